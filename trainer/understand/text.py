"""Cleaning, splitting and tokenising of replies, with offsets that survive all of it.

Everything downstream works on the same three views of a reply: the cleaned
text that a person may be shown, its sentences as spans into that text, and
the tokens of a piece of it with chat spellings written out. Spans always
point into the cleaned text.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from trainer.understand.lexicon import SPELLINGS

MAX_CHARS = 6_000
"""Characters of a reply that are judged; whatever follows is kept in the text and not read."""

_ESCAPE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])")
_QUOTES = str.maketrans(
    {"‘": "'", "’": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-"}
)
_BREAK = re.compile(r"(?:[.!?…]+[\"')\]]*(?=\s|$)|[\n;]+|(?<=\s)[-–—]+(?=\s))")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:mr|mrs|ms|dr|prof|st|no|nr|vs|e\.g|i\.e|a\.m|p\.m|approx|ext|inc|ltd)\.$", re.IGNORECASE
)
_TOKEN = re.compile(r"\d+(?:[.:,]\d+)*|[^\W\d_]+(?:['-][^\W\d_]+)*|\.\.\.|…|[?!.,;:\"%$£€*]|[:;]-?[)(]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the cleaned reply, usually one sentence."""

    start: int
    """First character."""
    end: int
    """One past the last character."""
    text: str
    """The characters between them."""


def clean(reply: str) -> str:
    """A reply without escape sequences, control characters and lone surrogates.

    Line feeds stay and tabs become spaces, so a person finds their own text
    again; anything that a terminal might obey goes.

    Args:
        reply: Whatever was typed or pasted.

    Returns:
        Text that can be encoded as UTF-8 and printed.
    """
    text = _ESCAPE.sub("", reply) if "\x1b" in reply else reply
    if text.isascii() and text.isprintable():
        return text.strip()
    text = text.replace("\r\n", "\n").replace("\t", " ")
    kept = (
        c
        for c in text
        if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs", "Cn", "Co") and c not in "\u2028\u2029"
    )
    return "".join(kept).strip()


def plain(text: str) -> str:
    """Text with typographic quotes and dashes as a keyboard has them, same length."""
    return text.translate(_QUOTES)


def sentences(text: str) -> tuple[Piece, ...]:
    """Split cleaned text into sentences.

    Args:
        text: Cleaned text; only the first ``MAX_CHARS`` characters are split.

    Returns:
        Pieces in order, without surrounding blanks, none empty.
    """
    text = text[:MAX_CHARS]
    pieces: list[Piece] = []
    start = 0
    for match in _BREAK.finditer(text):
        end = match.end()
        if match.group().startswith(".") and _ABBREVIATION.search(text[start : match.start() + 1]):
            continue
        _append(pieces, text, start, end)
        start = end
    _append(pieces, text, start, len(text))
    return tuple(pieces)


def _append(pieces: list[Piece], text: str, start: int, end: int) -> None:
    """Add the stripped stretch to ``pieces`` if it holds a letter or digit, else lengthen the last."""
    raw = text[start:end]
    body = raw.strip()
    if not body:
        return
    left = start + len(raw) - len(raw.lstrip())
    if not any(c.isalnum() for c in body):
        if pieces:
            last = pieces[-1]
            pieces[-1] = Piece(last.start, left + len(body), text[last.start : left + len(body)])
        return
    pieces.append(Piece(left, left + len(body), body))


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[str, ...]:
    """Lower-case tokens with contractions and chat spellings written out.

    ``"I'll ring u"`` becomes ``("i", "will", "ring", "you")``; ``"can't"``
    becomes ``("can", "not")``. Numbers keep their shape only: ``"9:30"`` is
    ``"#:#"``. Writing them out is what lets "dont" meet "do not".

    Args:
        text: A piece of a reply.

    Returns:
        Tokens, punctuation among them.
    """
    found: list[str] = []
    for token in _TOKEN.findall(plain(text).lower()):
        if token[0].isdigit():
            found.append(re.sub(r"\d+", "#", token))
            continue
        written = SPELLINGS.get(token)
        if written is not None:
            found.extend(written)
        elif "'" in token:
            found.extend(_uncontract(token))
        else:
            found.append(_shorten(token))
    return tuple(found)


def _uncontract(token: str) -> list[str]:
    """Split a token at its apostrophe, e.g. ``she'll`` into ``she will``."""
    stem, _, tail = token.rpartition("'")
    if token.endswith("n't"):
        return [token[:-3], "not"]
    full = {"ll": "will", "re": "are", "ve": "have", "d": "would", "m": "am"}.get(tail)
    if full:
        return [stem, full]
    return [stem, "'s"] if tail == "s" else [token.replace("'", "")]


def _shorten(token: str) -> str:
    """Undo letters held down: ``sooooo`` is ``soo``."""
    return re.sub(r"(.)\1{2,}", r"\1\1", token) if len(token) > 3 else token


def words(text: str) -> list[str]:
    """Tokens that hold a letter or a number."""
    return [t for t in tokens(text) if t[0].isalnum() or t[0] == "#"]
