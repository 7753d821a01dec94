"""The modules of a course under their days: a sign for the state, the title, and what stands."""

from collections.abc import Container
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from trainer.courses.progress import CourseProgress, ModuleProgress, State
from trainer.wording.harmless import one_line

SIGNS = {State.DONE: "✓", State.OPEN: "▸", State.LOCKED: "·"}
"""Sign of each state; the word stands beside it on the right or in the details."""

CUT_OFF = "↻"
"""Sign of a module whose attempt was cut off and can go on."""


class CourseList(OptionList):
    """Rows whose identifiers are those of modules."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Start", key_display="Enter", tooltip="start the marked module")
    ]

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(id="modules", markup=False)

    def fill(self, stands: CourseProgress, cut_off: Container[str]) -> None:
        """Show a course, keeping the mark on the row that has it.

        Args:
            stands: How the course stands.
            cut_off: Identifiers of modules whose attempt was cut off.
        """
        marked = self.marked or (stands.next.module.module if stands.next else "")
        options: list[Option] = []
        day = None
        for part in stands.modules:
            here = stands.course.day_of(part.module.module)
            if here != day:
                options += self._heading(stands, here, first=day is None)
                day = here
            options.append(self._row(part, cut_off=part.module.module in cut_off))
        self.set_options(options)
        known = [option.id for option in self.options if option.id]
        wanted = marked if marked in known else next(iter(known), None)
        self.highlighted = self.get_option_index(wanted) if wanted else None

    @property
    def marked(self) -> str:
        """Identifier of the marked module; empty if there is none."""
        option = self.highlighted_option
        return (option.id or "") if option else ""

    def _heading(self, stands: CourseProgress, day: int, *, first: bool) -> list[Option]:
        """What stands over the modules of a day."""
        title = stands.course.days[day - 1].title if day else ""
        words = f"DAY {day}  {one_line(title)}" if day else "MODULES"
        row = Option(Text(words, style=self._quiet, no_wrap=True, overflow="ellipsis"), disabled=True)
        return [row] if first else [Option("", disabled=True), row]

    def _row(self, part: ModuleProgress, *, cut_off: bool) -> Option:
        """One module on one line."""
        locked = part.state is State.LOCKED and not cut_off
        style = self._quiet if locked else ""
        sign = CUT_OFF if cut_off else SIGNS[part.state]
        grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
        grid.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
        grid.add_column(justify="right", no_wrap=True)
        grid.add_row(
            Text(f"{sign} {one_line(part.module.title)}", style=style), Text(_right(part), style=self._quiet)
        )
        return Option(grid, id=part.module.module)

    @property
    def _quiet(self) -> str:
        """The colour of what stands back."""
        return self.app.theme_variables["quiet"]


def _right(part: ModuleProgress) -> str:
    """Mode, and the score where there is one, else the state."""
    mode = "exam, " if part.module.mode.value == "exam" else ""
    if part.score is not None:
        return f"{mode}{part.score} {'passed' if part.passed else 'not yet'}"
    spare = "" if part.needed or part.state is State.LOCKED else "extra, "
    return f"{mode}{spare}{part.state.value}"
