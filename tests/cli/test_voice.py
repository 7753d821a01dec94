"""``coolhead voice list``: every wording of a file's lines, with its place."""

import json
from pathlib import Path

import pytest

from trainer.cli.main import run

ROOT = Path(__file__).parents[2]
FILE = ROOT / "scenarios" / "call-back-never-came.yaml"


def test_every_wording_is_listed_with_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["voice", "list", str(FILE), "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(rows) >= 10
    first = rows[0]
    line, column = (int(part) for part in first["place"].removeprefix(f"{FILE}:").split(":"))
    assert FILE.read_text(encoding="utf-8").splitlines()[line - 1][column - 1 :].startswith('line: "Castell.')
    assert len(first["wordings"]) == len(set(first["wordings"])) >= 2
    assert first["bands"] == ["angry", "annoyed", "calm", "furious"]


def test_the_table_ends_with_the_count_and_every_shows_all_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["voice", "list", str(FILE)]) == 0
    few = capsys.readouterr().out.splitlines()
    assert run(["voice", "list", str(FILE), "--every"]) == 0
    assert few[-1].endswith("other wordings")
    assert len(capsys.readouterr().out.splitlines()) > 2 * len(few)


def test_a_file_that_cannot_be_played_is_not_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("scenario: broken\n", encoding="utf-8")
    assert run(["voice", "list", str(broken)]) == 1
    assert "run 'coolhead check'" in capsys.readouterr().err
