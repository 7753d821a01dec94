"""What the guards do with 240 pairs by another hand, one half of which was only ever counted."""

from collections import Counter

import pytest

from tests.guards.independent import FAITHFUL, read_given, refused
from trainer.guards.guard import judge

PAIRS = read_given()
NEVER = ("number", "name", "negation", "speaker", "promise")


def share_refused(kinds: set[str]) -> float:
    chosen = [item for item in PAIRS if item.kind in kinds]
    return len(refused(chosen)) / len(chosen)


def test_there_are_at_least_a_hundred_of_each_sort() -> None:
    faithful = sum(item.kind == FAITHFUL for item in PAIRS)
    assert min(faithful, len(PAIRS) - faithful) >= 100


@pytest.mark.parametrize("kind", NEVER)
def test_no_pair_of_this_kind_passes(kind: str) -> None:
    mine = [item for item in PAIRS if item.kind == kind]
    assert mine
    assert [item.pair.wording for item in mine if judge(item.pair) is None] == []


def test_most_faithful_pairs_pass() -> None:
    """The docs give the figures of both halves; a change of the rules may not lose ground unseen."""
    passed = Counter(item.held_out for item in PAIRS if item.kind == FAITHFUL and judge(item.pair) is None)
    assert passed[False] >= 51
    assert passed[True] >= 42


def test_nine_of_ten_spoiled_pairs_are_refused_where_rules_can_tell() -> None:
    untold = {FAITHFUL, "swapped arguments", "invented clause"}
    assert share_refused({item.kind for item in PAIRS} - untold) >= 0.97
    assert share_refused({item.kind for item in PAIRS} - {FAITHFUL}) >= 0.88
