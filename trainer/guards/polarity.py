"""Yes stays yes and no stays no: how often a text negates, what it negates, and what may stand for a negation."""

import re
from functools import lru_cache

from trainer.guards.lexicon import DAYS, DENIALS, LESSENING, NEGATIONS, NUMBERS, TIMES, TITLES, UNITS, WEAK_DENIALS
from trainer.guards.synonyms import OPPOSITES, SOFT_OPPOSITES, root
from trainer.guards.text import Said, said, stem

TAG = re.compile(
    r"[,;]?\s*\b(?:is|are|do|does|did|have|has|was|were|wo|ca|would|could|should)n't"
    r"\s+(?:it|you|he|she|they|i|we|there|that)\s*\?",
    re.IGNORECASE,
)
"""``isn't it?`` behind a statement."""

_BARE_NO = re.compile(
    r"(?:^|[.!?…,]\s+|^['\"])(?:(?:oh|well|please|a|ah|sorry|the answer is|but|and|then),? )?no\b(?=\s*[,.!;])",
    re.IGNORECASE,
)
_YES = re.compile(r"^(?:yes|yeah)\b")
_IF_ONLY = re.compile(r"\bif only\b")
_CLAUSE = re.compile(
    r"[,;:.!?…]|\bbut\b|\band\b|\bbecause\b|\bso that\b|\bwhile\b|\byet\b"
    r"|(?=\bwithout\b)|\bthere(?=(?:'s| is| are| was)\b)"
)
_RAISING = frozenset(map(root, "think suppose seem expect want guess know mean care way matter even".split()))
"""Roots of verbs that take over the negation of what they govern."""

_IDLE = re.compile(
    r"\bor (?:is|are|am|do|does|did|was|were|has|have|had|will|would|can|could|should)(?: not|n't)"
    r"(?: (?:it|you|he|she|they|i|we|there|that))?(?=\s*[?.,!;])"
    r"|\bor (?:is|are|do|does|did|was|will|would|can|has|have) (?:it|you|he|she|they|i|we) not\b"
    r"|\b(?:yes )?or (?:no|not)\b|\bnot (?:only|just|merely)\b"
    r"|\bno (?:more(?:,? (?:and )?no less)?|less|fewer|later|earlier|sooner) than\b"
    r"|\b(?:not|n't|and no|no) (?:a|one|by a) (?:single )?(?:second|minute|moment|day|hour|penny|cent|inch|word)"
    r" (?:more|less|later|earlier|sooner|longer|over|too)\b"
    r"|\bno (?:doubt|wonder|matter|sooner|end of)\b|\bwhy not\b|\bif not\b|\bnot to mention\b"
    r"|\b(?:can't|cannot|can not|couldn't|could not) (?:help (?:but )?\w+|wait (?:to|for))\b"
    r"|\bwithout (?:any )?(?:trouble|problems?|difficulty|difficulties|fail|a hitch|delay|doubt|exception|issues?)\b"
    r"|\bnothing (?:but|short of|less than|if not)\b|\b(?:not|n't) (?:any(?:thing)?|a bit) short of\b"
    r"|\b(?:nothing|no) (?:more|else)\b(?= (?:to|than|about)\b|\s*[.,!;?])"
    r"|\bsooner or later\b|\bmore often than not\b|\bnever ever\b(?= again)",
    re.IGNORECASE,
)
"""Set phrases with a negation in them that turn nothing round."""

_DOUBTS = re.compile(
    r"(?:^|[,;]|\b(?:and|but|so|or))\s*(?:is|are|do|does|did|have|has|was|were|wo|ca|would|could|should)n't"
    r" (?:it|you|he|she|they|i|we|there|that|this|the|my|your)\b",
    re.IGNORECASE,
)
"""How a question begins that asks the same with and without its negation."""

_STANDS_STILL = re.compile(
    r"\b(?:is|are|was|were|been|be|went|goes|gone|stays?|stayed) (?:off|out|down|quiet|idle)\b"
)

HINTS = DENIALS | frozenset("all just but more too news soon until".split())
_OTHERWISE = re.compile(
    r"\b(?:something|someone|somebody|somewhere|anything but|other than|rather than|far from) else\b"
    r"|\b(?:anything but|other than|rather than|far from|a different|differently|otherwise"
    r"|(?:you (?:can|may|could) |^|and )keep (?:the|your|it|that))\b"
)
"""Phrases that deny without a negation."""

_HIGHEST = re.compile(r"\b(?:best|worst|most|least|first|only|last|\w{3,}est|always|ever)\b")
_NONE_HIGHER = re.compile(
    r"\b(?:no|never|nobody|nothing|none|not)\b.*\b(?:better|worse|more|less|before|other|else|since|again|\w{3,}er)\b"
)
"""``nothing is better`` says that it is the best."""

MOST_DENIALS = 2
"""Words that deny without a negation which may stand for one."""

SCOPE = 6
"""Words behind a negation that it may reach."""

NEXT = 2
"""Words behind a negation that it surely reaches."""

_LIGHT = frozenset(map(root, "get take put make set".split()))
"""Roots of verbs that are in too many phrases to be the same twice."""

_OBJECTS = frozenset({"nothing", "nobody", "none"})
"""Negations that deny the verb before them: ``it changes nothing``."""

NEAR = 4
"""Words around one that denies which it may reach."""

_GLUE = frozenset(
    """i we you he she it they me us him her them my your his its our their this that these those there here
    am is are was were be been being do does did have has had will would shall should can could may might must
    a an the of to in on at by for from with about as than if and or but so then now just only even really
    quite very too also still again all any some one who which what when where how why yes not more most
    much many such own same since always ever yet already out up down off over""".split()
)
"""Words that a negation passes over on its way to what it denies."""

_UNTURNED = DAYS | frozenset(NUMBERS) | frozenset(TIMES) | TITLES
"""Words that a negation before them says nothing of."""

_AFFIRMS = re.compile(
    r"\b(?:yes|indeed|certainly|definitely|absolutely|in the end|at last|finally|all right|after all|plenty|lots"
    r"|luckily|fortunately|thankfully|easily|perfectly|successfully"
    r"|(?:i|you|he|she|it|we|they) (?:do|does|did) (?!not\b|so\b|it\b|that\b|this\b|the\b|my\b)\w+)\b"
)
"""What affirms; where it is new and a negation is gone, the negation was turned round."""

_PLAIN_CONTRARIES = (
    (frozenset("somebody someone everybody everyone all they".split()), frozenset("nobody none no".split())),
    (frozenset("something everything lots much".split()), frozenset("nothing no".split())),
    (frozenset("always often once sometimes".split()), frozenset({"never"})),
    (frozenset({"with"}), frozenset({"without"})),
    (frozenset({"both", "either"}), frozenset({"neither"})),
)
"""Words that affirm, and those that deny the same."""

_PREFIXED = re.compile(r"(?:un|dis|mis|im|in|ir|non)(\w{4,})$|(\w{3,})less$")
"""A word that denies by how it is built, where the rest of it is a word of the other text."""


@lru_cache(maxsize=4096)
def negations(text: str) -> tuple[int, bool]:
    """How often a text negates, and whether it also answers with a bare no.

    A tag such as ``isn't it?`` negates nothing and is left out, and so are set phrases.
    """
    plain = TAG.sub("?", said(text).text)
    bare = _BARE_NO.search(plain) is not None
    words = said(_IDLE.sub(" ", _BARE_NO.sub(". ", plain))).words
    return sum(word in NEGATIONS for word in words), bare


def negation_changed(before: Said, after: Said) -> str:
    """How the polarity changed, as a clause; empty if it did not."""
    (old, old_bare), (new, new_bare) = negations(before.text), negations(after.text)
    if not _counts(before, after) & _counts(after, before) and not _reworded(before, after):
        return f"it negates {_times(new)}, the line {_times(old)}"
    if old_bare != new_bare and (old == 0 or before.has(_YES) or after.has(_YES)):
        return "the bare 'no' is gone" if old_bare else "a bare 'no' is new"
    opposite = _opposite(before, after) if old == new else ""
    if opposite:
        return opposite
    turned = _turned_words(before, after)
    return f"'{turned}' is negated in one and not in the other" if turned else ""


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
    implicit = _denials(text, other) + text.has(_IF_ONLY) + bare
    implicit += text.has(_HIGHEST) and other.has(_NONE_HIGHER)
    doubled = sum(negations(sentence)[0] >= 2 for sentence in text.sentences)
    doubts = sum(s.endswith("?") and _DOUBTS.search(s) is not None for s in text.sentences)
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
    instead += text.has(_STANDS_STILL) > other.has(_STANDS_STILL)
    instead += text.has(_OTHERWISE) > other.has(_OTHERWISE)
    words = text.words
    instead += any(a in LESSENING and a not in other.words and root(b) in theirs for a, b in zip(words, words[1:], strict=False))
    return instead + sum(word in known or _denies_by_prefix(word, theirs) for word in own)


def _says_the_contrary(text: Said, other: Said, pair: tuple[str, str]) -> bool:
    """Whether one of two opposites stands here and the other one there, negated: ``open``, ``not shut``."""
    mine, denied = _polarity(text), {word for word, sides in _polarity(other).items() if True in sides}
    return any(a in mine and b in denied for a, b in (pair, pair[::-1]))


def _cues(text: Said, other: Said) -> frozenset[str]:
    """Words that surely deny, of this text alone."""
    still = {word for found in _STANDS_STILL.findall(" ".join(text.words)) for word in found.split()[1:]}
    return frozenset(((set(text.words) & (DENIALS - WEAK_DENIALS)) | still) - set(other.words))


def _denies_by_prefix(word: str, theirs: set[str]) -> bool:
    """Whether ``unpaid`` stands where the other text says ``not paid``."""
    found = _PREFIXED.match(word)
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
    if text.has(_AFFIRMS) and not other.has(_AFFIRMS):
        return True
    own, theirs = set(text.words) - set(other.words), set(other.words) - set(text.words)
    return any(not yes.isdisjoint(own) and not no.isdisjoint(theirs) for yes, no in _PLAIN_CONTRARIES)


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
    both = [word for word in old if word in new and word not in _LIGHT]
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
        twice = (surely and negated > 1) or (denied_before and words[:1] == ("without",))
        denied_before = negated > 0
        last = _closing(words)
        count, since = 0, 0
        for n, word in enumerate(words):
            since += 1
            if word in NEGATIONS:
                count, since = count + 1, 0
            elif can_turn(word):
                sides = {n < last or (count % 2 == 1 and since <= SCOPE)}
                lessened = n > 0 and words[n - 1] in LESSENING
                denied = not cues.isdisjoint(words[max(0, n - NEAR) : n + NEAR + 1])
                denied = denied or bool(_OBJECTS.intersection(words[n + 1 : n + 2]))
                far = count and since > (NEXT if surely else SCOPE)
                doubtful = twice or lessened or denied or far
                found.setdefault(root(word), set()).update({True, False} if doubtful else sides)
    return found


def _closing(words: tuple[str, ...]) -> int:
    """Place of the negation that ends a clause, as in ``the radio I can't``, which denies what is before it."""
    at = max((n for n, word in enumerate(words) if word == "not"), default=0)
    return 0 if any(can_turn(word) for word in words[at + 1 :]) else at


def can_turn(word: str) -> bool:
    """Whether a word says something that can be denied."""
    known = word in NEGATIONS or word in _UNTURNED or word.removesuffix("s") in UNITS or word in _GLUE
    return not known and root(word) not in _RAISING


def _clauses(text: Said) -> list[str]:
    plain = _IDLE.sub(" ", TAG.sub("?", _BARE_NO.sub(". ", text.text)))
    return _CLAUSE.split(plain)


def _times(count: int) -> str:
    return {0: "not at all", 1: "once", 2: "twice"}.get(count, f"{count} times")
