"""Points on the way to one mark, each booked with the words it was given for."""

from dataclasses import dataclass, field

from trainer.model.scorecard import Evidence, Skill, SkillMark
from trainer.model.transcript import Turn
from trainer.scoring.observed import Said
from trainer.scoring.sentences import shortened

FULL = 100
"""The best mark."""

MOST_LACKING = 2
"""Things that one mark names as lacking; points without a reason teach nothing, and a list teaches little."""

MOST_EVIDENCE = 4
"""Pieces of evidence that one mark shows on either side."""


@dataclass(slots=True)
class Tally:
    """Adds up one mark."""

    points: float = 0.0
    """Sum so far; brought into 0..100 at the end."""
    evidence: list[Evidence] = field(default_factory=list)
    """Reasons so far."""
    lacking: list[str] = field(default_factory=list)
    """What would have earned more, as clauses: told where nothing else says why a mark is below 100."""

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
        if score < FULL and self.lacking and all(item.good for item in self.evidence):
            self.lose(0, None, f"For the rest, {' and '.join(self.lacking[:MOST_LACKING])}.")
        return SkillMark(skill, score, weight, self._shown(good=True) + self._shown(good=False))

    def _shown(self, *, good: bool) -> tuple[Evidence, ...]:
        side = dict.fromkeys(item for item in self.evidence if item.good is good)
        return tuple(sorted(side, key=lambda item: item.turn)[:MOST_EVIDENCE])
