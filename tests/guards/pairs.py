"""The hand-written pairs that the guards are judged by, and the count of what they do with them.

Within each kind every second pair is held out: it is counted and not looked at
when the rules change. To see both tables:

    python -m tests.guards.pairs
"""

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from trainer.guards.guard import ANY_BAND, Pair, Reject, judge, scene_of
from trainer.model.mood import HeatBand

DATA = Path(__file__).parents[1] / "data"
FAITHFUL = "faithful"


@dataclass(frozen=True)
class Written:
    """One pair of the file."""

    kind: str
    held_out: bool
    pair: Pair


def read_pairs() -> list[Written]:
    """All pairs in the order of the file."""
    scenes = yaml.safe_load((DATA / "guard_scenes.yaml").read_text(encoding="utf-8"))
    made = {
        name: scene_of(tuple(scene["names"]), tuple(scene["facts"]), ()) for name, scene in scenes.items()
    }
    text = (DATA / "guard_pairs.txt").read_text(encoding="utf-8")
    blocks = [block.splitlines() for block in text.split("\n\n") if not block.startswith("#")]
    seen: Counter[str] = Counter()
    found = []
    for head, line, wording in blocks:
        kind, scene, band = head.split()
        bands = ANY_BAND if band == "any" else frozenset({HeatBand(band)})
        found.append(Written(kind, seen[kind] % 2 == 1, Pair(line, wording, bands, made[scene])))
        seen[kind] += 1
    return found


def refused(pairs: Iterable[Written]) -> list[tuple[Written, Reject]]:
    """Pairs that the guards refuse, with the reason."""
    return [(item, reject) for item in pairs if (reject := judge(item.pair))]


def table(pairs: list[Written]) -> str:
    """Kind, how many there are, how many pass."""
    total = Counter(item.kind for item in pairs)
    stopped = Counter(item.kind for item, _ in refused(pairs))
    return "\n".join(f"{kind:10} {count:4} {count - stopped[kind]:4} pass" for kind, count in total.items())


def main() -> None:
    """Print both tables, and what goes wrong in the half that may be looked at."""
    pairs = read_pairs()
    for held in (False, True):
        half = [item for item in pairs if item.held_out is held]
        sys.stdout.write(f"\n{'held out' if held else 'open'}\n{table(half)}\n")
    show = [item for item in pairs if not item.held_out]
    for item in show:
        reject = judge(item.pair)
        if (reject is None) != (item.kind == FAITHFUL):
            why = f"{reject.code} {reject.sentence}" if reject else "passes"
            sys.stdout.write(f"\n{item.kind}: {why}\n  {item.pair.line}\n  {item.pair.wording}\n")


if __name__ == "__main__":
    main()
