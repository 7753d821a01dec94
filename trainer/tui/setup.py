"""What is chosen before a conversation: scenario, mode, degree, persona, wording and seed."""

from dataclasses import dataclass

from trainer.model.mode import Mode
from trainer.model.persona import Degree
from trainer.model.variety import Variety


@dataclass(frozen=True, slots=True)
class Setup:
    """One choice of what to play."""

    scenario: str
    """Scenario identifier."""
    mode: Mode = Mode.PRACTICE
    """How much help there is."""
    degree: Degree = Degree.MARKED
    """How strongly the persona shows its temper."""
    persona: str | None = None
    """Persona identifier; None for the scenario's own."""
    seed: int | None = None
    """What chooses among lines; None to draw one."""
    variety: Variety = Variety.AUTHORED
    """How far the customer's wording may vary; a course chooses for its modules."""
    course: str = ""
    """The course that it is played for; empty for a play of one's own."""
    module: str = ""
    """The module of that course."""
