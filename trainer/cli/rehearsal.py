"""A conversation over a scenario file that is still being written. Nothing of it is recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from trainer.authoring.locating import read_at
from trainer.authoring.talk import Talk
from trainer.authoring.watching import Watch
from trainer.content.conversation_files import persona_files
from trainer.content.library import Library
from trainer.content.problems import Problem, suggest
from trainer.content.reading import read_persona
from trainer.engine.state import Casting
from trainer.errors import UsageError
from trainer.game import Game, Play, local_now
from trainer.model.persona import Degree, Persona
from trainer.model.scenario import Scenario
from trainer.model.transcript import Step, Transcript, Turn
from trainer.records.sessions import Sessions


@dataclass(frozen=True, slots=True)
class Cast:
    """What the files say now, sound or not."""

    scenario: Scenario | None
    """The scenario; None while its file has errors."""
    persona: Persona | None
    """Who plays the customer; None while that file has errors, or the scenario's has."""
    problems: tuple[Problem, ...]
    """Everything that is wrong with them."""
    files: tuple[Path, ...]
    """The files that were read."""


class Rehearsal:
    """A scenario file, and the conversation that is played over it."""

    def __init__(self, path: Path, persona: str | None, seed: int) -> None:
        """Prepare; nothing is read yet.

        Args:
            path: The scenario's file.
            persona: Another persona than the scenario's own.
            seed: Chooses among the customer's lines.
        """
        self.path = path
        self.watch = Watch([path])
        self._persona = persona
        self._seed = seed

    def read(self) -> Cast:
        """Read the files as they are now, and watch them from here on.

        Raises:
            UsageError: There is no such persona.
        """
        self.watch = Watch(self.watch.files)
        checked = read_at(self.path)
        if checked.value is None:
            return Cast(None, None, checked.problems, (self.path,))
        file = self._persona_file(self._persona or checked.value.persona)
        person = read_persona(file)
        self.watch = Watch([self.path, file])
        problems = (*checked.problems, *person.problems)
        return Cast(checked.value, person.value, problems, (self.path, file))

    def play(self, scenario: Scenario, persona: Persona, steps: Sequence[Step] = ()) -> Play:
        """A conversation over this content in which ``steps`` were taken, as far as it lets them be."""
        library = Library({scenario.scenario: scenario}, {persona.persona: persona})
        game = Game(library, Sessions(Path()), None, local_now)
        start = Talk(Casting(scenario, persona, Degree.MARKED, self._seed)).start
        play = Play.replayed(game, Transcript(start))
        for step in steps:
            if play.over:
                break
            if isinstance(step, Turn):
                play.say(step.reply)
            else:
                play.act(step.name, step.text)
        play.finish()
        return play

    def _persona_file(self, name: str) -> Path:
        known = persona_files(self.path)
        if name not in known:
            raise UsageError(f"there is no persona '{name}'", remedy=suggest(name, sorted(known)))
        return known[name]
