"""Who does what to whom: the customer stays the customer, and nobody's part is swapped."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from trainer.guards.lexicon import DAYS, PARTS_OF_DAY
from trainer.guards.synonyms import root
from trainer.guards.text import Said, is_content, said, stem

SELF = frozenset({"i", "we"})
OTHER = frozenset({"you"})
_OBJECT = {"me": "self", "us": "self", "myself": "self", "you": "other", "yourself": "other"}
_OWN = {"my": "self", "mine": "self", "our": "self", "your": "other", "yours": "other"}
SELF_WORDS = frozenset("i we me us my mine our ours myself".split())
OTHER_WORDS = frozenset("you your yours yourself".split())
_PHRASE = re.compile(r"\b(with|to|for|from|at|about|by|behind|beside|against|without) (me|you)\b")
_OPENING = re.compile(
    r"\bI(?:'m| am) (?:just )?(?:ringing|calling|phoning|writing)(?= (?:about|because|over|with)\b)",
    re.IGNORECASE,
)
"""How a caller says what it is about; it is nothing that anybody does to anybody."""
_BE = frozenset("am is are was were be been being get got".split())
_SKIP = frozenset(
    """am is are was were be been being do does did have has had will would shall should can could may
    might must not never also just still really even only ever already now then so too all both
    almost to go going want like rather sooner better actually honestly simply probably always""".split()
)
_AUX = frozenset(
    """do does did have has had will would shall should can could may might must am are was were""".split()
)
_DENIED_SIDE = re.compile(
    r"(?<!do )(?<!does )(?<!did )(?<!can )(?<!could )(?<!will )(?<!would )(?<!have )(?<!should )"
    r"\b(?:not|rather than|instead of) (?:(?:in|to|for|by|with|from|at|on|of) )?"
    r"(?P<whom>mine|ours|yours|me|us|you|my|our|your)\b"
)
"""``not yours``, and not ``don't you``."""
_NO_OWNERS = frozenset(
    "today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday".split()
)
_LIGHT = frozenset(map(stem, "be do have go come".split()))
"""Verbs that are in too many idioms to show who acts."""


@dataclass(slots=True)
class Roles:
    """Parts played in one text: stem -> whose."""

    acts: dict[str, set[str]] = field(default_factory=dict)
    """Verb -> who does it: ``self`` or ``other``."""
    suffers: dict[str, set[str]] = field(default_factory=dict)
    """Verb -> to whom it is done."""
    owns: dict[str, set[str]] = field(default_factory=dict)
    """Thing -> whose it is."""


def swapped(before: Said, after: Said) -> str:
    """How a part was swapped between the customer and who serves, as a clause; empty if none was."""
    more = _count(after, OTHER_WORDS) > _count(before, OTHER_WORDS)
    if more and _count(before, SELF_WORDS) and not _count(after, SELF_WORDS):
        return "the customer speaks of the other side alone"
    fewer = _count(before, OTHER_WORDS) and not _count(after, OTHER_WORDS)
    if fewer and not _count(before, SELF_WORDS) and _count(after, frozenset({"i"})):
        return "the customer speaks of himself alone"
    turned = denied_side(before, after)
    if turned:
        return turned
    old, new = roles(before), roles(after)
    for thing, owners in new.owns.items():
        if _turned(old.owns.get(thing), owners):
            return f"'{thing}' changed its owner"
    clauses = (_acts_instead(verb, actors, old) for verb, actors in new.acts.items())
    return next(filter(None, clauses), "") or _turned_object(before, after)


def _turned_object(before: Said, after: Said) -> str:
    """``with me`` that became ``with you``, or the other way round, as a clause; empty if none did."""
    old, new = set(_PHRASE.findall(" ".join(before.words))), set(_PHRASE.findall(" ".join(after.words)))
    for joined, whom in new - old:
        other = {"me": "you", "you": "me"}[whom]
        if (joined, other) in old - new:
            return f"'{joined} {other}' became '{joined} {whom}'"
    return ""


def _acts_instead(verb: str, actors: set[str], old: Roles) -> str:
    """Whether who does it now is who did not do it, or to whom it was done."""
    if _turned(old.acts.get(verb), actors):
        return f"'{verb}' is done by the other side"
    if len(actors) == 1 and old.suffers.get(verb) == actors and verb not in old.acts:
        return f"'{verb}' is done by whom it was done to"
    return ""


def reversed_around(before: Said, after: Said) -> str:
    """Three content words in a row that came back in reverse, as a clause; empty if there are none."""
    found = [_turned_triple(before, after, without) for without in (frozenset[str](), _FLOATING)]
    return f"'{found[0][2]}' and '{found[0][0]}' changed places" if all(found) else ""


def _turned_triple(before: Said, after: Said, without: frozenset[str]) -> tuple[str, ...]:
    """Three content words in a row that came back in reverse; empty if there are none."""
    there = set(_triples(before, without))
    turned = {(c, b, a) for a, b, c in there if a != c} - there
    return next((triple for triple in _triples(after, without) if triple in turned), ())


def roles(text: Said) -> Roles:
    """Who acts, who suffers and who owns, as far as pronouns show it."""
    found = Roles()
    text = said(_OPENING.sub("It's about", text.text))
    for side, verb, passive in _clauses(text.words):
        into = found.suffers if passive else found.acts
        into.setdefault(root(verb), set()).add(side)
    for n, word in enumerate(text.words):
        following = text.words[n + 1 : n + 4]
        if word in _OWN and following:
            thing = next((w for w in following if len(w) > 2), "")
            if thing and thing != "not":
                found.owns.setdefault(root(thing), set()).add(_OWN[word])
        if word in _OBJECT and n and not _is_subject(text.words, n):
            found.suffers.setdefault(root(text.words[n - 1]), set()).add(_OBJECT[word])
    for thing in _of_others(text):
        found.owns.setdefault(root(thing), set()).add("third")
    return found


def _of_others(text: Said) -> Iterator[str]:
    """What belongs to somebody who is named by a noun: ``number`` in ``my uncle's number``."""
    for one, two in pairwise(text.tokens):
        noun, mark, _ = one.lower.partition("'s")
        if mark and is_content(noun) and noun not in _NO_OWNERS and is_content(two.lower):
            yield two.lower


def denied_side(before: Said, after: Said) -> str:
    """``not yours`` that became ``not mine``, or the other way round, as a clause; empty if none did."""
    old, new = _denied_sides(before), _denied_sides(after)
    if len(old) == 1 and len(new) == 1 and old != new:
        return "another side is meant than the one that is denied"
    return ""


def _denied_sides(text: Said) -> set[str]:
    """Whom or whose it is said not to be: ``self`` and ``other``."""
    found = _DENIED_SIDE.finditer(" ".join(text.words))
    return {_OBJECT.get(one["whom"]) or _OWN[one["whom"]] for one in found}


def _count(text: Said, words: frozenset[str]) -> int:
    return sum(word in words for word in text.words)


def _turned(old: set[str] | None, new: set[str]) -> bool:
    """Whether what belonged to one side alone now belongs to the other alone."""
    return old is not None and len(old) == 1 and len(new) == 1 and old != new


def _clauses(words: tuple[str, ...]) -> Iterator[tuple[str, str, bool]]:
    """Side, verb and whether it is passive, for each pronoun that is a subject."""
    for n, word in enumerate(words):
        if word not in SELF | OTHER or not _is_subject(words, n):
            continue
        rest = words[n + 1 : n + 7]
        verb = next((w for w in rest if w not in _SKIP), "")
        if not verb or verb in _OBJECT or stem(verb) in _LIGHT:
            continue
        between = rest[: rest.index(verb)]
        if stem(verb) == "get" and n and is_content(words[n - 1]):
            continue
        passive = bool(_BE & set(between)) and verb.endswith(("ed", "en", "t", "ld", "de")) and verb != "got"
        yield ("self" if word in SELF else "other"), verb, passive


def _is_subject(words: tuple[str, ...], n: int) -> bool:
    """Whether a pronoun at ``n`` is a subject: a verb follows it, or an auxiliary stands before it."""
    if words[n] in SELF:
        return True
    if words[n] not in OTHER:
        return False
    if n and words[n - 1] in _AUX:
        return True
    after = words[n + 1] if n + 1 < len(words) else ""
    before = words[n - 1] if n else ""
    return (
        bool(after)
        and stem(before) not in _TAKES_OBJECT
        and before not in ("to", "of", "for", "with", "from")
    )


def _triples(text: Said, without: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    """Three content words in a row, within one sentence, as if some words were not there."""
    for sentence in text.sentences:
        stems = [found for found in said(sentence).stems if found not in without]
        yield from zip(stems, stems[1:], stems[2:], strict=False)


_FLOATING = frozenset(map(stem, DAYS | PARTS_OF_DAY))
"""Stems of what may stand anywhere in a sentence."""

_TAKES_OBJECT = frozenset(
    map(
        stem,
        """tell give ask send ring call show pay hear see thank owe promise help want need lend get warn
        hold""".split(),
    )
)
"""Verbs after which ``you`` is whom it is done to."""
