"""Who did it to whom: two people or things that each stand now where the other stood."""

import re
from collections.abc import Iterator

from trainer.guards.lexicon import NUMBERS, SCALES
from trainer.guards.polarity import can_turn
from trainer.guards.synonyms import root
from trainer.guards.text import Said, said

_SELF = frozenset("i we me us myself ourselves".split())
_OTHER = frozenset("you yourself".split())
_BREAK = re.compile(r"[,;:.!?…]|\bbecause\b|\bso that\b|\bbut\b|\bthough\b|\bwhen\b|\bif\b|\bwhile\b")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|get|gets|got)(?: \w+){1,2} (?:by|from)\b")
_BE = frozenset("is are was were be been being get gets got".split())
_BOTH_WAYS = frozenset(map(root, "meet talk marry agree differ deal share know like next".split()))
"""Roots of words that say the same in either direction."""
_BEFORE_NOUNS = (
    frozenset("a an the my your his her its our their this that these those of in at with from no".split())
    | frozenset(NUMBERS)
    | frozenset(SCALES)
)
"""Words behind which no verb stands."""

REACH = 6
"""Words behind a verb among which its objects are."""


def turned_about(before: Said, after: Said) -> str:
    """Two parts around one word that changed places, as a clause; empty if none did.

    ``I gave it to a colleague`` and ``a colleague gave it to me``; or two words that exchanged those before
    them, as in ``I bought what my father lost`` and ``my father bought what I lost``.
    """
    if any(_PASSIVE.search(" ".join(text.words)) for text in (before, after)):
        return ""
    shared = _marks(before) & _marks(after)
    old, new = (_around(text, shared) for text in (before, after))
    for verb in old.keys() & new.keys() - _BOTH_WAYS:
        (first, behind), (second, ahead) = old[verb], new[verb]
        if first and second and first != second and first in ahead and second in behind:
            return f"'{first}' and '{second}' changed places around '{verb}'"
    return _crossed({verb: old[verb][0] for verb in old}, {verb: new[verb][0] for verb in new})


def _crossed(old: dict[str, str], new: dict[str, str]) -> str:
    """Two verbs, one of them the speaker's, each of which now has the other's subject."""
    both = sorted(verb for verb in old.keys() & new.keys() if old[verb] and new[verb])
    for n, one in enumerate(both):
        for two in both[n + 1 :]:
            parts = {old[one], old[two]}
            if len(parts) == 2 and parts & {"self", "other"} and (old[one], old[two]) == (new[two], new[one]):
                return f"'{one}' and '{two}' are done by one another's doers"
    return ""


def _marks(text: Said) -> set[str]:
    """The speaker, the listener, and the roots of content words."""
    return {_mark(word) for word in text.words} - {""}


def _mark(word: str) -> str:
    if word in _SELF:
        return "self"
    if word in _OTHER:
        return "other"
    return root(word) if can_turn(word) else ""


def _around(text: Said, shared: set[str]) -> dict[str, tuple[str, frozenset[str]]]:
    """Word -> who stands next before it, and who is behind it; for verbs that occur once."""
    found: dict[str, tuple[str, frozenset[str]]] = {}
    often: set[str] = set()
    for clause in _clauses(text):
        marks = [_mark(word) for word in clause]
        for n, mark in enumerate(marks):
            if mark not in shared or mark in ("self", "other"):
                continue
            if mark in found or _is_passive(clause, n) or (n and clause[n - 1] in _BEFORE_NOUNS):
                often.add(mark)
            before = next((m for m in reversed(marks[:n]) if m in shared), "")
            found[mark] = before, frozenset(marks[n + 1 : n + 1 + REACH]) & shared
    return {mark: parts for mark, parts in found.items() if mark not in often}


def _is_passive(clause: tuple[str, ...], n: int) -> bool:
    """Whether the word at ``n`` is done to what stands before it, as in ``items get counted``."""
    return clause[n].endswith("ed") and not _BE.isdisjoint(clause[max(0, n - 3) : n])


def _clauses(text: Said) -> Iterator[tuple[str, ...]]:
    for clause in _BREAK.split(text.text):
        yield said(clause).words
