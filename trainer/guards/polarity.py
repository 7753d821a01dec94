"""Yes stays yes and no stays no: how often a text negates, what, and what may stand for it."""

from functools import lru_cache

from trainer.guards.comparing import compared
from trainer.guards.denials import (
    AFFIRMS,
    BARE_NO,
    BEFORE,
    BY_TURNS,
    CLAUSE,
    DOUBTS,
    DOWN,
    EITHER,
    GLUE,
    HIGHEST,
    HINTS,
    IDLE,
    IF,
    IF_NOT,
    IF_ONLY,
    INSTEAD_OF,
    LIGHT,
    MOST_DENIALS,
    MUST,
    NEAR,
    NEED_NOT,
    NEXT,
    NONE_HIGHER,
    NOT_UNTIL,
    OBJECTS,
    OR_ELSE,
    OTHERWISE,
    PLAIN_CONTRARIES,
    PREFIXED,
    RAISING,
    RUNS,
    SCOPE,
    STANDS_STILL,
    TAG,
    UNTURNED,
    YES,
)
from trainer.guards.lexicon import DENIALS, LESSENING, NEGATIONS, UNITS, WEAK_DENIALS
from trainer.guards.synonyms import OPPOSITES, SOFT_OPPOSITES, root
from trainer.guards.text import Said, said

TURNS = (
    (NOT_UNTIL, BEFORE, "'not until' became 'before', or the other way round"),
    (DOWN, RUNS, "what stands still became what runs, or the other way round"),
    (OR_ELSE, IF, "'either, or' became 'if', or the other way round"),
    (NEED_NOT, MUST, "'need not' became 'must', or the other way round"),
)
"""Ways of saying that are each other's contrary, and what is wrong where one became the other."""


@lru_cache(maxsize=4096)
def negations(text: str) -> tuple[int, bool]:
    """How often a text negates, and whether it also answers with a bare no.

    A tag such as ``isn't it?`` negates nothing and is left out, and so are set phrases.
    """
    plain = TAG.sub("?", said(text).text)
    bare = BARE_NO.search(plain) is not None
    words = said(IDLE.sub(" ", BARE_NO.sub(". ", plain))).words
    return sum(word in NEGATIONS for word in words), bare


def negation_changed(before: Said, after: Said) -> str:
    """How the polarity changed, as a clause; empty if it did not."""
    for here, there in ((before, after), (after, before)):
        for one, contrary, words in TURNS:
            if here.has(one) and not there.has(one) and there.has(contrary) and not here.has(contrary):
                return words
    (old, old_bare), (new, new_bare) = negations(before.text), negations(after.text)
    if not _counts(before, after) & _counts(after, before) and not _reworded(before, after):
        return f"it negates {_times(new)}, the line {_times(old)}"
    if old_bare != new_bare and (old == 0 or _agrees(before) or _agrees(after)):
        return "the bare 'no' is gone" if old_bare else "a bare 'no' is new"
    opposite = _opposite(before, after) if old == new else ""
    if opposite or compared(before, after) or compared(after, before):
        return opposite
    turned = _turned_words(before, after)
    return f"'{turned}' is negated in one and not in the other" if turned else ""


def _agrees(text: Said) -> bool:
    """Whether one of its sentences begins with a yes."""
    return any(said(sentence).has(YES) for sentence in text.sentences)


def _opposite(before: Said, after: Said) -> str:
    """A word that became its opposite though both negate as often, as a clause; empty if none did."""
    old, new = _polarity(before), _polarity(after)
    for one, other in OPPOSITES:
        for here, there in ((one, other), (other, one)):
            gone, come = here in old and here not in new, there in new and there not in old
            if gone and come and old[here] == new[there]:
                return f"'{here}' became '{there}'"
    return ""


def _counts(text: Said, other: Said) -> frozenset[int]:
    """How often a text may be said to negate.

    A word such as ``dead`` or ``refused`` denies as well where the other text negates more, a bare ``no``
    may, and two negations in one sentence may cancel each other, so that there is more than one right count.
    """
    explicit, bare = negations(text.text)
    implicit = _denials(text, other) + text.has(IF_ONLY) + bare
    implicit += text.has(HIGHEST) and other.has(NONE_HIGHER)
    implicit += sum(text.has(plain) and other.has(denying) for denying, plain in BY_TURNS)
    implicit += compared(text, other)
    doubled = sum(negations(sentence)[0] >= 2 for sentence in text.sentences)
    doubts = sum(text.has(denying) and other.has(plain) for denying, plain in BY_TURNS[:1])
    doubts += {"neither", "nor"} <= set(text.words)
    doubts += sum(s.endswith("?") and DOUBTS.search(s) is not None for s in text.sentences)
    least = max(0, explicit - 2 * doubled - doubts)
    return frozenset(range(explicit - min(doubts, explicit), explicit + min(implicit, MOST_DENIALS) + 1)) | {
        least
    }


def _denials(text: Said, other: Said) -> int:
    """Words that deny and are in this text alone, where the other negates more."""
    if negations(text.text)[0] >= negations(other.text)[0]:
        return 0
    theirs = {root(word) for word in other.words}
    own = [word for word in dict.fromkeys(text.words) if word not in other.words]
    known = DENIALS - WEAK_DENIALS
    instead = sum(_says_the_contrary(text, other, pair) for pair in OPPOSITES + SOFT_OPPOSITES)
    if _affirms(text, other):
        return instead
    instead += text.has(STANDS_STILL) > other.has(STANDS_STILL)
    instead += text.has(OTHERWISE) > other.has(OTHERWISE)
    words = text.words
    instead += any(
        _lessened(words, n) and words[n - 1] not in other.words and root(words[n]) in theirs
        for n in range(1, len(words))
    )
    return instead + sum(word in known or _denies_by_prefix(word, theirs) for word in own)


def _says_the_contrary(text: Said, other: Said, pair: tuple[str, str]) -> bool:
    """Whether one of two opposites stands here and the other one there, negated: ``open``, ``not shut``."""
    mine, denied = _polarity(text), {word for word, sides in _polarity(other).items() if True in sides}
    return any(a in mine and b in denied for a, b in (pair, pair[::-1]))


def _cues(text: Said, other: Said) -> frozenset[str]:
    """Words that surely deny, of this text alone."""
    still = {word for found in STANDS_STILL.findall(" ".join(text.words)) for word in found.split()[1:]}
    for one in INSTEAD_OF.findall(" ".join(text.words)):
        still |= set(one) - {""}
    if text.has(EITHER) and other.has(IF_NOT):
        still.add("either" if "either" in text.words else "or")
    return frozenset(((set(text.words) & (DENIALS - WEAK_DENIALS)) | still) - set(other.words))


def _lessened(words: tuple[str, ...], n: int) -> bool:
    """Whether ``little`` and the like stand before a word; ``a little`` affirms."""
    return n > 0 and words[n - 1] in LESSENING and not (n > 1 and words[n - 2] == "a")


def _denies_by_prefix(word: str, theirs: set[str]) -> bool:
    """Whether ``unpaid`` stands where the other text says ``not paid``."""
    found = PREFIXED.match(word)
    return found is not None and root(found[1] or found[2]) in theirs


def _reworded(before: Said, after: Said) -> bool:
    """Whether one negation went with all the words that it denied, as ``doesn't work`` may become ``is out``.

    Nothing that stood behind it in its clause may be in the other text, under whatever name: what is there
    with a negation was not lost, and what is there without one was turned round. Something must have stood
    there.
    """
    rich, poor = sorted((before, after), key=lambda text: -negations(text.text)[0])
    if negations(rich.text)[0] - max(_counts(poor, rich)) > 1:
        return False
    if _affirms(poor, rich) or not HINTS & set(poor.words) - set(rich.words):
        return False
    there = set(_polarity(poor))
    return any(reach and not reach & there for reach in _reaches(rich))


def _affirms(text: Said, other: Said) -> bool:
    """Whether a text affirms in words that the other does not have."""
    if text.has(AFFIRMS) and not other.has(AFFIRMS):
        return True
    own, theirs = set(text.words) - set(other.words), set(other.words) - set(text.words)
    return any(not yes.isdisjoint(own) and not no.isdisjoint(theirs) for yes, no in PLAIN_CONTRARIES)


def _reaches(text: Said) -> list[set[str]]:
    """For each negation the roots of what it denies in its clause."""
    found: list[set[str]] = []
    for clause in _clauses(text):
        words = said(clause).words
        at = [n for n, word in enumerate(words) if word in NEGATIONS]
        for n in at:
            reach = {root(word) for word in words[n + 1 : n + 1 + SCOPE] if can_turn(word)}
            found.append(reach or {root(word) for word in words[:n] if can_turn(word)})
    return found


def _turned_words(before: Said, after: Said) -> str:
    """A content word of both texts that is negated throughout one and nowhere in the other.

    With as many negations in both, one must have moved from one word to another; with more in one,
    because a word of the other denies too, only what stands next to a negation tells.
    """
    even = negations(before.text)[0] == negations(after.text)[0]
    if even:
        old, new = _polarity(before), _polarity(after)
    else:
        old, new = (
            _polarity(a, surely=True, cues=_cues(a, b)) for a, b in ((before, after), (after, before))
        )
    both = [word for word in old if word in new and word not in LIGHT]
    freed = [word for word in both if old[word] == {True} and new[word] == {False}]
    denied = [word for word in both if old[word] == {False} and new[word] == {True}]
    if even:
        return denied[0] if freed and denied else ""
    return next(iter(denied + freed), "")


@lru_cache(maxsize=4096)
def _polarity(
    text: Said, *, surely: bool = False, cues: frozenset[str] = frozenset()
) -> dict[str, set[bool]]:
    """Root -> whether it stands behind a negation in its clause.

    Args:
        text: The text.
        surely: Whether what is a few words behind a negation, or behind two of them, counts as both.
        cues: Words that deny what is near them, so that it counts as both.
    """
    found: dict[str, set[bool]] = {}
    denied_before = False
    for clause in _clauses(text):
        words = said(clause).words
        negated = sum(word in NEGATIONS for word in words)
        twice = (
            DOUBTS.search(clause) is not None
            or (surely and negated > 1)
            or (denied_before and words[:1] == ("without",))
        )
        denied_before = negated > 0
        last = _closing(words)
        count, since = 0, 0
        for n, word in enumerate(words):
            since += 1
            if word in NEGATIONS:
                count, since = count + 1, 0
            elif can_turn(word):
                sides = {n < last or (count % 2 == 1 and since <= SCOPE)}
                lessened = _lessened(words, n)
                denied = not cues.isdisjoint(words[max(0, n - NEAR) : n + NEAR + 1])
                denied = denied or bool(OBJECTS.intersection(words[n + 1 : n + 2]))
                far = count and since > (NEXT if surely else SCOPE)
                doubtful = twice or lessened or denied or far
                found.setdefault(root(word), set()).update({True, False} if doubtful else sides)
    return found


def _closing(words: tuple[str, ...]) -> int:
    """Place of a negation that ends its clause, as in ``the radio I can't``, and denies what is before it."""
    at = max((n for n, word in enumerate(words) if word == "not"), default=0)
    return 0 if any(can_turn(word) for word in words[at + 1 :]) else at


def can_turn(word: str) -> bool:
    """Whether a word says something that can be denied."""
    known = word in NEGATIONS or word in UNTURNED or word.removesuffix("s") in UNITS or word in GLUE
    return not known and root(word) not in RAISING


def _clauses(text: Said) -> list[str]:
    plain = IDLE.sub(" ", TAG.sub("?", BARE_NO.sub(". ", text.text)))
    return CLAUSE.split(plain)


def _times(count: int) -> str:
    return {0: "not at all", 1: "once", 2: "twice"}.get(count, f"{count} times")
