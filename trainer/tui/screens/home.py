"""The library: what was cut off, what can be played, and how."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from trainer.model.mode import Mode
from trainer.model.scenario import Scenario
from trainer.tui.commands import Place, bindings_at
from trainer.tui.ink import quiet, soft
from trainer.tui.screens.base import CoolScreen
from trainer.tui.screens.lobby import headline
from trainer.tui.setup import Setup
from trainer.tui.widgets.scenario_details import ScenarioDetails
from trainer.tui.widgets.scenario_list import MORE, ScenarioList
from trainer.tui.widgets.setup_panel import SetupPanel
from trainer.wording.harmless import harmless, one_line
from trainer.wording.words import plural

if TYPE_CHECKING:
    from trainer.game import Game, Saved


LONGEST_ID = 24
"""Characters of a learner's id that the head has room for."""

ROOMY_FROM = 30
"""Rows of the window from which a scenario takes two lines."""


class HomeScreen(CoolScreen):
    """The first screen."""

    PLACE = Place.HOME
    CSS_PATH = "home.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings_at(Place.HOME)
    AUTO_FOCUS = "#scenarios"

    class Chosen(Message):
        """A scenario was chosen."""

        def __init__(self, setup: Setup) -> None:
            """Carry the choice.

            Args:
                setup: What to play and how.
            """
            super().__init__()
            self.setup = setup

    class Resumed(Message):
        """A cut-off session was chosen."""

        def __init__(self, saved: "Saved") -> None:
            """Carry the session.

            Args:
                saved: What to go on with.
            """
            super().__init__()
            self.saved = saved

    class CoursesAsked(Message):
        """The learner wants to see the courses."""

    class LearnerAsked(Message):
        """Somebody else wants to play."""

    def __init__(self, game: "Game", mode: Mode = Mode.PRACTICE) -> None:
        """Show the library of one game.

        Args:
            game: The service.
            mode: The mode chosen at first.
        """
        super().__init__()
        self._game = game
        self._mode = mode
        self._saved: tuple[Saved, ...] = ()

    def body(self) -> Iterable[Widget]:
        """Title, filter, list, and beside it the details."""
        yield Horizontal(Static(id="title"), Static(id="tally"), id="top")
        yield Horizontal(
            Vertical(
                Input(
                    placeholder="Filter: a word of the title, the customer, or what it trains",
                    id="filter",
                    compact=True,
                ),
                ScenarioList(),
                id="library",
            ),
            Vertical(ScenarioDetails(id="details"), SetupPanel(self._mode), id="aside"),
            id="shelves",
        )
        yield Static(id="problems")

    def on_mount(self) -> None:
        """Fill what does not change while the app runs."""
        self.query_one("#title", Static).update(headline())
        self.app.theme_changed_signal.subscribe(self, lambda _: self._fill())
        personas = self._game.library.personas.values()
        self.query_one(SetupPanel).offer_personas([(p.persona, harmless(p.title)) for p in personas])
        count = len(self._game.library.problems)
        if count:
            words = f"! {plural(count, 'problem')} in content files. F9 or a click shows them."
            self.query_one("#problems", Static).update(Content.styled(words, "$warning"))
        self.query_one("#problems").display = bool(count)

    def on_resize(self, event: events.Resize) -> None:
        """Two lines a scenario where there is height for it."""
        rows = self.query_one(ScenarioList)
        roomy = event.size.height >= ROOMY_FROM
        if rows.roomy is not roomy:
            rows.roomy = roomy
            self._fill()

    def on_screen_resume(self) -> None:
        """Read anew what may have changed: cut-off sessions and best results."""
        self._saved = self._game.unfinished()
        self._fill()
        self.query_one(ScenarioList).focus()

    def _fill(self) -> None:
        """Put the rows that fit the filter into the list."""
        best = self._game.best()
        word = self.query_one("#filter", Input).value.strip().casefold()
        personas = self._game.library.personas
        every = sorted(self._game.library.scenarios.values(), key=lambda s: (s.difficulty, s.title))
        rows = [(s, personas[s.persona].title) for s in every if self._fits(s, word)]
        saved = [(item, self._title_of(item)) for item in self._saved]
        self.query_one(ScenarioList).fill(saved, rows, best)
        passed = sum(1 for result in best.values() if result.passed)
        tally = f"{plural(len(every), 'scenario')}, {passed} passed by "
        who = one_line(self._game.learner, LONGEST_ID)
        self.query_one("#tally", Static).update(Content.assemble(quiet(tally), soft(who)))

    def _title_of(self, saved: "Saved") -> str:
        """The title of a cut-off session's scenario, or its name if the scenario is gone."""
        scenario = self._game.scenario_of(saved)
        return scenario.title if scenario else saved.transcript.start.scenario

    def _fits(self, scenario: Scenario, word: str) -> bool:
        """Whether the filter lets a scenario through."""
        persona = self._game.library.personas[scenario.persona]
        about = (
            scenario.title,
            persona.title,
            scenario.customer.role,
            scenario.customer.name,
            *scenario.teaches,
        )
        return not word or any(word in text.casefold() for text in about)

    @on(Input.Changed, "#filter")
    def _narrow(self) -> None:
        self._fill()

    @on(Input.Submitted)
    def _back_to_list(self) -> None:
        self.query_one(ScenarioList).focus()

    @on(OptionList.OptionHighlighted)
    @on(SetupPanel.Changed)
    async def _describe(self) -> None:
        """Show what the marked row is about."""
        kind, _, name = self.query_one(ScenarioList).marked.partition(":")
        details = self.query_one(ScenarioDetails)
        if kind == "scenario":
            scenario = self._game.library.scenarios[name]
            persona = self.query_one(SetupPanel).persona or scenario.persona
            await details.show(scenario, self._game.library.personas[persona])
        elif kind == "saved":
            saved = self._saved[int(name)]
            await details.show_text(self._title_of(saved), *_last_words(saved))
        self.query_one(SetupPanel).display = kind == "scenario"
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    def _open(self) -> None:
        """Go where the marked row leads."""
        kind, _, name = self.query_one(ScenarioList).marked.partition(":")
        if kind == MORE:
            self.query_one(ScenarioList).all_saved = True
            self._fill()
        elif kind == "saved":
            self.post_message(self.Resumed(self._saved[int(name)]))
        elif kind == "scenario":
            self.post_message(self.Chosen(self.query_one(SetupPanel).setup(name)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what applies to the marked row."""
        if action == "discard":
            return self.is_mounted and self.query_one(ScenarioList).marked.startswith("saved:")
        if action == "problems":
            return bool(self._game.library.problems)
        return action != "courses" or bool(self._game.library.courses)

    def action_choose(self) -> None:
        """Open the marked row from anywhere on the screen."""
        self._open()

    def action_filter(self) -> None:
        """Go to the filter."""
        self.query_one("#filter").focus()

    def action_next_choice(self, name: str) -> None:
        """Walk one choice on."""
        self.query_one(SetupPanel).next_choice(name)

    def action_courses(self) -> None:
        """See the courses."""
        self.post_message(self.CoursesAsked())

    @on(events.Click, "#tally")
    def action_learner(self) -> None:
        """Let somebody else play."""
        self.post_message(self.LearnerAsked())

    def action_discard(self) -> None:
        """Stop offering the marked cut-off session."""
        _, _, name = self.query_one(ScenarioList).marked.partition(":")
        saved = self._saved[int(name)]
        self._game.discard(saved)
        self._saved = self._game.unfinished()
        self._fill()
        self.notify(f"Not offered again. It stays in {saved.path}", markup=False)

    def action_problems(self) -> None:
        """List what is wrong in the content files."""
        from trainer.tui.screens.notice import NoticeScreen, paragraphs

        lines = [harmless(problem.render()) for problem in self._game.library.problems]
        self.app.push_screen(NoticeScreen("Problems in content files", paragraphs(*lines)))

    @on(events.Click, "#problems")
    def _problems_clicked(self) -> None:
        self.action_problems()

    def on_key(self, event: events.Key) -> None:
        """Down leaves the filter for the list, Escape clears it."""
        field = self.query_one("#filter", Input)
        if not field.has_focus or event.key not in ("down", "escape"):
            return
        event.stop()
        if event.key == "escape":
            field.value = ""
        self.query_one(ScenarioList).focus()


def _last_words(saved: "Saved") -> tuple[str, str]:
    """How a cut-off session is played, and where it stands."""
    transcript, start = saved.transcript, saved.transcript.start
    spoken = [step.line for step in transcript.steps if step.line] or [start.line]
    count = plural(len(transcript.turns), "reply", "replies")
    facts = f"{start.mode}, {start.persona}, {start.degree}, after {count}"
    return (
        facts,
        f"The last you heard:\n\n“{spoken[-1]}”\n\nEnter goes on where it was. Del stops offering it.",
    )
