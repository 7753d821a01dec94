"""BERT's uncased WordPiece in plain Python, so that reading needs no tokeniser library.

With the base encoder's own vocabulary it gives the very ids of the reference
implementation; the shipped vocabulary leaves out pieces that English never uses.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

CLS, SEP, PAD, UNKNOWN = "[CLS]", "[SEP]", "[PAD]", "[UNK]"
_LONGEST_WORD = 100


class WordPiece:
    """Text to token ids."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        """Number the pieces by their place in ``vocabulary``."""
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self.cls = self._ids[CLS]
        self.sep = self._ids[SEP]
        self.pad = self._ids[PAD]
        self._unknown = self._ids[UNKNOWN]
        self._word = lru_cache(maxsize=20_000)(self._split)

    @classmethod
    def from_file(cls, path: Path) -> "WordPiece":
        """Read a vocabulary, one piece a line."""
        return cls(path.read_text(encoding="utf-8").split("\n")[:-1])

    def __reduce__(self) -> tuple[type["WordPiece"], tuple[list[str]]]:
        """Copy by vocabulary: what is remembered of words cannot travel to another process."""
        return WordPiece, (list(self._ids),)

    def __contains__(self, word: object) -> bool:
        """Whether a lower-case word is one piece, which only real and rather common words are."""
        return word in self._ids

    def encode(self, text: str) -> list[int]:
        """Ids of a text, without the marks at its ends."""
        return [number for word in basic_words(text) for number in self._word(word)]

    def _split(self, word: str) -> tuple[int, ...]:
        """One word as its longest known pieces, greedily from the left."""
        if len(word) > _LONGEST_WORD:
            return (self._unknown,)
        found: list[int] = []
        start = 0
        while start < len(word):
            piece, start = self._longest(word, start)
            if piece is None:
                return (self._unknown,)
            found.append(piece)
        return tuple(found)

    def _longest(self, word: str, start: int) -> tuple[int | None, int]:
        """The longest known piece of ``word`` from ``start``, and where it ends."""
        mark = "##" if start else ""
        for end in range(len(word), start, -1):
            number = self._ids.get(mark + word[start:end])
            if number is not None:
                return number, end
        return None, start


def basic_words(text: str) -> list[str]:
    """Lower-case words and single punctuation marks, accents stripped."""
    if text.isascii() and text.isprintable():
        return [part for word in text.lower().split() for part in _at_punctuation(word)]
    found: list[str] = []
    for word in "".join(map(_spaced, text)).split():
        bare = unicodedata.normalize("NFD", word.lower())
        found.extend(_at_punctuation("".join(c for c in bare if unicodedata.category(c) != "Mn")))
    return found


def _spaced(char: str) -> str:
    """A character as words are split by it: blanks alike, ideographs alone, controls gone."""
    if char in "\t\n\r":
        return " "
    category = unicodedata.category(char)
    if category.startswith("C") or char == "\ufffd":
        return ""
    if category == "Zs":
        return " "
    return f" {char} " if _ideograph(char) else char


def _at_punctuation(word: str) -> list[str]:
    """Split off each punctuation mark."""
    if word.isalnum():
        return [word]
    found: list[str] = []
    fresh = True
    for char in word:
        if _punctuation(char):
            found.append(char)
            fresh = True
        elif fresh:
            found.append(char)
            fresh = False
        else:
            found[-1] += char
    return found


def _punctuation(char: str) -> bool:
    """Whether a character stands alone: all ASCII symbols and Unicode punctuation."""
    if char.isascii():
        return char.isprintable() and not char.isalnum() and char != " "
    return unicodedata.category(char).startswith("P")


def _ideograph(char: str) -> bool:
    """Whether a character is a CJK ideograph, each of which is a word of its own."""
    code = ord(char)
    ranges = ((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0xF900, 0xFAFF), (0x20000, 0x2FA1F))
    return any(low <= code <= high for low, high in ranges)
