"""Promises: times that a reply commits to, and for what.

A time counts only where the clause commits: "I'll ring you at four" does,
"you waited twenty minutes" and "the engineer was due at nine" do not, nor
does a question or "I can't promise it by noon". Which time was promised for
which kind of thing is what the promises ledger compares.
"""

import re

from trainer.model.reading import Promise
from trainer.understand.text import Piece, plain
from trainer.understand.times import Time, times

_FUTURE = re.compile(
    r"\b(?:\w+'ll|will|gonna|going to|shall|let me|on (?:his|her|its|the|their) way|promise|expect|"
    r"should (?:be|have it|arrive|get|reach|hear)|"
    r"(?:i|we) can (?:be|have|get|send|call|ring|do|make|bring|give)|"
    r"(?:i'm|i am|we're|we are|he's|she's|is|are) (?:now |just )?(?:coming|sending|ringing|calling|putting|"
    r"posting|having|getting|being|leaving|starting|bringing|arriving|booking|due|back|doing|working|phoning|"
    r"mailing|there|with you)|arrives?|comes|goes out|leaves|starts|takes|(?:is|are) booked|"
    r"(?:i've|i have|we've|we have) (?:booked|scheduled|arranged|got)|your \w+ (?:is|are) (?:due|coming)|"
    r"ill|youll|itll|hell be|shell be|theyll|well (?:call|ring|have|get|be|send))\b"
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|waited|waiting since|been|said|told|promised|rang|called|sent|came|should have|"
    r"supposed|yesterday|ago|since|last)\b"
)
_MISSED = re.compile(r"\b(?:should have been|should have had|were going to|was going to|were to|was to)\b")
_REFUSAL = re.compile(
    r"\b(?:can't|cannot|can not|cant|won't|wont|not able|unable|don't know|couldn't|never|doubt|"
    r"not (?:be )?(?:before|until))\b"
)
_CLAUSE = re.compile(r"[,;:]|\b(?:but|because|so that|and|which|while)\b|\s-\s")
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "call",
        re.compile(
            r"\b(?:call|ring|phone|hear from|give you a (?:bell|shout|buzz|ring)|calling|ringing|phoning)\b"
        ),
    ),
    (
        "delivery",
        re.compile(
            r"\b(?:deliver\w*|ship\w*|post\w*|courier|parcel|package|replacement|dispatch\w*|invoice|letter|"
            r"credit note|documents?|loan\w*|new (?:one|printer|laptop|card)|goes out|"
            r"send (?:out|you a|a|the|it))\b"
        ),
    ),
    (
        "visit",
        re.compile(
            r"\b(?:engineer|technician|mechanic|fitter|plumber|electrician|come (?:by|over|out|round)|visit|"
            r"at your (?:door|office|desk|house|place)|on site|arriv\w*|be with you|be there|"
            r"send (?:someone|somebody|him|her)|comes? (?:at|on|to you|tomorrow|today)|come)\b"
        ),
    ),
    (
        "answer",
        re.compile(
            r"\b(?:e-?mail|mail|text|message|write|let you know|update|get back|back to you|come back to|"
            r"answer|"
            r"tell you|check (?:in|back)|confirm\w*|news|inform)\b"
        ),
    ),
    (
        "fix",
        re.compile(
            r"\b(?:fix\w*|repair\w*|sort\w*|work\w*|running|restor\w*|reset|solved?|done|back up|online|"
            r"ready|"
            r"refund\w*|correct\w*|credit\w*|finish\w*|replac\w*|install\w*|up again|unlock\w*)\b"
        ),
    ),
)
"""Kind of promise and the words it is told by, the first that fits."""


def promises(pieces: tuple[Piece, ...]) -> tuple[Promise, ...]:
    """Times that a reply commits to.

    Args:
        pieces: Sentences of the cleaned reply.
    """
    found: list[Promise] = []
    for piece in pieces[:40]:
        lowered = plain(piece.text).lower()
        if len(lowered) != len(piece.text) or _is_question(lowered):
            continue
        named = times(lowered[:1000])
        found.extend(_promise(piece.text, lowered, time) for time in named if _commits(lowered, time))
    return tuple(found)


def _is_question(lowered: str) -> bool:
    """Whether the sentence asks, other than by a tag behind a commitment."""
    return lowered.rstrip("\"') ").endswith("?") and not re.match(
        r"^[^?,]*\b(?:i'll|we'll|i will|we will|ill)\b.*,", lowered
    )


def _clause(lowered: str, time: Time) -> tuple[int, int]:
    """Bounds of the clause in which a time stands."""
    start, end = 0, len(lowered)
    for cut in _CLAUSE.finditer(lowered):
        if cut.end() <= time.start:
            start = cut.end()
        elif cut.start() >= time.end:
            end = cut.start()
            break
    return start, end


def _commits(lowered: str, time: Time) -> bool:
    """Whether the clause of a time, or the one that leads into it, looks ahead."""
    start, end = _clause(lowered, time)
    own, before = lowered[start:end], lowered[:start]
    if _REFUSAL.search(own):
        return False
    future = _FUTURE.search(own)
    if _MISSED.search(own) or _PAST.search(own) and not future:
        return False
    return (
        bool(future) or bool(_FUTURE.search(before)) and not _REFUSAL.search(before) or _leads(lowered, time)
    )


def _leads(lowered: str, time: Time) -> bool:
    """Whether a sentence opens with the time and commits after it: "By Thursday you'll have it"."""
    return time.start < 4 and bool(_FUTURE.search(lowered[time.end :]))


def _promise(original: str, lowered: str, time: Time) -> Promise:
    """The promise of one time, its kind read from the clause first and then from the sentence."""
    start, end = _clause(lowered, time)
    for stretch in (lowered[start:end], lowered):
        for kind, pattern in _KINDS:
            if pattern.search(stretch):
                return Promise(kind, time.when, original.strip())
    return Promise("other", time.when, original.strip())
