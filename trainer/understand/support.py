"""Support: what topics and the shape of a reply add to the scores of moves.

A solution named in words that commit is a proposal, a fact asked for is a
question, a statement that ends in "is that right?" is the customer's case
played back, "what else?" alone bids them go on, and who says their name
introduces themselves. Support joins a score as independent evidence; it accuses
nobody.
"""

import re

from trainer.model.moves import Move
from trainer.model.reading import TopicHit
from trainer.understand.model import Floats
from trainer.understand.scores import MOVES
from trainer.understand.signals import asks

TRUST_IN_SUPPORT = 0.7
"""How far support counts beside the model's own score."""

READ_BACK = 0.9
"""Support that a read-back gives to ``restate``."""

BIDDING = 0.9
"""Support that a bare "what else?" gives to ``listen``."""

INTRODUCTION = 0.9
"""Support that a name of one's own gives to ``greet``."""

LEAST_WORDS = 8
"""Words before the check from which a read-back has content."""

COMMITS = re.compile(
    r"\b(?:i|we're|let me|let's|can|could|shall|will|would|may|how about|why don't|try|please)\b|'ll\b",
    re.IGNORECASE,
)
"""Words by which somebody offers or asks to do something."""

REFUSES = re.compile(
    r"\b(?:can(?:no|')t|can not|won't|will not|couldn't|could not|mustn't|may not|shan't"
    r"|(?:not|un)(?: be)? ?able to|not allowed to|not (?:mine|ours) to)\b",
    re.IGNORECASE,
)
"""Words by which somebody says that a thing will not be done."""

_CLAUSE = re.compile(r"[,;:]|\bbut\b|\bthough\b|\bhowever\b", re.IGNORECASE)

CHECK = re.compile(
    r"[\s,.;:!-](?:(?:is|was) (?:that|this)|that's|(?:have|did|do) i (?:got|get|have) (?:that|it|this))?"
    r"[\s,]*(?:right|correct|yes)[\s,]*\?\s*$",
    re.IGNORECASE,
)
"""A check at the end of a reply; it may be no more than a comma and "right?"."""

BIDS = re.compile(
    r"(?:^|[.!?]\s)\s*(?:(?:and|so|then|yes|ok|okay|right|all right)[\s,.]+)?"
    r"(?:what else(?: happened| went wrong| was there| is there| should i know| do i need to know)?"
    r"|is there (?:any )?more(?: to (?:it|that))?)(?:,? please)?\s*(?:[?.]+(?=\s|$)|$)",
    re.IGNORECASE,
)
"""A sentence that does nothing but ask for more of the story; "what else do you want?" is none."""

INTRODUCES = re.compile(
    r"(?:^|[.!?,;]\s|\b(?i:hi|hello|hey|morning|afternoon|evening)\W+)\s*(?i:and\s+)?"
    r"(?:(?i:my name(?:'s| is))\s+[A-Z][a-z]+"
    r"|(?i:you're (?:speaking|talking) (?:to|with))\s+[A-Z][a-z]+(?:\s[A-Z][a-z]+)?"
    r"(?=[.,;!]|$|\s(?:from|on the|at the)\b)"
    r"|(?i:this is|i'm|i am)\s+[A-Z][a-z]+(?:\s[A-Z][a-z]+)?\s+"
    r"(?:from|speaking|(?:on|at|with) the (?:[a-z]+ )?(?:desk|counter|help ?desk|hotline))\b)"
)
"""Words by which somebody says who they are; names are written with a capital letter."""

PLANS = re.compile(
    r"\b(?:i'll|i will|i can|i could|i'm going|we'll|we will|we can|let me|let's|shall)\b|\?", re.IGNORECASE
)
"""Words, or an earlier question, with which a statement is more than the customer's case."""


def supported(scores: Floats, topics: tuple[TopicHit, ...], text: str) -> Floats:
    """Scores after topics and the shape of the reply had their say.

    Args:
        scores: Calibrated score of each move, in the order of ``MOVES``.
        topics: Topics that are touched.
        text: The cleaned reply.
    """
    raised = scores.copy()
    if is_read_back(text):
        _raise(raised, Move.RESTATE, READ_BACK)
    if INTRODUCES.search(text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")):
        _raise(raised, Move.GREET, INTRODUCTION)
    if BIDS.search(text):
        _raise(raised, Move.LISTEN, BIDDING)
    for hit in topics:
        sentence = text[hit.start : hit.end]
        if hit.name.startswith("solution:") and offers(sentence):
            _raise(raised, Move.PROPOSE, hit.score)
        elif hit.name.startswith("fact:") and asks(sentence):
            _raise(raised, Move.CLARIFY, hit.score)
    return raised


def offers(sentence: str) -> bool:
    """Whether words that commit stand in a clause that refuses nothing: "I can't move him" is no offer."""
    text = sentence.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return any(COMMITS.search(clause) and not REFUSES.search(clause) for clause in _CLAUSE.split(text))


def is_read_back(text: str) -> bool:
    """Whether a reply states something of substance, plans nothing, and asks whether that is right."""
    check = CHECK.search(text)
    if not check:
        return False
    stated = text[: check.start()]
    return len(stated.split()) >= LEAST_WORDS and not PLANS.search(stated)


def _raise(scores: Floats, move: Move, support: float) -> None:
    """Join a move's score with independent support for it."""
    n = MOVES.index(move)
    scores[n] = round(1.0 - (1.0 - float(scores[n])) * (1.0 - TRUST_IN_SUPPORT * support), 4)
