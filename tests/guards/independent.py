"""Pairs by another hand than the rules', and what the guards do with them.

Every second pair of each kind is held out: it is counted, and was not looked at while the rules were
worked on. To see both tables:

    python -m tests.guards.independent
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from trainer.guards.guard import ANY_BAND, Pair, Reject, judge, scene_of
from trainer.model.mood import HeatBand

DATA = Path(__file__).parents[1] / "data"
FAITHFUL = "faithful"
BANDS = {band.value: frozenset({band}) for band in HeatBand}
BANDS |= {"warm": BANDS["calm"], "tense": BANDS["annoyed"]}


@dataclass(frozen=True)
class Given:
    """One pair of the files."""

    kind: str
    held_out: bool
    pair: Pair


def read_given() -> list[Given]:
    """All pairs in the order of the files, the faithful ones first."""
    rows = [
        (row.get("kind", FAITHFUL), row)
        for name in ("guard_faithful.jsonl", "guard_corrupt.jsonl")
        for row in map(json.loads, (DATA / name).read_text(encoding="utf-8").splitlines())
    ]
    seen: Counter[str] = Counter()
    found = []
    for kind, row in rows:
        scene = scene_of(tuple(row["names"]), tuple(row.get("facts", ())), (row["source"],))
        pair = Pair(row["source"], row["candidate"], BANDS.get(row["mood"], ANY_BAND), scene)
        found.append(Given(kind, seen[kind] % 2 == 1, pair))
        seen[kind] += 1
    return found


def refused(pairs: Iterable[Given]) -> list[tuple[Given, Reject]]:
    """Pairs that the guards refuse, with the reason."""
    return [(item, reject) for item in pairs if (reject := judge(item.pair))]


def table(pairs: list[Given]) -> str:
    """Kind, how many there are, how many pass."""
    total = Counter(item.kind for item in pairs)
    stopped = Counter(item.kind for item, _ in refused(pairs))
    return "\n".join(f"{kind:18} {count:4} {count - stopped[kind]:4} pass" for kind, count in total.items())


def main() -> None:
    """Print both tables, and what goes wrong in the half that may be looked at."""
    pairs = read_given()
    for held in (False, True):
        half = [item for item in pairs if item.held_out is held]
        sys.stdout.write(f"\n{'held out' if held else 'open'}\n{table(half)}\n")
    for item in (item for item in pairs if not item.held_out):
        reject = judge(item.pair)
        if (reject is None) != (item.kind == FAITHFUL):
            why = f"{reject.code} {reject.sentence}" if reject else "passes"
            sys.stdout.write(f"\n{item.kind}: {why}\n  {item.pair.line}\n  {item.pair.wording}\n")


if __name__ == "__main__":
    main()
