"""The way to courses and back: their screen, the briefing of a module, and who plays."""

from functools import partial
from typing import TYPE_CHECKING

from trainer.errors import CoolheadError
from trainer.tui.route import HOME_DEPTH, Route
from trainer.tui.screens.base import CoolScreen

if TYPE_CHECKING:
    from trainer.exchange import Part
    from trainer.tui.screens.course import CourseScreen


class CourseRoute(Route):
    """An app that also knows courses."""

    def on_home_screen_courses_asked(self) -> None:
        """Show the course that the learner takes, or the first one there is."""
        names = list(self.game.library.courses)
        taken = (name for name in names if self.game.coursework.enrolment(name) is not None)
        try:
            first = next(taken, names[0])
        except CoolheadError:
            first = names[0]
        self._show_course(first)

    def on_course_screen_chosen(self, message: "CourseScreen.Chosen") -> None:
        """Show the briefing of a module."""
        from trainer.exchange import Part

        self._brief(Part(message.course, message.module))

    def _brief(self, part: "Part") -> None:
        """Show the briefing of a module, and load the reader meanwhile."""
        from trainer.courses.telling import terms_words
        from trainer.tui.screens.briefing import BriefingScreen
        from trainer.tui.setup import Setup

        module = self.game.library.courses[part.course].module(part.module)
        assert module is not None
        try:
            scenario = self.game.library.scenario(module.scenario)
            persona = self.game.library.persona(module.persona or scenario.persona)
        except CoolheadError as problem:
            self._tell(problem)
            return
        setup = Setup(
            module.scenario,
            module.mode,
            module.degree,
            module.persona,
            course=part.course,
            module=part.module,
        )
        self._show(
            BriefingScreen(
                setup, scenario, persona, terms_words(self.game.progress(part.course), part.module)
            )
        )
        warm = partial(self.game.warm_up, module.mode)
        self.run_worker(warm, group="warm", thread=True, exit_on_error=False)

    def on_course_screen_resumed(self, message: "CourseScreen.Resumed") -> None:
        """Go on with a cut-off attempt."""
        self._open(partial(self.game.resume, message.saved))

    def on_course_screen_left(self) -> None:
        """Back to the library."""
        super()._home()

    def on_home_screen_learner_asked(self) -> None:
        """Ask who plays."""
        self._ask_learner()

    def on_course_screen_learner_asked(self) -> None:
        """Ask who plays."""
        self._ask_learner()

    def course_words(self) -> str:
        """What the conversation that has just ended means for its course; empty where it has none."""
        play = self._play()
        start = play.transcript.start if play is not None else None
        if start is None or not start.course:
            return ""
        from trainer.courses.telling import result_words

        try:
            return result_words(self.game.progress(start.course), start.module)
        except CoolheadError:
            return ""

    def _ask_learner(self) -> None:
        from trainer.records.known_learners import known_learners
        from trainer.tui.screens.learner import LearnerScreen

        known = known_learners(self.game.sessions.folder)
        self.push_screen(LearnerScreen(self.game.learner, known), self._play_as)

    def _play_as(self, learner: str | None) -> None:
        """Let somebody else play; the screen below reads everything anew."""
        if learner is None:
            return
        try:
            self.game.play_as(learner)
        except CoolheadError as problem:
            self._tell(problem)
            return
        screen = self.screen
        refresh = getattr(screen, "on_screen_resume", None)
        if refresh is not None:
            refresh()

    def _home(self) -> None:
        """Back to where the conversation was begun: the course, or the library."""
        self._close_pages()
        screen = self.screen
        course = screen.course if isinstance(screen, CoolScreen) else ""
        super()._home()
        if course and course in self.game.library.courses and len(self.screen_stack) == HOME_DEPTH:
            self._show_course(course)

    def _show_course(self, course: str) -> None:
        from trainer.tui.screens.course import CourseScreen

        self._show(CourseScreen(self.game, course))
