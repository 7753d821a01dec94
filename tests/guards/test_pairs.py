"""What the guards do with two hundred hand-written pairs, in both halves."""

import pytest

from tests.guards.pairs import FAITHFUL, read_pairs, refused
from trainer.guards.guard import judge

PAIRS = read_pairs()
NEVER = ("number", "name", "negation", "speaker", "promise", "leak")
HALVES = [pytest.param(False, id="open"), pytest.param(True, id="held-out")]


def test_there_are_a_hundred_faithful_and_a_hundred_spoiled_pairs() -> None:
    faithful = sum(item.kind == FAITHFUL for item in PAIRS)
    assert (faithful, len(PAIRS) - faithful) == (100, 100)
    assert len({item.kind for item in PAIRS}) == 13


@pytest.mark.parametrize("held_out", HALVES)
@pytest.mark.parametrize("kind", NEVER)
def test_no_pair_of_this_kind_passes(kind: str, held_out: bool) -> None:
    mine = [item for item in PAIRS if item.kind == kind and item.held_out is held_out]
    assert mine
    assert [item.pair.wording for item in mine if judge(item.pair) is None] == []


@pytest.mark.parametrize("held_out", HALVES)
def test_most_faithful_pairs_pass(held_out: bool) -> None:
    faithful = [item for item in PAIRS if item.kind == FAITHFUL and item.held_out is held_out]
    assert 1 - len(refused(faithful)) / len(faithful) >= 0.85


@pytest.mark.parametrize("held_out", HALVES)
def test_nearly_all_other_spoiled_pairs_are_refused(held_out: bool) -> None:
    spoiled = [item for item in PAIRS if item.kind != FAITHFUL and item.held_out is held_out]
    assert len(refused(spoiled)) / len(spoiled) >= 0.95
