"""Judging what a model drafted: the guards, and whether it has to do with the line at all.

Guards compare words, so that fluent nonsense without a number or a name can pass them. How near two texts
are in meaning tells nonsense apart; it is blind to a lost "not", which is why it comes last. What a person
wrote is not judged by it.
"""

from collections.abc import Callable

from trainer.guards.guard import Code, Pair, Reject, judge

Alike = Callable[[str, str], float]
"""How near two texts are in meaning, -1 to 1."""

LEAST_ALIKE = 0.36
"""Likeness to the line from which a draft is one of it; of 340 faithful wordings by hand 339 have more."""


def judge_draft(pair: Pair, alike: Alike | None) -> Reject | None:
    """The first objection to a draft, or None where there is none.

    Args:
        pair: The line and the draft.
        alike: Measures likeness of meaning; None asks the guards alone.
    """
    reject = judge(pair)
    if reject or alike is None or alike(pair.line, pair.wording) >= LEAST_ALIKE:
        return reject
    return Reject(Code.MEANING, "it has hardly to do with the line")
