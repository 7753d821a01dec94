"""Few-shot topic matching: which of the scenario's facts and solutions does a reply touch?

A topic is a name and a handful of phrasings, compared with a reply twice. By
letters: vectors of letter n-grams, words and word pairs, weighted by how rare
they are among the topics and in everyday talk; the nearest phrasing is joined
with a ridge regression from phrasings to topics, which learns what sets the
topics of this scenario apart. By meaning: directions that the encoder gives,
against the nearest phrasing and the middle of all. "None of these" is an
honest answer: how near a topic is, and by how much nearer than any other, is
turned into a probability that it is meant, and below a half nothing is claimed.
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
Meaning = Callable[[str], NDArray[np.float32]]
"""Text -> direction of length one; near directions mean like things."""

ACCEPT = 0.5
"""Score from which a topic counts as touched."""
LONGEST = 1000
"""Characters of a stretch that are matched."""
MOST = 12
"""Sentences that are matched one by one."""

SCENARIO_TOPICS = ("fact:", "solution:")
"""How topics of a scenario begin; only these compete with small change."""

_LETTERS, _WORD, _PAIR = 0.35, 1.0, 0.3
"""Standing weights of a letter n-gram, a word and a pair of words."""
_NEAREST = 0.3
"""Weight of the nearest phrasing beside the regression, by letters."""
_NEAREST_MEANING = 0.4
"""Share of the nearest phrasing, by meaning; the rest goes to the middle of all."""
_LETTER_SHARE = 0.3
"""How much letters count beside meaning."""
_LEAD = 1.0
"""How much being ahead of the next topic counts."""
_RIDGE = 1.0
"""Regularisation of the regression."""
_SLOPE, _CENTRE = 8.7, 0.745
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
    directions: Floats
    """Phrasings x width: what each means."""
    middles: Floats
    """Topics x width: the middle of each one's phrasings."""


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


@lru_cache(maxsize=64)
def _index(topics: Phrasings, rarity: Rarity, meaning: Meaning) -> TopicIndex:
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
    said = [text for _, examples in topics for text in examples if _words(text)]
    directions = np.array([meaning(text) for text in said], dtype=np.float64)
    middles = np.eye(count)[owner].T @ directions
    middles /= np.maximum(np.linalg.norm(middles, axis=1, keepdims=True), 1e-9)
    return TopicIndex(
        names, rows, weight, unseen, phrasings, owner, regression, words, subjects, directions, middles
    )


def _vector(
    found: dict[str, float], rows: dict[str, int], weight: Floats, unseen: float
) -> tuple[NDArray[np.intp], Floats]:
    """Rows and values of a text, of length one together with what no topic has."""
    known = sorted((rows[gram], amount) for gram, amount in found.items() if gram in rows)
    stray = unseen**2 * sum(amount for gram, amount in found.items() if gram not in rows)
    where = np.array([row for row, _ in known], dtype=np.intp)
    values = np.sqrt(np.array([amount for _, amount in known])) * weight[where]
    return where, values / math.sqrt(float(values @ values) + stray + 1e-9)


def by_letters(text: str, topics: TopicIndex, rarity: Rarity) -> Floats:
    """How close a text is to each topic in its words and letters; about 0 to 1."""
    listed = [_mended(token, topics, rarity) for token in _words(text)]
    where, values = _vector(features(listed, rarity), topics.rows, topics.weight, topics.unseen)
    if not len(where):
        return np.zeros(len(topics.names))
    nearest = np.zeros(len(topics.names))
    np.maximum.at(nearest, topics.owner, values @ topics.phrasings[where])
    own = content_stems(tuple(listed))
    related = np.array([1.0 if own & subject else _UNRELATED for subject in topics.subjects])
    return np.asarray((_NEAREST * nearest + values @ topics.regression[where]) * related)


def by_meaning(text: str, topics: TopicIndex, meaning: Meaning) -> Floats:
    """How close a text is to each topic in what it means; -1 to 1."""
    direction = meaning(text).astype(np.float64)
    nearest = np.full(len(topics.names), -1.0)
    np.maximum.at(nearest, topics.owner, topics.directions @ direction)
    return np.asarray(_NEAREST_MEANING * nearest + (1 - _NEAREST_MEANING) * (topics.middles @ direction))


def _mended(token: str, topics: TopicIndex, rarity: Rarity) -> str:
    """A misspelt word of the topics as they spell it; any other word as it is."""
    if len(token) < 4 or rarity(token) < 1.0 or token in topics.words:
        return token
    near = process.extractOne(token, topics.words, scorer=fuzz.ratio, score_cutoff=_NEAR_WORD)
    return near[0] if near else token


def probability(near: Floats) -> Floats:
    """Nearness as the probability that each topic is meant; one far ahead of all others is surer."""
    if len(near) < 2:
        return np.asarray(1 / (1 + np.exp(-_SLOPE * (near - _CENTRE))))
    ordered = np.sort(near)
    rivals = np.where(near == ordered[-1], ordered[-2], ordered[-1])
    return np.asarray(1 / (1 + np.exp(-_SLOPE * (near + _LEAD * (near - rivals) - _CENTRE))))


@dataclass(frozen=True, slots=True)
class Matcher:
    """Matches replies against topics with one model's knowledge of words and meanings."""

    rarity: Rarity
    """How rare a word is in everyday talk."""
    meaning: Meaning
    """What a text means."""

    def index(self, topics: Mapping[str, tuple[str, ...]]) -> TopicIndex | None:
        """Topics as something to match against, remembered between replies.

        Args:
            topics: Topic name -> example phrasings.

        Returns:
            None if there is nothing to match.
        """
        phrasings = tuple((name, tuple(examples)) for name, examples in topics.items())
        if any(name.startswith(SCENARIO_TOPICS) for name in topics):
            phrasings = (*phrasings, (BACKGROUND, SMALL_CHANGE))
        if not any(_words(text) for _, examples in phrasings for text in examples):
            return None
        return _index(phrasings, self.rarity, self.meaning)

    def nearness(self, text: str, topics: TopicIndex) -> Floats:
        """How close a text is to each topic by letters and meaning together."""
        return _LETTER_SHARE * by_letters(text, topics, self.rarity) + by_meaning(text, topics, self.meaning)

    def match(
        self, text: str, pieces: tuple[Piece, ...], topics: TopicIndex
    ) -> tuple[dict[str, float], tuple[TopicHit, ...]]:
        """Every topic's score, and the topics that are touched.

        Args:
            text: The cleaned reply.
            pieces: Its sentences.
            topics: What to match against.

        Returns:
            Scores by topic name, and hits best first.
        """
        best = self._claims(text[:LONGEST], topics)
        where = [(0, len(text))] * len(best)
        for piece in pieces[:MOST] if len(pieces) > 1 else ():
            part = self._claims(piece.text[:LONGEST], topics)
            for number in np.flatnonzero(part >= best):
                best[number] = part[number]
                where[number] = (piece.start, piece.end)
        scores = {n: round(float(best[k]), 4) for k, n in enumerate(topics.names) if n != BACKGROUND}
        hits = [
            TopicHit(name, scores[name], *where[n])
            for n, name in enumerate(topics.names)
            if scores.get(name, 0.0) >= ACCEPT
        ]
        return scores, tuple(sorted(hits, key=lambda hit: -hit.score))

    def _claims(self, text: str, topics: TopicIndex) -> Floats:
        """Probability of each topic for one stretch of text; none has a claim on small change."""
        found = probability(self.nearness(text, topics))
        if topics.names[-1] == BACKGROUND:
            found[found < found[-1]] *= _SMALL_CHANGE_LEAVES
        return found
