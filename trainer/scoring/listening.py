"""The mark for listening: whether they could tell it to the end.

Truly by listen or restate; where one point meets the need, a question does as well.
Met: 20 for that, 50 x how much of what they needed was given (of the need's points; kind words
count once), and 30 x the mean over all replies while it is due, from 0 (jumps in) to 1 (lets
them tell it). Unmet: 50 x that mean. Less: rush 15, asked what was told 10,
question after question 10.
"""

from trainer.model.moves import Move
from trainer.model.scenario import Need
from trainer.model.transcript import Turn
from trainer.scoring.observed import Observed, is_drowned
from trainer.scoring.parts import MISSING, UNMET_MOST, take, to_the_point
from trainer.scoring.tally import Tally

ROOM = frozenset({Move.LISTEN, Move.RESTATE})
KIND = frozenset({Move.ACKNOWLEDGE, Move.APOLOGISE})
JUMPING_AHEAD = frozenset(
    {Move.PROPOSE, Move.OFFER_OPTIONS, Move.RECOMMEND, Move.EXPLAIN, Move.REFER, Move.CLOSE}
)
CIVIL = frozenset({Move.GREET, Move.THANK, Move.RECORD})


def listening(seen: Observed) -> Tally | None:
    """Whether they could tell it to the end."""
    if not seen.has_occasion(Need.HEARD):
        return None
    tally = Tally()
    values = {turn: _listened(seen, turn) for turn in seen.turns if Need.HEARD in seen.due[turn.n]}
    mean = sum(values.values()) / len(values) if values else 0.0
    genuine = seen.counts(*_listening_moves(seen), due=[Need.HEARD])
    if Need.HEARD in seen.met:
        tally.points = (20 if genuine else 0) + 50 * _room_given(seen, list(values)) + 30 * mean
        tally.lacking.append("let them tell it before anything else comes")
    else:
        tally.points = UNMET_MOST * mean
        tally.lose(0, None, MISSING[Need.HEARD])
    for said in genuine[:2]:
        tally.earn(0, said, "You gave them room before you went on.")
    if Need.HEARD in seen.met and not genuine:
        tally.lose(0, None, "They told it, though no word of yours was heard as an invitation to.")
    _cut_short(tally, seen, [turn for turn, value in values.items() if value == 0])
    return tally


def _listening_moves(seen: Observed) -> frozenset[Move]:
    """What counts as listening here: a customer who wants little of it is served by little."""
    small = seen.effort(Need.HEARD) <= 1
    return ROOM | {Move.CLARIFY} if small else ROOM


def _room_given(seen: Observed, turns: list[Turn]) -> float:
    """How much of what they needed was given, 0 to 1: two points a reply that listens, one for kindness."""
    said = [{item.move for item in seen.counted if item.turn is turn} for turn in turns]
    points = sum(2 for moves in said if moves & _listening_moves(seen))
    points += any(moves & KIND and not moves & _listening_moves(seen) for moves in said)
    return min(1.0, points / max(1, seen.effort(Need.HEARD)))


def _cut_short(tally: Tally, seen: Observed, jumped_in: list[Turn]) -> None:
    """What did not let them tell it: replies that jumped in, haste, and questions."""
    for turn in jumped_in:
        tally.lose_turn(0, turn, "They were still telling it.")
    take(tally, 15, seen.all_uses(Move.RUSH), "This cuts them short.")
    for event, why in (("again", "They had told you that."), ("interrogated", "Question after question.")):
        for turn in seen.events(event):
            tally.lose_turn(10, turn, why)


def _listened(seen: Observed, turn: Turn) -> float:
    """How far one reply let them tell it: 0 jumps in, 1 leaves the word to them."""
    if is_drowned(turn):
        return 0.0
    said = {item.move for item in seen.counted if item.turn is turn}
    value = _openness(said, _listening_moves(seen))
    if Need.HEARD in turn.met:
        return max(value, 0.5)
    ahead = _goes_ahead(seen, turn)
    return (0.6 if value == 1.0 else 0.3 if said & KIND else 0.0) if ahead else value


def _goes_ahead(seen: Observed, turn: Turn) -> bool:
    """Whether a reply goes on to business: a fix, an explanation, or a question for a fact."""
    raw = [said for said in seen.helpful if said.turn is turn]
    asks = any(said.move is Move.CLARIFY and to_the_point(said) for said in raw)
    pointed = asks and any(topic.startswith("fact:") for topic in turn.topics)
    return pointed or any(said.move in JUMPING_AHEAD for said in raw)


def _openness(said: set[Move], listening: frozenset[Move]) -> float:
    """What the moves of one reply are worth to somebody who wants to tell it."""
    if said & listening:
        return 1.0
    if Move.ACKNOWLEDGE in said:
        return 0.7
    if said & (KIND | CIVIL):
        return 0.5
    return 0.3 if said else 0.0
