"""Drafts of a model: nonsense that no guard sees is told apart by meaning; faithful words keep passing."""

import pytest

from tests.guards.independent import FAITHFUL, read_given
from trainer.guards.drafts import judge_draft
from trainer.guards.guard import Code, Pair, judge
from trainer.understand.reader import likeness

NONSENSE = [
    (
        "Repeat it to me. Both parts. What's broken, and what you broke.",
        "For that minute, that call that to talk, I tidied a fian was going to ring me.",
    ),
    ("I'm going to go now. I'll believe it when it's there.", "Gool, and I have happen."),
    ("I'd like to get back to my rooms. Are we done?", "Thiss back do if it?"),
    ("Just do what you say! Once! It can be something tiny!", "You know this, while nobody rang a word!"),
]
"""Lines, and what a model that has learnt too little makes of them."""


@pytest.mark.parametrize(("line", "draft"), NONSENSE)
def test_nonsense_is_refused_by_its_meaning(line: str, draft: str) -> None:
    pair = Pair(line, draft)
    assert judge(pair) is None
    reject = judge_draft(pair, likeness)
    assert reject is not None
    assert reject.code is Code.MEANING


def test_what_the_guards_refuse_stays_refused() -> None:
    pair = Pair("I waited twenty minutes for you.", "For you I waited thirty minutes.")
    assert judge_draft(pair, likeness) == judge(pair) is not None


def test_hardly_a_faithful_wording_is_lost_by_it() -> None:
    pairs = [given.pair for given in read_given() if given.kind == FAITHFUL and judge(given.pair) is None]
    lost = [pair for pair in pairs if judge_draft(pair, likeness)]
    assert len(lost) <= 0.01 * len(pairs)
