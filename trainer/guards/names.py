"""Who and what is called by a name."""

from collections.abc import Iterator

from trainer.guards.lexicon import DAYS, TITLES
from trainer.guards.text import Said

_CALLS = frozenset("god lord christ heaven heavens goodness".split())
"""Who is called upon, and is nobody in the story."""


def names_of(pair: tuple[Said, Said], known: frozenset[str]) -> tuple[list[str], list[str]]:
    """Names in two texts that are to be compared, each once, in the order of their first mention.

    A capital at the start of a sentence says nothing by itself, so a word counts as a
    name if it is known as one, or has a capital in mid-sentence in either text.

    Args:
        pair: The line and its wording.
        known: Small letters of the names of this scene.
    """
    names = (known | {name for text in pair for name in _capitals(text)}) - DAYS - _CALLS
    first, second = (_titled(text, names) for text in pair)
    return first, second


def _capitals(text: Said) -> Iterator[str]:
    """Words with a capital where only a name has one."""
    for token in text.tokens:
        word = token.raw
        mixed = word[0].isupper() and not word.isupper() and word.split("'")[0] != "I"
        if mixed and not token.opens and _bare(word) not in DAYS:
            yield _bare(word)


def _titled(text: Said, names: frozenset[str]) -> list[str]:
    """Names with the title before them, each once."""
    found: dict[str, None] = {}
    title = ""
    for token in text.tokens:
        word = _bare(token.raw)
        if word in TITLES and token.raw[0].isupper():
            title = f"{word} "
            continue
        if word in names and token.raw[0].isupper():
            found[f"{title}{word}"] = None
        title = ""
    return list(found)


def _bare(word: str) -> str:
    """A name in small letters without a genitive."""
    return word.lower().removesuffix("'s").rstrip("'")
