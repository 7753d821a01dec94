"""Readings made by hand: what a reader would say, without a reader."""

from hypothesis import strategies as st

from trainer.model.moves import HARMFUL, Move
from trainer.model.reading import MoveHit, Promise, Reading, Signals, Status, TopicHit
from trainer.model.scenario import Scenario


def reading(text: str = "words", *moves: Move, topics: tuple[str, ...] = (), **signals: object) -> Reading:
    """A rated reading of ``text`` with these moves and topics over its whole length."""
    size = len(text)
    marks = Signals(words=len(text.split()), questions=text.count("?"), **signals)  # type: ignore[arg-type]
    return Reading(
        text=text,
        moves=tuple(MoveHit(move, 0.9, 0, size) for move in moves),
        topics=tuple(TopicHit(name, 0.9, 0, size) for name in topics),
        signals=marks,
    )


def topics_of(scenario: Scenario) -> list[str]:
    """All topics that a reply in this scenario can touch."""
    facts = [f"fact:{fact.fact}" for fact in scenario.facts]
    return facts + [f"solution:{item.solution}" for item in scenario.solutions]


def readings(scenario: Scenario, *, harmless: bool = False) -> st.SearchStrategy[Reading]:
    """Any reading that a reader could give in this scenario."""
    allowed = [move for move in Move if not (harmless and move in HARMFUL)]
    return st.builds(
        _build,
        st.lists(st.sampled_from(allowed), max_size=5, unique=True),
        st.lists(st.sampled_from(topics_of(scenario)), max_size=4, unique=True),
        st.integers(0, 5),
        st.booleans(),
        st.booleans(),
        st.sampled_from([Status.UNDERSTOOD] * 6 + [Status.UNCLEAR]),
        st.sampled_from(["", "16:00", "17:00", "today", "thursday"]),
    )


def _build(
    moves: list[Move],
    topics: list[str],
    questions: int,
    name: bool,
    repeated: bool,
    status: Status,
    when: str,
) -> Reading:
    text = "some words?"
    rated = status is Status.UNDERSTOOD
    return Reading(
        text=text,
        status=status,
        moves=tuple(MoveHit(move, 0.9, 0, len(text)) for move in moves) if rated else (),
        topics=tuple(TopicHit(topic, 0.9, 0, len(text)) for topic in topics) if rated else (),
        signals=Signals(words=2, questions=questions, uses_name=name, repeated=repeated),
        promises=(Promise("call", when, when),) if when else (),
    )
