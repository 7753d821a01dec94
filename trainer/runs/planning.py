"""What of a run is still to be done: pure functions of what is kept and what is there."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from trainer.runs.journal import Journal, Kept
from trainer.runs.judging import Basis
from trainer.runs.rubrics import Rubrics
from trainer.scoring import SCORING_VERSION

Thing = TypeVar("Thing")

CHUNK = 50
"""Transcripts that a worker is handed at a time; one by one, handing over would take longer than scoring."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What of a run is done, and what is not."""

    done: dict[int, Kept]
    """Place of a transcript -> its result."""
    todo: tuple[int, ...]
    """Places of those that are to be scored, in order."""


def plan(digests: Sequence[str | None], journal: Journal, rubrics: Rubrics) -> Plan:
    """Tell what is done from what is not.

    A result stands while transcript, content and scoring version are what they were.

    Args:
        digests: What each transcript is known by; None where that could not be told.
        journal: The results that are kept.
        rubrics: What is judged by today.
    """
    holds = still_holds(rubrics)
    found = {place: journal.find(digest, holds) for place, digest in enumerate(digests) if digest is not None}
    done = {place: kept for place, kept in found.items() if kept is not None}
    return Plan(done, tuple(place for place in range(len(digests)) if place not in done))


def still_holds(rubrics: Rubrics) -> Callable[[Basis], bool]:
    """Tells whether a basis is today's."""

    def holds(basis: Basis) -> bool:
        today = rubrics.fingerprint(basis.scenario, basis.persona)
        return basis.scoring == SCORING_VERSION and basis.content == today

    return holds


def chunks(things: Sequence[Thing], size: int = CHUNK) -> Iterator[Sequence[Thing]]:
    """``things`` in pieces of ``size``; the last may be shorter."""
    return (things[first : first + size] for first in range(0, len(things), size))
