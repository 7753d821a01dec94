"""One conversation in memory: the engine and the reader as a trainee meets them, and no file.

Both ways in are the game's own: a text is read and taken, or a reading that was
made before is taken. Same content, reader, seed and replies give the same
transcript as a session that is kept.
"""

from trainer.content.library import content_hash
from trainer.engine import session
from trainer.engine.actions import act
from trainer.engine.context import context_of
from trainer.engine.endings import ending_of
from trainer.engine.matter import topic_phrases
from trainer.engine.state import Casting, State
from trainer.model.mode import Mode
from trainer.model.mood import Mood
from trainer.model.reading import Context, Reader, Reading
from trainer.model.scenario import Ending, Need
from trainer.model.transcript import Action, End, Step, Transcript, Turn
from trainer.scoring.scorecard import scorecard


class Talk:
    """A conversation from its first line to its scorecard."""

    def __init__(self, casting: Casting, *, reader: str = "", fingerprint: str | None = None) -> None:
        """Begin.

        Args:
            casting: Who plays what.
            reader: Version of what will read; recorded only.
            fingerprint: The content's, where it is known already; it takes a moment to compute.
        """
        known = content_hash(casting.scenario, casting.persona) if fingerprint is None else fingerprint
        mode = Mode.PRACTICE.value
        self.state, self.start = session.begin(casting, mode=mode, content_hash=known, reader=reader)
        self.steps: list[Step] = []
        self.end: End | None = None

    @property
    def over(self) -> bool:
        """Whether it has ended."""
        return self.state.outcome is not None

    @property
    def need(self) -> Need | None:
        """The first unmet need."""
        return self.state.due_need

    @property
    def mood(self) -> Mood:
        """The mood now."""
        return self.state.mood

    @property
    def ending(self) -> Ending:
        """The ending that holds now; final once it is over."""
        return ending_of(self.state)

    @property
    def turns(self) -> list[Turn]:
        """The replies so far."""
        return [step for step in self.steps if isinstance(step, Turn)]

    @property
    def transcript(self) -> Transcript:
        """Everything so far."""
        return Transcript(self.start, tuple(self.steps), self.end)

    def say(self, reply: str, reader: Reader) -> Turn:
        """Read one reply and take it.

        Raises:
            SessionOver: The conversation has ended.
        """
        return self.take(reader.read(reply, self.context()))

    def take(self, reading: Reading) -> Turn:
        """Take a reply that was read.

        Raises:
            SessionOver: The conversation has ended.
        """
        taken = session.step(self.state, reading)
        self._keep(taken.state, taken.turn)
        return taken.turn

    def act(self, name: str, text: str = "") -> Action:
        """Do one action.

        Raises:
            SessionOver: The conversation has ended.
            UsageError: There is no such action, or its argument is missing.
        """
        done = act(self.state, name, text)
        self._keep(done.state, done.action)
        return done.action

    def context(self) -> Context:
        """What a reader may know beside the next reply."""
        scenario = self.state.casting.scenario
        return context_of(self.transcript, scenario.customer, topic_phrases(scenario))

    def _keep(self, state: State, step: Step) -> None:
        self.steps.append(step)
        self.state = state
        if self.over:
            self._judge()

    def _judge(self) -> None:
        """Judge the end, as a kept session would record it."""
        ending = self.ending
        card = scorecard(self.transcript, self.state.casting.scenario, ending)
        self.end = End(
            ending=ending.ending,
            outcome=str(self.state.outcome),
            score=card.score,
            passed=card.passed,
            skills=tuple(card.skills().items()),
            critical=tuple(dict.fromkeys(error.name for error in card.critical)),
        )
