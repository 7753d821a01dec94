"""Real models in the real format, small enough to be made in the test: loaded, asked and judged by the program.

No part of transformers is replaced. A model of random weights shows that nothing of its babble is heard; one that
knows a dozen pairs by heart shows the way of a good wording, from the folder to the customer's mouth.
"""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("transformers")

from tests.test_variety import as_written
from tests.voice import tiny
from trainer.cli.main import run
from trainer.content.library import find_content_root, load_library
from trainer.content.paths import sidecars
from trainer.engine.likely import likely_lines
from trainer.engine.session import begin
from trainer.engine.state import Casting
from trainer.game import open_game
from trainer.model.mood import HeatBand
from trainer.model.variety import Variety
from trainer.records.paths import data_folder
from trainer.voice.chosen import keep, last_test, why_silent
from trainer.voice.models import find_model
from trainer.voice.process import ModelRefusedError, WorkerProcess, worker_command
from trainer.voice.trial import measure

SCENARIO = "call-back-never-came"
SHIPPED = load_library([find_content_root()])
TOLD = {
    "I waited from two till seven. For a call that you had promised. You, not I.": (
        "From two till seven I waited. For a call that you had promised. You promised it, not I."
    ),
    "I sat by that phone like an idiot. I want you to know that.": (
        "I sat next to that phone like a fool, and I want you to know it."
    ),
}
REPLY = "I'm listening. Tell me all of it, please."


def pairs() -> tiny.Pairs:
    """Authored wordings of the lines that may follow the opening, which the model is to learn."""
    scenario = SHIPPED.scenario(SCENARIO)
    casting = Casting(scenario, SHIPPED.persona(scenario.persona), seed=1)
    state, _ = begin(casting, mode="practice", content_hash="", reader="")
    written = [(line.plain, line.wordings[1]) for line in likely_lines(state) if len(line.wordings) > 1]
    known = [*TOLD.items(), *written][:12]
    return [(line, mood, wording) for line, wording in known for mood in (HeatBand.ANGRY, HeatBand.FURIOUS)][
        :20
    ]


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
    outcome = measure(worker, [(line, mood) for line, mood, _ in pairs()[:6]])
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
        assert live.settle(0) or live.worker is None or live.worker.ready is None
        end = time.monotonic() + 90
        while live.worker is None or live.worker.ready is None:
            assert time.monotonic() < end
            time.sleep(0.05)
        heard = set()
        for seed in range(1, 4):
            session = game.start(SCENARIO, seed=seed, variety=Variety.LIVE)
            live.settle(60)
            heard.add(session.say(REPLY).turn.line)
            plain = game.start(SCENARIO, seed=seed, variety=Variety.NONE)
            plain.say(REPLY)
            assert as_written(session.transcript).steps == plain.transcript.steps
        taught = [wording for _, _, wording in pairs()]
        assert any(wording in line for line in heard for wording in taught)
    finally:
        game.close()


def test_a_baked_file_waits_for_a_person_and_a_second_run_has_nothing_to_do(
    learnt: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = tmp_path / "content" / "scenarios"
    content.mkdir(parents=True)
    shipped = (find_content_root() / "scenarios" / f"{SCENARIO}.yaml").read_text(encoding="utf-8")
    line = next(iter(TOLD))
    few = shipped.split("\nstory:")[0]
    (content / f"{SCENARIO}.yaml").write_text(shipped, encoding="utf-8")
    assert line in shipped
    assert few
    assert run(["voice", "try", line, "--model", str(learnt)]) == 0
    assert f"+ {TOLD[line]}" in capsys.readouterr().out
    assert sidecars(content) == []


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
