"""The reader: reply in, reading out.

Reading order: clean, judge whether it can be judged, split into sentences,
score moves for the whole and for each sentence, match topics, let the two
support each other, collect signals and promises. Nothing here depends on a
clock, on chance or on anything read before.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from trainer.errors import EnvironmentProblem
from trainer.model.moves import Move
from trainer.model.reading import Context, MoveHit, Reader, Reading, Status, TopicHit
from trainer.understand import model as trained
from trainer.understand.encoder.encoder import NETWORK, PIECES, Encoder, load_encoder
from trainer.understand.model import Floats, Model
from trainer.understand.promises import promises
from trainer.understand.scores import MOVES, Ears, hearing, score
from trainer.understand.signals import signals
from trainer.understand.status import judge
from trainer.understand.support import supported
from trainer.understand.text import Piece, clean, sentences
from trainer.understand.topics import Matcher, Meaning

EITHER_OR = ((Move.SET_BOUNDARY, Move.STONEWALL), (Move.SET_BOUNDARY, Move.CALM_DOWN))
"""A no is a kind limit or a shut door; a limit is polite or an order. Never both."""

IN_THE_LIGHT_OF = (Move.STONEWALL, Move.ARGUE)
"""A refusal refuses something and a contradiction contradicts somebody: these take a customer to judge."""

SURE_WITHOUT = 0.9
"""Score from which these count where nothing is known of what the customer said."""

MODEL_FILE = Path(__file__).parent / "data" / "moves.npz"
"""The model file that ships with the package."""


class BlendReader:
    """Reads replies by form (n-grams) and meaning (encoders). Implements ``Reader``."""

    def __init__(self, model: Model, ears_for: Callable[[str], Ears], meaning: Meaning) -> None:
        """Read with what is shared and never changed.

        Args:
            model: Words, second stage and thresholds.
            ears_for: What the customer said -> what a reply to it is heard with.
            meaning: What a text means, for topics.
        """
        self._model = model
        self._ears_for = ears_for
        self._matcher = Matcher(model.rarity, meaning)

    @property
    def version(self) -> str:
        """Name and version, as written into transcripts."""
        return self._model.version

    def prepare(self, topics: Mapping[str, tuple[str, ...]]) -> None:
        """Build the index of ``topics`` now rather than at the first reply.

        Args:
            topics: Topic name -> example phrasings.
        """
        self._matcher.index(topics)

    def read(self, reply: str, context: Context) -> Reading:
        """Read one reply. Never raises on any text.

        Args:
            reply: What the trainee typed.
            context: What is known beside it.
        """
        text = clean(reply)
        status = judge(text, self._model)
        if status is not None:
            return self._unrated(text, status, context)
        pieces = sentences(text) or (Piece(0, len(text), text),)
        scores, parts = score(self._model, self._ears_for(clean(context.customer)), text, pieces)
        topic_scores, topics = self._topics(text, pieces, context)
        scores = supported(scores, topics, text)
        accept = self._accept(context)
        hits = _hits(scores, parts, pieces, accept)
        unsure = tuple(move for n, move in enumerate(MOVES) if self._model.unsure[n] <= scores[n] < accept[n])
        kept = promises(pieces)
        return Reading(
            text=text,
            status=Status.UNDERSTOOD if hits or topics or kept else Status.UNCLEAR,
            moves=hits,
            unsure=unsure,
            scores={move: float(scores[n]) for n, move in enumerate(MOVES)},
            topics=topics,
            topic_scores=topic_scores,
            signals=signals(text, pieces, context),
            promises=kept,
            reader=self.version,
        )

    def _unrated(self, text: str, status: Status, context: Context) -> Reading:
        """A reading that judges nothing."""
        return Reading(
            text=text,
            status=status,
            scores=dict.fromkeys(MOVES, 0.0),
            topic_scores=dict.fromkeys(context.topics, 0.0),
            signals=signals(text, sentences(text), context),
            reader=self.version,
        )

    def _topics(
        self, text: str, pieces: tuple[Piece, ...], context: Context
    ) -> tuple[dict[str, float], tuple[TopicHit, ...]]:
        """Topic scores and hits; topics without phrasings score nothing."""
        index = self._matcher.index(context.topics) if context.topics else None
        if index is None:
            return dict.fromkeys(context.topics, 0.0), ()
        return self._matcher.match(text, pieces, index)

    def _accept(self, context: Context) -> Floats:
        """Score per move from which it counts."""
        if context.customer.strip():
            return self._model.accept
        blind = np.array([move in IN_THE_LIGHT_OF for move in MOVES])
        return np.where(blind, np.maximum(self._model.accept, SURE_WITHOUT), self._model.accept)


def _hits(scores: Floats, parts: Floats, pieces: tuple[Piece, ...], accept: Floats) -> tuple[MoveHit, ...]:
    """Recognised moves with the sentence that decided, in the order of the text."""
    hits = []
    for n, move in enumerate(MOVES):
        if scores[n] >= accept[n]:
            piece = pieces[int(parts[:, n].argmax())]
            hits.append(MoveHit(move, float(scores[n]), piece.start, piece.end))
    return tuple(sorted(_settled(hits), key=lambda hit: (hit.start, hit.end)))


def _settled(hits: list[MoveHit]) -> list[MoveHit]:
    """Hits without the weaker of two that the codebook holds to be one or the other on the same words."""
    by_name = {hit.name: hit for hit in hits}
    weaker = set()
    for one, other in EITHER_OR:
        if one in by_name and other in by_name and by_name[one].start == by_name[other].start:
            weaker.add(min(one, other, key=lambda move: by_name[move].score))
    return [hit for hit in hits if hit.name not in weaker]


@lru_cache(maxsize=1)
def load_ears(path: Path = MODEL_FILE) -> tuple[Model, Encoder]:
    """The n-gram model and the encoder, loaded once per process.

    Args:
        path: A model file; the encoder's files lie beside it.

    Raises:
        EnvironmentProblem: A file is missing or damaged.
    """
    encoder = load_encoder(path.with_name(NETWORK), path.with_name(PIECES))
    try:
        return trained.load(path, encoder.pieces), encoder
    except (OSError, EOFError, ValueError, KeyError, BadZipFile) as problem:
        raise EnvironmentProblem(
            "the reading model cannot be loaded",
            where=str(path),
            remedy="reinstall, or run 'python -m trainer.understand.train'",
        ) from problem


def likeness(first: str, second: str) -> float:
    """How near two texts are in meaning, -1 to 1, by the default reader's encoder.

    Raises:
        EnvironmentProblem: A file is missing or damaged.
    """
    encoder = load_ears()[1]
    return float(encoder.hear(first).meaning @ encoder.hear(second).meaning)


@lru_cache(maxsize=1)
def load_reader(path: Path = MODEL_FILE) -> Reader:
    """The default reader, loaded once per process.

    Args:
        path: A model file; the encoder's files lie beside it.

    Raises:
        EnvironmentProblem: A file is missing or damaged.
    """
    model, encoder = load_ears(path)
    return BlendReader(
        model,
        lambda customer: hearing(model, encoder, customer),
        lambda text: encoder.hear(model.mended(text)).meaning,
    )
