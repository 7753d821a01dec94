"""How the shipped reader does on voices it was never trained on: ``python -m tests.measure.unseen``.

The replies lie in ``tests/understand/unseen``. They were labelled twice and the differences settled.
"""

from collections import Counter
from pathlib import Path

import numpy as np

from trainer.model.moves import Move
from trainer.model.reading import Context
from trainer.understand.choosing import choose_reader, named_encoder
from trainer.understand.exemplars import load_exemplars

FOLDER = Path(__file__).parents[1] / "understand" / "unseen"
"""Where the replies lie."""
HARMFUL = np.array([move.harmful for move in Move])


def found_in(exemplars, reader):
    """Replies x moves: what was recognised, and what is true."""
    read = [reader.read(e.reply, Context(customer=e.customer)) for e in exemplars]
    said = np.array([[any(hit.name is move for hit in one.moves) for move in Move] for one in read])
    return said, np.array([[move in e.moves for move in Move] for e in exemplars])


def report(said, true):
    """Print F1, harm, accusations and each move."""
    hits, spoken, real = (a.sum(axis=0) for a in (said & true, said, true))
    each = 2 * hits / np.maximum(1, spoken + real)
    print(f"macro F1 {each.mean():.3f}, micro F1 {2 * hits.sum() / (spoken.sum() + real.sum()):.3f}")
    harm = hits[HARMFUL].sum()
    print(f"harm: precision {harm / spoken[HARMFUL].sum():.3f}, recall {harm / real[HARMFUL].sum():.3f}")
    innocent = ~true[:, HARMFUL].any(axis=1)
    accused = said[:, HARMFUL].any(axis=1)
    print(f"innocent replies accused: {accused[innocent].mean():.4f} of {innocent.sum():,}")
    seen = accused[~innocent].mean()
    print(f"harmful replies of which some harm is seen: {seen:.3f} of {(~innocent).sum():,}")
    for n, move in enumerate(Move):
        print(f"| {move} | {hits[n] / max(1, spoken[n]):.2f} | {hits[n] / max(1, real[n]):.2f} | {real[n]} |")


def main():
    reader = choose_reader(named_encoder())
    exemplars = load_exemplars(FOLDER)
    said, true = found_in(exemplars, reader)
    print(f"{reader.version}, {len(exemplars):,} replies: {dict(Counter(e.file for e in exemplars))}")
    report(said, true)
    plain = np.array([e.file.startswith("plain") for e in exemplars])
    accused = said[plain][:, HARMFUL].any(axis=1)
    print(f"plain replies accused: {accused.mean():.4f} of {plain.sum():,}")


if __name__ == "__main__":
    main()
