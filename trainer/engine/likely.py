"""What the customer may say next: the same machine, asked with replies that nobody gave yet.

The engine has no hands, so that it can be asked what would come of a reply.
Typical readings, one a kind of move and one a topic, give the lines that are
most likely to be due; something slow, such as a language model, can be put to
work on them while the trainee types. Nothing here changes a state.
"""

from collections import Counter
from collections.abc import Iterator

from trainer.engine.matter import topic_phrases
from trainer.engine.session import step
from trainer.engine.state import State
from trainer.model.lines import Line
from trainer.model.mood import HeatBand
from trainer.model.moves import Move
from trainer.model.reading import MoveHit, Reading, TopicHit

SURE = 0.9
"""Score of a move or topic in a reply that nobody gave."""

MOVES: tuple[tuple[Move, ...], ...] = (
    (Move.LISTEN,),
    (Move.ACKNOWLEDGE,),
    (Move.ACKNOWLEDGE, Move.APOLOGISE),
    (Move.RESTATE, Move.CONFIRM),
    (Move.CLARIFY,),
    (Move.TAKE_OWNERSHIP,),
    (Move.TAKE_OWNERSHIP, Move.SET_EXPECTATION, Move.FOLLOW_UP),
    (Move.EXPLAIN,),
    (Move.GREET,),
    (Move.CLOSE, Move.THANK),
    (Move.CALM_DOWN,),
    (Move.ARGUE,),
    (),
)
"""Moves of typical replies."""


def likely_lines(state: State) -> tuple[tuple[Line, HeatBand], ...]:
    """Lines that the customer may say next, each with the heat at which it would be said.

    The likeliest come first; there are none when the conversation has ended.
    """
    if state.outcome:
        return ()
    counted: Counter[tuple[Line, HeatBand]] = Counter()
    for reading in _readings(state):
        after = step(state, reading).state
        counted.update((line, after.mood.band) for line in lines_between(state, after))
    return tuple(item for item, _ in counted.most_common())


def lines_between(before: State, after: State) -> tuple[Line, ...]:
    """Lines that were said on the way from one state to another, in the order of speaking."""
    said = [line for line, number in after.spoken.items() if before.spoken.get(line) != number]
    return tuple(
        line if isinstance(line, Line) else Line(line) for line in sorted(said, key=after.spoken.__getitem__)
    )


def _readings(state: State) -> Iterator[Reading]:
    """What typical replies would be read as."""
    for moves in MOVES:
        yield _reading(moves)
    for topic in topic_phrases(state.casting.scenario):
        move = Move.CLARIFY if topic.startswith("fact:") else Move.PROPOSE
        yield _reading((move,), topic)


def _reading(moves: tuple[Move, ...], topic: str = "") -> Reading:
    hits = tuple(MoveHit(move, SURE, 0, 1) for move in moves)
    return Reading("-", moves=hits, topics=(TopicHit(topic, SURE, 0, 1),) if topic else ())
