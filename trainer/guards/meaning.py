"""What must mean the same: negation, question, demands, promises."""

import re
from functools import lru_cache

from trainer.guards.lexicon import DAYS, DENIALS, NEGATIONS, NUMBERS, TIMES
from trainer.guards.phrases import DEMANDS
from trainer.guards.text import Said, said, stem

_TAG = re.compile(
    r"[,;]?\s*\b(?:is|are|do|does|did|have|has|was|were|wo|ca|would|could|should)n't"
    r"\s+(?:it|you|he|she|they|i|we|there|that)\s*\?",
    re.IGNORECASE,
)
_BARE_NO = re.compile(r"(?:^|[.!?…]\s+|^['\"])(?:oh,? )?no\b(?=\s*[,.!;])", re.IGNORECASE)
_YES = re.compile(r"^(?:yes|yeah)\b")
_IF_ONLY = re.compile(r"\bif only\b")
_CLAUSE = re.compile(r"[,;:.!?…]|\bbut\b|\band\b|\bbecause\b|\bso that\b|\bwhile\b|\byet\b")
_RAISING = frozenset("think believ suppos seem expect want guess know mean care way matter even".split())
"""Stems of verbs that take over the negation of what they govern."""

MOST_DENIALS = 2
"""Words that deny without a negation which may stand for one."""

SCOPE = 6
"""Words behind a negation that it may reach."""

NEXT = 2
"""Words behind a negation that it surely reaches."""

_GLUE = frozenset(
    """i we you he she it they me us him her them my your his its our their this that these those there here
    am is are was were be been being do does did have has had will would shall should can could may might must
    a an the of to in on at by for from with about as than if and or but so then now just only even really
    quite very too also still again all any some one who which what when where how why yes not more most
    much many such own same since always ever yet already out up down off over""".split()
)
"""Words that a negation passes over on its way to what it denies."""

_UNTURNED = DAYS | frozenset(NUMBERS) | frozenset(TIMES)
"""Words that a negation before them says nothing of."""

_SOFT = re.compile(
    r"\b(?:wonder\w*|tell me|let me know|remind me|explain to me|show me"
    r"|(?:like|want|love|need) (?:somebody |someone |you )?to (?:know|hear|understand|see|tell|explain|say)"
    r"|not (?:know|understand|see) (?:why|how|what|whether|who|where|when)|please|curious"
    r"|ask(?:ing)? (?:you|whether|why|how)"
    r"|grateful if|would you|could you|will you|can you)\b"
)
"""Asking without a question mark."""

_WONDERS = re.compile(r"\bi (?:just |only )?wonder(?:ed|ing)?\b")
"""Asking that is nothing else."""

_DEMANDS = {group: re.compile(rf"\b(?:{pattern})\b") for group, pattern in DEMANDS.items()}
_FUTURE = re.compile(
    r"\b(?:i|we) (?:will|shall|am going to|are going to|am gonna|intend to|agree to) (?:not )?(?:never )?"
    r"(?:also |then |gladly |happily |just |only )*(\w+)"
)
_NEAR_FUTURE = re.compile(r"\b(?:i|we) (?:am|are) (\w+)ing\b")
_GRANT = re.compile(
    r"\byou (?:will|shall|are going to) (?:have|get(?! me\b| hold\b)|receive|be (?:paid|given|sent|able))\b"
    r"|\b(?:he|she|they|somebody|someone) will (?:pay|sign|refund|(?:call|ring|phone|send|bring) you)\b"
)
_PLEDGE = re.compile(r"\b(?:promis\w*|guarante\w*|assur\w*|swear|sworn|pledge\w*|word on it|count on me)\b")
_ACCEPTS = re.compile(
    r"\b(?:i|we) (?:gladly |happily |hereby )?(?:accept|agree|confirm|consent|withdraw|waive)\b"
    r"|\b(?:it is|that is) a deal\b"
    r"|\bconsider it (?:done|settled)\b|\b(?:i|we) am (?:happy|fine) with that\b"
)
_IDLE = frozenset(
    stem(verb)
    for verb in "see seeing have having need want be being hear say wait know think remember".split()
)
"""Stems of verbs that promise nothing, as in ``we'll see``."""
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
    if not _counts(before, after) & _counts(after, before):
        return f"it negates {_times(new)}, the line {_times(old)}"
    if old_bare != new_bare and (old == 0 or before.has(_YES) or after.has(_YES)):
        return "the bare 'no' is gone" if old_bare else "a bare 'no' is new"
    turned = _turned_words(before, after)
    return f"'{turned}' is negated in one and not in the other" if turned else ""


def _counts(text: Said, other: Said) -> frozenset[int]:
    """How often a text may be said to negate.

    A word such as ``dead`` or ``refused`` denies as well where the other text has a negation more in the
    same sentence, a bare ``no`` may, and two negations in one sentence may cancel each other, so that
    there is more than one right count.
    """
    explicit, bare = negations(text.text)
    implicit = _denials(text, other) + text.has(_IF_ONLY) + bare
    doubled = sum(negations(sentence)[0] >= 2 for sentence in text.sentences)
    least = max(0, explicit - 2 * doubled)
    return frozenset(range(explicit, explicit + min(implicit, MOST_DENIALS) + 1)) | {least}


def _denials(text: Said, other: Said) -> int:
    """Words that deny and are in this text alone, where a sentence of the other negates more."""
    found: set[str] = set()
    for sentence in other.sentences:
        like = _like(sentence, text)
        if negations(like)[0] < negations(sentence)[0]:
            found |= {word for word in said(like).words if word in DENIALS and word not in other.words}
    return len(found)


def _like(sentence: str, text: Said) -> str:
    """The sentence of a text that shares most words with another, or the whole text if none shares any."""
    mine = set(said(sentence).words) - _GLUE
    shared = {own: len(mine & set(said(own).words)) for own in text.sentences}
    near = max(shared, key=lambda own: shared[own], default="")
    return near if shared.get(near) else text.text


def _turned_words(before: Said, after: Said) -> str:
    """A content word of both texts that is negated throughout one and nowhere in the other.

    With as many negations in both, one must have moved from one word to another; with more in one,
    because a word of the other denies too, only what stands next to a negation tells.
    """
    even = negations(before.text)[0] == negations(after.text)[0]
    old, new = (_polarity(text, surely=not even) for text in (before, after))
    freed = [word for word in old if old[word] == {True} and new.get(word) == {False}]
    denied = [word for word in old if old[word] == {False} and new.get(word) == {True}]
    if even:
        return denied[0] if freed and denied else ""
    return next(iter(denied + freed), "")


def _polarity(text: Said, *, surely: bool) -> dict[str, set[bool]]:
    """Stem -> whether it stands behind a negation in its clause.

    Args:
        text: The text.
        surely: Whether what is a few words behind a negation, or behind two of them, counts as both.
    """
    found: dict[str, set[bool]] = {}
    for clause in _CLAUSE.split(_TAG.sub("?", _BARE_NO.sub(" ", text.text))):
        words = said(clause).words
        twice = surely and sum(word in NEGATIONS for word in words) > 1
        count, since = 0, 0
        for word in words:
            since += 1
            if word in NEGATIONS:
                count, since = count + 1, 0
            elif word not in _UNTURNED and word not in _GLUE and stem(word) not in _RAISING:
                sides = {count % 2 == 1 and since <= SCOPE}
                doubtful = twice or (surely and count and NEXT < since <= SCOPE)
                found.setdefault(stem(word), set()).update({True, False} if doubtful else sides)
    return found


def question_changed(before: Said, after: Said) -> str:
    """How asking changed, as a clause; empty if it did not."""
    old, new = before.text.count("?"), after.text.count("?")
    if new and not old and not before.has(_SOFT):
        return "this asks and the line does not"
    softer = len(_SOFT.findall(" ".join(after.words))) > len(_SOFT.findall(" ".join(before.words)))
    if not new and (old and not softer or before.has(_WONDERS) and not after.has(_SOFT)):
        return "the line asks and this does not"
    return f"it asks {_times(new)}, the line {_times(old)}" if abs(old - new) > 1 else ""


def demands(text: Said) -> frozenset[str]:
    """Groups of demands and threats that a text shows."""
    return frozenset(group for group, pattern in _DEMANDS.items() if text.has(pattern))


def demand_changed(before: Said, after: Said) -> str:
    """Which demand is gone or new, as a clause; empty if none is."""
    old, new = demands(before), demands(after)
    gone, added = sorted(old - new), sorted(new - old)
    if gone:
        return f"the demand or threat '{gone[0]}' is gone"
    return f"the demand or threat '{added[0]}' is new" if added else ""


def promise_added(before: Said, after: Said) -> str:
    """What is promised that the line does not promise, as a clause; empty if nothing is."""
    if after.has(_PLEDGE) and not before.has(_PLEDGE) or after.has(_MY_WORD) and not before.has(_MY_WORD):
        return "a pledge is new"
    accepted = _ACCEPTS.search(" ".join(after.words))
    if accepted and not before.has(_ACCEPTS):
        return f"'{accepted[0]}' is new"
    old, new = _futures(before), _futures(after)
    if len(new) > len(old):
        allowed = {stem(found + "ing") for found in _NEAR_FUTURE.findall(" ".join(before.words))}
        extra = [verb for verb in new if verb not in old and verb not in allowed and verb not in _IDLE]
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
