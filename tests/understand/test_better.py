"""The better reader: one plain line where something is missing, and the default where none is named."""

import os
import subprocess
import sys
from importlib.util import find_spec

import pytest

from trainer.errors import EnvironmentProblem
from trainer.game import open_game
from trainer.model.mode import Mode
from trainer.model.moves import Move
from trainer.model.reading import Context
from trainer.understand.better import load_better
from trainer.understand.choosing import ENCODER_VARIABLE, choose_reader, named_encoder
from trainer.understand.reader import load_reader

ENCODER = os.environ.get("COOLHEAD_TEST_ENCODER", "")
"""Folder of the base encoder, where there is one to test with."""

with_encoder = pytest.mark.skipif(not ENCODER, reason="needs COOLHEAD_TEST_ENCODER and the extra 'lm'")


def test_without_a_named_encoder_the_default_reader_reads(monkeypatch):
    monkeypatch.delenv(ENCODER_VARIABLE, raising=False)
    assert named_encoder() == ""
    assert choose_reader("") is load_reader()


def test_exams_are_read_by_the_default_reader(monkeypatch, tmp_path):
    monkeypatch.setenv(ENCODER_VARIABLE, "some/encoder")
    assert open_game(data=tmp_path).warm_up(Mode.EXAM) is load_reader()


@pytest.mark.skipif(find_spec("torch") is not None, reason="torch is installed here")
def test_without_the_extra_one_line_says_what_to_install():
    with pytest.raises(EnvironmentProblem, match=r"needs the extra 'lm'.*pip install"):
        load_better("some/encoder")


@pytest.mark.skipif(find_spec("torch") is not None, reason="torch is installed here")
def test_the_command_line_says_it_in_one_line_and_leaves_with_three(tmp_path):
    run = subprocess.run(
        [sys.executable, "-m", "trainer.cli.main", "understand", "Hello."],
        env={**os.environ, ENCODER_VARIABLE: "some/encoder", "COOLHEAD_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 3
    assert run.stdout == ""
    assert len(run.stderr.splitlines()) == 1
    assert "pip install 'coolhead[lm]'" in run.stderr


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no archive"])
def test_damaged_weights_are_said_plainly(tmp_path, content):
    path = tmp_path / "better.npz"
    path.write_bytes(content)
    with pytest.raises(EnvironmentProblem, match="weights of the better reader cannot be loaded"):
        load_better("some/encoder", path)


@with_encoder
def test_it_reads_says_that_it_did_and_reads_alike_again():
    reader = load_better(ENCODER)
    context = Context(
        customer="Twenty minutes I have been waiting!",
        topics={"fact:model": ("which model is it", "what kind of printer do you have")},
    )
    reply = "I'm so sorry, that's a long wait. Which model is it? I'll call you at four."
    reading = reader.read(reply, context)
    assert reading.reader == reader.version != load_reader().version
    assert reading.has(Move.APOLOGISE)
    assert reading.has(Move.CLARIFY)
    assert [topic.name for topic in reading.topics] == ["fact:model"]
    assert reader.read(reply, context) == reading


@with_encoder
@pytest.mark.parametrize("what", ["missing", "empty"])
def test_a_folder_without_an_encoder_is_said_plainly(tmp_path, what):
    folder = tmp_path / what
    if what == "empty":
        folder.mkdir()
    with pytest.raises(EnvironmentProblem, match="sentence encoder cannot be used"):
        load_better(str(folder))
