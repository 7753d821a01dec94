"""A line taken apart for comparison: words, sentences, stems."""

import re
from dataclasses import dataclass
from functools import lru_cache

from trainer.guards.lexicon import COMMON

_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_TOKEN = re.compile(r"\{[a-z]+\}|\d+(?:[.,:]\d+)*|[A-Za-z](?:-[A-Za-z])+\b|[^\W\d_]+(?:'[^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?…]+")
_WHOLE: dict[str, tuple[str, ...]] = {
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "let's": ("let", "us"),
    "o'clock": (),
}
_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("n't", ("not",)),
    ("'ve", ("have",)),
    ("'ll", ("will",)),
    ("'re", ("are",)),
    ("'m", ("am",)),
    ("'d", ("would",)),
    ("'s", ()),
)
_SUFFIXES = ("ations", "ation", "ings", "ing", "edly", "ies", "ied", "ers", "ed", "es", "ly", "er", "s", "e")


@dataclass(frozen=True, slots=True)
class Token:
    """One word as it stands."""

    raw: str
    """As written, with plain quotes."""
    opens: bool
    """Whether a sentence or a quotation begins with it, so that a capital says nothing."""

    @property
    def lower(self) -> str:
        """In small letters."""
        return self.raw.lower()


@dataclass(frozen=True, slots=True)
class Said:
    """One text, taken apart."""

    text: str
    """The text with plain quotes and single spaces."""
    tokens: tuple[Token, ...]
    """Its words as they stand, numbers and slots among them."""
    words: tuple[str, ...]
    """Small letters, contractions opened: ``don't`` is ``do not``."""
    sentences: tuple[str, ...]
    """Its sentences with their end marks."""
    stems: tuple[str, ...]
    """Stems of the words that carry content, in order."""

    def has(self, pattern: re.Pattern[str]) -> bool:
        """Whether ``pattern`` occurs in the text with contractions opened."""
        return pattern.search(" ".join(self.words)) is not None


@lru_cache(maxsize=4096)
def said(text: str) -> Said:
    """Take a text apart; the same text is done once."""
    plain = " ".join(text.translate(_QUOTES).split())
    tokens = tuple(Token(found[0], _begins(plain, found.start())) for found in _TOKEN.finditer(plain))
    words = tuple(word for token in tokens for word in opened(token.lower))
    stems = tuple(stem(word) for word in words if is_content(word))
    return Said(plain, tokens, words, _sentences(plain), stems)


def opened(word: str) -> tuple[str, ...]:
    """A word with its contraction opened: ``i've`` -> ``i have``."""
    if word in _WHOLE:
        return _WHOLE[word]
    for ending, rest in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending):
            return (word.removesuffix(ending), *rest)
    return (word,)


def is_content(word: str) -> bool:
    """Whether a word carries content, rather than holding a sentence together."""
    return len(word) > 2 and word not in COMMON and not word.startswith("{")


def stem(word: str) -> str:
    """A rough stem, the same for most forms of a word; never shorter than three letters."""
    word = _IRREGULAR.get(word, word)
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            cut = word.removesuffix(suffix)
            cut = cut + "y" if suffix in ("ies", "ied") else cut
            return _undoubled(cut)
    return _undoubled(word)


def _undoubled(word: str) -> str:
    """``stopp`` of ``stopped`` is ``stop``, and ``call`` is cut as ``called`` is."""
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


def _begins(plain: str, start: int) -> bool:
    """Whether a sentence or a quotation begins at ``start``."""
    before = plain[:start]
    bare = before.rstrip(" '\"([-")
    return not bare or bare[-1] in ".!?…:" or before[-1] in "'\"("


def _sentences(plain: str) -> tuple[str, ...]:
    found, start = [], 0
    for end in _SENTENCE_END.finditer(plain):
        found.append(plain[start : end.end()].strip())
        start = end.end()
    rest = plain[start:].strip()
    return tuple(part for part in (*found, rest) if re.search(r"\w", part))


_IRREGULAR: dict[str, str] = {
    "rang": "ring",
    "rung": "ring",
    "told": "tell",
    "said": "say",
    "gave": "give",
    "given": "give",
    "got": "get",
    "gotten": "get",
    "had": "have",
    "has": "have",
    "sent": "send",
    "came": "come",
    "went": "go",
    "gone": "go",
    "sat": "sit",
    "stood": "stand",
    "heard": "hear",
    "knew": "know",
    "known": "know",
    "left": "leave",
    "lost": "lose",
    "made": "make",
    "paid": "pay",
    "broke": "break",
    "broken": "break",
    "spoke": "speak",
    "spoken": "speak",
    "thought": "think",
    "took": "take",
    "taken": "take",
    "wrote": "write",
    "written": "write",
    "kept": "keep",
    "found": "find",
    "meant": "mean",
    "felt": "feel",
    "bought": "buy",
    "brought": "bring",
    "saw": "see",
    "seen": "see",
    "people": "person",
}
