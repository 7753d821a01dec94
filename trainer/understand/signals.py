"""Countable features of a reply that need no classifier."""

import re

from rapidfuzz import fuzz

from trainer.model.reading import Context, Signals
from trainer.understand.text import Piece, plain, tokens, words

_QUESTION_START = re.compile(
    r"^(?:and |so |but |okay |then )*(?:what|which|when|where|who|whose|how|why|is|are|do|does|did|"
    r"can|could|would|will|"
    r"have|has|may|shall|should) (?:i|you|we|it|that|this|the|they|he|she|there|your|my|did|do|does|"
    r"is|are|was|were|"
    r"many|much|long|often|model|kind|type|version|number|colour|color)\b"
)
_NEARLY_SAME = 88.0
_MOMENT = r"(?:(?:just )?(?:a|one|two|half a)(?: quick)? (?:sec|second|moment|minute|min|mo|tick)s?)"
_HOLD = r"(?:bear with me|hold on|hang on|hold the line|hold|wait|stay on the line)"
_OBJECT = r"(?: (?:at|in|on|up|into))?(?: (?:it|that|this|my|our|the|your)(?: [a-z ]{1,30})?)?"
_BUSY = (
    rf"(?:(?:i am )?(?:just )?(?:checking|looking){_OBJECT}"
    r"|(?:i )?will not be (?:long|a minute)|(?:i will )?be right back|brb)"
)
_LOOK = (
    r"(?:(?:while|and) )?(?:i|i will|let me) (?:just )?"
    r"(?:check|look|see|get|find|pull|open|bring|ask|log|have a look|be with you)(?: [a-z ]{2,40})?"
)
"""What a moment is asked for."""
_WAIT = re.compile(
    r"(?:(?:ok|okay|right|sure|yes|yeah|um|uh|so|sorry|well|alright|please|just) )*"
    rf"(?:{_HOLD}(?: please)?(?: (?:for )?{_MOMENT})?"
    rf"|(?:(?:give me|i (?:just )?need|i will (?:just )?be|i am) )?{_MOMENT}"
    rf"|{_BUSY})"
    rf"(?: (?:please|now|sir|madam|for me|{_LOOK}|{_BUSY}))*"
)
"""A reply that asks for a moment and nothing else."""


def signals(text: str, pieces: tuple[Piece, ...], context: Context) -> Signals:
    """Count what can be counted.

    Args:
        text: The cleaned reply.
        pieces: Its sentences.
        context: Names, jargon and earlier replies to compare with.
    """
    lowered = plain(text).lower()
    return Signals(
        words=len(words(text)),
        questions=sum(asks(piece.text) for piece in pieces),
        uses_name=any(_holds(lowered, name) for name in context.names),
        shouting=shouts(text),
        jargon=tuple(term for term in context.jargon if _holds(lowered, term)),
        repeated=is_repeat(text, context.earlier),
        asks_to_wait=asks_to_wait(text),
    )


def asks(sentence: str) -> bool:
    """Whether a sentence asks something, with or without a question mark."""
    return "?" in sentence or bool(_QUESTION_START.match(" ".join(tokens(sentence))))


def _holds(lowered: str, term: str) -> bool:
    """Whether ``term`` stands in the text as a whole word or words, whatever its case."""
    wanted = plain(term).lower().strip()
    return bool(wanted) and re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", lowered) is not None


def shouts(text: str) -> bool:
    """Whether a reply is mostly capitals or ends in heaps of exclamation marks."""
    letters = [c for c in text if c.isalpha()]
    capital_words = [w for w in re.findall(r"[^\W\d_]{4,}", text) if w.isupper()]
    mostly = len(letters) >= 8 and sum(c.isupper() for c in letters) > 0.7 * len(letters)
    return mostly and len(capital_words) >= 2 or "!!!" in text or text.count("!") >= 5


def asks_to_wait(text: str) -> bool:
    """Whether a short reply only asks for a moment, e.g. "bear with me a sec"."""
    return len(text) < 100 and bool(_WAIT.fullmatch(" ".join(words(text))))


def is_repeat(text: str, earlier: tuple[str, ...]) -> bool:
    """Whether nearly the same reply was given before in this session.

    Short replies ("go on", "I see") may come twice without being a repeat
    worth naming, so three words are the least.
    """
    mine = " ".join(words(text[:1000]))
    if mine.count(" ") < 2:
        return False
    return any(fuzz.ratio(mine, " ".join(words(old[:1000]))) >= _NEARLY_SAME for old in earlier)
