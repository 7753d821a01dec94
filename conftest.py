"""Ground rules for every test: its own data folder, and a terminal that says nothing about colour."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep tests away from the sessions and settings of whoever runs them."""
    monkeypatch.setenv("COOLHEAD_HOME", str(tmp_path / "coolhead-home"))
    for name in ("NO_COLOR", "FORCE_COLOR", "TEXTUAL_ANIMATIONS", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
