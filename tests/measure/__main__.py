"""Print them: ``python -m tests.measure FOLDER``, with a folder that holds ``replies_dev.jsonl``.

Near-duplicates among the exemplars, reliability of scores, steadiness under
small changes, and speed. The replies are for measuring; nothing is written.
"""

import argparse
import json
import time
from itertools import pairwise
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process

from tests.measure import changes
from trainer.model.moves import Move
from trainer.model.reading import Context
from trainer.understand.choosing import choose_reader, named_encoder
from trainer.understand.exemplars import load_exemplars

BOUNDS = (0.0, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9, 1.01)


def near_duplicates(rows):
    """Replies that an exemplar resembles, and the exemplar."""
    exemplars = [e.reply.lower() for e in load_exemplars()]
    for limit in (90, 80):
        found = []
        for row in rows:
            near = process.extractOne(row["reply"].lower(), exemplars, scorer=fuzz.ratio, score_cutoff=limit)
            if near:
                found.append((row["reply"], near[0]))
        print(f"near-duplicates at {limit}: {len(found)} of {len(rows)}")
        if limit == 90:
            for pair in found:
                print("   ", *pair, sep=" | ")


def reliability(rows, readings):
    """Expected calibration error and the table of scores against truth, disputed moves left out."""
    pairs = {move: [] for move in Move}
    for row, reading in zip(rows, readings, strict=True):
        for move in Move:
            if move.value not in row["disputed"]:
                pairs[move].append((reading.scores[move], move.value in row["moves"]))
    errors = []
    for found in pairs.values():
        scores, true = (np.array(column, dtype=float) for column in zip(*found, strict=True))
        bins = np.minimum((scores * 10).astype(int), 9)
        share = [
            (bins == b).mean() * abs(scores[bins == b].mean() - true[bins == b].mean()) for b in set(bins)
        ]
        errors.append(sum(share))
    print(f"expected calibration error, ten bins, mean over moves: {np.mean(errors):.4f}")
    scores, true = (
        np.array(c, dtype=float) for c in zip(*(p for f in pairs.values() for p in f), strict=True)
    )
    for low, high in pairwise(BOUNDS):
        inside = (scores >= low) & (scores < high)
        means = f"{scores[inside].mean():.2f} | {true[inside].mean():.2f}"
        print(f"| {low:.2f}-{min(high, 1):.2f} | {inside.sum():,} | {means} |")


def steadiness(rows, read):
    """Share of replies whose moves stay, and share of single decisions that stay, under each change."""
    before = [_moves(read(row)) for row in rows]
    for change in changes.ALL:
        after = [_moves(read({**row, "reply": change(row["reply"])})) for row in rows]
        same = sum(a == b for a, b in zip(before, after, strict=True)) / len(rows)
        flips = sum(len(a ^ b) for a, b in zip(before, after, strict=True))
        print(
            f"{change.__name__:16s} replies {same:.3f}, decisions {1 - flips / (len(rows) * len(Move)):.4f}"
        )
    lost = harmed = 0
    for row, moves in zip(rows, before, strict=True):
        harm = {move for move in moves if move.harmful}
        for more in changes.HARMLESS:
            harmed += bool(harm)
            lost += not harm <= _moves(read({**row, "reply": changes.followed_by(row["reply"], more)}))
    print(f"harm taken back by a sentence put behind: {lost} of {harmed}")


def _moves(reading):
    return {hit.name for hit in reading.moves}


def speed(rows, read):
    """Milliseconds of processor time a reply, first hearing."""
    took = []
    for row in rows:
        start = time.process_time()
        read({**row, "reply": row["reply"] + " " + row["id"]})
        took.append(1000 * (time.process_time() - start))
    print(f"a reply: median {np.median(took):.1f} ms, p95 {np.percentile(took, 95):.1f} ms")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    lines = (given.folder / "replies_dev.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    start = time.process_time()
    reader = choose_reader(named_encoder())
    print(f"{reader.version}, loaded in {time.process_time() - start:.2f} s of processor time")

    def read(row):
        return reader.read(row["reply"], Context(customer=row.get("customer") or ""))

    speed(rows, read)
    near_duplicates(rows)
    reliability(rows, [read(row) for row in rows])
    steadiness(rows, read)


if __name__ == "__main__":
    main()
