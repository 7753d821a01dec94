"""Replies cut into sentences, so that praise and blame can quote the words they are about."""

import re
from dataclasses import dataclass
from functools import lru_cache

from trainer.model.reading import MoveHit

LONGEST_QUOTE = 160
"""Characters of a quote; what is longer is cut between words."""

REMEMBERED = 1024
"""Replies whose sentences are kept: one judgement asks for those of a reply several times."""

_END = re.compile(r"[.!?\u2026]+[\"')\]\u201d\u2019]*(?=\s|$)|\n+")
_ABBREVIATIONS = ("mr.", "mrs.", "ms.", "dr.", "st.", "no.", "e.g.", "i.e.", "a.m.", "p.m.", "prof.")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a reply."""

    text: str
    """The words, without blanks around them."""
    start: int
    """First character in the reply, counted from 0."""
    end: int
    """One past the last character."""

    def holds(self, hit: MoveHit) -> bool:
        """Whether any of the words that ``hit`` rests on stand in this sentence."""
        if hit.start == hit.end:
            return self.start <= hit.start < self.end
        return hit.start < self.end and self.start < hit.end


@lru_cache(maxsize=REMEMBERED)
def split(reply: str) -> tuple[Sentence, ...]:
    """The sentences of a reply in order; together they hold every word of it."""
    sentences: list[Sentence] = []
    begin = 0
    for end in [*_ends(reply), len(reply)]:
        piece = reply[begin:end]
        text = piece.strip()
        if text:
            start = begin + piece.index(text[0])
            sentences.append(Sentence(text, start, start + len(text)))
        begin = end
    return tuple(sentences)


def _ends(reply: str) -> list[int]:
    """Where sentences stop; a title's full stop is not one."""
    found = []
    seen, last = 0, ""
    for match in _END.finditer(reply):
        end = match.end()
        last = next(iter(reply[seen:end].rsplit(maxsplit=1)[-1:]), last)
        seen = end
        if last and last.casefold() not in _ABBREVIATIONS:
            found.append(end)
    return found


def quote_of(reply: str, hit: MoveHit) -> str:
    """The words that a hit rests on; the whole sentence where the hit names no words."""
    words = reply[hit.start : hit.end].strip()
    if not words:
        words = next((sentence.text for sentence in split(reply) if sentence.holds(hit)), reply)
    return shortened(words)


def shortened(text: str) -> str:
    """``text`` on one line, cut between words where it is long."""
    line = " ".join(text.split())
    if len(line) <= LONGEST_QUOTE:
        return line
    cut = line[: LONGEST_QUOTE - 2]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut) + " \N{HORIZONTAL ELLIPSIS}"
