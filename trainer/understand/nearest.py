"""The shipped exemplars nearest to a text, to see why it was read as it was.

Nearness is the cosine between the words and pairs of words of two texts. A word weighs the more the
fewer exemplars have it, a pair as much as the commoner of its words. The form half of the reader
learns from such grams, so an exemplar that is near pulled the reading its way. What the other half
hears, meaning, is not compared: an exemplar in quite other words may have weighed as much.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest
from itertools import pairwise

from trainer.understand.exemplars import Exemplar, load_exemplars
from trainer.understand.text import clean, tokens

HOW = "likeness: words and pairs of words that both have, rare ones weighing more"
"""What nearness is, in a clause for people."""

EVERYWHERE = 0.05
"""Share of the exemplars from which a word is too common to choose exemplars by."""

Gram = tuple[str, ...]
"""A word, or two in a row."""


@dataclass(frozen=True, slots=True)
class Near:
    """An exemplar and how near it is."""

    exemplar: Exemplar
    """The exemplar."""
    likeness: float
    """Cosine of the weighted grams, 0 to 1."""


class Index:
    """Exemplars, ready to be searched."""

    def __init__(self, exemplars: Sequence[Exemplar]) -> None:
        """Count the words of all exemplars.

        Args:
            exemplars: What is searched; of equal likeness the earlier one comes first.
        """
        self._exemplars = exemplars
        self._words = [_listed(exemplar.reply) for exemplar in exemplars]
        self._holders: dict[str, list[int]] = {}
        for n, listed in enumerate(self._words):
            for word in dict.fromkeys(listed):
                self._holders.setdefault(word, []).append(n)
        self._rarest = _weight(len(exemplars), 1)
        self._weights = {word: _weight(len(exemplars), len(found)) for word, found in self._holders.items()}

    def nearest(self, text: str, count: int) -> list[Near]:
        """The nearest exemplars, the nearest first; those that share no word are left out.

        Args:
            text: A sentence or a reply.
            count: How many at most.
        """
        listed = _listed(clean(text))
        grams = _grams(listed)
        length = self._length(grams)
        likeness: dict[int, float] = {}
        for n in self._candidates(listed):
            own = _grams(self._words[n])
            likeness[n] = self._length(grams & own) / math.sqrt(length * self._length(own))
        best = nsmallest(count, likeness, key=lambda n: (-likeness[n], n))
        return [Near(self._exemplars[n], min(likeness[n], 1.0)) for n in best]

    def _length(self, grams: Iterable[Gram]) -> float:
        """The squared length of a set of grams; ``fsum``, so that the order of a set does not matter."""
        weights = self._weights
        return math.fsum(min(weights.get(word, self._rarest) for word in gram) for gram in grams)

    def _candidates(self, listed: tuple[str, ...]) -> set[int]:
        """Exemplars worth comparing: those that share a word which is not everywhere, if there is one."""
        held = [self._holders[word] for word in dict.fromkeys(listed) if word in self._holders]
        telling = [holders for holders in held if len(holders) <= EVERYWHERE * len(self._exemplars)]
        return {n for holders in telling or held for n in holders}


@lru_cache(maxsize=1)
def shipped_index() -> Index:
    """The shipped exemplars, ready to be searched; made once a process, in about a second.

    Raises:
        ContentError: An exemplar file is damaged.
    """
    return Index(load_exemplars())


def _weight(texts: int, holders: int) -> float:
    """How much a word weighs that ``holders`` of ``texts`` have; never nothing."""
    return math.log((1 + texts) / holders)


def _listed(text: str) -> tuple[str, ...]:
    """The tokens of a text without its final stop."""
    listed = tokens(text)
    while listed and listed[-1] == ".":
        listed = listed[:-1]
    return listed


def _grams(listed: tuple[str, ...]) -> frozenset[Gram]:
    """Words and pairs of words, the ends marked so that a beginning is like a beginning."""
    return frozenset([*((word,) for word in listed), *pairwise(("<", *listed, ">"))])
