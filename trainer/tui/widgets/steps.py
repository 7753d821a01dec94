"""The steps of good handling in the order of this customer, the present one marked."""

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text
from textual.reactive import reactive
from textual.widget import Widget

from trainer.model.scenario import Need

StepState = tuple[Need, str, bool]
"""A need, what its step is called, and whether it is met."""


class Steps(Widget):
    """Needs as steps: done, present, to come."""

    steps: reactive[tuple[StepState, ...]] = reactive((), layout=True)
    """All steps in order."""
    present: reactive[Need | None] = reactive(None)
    """The first unmet need."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(id="steps")

    def show(self, steps: Sequence[StepState], present: Need | None) -> None:
        """Show which steps are done and which is next."""
        self.steps, self.present = tuple(steps), present

    def render(self) -> Table:
        """One row a step: its sign, and its name with a hanging indent."""
        colours = self.app.theme_variables
        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_column(width=1)
        grid.add_column()
        for need, name, met in self.steps:
            if need is self.present:
                sign, style = "▸", f"bold {colours['accent']}"
            elif met:
                sign, style = "✓", colours["secondary"]
            else:
                sign, style = "○", colours["quiet"]
            grid.add_row(Text(sign, style=style), Text(name, style=style))
        return grid
