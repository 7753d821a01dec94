"""Sentences hold every word of a reply, and quotes hold the words they are about."""

from hypothesis import given
from hypothesis import strategies as st

from trainer.model.moves import Move
from trainer.model.reading import MoveHit
from trainer.scoring import sentences
from trainer.scoring.sentences import LONGEST_QUOTE, quote_of, shortened, split


def texts(reply: str) -> list[str]:
    return [sentence.text for sentence in split(reply)]


def test_a_reply_is_cut_at_full_stops_questions_and_line_ends() -> None:
    assert texts("I see. Go on! Really?\nAnd then") == ["I see.", "Go on!", "Really?", "And then"]
    assert texts('He said "no." Then nothing…') == ['He said "no."', "Then nothing…"]


def test_titles_numbers_and_times_do_not_end_a_sentence() -> None:
    assert texts("Ms. Holm, it is 4.2 at 3 p.m. today. Right?") == [
        "Ms. Holm, it is 4.2 at 3 p.m. today.",
        "Right?",
    ]


def test_nothing_gives_no_sentence() -> None:
    assert split("") == split(" \n ") == ()
    assert texts("...") == ["..."]


@given(st.text(max_size=120))
def test_sentences_hold_every_word_and_know_their_place(reply: str) -> None:
    parts = split(reply)
    assert "".join("".join(part.text.split()) for part in parts) == "".join(reply.split())
    assert all(reply[part.start : part.end] == part.text for part in parts)


def told_by_all_words(reply: str) -> list[int]:
    """Where sentences end, found by looking at all words before each full stop."""
    found = []
    for match in sentences._END.finditer(reply):
        words = reply[: match.end()].split()
        if words and words[-1].casefold() not in sentences._ABBREVIATIONS:
            found.append(match.end())
    return found


@given(
    st.lists(st.sampled_from(["Mr.", "p.m.", "Hm", "ok.", "?", "...", " ", "\n", "\n\n", "\u2026)", "e.g."]))
)
def test_a_title_is_one_wherever_it_stands(parts: list[str]) -> None:
    assert sentences._ends("".join(parts)) == told_by_all_words("".join(parts))


def test_a_quote_is_the_span_or_the_sentence_or_the_reply() -> None:
    reply = "I see.  That is a long wait."
    assert quote_of(reply, MoveHit(Move.LISTEN, 1.0, 0, 6)) == "I see."
    assert quote_of(reply, MoveHit(Move.LISTEN, 1.0, 10, 10)) == "That is a long wait."
    assert quote_of(reply, MoveHit(Move.LISTEN, 1.0, 900, 900)) == "I see. That is a long wait."


def test_a_long_quote_is_cut_between_words_and_stays_on_one_line() -> None:
    quote = shortened("word\n" * 100)
    assert quote.endswith("word …")
    assert len(quote) <= LONGEST_QUOTE
    assert len(shortened("x" * 500)) <= LONGEST_QUOTE
    assert shortened("a\n b") == "a b"
