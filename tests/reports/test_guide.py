"""The lead's guide is true: its commands, run in its order over its class, say what it shows."""

import difflib
import os
import re
import sys

import pytest

pytest.importorskip("pty", reason="the guide's reader needs a terminal")

from tests.authoring.guide import PROJECT, Author, agrees, blocks, mended, surroundings
from tests.reports import newcomers
from trainer import game
from trainer.cli.main import run
from trainer.content.library import find_content_root, load_library
from trainer.understand import reader

GUIDE = PROJECT / "docs" / "leading.md"


@pytest.fixture(scope="module")
def labels():
    return newcomers.Labels(load_library([find_content_root()]).scenarios.values())


@pytest.fixture
def lead(tmp_path, monkeypatch, capsys, labels):
    """A lead in an empty folder, on Friday at noon, at a terminal of a hundred columns without colours."""
    home, desk = tmp_path / "home", tmp_path / "desk"
    desk.mkdir()
    monkeypatch.chdir(desk)
    monkeypatch.setenv("COOLHEAD_HOME", str(home))
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.setenv(name, surroundings()[name])
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(reader, "load_reader", lambda: labels)
    newcomers.make(home, labels)
    monkeypatch.setattr(game, "local_now", lambda: newcomers.NOON)
    monkeypatch.setitem(game.open_game.__kwdefaults__, "clock", lambda: newcomers.NOON)

    def command(words):
        run(words)
        sys.stdout.flush()
        captured = capsys.readouterr()
        return captured.out + captured.err

    return Author(desk, command)


@pytest.mark.timeout(300)  # a class plays its first week, and machines may be busy
def test_every_command_of_the_guide_says_what_is_shown(lead):
    wrong = []
    guide = GUIDE.read_text(encoding="utf-8")
    for shown in lead.follow(blocks(guide)):
        if not agrees(shown.guide, shown.said):
            if os.environ.get("COOLHEAD_UPDATE_GOLDEN"):
                told = [shown.command, *shown.guide]
                now = [shown.command, *mended(shown.guide, shown.said)]
                guide = guide.replace("\n".join(told), "\n".join(now), 1)
            wrong += [
                f"docs/leading.md:{shown.line} {shown.command}",
                *difflib.ndiff(shown.guide, shown.said),
            ]
    if os.environ.get("COOLHEAD_UPDATE_GOLDEN"):
        GUIDE.write_text(guide, encoding="utf-8")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    "words",
    [
        "report cohort",
        "report learner",
        "report scenario",
        "report skills",
        "records overrule",
        "records verify",
        "records export",
        "records forget",
        "course start",
    ],
)
def test_what_a_lead_needs_is_shown(words):
    assert re.search(rf"^\$ coolhead {words}( |$)", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)


def test_files_that_the_guide_points_to_are_there():
    links = re.findall(r"\]\(([^)#]+)\)", GUIDE.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (GUIDE.parent / link).exists()] == []
