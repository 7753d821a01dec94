"""What the customer says, with what the customer does in words above it."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from trainer.tui.ink import bold, quiet
from trainer.wording.harmless import harmless


class CustomerLine(Vertical):
    """One utterance of the customer."""

    def __init__(
        self, name: str, line: str, *, word: str = "", band: int = 0, does: Sequence[str] = ()
    ) -> None:
        """Take what is shown; it does not change.

        Args:
            name: Who speaks.
            line: The words; empty where only something is done.
            word: How heated it sounds; empty where the mode hides it.
            band: Heat band 0..3, for the colour of the edge; used only with ``word``.
            does: Clauses without a subject, e.g. ``asks for your supervisor``.
        """
        super().__init__(classes="customer")
        if word:
            self.add_class(f"-heat-{band}")
        self._speaker = name
        self._line = line
        self._word = word
        self._does = does

    def compose(self) -> ComposeResult:
        """Who, what they do, what they say."""
        who = [bold(harmless(self._speaker))]
        if self._word:
            who.append(quiet(f"  {self._word}"))
        yield Static(Content.assemble(*who))
        if self._does:
            yield Static(Content.styled(f"({', '.join(self._does)})", "italic $secondary"))
        if self._line:
            yield Static(Content(harmless(self._line)), classes="words")
