"""What becomes of a group of replies once its author has said what they mean.

As a topic: one more wording in the scenario, and a test beside it that the reply is read so from now
on. As a move: lines of ``inbox.jsonl``, from which a reader can be trained.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trainer.authoring.inbox import Group, labelled, same_words
from trainer.authoring.patch import Change, read_exactly
from trainer.authoring.yaml_edit import append, written
from trainer.content.conversation_files import persona_files
from trainer.content.document import Document
from trainer.content.document import Path as Place
from trainer.content.events import parse
from trainer.content.paths import SUFFIXES, TEST_MARK
from trainer.content.problems import Problem, errors_of, suggest
from trainer.content.reading import scenario_from
from trainer.engine.matter import topic_phrases
from trainer.errors import ContentError, UsageError
from trainer.model.moves import Move
from trainer.model.reading import Context, Reader
from trainer.model.scenario import Scenario

LONGEST = 600
"""Characters of a wording in a scenario."""

NAME_LENGTH = 48
"""Characters of a reply in the name of its test."""

TESTS_HEAD = (
    "# Conversations that hold this scenario to what it teaches; 'coolhead test' plays them.\n"
    "# Each of those below is a reply that was once not understood.\n"
)
"""How a new file of tests begins."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label, and what it changes."""

    changes: tuple[Change, ...]
    """Files before and after."""
    topic: str = ""
    """The topic; empty for moves."""
    wording: str = ""
    """The new wording of the topic."""
    scenario: Scenario | None = None
    """The scenario with the new wording."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with the changed scenario and was not wrong before."""


def find_topic(scenario: Scenario, wanted: str) -> str:
    """The topic that an author means by ``fact:NAME``, ``solution:NAME`` or the name alone.

    Raises:
        UsageError: There is none, or the name alone is not enough.
    """
    topics = list(topic_phrases(scenario))
    found = [topic for topic in topics if wanted in (topic, topic.partition(":")[2])]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"'{wanted}' is a fact and a solution", remedy=f"write {' or '.join(found)}")
    names = topics if ":" in wanted else [topic.partition(":")[2] for topic in topics]
    raise UsageError(f"'{scenario.scenario}' has no topic '{wanted}'", remedy=suggest(wanted, names))


def find_moves(wanted: Sequence[str]) -> tuple[Move, ...]:
    """The moves of these names, each once.

    Raises:
        UsageError: There is no such move.
    """
    names = [move.value for move in Move]
    for name in wanted:
        if name not in names:
            raise UsageError(f"there is no move '{name}'", remedy=suggest(name, names))
    return tuple(dict.fromkeys(Move(name) for name in wanted))


def as_topic(group: Group, wanted: str, path: Path, wording: str = "") -> Labelled:
    """One more wording of a topic, and a test that the reply is read so.

    Args:
        group: The replies.
        wanted: The topic, as the author named it.
        path: The scenario's file.
        wording: What to write instead of the group's commonest reply.

    Raises:
        UsageError: There is no such topic, it has the wording already, or the wording is too long.
        ContentError: The scenario has errors, or cannot be edited safely.
        EnvironmentProblem: A file cannot be read.
    """
    document = _document(path, read_exactly(path))
    scenario, before = _checked(document, path)
    topic = find_topic(scenario, wanted)
    text = " ".join((wording or group.replies[0][0]).split())
    _refuse(text, topic, scenario)
    changed = append(document, _place(scenario, topic), text)
    edited, after = _checked(_document(path, changed), path)
    known = {(problem.code, problem.message) for problem in before}
    return Labelled(
        (Change(path, document.text, changed), _test(path, topic, text)),
        topic,
        text,
        edited,
        tuple(problem for problem in after if (problem.code, problem.message) not in known),
    )


def as_moves(group: Group, moves: Iterable[Move], file: Path) -> Labelled:
    """One exemplar for each reply of a group.

    Args:
        group: The replies.
        moves: The moves that all of them make.
        file: Where exemplars are gathered; it need not exist.

    Raises:
        UsageError: All of them stand there already.
        EnvironmentProblem: The file cannot be read.
    """
    before = read_exactly(file) if file.exists() else None
    known = labelled(file)
    names = [move.value for move in moves]
    fresh = [reply for reply, _ in group.replies if ("", same_words(reply)) not in known]
    if not fresh:
        raise UsageError("these replies are labelled already", where=str(file))
    rows = [{"customer": group.customer[0], "reply": reply, "moves": names} for reply in fresh]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    start = before or ""
    gap = "\n" if start and not start.endswith("\n") else ""
    return Labelled((Change(file, before, f"{start}{gap}{lines}"),))


def read_so(label: Labelled, group: Group, reader: Reader) -> int:
    """How many of a group's replies are read as the topic, once it has its new wording.

    Args:
        label: From ``as_topic``.
        group: The replies.
        reader: What reads them.
    """
    assert label.scenario is not None
    topics = topic_phrases(label.scenario)
    reader.prepare(topics)
    context = Context(customer=group.customer[0], topics=topics)
    readings = (reader.read(reply, context) for reply, _ in group.replies)
    return sum(any(hit.name == label.topic for hit in reading.topics) for reading in readings)


def _refuse(text: str, topic: str, scenario: Scenario) -> None:
    """Refuse a wording that the scenario could not hold, or holds."""
    if len(text) > LONGEST:
        raise UsageError(
            f"this reply has {len(text)} characters, a wording at most {LONGEST}",
            remedy="give the sentence that matters with --wording",
        )
    for name, phrases in topic_phrases(scenario).items():
        if same_words(text) in map(same_words, phrases):
            own = "it" if name == topic else f"'{name}'"
            remedy = "give another one with --wording" if name == topic else "take it out there first"
            raise UsageError(f"{own} has this wording already", remedy=remedy)


def _place(scenario: Scenario, topic: str) -> Place:
    """Where the wordings of a topic stand."""
    kind, _, name = topic.partition(":")
    if kind == "fact":
        return ("facts", [fact.fact for fact in scenario.facts].index(name), "asks")
    return ("solutions", [item.solution for item in scenario.solutions].index(name), "offers")


def _document(path: Path, text: str) -> Document:
    document, problems = parse(text, str(path))
    if document is None or problems:
        raise _broken(path, problems)
    return document


def _checked(document: Document, path: Path) -> tuple[Scenario, tuple[Problem, ...]]:
    checked = scenario_from(document, [], persona_files(path).keys())
    if checked.value is None:
        raise _broken(path, checked.problems)
    return checked.value, checked.problems


def _broken(path: Path, problems: Iterable[Problem]) -> ContentError:
    count = len(errors_of(problems))
    what = "1 error" if count == 1 else f"{count} errors"
    return ContentError(
        f"the scenario has {what} and is left alone", where=str(path), remedy=f"see 'coolhead check {path}'"
    )


def _test(path: Path, topic: str, text: str) -> Change:
    """The file of tests beside a scenario with one more test."""
    beside = (path.with_name(f"{path.stem}{TEST_MARK}{suffix}") for suffix in SUFFIXES)
    file = next((file for file in beside if file.is_file()), None)
    document = _document(file, read_exactly(file)) if file else None
    names = _names(document) if document else set()
    test: dict[str, Any] = {
        "name": _test_name(topic, text, names),
        "steps": [{"say": text, "expect": {"topics": [topic]}}],
    }
    if file and document:
        return Change(file, document.text, append(document, ("tests",), test))
    first, *rest = written(test, 4)
    body = "".join(f"{line}\n" for line in [f"  - {first}", *rest])
    new = path.with_name(f"{path.stem}{TEST_MARK}{path.suffix}")
    return Change(new, None, f"{TESTS_HEAD}tests:\n{body}")


def _names(document: Document) -> set[str]:
    """The names of the tests of a file."""
    tests = document.data.get("tests") if isinstance(document.data, dict) else None
    if not isinstance(tests, list) or not all(isinstance(test, dict) for test in tests):
        what, remedy = "this file holds no list of tests", f"see 'coolhead check {document.name}'"
        raise ContentError(what, where=document.name, remedy=remedy)
    return {str(test.get("name")) for test in tests}


def _test_name(topic: str, text: str, taken: set[str]) -> str:
    kind, _, name = topic.partition(":")
    short = text if len(text) <= NAME_LENGTH else text[: NAME_LENGTH - 1].rstrip() + "…"
    means = f"asks for {name}" if kind == "fact" else f"offers {name}"
    whole = f"'{short}' {means}"
    number = 2
    while whole in taken:
        whole = f"'{short}' {means} ({number})"
        number += 1
    return whole
