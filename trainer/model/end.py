"""How a session ended, as the last record of its transcript."""

from dataclasses import dataclass
from typing import Any

Record = dict[str, Any]
"""One line of a transcript as plain data."""


@dataclass(frozen=True, slots=True)
class End:
    """Last record: how it ended and what it was worth."""

    ending: str
    """Ending identifier."""
    outcome: str
    """How the conversation stopped."""
    score: int
    """0..100."""
    passed: bool
    """Whether it counts as passed."""
    skills: tuple[tuple[str, int | None], ...]
    """Skill and its score or None."""
    critical: tuple[str, ...]
    """Names of critical errors."""

    def record(self) -> Record:
        """As the transcript's last line."""
        return {
            "type": "end",
            "ending": self.ending,
            "outcome": self.outcome,
            "score": self.score,
            "passed": self.passed,
            "skills": dict(self.skills),
            "critical": list(self.critical),
        }

    @classmethod
    def from_record(cls, record: Record) -> "End":
        """From the transcript's last line.

        Raises:
            KeyError: A contracted key is missing.
        """
        return cls(
            ending=record["ending"],
            outcome=record["outcome"],
            score=record["score"],
            passed=record["passed"],
            skills=tuple(record["skills"].items()),
            critical=tuple(record["critical"]),
        )
