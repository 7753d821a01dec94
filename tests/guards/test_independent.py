"""What the guards do with 800 pairs by other hands; what each set said at first sight stands in the docs."""

from collections import Counter

import pytest

from tests.guards.independent import FAITHFUL, SETS, read_given, refused
from trainer.guards.guard import judge

PAIRS = read_given()
NEVER = ("number", "name", "negation", "speaker", "promise", "leak")


def passing(kind: str, of: str) -> list[str]:
    mine = [item for item in PAIRS if item.kind == kind and item.of == of]
    assert mine
    return [item.pair.wording for item in mine if judge(item.pair) is None]


def share_refused(kinds: set[str], of: str) -> float:
    chosen = [item for item in PAIRS if item.kind in kinds and item.of == of]
    return len(refused(chosen)) / len(chosen)


@pytest.mark.parametrize("of", SETS)
def test_there_are_enough_of_each_sort(of: str) -> None:
    faithful = [item.kind == FAITHFUL for item in PAIRS if item.of == of]
    assert min(sum(faithful), len(faithful) - sum(faithful)) >= 60


@pytest.mark.parametrize("of", SETS)
@pytest.mark.parametrize("kind", NEVER)
def test_no_pair_of_this_kind_passes(kind: str, of: str) -> None:
    assert passing(kind, of) == []


def test_most_faithful_pairs_pass() -> None:
    """The docs give these figures; a change of the rules may not lose ground unseen."""
    passed = Counter(
        (item.of, item.read) for item in PAIRS if item.kind == FAITHFUL and judge(item.pair) is None
    )
    assert passed["first", True] >= 118
    assert passed["fresh", True] >= 48
    assert passed["fresh", False] >= 42
    assert passed["third", True] >= 120
    assert passed["fourth", True] >= 54


def test_spoiled_pairs_are_refused_where_rules_can_tell() -> None:
    kinds = {item.kind for item in PAIRS} - {FAITHFUL}
    untold = {"swapped arguments", "invented clause"}
    assert share_refused(kinds - untold, "first") == 1
    assert share_refused(kinds, "first") >= 0.95
    assert share_refused(kinds - untold, "fresh") >= 0.94
    assert share_refused(kinds, "fresh") >= 0.85
    assert share_refused(kinds - untold, "third") >= 0.99
    assert share_refused(kinds, "third") >= 0.95
    assert share_refused(kinds - untold, "fourth") >= 0.96
    assert share_refused(kinds, "fourth") >= 0.88
