"""Whatever is in a file, and whatever the file is, a problem comes out and nothing else."""

import os
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.content.samples import PERSONA, SCENARIO, write
from trainer.content import events
from trainer.content.events import parse
from trainer.content.files import MAX_BYTES, decode
from trainer.content.problems import Problem
from trainer.content.reading import persona_from, read_scenario, scenario_from

AS_TEXT = "put the text in quotes if it is meant as text"

HOSTILE: list[tuple[str, str, str]] = [
    ("nested brackets", "a: " + "[" * 100_000, "Y006 lists and groups nest deeper than 16 levels"),
    ("nested braces", "{a: " * 100_000, "Y006 lists and groups nest deeper than 16 levels"),
    ("nested dashes", "- " * 100_000, "Y006 lists and groups nest deeper than 16 levels"),
    ("anchor", "a: &x 1", f"Y007 '&x' is an anchor, which is not allowed here; {AS_TEXT}"),
    ("anchor on a list", "a: &x [1]", f"Y007 '&x' is an anchor, which is not allowed here; {AS_TEXT}"),
    ("alias", "a: *x", f"Y008 '*x' is an alias, which is not allowed here; {AS_TEXT}"),
    ("own tag", "a: !no way", f"Y009 '!no' is a tag, which is not allowed here; {AS_TEXT}"),
    (
        "python tag",
        "a: !!python/name:x 1",
        f"Y009 'tag:yaml.org,2002:python/name:x' is a tag, which is not allowed here; {AS_TEXT}",
    ),
    (
        "second document",
        "a: 1\n---\nb: 2",
        "Y011 a second document begins here; write it as a file of its own",
    ),
    ("nothing", "", "Y012 the file is empty; write a scenario or a persona into it"),
    ("comments alone", "# hi\n", "Y012 the file is empty; write a scenario or a persona into it"),
    (
        "list as key",
        "? [a]\n: b",
        f"Y013 a key must be a word, not a list or a mapping; {AS_TEXT}",
    ),
    ("emphasis", "- *really* bad", "Y005 '*' or '&' cannot begin a text; put the text in quotes"),
    ("open quote", 'a: "foo\nb: c', "Y005 a quote is opened and never closed; close the quote"),
    ("open bracket", "a: [b, c\nd: e", "Y005 a list or mapping in brackets is not closed; close the bracket"),
    (
        "tab",
        "a:\n\t- b",
        "Y005 a tab, where only spaces can indent; replace it by spaces",
    ),
    (
        "text after a quote",
        '- "foo" bar',
        "Y005 the text goes on behind its closing quote; use single quotes inside it, or \\ before each",
    ),
    (
        "typographic quotes",
        "a: \u201cno: never\u201d",
        (
            "Y005 these quotes are typographic, and YAML takes them for text; "
            "write straight ones around the text"
        ),
    ),
    (
        "crooked",
        "a:\n  b: 1\n c: 2",
        "Y005 this line does not fit those above it; mend the indentation or the quotes",
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in HOSTILE], ids=[case[0] for case in HOSTILE]
)
def test_hostile_yaml_is_one_problem(text: str, expected: str) -> None:
    begun = time.perf_counter()
    document, problems = parse(text, "f")
    assert document is None
    assert [problem.render().split(" ", 1)[1] for problem in problems] == [expected]
    assert time.perf_counter() - begun < 1


def test_the_reader_without_compiled_parser_refuses_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "_LOADER", yaml.SafeLoader)
    for _, text, expected in HOSTILE:
        document, problems = parse(text, "f")
        assert document is None
        assert [problem.code for problem in problems] == [expected[:4]]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"a: 1\nb: \xff", "f:2:4 Y003 is not UTF-8 text; save the file as UTF-8"),
        ("a: 1".encode("utf-16"), "f:1:1 Y003 is not UTF-8 text; save the file as UTF-8"),
        (b"a: x\x1b[31m", "f:1:5 Y004 control character U+001B; delete it"),
        (b"a: \x00", "f:1:4 Y004 control character U+0000; delete it"),
        ("ä: \u202e".encode(), "f:1:4 Y004 control character U+202E; delete it"),
        ("a: \u2028".encode(), "f:1:4 Y004 control character U+2028; delete it"),
    ],
)
def test_bytes_that_are_no_text_are_refused_with_their_place(raw: bytes, expected: str) -> None:
    found = decode(raw, "f")
    assert isinstance(found, Problem)
    assert found.render() == expected


def test_a_byte_order_mark_and_windows_line_ends_are_no_matter(tmp_path: Path) -> None:
    path = write(tmp_path) / "scenarios" / "kettle.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + SCENARIO.replace("\n", "\r\n").encode())
    assert read_scenario(path, {"brisk"}).problems == ()


def test_a_big_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    with path.open("wb") as stream:
        stream.truncate(10 * 1024 * 1024)
    begun = time.perf_counter()
    problems = read_scenario(path, set()).problems
    assert [problem.render() for problem in problems] == [
        f"{path}:1:1 Y002 is too big: 10.0 MB, at most 2 MB can be read"
    ]
    assert time.perf_counter() - begun < 0.1


def test_a_file_of_many_values_is_given_up_early(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_text("a:\n" + "- x\n" * (MAX_BYTES // 4 - 2))
    begun = time.perf_counter()
    problems = read_scenario(path, set()).problems
    assert [problem.render() for problem in problems] == [
        f"{path}:59996:3 Y014 the file holds more than 20000 values; split it into several files"
    ]
    assert time.perf_counter() - begun < 2


def test_what_is_no_file_is_said_to_be_none(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "folder.yaml").mkdir()
    said = {
        name: read_scenario(tmp_path / name, set()).problems[0].message
        for name in ("pipe.yaml", "folder.yaml", "absent.yaml", "nul\0.yaml")
    }
    assert said == {
        "pipe.yaml": "is not a file that can be read",
        "folder.yaml": "is a folder, not a file",
        "absent.yaml": "there is no such file",
        "nul\0.yaml": "there is no such file",
    }


def test_values_stay_as_they_were_written() -> None:
    document, problems = parse("a: no\nb: 12:30\nc: 010\nd: 1.10\ne: 'null'\nf:\ng: ~\nh: ''\n<<: on", "f")
    assert document is not None
    assert document.data == {
        "a": "no",
        "b": "12:30",
        "c": "010",
        "d": "1.10",
        "e": "null",
        "f": None,
        "g": None,
        "h": "",
        "<<": "on",
    }
    assert problems == []


def test_a_key_written_twice_keeps_its_first_value_and_marks() -> None:
    document, problems = parse("a: [x]\nb: 1\na: {c: d}", "f")
    assert document is not None
    assert document.data == {"a": ["x"], "b": "1"}
    assert document.mark(("a", 0)) == events.Mark(1, 5)
    assert [problem.render() for problem in problems] == [
        "f:3:1 Y010 'a' stands here twice, first in line 1; take one of them out"
    ]


def only_problems(text: str, whole: str) -> None:
    """Read ``text`` as what ``whole`` is and look at nothing but the kind of what comes out."""
    document, problems = parse(text, "kettle.yaml")
    if document is not None:
        make = (
            persona_from(document, problems)
            if whole is PERSONA
            else scenario_from(document, problems, ["brisk"])
        )
        problems = list(make.problems)
        assert (make.value is None) == any(problem.severity == "error" for problem in problems)
    assert all(isinstance(problem, Problem) for problem in problems)
    assert all("\n" not in problem.render() for problem in problems)


@settings(max_examples=120, deadline=None)
@given(st.sampled_from([PERSONA, SCENARIO]), st.data())
def test_a_good_file_spoilt_anywhere_gives_problems_only(whole: str, data: st.DataObject) -> None:
    text = whole
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        length = data.draw(st.integers(0, 40))
        put = data.draw(
            st.one_of(
                st.sampled_from(
                    ["[", "{", "&a ", "*a", "!x ", "- ", ": ", "\n", "  ", "'", '"', "#", "~", "|", "? "]
                ),
                st.text(max_size=8),
            )
        )
        text = text[:start] + put + text[start + length :]
    raw = decode(text.encode("utf-8", "surrogatepass"), "f")
    if isinstance(raw, str):
        only_problems(raw, whole)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_text_or_a_problem(raw: bytes) -> None:
    text = decode(raw, "f")
    if isinstance(text, str):
        only_problems(text, SCENARIO)
