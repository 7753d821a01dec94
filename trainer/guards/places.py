"""Where facts stand: on which side, of which kind, and what they are facts of."""

import re
from collections.abc import Iterable

from trainer.guards.facts import Facts, singular
from trainer.guards.lexicon import FAMILIES
from trainer.guards.text import Said, is_content, said, stem

_CLAUSE = re.compile(r"[,;:.!?…](?!\d)|\bbut\b|\band\b|\bbecause\b|\byet\b")
NEAR = 5
"""Words before and after a fact that say what it is a fact of."""


def bound_turned(before: Facts, after: Facts) -> str:
    """What was on one side of a number or a day and is on the other now, as a clause, or nothing."""
    other = {"more": "less", "less": "more"}
    for bound in after.bounds:
        side, _, what = bound.partition(" ")
        turned = f"{other[side]} {what}"
        if turned in before.bounds and bound not in before.bounds and turned not in after.bounds:
            return f"'{what}' is now on the other side"
    return ""


def kind_changed(before: Said, after: Said) -> str:
    """A word such as ``weekly`` that took the place of another of its kind, as a clause, or nothing."""
    old, new = ({singular(word) for word in text.words} for text in (before, after))
    for family in FAMILIES:
        lost, found = family & old - new, family & new - old
        if lost and found:
            return f"'{min(lost)}' became '{min(found)}'"
    return ""


def changed_places(pair: tuple[Said, Said], facts: Iterable[str]) -> str:
    """Two facts that each stand now where the other stood, by the words around them; empty if none do."""
    here = [fact for fact in dict.fromkeys(facts) if fact]
    old, new = ({fact: _around(text, fact) for fact in here} for text in pair)
    for n, first in enumerate(here):
        for second in here[n + 1 :]:
            crossed = len(new[first] & old[second]) + len(new[second] & old[first])
            if crossed > len(new[first] & old[first]) + len(new[second] & old[second]):
                return f"'{first}' and '{second}' changed places"
    return ""


def _around(text: Said, fact: str) -> frozenset[str]:
    """Stems of the content words near a fact, in its own clause."""
    wanted = set(fact.split())
    for clause in _CLAUSE.split(text.text):
        words = said(clause).words
        at = next((n for n, word in enumerate(words) if {word, singular(word)} & wanted), None)
        if at is not None:
            near = words[max(0, at - NEAR) : at + NEAR + 1]
            return frozenset(stem(word) for word in near if is_content(word) and word not in wanted)
    return frozenset()
