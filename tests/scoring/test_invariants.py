"""What holds for every session: bounds, silence about the unrated, and no gain from harm."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.scoring.sessions import TICKET, Reply, Spoken, ending, note, scenario, session, talk
from trainer.engine.judgement import MILD_HARM
from trainer.model.moves import HARMFUL, Move
from trainer.scoring.coach import advise
from trainer.scoring.debrief import debrief
from trainer.scoring.scorecard import scorecard

NEEDS = ("heard", "acknowledged", "agreed", "helped", "informed", "closed")
HELPFUL = sorted(set(Move) - HARMFUL)
CALM_EVENTS = (
    "accepts",
    "declines",
    "empathy_only",
    "reveals",
    "again",
    "too_many",
    "contradiction",
    "asks_supervisor",
)
SIGNALS = ("name", "tailored", "misfit", "shouting", "jargon", "repeated", "long_reply")
PLAYED = scenario()

sentences = st.lists(
    st.one_of(
        st.lists(st.sampled_from(HELPFUL), max_size=3, unique=True),
        st.lists(st.sampled_from(sorted(HARMFUL)), min_size=1, max_size=2, unique=True),
        st.lists(st.sampled_from(sorted(Move)), max_size=3, unique=True),
    ).map(tuple),
    min_size=1,
    max_size=4,
)


def is_harmful(sentence: Sequence[Move]) -> bool:
    return any(move.harmful for move in sentence)


@st.composite
def conversations(draw: st.DrawFn) -> list[Reply]:
    """Replies as the rules could have taken them: needs met in order, none by a reply that harm drowned."""
    replies: list[Reply] = []
    done = 0
    for _ in range(draw(st.integers(0, 9))):
        said = tuple(draw(sentences))
        drowned = any(move in HARMFUL - MILD_HARM for sentence in said for move in sentence)
        now = 0 if drowned else draw(st.integers(0, min(2, len(NEEDS) - 1 - done)))
        calm = draw(st.lists(st.sampled_from(CALM_EVENTS), max_size=2, unique=True).map(tuple))
        harmed = any(is_harmful(sentence) for sentence in said)
        replies.append(
            Reply(
                need=NEEDS[done],
                sentences=said,
                met=NEEDS[done : done + now],
                events=("pushback",) if harmed else calm,
                signals=draw(st.lists(st.sampled_from(SIGNALS), max_size=3, unique=True).map(tuple)),
            )
        )
        done += now
    return replies


actions = st.sampled_from([(), (TICKET,), (note("kettle"), note("", "hint")), (note("", "escalate"),)])
kinds = st.sampled_from(["best", "partial", "lost"])


def without(replies: list[Reply], n: int, k: int) -> list[Reply]:
    """The same conversation, where reply ``n`` leaves out sentence ``k``, or is left out if that was all."""
    reply = replies[n]
    rest = reply.sentences[:k] + reply.sentences[k + 1 :]
    events = reply.events if any(is_harmful(sentence) for sentence in rest) else ()
    left = [replace(reply, sentences=rest, events=events)] if rest else []
    return replies[:n] + left + replies[n + 1 :]


@settings(max_examples=400, deadline=None)
@given(conversations(), actions, kinds, st.data())
def test_leaving_out_a_harmful_sentence_never_lowers_the_score(
    replies: list[Reply], done: tuple, kind: str, data: st.DataObject
) -> None:
    places = [
        (n, k)
        for n, reply in enumerate(replies)
        for k, sentence in enumerate(reply.sentences)
        if is_harmful(sentence) and (len(reply.sentences) > 1 or (not reply.met and len(replies) > 1))
    ]
    assume(places)
    n, k = data.draw(st.sampled_from(places))
    before = scorecard(session(replies, *done), PLAYED, ending(kind, PLAYED))
    after = scorecard(session(without(replies, n, k), *done), PLAYED, ending(kind, PLAYED))
    lower = {
        name: (score, after.skills()[name])
        for name, score in before.skills().items()
        if score is not None and (after.skills()[name] or 0) < score
    }
    assert lower == {}
    assert after.score >= before.score
    assert after.passed or not before.passed


@settings(max_examples=100, deadline=None)
@given(conversations(), actions, st.lists(st.tuples(st.integers(0, 9), sentences), max_size=3))
def test_replies_that_were_not_understood_count_neither_for_nor_against(
    replies: list[Reply], done: tuple, unclear: list[tuple[int, list[tuple[Move, ...]]]]
) -> None:
    mixed = list(replies)
    for place, said in unclear:
        mixed.insert(
            place, Reply("heard", tuple(said), rated=False, events=("confused",), signals=("shouting",))
        )
    plain, with_more = (scorecard(session(r, *done), PLAYED) for r in (replies, mixed))
    assert with_more.skills() == plain.skills()
    assert with_more.score == plain.score
    assert len(with_more.critical) == len(plain.critical)


@settings(max_examples=100, deadline=None)
@given(conversations(), actions, kinds)
def test_every_score_is_a_whole_number_from_0_to_100_and_always_the_same(
    replies: list[Reply], done: tuple, kind: str
) -> None:
    card = scorecard(session(replies, *done), PLAYED, ending(kind, PLAYED))
    assert card == scorecard(session(replies, *done), PLAYED, ending(kind, PLAYED))
    assert 0 <= card.score <= 100
    assert all(mark.score is None or 0 <= mark.score <= 100 for mark in card.marks)
    assert not (card.passed and (card.critical or kind == "lost"))
    assert bool(card.critical) == any(Move.INSULT in s for reply in replies for s in reply.sentences)


@settings(max_examples=60, deadline=None)
@given(conversations(), actions)
def test_any_ended_session_has_a_debrief_with_one_review_a_turn(replies: list[Reply], done: tuple) -> None:
    transcript = session(replies, *done, end="dry", outcome="ended")
    shown = debrief(transcript, PLAYED)
    assert [review.n for review in shown.turns] == [turn.n for turn in transcript.turns]
    assert len(shown.moods) == len(replies) + 1
    assert {review.n for review in shown.turns if review.weak} == set(advise(transcript, PLAYED))


CHECKS = (
    "Is that right?",
    "Right?",
    "What happened?",
    "Sorry about that.",
    "The kettle died on Monday at noon.",
)
spoken = st.tuples(
    st.sampled_from(CHECKS),
    st.dictionaries(
        st.one_of(
            st.sampled_from([Move.RESTATE, Move.PROPOSE, Move.SET_EXPECTATION, Move.RECORD]),
            st.sampled_from(HELPFUL),
            st.sampled_from(sorted(HARMFUL)),
        ),
        st.sampled_from([0.3, 0.5, 0.7, 0.9]),
        max_size=4,
    ),
)


@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 2), st.lists(spoken, min_size=1, max_size=4)), max_size=6),
    st.data(),
)
def test_it_holds_for_real_words_and_doubtful_moves_too(
    talks: list[tuple[int, list[tuple[str, dict[Move, float]]]]], data: st.DataObject
) -> None:
    replies: list[Spoken] = []
    done = 0
    for wanted, said in talks:
        drowned = any(move in HARMFUL - MILD_HARM for _, moves in said for move in moves)
        now = 0 if drowned else min(wanted, len(NEEDS) - 1 - done)
        replies.append(talk(NEEDS[done], *said, met=NEEDS[done : done + now]))
        done += now
    places = [
        (n, k)
        for n, reply in enumerate(replies)
        for k, (_, moves) in enumerate(reply.words)
        if is_harmful(tuple(moves)) and len(reply.words) > 1
    ]
    assume(places)
    n, k = data.draw(st.sampled_from(places))
    rest = replies[n].words[:k] + replies[n].words[k + 1 :]
    cleaner = [*replies[:n], replace(replies[n], words=rest), *replies[n + 1 :]]
    before = scorecard(session(replies), PLAYED, ending("partial", PLAYED)).skills()
    after = scorecard(session(cleaner), PLAYED, ending("partial", PLAYED)).skills()
    assert {
        name: (score, after[name]) for name, score in before.items() if (after[name] or 0) < (score or 0)
    } == {}
