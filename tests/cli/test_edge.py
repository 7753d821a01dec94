"""Whatever goes wrong ends in one plain line on stderr and the right exit code, never in a traceback."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from trainer.cli.edge import Edge, Interrupted
from trainer.errors import ContentError, CoolheadError, EnvironmentProblem, SessionOver, UsageError

ROOT = Path(__file__).resolve().parent.parent.parent
FULL = Path("/dev/full")


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (UsageError("no such thing", remedy="look"), 2, "coolhead: no such thing; look\n"),
        (ContentError("broken", where="a.yaml:3:1"), 1, "coolhead: a.yaml:3:1: broken\n"),
        (EnvironmentProblem("full", where="/d", remedy="make space"), 3, "coolhead: /d: full; make space\n"),
        (SessionOver("it is over"), 2, "coolhead: it is over\n"),
        (CoolheadError("odd"), 3, "coolhead: odd\n"),
        (Interrupted("interrupted", remedy="it is kept"), 130, "coolhead: interrupted; it is kept\n"),
        (KeyboardInterrupt(), 130, "coolhead: interrupted\n"),
        (click.Abort(), 130, "coolhead: interrupted\n"),
        (BrokenPipeError(), 0, ""),
        (
            click.UsageError("Missing argument 'X'."),
            2,
            "coolhead: Missing argument 'X'; see 'coolhead --help'\n",
        ),
        (
            OSError(errno.ENOSPC, "No space left on device"),
            3,
            "coolhead: no space left on device; make space\n",
        ),
        (
            PermissionError(errno.EACCES, "Permission denied", "/secret"),
            3,
            "coolhead: /secret: permission denied; check the path and its permissions\n",
        ),
    ],
)
def test_each_kind_of_error_has_its_line_and_code(error, code, line, capsys):
    edge = Edge()
    with edge:
        raise error
    assert (edge.code, capsys.readouterr().err) == (code, line)


def test_several_lines_and_escapes_become_one_harmless_line(capsys):
    with Edge():
        raise UsageError("first\nsecond \x1b[31mred\x1b[0m \u202eback")
    assert capsys.readouterr().err == "coolhead: first second ␛[31mred␛[0m back\n"


def test_a_defect_is_told_in_one_line_and_its_details_are_kept(capsys, tmp_path):
    edge = Edge()
    with edge:
        _ = {}["missing"]
    log = tmp_path / "coolhead-home" / "crash.log"
    assert edge.code == 3
    assert capsys.readouterr().err == (
        f"coolhead: this is a defect of coolhead, not of your input; the details are in {log}\n"
    )
    assert "KeyError: 'missing'" in log.read_text()


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["plya"], "there is no command 'plya'; did you mean 'play'? (see 'coolhead --help')"),
        (["zzz"], "there is no command 'zzz'; see 'coolhead --help'"),
        (["list", "--jsn"], "No such option '--jsn'. Did you mean '--json'? (see 'coolhead list --help')"),
        (["play"], "Missing argument 'SCENARIO'; see 'coolhead play --help'"),
        (
            ["play", "kettle", "--seed", "x"],
            "Invalid value for '--seed': 'x' is not a valid integer range; see",
        ),
        (["play", "kettle", "--mode", "easy"], "Invalid value for '--mode': 'easy' is not one of"),
        (["score"], "nothing to score is named; name files or folders, or give --records"),
        (["check", "none.yaml"], "Invalid value for '[PATHS]...': Path 'none.yaml' does not exist; see"),
        ([], "the app needs a terminal; use 'coolhead play SCENARIO --plain' for pipes and screen readers"),
        (["play", "kettle"], "the app needs a terminal; use 'coolhead play SCENARIO --plain'"),
    ],
)
def test_wrong_use_is_one_line_and_exit_2(words, line, coolhead):
    ran = coolhead(*words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"coolhead: {line}")
    assert ran.err.count("\n") == 1


def test_version_and_help_are_exit_0(coolhead):
    assert coolhead("--version").out == "coolhead 0.1.0\n"
    assert coolhead("--help").code == 0


def start(*words, **options):
    return subprocess.Popen(
        [sys.executable, "-m", "trainer.cli.main", *words],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        **options,
    )


def test_a_reader_that_closes_the_pipe_early_is_no_error():
    process = start("list", stdout=subprocess.PIPE)
    process.stdout.close()
    assert (process.wait(), process.stderr.read()) == (0, b"")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
def test_output_to_a_full_disk_is_exit_3():
    with FULL.open("wb") as full:
        process = start("list", stdout=full)
        assert process.wait() == 3
    assert process.stderr.read() == b"coolhead: no space left on device; make space\n"


@pytest.mark.parametrize("setting", [{"NO_COLOR": "1"}, {}])
def test_no_escape_is_written_to_a_pipe(setting):
    process = start("lisst", stdout=subprocess.PIPE, env={**os.environ, **setting})
    out, err = process.communicate()
    assert b"\x1b" not in out + err


def test_a_terminal_that_cannot_show_a_character_gets_a_question_mark():
    process = start("li→st", stdout=subprocess.PIPE, env={**os.environ, "PYTHONIOENCODING": "latin-1"})
    _, err = process.communicate()
    assert err == b"coolhead: there is no command 'li?st'; did you mean 'list'? (see 'coolhead --help')\n"
