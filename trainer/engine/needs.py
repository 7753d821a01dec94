"""Needs: what earns progress toward each, and how one reply moves along them.

A reply is judged against the first unmet need. When it meets that one, its
other moves are judged against the next, and so on, so that "I'm sorry, that is
a long wait. So you need the list by three, is that right?" can meet three
needs. What it does not reach is not credited, except what keeps (``BANKED``).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from trainer.engine.state import State
from trainer.model.moves import Move
from trainer.model.scenario import Need, NeedSpec

EARNS: dict[Need, dict[Move, int]] = {
    Need.HEARD: {
        Move.LISTEN: 2,
        Move.RESTATE: 2,
        Move.ACKNOWLEDGE: 1,
        Move.APOLOGISE: 1,
        Move.GREET: 1,
        Move.CLARIFY: 1,
        Move.THANK: 1,
        Move.RECORD: 1,
    },
    Need.ACKNOWLEDGED: {
        Move.ACKNOWLEDGE: 2,
        Move.APOLOGISE: 1,
        Move.RESTATE: 1,
        Move.TAKE_OWNERSHIP: 1,
        Move.REASSURE: 1,
    },
    Need.AGREED: {
        Move.RESTATE: 2,
        Move.CONFIRM: 1,
        Move.CLARIFY: 1,
    },
    Need.HELPED: {
        Move.PROPOSE: 1,
        Move.RECOMMEND: 1,
        Move.OFFER_OPTIONS: 1,
        Move.TAKE_OWNERSHIP: 1,
        Move.ESCALATE: 1,
        Move.REFER: 1,
    },
    Need.INFORMED: {
        Move.SET_EXPECTATION: 2,
        Move.FOLLOW_UP: 2,
        Move.EXPLAIN: 1,
        Move.RECORD: 1,
        Move.RECOMMEND: 1,
    },
    Need.CLOSED: {
        Move.CLOSE: 2,
        Move.THANK: 1,
    },
}
"""Points that a move earns toward a need."""

BANKED: dict[Need, dict[Move, int]] = {
    Need.ACKNOWLEDGED: {Move.ACKNOWLEDGE: 1, Move.APOLOGISE: 1},
    Need.AGREED: {Move.RESTATE: 1},
    Need.INFORMED: {Move.SET_EXPECTATION: 2, Move.FOLLOW_UP: 2, Move.RECORD: 1},
}
"""Points that keep when a move comes early: kind words and a playback count half, a time does not spoil."""

VERY_DIRECT = 80
"""Directness from which a question to the point is a way of listening."""

STRAIGHT: dict[Need, dict[Move, int]] = {Need.AGREED: {Move.EXPLAIN: 1}}
"""What else earns points with a very direct person: who names the cause has understood."""

VENTING_HEAT = 40
"""Heat from which somebody must let off steam before anything else; below it a slip costs little."""

HEARD_CAP = 2
"""Most points toward ``heard`` in one reply: a story is not told in one breath."""


@dataclass(frozen=True, slots=True)
class Advance:
    """How far one reply came along the needs."""

    met: tuple[Need, ...]
    """Needs met by this reply."""
    progress: Mapping[Need, int]
    """Points after it."""
    served: Mapping[Move, Need]
    """Move -> the first need it earned points for."""
    due: tuple[Need, ...]
    """Needs that were due at some moment of this reply."""

    @property
    def moved(self) -> bool:
        """Whether any need that was due gained points."""
        return bool(self.served)


def advance(
    state: State, moves: frozenset[Move], *, settled: bool, asked_fact: bool, fits: bool = False
) -> Advance:
    """Move along the needs with one reply's helpful moves.

    Args:
        state: Where the conversation stands.
        moves: Helpful moves that count in this reply.
        settled: Whether a solution was taken that meets the need to be helped.
        asked_fact: Whether a fact of the scenario was asked for.
        fits: Whether it offers, for the first time, something that would be taken: who knows what fits has
            understood, so the proposal earns a point toward agreement.

    Returns:
        Needs met, points, and which move served which need.
    """
    progress = dict(state.progress)
    met: list[Need] = []
    due: list[Need] = []
    served: dict[Move, Need] = {}
    for spec in state.casting.needs:
        if spec.need in state.met:
            continue
        if spec.need is Need.CLOSED and due:
            break
        due.append(spec.need)
        earns = _earns(state, spec.need, moves, asked_fact)
        if fits and spec.need is Need.AGREED:
            earns |= {Move.PROPOSE: 1}
        for move in earns:
            served.setdefault(move, spec.need)
        progress[spec.need] = progress.get(spec.need, 0) + _points(spec.need, earns)
        if not _is_met(state, spec, progress[spec.need], settled):
            break
        met.append(spec.need)
    _bank(state, progress, moves, due)
    return Advance(tuple(met), progress, served, tuple(due))


def _earns(state: State, need: Need, moves: frozenset[Move], asked_fact: bool) -> dict[Move, int]:
    """Points of this reply's moves toward ``need``, in the table's order.

    A pointed question, about a fact, cuts off somebody who has to let off steam; a calm person is glad of
    it, and a very direct one takes it for interest and a cause for agreement.
    """
    table = EARNS[need]
    if state.casting.persona.norms.directness >= VERY_DIRECT:
        table = table | STRAIGHT.get(need, {})
    elif need is Need.HEARD and asked_fact and state.mood.heat >= VENTING_HEAT:
        table = {move: points for move, points in table.items() if move is not Move.CLARIFY}
    return {move: points for move, points in table.items() if move in moves}


def _points(need: Need, earns: Mapping[Move, int]) -> int:
    points = sum(earns.values())
    return min(points, HEARD_CAP) if need is Need.HEARD else points


def _is_met(state: State, spec: NeedSpec, points: int, settled: bool) -> bool:
    """Whether a need is met: help takes a solution that settles, the rest takes points."""
    if spec.need is Need.HELPED:
        return settled
    return points >= state.casting.effort(spec)


def _bank(state: State, progress: dict[Need, int], moves: frozenset[Move], due: list[Need]) -> None:
    """Keep what was given before anybody asked for it."""
    for need, keeps in BANKED.items():
        if need not in due and need not in state.met:
            early = sum(points for move, points in keeps.items() if move in moves)
            progress[need] = progress.get(need, 0) + early


def homes(move: Move) -> tuple[Need, ...]:
    """The needs that ``move`` can serve."""
    return tuple(need for need, earns in EARNS.items() if move in earns)
