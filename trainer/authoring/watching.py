"""Notices that a file was saved, by looking at it now and then.

An editor may write a file in pieces, or put a new one in its place, so that for a moment it is
half there or not at all. A change therefore counts only once two looks in a row agree.
"""

from collections.abc import Iterable
from pathlib import Path

Signature = tuple[tuple[int, int, int] | None, ...]
"""Per file: time of the last change in nanoseconds, size in bytes and inode; None where there is no file."""


class Watch:
    """Some files, and how they were when they were last looked at."""

    def __init__(self, files: Iterable[Path]) -> None:
        """Begin to watch ``files`` as they are now."""
        self.files = tuple(files)
        self._seen = self._signature()
        self._candidate = self._seen

    def settled_change(self) -> bool:
        """Whether a file was saved since it was last seen, and is not being written any more.

        To be asked several times a second; it answers yes at the second look after a change.
        """
        now = self._signature()
        settled = now == self._candidate
        self._candidate = now
        if now == self._seen or not settled or None in now:
            return False
        self._seen = now
        return True

    def change(self) -> bool:
        """Whether a file was saved since it was last seen, without waiting for a second look."""
        now = self._signature()
        changed = now != self._seen
        self._seen = self._candidate = now
        return changed

    def _signature(self) -> Signature:
        return tuple(_signature(file) for file in self.files)


def _signature(file: Path) -> tuple[int, int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
