"""Conversation tests: what an author writes beside a scenario to hold it to what it teaches.

``scenarios/NAME.test.yaml`` belongs to ``scenarios/NAME.yaml``. ``expect`` names what must be so
and ``must_not`` what must not be, after a reply and again at the end of the whole conversation.
"""

from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints

from trainer.content.paths import TEST_MARK
from trainer.model.lines import Content, Name, Text
from trainer.model.moves import Move
from trainer.model.persona import Degree
from trainer.model.scenario import EndingKind, Need, Outcome

Reply = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
"""What a trainee types."""

ClaimText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
"""``falls``, ``rises``, ``holds``, ``at least 40`` or ``at most 40``; see ``claims``."""


class StepClaims(Content):
    """What can be said of one reply or action and of what it does."""

    moves: tuple[Move, ...] = ()
    """Moves that are recognised in the reply."""
    topics: tuple[Text, ...] = ()
    """What the reply touches: ``fact:NAME`` or ``solution:NAME``."""
    events: tuple[Text, ...] = ()
    """What the customer does, e.g. ``softens``, ``pushback``, ``accepts``, ``critical:NAME``."""
    met: tuple[Need, ...] = ()
    """Needs that the reply meets."""
    need: Need | None = None
    """The first unmet need afterwards."""
    heat: ClaimText | None = None
    """Anger: ``falls``, ``rises``, ``holds``, ``at least 40`` or ``at most 40``."""
    trust: ClaimText | None = None
    """Trust, in the same words."""
    patience: ClaimText | None = None
    """Patience, in the same words."""
    clarity: ClaimText | None = None
    """Clarity, in the same words."""


class EndClaims(Content):
    """What can be said of a conversation that has ended."""

    ending: Name | None = None
    """The ending that is reached."""
    kind: EndingKind | None = None
    """How good that ending is: best, partial or lost."""
    outcome: Outcome | None = None
    """How the conversation stops."""
    passed: bool | None = None
    """Whether the session is passed."""
    score: ClaimText | None = None
    """The score: ``at least 70`` or ``at most 60``."""
    critical: tuple[Name, ...] = ()
    """Critical errors that are committed."""


class Step(Content):
    """One reply or one action, and what comes of it."""

    say: Reply | None = None
    """What the trainee writes."""
    do: Reply | None = None
    """An action instead, with its slash: ``/lookup account``."""
    expect: StepClaims = StepClaims()
    """What must be so afterwards: everything named."""
    must_not: StepClaims = StepClaims()
    """What must not be so afterwards: nothing of it."""


class Conversation(Content):
    """One conversation that is played as a test."""

    name: Text
    """What it shows, in a few words."""
    persona: Name | None = None
    """Another persona than the scenario's own."""
    degree: Degree = Degree.MARKED
    """How strongly the temper shows."""
    seed: Annotated[int, Field(ge=0)] = 1
    """Chooses among the customer's lines."""
    steps: tuple[Step, ...] = Field(min_length=1)
    """Replies and actions in order; a conversation that still runs after them is ended with ``/end``."""
    expect: EndClaims = EndClaims()
    """What must be so at the end."""
    must_not: EndClaims = EndClaims()
    """What must not be so at the end: a bad conversation must not pass."""


class ConversationTests(Content):
    """All conversation tests of one scenario."""

    tests: tuple[Conversation, ...] = Field(min_length=1)
    """The tests in the order in which they are played."""


def scenario_name(path: Path) -> str:
    """The scenario that a file of tests belongs to."""
    return path.stem.removesuffix(TEST_MARK)


def scenario_file(path: Path) -> Path:
    """The scenario's file, beside its tests; with the tests' own ending where there is none."""
    name = scenario_name(path)
    beside = (path.with_name(name + suffix) for suffix in (".yaml", ".yml"))
    return next((file for file in beside if file.is_file()), path.with_name(name + path.suffix))
