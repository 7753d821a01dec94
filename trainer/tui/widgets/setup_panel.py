"""How to play the marked scenario: mode, temper, customer, wording and seed."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.validation import Integer
from textual.widgets import Input, Static

from trainer.model.mode import Mode
from trainer.model.persona import Degree
from trainer.model.variety import Variety
from trainer.tui.ink import quiet
from trainer.tui.setup import Setup
from trainer.tui.widgets.choice import Choice
from trainer.wording.words import DEGREE_HELP, MODE_HELP, VARIETY_HELP, VARIETY_NAMES

OWN = ""
"""Value of the customer choice that stands for the scenario's own persona."""


class SetupPanel(Vertical):
    """Four choices and a seed."""

    class Changed(Message):
        """Something else was chosen."""

    def __init__(self, mode: Mode) -> None:
        """Begin with the usual choices.

        Args:
            mode: The mode chosen at first.
        """
        super().__init__(id="setup")
        self._mode = mode

    def compose(self) -> ComposeResult:
        """One line each, and what the mode means."""
        modes = [(mode.value, mode.value) for mode in Mode]
        degrees = [(degree.value, degree.value) for degree in Degree]
        yield Choice("Mode", modes, name="mode", at=list(Mode).index(self._mode))
        yield Choice("Temper", degrees, name="degree", at=list(Degree).index(Degree.MARKED))
        yield Choice("Customer", [(OWN, "usual")], name="persona")
        wordings = [(variety.value, name) for variety, name in VARIETY_NAMES.items()]
        yield Choice("Wording", wordings, name="variety")
        seed = Input(
            placeholder="another each time",
            id="seed",
            compact=True,
            validators=[Integer(0)],
            valid_empty=True,
        )
        yield Horizontal(Static("Seed", id="seed-label"), seed, id="seed-row")
        yield Static(id="mode-help")

    def on_mount(self) -> None:
        """Say what the mode means."""
        self._explain()

    def offer_personas(self, personas: Sequence[tuple[str, str]]) -> None:
        """Offer other customers.

        Args:
            personas: Identifiers and titles.
        """
        self._choice("persona").set_options([(OWN, "usual"), *personas])

    def next_choice(self, name: str) -> None:
        """Walk one choice on."""
        self._choice(name).action_step(1)

    def setup(self, scenario: str) -> Setup:
        """What is chosen, for one scenario."""
        seed = self.query_one("#seed", Input).value.strip()
        return Setup(
            scenario,
            mode=Mode(self._choice("mode").value),
            degree=Degree(self._choice("degree").value),
            persona=self.persona,
            seed=int(seed) if seed.isdecimal() else None,
            variety=self._variety,
        )

    @property
    def persona(self) -> str | None:
        """Identifier of the chosen persona; None for the scenario's own."""
        return self._choice("persona").value or None

    @property
    def _variety(self) -> Variety:
        return Variety(self._choice("variety").value)

    @on(Choice.Changed)
    def _chosen(self, event: Choice.Changed) -> None:
        event.stop()
        self._explain()
        self.post_message(self.Changed())

    def _explain(self) -> None:
        mode = Mode(self._choice("mode").value)
        degree = Degree(self._choice("degree").value)
        shown = [(mode.value, MODE_HELP[mode]), (degree.value, DEGREE_HELP[degree])]
        if self._variety is not Variety.AUTHORED:
            shown[1] = (VARIETY_NAMES[self._variety], VARIETY_HELP[self._variety])
        words = " ".join(f"{name.capitalize()}: {meaning}." for name, meaning in shown)
        self.query_one("#mode-help", Static).update(quiet(words))

    def _choice(self, name: str) -> Choice:
        return self.query_one(f"#{name}", Choice)
