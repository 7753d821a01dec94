"""What must mean the same: demands and promises."""

import re

from trainer.guards.phrases import DEMANDS, HINTS
from trainer.guards.synonyms import root
from trainer.guards.text import Said, stem

_DEMANDS = {group: re.compile(rf"\b(?:{pattern})\b") for group, pattern in DEMANDS.items()}
_HINTS = {group: re.compile(rf"\b(?:{pattern})\b") for group, pattern in HINTS.items()}
_FUTURE = re.compile(
    r"\b(?:i|we) (?:will|shall|am going to|are going to|am gonna|intend to|agree to) (?:not )?(?:never )?"
    r"(?:also |then |gladly |happily |just |only )*(\w+)"
)
_MEANT = re.compile(
    r"\b(?:(?:i|we) (?:am|are|can|could|may|must|have to|had to|mean to|want to|plan to|need to|would)"
    r"|(?:i|we) would (?:like|rather|love|prefer)(?: to)?|let (?:me|us)|(?:me|us|i am|we are) (?:going )?to"
    r"|(?:me|us) (?:to )?)(?: just| then| only| not)? (\w+)"
)
"""What the speaker is said to be doing, to mean to do or to be made to do."""
_GRANT = re.compile(
    r"\byou (?:will|shall|are going to) (?:have(?! (?:me|us|my|to|a (?:complaint|problem))\b)"
    r"|get(?! me\b| us\b| hold\b)|receive|be (?:paid|given|sent|able))\b"
    r"|\b(?:he|she|they|somebody|someone) will (?:pay|sign|refund|(?:call|ring|phone|send|bring) you)\b"
)
_PLEDGE = re.compile(r"\b(?:promis\w*|guarante\w*|assur\w*|swear|sworn|pledge\w*|word on it|count on me)\b")
_ACCEPTS = re.compile(
    r"\b(?:i|we) (?:gladly |happily |hereby )?(?:accept|agree|confirm|consent|withdraw|waive)\b"
    r"|\b(?:i|we) (?:am|are|will be|will) stay(?:ing)? with you\b|\b(?:it is|that is) a deal\b"
    r"|\bconsider it (?:done|settled)\b|\b(?:i|we) am (?:happy|fine) with that\b"
)
_COMMITS = "take buy sign pay accept agree renew order keep subscribe settle extend withdraw drop forgive"
_COMMITTED = frozenset(map(root, _COMMITS.split()))
"""Roots of verbs by which a customer binds himself."""
_BINDING = re.compile(
    r"\b(?:i|we) (?:am|are) (?:\w+ly )?(keeping|signing|paying|buying|renewing|taking|ordering"
    r"|withdrawing|dropping|extending|accepting|settling)\b"
)
_IDLE = frozenset(
    stem(verb)
    for verb in "see seeing have having need want be being hear say wait know think remember".split()
)
"""Stems of verbs that promise nothing, as in ``we'll see``."""
_MY_WORD = re.compile(r"\b(?:have|give|gave|given) (?:you )?my word\b")


def demands(text: Said) -> frozenset[str]:
    """Groups of demands and threats that a text shows."""
    return frozenset(group for group, pattern in _DEMANDS.items() if text.has(pattern))


def demand_changed(before: Said, after: Said) -> str:
    """Which demand is gone or new, as a clause; empty if none is.

    A hint, such as ``I want it back``, may stand for a demand and may come and go without one.
    """
    gone = sorted(demands(before) - demands(after) - _hints(after))
    added = sorted(demands(after) - demands(before) - _hints(before))
    if gone:
        return f"the demand or threat '{gone[0]}' is gone"
    return f"the demand or threat '{added[0]}' is new" if added else ""


def _hints(text: Said) -> frozenset[str]:
    """Groups of demands and threats that a text may be taken to show."""
    return frozenset(group for group, pattern in _HINTS.items() if text.has(pattern))


def promise_added(before: Said, after: Said) -> str:
    """What is promised that the line does not promise, as a clause; empty if nothing is."""
    if after.has(_PLEDGE) and not before.has(_PLEDGE) or after.has(_MY_WORD) and not before.has(_MY_WORD):
        return "a pledge is new"
    accepted = _ACCEPTS.search(" ".join(after.words))
    if accepted and not before.has(_ACCEPTS):
        return f"'{accepted[0]}' is new"
    old, new = _futures(before), _futures(after)
    if {root(verb) for verb in new} - {root(verb) for verb in old} and len(new) > len(old):
        allowed = {root(found) for found in old + _MEANT.findall(" ".join(before.words))}
        extra = [verb for verb in new if root(verb) not in allowed and stem(verb) not in _IDLE]
        if extra:
            return f"'will {extra[0]}' is new"
    known = {root(word) for word in before.words}
    bound = [verb for verb in new if root(verb) in _COMMITTED] + _BINDING.findall(" ".join(after.words))
    bound = [verb for verb in bound if root(verb) not in known]
    if bound:
        return f"'{bound[0]}' binds the customer"
    if after.has(_GRANT) and not before.has(_GRANT):
        return "something is granted"
    return ""


def _futures(text: Said) -> list[str]:
    """What is said to be done by the speaker, each verb once."""
    return list(dict.fromkeys(_FUTURE.findall(" ".join(text.words))))
