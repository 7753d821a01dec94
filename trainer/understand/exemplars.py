"""The labelled replies that the reader is trained on, as shipped beside this file.

One JSON object a line: ``reply``, ``moves`` and, where it matters,
``customer`` (what was said just before). Files differ in voice and purpose;
``plain_harmless`` holds no harm at all.
"""

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from trainer.errors import ContentError
from trainer.model.moves import Move

FOLDER = Path(__file__).parent / "exemplars"
"""Where the exemplar files lie."""


@dataclass(frozen=True, slots=True)
class Exemplar:
    """One labelled reply."""

    reply: str
    """What was answered."""
    moves: frozenset[Move]
    """The moves it makes."""
    customer: str
    """What the customer had said, empty if unknown."""
    file: str
    """Name of the file it is from, without suffix."""


def load_exemplars(folder: Path = FOLDER) -> list[Exemplar]:
    """All exemplars in a fixed order, exact duplicates left out.

    Args:
        folder: Folder of ``*.jsonl`` files.

    Raises:
        ContentError: A line is no JSON, lacks a field or names an unknown move.
    """
    found: dict[tuple[str, str], Exemplar] = {}
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.strip():
                exemplar = _parse(line, f"{path.name}:{number}", path.stem)
                found.setdefault((exemplar.reply, exemplar.customer), exemplar)
    return list(found.values())


def is_plain(exemplar: Exemplar) -> bool:
    """Whether an exemplar is from a file of harmless talk: one with "plain" as a word of its name."""
    return "plain" in exemplar.file.split("_")


def _parse(line: str, where: str, file: str) -> Exemplar:
    """One line as an exemplar."""
    try:
        row = json.loads(line)
        moves = frozenset(Move(name) for name in row["moves"])
        return Exemplar(str(row["reply"]), moves, str(row.get("customer") or ""), file)
    except (ValueError, KeyError, TypeError) as problem:
        remedy = 'write {"reply": ..., "moves": [...]} with names from the codebook'
        raise ContentError(
            f"this exemplar cannot be read ({problem})", where=where, remedy=remedy
        ) from problem


def fold_numbers(exemplars: list[Exemplar], count: int) -> list[int]:
    """A fold per exemplar, whole files together.

    A file is one voice. Held-out figures, calibration and thresholds must say
    what holds for strangers, so no voice may sit on both sides of a fold.
    Files go, the most harmful first, to the fold that has least so far.

    Args:
        exemplars: All exemplars.
        count: Number of folds.
    """
    sizes = Counter(e.file for e in exemplars)
    harmful = Counter(e.file for e in exemplars if any(move.harmful for move in e.moves))
    loads = [0.0] * count
    fold: dict[str, int] = {}
    for file in sorted(sizes, key=lambda name: (-harmful[name], -sizes[name], name)):
        fold[file] = loads.index(min(loads))
        loads[fold[file]] += harmful[file] + 0.5 * sizes[file]
    return [fold[e.file] for e in exemplars]
