"""The author's guide is true: its commands, run in its order with the real reader, say what it shows."""

import difflib
import io
import re
import sys

import pytest

from trainer.cli.main import run
from trainer.model.reading import Context, Reading
from trainer.understand import reader

pytest.importorskip("pty", reason="questions are answered at a terminal")

from tests.authoring.guide import PROJECT, Author, agrees, blocks, same_line, surroundings

GUIDE = PROJECT / "docs" / "authoring.md"


class Remembering:
    """The real reader, which is not asked the same thing twice by commands that each would ask it anew."""

    def __init__(self, real):
        self.real = real
        self.version = real.version
        self.prepare = real.prepare
        self.known: dict[str, Reading] = {}

    def read(self, reply: str, context: Context) -> Reading:
        key = repr((reply, context))
        if key not in self.known:
            self.known[key] = self.real.read(reply, context)
        return self.known[key]


@pytest.fixture
def author(tmp_path, monkeypatch, capsys):
    """An author in an empty folder, at a terminal of eighty columns without colours."""
    desk = tmp_path / "desk"
    desk.mkdir()
    monkeypatch.chdir(desk)
    for name in ("NO_COLOR", "TERM", "COLUMNS"):
        monkeypatch.setenv(name, surroundings()[name])
    remembering = Remembering(reader.load_reader())
    monkeypatch.setattr(reader, "load_reader", lambda: remembering)

    def command(words):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
        run(words)
        captured = capsys.readouterr()
        return captured.out + captured.err

    person = Author(desk, command)
    yield person
    if person.program is not None:
        person.program.close()


@pytest.mark.timeout(300)  # it plays some three hundred conversations, and machines may be busy
def test_every_command_of_the_guide_says_what_is_shown(author):
    steps = blocks(GUIDE.read_text(encoding="utf-8"))
    wrong = []
    for shown in author.follow(steps):
        if not agrees(shown.guide, shown.said):
            wrong += [
                f"docs/authoring.md:{shown.line} {shown.command}",
                *difflib.ndiff(shown.guide, shown.said),
            ]
    assert not wrong, "\n".join(wrong)


def test_every_command_for_authors_is_shown():
    text = GUIDE.read_text(encoding="utf-8")
    for name in (
        "new",
        "schema",
        "check",
        "preview",
        "graph",
        "test",
        "understand",
        "simulate",
        "cover",
        "inbox",
        "strings",
    ):
        assert f"$ coolhead {name} " in text or f"$ coolhead {name}\n" in text


def test_files_that_the_guide_points_to_are_there():
    links = re.findall(r"\]\(([^)#]+)\)", GUIDE.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (GUIDE.parent / link).exists()] == []


@pytest.mark.parametrize(
    ("shown", "said", "same"),
    [
        ("a  b", "a b", False),
        ("score ~90 of 100", "score   88 of 100", True),
        ("score ~90 of 100", "score 60 of 100", False),
        ("score ~90 of 100", "score 90 of 200", False),
        ("passed …", "passed, and more", False),
        ("passed, …", "passed, and more", True),
    ],
)
def test_a_line_agrees_when_only_what_is_marked_differs(shown, said, same):
    assert same_line(shown, said) is same


@pytest.mark.parametrize(
    ("shown", "said", "same"),
    [
        (["a", "…", "c"], ["a", "b", "b", "c"], True),
        (["a", "…", "c"], ["a", "c"], True),
        (["a", "c"], ["a", "b", "c"], False),
        (["a", "…"], ["b"], False),
        (["a"], ["a", "b"], False),
    ],
)
def test_lines_may_be_left_out_only_where_that_is_marked(shown, said, same):
    assert agrees(shown, said) is same
