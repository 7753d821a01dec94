"""One transcript judged: its scorecard as plain data, or why there is none.

This is what runs in workers. A transcript may be anything that somebody put
into a folder, so whatever is wrong with one becomes a ``Trouble`` and never
stops the others.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trainer.errors import CoolheadError, EnvironmentProblem, UsageError
from trainer.model.scenario import Ending, Scenario
from trainer.model.scorecard import Critical, Scorecard, SkillMark
from trainer.model.transcript import End, Transcript
from trainer.model.variety import Variety
from trainer.records.lines import dump_bytes
from trainer.records.reader import REMEDY, parse_transcript, read_bytes
from trainer.runs.rubrics import Rubrics
from trainer.scoring import SCORING_VERSION
from trainer.scoring.scorecard import ending_named, scorecard

Card = dict[str, Any]
"""A scorecard with what was played, as plain data."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What a judgement rests on besides the transcript."""

    scenario: str
    """What was played."""
    persona: str
    """Who the customer was."""
    content: str
    """Fingerprint of both, as they are now."""
    scoring: str
    """Version of the scoring."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A transcript's judgement."""

    digest: str
    """SHA-256 of the transcript's bytes."""
    basis: Basis
    """What it rests on."""
    line: bytes
    """The judgement as one line of the journal."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a transcript has no judgement."""

    what: str
    """What is wrong."""
    where: str
    """The file, with the line where that is known."""
    remedy: str
    """What to do."""

    def __str__(self) -> str:
        """The trouble as one plain line, as an error of the same kind reads."""
        return str(CoolheadError(self.what, where=self.where, remedy=self.remedy))


@dataclass(frozen=True, slots=True)
class Item:
    """One transcript for a worker."""

    place: int
    """Its place among all that are scored, counted from 0."""
    name: str
    """What it is called in messages; its path, where a worker reads it from there."""
    content: bytes | None = None
    """Its bytes, where the worker cannot reach them."""


Outcome = Judged | Trouble
"""What comes of a transcript."""


def judge_all(rubrics: Rubrics, items: Sequence[Item]) -> list[Outcome]:
    """Judge some transcripts, in their order."""
    return [judge(rubrics, item) for item in items]


def judge(rubrics: Rubrics, item: Item) -> Outcome:
    """Judge one transcript."""
    try:
        content = read_bytes(Path(item.name)) if item.content is None else item.content
        transcript = parse_transcript(Path(item.name), content).transcript
        basis, card = _judged(item.name, transcript, rubrics)
        digest = digest_of(content)
        return Judged(digest, basis, entry_line(digest, basis, card))
    except CoolheadError as error:
        return Trouble(error.what, error.where, error.remedy)
    except (ValueError, LookupError, TypeError, ArithmeticError, RecursionError) as error:
        return Trouble(f"it says what no session can say ({error})", item.name, REMEDY)


def digest_of(content: bytes) -> str:
    """What a transcript's bytes are known by."""
    return hashlib.sha256(content).hexdigest()


def entry_line(digest: str, basis: Basis, card: Card) -> bytes:
    """A judgement as one line of the journal."""
    return dump_bytes({"digest": digest, "basis": basis_record(basis), "card": card})


def basis_record(basis: Basis) -> dict[str, str]:
    """A basis as plain data."""
    return {name: getattr(basis, name) for name in Basis.__slots__}


def _judged(name: str, transcript: Transcript, rubrics: Rubrics) -> tuple[Basis, Card]:
    scenario, ending, end = _context(name, transcript, rubrics)
    start = transcript.start
    content = rubrics.fingerprint(start.scenario, start.persona)
    basis = Basis(start.scenario, start.persona, content, SCORING_VERSION)
    card = scorecard(transcript, scenario, ending)
    played = {key: getattr(start, key) for key in ("scenario", "persona", "degree", "mode", "seed")}
    return basis, {
        **played,
        "course": start.course,
        "module": start.module,
        "ending": ending.ending,
        **card_record(card),
        "recorded": _recorded(end),
        "content_changed": start.content_hash
        != rubrics.fingerprint(start.scenario, start.persona, drafts=Variety(start.variety).spoken_drafts),
    }


def card_record(card: Scorecard) -> Card:
    """A scorecard as plain data, with all evidence."""
    return {
        "score": card.score,
        "passed": card.passed,
        "skills": card.skills(),
        "critical": [_critical_record(error) for error in card.critical],
        "evidence": {mark.skill.value: _evidence_records(mark) for mark in card.marks},
    }


def _critical_record(error: Critical) -> dict[str, Any]:
    return {"name": error.name, "turn": error.turn, "quote": error.quote, "why": error.why}


def _evidence_records(mark: SkillMark) -> list[dict[str, Any]]:
    return [
        {"turn": point.turn, "quote": point.quote, "why": point.why, "good": point.good}
        for point in mark.evidence
    ]


def _recorded(end: End) -> dict[str, Any]:
    """What the transcript itself says it was worth when it was played."""
    marks = {str(name): mark if type(mark) is int else None for name, mark in end.skills}
    return {"score": end.score, "passed": end.passed, "skills": marks, "critical": list(end.critical)}


def _context(name: str, transcript: Transcript, rubrics: Rubrics) -> tuple[Scenario, Ending, End]:
    """What is needed beside a transcript to judge it.

    Raises:
        EnvironmentProblem: It was not played to its end.
        UsageError: Its scenario or its ending is not there.
    """
    if transcript.end is None:
        raise EnvironmentProblem(
            "the conversation has no end and cannot be scored", where=name, remedy="play it to its end first"
        )
    called, ended = transcript.start.scenario, transcript.end.ending
    scenario = rubrics.scenarios.get(called)
    if scenario is None:
        raise UsageError(
            f"there is no scenario '{called}'", where=name, remedy="name its folder with --content"
        )
    ending = ending_named(transcript, scenario)
    if ending is None:
        raise UsageError(
            f"scenario '{called}' has no ending '{ended}'",
            where=name,
            remedy="score it with the content it was played on",
        )
    return scenario, ending, transcript.end
