"""A larger encoder that is asked, while the small one is trained, how likely each move is.

A label says that a move is there; a teacher says how plainly, and of a single
sentence it knows more than the share-out of its reply's labels does. The small
encoder learns from both. The teacher is trained on whole replies of voices that
are not held out, with low-rank additions, and never ships.
"""

import hashlib
import logging
from collections.abc import Sequence as Texts
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from trainer.understand.adapt.bert import local_folder
from trainer.understand.adapt.lowrank import add_low_rank
from trainer.understand.adapt.network import HEAD_BIAS, Network, pool
from trainer.understand.adapt.recipe import Items, Recipe, Singles, fit, score
from trainer.understand.corpus import Corpus
from trainer.understand.encoder.sequence import MAX_CUSTOMER, Sequence, sequence
from trainer.understand.scores import COUNT

log = logging.getLogger(__name__)

BASE = "sentence-transformers/all-mpnet-base-v2"
"""Hub name of the usual teacher."""
REVISION = "e8c3b32edf5434bc2275fc9bab85f82640a19130"
"""Its pinned revision; a folder is taken as it is."""
FILES = (
    "config.json",
    "model.safetensors",
    "tokenizer.json",
    "tokenizer_config.json",
    "special_tokens_map.json",
)
"""What is needed of it."""


class TeacherPieces:
    """The teacher's own tokeniser, in the form of ``WordPiece``."""

    def __init__(self, folder: Path) -> None:
        """Load it from the encoder's folder."""
        from transformers import AutoTokenizer

        self._tokenizer: Any = AutoTokenizer.from_pretrained(folder)
        self.cls, self.sep, self.pad = (
            int(self._tokenizer.convert_tokens_to_ids(token))
            for token in (self._tokenizer.cls_token, self._tokenizer.sep_token, self._tokenizer.pad_token)
        )
        self._between = (self.sep,) if self._tokenizer.cls_token == "<s>" else ()

    def encode(self, text: str) -> list[int]:
        """Numbers of a text's pieces, without marks."""
        return list(self._tokenizer(text, add_special_tokens=False)["input_ids"])

    def pair(self, text: str, customer: str) -> Sequence:
        """A reply and what the customer had said, with the marks between them that this encoder knows."""
        made = sequence(self, text, customer)
        said = made.customer[-MAX_CUSTOMER:]
        return Sequence(made.reply, (*self._between, *said) if said else ())


class TeacherNet(Network):
    """A published encoder with low-rank additions and a head for the moves."""

    def __init__(self, folder: Path, recipe: Recipe, dropout: float = 0.1) -> None:
        """Load the encoder; what is trained is drawn from the recipe's seed."""
        super().__init__()
        from transformers import AutoModel

        torch.manual_seed(recipe.seed)
        self.encoder: Any = AutoModel.from_pretrained(
            folder, add_pooling_layer=False, attn_implementation="eager", dtype=torch.float32
        )
        add_low_rank(self, recipe.rank)
        for part in self.encoder.modules():
            if isinstance(part, nn.Dropout):
                part.p = 0.0
        self.encoder.to(torch.bfloat16)
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(3 * int(self.encoder.config.hidden_size), COUNT)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.constant_(self.head.bias, HEAD_BIAS)
        self.meaning = nn.Identity()

    def forward(self, ids: Tensor, segments: Tensor, mask: Tensor, pooled: Tensor) -> tuple[Tensor, Tensor]:
        """Log-odds, sequences x moves, and nothing of meaning."""
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        joined = pool(states, pooled).float()
        return self.head(self.dropout(joined)), joined[:, :0]


class Teacher:
    """Says of any text how likely each move is."""

    def __init__(
        self,
        corpus: Corpus,
        source: str,
        revision: str | None,
        work: Path,
        recipe: Recipe,
        jobs: int = 1,
    ) -> None:
        """Find the encoder; it is trained when it is first asked.

        Args:
            corpus: The exemplars; those that are held out are never shown.
            source: Folder or hub name of the encoder.
            revision: Pinned revision of a hub name.
            work: Folder for what may be used again.
            recipe: How it is trained.
            jobs: Threads.

        Raises:
            OSError: The encoder cannot be found.
        """
        self._folder = local_folder(source, revision, FILES)
        self._corpus, self._work, self._jobs, self._recipe = corpus, work, jobs, recipe
        self._pieces = TeacherPieces(self._folder)

    def odds(self, texts: Texts[str]) -> Singles:
        """Log-odds of every text, texts x moves."""
        told = hashlib.sha256("\x00".join([*texts, *self._taught()]).encode("utf-8")).hexdigest()[:16]
        kept = self._work / f"taught-{told}.npy"
        if not kept.exists():
            torch.set_num_threads(self._jobs)
            net = self._trained()
            found = score(net, [sequence(self._pieces, text) for text in texts], self._pieces)
            np.save(kept, found)
        return np.asarray(np.load(kept), dtype=np.float32)

    def _taught(self) -> list[str]:
        """All that goes into its training, in words."""
        corpus = self._corpus
        chosen = np.flatnonzero(~corpus.held)
        shown = (f"{corpus.wholes.texts[n]}\x01{corpus.customers[n]}" for n in chosen)
        size = (self._folder / "model.safetensors").stat().st_size
        return [repr(self._recipe), str(size), repr(corpus.labels[chosen].tobytes()), *shown]

    def _trained(self) -> TeacherNet:
        """Train it on whole replies."""
        corpus, pieces = self._corpus, self._pieces
        chosen = np.flatnonzero(~corpus.held)
        items = Items(
            sequences=[pieces.pair(corpus.wholes.texts[n], corpus.customers[n]) for n in chosen],
            targets=corpus.labels[chosen].astype(np.float32),
            weights=np.ones(len(chosen), dtype=np.float32),
            meanings=np.zeros((len(chosen), 1), dtype=np.float32),
        )
        log.info("teacher: %d replies", len(chosen))
        net = TeacherNet(self._folder, self._recipe)
        fit(net, items, pieces, self._recipe)
        return net
