"""The score by skill, each mark with the quoted evidence for it."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from trainer.model.scorecard import Critical, Evidence, SkillMark
from trainer.tui.ink import bold, quiet, soft
from trainer.wording.harmless import one_line

BAR = 20
"""Cells of a full mark."""

QUOTE = 160
"""Characters of a quotation."""


class SkillMarkView(Vertical):
    """One skill: bar, score, and why."""

    def __init__(self, mark: SkillMark) -> None:
        """Take what is shown; it does not change.

        Args:
            mark: The mark of one skill.
        """
        super().__init__(classes="mark")
        self._mark = mark

    def compose(self) -> ComposeResult:
        """The bar, then one line for each piece of evidence."""
        yield Static(self._bar())
        for evidence in self._mark.evidence:
            yield Static(_evidence(evidence), classes="evidence")

    def _bar(self) -> Content:
        """Name, bar and number, or that there was no occasion."""
        mark = self._mark
        name = bold(f"{mark.skill.value.capitalize():<15}")
        if mark.score is None:
            return Content.assemble(name, quiet("no occasion for it here"))
        full = round(mark.score / 100 * BAR)
        weight = f"  counts {mark.weight}×" if mark.weight != 1 else ""
        return Content.assemble(
            name,
            Content.styled("━" * full, "$primary"),
            Content.styled("─" * (BAR - full), "$hairline"),
            bold(f" {mark.score:>3}"),
            quiet(weight),
        )


class CriticalView(Static):
    """One critical error."""

    def __init__(self, error: Critical) -> None:
        """Take what is shown; it does not change.

        Args:
            error: What happened.
        """
        quote = f"“{one_line(error.quote, QUOTE)}”"
        where = f"Turn {error.turn}  " if error.turn else ""
        name = error.name.replace("_", " ").replace("-", " ").capitalize()
        super().__init__(
            Content.assemble(
                Content.styled(f"✗ {one_line(name)}\n", "bold $error"),
                quiet(where),
                Content(quote),
                soft(f"\n{one_line(error.why)}"),
            ),
            classes="critical",
        )


def _evidence(evidence: Evidence) -> Content:
    """Sign, place, quotation and meaning."""
    sign = Content.styled("+ ", "bold $success") if evidence.good else Content.styled("− ", "bold $error")
    place = f"turn {evidence.turn}  " if evidence.turn else ""
    quote = f"“{one_line(evidence.quote, QUOTE)}”  " if evidence.quote else ""
    return Content.assemble(sign, quiet(place), Content(quote), soft(one_line(evidence.why)))
