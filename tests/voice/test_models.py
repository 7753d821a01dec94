"""Where models are, which may speak, and what is said where something is missing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.voice.hub import Hub
from trainer.cli.main import run
from trainer.errors import EnvironmentProblem, UsageError
from trainer.guards import GUARD_VERSION
from trainer.model.mood import HeatBand
from trainer.records.paths import data_folder
from trainer.voice.asking import Asked, messages, task, tidied
from trainer.voice.chosen import FILE, last_test, why_silent
from trainer.voice.extra import has_extra
from trainer.voice.lines import BUNDLED
from trainer.voice.models import ABOUT, KNOWN, find_model, fingerprint, folder_for, installed, licence_of
from trainer.voice.protocol import Answered, GarbageError, read_message

with_extra = pytest.mark.skipif(not has_extra(), reason="needs the extra 'lm'")
without_extra = pytest.mark.skipif(has_extra(), reason="the extra 'lm' is installed here")


def model(folder: Path, **about: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "config.json").write_text("{}", encoding="utf-8")
    if about:
        (folder / ABOUT).write_text(json.dumps(about), encoding="utf-8")
    return folder


def test_a_folder_is_a_model_and_its_files_are_its_revision(tmp_path: Path) -> None:
    folder = model(tmp_path / "mine")
    chosen = find_model(str(folder), tmp_path)
    assert (chosen.name, chosen.folder) == ("mine", folder)
    assert chosen.revision == fingerprint(folder)
    (folder / "config.json").write_text('{"a": 1}', encoding="utf-8")
    assert find_model(str(folder), tmp_path).revision != chosen.revision


def test_an_installed_model_is_found_by_name_and_by_either_revision(tmp_path: Path) -> None:
    folder = folder_for(tmp_path, "some/model", "abc")
    model(folder, name="some/model", revision="abc", asked="main", licence="MIT")
    (chosen,) = installed(tmp_path)
    assert licence_of(chosen) == "MIT"
    for named in ("some/model", "some/model@abc", "some/model@main"):
        assert find_model(named, tmp_path) == chosen
    with pytest.raises(EnvironmentProblem, match="voice install some/model@other"):
        find_model("some/model@other", tmp_path)


@pytest.mark.parametrize("named", ["../x", "x", "a/b/c", "a/b@../c", "-a/b", ""])
def test_what_is_neither_a_folder_nor_a_name_is_refused(tmp_path: Path, named: str) -> None:
    with pytest.raises((UsageError, EnvironmentProblem)):
        find_model(named or str(tmp_path / "absent"), tmp_path)


def test_models_that_the_docs_name_come_with_licence_and_size() -> None:
    page = (Path(__file__).parents[2] / "docs" / "voice.md").read_text(encoding="utf-8")
    for known in KNOWN:
        assert f"| {known.name} | {known.licence} | {known.megabytes:,} MB |" in page


@without_extra
@pytest.mark.parametrize(
    "words",
    [
        ["voice", "try", "--model", "some/model"],
        ["voice", "selftest", "--model", "some/model"],
        ["voice", "bake", ".", "--model", "some/model"],
        ["voice", "install", "some/model"],
        ["play", "fee-waiver", "--plain", "--variety", "live"],
    ],
)
def test_without_the_extra_one_line_says_how_to_install_it(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    if "." in words:
        words = [str(Path(__file__).parents[2]) if word == "." else word for word in words]
    assert run(words) == 3
    (line,) = capsys.readouterr().err.splitlines()
    assert "needs the extra 'lm'; pip install 'coolhead[lm]', after the small CPU build of torch" in line


def test_status_says_what_there_is_and_loads_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["voice", "status"]) == 0
    text = capsys.readouterr().out
    assert "extra 'lm'" in text
    assert "Apache-2.0, about 730 MB" in text
    assert "live wordings: off, no language model has been tested on this computer" in text


def test_nothing_but_the_worker_imports_torch() -> None:
    code = (
        "import sys\nfrom trainer.cli.main import run\n"
        "run(['voice', 'status'])\nimport trainer.game, trainer.live_lines, trainer.authoring.baking\n"
        "import trainer.voice.chosen, trainer.voice.trial, trainer.voice.fetching, trainer.voice.worker\n"
        "assert not {'torch', 'transformers', 'huggingface_hub'} & set(sys.modules)\n"
    )
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    subprocess.run([sys.executable, "-c", code], check=True, env=env, stdout=subprocess.DEVNULL)


def keep_test(folder: Path, accepted: float, guard: str) -> None:
    fields = {
        "name": "mine",
        "revision": "1",
        "folder": str(folder),
        "files": fingerprint(folder),
        "guard": guard,
        "accepted": accepted,
        "seconds": 0.5,
    }
    data_folder().mkdir(parents=True, exist_ok=True)
    (data_folder() / FILE).write_text(json.dumps(fields), encoding="utf-8")


def test_a_model_may_speak_only_as_it_was_tested(tmp_path: Path) -> None:
    folder = model(tmp_path / "mine")
    keep_test(folder, 0.6, GUARD_VERSION)
    assert why_silent(last_test(data_folder())) == ""
    keep_test(folder, 0.59, GUARD_VERSION)
    assert "too few lines (59%, at least 60% are needed)" in why_silent(last_test(data_folder()))
    keep_test(folder, 0.9, "0")
    assert "have changed since the test" in why_silent(last_test(data_folder()))
    keep_test(folder, 0.9, GUARD_VERSION)
    (folder / "config.json").write_text('{"b": 2}', encoding="utf-8")
    assert "have changed since the test" in why_silent(last_test(data_folder()))
    (data_folder() / FILE).write_text("[]", encoding="utf-8")
    assert last_test(data_folder()) is None


def test_a_prompt_holds_one_line_and_its_mood() -> None:
    asked = Asked("Nobody rang me.", HeatBand.ANGRY)
    system, user = messages(asked)
    assert user["content"] == "The customer is angry.\nLine: Nobody rang me.\nThe same in other words:"
    assert "Nobody" not in system["content"]
    assert task(asked) == "paraphrase: Nobody rang me."


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (' "Nobody  rang." ', "Nobody rang."),
        ("“No.”", "No."),
        ('"A" and "B"', '"A" and "B"'),
        ("a\nb", "a\nb"),
    ],
)
def test_an_answer_is_tidied_and_no_more(text: str, line: str) -> None:
    assert tidied(text) == line


def test_the_lines_of_the_test_are_forty_ten_a_mood_and_all_different() -> None:
    assert len({line for line, _ in BUNDLED}) == len(BUNDLED) == 40
    assert all(sum(mood is band for _, mood in BUNDLED) == 10 for band in HeatBand)


@pytest.mark.parametrize(
    "raw", [b"", b"x", b"[]", b"{}", b"7", b'{"ready": 1}', b'{"n":1,"drafts":{}}', b"[" * 9999]
)
def test_what_is_no_message_is_garbage(raw: bytes) -> None:
    with pytest.raises(GarbageError):
        read_message(raw)


def test_drafts_that_were_cut_off_are_counted_and_left_out() -> None:
    drafts = [{"text": "a", "cut": False}, {"text": "a", "cut": False}, {"text": "b", "cut": True}]
    raw = json.dumps({"n": 3, "seconds": 1, "drafts": drafts}).encode()
    assert read_message(raw) == Answered(3, ("a",), 1, 1.0)


@with_extra
def test_a_model_is_described_before_it_is_downloaded_and_comes_without_code(tmp_path: Path) -> None:
    files = {
        "config.json": b"{}",
        "model.safetensors": b"x" * 2_000_000,
        "evil.py": b"boom",
        "pytorch_model.bin": b"y",
    }
    command = [sys.executable, "-m", "trainer.cli.main", "voice", "install", "some/model"]
    with Hub("some/model", "0123456789abcdef0123456789abcdef01234567", files, "mit") as hub:
        env = {
            **os.environ,
            "HF_ENDPOINT": hub.address,
            "HF_HOME": str(tmp_path / "hub"),
            "HF_HUB_DISABLE_XET": "1",
            "COOLHEAD_HOME": str(tmp_path / "home"),
            "PYTHONPATH": str(Path(__file__).parents[2]),
        }
        asked = subprocess.run(command, input="n\n", capture_output=True, text=True, env=env)
        assert asked.returncode == 1, asked.stderr
        assert "licence: mit; size: 2 MB" in asked.stdout
        assert "Nothing was downloaded." in asked.stdout
        assert not any("resolve" in path for path in hub.asked)
        done = subprocess.run([*command, "--yes"], capture_output=True, text=True, env=env)
    assert done.returncode == 0, done.stderr
    (chosen,) = installed(tmp_path / "home")
    names = {path.name for path in chosen.folder.iterdir() if path.is_file()}
    assert names == {"config.json", "model.safetensors", ABOUT}
    assert chosen.revision == "0123456789abcdef0123456789abcdef01234567"


@with_extra
def test_a_hub_that_is_not_there_is_one_plain_line(tmp_path: Path) -> None:
    env = {**os.environ, "HF_ENDPOINT": "http://127.0.0.1:9", "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-m", "trainer.cli.main", "voice", "install", "some/model"]
    done = subprocess.run(command, capture_output=True, text=True, env=env)
    assert done.returncode == 3
    assert "the model cannot be had" in done.stderr.splitlines()[-1]
