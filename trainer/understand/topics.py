"""Few-shot topic matching: which of the scenario's facts and solutions does a reply touch?

A topic is a name and a handful of phrasings. Replies and phrasings become
vectors of letter n-grams, words and word pairs, weighted by how rare they are
among the topics and in everyday talk. A topic's similarity is its nearest
phrasing joined with a ridge regression from phrasings to topics, which learns
what sets the topics of this scenario apart. "None of these" is an honest
answer: the similarity is turned into a probability that the topic is meant,
and below a half nothing is claimed.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from trainer.model.reading import TopicHit
from trainer.understand.background import BACKGROUND, SMALL_CHANGE
from trainer.understand.features import content_stems, stem
from trainer.understand.text import Piece, tokens

Floats = NDArray[np.float64]
Phrasings = tuple[tuple[str, tuple[str, ...]], ...]
Rarity = Callable[[str], float]
"""Word -> how rare it is in everyday talk, 0 to 1; 1 for words never seen."""

ACCEPT = 0.5
"""Score from which a topic counts as touched."""

SCENARIO_TOPICS = ("fact:", "solution:")
"""How topics of a scenario begin; only these compete with small change."""

_LETTERS, _WORD, _PAIR = 0.35, 1.0, 0.3
"""Standing weights of a letter n-gram, a word and a pair of words."""
_NEAREST = 0.3
"""Weight of the nearest phrasing beside the regression."""
_RIDGE = 1.0
"""Regularisation of the regression."""
_SLOPE, _CENTRE = 20.0, 0.26
"""Logistic curve from similarity to probability; the centre is where deciding was best on held-out topics."""
_UNRELATED = 0.7
"""Factor where no word of substance is shared: "what is your name" is not "what is your deadline"."""
_SMALL_CHANGE_LEAVES = 0.4
"""What is left of a topic's claim where small change is the better match."""
_NEAR_WORD = 79.0
"""Rapidfuzz ratio from which an unknown word is taken for a word of the topics."""


@dataclass(frozen=True)
class TopicIndex:
    """The topics of one scenario, ready to be matched."""

    names: tuple[str, ...]
    """Topic names in a fixed order."""
    rows: dict[str, int]
    """Feature -> row of the matrices."""
    weight: Floats
    """Weight of each feature by how few topics have it."""
    unseen: float
    """Weight of a feature that no topic has."""
    phrasings: Floats
    """Features x phrasings, columns of length one."""
    owner: NDArray[np.intp]
    """Topic number of each phrasing."""
    regression: Floats
    """Features x topics."""
    words: tuple[str, ...]
    """Words of the topics, for typos."""
    subjects: tuple[frozenset[str], ...]
    """Per topic, stems of the words that say what it is about."""


def features(listed: list[str], rarity: Rarity) -> dict[str, float]:
    """Letter 2-4-grams, stems and pairs of stems with their amounts."""
    found: dict[str, float] = {}
    for token in listed:
        common = rarity(token) ** 0.7
        padded = f" {token} "
        for size in (2, 3, 4):
            for i in range(len(padded) - size + 1):
                gram = "c" + padded[i : i + size]
                found[gram] = found.get(gram, 0.0) + _LETTERS * common
        word = "w" + stem(token)
        found[word] = found.get(word, 0.0) + _WORD * common
    stems = [stem(token) for token in listed]
    for first, second in pairwise(stems):
        pair = f"p{first} {second}"
        found[pair] = found.get(pair, 0.0) + _PAIR
    return found


def _words(text: str) -> list[str]:
    """Tokens that are words or numbers."""
    return [token for token in tokens(text) if token[0].isalnum() or token[0] == "#"]


def index(topics: Mapping[str, tuple[str, ...]], rarity: Rarity) -> TopicIndex | None:
    """The topics as something to match against, remembered between replies.

    Args:
        topics: Topic name -> example phrasings.
        rarity: How rare a word is in everyday talk; the same function every time.

    Returns:
        None if there is nothing to match.
    """
    phrasings = tuple((name, tuple(examples)) for name, examples in topics.items())
    if any(name.startswith(SCENARIO_TOPICS) for name in topics):
        phrasings = (*phrasings, (BACKGROUND, SMALL_CHANGE))
    if not any(_words(text) for _, examples in phrasings for text in examples):
        return None
    return _index(phrasings, rarity)


@lru_cache(maxsize=64)
def _index(topics: Phrasings, rarity: Rarity) -> TopicIndex:
    """Build the index of one set of topics."""
    listed = [(number, _words(text)) for number, (_, examples) in enumerate(topics) for text in examples]
    listed = [(number, found) for number, found in listed if found]
    found = [features(each, rarity) for _, each in listed]
    owners: dict[str, set[int]] = {}
    for (number, _), each in zip(listed, found, strict=True):
        for gram in each:
            owners.setdefault(gram, set()).add(number)
    rows = {gram: row for row, gram in enumerate(sorted(owners))}
    count = len(topics)
    weight = np.array([(1 + math.log((1 + count) / (1 + len(owners[gram])))) ** 0.7 for gram in rows])
    unseen = (1 + math.log(1 + count)) ** 0.7
    phrasings = np.zeros((len(rows), len(found)))
    for column, each in enumerate(found):
        where, values = _vector(each, rows, weight, unseen)
        phrasings[where, column] = values
    owner = np.array([number for number, _ in listed], dtype=np.intp)
    kernel = phrasings.T @ phrasings + _RIDGE * np.eye(len(found))
    regression = phrasings @ np.linalg.solve(kernel, np.eye(count)[owner])
    words = tuple(sorted({word for _, each in listed for word in each if len(word) > 3}))
    names = tuple(name for name, _ in topics)
    subjects = tuple(
        content_stems(tuple(word for number, each in listed if number == n for word in each))
        for n in range(count)
    )
    return TopicIndex(names, rows, weight, unseen, phrasings, owner, regression, words, subjects)


def _vector(
    found: dict[str, float], rows: dict[str, int], weight: Floats, unseen: float
) -> tuple[NDArray[np.intp], Floats]:
    """Rows and values of a text, of length one together with what no topic has."""
    known = sorted((rows[gram], amount) for gram, amount in found.items() if gram in rows)
    stray = unseen**2 * sum(amount for gram, amount in found.items() if gram not in rows)
    where = np.array([row for row, _ in known], dtype=np.intp)
    values = np.sqrt(np.array([amount for _, amount in known])) * weight[where]
    return where, values / math.sqrt(float(values @ values) + stray + 1e-9)


def similarity(text: str, topics: TopicIndex, rarity: Rarity) -> Floats:
    """How close a text is to each topic; about 0 to 1, not yet a probability."""
    listed = [_mended(token, topics, rarity) for token in _words(text)]
    where, values = _vector(features(listed, rarity), topics.rows, topics.weight, topics.unseen)
    if not len(where):
        return np.zeros(len(topics.names))
    nearest = np.zeros(len(topics.names))
    np.maximum.at(nearest, topics.owner, values @ topics.phrasings[where])
    own = content_stems(tuple(listed))
    related = np.array([1.0 if own & subject else _UNRELATED for subject in topics.subjects])
    return np.asarray((_NEAREST * nearest + values @ topics.regression[where]) * related)


def _mended(token: str, topics: TopicIndex, rarity: Rarity) -> str:
    """A misspelt word of the topics as they spell it; any other word as it is."""
    if len(token) < 4 or rarity(token) < 1.0 or token in topics.words:
        return token
    near = process.extractOne(token, topics.words, scorer=fuzz.ratio, score_cutoff=_NEAR_WORD)
    return near[0] if near else token


def probability(close: Floats) -> Floats:
    """Similarities as probabilities that each topic is meant."""
    return np.asarray(1 / (1 + np.exp(-_SLOPE * (close - _CENTRE))))


def _claims(text: str, topics: TopicIndex, rarity: Rarity) -> Floats:
    """Probability of each topic for one stretch of text; none has a claim on small change."""
    found = probability(similarity(text, topics, rarity))
    if topics.names[-1] == BACKGROUND:
        found[found < found[-1]] *= _SMALL_CHANGE_LEAVES
    return found


def match(
    text: str, pieces: tuple[Piece, ...], topics: TopicIndex, rarity: Rarity
) -> tuple[dict[str, float], tuple[TopicHit, ...]]:
    """Every topic's score, and the topics that are touched.

    Args:
        text: The cleaned reply.
        pieces: Its sentences.
        topics: What to match against.
        rarity: How rare a word is in everyday talk.

    Returns:
        Scores by topic name, and hits best first.
    """
    best = _claims(text[:1000], topics, rarity)
    where = [(0, len(text))] * len(best)
    for piece in pieces[:12] if len(pieces) > 1 else ():
        part = _claims(piece.text[:1000], topics, rarity)
        for number in np.flatnonzero(part >= best):
            best[number] = part[number]
            where[number] = (piece.start, piece.end)
    scores = {name: round(float(best[n]), 4) for n, name in enumerate(topics.names) if name != BACKGROUND}
    hits = [
        TopicHit(name, scores[name], *where[n])
        for n, name in enumerate(topics.names)
        if scores.get(name, 0.0) >= ACCEPT
    ]
    return scores, tuple(sorted(hits, key=lambda hit: -hit.score))
