"""Last words: which lead nowhere, so that a text that ends in them was cut off."""

import re

from trainer.guards.lexicon import NUMBERS
from trainer.guards.text import Said, said

_OPEN = frozenset(
    """a an the and or but my your their our because than into if while whose every very whether unless
    although during between""".split()
)
"""Words behind which something must come, whatever stands before them."""

_OPEN_PAIRS = frozenset({("so", "that"), ("is", "that")})
_HERS = frozenset(
    """for to with from about of at by on without near like behind told tell ask asked see saw let send sent
    call called ring rang give gave show showed heard meet met know believe believed trust thank""".split()
)
"""Words behind which ``her`` is whom it is done to, and not whose."""

_HIS = frozenset("is was are were not of like been".split())
"""Words behind which ``his`` needs nothing."""

_CLOSED: dict[str, frozenset[str]] = {
    "of": frozenset(
        """care rid hold made sick tired think heard know sure proud fond afraid ashamed full ask aware spoke
        dreamt accused capable""".split()
    ),
    "to": frozenset(
        """have need want used like going ought had love talk up got able asked wanted meant trying speak
        speaking talking allowed supposed listen listening listened belong belongs welcome agree agreed
        agreeing not told lied spoken talked attended seen due prefer expected plan planned refuse refused has
        hope mean intend try tried needs wants happy glad forced obliged bound quarter object""".split()
    ),
    "with": frozenset(
        """up live deal dealt start begin work happy done talk talking go away wrong speaking speak agree cope
        disagree dealing""".split()
    ),
    "like": frozenset("look looks feel feels is was sound sounds you looked felt sounded".split()),
}
"""Prepositions, and the words behind which each may end a sentence."""

_BIDS = frozenset(
    """tell tells told ask asks asked want wants wanted allow allows allowed expect expects expected need
    needs force forces forced advise advised like let help helps helped invite invited""".split()
)
_WHOM = frozenset("me you him her it us them people somebody someone anybody anyone".split())
_AHEAD = re.compile(
    r"\b(?:who|whom|whoever|what|whatever|which|where|that|nobody|nothing|something|anything|somebody|someone"
    r"|anybody|anyone|one|person|people|way|thing|place|it (?:is |was )?(?:you|me|him|her|them|us))\b"
    r"(?: \w+){0,4}? (?:i|we|you|he|she|it|they)\b"
)
"""What a preposition at the end may belong to: ``it's you I am coming back to``."""

_DONE_TO = re.compile(
    r"\b(?:be|being|been|is|are|was|were|get|got) (?:\w+ )?\w+(?:ed|en|ied|lt|ld) (?:\w+ )?\w+$"
)
"""A passive, behind which a preposition may stand alone: ``I want to be listened to``."""


def leads_nowhere(text: str) -> bool:
    """Whether something must come behind the last word of a text.

    Of a sentence that ends in a preposition, what it belongs to must stand before, or a word that is often
    followed by nothing else.
    """
    sentences = said(text).sentences
    words = said(sentences[-1]).words if sentences else ()
    if not words:
        return False
    last, before = words[-1], words[-2] if len(words) > 1 else ""
    if last in _OPEN or (before, last) in _OPEN_PAIRS:
        return True
    if last in ("her", "his"):
        return before not in (_HERS if last == "her" else _HIS)
    return last in _CLOSED and before not in _CLOSED[last] and not _belongs(words)


def _belongs(words: tuple[str, ...]) -> bool:
    """Whether a preposition at the end of these words has what it belongs to before it."""
    text = " ".join(words)
    bid = words[-1] == "to" and len(words) > 2 and words[-2] in _WHOM and words[-3] in _BIDS
    clock = words[-1] == "to" and words[-2:-1] != () and words[-2] in NUMBERS
    return bid or clock or _AHEAD.search(text) is not None or _DONE_TO.search(text) is not None


def dangling(before: Said, after: Said) -> bool:
    """Whether a wording ends where something must come and its line does not."""
    return leads_nowhere(after.text) and not leads_nowhere(before.text)
