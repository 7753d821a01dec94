"""What the classifier sees of a piece of text: named features in four blocks.

``words``  word 1-3-grams, with words under a negation marked;
``chars``  character 2-5-grams inside words, which survive typos;
``form``   2-5-grams over the sentence's skeleton, in which words that carry
           content are replaced by their class or a blank, so that a way of
           speaking is recognised whatever the talk is about;
``cues``   a few dozen yes/no facts, among them how much of what the customer
           said comes back.

Training and reading share this file, which is why it knows nothing of either.
"""

from collections.abc import Callable
from dataclasses import dataclass

from trainer.understand.cues import cue_names
from trainer.understand.lexicon import FUNCTION_WORDS, STOP_WORDS, WORD_CLASS
from trainer.understand.text import tokens

BLOCKS = ("words", "chars", "form", "cues")
"""Names of the feature blocks, in the order of the model's weights."""

_NEGATORS = frozenset({"not", "no", "never", "nobody", "nothing", "without", "none", "nor", "hardly"})
_NEGATION_REACH = 3


@dataclass(frozen=True, slots=True)
class Said:
    """What the customer said, as far as an echo of it can be recognised."""

    content: frozenset[str] = frozenset()
    """Stems of content words."""
    present: bool = False
    """Whether anything is known of it."""
    asks: bool = False
    """Whether it holds a question."""


def stem(word: str) -> str:
    """A crude stem: enough to see "cancelled" come back as "cancel"."""
    for ending in ("ings", "ing", "edly", "ed", "ies", "es", "s", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:6]


def content_stems(listed: tuple[str, ...]) -> frozenset[str]:
    """Stems of the words that say what a text is about."""
    return frozenset(stem(t) for t in listed if t[0].isalnum() and t not in STOP_WORDS and len(t) > 2)


def said_by(customer: str) -> Said:
    """Prepare what the customer said for comparison.

    Args:
        customer: The customer's last words, possibly empty.
    """
    listed = tokens(customer[:2000])
    return Said(content_stems(listed), bool(listed), "?" in listed)


def as_typed(token: str) -> str:
    """The token itself: no spelling is mended."""
    return token


def blocks(
    text: str, said: Said, mend: Callable[[str], str] = as_typed
) -> tuple[list[str], list[str], list[str], list[str]]:
    """All features of a piece of text.

    A final stop is left out, because whether one is typed says nothing.

    Args:
        text: A sentence or a whole reply, cleaned.
        said: What the customer said before it.
        mend: Turns a token into the word that it is a misspelling of.

    Returns:
        One list per block of ``BLOCKS``, with repetitions.
    """
    listed = tuple(mend(token) for token in tokens(text))
    while listed and listed[-1] == ".":
        listed = listed[:-1]
    return (
        word_grams(listed),
        char_grams(listed),
        form_grams(listed),
        cue_names(text, listed, content_stems(listed), said.content if said.present else None, said.asks),
    )


def word_grams(listed: tuple[str, ...]) -> list[str]:
    """Word 1-3-grams with ends marked, and unigrams under negation as ``!word``."""
    padded = ("<", *listed, ">")
    grams = list(listed)
    grams.extend(" ".join(padded[i : i + 2]) for i in range(len(padded) - 1))
    grams.extend(" ".join(padded[i : i + 3]) for i in range(len(padded) - 2))
    reach = 0
    for token in listed:
        if token in _NEGATORS:
            reach = _NEGATION_REACH
        elif token in ".!?,;":
            reach = 0
        elif reach:
            grams.append("!" + token)
            reach -= 1
    return grams


def char_grams(listed: tuple[str, ...]) -> list[str]:
    """Character 2-5-grams of each word with a blank on both sides."""
    grams: list[str] = []
    for token in listed:
        padded = f" {token} "
        length = len(padded)
        for size in (2, 3, 4, 5):
            if size > length:
                break
            grams.extend(padded[i : i + size] for i in range(length - size + 1))
    return grams


def form_of(listed: tuple[str, ...]) -> list[str]:
    """The sentence's skeleton: function words as they are, others as class, ending or blank."""
    return [_shape(token) for token in listed]


def _shape(token: str) -> str:
    """One token of a skeleton."""
    known = WORD_CLASS.get(token)
    if known:
        return known
    if token in FUNCTION_WORDS:
        return token
    for ending in ("ing", "ed", "ly", "est"):
        if token.endswith(ending) and len(token) > len(ending) + 2:
            return "_" + ending
    return "_"


def form_grams(listed: tuple[str, ...]) -> list[str]:
    """2-5-grams over the skeleton with ends marked."""
    padded = ["<", *form_of(listed), ">"]
    count = len(padded)
    return [" ".join(padded[i : i + size]) for size in (2, 3, 4, 5) for i in range(count - size + 1)]
