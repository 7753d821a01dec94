"""The app for going through drafts: one at a time, decided by a key, written at once."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Input, Static

from trainer.errors import CoolheadError
from trainer.model.baked import Status
from trainer.tui.ink import heading, quiet
from trainer.tui.themes import DARK, DEFAULT_VARIABLES, MONO, THEMES
from trainer.wording.harmless import harmless
from trainer.wording.words import plural

if TYPE_CHECKING:
    from trainer.authoring.reviewing import Candidate

Decide = Callable[["Candidate", Status, str], None]
"""Writes one decision."""


class ReviewApp(App[CoolheadError | None]):
    """Source, candidate, difference; approve, edit or reject."""

    TITLE = "Coolhead"
    CSS_PATH = "review.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "decide('approved')", "Approve"),
        Binding("e", "edit", "Edit"),
        Binding("r", "decide('rejected')", "Reject"),
        Binding("n,right,down", "walk(1)", "Next", key_display="n"),
        Binding("p,left,up", "walk(-1)", "Previous", key_display="p"),
        Binding("escape", "give_up", "Leave the words", show=False),
        Binding("q,ctrl+q,ctrl+c", "leave", "Leave", key_display="q"),
    ]

    def __init__(self, candidates: "Sequence[Candidate]", decide: Decide, *, theme: str = "") -> None:
        """Go through drafts.

        Args:
            candidates: Drafts that wait; at least one.
            decide: Writes a decision.
            theme: Name of the theme; the dark one if it is not known.
        """
        super().__init__()
        self._candidates = list(candidates)
        self._decide = decide
        self._at = 0
        self.decided: dict[int, Status] = {}
        for ours in THEMES:
            self.register_theme(ours)
        known = theme if theme in self.available_themes else DARK.name
        self.theme = MONO.name if self.no_color else known

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Values of our theme variables in themes that do not name them."""
        return DEFAULT_VARIABLES

    def compose(self) -> ComposeResult:
        """Head, the two texts and their difference, and a line to edit in."""
        yield Static(id="head")
        with VerticalScroll(id="page"):
            for name in ("line", "text", "changes", "about"):
                yield Static(id=name)
            yield Input(id="words")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Show the first one."""
        self._show()

    @property
    def candidate(self) -> "Candidate":
        """The draft that is shown."""
        return self._candidates[self._at]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While words are edited, letters are letters."""
        editing = self.query("#words") and self.query_one("#words").display
        return action in ("give_up", "leave", "quit") if editing else action != "give_up"

    def action_walk(self, steps: int) -> None:
        """Show another one."""
        self._at = (self._at + steps) % len(self._candidates)
        self._show()

    def action_decide(self, status: str) -> None:
        """Approve or reject, unless the guards forbid the first."""
        reject = self.candidate.reject
        if status == Status.APPROVED and reject:
            self._tell(f"The guards refuse this: {reject.sentence}. Edit it, or reject it.")
        else:
            self._settle(Status(status))

    def action_edit(self) -> None:
        """Mend the words."""
        words = self.query_one("#words", Input)
        words.value = self.candidate.text
        words.display = True
        words.focus()
        self.refresh_bindings()

    def action_give_up(self) -> None:
        """Leave the words as they were."""
        self.query_one("#words", Input).display = False
        self.set_focus(None)
        self.refresh_bindings()

    @on(Input.Submitted, "#words")
    def _mended(self, event: Input.Submitted) -> None:
        """Approve mended words that the guards let pass; others stay open for another try."""
        text = " ".join(event.value.split())
        reject = self.candidate.judged(text) if text else None
        if not text or reject:
            self._tell(f"Not yet: {reject.sentence}." if reject else "There are no words.")
            return
        self.action_give_up()
        self._settle(Status.APPROVED, text)

    def action_leave(self) -> None:
        """Leave; all decisions are written."""
        self.exit()

    def _settle(self, status: Status, text: str = "") -> None:
        """Write a decision and go on to the next draft that waits."""
        if self._at in self.decided:
            self._tell("This one is decided already.")
            return
        try:
            self._decide(self.candidate, status, text)
        except CoolheadError as problem:
            self.exit(problem)
            return
        self.decided[self._at] = status
        if len(self.decided) == len(self._candidates):
            self.exit()
            return
        while self._at in self.decided:
            self._at = (self._at + 1) % len(self._candidates)
        self._show()

    def _tell(self, words: str) -> None:
        self.notify(words, severity="warning", timeout=8, markup=False)

    def _show(self) -> None:
        """Draw the present draft."""
        item = self.candidate
        left = plural(len(self._candidates) - len(self.decided), "draft")
        state = f", {self.decided[self._at]}" if self._at in self.decided else ""
        where = quiet(f"  {self._at + 1} of {len(self._candidates)}{state}, {left} left")
        self.query_one("#head", Static).update(Content.assemble(heading(harmless(item.name)), where))
        self.query_one("#line", Static).update(_part("Line", Content(harmless(item.line))))
        self.query_one("#text", Static).update(_part("Draft", Content(harmless(item.text))))
        self.query_one("#changes", Static).update(_part("Changes", changes(item)))
        self.query_one("#about", Static).update(quiet(about(item)))


def changes(item: "Candidate") -> Content:
    """The draft with what it leaves out struck through and what it brings in underlined."""
    from trainer.authoring.reviewing import Change, word_changes

    styles = {Change.SAME: "", Change.GONE: "$quiet strike", Change.NEW: "$success underline"}
    signs = {Change.SAME: "{}", Change.GONE: "[-{}-]", Change.NEW: "{{+{}+}}"}
    parts = [
        Content.styled(signs[part.change].format(harmless(part.words)), styles[part.change])
        for part in word_changes(item.line, item.text)
    ]
    return Content(" ").join(parts)


def about(item: "Candidate") -> str:
    """Moods, model, likeness, and what the guards say."""
    moods = ", ".join(sorted(band.value for band in item.bands))
    near = "" if item.similarity is None else f"; likeness of meaning {item.similarity:.2f}"
    verdict = f"the guards refuse it: {item.reject.sentence}" if item.reject else "the guards let it pass"
    return harmless(f"Said when {moods}. Drafted by {item.model}{near}; {verdict}.")


def _part(title: str, text: Content) -> Content:
    return Content.assemble(quiet(f"{title}\n"), text)
