"""Adapting encoders to the exemplars: one per fold to hear strangers with, one on everything to ship.

What a fold's encoder hears is kept in a work folder under a name that depends on
all that went into it, so that training that was cut off goes on where it was.
"""

import hashlib
import logging
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from trainer.understand.adapt.base import Base
from trainer.understand.adapt.bert import load_bert
from trainer.understand.adapt.export import export
from trainer.understand.adapt.lowrank import additions_of, load_additions
from trainer.understand.adapt.network import MoveNet
from trainer.understand.adapt.recipe import Items, Recipe, Singles, build, fit, meanings_of, score
from trainer.understand.corpus import Corpus, Heard
from trainer.understand.encoder.encoder import PIECES, load_encoder
from trainer.understand.encoder.sequence import sequence
from trainer.understand.fitting import Flags
from trainer.understand.scores import COUNT, rows

log = logging.getLogger(__name__)

Teach = Callable[[list[str]], Singles]
"""Texts -> log-odds, texts x moves."""

LABEL_SHARE = 0.5
"""How far a whole reply's labels count where a teacher is asked as well."""

PART_LABEL_SHARE = 0.35
"""The same for a sentence or a row, whose labels are only likely ones."""

PART_WEIGHT = 0.5
"""How much a sentence or a row counts beside a whole reply; its labels are only likely ones."""


class EarTrainer:
    """Trains encoders on parts of a corpus."""

    def __init__(
        self,
        corpus: Corpus,
        targets: Flags,
        base: Base,
        recipe: Recipe,
        work: Path,
        jobs: int = 1,
        teach: Teach | None = None,
    ) -> None:
        """Turn the corpus into tokens once.

        Args:
            corpus: The exemplars.
            targets: Sentences x moves: which sentence makes which of its reply's moves.
            base: What is adapted.
            recipe: How.
            work: Folder for what may be used again.
            jobs: Encoders trained side by side.
            teach: Log-odds of texts by a teacher; None learns from labels alone.
        """
        self._corpus, self._base, self._recipe, self._work, self._jobs = corpus, base, recipe, work, jobs
        work.mkdir(parents=True, exist_ok=True)
        (work / PIECES).write_text("\n".join(base.vocabulary) + "\n", encoding="utf-8")
        counts = np.bincount(corpus.parts.owner, minlength=len(corpus.labels))
        several, longer = counts[corpus.parts.owner] > 1, counts[corpus.rows.owner] > 2
        kinds = ((corpus.wholes, counts > 0), (corpus.parts, several), (corpus.rows, longer))
        texts = [kind.texts[n] for kind, chosen in kinds for n in np.flatnonzero(chosen)]
        self._owner = np.concatenate([kind.owner[chosen] for kind, chosen in kinds])
        said = [corpus.customers[number] for number in self._owner]
        whole = np.arange(len(texts)) < len(corpus.labels)
        wanted = np.vstack([corpus.labels, targets[several], row_targets(corpus, targets)[longer]])
        self._items = Items(
            sequences=[sequence(base.pieces, t, c) for t, c in zip(texts, said, strict=True)],
            targets=taught(wanted.astype(np.float32), whole, teach(texts))
            if teach
            else wanted.astype(np.float32),
            weights=np.where(whole, 1.0, PART_WEIGHT).astype(np.float32),
            meanings=self._meanings(texts),
        )

    def _meanings(self, texts: list[str]) -> Singles:
        """What the untouched encoder says of every text; nothing where meaning is not kept."""
        if not self._recipe.meaning:
            return np.zeros((len(texts), 1), dtype=np.float32)
        bare = [sequence(self._base.pieces, text) for text in texts]
        kept = self._work / f"meanings-{_digest(list(map(repr, bare)))}.npy"
        if not kept.exists():
            encoder = load_bert(self._base.folder, self._base.kept).eval().to(torch.bfloat16)
            np.save(kept, meanings_of(encoder, bare, self._base.pieces))
        return np.asarray(np.load(kept), dtype=np.float32)

    def held_out(self) -> Heard:
        """Stretches of the held-out replies, heard by an encoder that has not seen their voices.

        Where all weights are trained, the encoder that ships is trained in the same go.
        """
        corpus = self._corpus
        whole = [] if self._recipe.rank else [np.ones(len(corpus.labels), dtype=bool)]
        self._train_all([~corpus.held, *whole])
        hear = self._ear(~corpus.held)
        kinds = (corpus.wholes, corpus.parts, corpus.rows)
        heard = Heard(*(np.zeros((len(kind.texts), COUNT)) for kind in kinds))
        for kind, found in zip(kinds, (heard.wholes, heard.parts, heard.rows), strict=True):
            inside = np.flatnonzero(corpus.held[kind.owner])
            found[inside] = hear([kind.texts[n] for n in inside])
        return heard

    def _ear(self, chosen: Flags) -> Callable[[list[str]], Singles]:
        """Texts -> log-odds, the very way in which replies will be heard."""
        pieces = self._base.pieces
        if self._recipe.rank:
            net = self._fresh()
            load_additions(net, self.additions(chosen))
            return lambda texts: score(net, [sequence(pieces, text) for text in texts], pieces)
        encoder = load_encoder(*self.files(chosen))
        return lambda texts: np.array([encoder.hear(text).odds for text in texts])

    def _fresh(self) -> MoveNet:
        """The base encoder with untrained heads, at full precision."""
        return MoveNet(self._base.folder, COUNT, self._base.kept)

    def _train_all(self, parts: list[Flags]) -> None:
        """Train on every part that has not been trained on, side by side."""
        missing = [part for part in parts if not self._stem(part).with_suffix(self._kind).exists()]
        if self._jobs < 2 or len(missing) < 2:
            for part in missing:
                self.train(part)
            return
        with ProcessPoolExecutor(self._jobs, mp_context=get_context("spawn")) as pool:
            list(pool.map(self.train, missing))

    @property
    def _kind(self) -> str:
        """What is kept of a training run: a network, or low-rank weights."""
        return ".npz" if self._recipe.rank else ".onnx"

    def files(self, chosen: Flags) -> tuple[Path, Path]:
        """Files of the network adapted on the chosen replies, trained if need be, and of its vocabulary."""
        self._train_all([chosen])
        return self._stem(chosen).with_suffix(".onnx"), self._work / PIECES

    def additions(self, chosen: Flags) -> dict[str, NDArray[np.float16]]:
        """Low-rank weights adapted on the chosen replies, by name."""
        self._train_all([chosen])
        with np.load(self._stem(chosen).with_suffix(".npz")) as stored:
            return {name: stored[name] for name in stored.files}

    def _inside(self, chosen: Flags) -> Items:
        """What is learned from on the chosen replies."""
        inside = np.flatnonzero(chosen[self._owner])
        every = self._items
        sequences = [every.sequences[n] for n in inside]
        return Items(sequences, every.targets[inside], every.weights[inside], every.meanings[inside])

    def _stem(self, chosen: Flags) -> Path:
        """Where the outcome of a training run is kept, by all that goes into it."""
        items = self._inside(chosen)
        texts = [repr(self._recipe), *map(repr, items.sequences)]
        return self._work / _digest(texts, items.targets)

    def train(self, chosen: Flags) -> None:
        """Adapt on the chosen replies and write what came of it."""
        logging.basicConfig(level=logging.INFO, format="%(message)s")
        torch.set_num_threads(1)
        items, stem, base = self._inside(chosen), self._stem(chosen), self._base
        log.info("encoder %s: %d items", stem.name, len(items.sequences))
        net = build(base.folder, COUNT, base.kept, self._recipe)
        fit(net, items, base.pieces, self._recipe)
        unfinished, target = stem.with_suffix(".part"), stem.with_suffix(self._kind)
        if self._recipe.rank:
            arrays: dict[str, Any] = additions_of(net)
            with unfinished.open("wb") as out:
                np.savez_compressed(out, **arrays)
        else:
            state = {name: value.detach().float().numpy() for name, value in net.state_dict().items()}
            export(state, net.encoder.heads, unfinished)
        unfinished.replace(target)


def taught(wanted: Singles, whole: Flags, odds: Singles) -> Singles:
    """Labels and a teacher's probabilities, mixed; all are texts x moves.

    Args:
        wanted: Labels, 0 or 1.
        whole: Which texts are whole replies.
        odds: The teacher's log-odds.
    """
    share = np.where(whole, LABEL_SHARE, PART_LABEL_SHARE).astype(np.float32)[:, None]
    return np.asarray(share * wanted + (1 - share) / (1 + np.exp(-odds)), dtype=np.float32)


def row_targets(corpus: Corpus, targets: Flags) -> Flags:
    """Rows x moves: the moves that a row's sentences make."""
    found = np.zeros((len(corpus.rows.texts), COUNT), dtype=bool)
    bounds = np.searchsorted(corpus.parts.owner, np.arange(len(corpus.labels) + 1))
    place = 0
    for number in range(len(corpus.labels)):
        own = targets[bounds[number] : bounds[number + 1]]
        for row in rows(len(own))[1:]:
            found[place] = own[row.start : row.stop].any(axis=0)
            place += 1
    return found


def _digest(texts: list[str], numbers: Singles | None = None) -> str:
    """A short name for what goes into a training run."""
    digest = hashlib.sha256("\x00".join(texts).encode("utf-8"))
    if numbers is not None:
        digest.update(numbers.tobytes())
    return digest.hexdigest()[:16]
