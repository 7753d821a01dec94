"""Where the trainee acts: the prompt, the actions that a slash offers, and the cue over them.

An action called by key while a reply is half written puts that reply aside and
gives it back when the action is done or dropped, so that nothing typed is lost.
"""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static, TextArea

from trainer.model.actions import AFTERWARDS, ActionSpec, find_action
from trainer.tui.widgets.prompt import Prompt
from trainer.tui.widgets.slash_menu import SlashMenu
from trainer.wording.harmless import one_line

SLASH = "/"
"""What an action begins with."""

ENDS_WORDS = "Enter ends the conversation. Esc goes on with it."
"""Said while an action that ends it is being written."""


class Composer(Vertical):
    """Prompt, list of actions and cue."""

    class Replied(Message):
        """A reply was sent; it is not in the prompt any more."""

        def __init__(self, text: str) -> None:
            """Carry the reply.

            Args:
                text: What was written, untouched.
            """
            super().__init__()
            self.text = text

    class Called(Message):
        """An action was called; a typed one stays in the prompt until it is done."""

        def __init__(self, name: str, argument: str, typed: str) -> None:
            """Carry the action.

            Args:
                name: The word after the slash.
                argument: What follows it.
                typed: The whole text.
            """
            super().__init__()
            self.name = name
            self.argument = argument
            self.typed = typed

    class Escaped(Message):
        """Escape was pressed with nothing left to close."""

    def __init__(
        self, customer: str, actions: Sequence[str], draft: str, *, replaceable: bool = False
    ) -> None:
        """Begin with a draft.

        Args:
            customer: How the customer is addressed.
            actions: Names of the actions that there are in this mode.
            draft: What to put into the prompt.
            replaceable: Whether it is selected, so that typing replaces it.
        """
        super().__init__(id="composer")
        self._customer = customer
        self._actions = tuple(actions)
        self._draft = draft
        self._replaceable = replaceable
        self._aside = ""
        self._for_ticket = False
        self._cue = ""

    def compose(self) -> ComposeResult:
        """The list, the cue, the prompt."""
        yield SlashMenu()
        yield Static(id="cue")
        yield Horizontal(Static("›", id="prompt-sign"), Prompt(), id="prompt-row")

    def on_mount(self) -> None:
        """Put the draft in."""
        self.query_one("#cue").display = False
        name = one_line(self._customer)
        self.prompt.placeholder = f"Answer {name} in your own words. / shows what you can do."
        self.prompt.replace_text(self._draft)
        if self._replaceable:
            self.prompt.select_all()

    @property
    def prompt(self) -> Prompt:
        """The text area."""
        return self.query_one(Prompt)

    @property
    def unsent(self) -> str:
        """The text in the prompt, and the reply that was put aside for an action."""
        texts = (self.prompt.text, self._aside) if self.is_mounted else (self._draft,)
        return "\n".join(text for text in texts if text.strip())

    @property
    def note(self) -> str:
        """The note that is being written for the ticket of a conversation that is over."""
        return self.prompt.text.strip() if self._for_ticket else ""

    def show_cue(self, cue: str) -> None:
        """Say what might help now; an empty cue shows nothing."""
        self._cue = cue
        self._show_line()

    def begin(self, action: ActionSpec) -> None:
        """Call an action at once, or begin it in the prompt where words belong to it or it ends the talk."""
        if not action.argument and not action.ends:
            self.post_message(self.Called(action.name, "", ""))
            return
        if self.prompt.text.strip() and not self._holds_action:
            self._aside = self.prompt.text
        self.prompt.replace_text(f"{SLASH}{action.name} ")
        self.prompt.focus()

    def for_ticket(self) -> None:
        """Take lines for the ticket: the conversation is over. A reply that was half written is put aside."""
        if not self._for_ticket:
            self._for_ticket = True
            self._actions = tuple(name for name in self._actions if name in AFTERWARDS)
            self._aside = "\n".join(text for text in (self._aside, self.prompt.text) if text.strip())
            self.prompt.replace_text("")
            self.prompt.placeholder = "A line for your ticket. Esc leaves it."
        self.prompt.focus()

    def settle(self) -> None:
        """An action is done: take it out of the prompt and give the reply back that was put aside."""
        if self._for_ticket:
            self.prompt.replace_text("" if self._holds_action else self.prompt.text)
        elif self._holds_action or not self.prompt.text.strip():
            self.prompt.replace_text(self._aside)
            self._aside = ""

    def restore(self, text: str) -> None:
        """Put a refused reply back, before anything that was written since."""
        newer = self.prompt.text
        self.prompt.replace_text(f"{text}\n{newer}" if newer.strip() else text)

    def type_in(self, character: str) -> None:
        """Take a character that was typed elsewhere."""
        self.prompt.focus()
        self.prompt.insert(character)

    @property
    def _holds_action(self) -> bool:
        """Whether the prompt holds an action rather than a reply."""
        return self.prompt.text.startswith(SLASH)

    def _show_line(self) -> None:
        """The cue, or a warning while an action that ends the talk stands in the prompt."""
        name = self.prompt.text.removeprefix(SLASH).partition(" ")[0]
        action = find_action(name) if self._holds_action else None
        sign, words = ("Next", self._cue) if action is None or not action.ends else ("Careful", ENDS_WORDS)
        line = self.query_one("#cue", Static)
        line.display = bool(words)
        line.update(Content.assemble(Content.styled(f"{sign}  ", "bold $accent"), Content(words)))

    @on(TextArea.Changed)
    def _offer(self) -> None:
        self._show_line()
        self.prompt.offering = self.query_one(SlashMenu).offer(self.prompt.text, self._actions)

    @on(Prompt.CompletionMoved)
    def _move(self, event: Prompt.CompletionMoved) -> None:
        self.query_one(SlashMenu).move(event.step)

    @on(Prompt.CompletionTaken)
    def _take(self, event: Prompt.CompletionTaken) -> None:
        menu = self.query_one(SlashMenu)
        if event.by_enter and not menu.completes(self.prompt.text):
            self._send(self.prompt.text)
        else:
            menu.take()

    @on(SlashMenu.Picked)
    def _picked(self, event: SlashMenu.Picked) -> None:
        self.begin(event.action)
        self.prompt.focus()

    @on(Prompt.Submitted)
    def _submitted(self, event: Prompt.Submitted) -> None:
        self._send(event.text)

    @on(Prompt.Dismissed)
    def _dismissed(self) -> None:
        """Escape drops a half-written action; with none there, it is passed on."""
        if self._holds_action or (self._aside and not self._for_ticket):
            self.settle()
        else:
            self.post_message(self.Escaped())

    def _send(self, text: str) -> None:
        """Report what was written."""
        if not text.startswith(SLASH):
            self.post_message(self.Replied(text))
            return
        name, _, argument = text.removeprefix(SLASH).partition(" ")
        known = find_action(name.strip().lower())
        self.post_message(self.Called(known.name if known else name.strip(), argument.strip(), text))
