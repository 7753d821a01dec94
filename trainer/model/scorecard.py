"""Scorecard: the judgement of a session, each point with the quoted evidence."""

from dataclasses import dataclass
from enum import StrEnum


class Skill(StrEnum):
    """What is judged."""

    LISTENING = "listening"
    EMPATHY = "empathy"
    UNDERSTANDING = "understanding"
    SOLVING = "solving"
    EXPECTATIONS = "expectations"
    COMPOSURE = "composure"
    TAILORING = "tailoring"
    PROCESS = "process"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One quoted reason for a mark."""

    turn: int
    """Turn number, counted from 1; 0 for the session as a whole."""
    quote: str
    """The trainee's words, or what was missing."""
    why: str
    """What it shows."""
    good: bool
    """Whether it speaks for the trainee."""


@dataclass(frozen=True, slots=True)
class SkillMark:
    """The mark for one skill."""

    skill: Skill
    """Which skill."""
    score: int | None
    """0..100, or None where the session gave no occasion for it."""
    weight: int
    """How much it counts here."""
    evidence: tuple[Evidence, ...] = ()
    """Why."""


@dataclass(frozen=True, slots=True)
class Critical:
    """An act that fails a session whatever the average."""

    name: str
    """Stable name, e.g. ``insult``."""
    turn: int
    """Where it happened."""
    quote: str
    """The words."""
    why: str
    """What it breaks."""


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The judgement of one session."""

    score: int
    """Weighted mean of the marks, 0..100."""
    passed: bool
    """Score at the pass mark or above, the ending not lost, and no critical error."""
    pass_mark: int
    """Score from which it is passed, 0..100: the scenario's, or that of the course it was played for."""
    marks: tuple[SkillMark, ...]
    """One mark a skill."""
    critical: tuple[Critical, ...]
    """Critical errors in the order they happened."""

    def skills(self) -> dict[str, int | None]:
        """Skill name -> score or None, as transcripts carry it."""
        return {mark.skill.value: mark.score for mark in self.marks}
