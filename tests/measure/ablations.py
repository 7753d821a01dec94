"""What each part of the reader is worth: ``python -m tests.measure.ablations FOLDER``.

One part at a time is taken out while reading; nothing is fitted anew, so a loss
says how much the shipped reader leans on the part.
"""

import argparse
import json
from dataclasses import replace
from pathlib import Path

import numpy as np

from trainer.model.moves import Move
from trainer.understand.features import BLOCKS
from trainer.understand.reader import load_ears
from trainer.understand.scores import hearing, score
from trainer.understand.text import Piece, clean, sentences

RARE = -3.0
"""Log-odds of what an ear that is taken out would say."""


def average_precision(scores, true):
    """Area under precision over recall."""
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(true[order])
    return float((hits / np.arange(1, len(order) + 1))[true[order]].mean())


def figures(rows, read, accept):
    """Macro F1, micro F1 and mean average precision, disputed moves left out."""
    scores = np.array([read(row) for row in rows])
    true = np.array([[move.value in row["moves"] for move in Move] for row in rows])
    judged = np.array([[move.value not in row["disputed"] for move in Move] for row in rows])
    said = (scores >= accept) & judged
    hits, spoken, real = (a.sum(axis=0) for a in (said & true, said, true & judged))
    each = 2 * hits / np.maximum(1, spoken + real)
    precisions = [
        average_precision(scores[judged[:, n], n], true[judged[:, n], n])
        for n in range(len(Move))
        if (true & judged)[:, n].any()
    ]
    return each.mean(), 2 * hits.sum() / (spoken.sum() + real.sum()), np.mean(precisions)


def reading(model, encoder, change=None, customer=True, pieces_of=sentences):
    """A function from row to scores with something taken out."""

    def read(row):
        text = clean(row["reply"])
        pieces = pieces_of(text) or (Piece(0, len(text), text),)
        ears = hearing(model, encoder, clean(row["customer"]) if customer else "")
        if change:
            ears = change(ears)
        return score(model, ears, text, pieces)[0]

    return read


def without_form(ears):
    """Every move is held to be rare by its form."""
    return replace(ears, form=lambda text: np.full(2 * len(Move), RARE))


def without_meaning(ears):
    """Every move is held to be rare by its meaning."""
    return replace(ears, meaning=lambda text: np.full(len(Move), RARE))


def without_block(model, name):
    """The n-gram model deaf to one block of features."""
    weights = model.weights.copy()
    block = model.blocks[BLOCKS.index(name)]
    weights[block.first : block.first + len(block.rows)] = 0.0
    return replace(model, weights=weights)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    lines = (given.folder / "replies_dev.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    model, encoder = load_ears()

    def one_piece(text):
        return (Piece(0, len(text), text),)

    variants = {
        "everything": reading(model, encoder),
        "without the customer's words": reading(model, encoder, customer=False),
        "without single sentences": reading(model, encoder, pieces_of=one_piece),
        "without the encoder": reading(model, encoder, without_meaning),
        "without the n-gram model": reading(model, encoder, without_form),
    }
    for name in BLOCKS:
        variants[f"without {name}"] = reading(without_block(model, name), encoder)
    print("| taken out | macro F1 | micro F1 | mean average precision |\n|---|---|---|---|")
    for name, read in variants.items():
        macro, micro, precision = figures(rows, read, model.accept)
        print(f"| {name} | {macro:.3f} | {micro:.3f} | {precision:.3f} |")


if __name__ == "__main__":
    main()
