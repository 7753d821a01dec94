"""Points on the way to one mark, each booked with the words it was given for."""

from dataclasses import dataclass, field

from trainer.model.scorecard import Evidence, Skill, SkillMark
from trainer.model.transcript import Turn
from trainer.scoring.observed import Said
from trainer.scoring.sentences import shortened

FULL = 100
"""The best mark."""

MOST_EVIDENCE = 4
"""Pieces of evidence that one mark shows on either side."""


FURTHER: dict[Skill, str] = {
    Skill.LISTENING: "For the rest, let them tell it before anything else comes.",
    Skill.EMPATHY: "For the rest, say it in their details, with an apology, and once more in another way.",
    Skill.UNDERSTANDING: "For the rest, ask whether you have it right, and what you still need to know.",
    Skill.SOLVING: "For the rest, explain it, recommend one way, or say that you will see to it.",
    Skill.EXPECTATIONS: "For the rest, say how they will hear from you, and that it is on record.",
    Skill.TAILORING: "For the rest, use their name, and words that fit nobody else, twice each.",
    Skill.PROCESS: "For the rest, tell them that it is on record.",
    Skill.CLOSING: "For the rest, thank them, and say what you will see to.",
}
"""What a mark below 100 lacks where nothing was taken off: points without a reason teach nothing."""


@dataclass(slots=True)
class Tally:
    """Adds up one mark."""

    points: float = 0.0
    """Sum so far; brought into 0..100 at the end."""
    evidence: list[Evidence] = field(default_factory=list)
    """Reasons so far."""

    def earn(self, points: float, by: Said | None, why: str) -> None:
        """Add points, and say for which words; None for what shows in the whole session."""
        self.points += points
        self.evidence.append(Evidence(by.turn.n if by else 0, by.quote if by else "", why, good=True))

    def lose(self, points: float, by: Said | None, why: str) -> None:
        """Take points, and say for which words; None for what was missing."""
        self.points -= points
        self.evidence.append(Evidence(by.turn.n if by else 0, by.quote if by else "", why, good=False))

    def earn_turn(self, points: float, turn: Turn, why: str) -> None:
        """Add points for a whole reply."""
        self.points += points
        self.evidence.append(Evidence(turn.n, shortened(turn.reply), why, good=True))

    def lose_turn(self, points: float, turn: Turn, why: str) -> None:
        """Take points for a whole reply."""
        self.points -= points
        self.evidence.append(Evidence(turn.n, shortened(turn.reply), why, good=False))

    def mark(self, skill: Skill, weight: int) -> SkillMark:
        """The mark, 0..100, with its evidence: what is good first, each in the order of the session."""
        score = max(0, min(100, int(self.points + 0.5)))
        if score < FULL and skill in FURTHER and all(item.good for item in self.evidence):
            self.lose(0, None, FURTHER[skill])
        return SkillMark(skill, score, weight, self._shown(good=True) + self._shown(good=False))

    def _shown(self, *, good: bool) -> tuple[Evidence, ...]:
        side = dict.fromkeys(item for item in self.evidence if item.good is good)
        return tuple(sorted(side, key=lambda item: item.turn)[:MOST_EVIDENCE])
