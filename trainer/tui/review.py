"""The app for going through drafts: one at a time, decided by a key, written at once."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Static

from trainer.errors import CoolheadError
from trainer.model.baked import Status
from trainer.model.mood import HeatBand
from trainer.tui.ink import heading, quiet
from trainer.tui.themes import DARK, DEFAULT_VARIABLES, MONO, THEMES
from trainer.tui.widgets.prompt import Prompt
from trainer.wording.harmless import harmless
from trainer.wording.words import plural

if TYPE_CHECKING:
    from trainer.authoring.reviewing import Candidate

Decide = Callable[["Candidate", Status, str], None]
"""Writes one decision."""


class Words(Prompt):
    """Where a draft is mended; line ends count as blanks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Approve these words", key_display="Enter"),
    ]


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
        Binding("u", "undo", "Undo"),
        Binding("escape", "give_up", "Leave the draft as it was", key_display="Esc"),
        Binding("q", "leave", "Leave"),
        Binding("ctrl+q,ctrl+c", "break_off", "Leave", show=False, priority=True),
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
        """What was decided of the drafts by their position, the latest last."""
        self._mended_words: dict[int, str] = {}
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
            yield Words()
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Show the first one."""
        self._show()

    @property
    def candidate(self) -> "Candidate":
        """The draft that is shown."""
        return self._candidates[self._at]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While words are edited, letters are letters; what is decided can only be undone."""
        if self.query(Words) and self.query_one(Words).display:
            return action not in ("decide", "edit", "walk", "undo", "leave")
        if action == "undo":
            return bool(self.decided)
        return action != "give_up" and not (action in ("decide", "edit") and self._at in self.decided)

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
        words = self.query_one(Words)
        words.replace_text(self.candidate.text)
        words.display = True
        words.focus()
        self.refresh_bindings()

    @on(Words.Dismissed)
    def action_give_up(self) -> None:
        """Leave the words as they were."""
        self.query_one(Words).display = False
        self.set_focus(None)
        self.refresh_bindings()

    @on(Words.Submitted)
    def _mended(self, event: Words.Submitted) -> None:
        """Approve mended words that the guards let pass; others stay open for another try."""
        text = " ".join(event.text.split())
        reject = self.candidate.judged(text) if text else None
        if not text or reject:
            self._tell(f"Not yet: {reject.sentence}." if reject else "There are no words.")
            return
        self.action_give_up()
        self._settle(Status.APPROVED, text)

    def action_undo(self) -> None:
        """Let the draft wait again that was decided last."""
        at = next(reversed(self.decided))
        words = self._mended_words.pop(at, "")
        now = replace(self._candidates[at], text=words or self._candidates[at].text)
        if self._written(now, Status.PROPOSED, self._candidates[at].text):
            del self.decided[at]
            self._at = at
            self._show()

    def action_leave(self) -> None:
        """Leave; all decisions are written."""
        self.exit()

    def action_break_off(self) -> None:
        """Leave, also while words are edited."""
        self.exit()

    def _settle(self, status: Status, text: str = "") -> None:
        """Write a decision and go on to the next draft that waits."""
        if not self._written(self.candidate, status, text):
            return
        self.decided[self._at] = status
        if text:
            self._mended_words[self._at] = text
        waiting = [n for n in range(len(self._candidates)) if n not in self.decided]
        if waiting:
            self._at = next((n for n in waiting if n > self._at), waiting[0])
        self._show()

    def _written(self, item: "Candidate", status: Status, text: str) -> bool:
        """Whether a decision could be written; if not, the app is left with what was wrong."""
        try:
            self._decide(item, status, text)
        except CoolheadError as problem:
            self.exit(problem)
            return False
        return True

    def _tell(self, words: str) -> None:
        self.notify(words, severity="warning", timeout=8, markup=False)

    def _show(self) -> None:
        """Draw the present draft."""
        item = self.candidate
        count = len(self._candidates) - len(self.decided)
        left = f"{plural(count, 'draft')} left" if count else "all are decided, q leaves"
        state = f", {self.decided[self._at]}" if self._at in self.decided else ""
        where = quiet(f"  {self._at + 1} of {len(self._candidates)}{state}, {left}")
        self.query_one("#head", Static).update(Content.assemble(heading(harmless(item.name)), where))
        self.query_one("#line", Static).update(_part("Line", Content(harmless(item.line))))
        item = replace(item, text=self._mended_words.get(self._at, item.text))
        self.query_one("#text", Static).update(_part("Draft", Content(harmless(item.text))))
        self.query_one("#changes", Static).update(_part("Changes", changes(item)))
        self.query_one("#about", Static).update(quiet(about(item)))
        self.refresh_bindings()


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
    every = len(item.bands) == len(HeatBand)
    moods = "in any mood" if every else "when " + ", ".join(b.value for b in HeatBand if b in item.bands)
    near = "" if item.similarity is None else f"; likeness of meaning {item.similarity:.2f}"
    verdict = f"the guards refuse it: {item.reject.sentence}" if item.reject else "the guards let it pass"
    return harmless(f"Said {moods}. Drafted by {item.model}{near}; {verdict}.")


def _part(title: str, text: Content) -> Content:
    return Content.assemble(quiet(f"{title}\n"), text)
