"""A Postgres server for tests, where its programs are installed or a variable names one that runs."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VARIABLE = "COOLHEAD_TEST_POSTGRES"
"""URL of a server on which databases may be made, for example a service that CI has started."""


def programs() -> Path | None:
    """The folder of ``initdb`` and ``postgres``, or None."""
    found = shutil.which("initdb")
    places = [Path(found).resolve().parent] if found else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((place for place in places if (place / "initdb").exists()), None)


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """Start a server on loopback, and stop it."""
    bin_folder = programs()
    assert bin_folder is not None
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder.chmod(0o755)
    data = folder / "postgres"
    data.mkdir(mode=0o700)
    user = ()
    if os.geteuid() == 0:
        shutil.chown(data, "nobody")
        user = ("setpriv", "--reuid=nobody", "--clear-groups")
    settings = f"-p {port} -h 127.0.0.1 -k '' -c fsync=off"
    quiet = {"check": True, "cwd": "/", "stdout": subprocess.DEVNULL}
    make = [bin_folder / "initdb", "-D", data, "-U", "coolhead", "-A", "trust", "-E", "UTF8", "--no-locale"]
    control = [*user, bin_folder / "pg_ctl", "-D", data, "-w"]
    subprocess.run([*user, *make], **quiet)
    subprocess.run([*control, "-l", data / "log", "-o", settings, "start"], **quiet)
    try:
        yield f"postgresql://coolhead@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], **quiet)
