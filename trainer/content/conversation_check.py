"""Whether conversation tests agree with the scenario that they belong to.

Codes ``T001`` to ``T010``. A test must be able to fail, and every name in it must be one that the
scenario, the rules or the customer know.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from trainer.content.at import At
from trainer.content.claims import ALLOWED, BOUNDS_ALLOWED, Direction, read_claim
from trainer.content.conversations import Conversation, ConversationTests, EndClaims, Step, StepClaims
from trainer.content.document import Document, Path
from trainer.content.problems import Problem, quoted, suggest
from trainer.engine.matter import topic_phrases
from trainer.engine.session import ENDING_EVENTS
from trainer.model.actions import ACTIONS, find_action
from trainer.model.mood import Gauge
from trainer.model.persona import EventLines
from trainer.model.scenario import Scenario

SLASH = "/"
"""What an action begins with."""

CRITICAL = "critical:"
"""What an event of a critical error begins with."""

NAMED_FOR_THEMSELVES = ("pushback", "reveals")
"""Events that have no lines of their own name."""

INSULT = "insult"
"""The critical error that needs no scenario to forbid it."""


@dataclass(frozen=True, slots=True)
class Known:
    """Names that tests of one scenario may use."""

    topics: tuple[str, ...]
    """``fact:NAME`` and ``solution:NAME``."""
    events: tuple[str, ...]
    """Everything that the customer can do."""
    endings: tuple[str, ...]
    """Endings of the scenario."""
    critical: tuple[str, ...]
    """Critical errors that can be committed."""
    needs: tuple[str, ...]
    """Needs of this customer."""
    personas: tuple[str, ...]
    """Personas that can play the customer."""


def check_conversations(
    tests: ConversationTests, document: Document, scenario: Scenario | None, personas: Collection[str]
) -> Iterator[Problem]:
    """Everything in a file of tests that does not agree.

    Args:
        tests: The tests as the schema accepted them.
        document: Where they were read from.
        scenario: What they belong to; None where that cannot be played, which its own file reports.
        personas: Identifiers of the personas there are.
    """
    at = At(document)
    known = _known(scenario, personas) if scenario else None
    names = [test.name for test in tests.tests]
    for n, test in enumerate(tests.tests):
        path: Path = ("tests", n)
        if test.name in names[:n]:
            yield at.error((*path, "name"), "T002", f"two tests are called {quoted(test.name)}")
        yield from _can_fail(test, path, at)
        for k, step in enumerate(test.steps):
            yield from _step(step, (*path, "steps", k), at, known)
        for field in ("expect", "must_not"):
            yield from _end_claims(getattr(test, field), (*path, field), at, known)
        if known and test.persona is not None:
            yield from _listed(at, (*path, "persona"), "T009", "persona", test.persona, known.personas)
        yield from _after_the_end(test, path, at)


def no_scenario(document: Document, name: str, scenarios: Sequence[str]) -> Problem:
    """The problem of tests that have no scenario beside them."""
    message = f"there is no scenario {quoted(name)} beside this file"
    hint = suggest(name, scenarios) or "name the file after its scenario"
    return Problem(document.name, 1, 1, "T001", message, hint)


def events_of(scenario: Scenario) -> tuple[str, ...]:
    """Every event that a customer of this scenario can show."""
    forbidden = (f"{CRITICAL}{name}" for name in critical_of(scenario) if name != INSULT)
    plain = (*EventLines.model_fields, *NAMED_FOR_THEMSELVES, *ENDING_EVENTS.values())
    return tuple(dict.fromkeys((*plain, *forbidden)))


def critical_of(scenario: Scenario) -> tuple[str, ...]:
    """Critical errors that can be committed in a scenario."""
    return tuple(dict.fromkeys([*(s.critical for s in scenario.solutions if s.critical), INSULT]))


def read_action(text: str) -> tuple[str, str]:
    """Name and argument of an action as it is written after ``do:``, with its slash or without."""
    name, _, argument = text.removeprefix(SLASH).partition(" ")
    return name.strip().lower(), argument.strip()


def _known(scenario: Scenario, personas: Collection[str]) -> Known:
    return Known(
        topics=tuple(topic_phrases(scenario)),
        events=events_of(scenario),
        endings=tuple(ending.ending for ending in scenario.endings),
        critical=critical_of(scenario),
        needs=tuple(spec.need.value for spec in scenario.needs),
        personas=tuple(sorted(personas)),
    )


def _can_fail(test: Conversation, path: Path, at: At) -> Iterator[Problem]:
    claims = [test.expect, test.must_not]
    steps = [claim for step in test.steps for claim in (step.expect, step.must_not)]
    if all(claim == EndClaims() for claim in claims) and all(claim == StepClaims() for claim in steps):
        hint = "add 'expect:' or 'must_not:' to a step or to the test"
        message = f"{quoted(test.name)} expects nothing, so that it cannot fail"
        yield at.error((*path, "name"), "T003", message, hint)


def _step(step: Step, path: Path, at: At, known: Known | None) -> Iterator[Problem]:
    if (step.say is None) == (step.do is None):
        message = "a step says something or does something, one of the two"
        yield at.error(path, "T004", message, "write 'say: ...' or 'do: /...'")
    if step.do is not None:
        yield from _action(step.do, (*path, "do"), at)
    if step.say is not None and step.say.startswith(SLASH):
        yield at.error((*path, "say"), "T005", "this is an action, not a reply", "write 'do:' before it")
    for field in ("expect", "must_not"):
        yield from _step_claims(getattr(step, field), (*path, field), at, known)


def _action(text: str, path: Path, at: At) -> Iterator[Problem]:
    name, argument = read_action(text)
    spec = find_action(name)
    if spec is None:
        names = [SLASH + action.name for action in ACTIONS]
        yield at.error(
            path, "T005", f"there is no action {quoted(SLASH + name)}", suggest(SLASH + name, names)
        )
    elif spec.needs_argument and not argument:
        hint = f"write '/{name} {spec.argument}'"
        yield at.error(path, "T005", f"{quoted(SLASH + name)} needs its text", hint)


def _step_claims(claims: StepClaims, path: Path, at: At, known: Known | None) -> Iterator[Problem]:
    for gauge in Gauge:
        text = getattr(claims, gauge.value)
        if text is not None and read_claim(text) is None:
            hint = _claim_hint(text, ALLOWED)
            yield at.error((*path, gauge.value), "T006", _no_claim(gauge.value, text), hint)
    if known is not None:
        yield from _all_listed(at, (*path, "topics"), "T007", "topic", claims.topics, known.topics)
        yield from _all_listed(at, (*path, "events"), "T008", "event", claims.events, known.events)
        yield from _needs(claims, path, at, known)


def _needs(claims: StepClaims, path: Path, at: At, known: Known) -> Iterator[Problem]:
    kind = "need of this customer"
    yield from _all_listed(at, (*path, "met"), "T009", kind, claims.met, known.needs)
    if claims.need is not None:
        yield from _listed(at, (*path, "need"), "T009", kind, claims.need, known.needs)


def _end_claims(claims: EndClaims, path: Path, at: At, known: Known | None) -> Iterator[Problem]:
    if claims.score is not None and read_claim(claims.score, bounds_only=True) is None:
        message = _no_claim("score", claims.score)
        yield at.error((*path, "score"), "T006", message, f"allowed: {BOUNDS_ALLOWED}")
    if known is None:
        return
    if claims.ending is not None:
        yield from _listed(at, (*path, "ending"), "T009", "ending", claims.ending, known.endings)
    names, allowed = claims.critical, known.critical
    yield from _all_listed(at, (*path, "critical"), "T009", "critical error", names, allowed)


def _claim_hint(text: str, allowed: str) -> str:
    """The direction that was probably meant, or everything that can be claimed."""
    near = get_close_matches(text.lower(), list(Direction), n=1)
    return f"did you mean {quoted(near[0])}?" if near else f"allowed: {allowed}"


def _no_claim(field: str, text: str) -> str:
    return f"{quoted(field)} cannot be {quoted(text)}"


def _all_listed(
    at: At, path: Path, code: str, kind: str, names: Sequence[str], allowed: Sequence[str]
) -> Iterator[Problem]:
    for n, name in enumerate(names):
        yield from _listed(at, (*path, n), code, kind, name, allowed)


def _listed(at: At, path: Path, code: str, kind: str, name: str, names: Sequence[str]) -> Iterator[Problem]:
    """A problem if ``name`` is none of ``names``."""
    if name not in names:
        yield at.error(path, code, f"there is no {kind} {quoted(name)}", suggest(name, names))


def _after_the_end(test: Conversation, path: Path, at: At) -> Iterator[Problem]:
    """Steps that can never be taken, because an action before them ends the conversation."""
    for k, step in enumerate(test.steps[:-1]):
        spec = find_action(read_action(step.do)[0]) if step.do else None
        if spec is not None and spec.ends:
            message = f"no step can follow {quoted(SLASH + spec.name)}, which ends the conversation"
            yield at.error((*path, "steps", k + 1), "T010", message)
            return
