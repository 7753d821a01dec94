"""The hash chain: each line of a transcript carries a digest of itself and of all lines before it.

A line is ``{…,"chain":"<64 hexadecimal digits>"}``. The digest is SHA-256 over
the digest of the line before and the very bytes of this line up to the chain,
so that one changed byte breaks the chain in the line where it is. Nothing
random enters, hence equal plays keep equal bytes. The chain needs no secret:
it finds damage and careless changes. A rewritten chain is found by replaying,
and a rewritten exam by its signature.
"""

import hashlib
import json
import re
from typing import Any

from trainer.model.transcript import Record
from trainer.records.lines import dump_bytes
from trainer.records.shapes import OPTIONAL, SHAPES

BEFORE_THE_FIRST = "0" * 64
"""What stands for the digest before the first line."""

_KEYS_BEFORE_CHAINS = frozenset({"type", *(key for key in SHAPES["session"] if not key.endswith(OPTIONAL))})
_LINKED = re.compile(rb'(.*),"chain":"([0-9a-f]{64})"\}', re.DOTALL)


class Chain:
    """A chain that grows by one record at a time."""

    def __init__(self, head: str | None = BEFORE_THE_FIRST) -> None:
        """Begin, or go on.

        Args:
            head: Digest in the last line so far; None for a transcript of before there were
                chains, whose further lines carry none either.
        """
        self.head = head

    def line(self, record: Record) -> tuple[bytes, "Chain"]:
        """The next line, and the chain after it.

        Args:
            record: The record as plain data.

        Returns:
            The line with its line feed, and the chain that the next line belongs to. This one is
            unchanged, so that a failed write can be tried again.
        """
        whole = dump_bytes(record)
        if self.head is None:
            return whole, self
        body = whole[: -len(b"}\n")]
        digest = _digest(self.head, body)
        return body + f',"chain":"{digest}"}}\n'.encode("ascii"), Chain(digest)


def head_after(content: bytes) -> str | None:
    """The digest in the last whole line of a transcript; None if it carries none."""
    last = content.rstrip(b"\n").rsplit(b"\n", 1)[-1]
    linked = _LINKED.fullmatch(last)
    return linked[2].decode("ascii") if linked else None


def first_break(lines: list[bytes]) -> int | None:
    """Where a chain is broken.

    Args:
        lines: Whole lines without their line feeds; the first of them has a chain.

    Returns:
        Number of the first line that is not as it was written, counted from 1, or None.
    """
    head = BEFORE_THE_FIRST
    for number, line in enumerate(lines, start=1):
        linked = _LINKED.fullmatch(line)
        if not linked or linked[2].decode("ascii") != _digest(head, linked[1]):
            return number
        head = linked[2].decode("ascii")
    return None


def has_link(line: bytes) -> bool:
    """Whether a line ends with a chain; whether it is the right one is another matter."""
    return _LINKED.fullmatch(line) is not None


def is_older(first: bytes) -> bool:
    """Whether a first line was written before there were chains: it has the keys of then, exactly."""
    try:
        record: Any = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and set(record) == _KEYS_BEFORE_CHAINS


def unchained(content: bytes) -> bytes:
    """A transcript's bytes without the chain, as they were before there were chains."""
    return re.sub(rb',"chain":"[0-9a-f]{64}"\}(?=\n|\Z)', b"}", content)


def _digest(head: str, body: bytes) -> str:
    return hashlib.sha256(head.encode("ascii") + b"\n" + body).hexdigest()
