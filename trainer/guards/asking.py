"""A question stays a question, in whichever of its forms, and a statement a statement."""

import re
from itertools import pairwise

from trainer.guards.denials import TAG
from trainer.guards.text import Said, said

_ENDS_IN_TAG = re.compile(
    r",\s*(?:(?:and )?(?:is|are|do|does|did|have|has|was|were|will|would|can|could|am|should)"
    r" (?:it|you|he|she|they|i|we|there|that)|right|eh|all right|ok|okay|no|yes|hm+|don't you think"
    r"|you know|understood|agreed)\s*\?",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"\?['\"]?\s+(?:no|yes|never|nobody|nothing|none|of course(?: not)?|hardly)\b(?=\s*[.,!])", re.IGNORECASE
)
"""A question that the speaker answers himself asks nothing."""

_SCOFFED = re.compile(
    r"\?['\"]?\s+(?:you|that|it|they|we|i)\b[^?]*[.!]\s+(?:no|never)\s*[.!]\s*$", re.IGNORECASE
)
"""An echo that is weighed and waved away."""

_WISHED = re.compile(r"\bwhy (?:is|are|was|were|does|do|did|can|could|has|have) (?:\w+ )?not\b|\bwhy not\b")
_WISHES = re.compile(r"\b(?:if only|i wish|would be nice|should be)\b")

_ASKS = re.compile(
    r"^(?:\W*(?:and|but|so|or|well|then|now|oh|no|yes|please|honestly)\W+)*"
    r"(?:is|are|am|do|does|did|have|has|had|was|were|will|would|can|could|should|shall|may|might|must"
    r"|who|whose|whom|what|which|when|where|why|how)\b",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:i|you|he|she|it|we|they|there|is|are|am|was|were|has|have|had|do|does|did|will|would|can|could)\b",
)

_BY_WORD = re.compile(
    r"^(?:\W*(?:and|but|so)\W+)?(?:who|whose|what|which|when|where|why|how)\b", re.IGNORECASE
)
_GOES_ON = re.compile(r"^(?:if|because|when|unless|after|although|or)\b", re.IGNORECASE)

_SOFT = re.compile(
    r"\b(?:wonder\w*|tell me|let me know|remind me|explain to me|show me|say (?:whether|when|who"
    r"|what|why|how)"
    r"|(?:like|want|love|need|have|hoping|wanted|hoped|care|wish|(?:would|be) (?:nice|good|interesting)) "
    r"(?:somebody |someone |you )?to (?:be told|know|hear|understand|see|learn|find out|tell|explain|say)"
    r"|(?:want|need) (?:an answer|a name|a date|a time)|(?:my|the) question is"
    r"|(?:no|any|some|an|the faintest|the slightest) (?:idea|clue)"
    r"|not (?:know|understand|see|sure|clear|certain) (?:if|why|how|what|whether|who|where|when)"
    r"|please|curious"
    r"|(?:until|till|unless|once|before|need|want|all) (?:i|we) (?:know|hear|learn|see|am told|are told)\b"
    r"|(?:be|am|is) (?:interested|keen)"
    r"|ask(?:ing|ed)? (?:you|if|whether|why|how|what|who|when|where)|(?:give|name|answer) me"
    r"|have thought|surely|presumably|i (?:take it|suppose|imagine|hope|trust|assume|gather)"
    r"|(?:i am|i would be) grateful if|grateful if|would you|could you|will you|can you)\b"
)
"""Asking without a question mark."""

_REQUESTS = re.compile(
    r"\b(?:(?:would|should) (?:like|love|prefer)|want|need|hope to|kindly|make sure|see to it)\b"
)
_REQUESTED = re.compile(
    r"\b(?:could|can|would|will|may|might) (?:you|i|we|my|the|it|that|this|some\w+|your \w+|one of you)\b"
)
"""A wish, and a wish in the form of a question."""

_WONDERS = re.compile(r"\bi (?:just |only )?wonder(?:ed|ing)?\b")
"""Asking that is nothing else."""


def question_changed(before: Said, after: Said) -> str:
    """How asking changed, as a clause; empty if it did not."""
    (least, old), (_, new) = _asked(before), _asked(after)
    if new > _answered_at_once(after) and "?" not in before.text and not before.has(_SOFT):
        requested = before.has(_REQUESTS) and after.has(_REQUESTED)
        echo = _is_echo(after) and not _same_words_asked(before, after)
        return "" if requested or echo else "this asks and the line does not"
    softer = len(_SOFT.findall(" ".join(after.words))) > len(_SOFT.findall(" ".join(before.words)))
    wished = before.has(_WISHED) and after.has(_WISHES)
    if not new and (least and not softer and not wished or before.has(_WONDERS) and not after.has(_SOFT)):
        return "the line asks and this does not"
    return f"it asks {new} times, the line {old} times" if abs(old - new) > 1 else ""


def _asked(text: Said) -> tuple[int, int]:
    """How many questions there are that want an answer, and how many in all, without tags."""
    plain = _ENDS_IN_TAG.sub(".", TAG.sub(".", text.text))
    tags = text.text.count("?") - plain.count("?")
    alone = tags if len(text.sentences) == tags else 0
    count = plain.count("?") + alone - _fragments(plain)
    idle = len(_ANSWERED.findall(plain)) or (1 if _SCOFFED.search(plain) else 0)
    return max(0, count - idle), count


def _fragments(text: str) -> int:
    """How many question marks stand behind words that only go on with the question before them."""
    asked = [
        (one, two) for one, two in pairwise(said(text).sentences) if one.endswith("?") and two.endswith("?")
    ]
    return sum(
        not _ASKS.search(two) and (_verbless(two) or _GOES_ON.search(two) is not None) for _, two in asked
    )


def _answered_at_once(text: Said) -> int:
    """How often somebody asks with a question word and gives the answer in the next breath."""
    return sum(
        _BY_WORD.search(one) is not None and two.endswith((".", "!")) and _verbless(two)
        for one, two in pairwise(text.sentences)
        if one.endswith("?")
    )


def _is_echo(text: Said) -> bool:
    """Whether all that is asked is words without a verb, as in ``twenty minutes for a password?``."""
    asked = [sentence for sentence in text.sentences if sentence.endswith("?")]
    return all(_verbless(sentence) and not _ASKS.search(sentence) for sentence in asked)


def _same_words_asked(before: Said, after: Said) -> bool:
    """Whether a statement was made a question by its mark alone; a name that is taken up may be.

    That is a first sentence without a verb, behind which everything else is stated.
    """
    stated = {said(sentence).words for sentence in before.sentences}
    same = [n for n, one in enumerate(after.sentences) if one.endswith("?") and said(one).words in stated]
    taken_up = len(after.sentences) > 1 and after.text.count("?") == 1 and _verbless(after.sentences[0])
    return bool(same) and not (same == [0] and taken_up)


def _verbless(sentence: str) -> bool:
    last = re.split(r"[,;:]\s*(?:honestly,\s*)?", sentence)[-1]
    words = " ".join(said(last).words)
    return not _ASKS.search(last) and not _FINITE.search(words) and bool(words)
