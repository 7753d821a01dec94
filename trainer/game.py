"""The service that every front end goes through: it joins content, engine, reader and records.

A front end knows three things: ``Game`` (what can be played, what was played),
``Play`` (one running session) and the frozen values they return. Here alone are
the clock and the choice of a seed. A turn is on the disk before it is returned,
so whatever a screen has shown survives a killed process.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from trainer.content.library import Library, find_content_root, load_library
from trainer.courses.coursework import Coursework, fits
from trainer.courses.progress import CourseProgress
from trainer.engine import session
from trainer.errors import ContentError, CoolheadError, SessionOver, UsageError
from trainer.exchange import ActionShown, Exchange, Part
from trainer.live_lines import alike
from trainer.model.course import EXAM_SEED, Module
from trainer.model.mode import Mode
from trainer.model.persona import Degree
from trainer.model.reading import Reader
from trainer.model.scenario import Scenario
from trainer.model.transcript import SessionStart, Step, Transcript
from trainer.model.variety import Variety
from trainer.play import Play
from trainer.records.learners import learner_id, usual_learner
from trainer.records.paths import data_folder, sessions_folder
from trainer.records.reader import Stored
from trainer.records.sessions import Best, Sessions
from trainer.voice.chosen import live_of, refuse_live
from trainer.voice.live import LiveVoice

__all__ = ["ActionShown", "Best", "Exchange", "Game", "Mode", "Play", "Saved", "open_game"]

Clock = Callable[[], datetime]
"""Gives the present moment, local time with zone."""

OpenLive = Callable[[], LiveVoice]
"""Starts a language model."""

Saved = Stored
"""A session as found on the disk."""


def local_now() -> datetime:
    """The present moment with this machine's zone."""
    return datetime.now().astimezone()


def open_game(
    *,
    data: Path | None = None,
    content: Sequence[Path] = (),
    reader: Reader | None = None,
    clock: Clock = local_now,
    language: str = "",
    learner: str | None = None,
    live: OpenLive | None = None,
) -> "Game":
    """Open the game over a data folder and content folders.

    Args:
        data: Where sessions are kept; the user's data folder if not given.
        content: Folders with ``scenarios/`` and ``personas/``, searched after the shipped ones.
        reader: What reads replies; the shipped reader if not given.
        clock: What tells the time.
        language: Code of the language that customers speak where a translation is there; English if empty.
        learner: Id of who plays; the environment's or the machine's only learner if not given.
        live: What starts a language model when live wordings are asked for; the one that passed its test
            on this machine if not given.

    Raises:
        UsageError: The learner's id cannot be one.
    """
    who = usual_learner() if learner is None else learner_id(learner)
    folder = data or data_folder()
    roots = [find_content_root(), *content]
    library = load_library(roots)
    if language:
        from trainer.content.translation import folders_for, in_language

        library = in_language(library, language, folders_for(folder, roots))
    return Game(
        library, Sessions(sessions_folder(folder), who), reader, clock, live or live_of(folder, alike)
    )


class Game:
    """What can be played and what was played."""

    def __init__(
        self,
        library: Library,
        sessions: Sessions,
        reader: Reader | None,
        clock: Clock,
        open_live: OpenLive | None = None,
    ) -> None:
        """Join the rooms; nothing heavy is loaded yet."""
        self.library = library
        self.sessions = sessions
        self.coursework = Coursework(library, sessions)
        self._reader = reader
        self._clock = clock
        self._open_live = open_live or refuse_live
        self._live: LiveVoice | None = None

    def warm_up(self, mode: Mode = Mode.PRACTICE) -> Reader:
        """Load the reader of a mode if it is not loaded yet, and return it.

        Exams are always read by the default reader, so that all are judged alike; the better one is
        used elsewhere if an encoder is named. Takes up to a second once, the better one a few.

        Args:
            mode: Mode of the session that is read.

        Raises:
            EnvironmentProblem: What the reader needs is not installed, missing or damaged.
        """
        if self._reader is not None:
            return self._reader
        from trainer.understand.choosing import choose_reader, named_encoder

        return choose_reader("" if mode is Mode.EXAM else named_encoder())

    def start(
        self,
        scenario: str,
        *,
        persona: str | None = None,
        degree: Degree = Degree.MARKED,
        seed: int | None = None,
        mode: Mode = Mode.PRACTICE,
        variety: Variety = Variety.AUTHORED,
    ) -> Play:
        """Begin a session.

        Args:
            scenario: Identifier of the scenario.
            persona: Identifier of another persona than the scenario's own.
            degree: How strongly the temper shows.
            seed: Chooses among lines; if not given, one that differs from the last play's, and in an
                exam the same for everybody.
            mode: How much help is shown.
            variety: How far the customer's wording may vary; it changes neither mood nor score.

        Raises:
            UsageError: There is no such scenario or persona.
            EnvironmentProblem: The session cannot be saved.
        """
        chosen = self.library.scenario(scenario)
        person = self.library.persona(persona or chosen.persona)
        number = self._usual_seed(scenario, mode) if seed is None else seed
        casting = self.library.casting(chosen, person, degree, number, variety)
        if variety is Variety.LIVE:
            _refuse_live(mode)
            self.live()
        return Play.begin(self, casting, mode)

    def live(self) -> LiveVoice:
        """The language model that words lines while a talk goes on; started once and kept.

        Raises:
            EnvironmentProblem: The extra is not installed, or no model has passed its test here.
        """
        if self._live is None:
            self._live = self._open_live()
        return self._live

    def close(self) -> None:
        """Stop the language model if one runs."""
        if self._live is not None:
            self._live.close()
            self._live = None

    def _usual_seed(self, scenario: str, mode: Mode) -> int:
        return EXAM_SEED if mode is Mode.EXAM else self.sessions.count(scenario)

    def start_module(self, course: str, module: str) -> Play:
        """Begin an attempt at a module of a course; how it is played is the course's to say.

        Args:
            course: Identifier of the course.
            module: Identifier of the module.

        Raises:
            UsageError: There is no such course or module, or it is locked.
            EnvironmentProblem: The session cannot be saved.
        """
        part = Part(course, module)
        chosen = self.coursework.admit(course, module, self.now())
        scenario = self.library.scenario(chosen.scenario)
        persona = self.library.persona(chosen.persona or scenario.persona)
        seed = self._usual_seed(chosen.scenario, chosen.mode) if chosen.seed is None else chosen.seed
        variety = self.library.course(course).variety
        casting = self.library.casting(scenario, persona, chosen.degree, seed, variety)
        return Play.begin(self, casting, chosen.mode, part)

    def admit(self, part: Part) -> Module | None:
        """Let an attempt begin, if the course lets it; a play of one's own always may.

        Raises:
            UsageError: The module is locked.
        """
        return self.coursework.admit(part.course, part.module, self.now()) if part.course else None

    def pass_mark(self, part: Part) -> int | None:
        """The score that a course asks for in a module; None where there is no such course."""
        known = self.library.courses.get(part.course)
        module = known.module(part.module) if known else None
        return known.mark_for(module) if known and module else None

    def progress(self, course: str) -> CourseProgress:
        """How a course stands for the learner now.

        Raises:
            UsageError: There is no such course.
        """
        return self.coursework.progress(course, self.now())

    @property
    def learner(self) -> str:
        """Id of who plays."""
        return self.sessions.learner

    def play_as(self, learner: str) -> None:
        """Let somebody else play from now on.

        Raises:
            UsageError: The id cannot be one.
        """
        self.sessions = Sessions(self.sessions.folder, learner_id(learner))
        self.coursework = Coursework(self.library, self.sessions)

    def unfinished(self) -> tuple[Saved, ...]:
        """Sessions that were cut off and can go on, newest first; of changed content none can."""
        return tuple(saved for saved in self.sessions.unfinished() if fits(self.library, saved))

    def resume(self, saved: Saved) -> Play:
        """Go on with a session where it was cut off.

        Raises:
            UsageError: It has ended.
            CoolheadError: Content, rules or reader have changed since, or the file cannot be written.
        """
        if saved.transcript.end:
            raise UsageError(
                "this session has ended", where=str(saved.path), remedy="start the scenario again"
            )
        try:
            play = Play.replayed(self, saved.transcript)
        except (UsageError, ContentError, SessionOver, ValueError) as error:
            raise _other_version(saved) from error
        if _played(play.transcript) != _played(saved.transcript):
            raise _other_version(saved)
        play.write_to(self.sessions.reopen(saved))
        return play

    def discard(self, saved: Saved) -> None:
        """Do not offer a cut-off session again; its transcript stays, and gets its end if it was over."""
        if session.has_stopped(saved.transcript):
            with suppress(CoolheadError):
                self.resume(saved).close()
                return
        self.sessions.discard(saved.path)

    def best(self) -> Mapping[str, Best]:
        """Scenario identifier -> best result so far."""
        return self.sessions.bests()

    def scenario_of(self, saved: Saved) -> Scenario | None:
        """The scenario of a saved session, or None if it is gone."""
        return self.library.scenarios.get(saved.transcript.start.scenario)

    def now(self) -> datetime:
        """The present moment."""
        return self._clock()


def _refuse_live(mode: Mode) -> None:
    if not mode.allows_live_wordings:
        raise UsageError(
            f"a language model may word lines in guided and practice mode alone, not in {mode}",
            remedy="use '--variety baked': what a person approved is the same for everybody",
        )


def _played(transcript: Transcript) -> tuple[SessionStart, tuple[Step, ...]]:
    """Everything that a replay must give again; the last record is written anew if it is missing."""
    return transcript.start, transcript.steps


def _other_version(saved: Saved) -> CoolheadError:
    return CoolheadError(
        "this session was played with other content or another version and cannot go on",
        where=str(saved.path),
        remedy="start the scenario again; the old talk stays in its file",
    )
