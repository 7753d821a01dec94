"""Bytes of a content file to text, with every reason why that may fail.

The size is looked at before the first byte is read, and only ordinary files
are opened: a pipe named ``x.yaml`` would otherwise wait for ever.
"""

import re
from pathlib import Path

from trainer.content.problems import Problem

MAX_BYTES = 2 * 1024 * 1024
"""Largest content file, in bytes; a full scenario has about 40 kB."""

_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)
"""Characters that no text for people needs and that could steer a terminal."""
_SEQUENCE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
"""A whole sequence for a terminal: what follows the escape is no text either."""
_HARMLESS = b"\t\n\r" + bytes(range(0x20, 0x7F))
"""All plain characters: a file of these alone, as most are, needs no closer look."""


def read_text(path: Path) -> str | Problem:
    """The text of ``path`` without a byte order mark, or the reason why there is none."""
    try:
        if not path.is_file():
            what = "is a folder, not a file" if path.is_dir() else "is not a file that can be read"
            return Problem(str(path), 1, 1, "Y001", what if path.exists() else "there is no such file")
        size = path.stat().st_size
        if size > MAX_BYTES:
            return _too_big(path, size)
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name is not a path"
        return Problem(str(path), 1, 1, "Y001", f"cannot be read: {reason}")
    return _too_big(path, len(raw)) if len(raw) > MAX_BYTES else decode(raw, str(path))


def decode(raw: bytes, name: str) -> str | Problem:
    """UTF-8 bytes as text that holds no control characters, or the first place that is wrong."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = _place(raw[: error.start].decode("utf-8", "replace"))
        return Problem(name, line, column, "Y003", "is not UTF-8 text", "save the file as UTF-8")
    if text.isascii() and not raw.translate(None, _HARMLESS):
        return text
    found = _CONTROL.search(text)
    if found is None:
        return text
    line, column = _place(text[: found.start()])
    return Problem(name, line, column, "Y004", f"control character U+{ord(found[0]):04X}", "delete it")


def has_control(text: str) -> bool:
    """Whether ``text`` holds a character that could steer a terminal; line ends and tabs do not count."""
    return _CONTROL.search(text) is not None


def without_control(text: str) -> str:
    """``text`` with every control character, and the rest of a terminal's sequence, made one visible sign."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", _SEQUENCE.sub("\N{REPLACEMENT CHARACTER}", text))


def _too_big(path: Path, size: int) -> Problem:
    message = f"is too big: {size / 1_048_576:.1f} MB, at most {MAX_BYTES // 1_048_576} MB can be read"
    return Problem(str(path), 1, 1, "Y002", message)


def _place(before: str) -> tuple[int, int]:
    """Line and column, counted from 1, of what follows ``before``."""
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return len(lines), len(lines[-1]) + 1
