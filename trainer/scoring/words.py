"""Words that carry meaning, brought to one form, so that two texts can be compared.

"Two engineers promised" and "the engineer's promise" share two words here. It is a plain
comparison on purpose: what it finds can be explained to the person whose ticket or reply it was.
"""

import re
from functools import lru_cache

LEAST_COMMON = 5
"""Letters that two words must begin with alike to be forms of one word."""

COMMON_PART = 0.5
"""The same as a part of the longer word."""

REMEMBERED_WORDS = 8192
"""Words whose form is kept: people use a few thousand, again and again."""

REMEMBERED_TEXTS = 64
"""Texts whose words are kept: a note is looked through for each of the rubric's terms."""

_WORD = re.compile(r"[a-z0-9]+(?:[.][0-9]+)*(?:'[a-z]+)?")
_STOP = frozenset(
    """
    a about after again ah all also always am an and another any anybody anything are as at away be because
    been before being both but by call can come could did do does doing done down each else even ever every
    few for from get give go going got had has have having he hear her here hers him his how i if in into is
    it its just know let like listen look make many may me might mine more most much must my myself need never
    no nobody not nothing now of off oh ok okay on once one only or other our out over own please put quite
    rather really right say see shall she should so some somebody something soon sorry such take tell than
    thank thanks that the their them then there these they thing things this those though to too two until up
    us very want was we well were what when where which while who why will with without would yeah yes yet you
    your yours apologise understand feel happen help matter morning afternoon evening day hello hi good
    cannot keep still way sure long back correct correctly understood
    completely totally nice carry
    know knew known since came rang ring wrote write writing new half past far given everything end
    """.split()
)
_UP_TO_TWELVE = "zero one two three four five six seven eight nine ten eleven twelve"
_NUMBERS = {word: str(number) for number, word in enumerate(_UP_TO_TWELVE.split())} | {"fourteen": "14"}


@lru_cache(maxsize=REMEMBERED_WORDS)
def stem(word: str) -> str:
    """One word in lower case without the endings of plurals, past tenses and possessives."""
    word = word.removesuffix("'s")
    word = _NUMBERS.get(word, word)
    for ending, least in (("ies", 5), ("ing", 6), ("ed", 5), ("s", 4)):
        if word.endswith(ending) and len(word) >= least and not word.endswith("ss"):
            word = word.removesuffix(ending) + ("y" if ending == "ies" else "")
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word


_EMPTY = frozenset(stem(word) for word in _STOP)
"""The same words in one form."""


@lru_cache(maxsize=REMEMBERED_TEXTS)
def every_word(text: str) -> tuple[str, ...]:
    """All words of ``text`` in one form, in order."""
    return tuple(stem(word) for word in _split(text))


def content_words(*texts: str) -> frozenset[str]:
    """Words of ``texts`` that carry meaning, in one form."""
    return frozenset(
        stem(word)
        for text in texts
        for word in _split(text)
        if _bare(word) not in _STOP and stem(word) not in _EMPTY
    )


def alike(one: str, other: str) -> bool:
    """Whether two words in one form are forms of the same word, as ``identity`` and ``identified``."""
    if one == other:
        return True
    common = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    length = min(len(one), len(other)) if common is None else common
    return length >= LEAST_COMMON and length >= COMMON_PART * max(len(one), len(other))


def mentions(text: str, term: str) -> bool:
    """Whether every word of ``term`` stands in ``text`` in some form, in whatever order.

    Spelling with a hyphen, a space or neither is all the same.
    """
    said = [word for word in every_word(text) if word not in _EMPTY]
    if _squeezed(term) in _squeezed(text) and not term.isalnum():
        return True
    folded = text.casefold()
    return all(word in folded or any(alike(stem(word), other) for other in said) for word in _split(term))


def _split(text: str) -> list[str]:
    return _WORD.findall(text.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))


def _bare(word: str) -> str:
    """A contraction without what was drawn together: ``you`` of ``you're``."""
    head = word.split("'", maxsplit=1)[0]
    return head.removesuffix("n") if word.endswith("n't") else head


@lru_cache(maxsize=REMEMBERED_TEXTS)
def _squeezed(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
