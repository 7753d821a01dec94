"""Real models in the real format, small enough to be made here: loaded, asked and judged by the program.

No part of transformers is replaced. A model of random weights shows that nothing of its babble is heard;
one that knows a few pairs by heart shows the way of a good wording, from the folder to the customer's mouth.
"""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("transformers")

from tests.content import samples
from tests.test_variety import as_written
from tests.voice import tiny
from trainer.authoring.reviewing import decide, waiting
from trainer.cli.main import run
from trainer.content.library import load_library
from trainer.game import Game, local_now, open_game
from trainer.model.baked import Status
from trainer.model.mood import HeatBand
from trainer.model.variety import Variety
from trainer.records.paths import data_folder
from trainer.records.sessions import Sessions
from trainer.voice.chosen import keep, last_test, why_silent
from trainer.voice.models import find_model
from trainer.voice.process import ModelRefusedError, WorkerProcess, worker_command
from trainer.voice.trial import measure

SCENARIO = "call-back-never-came"

TOLD = {
    "I'd moved patients for that call. Two of them. I told them that it was important, that somebody was "
    "going to ring. Somebody!": (
        "For that call I'd moved patients, two of them. I told them it was important, and that somebody was "
        "going to ring. Somebody!"
    ),
    "From two o'clock on I didn't take a patient, so my hands would be free when it rang. I tidied a drawer. "
    "I've never had such a tidy drawer.": (
        "From two o'clock I didn't take one patient, to have my hands free when it rang. I tidied a drawer. "
        "Such a tidy drawer I've never had."
    ),
    "I waited from two till seven. For a call that you had promised. You, not I.": (
        "From two till seven I waited. For a call that you had promised. You promised it, not I."
    ),
    "I sat by that phone like an idiot. I want you to know that.": (
        "I sat next to that phone like a fool, and I want you to know it."
    ),
}
"""Lines of the scenario with the words that a model is taught for them; the first two may be said next."""

REPLY = "I'm listening. Tell me all of it, please."
SHORT = "I sat by that phone like an idiot. I want you to know that."


def pairs() -> tiny.Pairs:
    """What the model is to learn."""
    moods = (HeatBand.ANGRY, HeatBand.CALM)
    return [(line, mood, wording) for line, wording in TOLD.items() for mood in moods]


@pytest.fixture(scope="module")
def learnt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny.learnt_model(tmp_path_factory.mktemp("models") / "learnt", pairs())


@pytest.fixture(scope="module")
def untaught(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny.random_model(tmp_path_factory.mktemp("models") / "untaught")


@pytest.fixture
def worker(request: pytest.FixtureRequest) -> Iterator[WorkerProcess]:
    running = WorkerProcess(worker_command(request.getfixturevalue(request.param)))
    running.wait_ready()
    yield running
    running.end()


@pytest.mark.parametrize("worker", ["untaught"], indirect=True)
def test_nothing_that_a_model_of_random_weights_says_is_accepted(
    worker: WorkerProcess, untaught: Path
) -> None:
    outcome = measure(worker, [(line, mood) for line, mood, _ in pairs()])
    assert outcome.accepted == 0
    assert sum(outcome.rejects.values()) >= 6
    assert not outcome.may_speak
    keep(data_folder(), find_model(str(untaught), data_folder()), outcome)
    assert "too few lines (0%" in why_silent(last_test(data_folder()))


@pytest.mark.parametrize("worker", ["learnt"], indirect=True)
def test_a_model_that_knows_its_pairs_is_accepted_measured_and_heard(
    worker: WorkerProcess, learnt: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome = measure(worker, [(line, mood) for line, mood, _ in pairs()])
    assert outcome.accepted >= 0.8
    assert outcome.parameters > 50_000
    assert outcome.load_seconds > 0
    worker.end()
    keep(data_folder(), find_model(str(learnt), data_folder()), outcome)
    game = open_game()
    try:
        live = game.live()
        end = time.monotonic() + 90
        while live.worker is None or live.worker.ready is None:
            assert time.monotonic() < end
            time.sleep(0.05)
        heard = set()
        for seed in range(1, 4):
            session = game.start(SCENARIO, seed=seed, variety=Variety.LIVE)
            live.settle(60)
            heard.add(session.say(REPLY).turn.line)
            assert session.notices() == ()
            plain = game.start(SCENARIO, seed=seed, variety=Variety.NONE)
            plain.say(REPLY)
            assert as_written(session.transcript).steps == plain.transcript.steps
        assert heard & set(TOLD.values())
    finally:
        game.close()


def test_what_the_model_drafts_is_baked_reviewed_and_then_spoken_without_it(
    learnt: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line, wording = SHORT, TOLD[SHORT]
    root = samples.write(tmp_path / "shop")
    path = root / "scenarios" / "kettle.yaml"
    text = path.read_text(encoding="utf-8").replace("- The kettle trips the fuse.", f'- "{line}"')
    path.write_text(text, encoding="utf-8")
    assert run(["voice", "try", line, "--mood", "angry", "--model", str(learnt)]) == 0
    assert f"+ {wording}" in capsys.readouterr().out
    assert run(["voice", "bake", str(path), "--model", str(learnt)]) == 0
    assert "1 new draft" in capsys.readouterr().out
    (candidate,) = waiting([path])
    assert (candidate.line, candidate.text, candidate.similarity is not None) == (line, wording, True)
    decide(candidate, Status.APPROVED)
    game = Game(load_library([root]), Sessions(tmp_path / "sessions"), None, local_now)
    openings = {game.start("kettle", seed=seed, variety=Variety.BAKED).start.line for seed in range(20)}
    assert wording in openings


def test_a_model_without_a_chat_template_is_refused_plainly(tmp_path: Path) -> None:
    folder = tiny.random_model(tmp_path / "base", template=False)
    running = WorkerProcess(worker_command(folder))
    with pytest.raises(ModelRefusedError, match="no chat template"):
        running.wait_ready()


@pytest.mark.parametrize("damage", ["config.json", "model.safetensors"])
def test_a_damaged_model_is_one_plain_line_and_exit_3(
    tmp_path: Path, damage: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tiny.random_model(tmp_path / "model")
    (folder / damage).write_text("{", encoding="utf-8")
    capsys.readouterr()  # the bar that saving the model drew
    assert run(["voice", "selftest", "--model", str(folder)]) == 3
    (line,) = capsys.readouterr().err.splitlines()
    assert "this model cannot be used" in line


def test_the_selftest_command_tells_its_figures_and_refuses_a_model_of_no_use(
    untaught: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from trainer.voice import lines, trial

    monkeypatch.setattr(trial.measure, "__defaults__", (lines.BUNDLED[:3], *trial.measure.__defaults__[1:]))
    assert run(["voice", "selftest", "--model", str(untaught), "--json"]) == 1
    figures = json.loads(capsys.readouterr().out)
    assert figures["accepted"] == 0
    assert figures["lines"] == 3
    assert figures["may_speak_live"] is False
    assert run(["play", SCENARIO, "--variety", "live", "--plain"]) == 3
    assert "too few lines" in capsys.readouterr().err
