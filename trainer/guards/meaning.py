"""What must mean the same: negation, question, demands, promises."""

import re
from functools import lru_cache

from trainer.guards.lexicon import DEMANDS, NEGATIONS
from trainer.guards.text import Said, said, stem

_TAG = re.compile(
    r"[,;]?\s*\b(?:is|are|do|does|did|have|has|was|were|wo|ca|would|could|should)n't"
    r"\s+(?:it|you|he|she|they|i|we|there|that)\s*\?",
    re.IGNORECASE,
)
_BARE_NO = re.compile(r"(?:^|[.!?…]\s+|^['\"])(?:oh,? )?no\b(?=\s*[,.!;])", re.IGNORECASE)
_DEMANDS = {group: re.compile(rf"\b(?:{pattern})\b") for group, pattern in DEMANDS.items()}
_FUTURE = re.compile(
    r"\b(?:i|we) (?:will|shall|am going to|are going to|am gonna|intend to|agree to) (?:not )?(?:never )?"
    r"(?:also |then |gladly |happily |just |only )*(\w+)"
)
_NEAR_FUTURE = re.compile(r"\b(?:i|we) (?:am|are) (\w+)ing\b")
_GRANT = re.compile(
    r"\byou (?:will|shall|are going to) (?:have|get|receive|see|find|be (?:paid|given|sent|able))\b"
    r"|\b(?:he|she|they|somebody|someone) will (?:pay|sign|send|bring|call|ring|refund)\b"
)
_PLEDGE = re.compile(r"\b(?:promis\w*|guarante\w*|assur\w*|swear|sworn|pledge\w*|word on it|count on me)\b")
_MY_WORD = re.compile(r"\b(?:have|give|gave|given) (?:you )?my word\b")


@lru_cache(maxsize=4096)
def negations(text: str) -> tuple[int, bool]:
    """How often a text negates, and whether it also answers with a bare no.

    A tag such as ``isn't it?`` negates nothing and is left out.
    """
    plain = _TAG.sub("?", said(text).text)
    bare = _BARE_NO.search(plain) is not None
    plain = _BARE_NO.sub(" ", plain)
    words = said(plain).words
    return sum(word in NEGATIONS for word in words), bare


def negation_changed(before: Said, after: Said) -> str:
    """How the polarity changed, as a clause; empty if it did not."""
    (old, old_bare), (new, new_bare) = negations(before.text), negations(after.text)
    if old != new:
        return f"it negates {_times(new)}, the line {_times(old)}"
    if old == 0 and old_bare != new_bare:
        return "the bare 'no' is gone" if old_bare else "a bare 'no' is new"
    return ""


def question_changed(before: Said, after: Said) -> str:
    """How asking changed, as a clause; empty if it did not."""
    old, new = before.text.count("?"), after.text.count("?")
    if bool(old) != bool(new):
        return "the line asks and this does not" if old else "this asks and the line does not"
    return f"it asks {_times(new)}, the line {_times(old)}" if abs(old - new) > 1 else ""


def demands(text: Said) -> frozenset[str]:
    """Groups of demands and threats that a text shows."""
    return frozenset(group for group, pattern in _DEMANDS.items() if text.has(pattern))


def demand_changed(before: Said, after: Said) -> str:
    """Which demand is gone or new, as a clause; empty if none is."""
    old, new = demands(before), demands(after)
    gone, added = sorted(old - new), sorted(new - old)
    if gone:
        return f"the line's {gone[0]} is gone"
    return f"a {added[0]} is new" if added else ""


def promise_added(before: Said, after: Said) -> str:
    """What is promised that the line does not promise, as a clause; empty if nothing is."""
    if after.has(_PLEDGE) and not before.has(_PLEDGE) or after.has(_MY_WORD) and not before.has(_MY_WORD):
        return "a pledge is new"
    old, new = _futures(before), _futures(after)
    if len(new) > len(old):
        allowed = {stem(found + "ing") for found in _NEAR_FUTURE.findall(" ".join(before.words))}
        extra = [verb for verb in new if verb not in old and verb not in allowed]
        if extra:
            return f"'will {extra[0]}' is new"
    if after.has(_GRANT) and not before.has(_GRANT):
        return "something is granted"
    return ""


def _futures(text: Said) -> list[str]:
    """Stems of what is said to be done by the speaker, each once."""
    return list(dict.fromkeys(stem(verb) for verb in _FUTURE.findall(" ".join(text.words))))


def _times(count: int) -> str:
    return {0: "not at all", 1: "once", 2: "twice"}.get(count, f"{count} times")
