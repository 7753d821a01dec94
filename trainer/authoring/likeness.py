"""Groups replies that say nearly the same.

Two replies are alike when their letters agree, whatever the order of the words (rapidfuzz), or when
they share half of their telling words, where a word tells the more the fewer replies have it. A reply
joins the first group whose commonest reply it is like; so groups do not creep from one meaning to the
next, and the same replies always give the same groups.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

LETTERS = 86.0
"""Agreement of letters, 0 to 100, from which two replies are alike."""

WORDS = 0.5
"""Share of telling words from which two replies are alike."""

HOW = (
    "Replies are grouped within a scenario where nearly all letters agree (86 of 100), whatever the order "
    "of the words, or half of their telling words."
)
"""The same in a sentence for people."""

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_SMALL = frozenset(
    """a an and are as at be but can could did do does for from had has have he her him his i i'd i'll
    i'm i've if in is it it's its just let like me my no not of on or our please she so some than
    that that's the them then there they this to up us was we we'll we're were what when where which
    who will with would you you'd you're your""".split()
)


def words_of(reply: str) -> tuple[str, ...]:
    """The words of a reply in small letters."""
    return tuple(_WORD.findall(reply.casefold().replace("\u2019", "'")))


def group(replies: Mapping[str, int]) -> list[list[str]]:
    """Put like replies together.

    Args:
        replies: Distinct replies, and how often each was given.

    Returns:
        Groups, each with its commonest reply first.
    """
    ordered = sorted(replies, key=lambda reply: (-replies[reply], reply))
    weights = _weights(ordered)
    groups: list[list[str]] = []
    for reply in ordered:
        home = next((found for found in groups if _alike(found[0], reply, weights)), None)
        if home is None:
            groups.append([reply])
        else:
            home.append(reply)
    return groups


def _weights(replies: Sequence[str]) -> dict[str, float]:
    """Word -> how telling it is: the fewer replies have it, the more; small words tell nothing."""
    counts = Counter(word for reply in replies for word in set(words_of(reply)) - _SMALL)
    return {word: 1.0 + math.log(len(replies) / count) for word, count in counts.items()}


def _alike(one: str, other: str, weights: Mapping[str, float]) -> bool:
    first, second = words_of(one), words_of(other)
    letters = fuzz.ratio(" ".join(sorted(first)), " ".join(sorted(second)))
    return letters >= LETTERS or _shared(set(first), set(second), weights) >= WORDS


def _shared(one: set[str], other: set[str], weights: Mapping[str, float]) -> float:
    """Share of the telling words of both that both have."""
    every = sum(weights.get(word, 0.0) for word in one | other)
    both = sum(weights.get(word, 0.0) for word in one & other)
    return both / every if every else 0.0
