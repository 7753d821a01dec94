"""Workers that are plain scripts: honest ones, slow ones, and ones that crash, babble, hang or eat memory."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from trainer.voice.process import WorkerProcess

HEAD = """
import json, os, sys, time
def send(fields):
    sys.stdout.write(json.dumps(fields) + "\\n")
    sys.stdout.flush()
def ready():
    send({"ready": {"seconds": 0.1, "numbers": "float32", "parameters": 1}})
def answer(asked, *texts):
    drafts = [{"text": text, "cut": False} for text in texts]
    send({"n": asked["n"], "drafts": drafts, "seconds": 0.01})
def questions():
    for line in sys.stdin:
        yield json.loads(line)
KNOWN = json.loads(open(sys.argv[1], encoding="utf-8").read()) if len(sys.argv) > 1 else {}
def known(asked):
    return KNOWN.get(asked["line"], "Nothing of the kind.")
"""

HONEST = "ready()\nfor asked in questions():\n    answer(asked, known(asked))"
SLOW = "ready()\nfor asked in questions():\n    time.sleep(30)\n    answer(asked, known(asked))"
CRASHING = "ready()\nfor asked in questions():\n    os._exit(9)"
STILLBORN = "os._exit(1)"
BABBLING = "ready()\nfor asked in questions():\n    print('you are my only hope', flush=True)"
FLOODING = "ready()\nfor asked in questions():\n    while True:\n        sys.stdout.write('x' * 65536)"
LYING = "ready()\nfor asked in questions():\n    send({'n': asked['n'] + 1, 'drafts': [], 'seconds': 0})"
ODD = (
    "ready()\nfor asked in questions():\n"
    "    send({'n': asked['n'], 'drafts': [{'text': 7, 'cut': 1}], 'seconds': 0})"
)
REFUSED = "ready()\nfor asked in questions():\n    answer(asked, 'As an AI I cannot help.')"
UNUSABLE = "send({'problem': 'it has no chat template'})"
HUNGRY = """ready()
for asked in questions():
    held = []
    while True:
        held.append(bytearray(b'x' * 20_000_000))
        time.sleep(0.01)
"""


def script(folder: Path, body: str) -> list[str]:
    """The command of a worker that does ``body``; wordings that it knows are in ``known.json``."""
    path = folder / "worker.py"
    path.write_text(HEAD + body, encoding="utf-8")
    known = folder / "known.json"
    return [sys.executable, str(path), *([str(known)] if known.is_file() else [])]


def starter(folder: Path, body: str, memory: int | None = None) -> Callable[[], WorkerProcess]:
    """Starts such a worker."""
    return partial(WorkerProcess, script(folder, body), memory)
