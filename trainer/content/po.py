"""PO files, the form in which translators take lines: the only module that knows polib."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import polib  # type: ignore[import-untyped]

from trainer.content.files import read_text
from trainer.content.problems import Problem
from trainer.errors import ContentError

_FAULT_LINE = re.compile(r"\(line (\d+)\)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line and its translation."""

    id: str
    """The line's id, which stands in the file as its context."""
    source: str
    """The line in English as it was when it was translated, or is now."""
    text: str = ""
    """The translation; empty while there is none."""
    stale: bool = False
    """Whether the source has changed since; such an entry is called fuzzy in PO files."""
    previous: str = ""
    """The source that was translated, where it has changed."""
    gone: bool = False
    """Whether the line is not in the content any more; kept at the end of the file."""
    where: tuple[str, int] = ("", 0)
    """File and line of the source."""
    note: str = ""
    """What a translator should know."""
    line: int = 0
    """Line of the PO file, counted from 1."""

    @property
    def place(self) -> str:
        """The place of the line, without the hash."""
        return self.id.rpartition("#")[0]


def read_po(path: Path) -> list[Entry]:
    """All entries of a PO file.

    Raises:
        ContentError: It cannot be read; the place is in the message.
    """
    return [_entry(entry) for entry in _parsed(path)]


def read_head(path: Path) -> dict[str, str]:
    """The fields of a file's head, where translators sign; none where there is no file.

    Raises:
        ContentError: It cannot be read.
    """
    return dict(_parsed(path).metadata) if path.is_file() else {}


def write_po(path: Path, head: Mapping[str, str], entries: Iterable[Entry]) -> None:
    """Write a PO file; equal entries give equal bytes.

    Args:
        path: Where; its folder must be there.
        head: Fields of the file's head.
        entries: What to write, in this order.

    Raises:
        OSError: It cannot be written.
    """
    file = polib.POFile(wrapwidth=0)
    file.metadata = {
        "Project-Id-Version": "coolhead",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        **head,
    }
    file.extend(_po_entry(entry) for entry in entries)
    path.write_text(f"{file}\n", encoding="utf-8")


def _parsed(path: Path) -> polib.POFile:
    text = read_text(path)
    if isinstance(text, Problem):
        raise ContentError(text.message, where=f"{path}:{text.line}:{text.column}", remedy=text.hint)
    try:
        return polib.pofile(str(path), encoding="utf-8", wrapwidth=0)
    except (OSError, ValueError) as error:
        found = _FAULT_LINE.search(str(error))
        where = f"{path}:{found[1]}:1" if found else str(path)
        raise ContentError(
            "this is not a sound PO file", where=where, remedy="mend the line, or export again"
        ) from error


def _entry(found: polib.POEntry) -> Entry:
    where = found.occurrences[0] if found.occurrences else ("", "")
    return Entry(
        id=found.msgctxt or "",
        source=found.msgid,
        text=found.msgstr,
        stale=found.fuzzy,
        previous=found.previous_msgid or "",
        gone=bool(found.obsolete),
        where=(where[0], int(where[1] or 0)),
        note=found.comment,
        line=found.linenum or 1,
    )


def _po_entry(entry: Entry) -> polib.POEntry:
    made = polib.POEntry(
        msgctxt=entry.id,
        msgid=entry.source,
        msgstr=entry.text,
        comment=entry.note,
        occurrences=[(entry.where[0], str(entry.where[1]))] if entry.where[0] and not entry.gone else [],
        flags=["fuzzy"] if entry.stale and not entry.gone else [],
        obsolete=entry.gone,
    )
    if entry.previous and not entry.gone:
        made.previous_msgid = entry.previous
    return made
