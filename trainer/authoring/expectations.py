"""What a test expects, held against what came of a reply or of a whole conversation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trainer.content.claims import Direction, read_claim
from trainer.content.conversations import EndClaims, Step, StepClaims
from trainer.model.mood import Gauge
from trainer.model.scenario import Ending, Need
from trainer.model.transcript import Action, End, Turn

NOTHING = "nothing"
"""What is said where a list is empty."""


@dataclass(frozen=True, slots=True)
class Miss:
    """One expectation that was not met."""

    expected: str
    """What the author claimed."""
    got: str
    """What came instead."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What can be claimed of one reply or action."""

    step: Turn | Action
    """As recorded."""
    need: Need | None
    """The first unmet need afterwards."""
    met_before: tuple[str, ...] = ()
    """Needs that earlier steps had met."""

    @property
    def lists(self) -> dict[str, tuple[str, ...]]:
        """Field of ``StepClaims`` -> the names that were found."""
        step = self.step
        if isinstance(step, Action):
            return {"moves": (), "topics": (), "events": step.events, "met": ()}
        moves = tuple(dict.fromkeys(hit.name.value for hit in step.moves))
        return {"moves": moves, "topics": step.topics, "events": step.events, "met": step.met}


def step_misses(step: Step, outcome: Outcome) -> list[Miss]:
    """Everything that a step expected and did not get, and everything that must not be and was."""
    return [*_unmet(step.expect, outcome), *_forbidden(step.must_not, outcome)]


def end_misses(expect: EndClaims, must_not: EndClaims, end: End, ending: Ending) -> list[Miss]:
    """The same for the end of a conversation."""
    misses = []
    for claims, wanted in ((expect, True), (must_not, False)):
        for claim, got, holds in _end_facts(claims, end, ending):
            if holds is not wanted:
                misses.append(Miss(claim if wanted else f"not: {claim}", got))
    return misses


def _unmet(claims: StepClaims, outcome: Outcome) -> Iterator[Miss]:
    for field, found in outcome.lists.items():
        missing = [name for name in getattr(claims, field) if name not in found]
        if missing:
            yield Miss(f"{field}: {', '.join(missing)}", _names(field, found, outcome))
    for claim, got, holds in _facts(claims, outcome):
        if not holds:
            yield Miss(claim, got)


def _forbidden(claims: StepClaims, outcome: Outcome) -> Iterator[Miss]:
    for field, found in outcome.lists.items():
        there = [name for name in getattr(claims, field) if name in found]
        if there:
            yield Miss(f"not: {field}: {', '.join(there)}", _names(field, found, outcome))
    for claim, got, holds in _facts(claims, outcome):
        if holds:
            yield Miss(f"not: {claim}", got)


Fact = tuple[str, str, bool]
"""A claim, what was found, and whether the claim is true."""


def _facts(claims: StepClaims, outcome: Outcome) -> Iterator[Fact]:
    if claims.need is not None:
        got = outcome.need.value if outcome.need else "all needs are met"
        yield f"need: {claims.need.value}", got, outcome.need is claims.need
    for gauge in Gauge:
        claim = read_claim(getattr(claims, gauge.value) or "")
        if claim is not None:
            before, after = outcome.step.before.value(gauge), outcome.step.after.value(gauge)
            got = f"{gauge.value} {Direction.of(after - before).value}, {before} -> {after}"
            yield f"{gauge.value}: {claim.text}", got, claim.holds(before, after)


def _end_facts(claims: EndClaims, end: End, ending: Ending) -> Iterator[Fact]:
    named = (
        ("ending", claims.ending, end.ending),
        ("kind", claims.kind and claims.kind.value, ending.kind.value),
        ("outcome", claims.outcome and claims.outcome.value, end.outcome),
    )
    for field, claimed, got in named:
        if claimed is not None:
            yield f"{field}: {claimed}", f"{field} {got}", claimed == got
    if claims.passed is not None:
        yield f"passed: {_word(claims.passed)}", f"{_passed(end)}", claims.passed is end.passed
    score = read_claim(claims.score or "", bounds_only=True)
    if score is not None:
        yield f"score: {score.text}", f"score {end.score}", score.holds(end.score, end.score)
    for name in claims.critical:
        got = f"critical errors: {', '.join(end.critical) or NOTHING}"
        yield f"critical: {name}", got, name in end.critical


def _word(value: bool) -> str:
    return "true" if value else "false"


def _passed(end: End) -> str:
    return f"{'passed' if end.passed else 'not passed'} with {end.score}"


def _names(field: str, found: Sequence[str], outcome: Outcome) -> str:
    """What was found, and for moves what came close."""
    text = ", ".join(found) or NOTHING
    step = outcome.step
    if field == "met" and outcome.met_before:
        return f"{text}; earlier steps had met {', '.join(outcome.met_before)}"
    if field != "moves" or not isinstance(step, Turn):
        return text
    if not step.rated:
        return f"{NOTHING}: the reply was not understood ({step.status})"
    return f"{text}; close: {', '.join(step.unsure)}" if step.unsure else text
