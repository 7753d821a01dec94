"""Pairs by other hands than the rules', and what the guards do with them.

The first 240 were all read while the rules were worked on. The 200 fresh ones judge: of them, one half of
the faithful ones was read when the rules were changed for the last time; of the others only counts were
seen. To see the tables:

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
    fresh: bool
    """Whether it belongs to the judging set."""
    read: bool
    """Whether it was read by who works on the rules."""
    pair: Pair


def read_given() -> list[Given]:
    """All pairs in the order of the files, the fresh ones last and the faithful ones first."""
    return [item for fresh in (False, True) for item in _read(fresh=fresh)]


def _read(*, fresh: bool) -> list[Given]:
    names = [f"guard_{'fresh_' if fresh else ''}{sort}.jsonl" for sort in ("faithful", "corrupt")]
    texts = [(DATA / name).read_text(encoding="utf-8") for name in names]
    rows = [json.loads(line) for text in texts for line in text.splitlines()]
    seen: Counter[str] = Counter()
    found = []
    for row in rows:
        kind = row.get("kind", FAITHFUL)
        scene = scene_of(tuple(row["names"]), tuple(row.get("facts", ())), (row["source"],))
        pair = Pair(row["source"], row["candidate"], BANDS.get(row["mood"], ANY_BAND), scene)
        read = not fresh or (kind == FAITHFUL and seen[kind] % 2 == 0)
        found.append(Given(kind, fresh, read, pair))
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
    """Print the tables, and what goes wrong among the pairs that were read."""
    pairs = read_given()
    parts = {
        "first set, all of it read": [item for item in pairs if not item.fresh],
        "fresh set, read": [item for item in pairs if item.fresh and item.read],
        "fresh set, only counted": [item for item in pairs if item.fresh and not item.read],
    }
    for title, part in parts.items():
        sys.stdout.write(f"\n{title}\n{table(part)}\n")
    for item in (item for item in pairs if item.read):
        reject = judge(item.pair)
        if (reject is None) != (item.kind == FAITHFUL):
            why = f"{reject.code} {reject.sentence}" if reject else "passes"
            sys.stdout.write(f"\n{item.kind}: {why}\n  {item.pair.line}\n  {item.pair.wording}\n")


if __name__ == "__main__":
    main()
