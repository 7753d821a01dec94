"""What learning record stores have acknowledged, one file for each store.

The records themselves are what is to be sent: a statement can be made of them at any time, and always
has the same id. So the outbox need only remember which ids have arrived. An id is noted after the store
said so and before anything else is sent; whatever happens in between, the statement is sent once more
under the same id, and the store keeps one.

A file holds a first line that says which store it is, and then one id a line. The ids are digests: no
learner and no session can be read out of them.
"""

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from trainer.errors import EnvironmentProblem, UsageError
from trainer.records.writer import lock, writing

SUFFIX = ".sent"
"""Ending of the file of one store."""

_WHAT = "the list of what was sent"


class Outbox:
    """What one store has acknowledged; use ``open_outbox``."""

    def __init__(self, path: Path, file: IO[bytes], home_page: str, acknowledged: set[str]) -> None:
        """Take over an open, locked file."""
        self.path = path
        self.home_page = home_page
        """Home page of the accounts in what was sent."""
        self.acknowledged = acknowledged
        """Ids that have arrived."""
        self._file = file

    def acknowledge(self, ids: Iterable[str]) -> None:
        """Note that statements have arrived, on the disk before this returns.

        Raises:
            EnvironmentProblem: It cannot be written; they will be sent again, under the same ids.
        """
        new = [name for name in ids if name not in self.acknowledged]
        with writing(self.path, _WHAT):
            self._file.write("".join(f"{name}\n" for name in new).encode("ascii"))
            self._file.flush()
            os.fsync(self._file.fileno())
        self.acknowledged.update(new)


def outbox_folder(data: Path) -> Path:
    """The folder of these files inside a data folder."""
    return data / "xapi"


@contextlib.contextmanager
def open_outbox(data: Path, store: str, home_page: str, usual: str) -> Iterator[Outbox]:
    """Open the list of what a store has, and keep every other sender out meanwhile.

    Args:
        data: The data folder.
        store: Address of the store, without user and password.
        home_page: Home page of the learners' accounts; empty for the one that was used before.
        usual: The one that is used where none was ever named.

    Raises:
        UsageError: Another home page was used before, or another sender is at work.
        EnvironmentProblem: The file cannot be used.
    """
    path = outbox_folder(data) / f"{hashlib.sha256(store.encode('utf-8')).hexdigest()[:16]}{SUFFIX}"
    with writing(path, _WHAT):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600), "r+b")
    with file:
        if not lock(file.fileno()):
            raise UsageError(
                "statements are being sent to this store already", remedy="wait until that is done"
            )
        yield _opened(path, file, store, (home_page, usual))


def _opened(path: Path, file: IO[bytes], store: str, pages: tuple[str, str]) -> Outbox:
    """Read the file; a last line that was cut off is taken away."""
    chosen, usual = pages
    with writing(path, _WHAT):
        content = file.read()
        whole = content[: content.rfind(b"\n") + 1]
        file.truncate(len(whole))
    if not whole:
        page = chosen or usual
        with writing(path, _WHAT):
            head = json.dumps({"store": store, "home_page": page})
            file.write(head.encode("ascii") + b"\n")
            file.flush()
            os.fsync(file.fileno())
        return Outbox(path, file, page, set())
    first, *ids = whole.decode("ascii", "replace").splitlines()
    page = _page(path, first)
    if chosen and chosen != page:
        raise UsageError(
            f"this store has the learners under {page}, and each would become two persons",
            remedy="leave --home-page out",
        )
    return Outbox(path, file, page, set(ids))


def _page(path: Path, first: str) -> str:
    try:
        said: Any = json.loads(first)
        return str(said["home_page"])
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise EnvironmentProblem(
            "the list of what was sent is damaged",
            where=str(path),
            remedy="delete it: everything is sent again under the same ids, and the store keeps one of each",
        ) from error
