"""The rooms keep to themselves, seen from outside: what each entry point really loads."""

import json
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
HEAVY = {"alembic", "numpy", "pydantic", "rich", "sqlalchemy", "textual", "yaml", "rapidfuzz"}
TRAINING = {"joblib", "onnx", "scipy", "sklearn", "torch", "transformers"}


def modules():
    files = sorted((ROOT / "trainer").rglob("*.py"))
    names = (".".join(file.relative_to(ROOT).with_suffix("").parts) for file in files)
    return [name.removesuffix(".__init__") for name in names if not name.endswith("__main__")]


MODULES = modules()
TRAINERS = {f"trainer.understand.{name}" for name in ("corpus", "fitting", "staging", "storing", "train")} | {
    name for name in MODULES if name.startswith("trainer.understand.adapt.")
}
"""What builds the reader's model; never loaded when playing with the default reader."""


def loaded_by(code):
    """Names of the top-level packages that a fresh interpreter holds after ``code``."""
    tell = "import json, sys\nprint(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"
    script = f"{textwrap.dedent(code)}\n{tell}"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT)
    assert run.returncode == 0, run.stderr
    return set(json.loads(run.stdout.splitlines()[-1]))


def imports(names):
    return "\n".join(f"import {name}" for name in names)


def test_help_is_as_light_as_click():
    loaded = loaded_by("from trainer.cli.main import run\nassert run(['--help']) == 0")
    assert "click" in loaded
    assert loaded & (HEAVY | TRAINING | {"platformdirs"}) == set()


@pytest.mark.parametrize("room", ["errors", "model", "engine", "scoring"])
def test_the_core_loads_no_screen_no_yaml_and_no_numbers(room):
    names = [name for name in MODULES if name.split(".")[1:2] == [room]]
    assert names
    assert loaded_by(imports(names)) & (HEAVY - {"pydantic"} | TRAINING) == set()


def test_only_the_app_loads_textual():
    names = [name for name in MODULES if name.split(".")[1:2] != ["tui"] and name not in TRAINERS]
    assert loaded_by(imports(names)) & ({"textual"} | TRAINING) == set()


def test_only_content_loads_yaml():
    rooms = {"content", "authoring", "tui", "cli", "game", "play", "verify"}
    names = [name for name in MODULES if name.split(".")[1:2] and name.split(".")[1] not in rooms]
    assert "yaml" not in loaded_by(imports(name for name in names if name not in TRAINERS))


def test_playing_loads_no_database():
    rooms = {"tui", "cli", "game", "play", "verify", "content", "wording"}
    names = [name for name in MODULES if name.split(".")[1:2] and name.split(".")[1] in rooms]
    records = ["archive", "sessions", "signing", "settings", "paths", "beside", "learners", "chain", "entry"]
    loaded = loaded_by(imports([*names, *(f"trainer.records.{name}" for name in records)]))
    assert loaded & {"sqlalchemy", "alembic", "psycopg"} == set()


def test_reading_a_reply_needs_nothing_that_only_training_needs():
    loaded = loaded_by(
        """
        from trainer.model.reading import Context
        from trainer.understand.reader import load_reader
        load_reader().read("I am so sorry about that.", Context())
        """
    )
    assert "numpy" in loaded
    assert loaded & (TRAINING | {"textual", "yaml"}) == set()


BLOCKED = """
import importlib, json, sys
sys.modules["textual"] = None
found = {}
for name in json.loads(sys.argv[1]):
    try:
        importlib.import_module(name)
        found[name] = True
    except ImportError as error:
        assert "textual" in str(error), (name, error)
        found[name] = False
print(json.dumps(found))
"""


def test_most_of_the_trainer_works_where_textual_is_not_installed():
    names = [name for name in MODULES if name not in TRAINERS]
    run = subprocess.run(
        [sys.executable, "-c", BLOCKED, json.dumps(names)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    found = json.loads(run.stdout)
    assert {name for name, works in found.items() if not works} <= {
        n for n in names if n.startswith("trainer.tui.")
    }
    assert sum(found.values()) / len(found) >= 0.7


def test_the_first_commands_of_the_readme_are_those_that_ci_runs():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    tests = "python3 -m venv .venv && .venv/bin/pip install -q -e '.[dev]' && .venv/bin/pytest"
    assert tests in readme.splitlines()
    assert tests in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
