"""A sound file that is cut, doubled, shuffled, retyped or broken gives problems, and no exception."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.content import samples
from trainer.authoring.sarif import sarif_log
from trainer.authoring.scaffold import PersonaWish, ScenarioWish, persona_text, scenario_text
from trainer.content.conversation_files import read_conversations
from trainer.content.events import parse
from trainer.content.excerpt import WIDTH, excerpt
from trainer.content.files import decode
from trainer.content.problems import Problem, errors_of
from trainer.content.reading import persona_from, scenario_from

GOOD = {
    "scenario": scenario_text(ScenarioWish("late"), Path()),
    "persona": persona_text(PersonaWish("wary"), Path()),
    "small scenario": samples.SCENARIO,
    "small persona": samples.PERSONA,
}
VALUES = [
    "",
    "~",
    "12",
    "-1",
    "3.5",
    "yes",
    "[]",
    "{}",
    "[a, b]",
    "{a: b}",
    "'",
    '"',
    "x" * 700,
    "{thing}",
    "{x}",
]
BREAKS = [
    "[",
    "]",
    "{",
    "}",
    "&a ",
    "*a ",
    "!b ",
    "- ",
    ": ",
    "\n",
    "\t",
    "'",
    '"',
    "#",
    "|",
    "? ",
    "\\",
    "---\n",
]

Lines = list[str]
Change = Callable[[Lines, st.DataObject], None]


def where(lines: Lines, data: st.DataObject) -> int:
    return data.draw(st.integers(0, len(lines) - 1))


def delete(lines: Lines, data: st.DataObject) -> None:
    begin = where(lines, data)
    del lines[begin : begin + data.draw(st.integers(1, 12))]


def duplicate(lines: Lines, data: st.DataObject) -> None:
    begin = where(lines, data)
    block = lines[begin : begin + data.draw(st.integers(1, 6))]
    to = where(lines, data)
    lines[to:to] = block


def swap(lines: Lines, data: st.DataObject) -> None:
    one, other = where(lines, data), where(lines, data)
    lines[one], lines[other] = lines[other], lines[one]


def retype(lines: Lines, data: st.DataObject) -> None:
    at = where(lines, data)
    head, colon, _ = lines[at].partition(":")
    value = data.draw(st.sampled_from(VALUES))
    lines[at] = f"{head}: {value}" if colon else f"{head[: head.find('-') + 1]} {value}"


def indent(lines: Lines, data: st.DataObject) -> None:
    at = where(lines, data)
    lines[at] = data.draw(st.sampled_from(["", " ", "   ", "      "])) + lines[at].lstrip()


def break_yaml(lines: Lines, data: st.DataObject) -> None:
    at = where(lines, data)
    place = data.draw(st.integers(0, len(lines[at])))
    lines[at] = lines[at][:place] + data.draw(st.sampled_from(BREAKS)) + lines[at][place:]


CHANGES: list[Change] = [delete, duplicate, swap, retype, indent, break_yaml]


def problems_of(text: str, kind: str) -> list[Problem]:
    """All problems of a text that should be what ``kind`` says, as the commands find them."""
    decoded = decode(text.encode("utf-8", "surrogatepass"), "file.yaml")
    if isinstance(decoded, Problem):
        return [decoded]
    document, problems = parse(decoded, "file.yaml")
    if document is None:
        return problems
    if "persona" in kind:
        checked = persona_from(document, problems)
    else:
        checked = scenario_from(document, problems, ["brisk", "impatient"])
    assert (checked.value is None) == bool(errors_of(checked.problems))
    return list(checked.problems)


def can_be_shown(problems: list[Problem], text: str) -> None:
    """Hold every problem to what the command shows of it."""
    lines = text.splitlines()
    for problem in problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.line <= len(lines) + 1
        assert len(problem.headline.splitlines()) == 1
        assert all(len(row) <= WIDTH for row in excerpt(problem, lines))
    json.dumps(sarif_log(problems))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(GOOD)), st.data())
def test_a_sound_file_spoilt_line_by_line_gives_problems_only(kind: str, data: st.DataObject) -> None:
    lines = GOOD[kind].splitlines()
    for _ in range(data.draw(st.integers(1, 3))):
        data.draw(st.sampled_from(CHANGES))(lines, data)
        lines = lines or [""]
    text = "\n".join(lines)
    can_be_shown(problems_of(text, kind), text)


@pytest.mark.parametrize("kind", GOOD)
def test_what_is_spoilt_was_sound(kind: str) -> None:
    named = GOOD[kind].replace('"late"', "file").replace('"wary"', "file").replace("kettle\n", "file\n", 1)
    assert problems_of(named.replace("persona: brisk\ntitle", "persona: file\ntitle"), kind) == []


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_conversation_tests_spoilt_line_by_line_give_problems_only(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = samples.write(tmp_path_factory.mktemp("shop"))
    lines = samples.TESTS.splitlines()
    for _ in range(data.draw(st.integers(1, 3))):
        data.draw(st.sampled_from(CHANGES))(lines, data)
        lines = lines or [""]
    path = folder / "scenarios" / "kettle.test.yaml"
    path.write_text("\n".join(lines), encoding="utf-8")
    checked = read_conversations(path)
    assert (checked.tests is None) == bool(errors_of(checked.problems))
    can_be_shown(list(checked.problems), "\n".join(lines))
