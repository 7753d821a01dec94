"""Words are compared in one form, and filler does not count."""

import pytest

from trainer.scoring.words import alike, content_words, mentions, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("promise", "promised"),
        ("update", "updates"),
        ("check", "checked"),
        ("query", "queries"),
        ("drop", "dropped"),
        ("time", "times"),
        ("engineer", "engineer's"),
        ("three", "3"),
    ],
)
def test_forms_of_a_word_are_one(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_different_words_stay_different() -> None:
    assert len({stem(word) for word in ("pass", "miss", "file", "fill", "kettle", "settle")}) == 6
    assert alike("identity", "identifi")
    assert not alike("contract", "contact")
    assert not alike("car", "carpet")


def test_filler_carries_no_meaning() -> None:
    assert content_words("Is that right? Have I got it?", "You're welcome, I don't know") == {"welcom"}
    assert content_words("The kettles I\u2019d called about") == {"kettl"}


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("option four", "Option 4 leads to building services", True),
        ("option four", "the option leads nowhere", False),
        ("call-back", "promised him a callback", True),
        ("e-mail", "sent an email", True),
        ("registration", "has to be registered anew", True),
        ("recur", "a recurrence of 5093", True),
        ("5.2", "version 5.2", True),
        ("shoulder", "they should call", False),
    ],
)
def test_a_ticket_mentions_a_term_in_any_form(term: str, text: str, found: bool) -> None:
    assert mentions(text, term) is found
