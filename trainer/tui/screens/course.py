"""A course for one learner: what is done, what is open, and what is locked and why."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList, Static

from trainer.courses.progress import CourseProgress
from trainer.courses.telling import day_one_words, standing_words
from trainer.errors import CoolheadError
from trainer.tui.commands import Place, bindings_at
from trainer.tui.ink import bold, heading, quiet, soft
from trainer.tui.screens.base import CoolScreen
from trainer.tui.widgets.course_details import CourseDetails
from trainer.tui.widgets.course_list import CourseList
from trainer.wording.harmless import harmless, one_line

if TYPE_CHECKING:
    from trainer.game import Game, Saved

EVERY_MINUTE = 60.0
"""Seconds after which the clock may have opened or closed something."""

LONGEST_ID = 24
"""Characters of a learner's id that the head of a screen has room for."""


class CourseScreen(CoolScreen):
    """The modules of one course."""

    PLACE = Place.COURSE
    CSS_PATH = "course.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings_at(Place.COURSE)
    AUTO_FOCUS = "CourseList"

    class Chosen(Message):
        """An open module was chosen."""

        def __init__(self, course: str, module: str) -> None:
            """Carry the choice.

            Args:
                course: Identifier of the course.
                module: Identifier of the module.
            """
            super().__init__()
            self.course = course
            self.module = module

    class Resumed(Message):
        """A cut-off attempt was chosen."""

        def __init__(self, saved: "Saved") -> None:
            """Carry the session.

            Args:
                saved: What to go on with.
            """
            super().__init__()
            self.saved = saved

    class LearnerAsked(Message):
        """Somebody else wants to play."""

    class Left(Message):
        """The learner went back to the library."""

    def __init__(self, game: "Game", course: str) -> None:
        """Show one course.

        Args:
            game: The service.
            course: Identifier of the course to begin with.
        """
        super().__init__()
        self._game = game
        self._course = course
        self._cut_off: dict[str, Saved] = {}
        self._stands: CourseProgress | None = None

    @property
    def course(self) -> str:
        """The course that is shown."""
        return self._course

    def body(self) -> Iterable[Widget]:
        """Title and learner, how it stands, the modules, and beside them what the marked one is."""
        yield Horizontal(Static(id="title"), Static(id="tally"), id="top")
        yield Static(id="standing")
        yield Horizontal(
            Vertical(CourseList(), id="library"),
            Vertical(CourseDetails(id="details"), id="aside"),
            id="shelves",
        )

    def on_mount(self) -> None:
        """Draw anew when colours change, and when the clock has gone on."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self._fill())
        self.set_interval(EVERY_MINUTE, self._fill)

    def on_screen_resume(self) -> None:
        """Read anew what may have changed."""
        self._fill()
        self.query_one(CourseList).focus()

    def _fill(self) -> None:
        """Show how the course stands now."""
        try:
            stands = self._game.progress(self._course)
        except CoolheadError as problem:
            self.tell(problem)
            return
        cut_off = (
            saved for saved in self._game.unfinished() if saved.transcript.start.course == self._course
        )
        self._cut_off = {saved.transcript.start.module: saved for saved in reversed(list(cut_off))}
        self._stands = stands
        who = one_line(self._game.learner, LONGEST_ID)
        self.query_one("#title", Static).update(heading(harmless(stands.course.title)))
        self.query_one("#tally", Static).update(Content.assemble(quiet("Learner "), soft(who)))
        self.query_one("#standing", Static).update(_standing(stands))
        self.query_one(CourseList).fill(stands, self._cut_off)
        self.refresh_bindings()

    @on(OptionList.OptionHighlighted)
    async def _describe(self) -> None:
        """Show what the marked module is about."""
        part = self._stands.of(self.query_one(CourseList).marked) if self._stands else None
        if part is not None:
            scenario = self._game.library.scenarios.get(part.module.scenario)
            cut_off = part.module.module in self._cut_off
            started = self._stands is not None and self._stands.enrolment is not None
            details = self.query_one(CourseDetails)
            await details.show(part, scenario, cut_off=cut_off, started=started)

    @on(OptionList.OptionSelected)
    def action_choose(self) -> None:
        """Start the course, go on with a cut-off attempt, or begin one; or say why that cannot be."""
        stands = self._stands
        if stands is None:
            return
        if stands.enrolment is None:
            self._enrol()
            return
        part = stands.of(self.query_one(CourseList).marked)
        if part is None:
            return
        saved = self._cut_off.get(part.module.module)
        if saved is not None:
            self.post_message(self.Resumed(saved))
        elif part.may_start:
            self.post_message(self.Chosen(self._course, part.module.module))
        else:
            self.notify(f"Locked: {part.lock}.", severity="warning", markup=False)

    def _enrol(self) -> None:
        try:
            self._game.coursework.enrol(self._course, self._game.now())
        except CoolheadError as problem:
            self.tell(problem)
        else:
            self.notify("The course has started. Its days count from today.", markup=False)
            self._fill()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Another course is offered where there is one."""
        return action != "next_course" or len(self._game.library.courses) > 1

    def action_next_course(self) -> None:
        """Show the next course."""
        names = list(self._game.library.courses)
        self._course = names[(names.index(self._course) + 1) % len(names)]
        self._fill()

    def action_learner(self) -> None:
        """Let somebody else play."""
        self.post_message(self.LearnerAsked())

    def action_back(self) -> None:
        """Back to the library."""
        self.post_message(self.Left())

    @on(events.Click, "#tally")
    def _learner_clicked(self) -> None:
        self.action_learner()


def _standing(stands: CourseProgress) -> Content:
    """How far the learner is, or what the course is, where it was not started."""
    if stands.enrolment is not None:
        return Content.assemble(bold(harmless(standing_words(stands))), quiet(f"  {day_one_words(stands)}"))
    about = f"  {stands.course.about}" if stands.course.about else ""
    return Content.assemble(bold("Enter starts this course today."), quiet(harmless(about)))
