"""What the guards do with 440 pairs by other hands; the fresh 200 judge, and say what is lacking."""

from collections import Counter

import pytest

from tests.guards.independent import FAITHFUL, read_given, refused
from trainer.guards.guard import judge

PAIRS = read_given()
NEVER = ("number", "name", "negation", "speaker", "promise", "leak")


def passing(kind: str, *, fresh: bool) -> list[str]:
    mine = [item for item in PAIRS if item.kind == kind and item.fresh is fresh]
    assert mine
    return [item.pair.wording for item in mine if judge(item.pair) is None]


def share_refused(kinds: set[str], *, fresh: bool) -> float:
    chosen = [item for item in PAIRS if item.kind in kinds and item.fresh is fresh]
    return len(refused(chosen)) / len(chosen)


@pytest.mark.parametrize("fresh", [False, True])
def test_there_are_at_least_a_hundred_of_each_sort(fresh: bool) -> None:
    faithful = [item.kind == FAITHFUL for item in PAIRS if item.fresh is fresh]
    assert min(sum(faithful), len(faithful) - sum(faithful)) >= 100


@pytest.mark.parametrize("fresh", [False, True])
@pytest.mark.parametrize("kind", NEVER)
def test_no_pair_of_this_kind_passes(kind: str, fresh: bool) -> None:
    assert passing(kind, fresh=fresh) == []


def test_most_faithful_pairs_pass() -> None:
    """The docs give these figures; a change of the rules may not lose ground unseen."""
    passed = Counter(
        (item.fresh, item.read) for item in PAIRS if item.kind == FAITHFUL and judge(item.pair) is None
    )
    assert passed[False, True] >= 118
    assert passed[True, True] >= 48
    assert passed[True, False] >= 39


def test_spoiled_pairs_are_refused_where_rules_can_tell() -> None:
    kinds = {item.kind for item in PAIRS} - {FAITHFUL}
    untold = {"swapped arguments", "invented clause"}
    assert share_refused(kinds - untold, fresh=False) == 1
    assert share_refused(kinds, fresh=False) >= 0.95
    assert share_refused(kinds - untold, fresh=True) >= 0.89
    assert share_refused(kinds, fresh=True) >= 0.8
