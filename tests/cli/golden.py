"""Golden files: what a command printed when somebody last looked at it and found it right."""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"
"""Where they lie."""

UPDATE_VARIABLE = "COOLHEAD_UPDATE_GOLDEN"
"""Environment variable that rewrites them from what is printed now: read the difference before keeping it."""


def check_golden(name: str, printed: str) -> None:
    """Compare a printed text with its golden file."""
    path = FOLDER / name
    if os.environ.get(UPDATE_VARIABLE):
        FOLDER.mkdir(exist_ok=True)
        path.write_text(printed, encoding="utf-8")
    assert printed == path.read_text(encoding="utf-8"), f"{name} differs; {UPDATE_VARIABLE}=1 rewrites it"
