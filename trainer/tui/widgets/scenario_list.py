"""The library: cut-off sessions on top, then every scenario on one line, or on two where there is room."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.table import Table
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from trainer.model.scenario import Scenario
from trainer.wording.harmless import one_line
from trainer.wording.words import DIFFICULTY_WORDS, dots, plural

if TYPE_CHECKING:
    from trainer.game import Best, Saved

SHOWN_AT_FIRST = 3
"""Cut-off sessions that are listed before the rest is asked for."""

MORE = "more"
"""Identifier of the row that shows the rest."""

SavedRow = tuple["Saved", str]
"""A cut-off session and its scenario's title."""

ScenarioRow = tuple[Scenario, str]
"""A scenario and the title of its persona."""


class ScenarioList(OptionList):
    """Rows with identifiers ``saved:N``, ``scenario:NAME`` and ``more``."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Open", key_display="Enter", tooltip="open the briefing, or go on")
    ]

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(id="scenarios", markup=False)
        self.roomy = True
        """Whether a scenario takes two lines."""
        self.all_saved = False
        """Whether all cut-off sessions are listed."""
        self._best_cells = 0

    def fill(
        self, saved: Sequence[SavedRow], scenarios: Sequence[ScenarioRow], best: Mapping[str, "Best"]
    ) -> None:
        """Show these rows, keeping the mark on the row that has it.

        Args:
            saved: Cut-off sessions, newest first.
            scenarios: Scenarios in order.
            best: Scenario identifier -> best result.
        """
        marked = self.marked
        self._best_cells = 7 if best else 0
        options = [*self._saved_rows(saved), self._heading()]
        options += [
            self._scenario_row(scenario, who, best.get(scenario.scenario)) for scenario, who in scenarios
        ]
        if not scenarios:
            options.append(Option(Text("No scenario has that word."), disabled=True))
        self.set_options(options)
        self._mark(marked)

    @property
    def marked(self) -> str:
        """Identifier of the marked row; empty if there is none."""
        option = self.highlighted_option
        return (option.id or "") if option else ""

    def _mark(self, identifier: str) -> None:
        """Mark a row by its identifier, or the first that can be chosen."""
        rows = [option.id for option in self.options if option.id]
        wanted = identifier if identifier in rows else next(iter(rows), None)
        self.highlighted = self.get_option_index(wanted) if wanted else None

    def _quiet(self, text: str) -> Text:
        """Text that stands back."""
        return Text(text, style=self.app.theme_variables["quiet"])

    def _saved_rows(self, saved: Sequence[SavedRow]) -> list[Option]:
        """The cut-off sessions under their own heading; nothing if there are none."""
        if not saved:
            return []
        shown = saved if self.all_saved else saved[:SHOWN_AT_FIRST]
        rows = [Option(_row(self._quiet("CUT OFF"), self._quiet("goes on where it was")), disabled=True)]
        for number, (item, title) in enumerate(shown):
            replies = plural(len(item.transcript.turns), "reply", "replies")
            where = self._quiet(f"{item.transcript.start.mode}, after {replies}")
            rows.append(Option(_row(Text(f"↻ {one_line(title)}"), where), id=f"saved:{number}"))
        if len(shown) < len(saved):
            rows.append(Option(self._quiet(f"… {len(saved) - len(shown)} more"), id=MORE))
        return [*rows, Option("", disabled=True)]

    def _heading(self) -> Option:
        """What stands over the scenarios."""
        right = "difficulty, your best" if self.roomy else "customer, difficulty, your best"
        return Option(_row(self._quiet("SCENARIOS"), self._quiet(right)), disabled=True)

    def _scenario_row(self, scenario: Scenario, who: str, best: "Best | None") -> Option:
        """One scenario on two lines, or on one."""
        level = dots(scenario.difficulty)
        title, who = one_line(scenario.title), one_line(who)
        result = "not tried" if best is None else f"{best.score} {'passed' if best.passed else 'not yet'}"
        if not self.roomy:
            short = "" if best is None else f"{best.score} {'✓' if best.passed else '–'}"
            right = self._quiet(f"{who}  {level}{short:>{self._best_cells}}")
            return Option(_row(Text(title), right), id=f"scenario:{scenario.scenario}")
        about = self._quiet(f"{who}, {DIFFICULTY_WORDS[scenario.difficulty - 1]}")
        table = _row(Text(title), Text(level))
        table.add_row(about, self._quiet(result))
        return Option(table, id=f"scenario:{scenario.scenario}")


def _row(left: Text, right: Text) -> Table:
    """Two cells, the right one on the right edge."""
    grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
    grid.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
    grid.add_column(justify="right", no_wrap=True)
    grid.add_row(left, right)
    return grid
