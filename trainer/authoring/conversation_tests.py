"""Playing conversation tests: the real engine and a real reader, in memory."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from trainer.authoring.expectations import Miss, Outcome, end_misses, step_misses
from trainer.authoring.talk import Talk
from trainer.content.conversation_check import read_action
from trainer.content.conversation_files import CheckedTests, persona_for
from trainer.content.conversations import Conversation, Step
from trainer.content.document import Mark, Path
from trainer.engine.state import Casting
from trainer.model.actions import AFTERWARDS
from trainer.model.reading import Reader
from trainer.model.scenario import Scenario
from trainer.model.transcript import Action, Turn

END = "end"
"""The action that ends a conversation which its test leaves open."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One step, or the end, that did not come out as expected."""

    mark: Mark
    """Where it stands in the file of tests."""
    said: str
    """The reply or action; empty for the end."""
    misses: tuple[Miss, ...]
    """What was expected and what came."""
    step: Turn | Action | None = None
    """What was recorded, with the ledger; None for the end."""


@dataclass(frozen=True, slots=True)
class Result:
    """One test that was played."""

    name: str
    """What the author calls it."""
    mark: Mark
    """Where it begins."""
    talk: Talk
    """The conversation, to its end."""
    failures: tuple[Failure, ...]
    """What did not come out as expected, in order."""

    @property
    def passed(self) -> bool:
        """Whether everything came out as expected."""
        return not self.failures


@dataclass(slots=True)
class _Playing:
    """A test that is being played."""

    checked: CheckedTests
    path: Path
    talk: Talk
    failures: list[Failure] = field(default_factory=list)
    met: list[str] = field(default_factory=list)

    def mark(self, *steps: str | int) -> Mark:
        assert self.checked.document is not None
        return self.checked.document.mark((*self.path, *steps), key=True)

    def fail(self, mark: Mark, said: str, misses: list[Miss], step: Turn | Action | None = None) -> None:
        if misses:
            self.failures.append(Failure(mark, said, tuple(misses), step))


def run_tests(checked: CheckedTests, reader: Reader) -> Iterator[Result]:
    """Play all tests of one file, one by one as they are asked for.

    Args:
        checked: A file without errors, whose scenario can be played.
        reader: What reads the replies.

    Raises:
        ContentError: A persona cannot be played.
    """
    assert checked.tests is not None
    assert checked.scenario is not None
    for n, test in enumerate(checked.tests.tests):
        yield _run(checked, checked.scenario, test, ("tests", n), reader)


def _run(checked: CheckedTests, scenario: Scenario, test: Conversation, path: Path, reader: Reader) -> Result:
    persona = persona_for(checked.path, test.persona or scenario.persona)
    talk = Talk(Casting(scenario, persona, test.degree, test.seed), reader=reader.version)
    playing = _Playing(checked, path, talk)
    for k, step in enumerate(test.steps):
        if talk.over and not _can_follow(step):
            _never_taken(playing, test, k)
            break
        _take(playing, step, k, reader)
    if not talk.over:
        talk.act(END)
    assert talk.end is not None
    misses = end_misses(test.expect, test.must_not, talk.end, talk.ending)
    playing.fail(_end_mark(playing, test), "", misses)
    return Result(test.name, playing.mark("name"), talk, tuple(playing.failures))


def _can_follow(step: Step) -> bool:
    """Whether a step can be taken when the conversation is over."""
    return step.do is not None and read_action(step.do)[0] in AFTERWARDS


def _take(playing: _Playing, step: Step, k: int, reader: Reader) -> None:
    """Take one step and hold its expectations against what comes of it."""
    taken: Turn | Action
    if step.do is not None:
        taken = playing.talk.act(*read_action(step.do))
        said, key = step.do, "do"
    else:
        said, key = step.say or "", "say"
        taken = playing.talk.say(said, reader)
    misses = step_misses(step, Outcome(taken, playing.talk.need, tuple(playing.met)))
    playing.met.extend(taken.met if isinstance(taken, Turn) else ())
    playing.fail(playing.mark("steps", k, key), said, misses, taken)


def _never_taken(playing: _Playing, test: Conversation, first: int) -> None:
    """The conversation ended early; steps that only talk are no loss, those that expect something are."""
    for k in range(first, len(test.steps)):
        step = test.steps[k]
        if step.expect.model_fields_set or step.must_not.model_fields_set:
            key = "do" if step.do is not None else "say"
            left = len(test.steps) - first
            got = f"the conversation had ended ({playing.talk.state.outcome}) with {left} steps left"
            said = step.do or step.say or ""
            playing.fail(playing.mark("steps", k, key), said, [Miss("this step is taken", got)])
            return


def _end_mark(playing: _Playing, test: Conversation) -> Mark:
    """Where the claims about the end stand."""
    key = "expect" if test.expect.model_fields_set else "must_not"
    return playing.mark(key)
