"""A change of files that an author sees first and accepts then."""

import contextlib
import difflib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from trainer.errors import EnvironmentProblem

BOM = "\ufeff"
"""Mark that some editors put at the beginning of a file; it stays where it was."""

NO_LINE_FEED = "\n\\ No newline at end of file\n"
"""What a diff says of a last line without its end."""


@dataclass(frozen=True, slots=True)
class Change:
    """One file before and after."""

    path: Path
    """The file."""
    before: str | None
    """Its text; None where it is new."""
    after: str
    """The text that it will have."""


def diff(changes: Iterable[Change]) -> str:
    """All changes as one unified diff, which ``patch -p0`` takes as well."""
    lines: list[str] = []
    for change in changes:
        old = change.before or ""
        name = change.path.as_posix()
        source = name if change.before is not None else "/dev/null"
        found = difflib.unified_diff(_lines(old), _lines(change.after), source, name)
        lines.extend(line if line.endswith("\n") else f"{line}{NO_LINE_FEED}" for line in found)
    return "".join(lines)


def apply(changes: Iterable[Change]) -> None:
    """Write all changes, each file whole or not at all.

    Raises:
        EnvironmentProblem: A file cannot be written; those before it are.
    """
    for change in changes:
        draft = change.path.with_name(f"{change.path.name}.{os.getpid()}.draft")
        try:
            _write(change, draft)
        except OSError as error:
            with contextlib.suppress(OSError):
                draft.unlink()
            reason = (error.strerror or "unknown reason").lower()
            raise EnvironmentProblem(
                f"the change cannot be written: {reason}",
                where=str(change.path),
                remedy="check its permissions, or copy the file into a folder of your own",
            ) from error


def read_exactly(path: Path) -> str:
    """The text of a file as it is, line ends and all, without a mark at its beginning.

    Raises:
        EnvironmentProblem: It cannot be read.
    """
    try:
        return path.read_bytes().decode("utf-8").removeprefix(BOM)
    except (OSError, UnicodeDecodeError) as error:
        reason = (getattr(error, "strerror", None) or "it is not UTF-8 text").lower()
        raise EnvironmentProblem(
            f"the file cannot be read: {reason}", where=str(path), remedy="check the file"
        ) from error


def _write(change: Change, draft: Path) -> None:
    target = change.path.resolve()
    mark = b""
    if target.exists():
        mark = BOM.encode() if target.read_bytes().startswith(BOM.encode()) else b""
    draft.write_bytes(mark + change.after.encode("utf-8"))
    if target.exists():
        draft.chmod(target.stat().st_mode & 0o7777)
    draft.replace(target)


def _lines(text: str) -> list[str]:
    """Lines with their ends; only a line feed ends one, as in every tool that reads a diff."""
    *whole, rest = text.split("\n")
    return [f"{line}\n" for line in whole] + ([rest] if rest else [])
