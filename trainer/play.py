"""One running session: reads replies, steps the engine, records, and judges at the end."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from threading import RLock
from typing import TYPE_CHECKING

from trainer.alone import alone
from trainer.content.library import content_hash
from trainer.engine import session
from trainer.engine.actions import act
from trainer.engine.context import context_of
from trainer.engine.cues import STEP_NAMES, cue
from trainer.engine.matter import topic_phrases
from trainer.engine.state import Casting, State
from trainer.errors import EnvironmentProblem, UsageError
from trainer.exchange import OWN, ActionShown, Exchange, Part, end_of, refuse_too_long
from trainer.live_lines import LiveLines, Taken
from trainer.model.mode import Mode
from trainer.model.mood import Mood
from trainer.model.persona import Degree, Persona
from trainer.model.scenario import Need, Outcome, Scenario
from trainer.model.transcript import End, SessionStart, Step, Transcript, Turn
from trainer.model.variety import Variety
from trainer.records.writer import TranscriptWriter
from trainer.scoring.debrief import Debrief, debrief

if TYPE_CHECKING:
    from trainer.game import Game


class Play:
    """One session from its first line to its debrief."""

    def __init__(self, game: "Game", state: State, transcript: Transcript, mode: Mode) -> None:
        """Use ``begin`` or ``replayed``."""
        self._game = game
        self._state = state
        self._transcript = transcript
        self._writer: TranscriptWriter | None = None
        self._topics = topic_phrases(state.casting.scenario)
        self._reader = game.warm_up(mode)
        self._reader.prepare(self._topics)
        self._live = LiveLines(game.live, state.casting) if state.casting.variety is Variety.LIVE else None
        self._recorded: Step | None = None
        self.mode = mode
        self.lock = RLock()

    @classmethod
    def begin(cls, game: "Game", casting: Casting, mode: Mode, part: Part = OWN) -> "Play":
        """Begin a session and its file."""
        play = cls._fresh(game, casting, mode, part)
        play.write_to(game.sessions.begin(play.transcript.start, game.now()))
        return play.made_ready()

    def made_ready(self) -> "Play":
        """The session, with a language model, if any, at work on what may come next."""
        if self._live and not self.over:
            self._live.prepare(self._state)
        return self

    def notices(self) -> tuple[str, ...]:
        """What must be said besides, once: a language model that has stopped, and why."""
        return self._live.notices() if self._live else ()

    @classmethod
    def _fresh(cls, game: "Game", casting: Casting, mode: Mode, part: Part = OWN) -> "Play":
        state, start = session.begin(
            casting,
            mode=mode.value,
            content_hash=content_hash(casting.scenario, casting.persona, casting.baked or None),
            reader=game.warm_up(mode).version,
        )
        return cls(game, state, Transcript(part.mark(start)), mode)

    @classmethod
    def replayed(cls, game: "Game", transcript: Transcript, steps: int | None = None) -> "Play":
        """A session played again from a transcript's own replies, not yet bound to a file.

        Args:
            game: The service.
            transcript: What was played.
            steps: How many steps to take; all if not given.

        Raises:
            CoolheadError, ValueError: The content is gone, or another version refuses a step or the mode.
        """
        start, library = transcript.start, game.library
        scenario, persona = library.scenario(start.scenario), library.persona(start.persona)
        degree, variety = Degree(start.degree), Variety(start.variety)
        casting = library.casting(scenario, persona, degree, start.seed, variety)
        play = cls._fresh(game, casting, Mode(start.mode), Part.of(start))
        for step in transcript.steps[:steps]:
            play.retake(step)
        if transcript.end and steps is None:
            play.finish()
        return play

    def retake(self, step: Step) -> Step:
        """Take a step again from its own words, and return what comes of it, as it is recorded.

        What a language model said is taken from the record, where the line as written is the same.
        """
        self._recorded = step
        try:
            if isinstance(step, Turn):
                self.say(step.reply)
            else:
                self.act(step.name, step.text)
        finally:
            self._recorded = None
        return self.transcript.steps[-1]

    def write_to(self, writer: TranscriptWriter) -> None:
        """Bind the session to its file; what the file lacks of the end is written."""
        self._writer = writer
        self._transcript = replace(self._transcript, end=None)
        self.finish()

    @property
    def scenario(self) -> Scenario:
        """The situation."""
        return self._state.casting.scenario

    @property
    def persona(self) -> Persona:
        """The customer's temper and voice."""
        return self._state.casting.persona

    @property
    def start(self) -> SessionStart:
        """What is played, with the opening line."""
        return self._transcript.start

    @property
    def transcript(self) -> Transcript:
        """Everything so far."""
        return self._transcript

    @property
    def file(self) -> str:
        """Where the transcript is; empty if it is not kept."""
        return str(self._writer.path) if self._writer else ""

    @property
    def over(self) -> bool:
        """Whether it has ended."""
        return self._state.outcome is not None

    @property
    def outcome(self) -> Outcome | None:
        """How it stopped; None while it goes on."""
        return self._state.outcome

    @property
    def wraps_up(self) -> bool:
        """Whether it has ended and the ticket can still be written, until somebody asks for the debrief."""
        return self.over and self._transcript.end is None

    @property
    def mood(self) -> Mood:
        """The customer's mood now."""
        return self._state.mood

    @property
    def heat_word(self) -> str:
        """How the heat shows from outside, in the persona's own word."""
        return self.persona.heat_words[list(type(self.mood.band)).index(self.mood.band)]

    @property
    def need(self) -> Need | None:
        """The first unmet need."""
        return self._state.due_need

    @property
    def steps(self) -> tuple[tuple[Need, str, bool], ...]:
        """The needs in this customer's order: need, the step's name, whether it is met."""
        met = self._state.met
        return tuple((spec.need, STEP_NAMES[spec.need], spec.need in met) for spec in self.scenario.needs)

    @property
    def notes(self) -> tuple[str, ...]:
        """Lines on the ticket."""
        return self._state.notes

    @property
    def cue(self) -> str:
        """What might help now; shown unasked only where the mode says so."""
        return cue(self._state)

    @alone
    def say(self, text: str) -> Exchange:
        """Take one reply.

        Raises:
            SessionOver: The conversation has ended.
            UsageError: The reply is empty or far too long.
            EnvironmentProblem: The turn cannot be saved; nothing has changed then.
        """
        session.refuse_if_over(self._state)
        refuse_too_long(text, "reply")
        reading = self._reader.read(text, context_of(self._transcript, self.scenario.customer, self._topics))
        if not reading.text.strip():
            raise UsageError("there is nothing to send yet", remedy="type a reply first")
        now = session.step(self._state, reading)
        turn = self._spoken(now.state, now.turn, lambda state: session.step(state, reading).turn)
        self._keep(now.state, turn)
        return Exchange.shown(turn, reading, self.mode)

    @alone
    def act(self, name: str, text: str = "") -> ActionShown:
        """Do one action.

        Raises:
            SessionOver: The conversation has ended; the ticket can be written until the debrief.
            UsageError: There is no such action, it lacks its argument or is far too long, or the mode
                forbids it.
            EnvironmentProblem: It cannot be saved; nothing has changed then.
        """
        if self._transcript.end:
            session.refuse_if_over(self._state)
        if name == "hint" and not self.mode.allows_hints:
            what = f"there are no hints in {self.mode} mode"
            raise UsageError(what, remedy="take a breath with /breathe instead")
        refuse_too_long(text, f"/{name}")
        done = act(self._state, name, text)
        action = self._spoken(done.state, done.action, lambda now: act(now, name, text).action)
        self._keep(done.state, action)
        return ActionShown.shown(action, self.mode)

    @alone
    def rewind(self, turn: int) -> "Play":
        """A new session, in a file of its own, that stands before reply number ``turn``.

        Args:
            turn: Number of the reply to take back, counted from 1.

        Raises:
            UsageError: The mode forbids it, there is no such turn, or it is a module without attempts left.
        """
        if not self.mode.allows_rewind:
            raise UsageError("an exam cannot be rewound", remedy="go on, the debrief will show it")
        place = self._transcript.place_of(turn)
        if place is None:
            raise UsageError(f"there is no reply number {turn}", remedy="choose one that you have given")
        self.finish()
        self._game.admit(Part.of(self.start))
        play = Play.replayed(self._game, self._transcript, place)
        writer = self._game.sessions.begin(play.start, self._game.now())
        for step in play.transcript.steps:
            writer.append(step, self._game.now())
        play.write_to(writer)
        if self._writer and not self.over:
            self._game.sessions.discard(self._writer.path)
        return play

    def debrief(self) -> Debrief:
        """The debrief of an ended session.

        Raises:
            UsageError: It has not ended.
            EnvironmentProblem: The end cannot be saved; the call can be repeated.
        """
        if not self.over:
            raise UsageError("the conversation is not over yet", remedy="go on, or end it with /end")
        self.finish()
        return debrief(self._transcript, self.scenario, self._game.pass_mark(Part.of(self.start)))

    @alone
    def close(self) -> None:
        """Write the end, if it is over, and let go of the file; else the session can be resumed."""
        with suppress(EnvironmentProblem):
            self.finish()
        if self._writer:
            self._writer.close()

    def _spoken(self, after: State, step: Taken, again: Callable[[State], Taken]) -> Taken:
        """A step in a language model's words, where one is at work."""
        return self._live.spoken(self._state, after, step, self._recorded, again) if self._live else step

    def _keep(self, state: State, step: Step) -> None:
        """Record first, then move on: a failed write leaves everything as it was."""
        self._append(step)
        self._transcript = replace(self._transcript, steps=(*self._transcript.steps, step))
        self._state = state
        if self._recorded is None:
            self.made_ready()

    @alone
    def finish(self) -> None:
        """Judge and record the end, once; nothing while the conversation goes on.

        Raises:
            EnvironmentProblem: It cannot be saved; the call can be repeated.
        """
        if not self.over or self._transcript.end:
            return
        end = end_of(self._state, self._transcript)
        self._append(end)
        self._transcript = replace(self._transcript, end=end)
        if self._writer:
            self._writer.close()
            if self.mode is Mode.EXAM:
                self._game.sessions.seal(self._writer.path)

    def _append(self, record: Step | End) -> None:
        if self._writer:
            self._writer.append(record, self._game.now())
