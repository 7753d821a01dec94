"""Marks that a human set instead of the game's, with reasons; the game's own mark is kept as it was.

They lie beside the transcript, one JSON line each, so that the results
database can be made anew without losing a judgement.
"""

import contextlib
import json
import uuid
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from trainer.errors import UsageError
from trainer.records.beside import OVERRULES_SUFFIX, read_small, write_whole

WHOLE = ""
"""Stands for the session's score where a skill could be named."""

FORGOTTEN = "(forgotten)"
"""Stands for an evaluator who was erased."""

HIGHEST = 100
"""Best mark."""


@dataclass(frozen=True, slots=True)
class Overrule:
    """One mark that a human set."""

    overrule: str
    """A UUID."""
    skill: str
    """Which skill's mark; empty for the session's score."""
    mark: int
    """What the human gives, 0..100."""
    reason: str
    """Why."""
    evaluator: str
    """Who judged: an id like a learner's."""
    at: str
    """When, in UTC."""

    def __post_init__(self) -> None:
        """Refuse a mark without reason or out of range.

        Raises:
            UsageError: The mark or the reason cannot be.
        """
        if not 0 <= self.mark <= HIGHEST:
            raise UsageError(f"a mark is 0 to {HIGHEST}, not {self.mark}", remedy="give one in that range")
        if not self.reason.strip():
            raise UsageError("a mark needs its reason", remedy="say why with --reason")


def read_overrules(path: Path) -> tuple[Overrule, ...]:
    """The human marks of a transcript in the order in which they were set; other lines are passed over.

    Args:
        path: The transcript.

    Raises:
        EnvironmentProblem: The file beside it cannot be read.
    """
    return parse_overrules(read_small(path.with_suffix(OVERRULES_SUFFIX)) or b"")


def parse_overrules(content: bytes) -> tuple[Overrule, ...]:
    """The same from a file's bytes; of two lines with one id the first counts."""
    found: dict[str, Overrule] = {}
    for line in content.splitlines():
        with contextlib.suppress(ValueError, TypeError, KeyError, RecursionError, UsageError):
            mark = _overrule(json.loads(line))
            found.setdefault(mark.overrule, mark)
    return tuple(found.values())


def write_overrules(path: Path, marks: tuple[Overrule, ...]) -> None:
    """Write the human marks of a transcript, whole or not at all.

    Raises:
        OSError: They cannot be written.
    """
    lines = (json.dumps(asdict(mark), ensure_ascii=True) for mark in marks)
    write_whole(path.with_suffix(OVERRULES_SUFFIX), "".join(f"{line}\n" for line in lines).encode("ascii"))


def _overrule(said: Any) -> Overrule:
    texts = {key: said[key] for key in ("skill", "reason", "evaluator", "at")}
    if not all(isinstance(text, str) for text in texts.values()) or type(said["mark"]) is not int:
        raise TypeError
    return Overrule(overrule=str(uuid.UUID(said["overrule"])), mark=said["mark"], **texts)
