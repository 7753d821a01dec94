"""Pairs by other hands than the rules', and what the guards do with them.

Each set judged the rules once, at first sight; the docs keep those counts. Read since were the first 240,
the third 240, what had gone wrong of the fourth 120, and of the 200 of the second set one half of the
faithful ones and the few of the forbidden kinds that had passed; of its others only counts were seen.
To see the tables:

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


SETS = ("first", "fresh", "third", "fourth")
PREFIXES = {"first": "", "fresh": "fresh_", "third": "third_", "fourth": "fourth_"}
"""Sets in the order of their writing, and what their files are called by."""


@dataclass(frozen=True)
class Given:
    """One pair of the files."""

    kind: str
    of: str
    """The set it belongs to."""
    read: bool
    """Whether it was read by who works on the rules."""
    pair: Pair


def read_given() -> list[Given]:
    """All pairs in the order of the sets, the faithful ones of each first."""
    return [item for of in SETS for item in _read(of)]


def _read(of: str) -> list[Given]:
    texts = [
        (DATA / f"guard_{PREFIXES[of]}{sort}.jsonl").read_text(encoding="utf-8")
        for sort in ("faithful", "corrupt")
    ]
    rows = [json.loads(line) for text in texts for line in text.splitlines()]
    seen: Counter[str] = Counter()
    found = []
    for row in rows:
        kind = row.get("kind", FAITHFUL)
        scene = scene_of(tuple(row["names"]), tuple(row.get("facts", ())), (row["source"],))
        pair = Pair(row["source"], row["candidate"], BANDS.get(row["mood"], ANY_BAND), scene)
        read = of != "fresh" or (kind == FAITHFUL and seen[kind] % 2 == 0)
        found.append(Given(kind, of, read, pair))
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
        "first set, all of it read": [item for item in pairs if item.of == "first"],
        "second set, read": [item for item in pairs if item.of == "fresh" and item.read],
        "second set, only counted": [item for item in pairs if item.of == "fresh" and not item.read],
        "third set, all of it read": [item for item in pairs if item.of == "third"],
        "fourth set, what went wrong was read": [item for item in pairs if item.of == "fourth"],
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
