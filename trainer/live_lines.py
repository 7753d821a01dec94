"""A language model's wordings in a running session: asked for ahead, waited for briefly, never needed.

The engine decides what is said and knows no model. When it has decided, the
model's wordings of just those lines are handed to it as a value, and it is asked
once more; only words can differ. A stored session speaks as it was recorded.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from trainer.content.spoken import scene
from trainer.engine.likely import likely_lines, lines_between
from trainer.engine.state import Casting, State
from trainer.errors import EnvironmentProblem
from trainer.model.transcript import Action, Step, Turn
from trainer.voice.live import LiveVoice, Wanted

Taken = TypeVar("Taken", Turn, Action)


class LiveLines:
    """The lines of one session in a model's words."""

    def __init__(self, open_live: Callable[[], LiveVoice], casting: Casting) -> None:
        """Nothing is started yet: a session that is only played again needs no model.

        Args:
            open_live: Gives the running model.
            casting: Who plays what.
        """
        self._open = open_live
        self._scene = scene(casting.scenario)
        self._problem = ""
        self._told = False

    def prepare(self, state: State) -> None:
        """Put the model to work on what the customer may say next."""
        live = self._live()
        if live is not None:
            live.prepare([Wanted(line.plain, band, self._scene) for line, band in likely_lines(state)])

    def spoken(
        self,
        before: State,
        after: State,
        step: Taken,
        recorded: Step | None,
        again: Callable[[State], Taken],
    ) -> Taken:
        """A step with its lines in the model's words, where they are there in time.

        Args:
            before: State before the step.
            after: State after it.
            step: What came of it, as written.
            recorded: The same step of a stored session, if one is played again.
            again: Takes the step once more.
        """
        if recorded is not None:
            same = recorded.source == step.source
            return replace(step, line=recorded.line, written=recorded.written) if same else step
        lines = lines_between(before, after)
        live = self._live() if lines else None
        if live is None:
            return step
        band = after.mood.band
        found = live.wordings([Wanted(line.plain, band, self._scene) for line in lines])
        fresh = {str(line): found[line.plain] for line in lines if line.plain in found}
        return again(replace(before, casting=replace(before.casting, fresh=fresh))) if fresh else step

    def notices(self) -> tuple[str, ...]:
        """What must be told the trainee now, each thing once."""
        if self._problem:
            told, self._told = self._told, True
            return () if told else (self._problem,)
        live = self._live()
        return live.notices() if live else ()

    def _live(self) -> LiveVoice | None:
        """The model, or None where it cannot be had; then one notice says so."""
        if self._problem:
            return None
        try:
            return self._open()
        except EnvironmentProblem as problem:
            self._problem = f"Lines are spoken as written: {problem}."
            return None


def alike(first: str, second: str) -> float:
    """How near two texts are in meaning, -1 to 1, by what is loaded when it is first asked for."""
    from trainer.understand.reader import likeness

    return likeness(first, second)
