"""A real learning record store for tests (ralph-malph), where a variable names a Python that has it.

    python3 -m venv lrs && lrs/bin/pip install 'ralph-malph[lrs]==5.1.0' requests
    COOLHEAD_TEST_LRS=lrs/bin/python pytest tests/lrs

It has an environment of its own, because its requirements are no business of this project's.
"""

import json
import os
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

VARIABLE = "COOLHEAD_TEST_LRS"
"""A Python in whose environment ralph-malph is installed."""

USER, PASSWORD = "coolhead", "a password: of two words"
SECONDS = 60
"""For how long it may start: it imports a good deal."""

VALIDATE = """
import json, sys
from ralph.models.xapi.base.statements import BaseXapiStatement
for line in sys.stdin:
    BaseXapiStatement.model_validate_json(line)
"""

SERVE = """
import sys, uvicorn
from ralph.backends.data.base import BaseOperationType
from ralph.backends.lrs.fs import FSLRSBackend
FSLRSBackend.default_operation_type = BaseOperationType.APPEND
uvicorn.run("ralph.api:app", host="127.0.0.1", port=int(sys.argv[1]))
"""
"""Its server on a plain file, to which it appends: as it comes, that backend refuses a second request."""

HASH = "import bcrypt, sys; print(bcrypt.hashpw(sys.argv[1].encode(), bcrypt.gensalt(4)).decode())"


def python() -> str | None:
    """The Python that has it, or None."""
    return os.environ.get(VARIABLE) or None


def flaw(lines: str) -> str:
    """What its strict models say against statements, one a line; empty if nothing."""
    ran = subprocess.run([python(), "-c", VALIDATE], input=lines, capture_output=True, text=True, cwd="/")
    return ran.stderr


class Ralph:
    """One store on loopback that can be stopped and started; what it has stored stays."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.process: subprocess.Popen | None = None
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}/xAPI"
        self.file = folder / "data" / "fs_lrs.jsonl"
        self.file.parent.mkdir()
        hashed = subprocess.run(
            [python(), "-c", HASH, PASSWORD], capture_output=True, text=True, check=True, cwd="/"
        )
        agent = {"mbox": "mailto:lead@example.com", "objectType": "Agent"}
        user = {"username": USER, "hash": hashed.stdout.strip(), "scopes": ["all"], "agent": agent}
        (folder / "auth.json").write_text(json.dumps([user]))

    def start(self) -> None:
        """Start it, and wait until it answers."""
        settings = {
            "RALPH_APP_DIR": str(self.folder),
            "RALPH_AUTH_FILE": str(self.folder / "auth.json"),
            "RALPH_HISTORY_FILE": str(self.folder / "history.json"),
            "RALPH_RUNSERVER_BACKEND": "fs",
            "RALPH_BACKENDS__LRS__FS__DEFAULT_DIRECTORY_PATH": str(self.folder / "data"),
        }
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [python(), "-c", SERVE, str(self.port)], cwd=self.folder, env=settings, stdout=log, stderr=log
            )
        until = time.monotonic() + SECONDS
        while not self.answers():
            assert self.process.poll() is None, (self.folder / "log").read_text()
            assert time.monotonic() < until, "it does not start"
            time.sleep(0.05)

    def stop(self) -> None:
        """Stop it, in the middle of whatever it does; what it began to answer may be cut off."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(SECONDS)
            self.process = None

    def answers(self) -> bool:
        """Whether it is there."""
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(f"http://127.0.0.1:{self.port}/__lbheartbeat__", timeout=1) as found:
                return found.status == 200
        except OSError:
            return False

    def empty(self) -> None:
        """Take away what it has: it looks for its file anew each time."""
        self.file.unlink(missing_ok=True)

    def stored(self) -> list[dict]:
        """Everything that it has, by its own file."""
        return [json.loads(line) for line in self.file.read_text().splitlines()] if self.file.exists() else []

    def stored_ids(self) -> list[str]:
        """Ids of what it has, also while it writes."""
        lines = self.file.read_bytes().split(b"\n")[:-1] if self.file.exists() else []
        return [json.loads(line)["id"] for line in lines]
