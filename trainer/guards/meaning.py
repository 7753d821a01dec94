"""What must mean the same: demands and promises."""

import re

from trainer.guards.phrases import DEMANDS, HINTS
from trainer.guards.synonyms import root
from trainer.guards.text import Said, stem

_DEMANDS = {group: re.compile(rf"\b(?:{pattern})\b") for group, pattern in DEMANDS.items()}
_HINTS = {group: re.compile(rf"\b(?:{pattern})\b") for group, pattern in HINTS.items()}
_FUTURE = re.compile(
    r"\b(?:i|we) (?:will|shall|am going to|are going to|am gonna|intend to|agree to) (not |never )?"
    r"(?:never )?(?:also |then |gladly |happily |just |only )*(\w+)"
)
_MEANT = re.compile(
    r"\b(?:(?:i|we) (?:am|are|can|could|may|must|have to|had to|mean to|want to|plan to|need to|would)"
    r"|(?:i|we) would (?:like|rather|love|prefer)(?: to)?|let (?:me|us)|(?:me|us|i am|we are) (?:going )?to"
    r"|(?:me|us) (?:to )?)(?: just| then| only| not)? (\w+)"
)
"""What the speaker is said to be doing, to mean to do or to be made to do."""
_BLOW = r"(?:an? |my |the |your )?(?:\w+ )?(?:complaint|letter|bill|invoice|review|lawyer)"
"""What nobody is glad to get."""
_GRANT = re.compile(
    r"\byou (?:will|shall|are going to) (?:have(?! (?:me|us|my|to|a (?:complaint|problem))\b)"
    rf"|get(?! me\b| us\b| hold\b| {_BLOW}\b)|receive|be (?:paid|given|sent|able))\b"
    r"|\b(?:he|she|they|somebody|someone) will (?:pay|sign|refund|(?:call|ring|phone|send|bring) you)\b"
)
_PLEDGE = re.compile(r"\b(?:promis\w*|guarante\w*|assur\w*|swear|sworn|pledge\w*|word on it|count on me)\b")
_ACCEPTS = re.compile(
    r"\b(?:i|we) (?:gladly |happily |hereby )?(?:accept|agree|confirm|consent|withdraw|waive)\b"
    r"|\b(?:i|we) (?:am|are|will be|will) stay(?:ing)? with you\b|\b(?:it|that) (?:is )?a deal\b"
    r"|\bconsider it (?:done|settled)\b|\b(?:i|we) am (?:happy|fine) with that\b"
)
_MY_WORD = re.compile(r"\b(?:have|give|gave|given) (?:you )?my word\b")
_YIELDS = re.compile(
    r"\b(?:i|we) (?:can|could|would|might|may|will|am|are) (?:\w+ly |also |even |still |just |always |be )*"
    r"(?:settle for|settling for|make do with|content|go along with|come down|meet you (?:half|in the middle)"
    r"|take less|let (?:it|that|this) (?:go|drop|pass|slide)|compromise|forgive|waive|withdraw|renew"
    r"|(?:willing|prepared|ready|happy|glad|content) to"
    r" (?!hear|wait|hold|say|tell|repeat|listen|talk|explain|be|know))"
    r"|\bno hard feelings\b|\blet us (?:forget|drop|leave)\b|\b(?:all (?:is )?|is )forgiven\b"
    r"|\bsay no more\b|\bcall it (?:quits|even)\b|\bwater under the bridge\b"
)
"""How a customer gives way without saying that he will."""
_YIELDING = (
    (_PLEDGE, "a pledge is new"),
    (_MY_WORD, "a pledge is new"),
    (_YIELDS, "the customer gives way"),
)
"""What a customer promises in so many words, and what is wrong where it is new."""
_REFUSES = re.compile(r"\b(?:i|we) (?:\w+ ){0,2}(?:not|never)\b")
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
    for pattern, words in _YIELDING:
        if after.has(pattern) and not before.has(pattern):
            return words
    accepted = _ACCEPTS.search(" ".join(after.words))
    if accepted and not before.has(_ACCEPTS):
        return f"'{accepted[0]}' is new"
    intended = _intended(before, after)
    if not intended and after.has(_GRANT) and not before.has(_GRANT):
        return "something is granted"
    return intended


def _intended(before: Said, after: Said) -> str:
    """What the speaker means to do that is not in the line, or by which he binds himself, as a clause."""
    old, new = _futures(before), _futures(after, refused=not before.has(_REFUSES))
    if {root(verb) for verb in new} - {root(verb) for verb in old} and len(new) > len(old):
        allowed = {root(found) for found in old + _MEANT.findall(" ".join(before.words))}
        extra = [verb for verb in new if root(verb) not in allowed and stem(verb) not in _IDLE]
        if extra:
            return f"'will {extra[0]}' is new"
    known = {root(word) for word in before.words}
    bound = [verb for verb in new if root(verb) in _COMMITTED] + _BINDING.findall(" ".join(after.words))
    bound = [verb for verb in bound if root(verb) not in known]
    return f"'{bound[0]}' binds the customer" if bound else ""


def _futures(text: Said, *, refused: bool = True) -> list[str]:
    """What is said to be done by the speaker, each verb once.

    Args:
        text: The text.
        refused: Whether what the speaker says he will not do counts; it promises nothing to one whom he
            refused something before.
    """
    found = _FUTURE.findall(" ".join(text.words))
    return list(dict.fromkeys(verb for denied, verb in found if refused or not denied))
