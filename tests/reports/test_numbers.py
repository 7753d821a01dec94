"""The statistics are what textbooks say, and stay silent where they would mislead."""

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.reports.numbers import (
    FEW,
    correlation,
    mean,
    nearest_rank,
    share,
    spread,
    weighted_kappa,
)

MARKS = st.lists(st.integers(0, 100), min_size=2, max_size=40)
PAIRS = st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)), min_size=FEW, max_size=40)


@given(MARKS)
def test_mean_and_spread_are_those_of_the_standard_library(marks):
    assert mean(marks) == pytest.approx(statistics.mean(marks), abs=0.051)
    assert spread(marks) == pytest.approx(statistics.stdev(marks), abs=0.051)


def test_of_nothing_there_is_no_mean_and_of_one_no_spread():
    assert (mean([]), spread([]), spread([50]), share(0, 0)) == (None, None, None, None)


@given(PAIRS)
def test_correlation_is_that_of_the_standard_library_or_says_why_there_is_none(pairs):
    found = correlation(pairs)
    ones, others = zip(*pairs, strict=True)
    if len(set(ones)) == 1 or len(set(others)) == 1:
        assert (found.value, found.why) == (None, "all scored alike, so nothing can go with anything")
    else:
        assert found.value == pytest.approx(statistics.correlation(ones, others), abs=0.0051)
    assert found.n == len(pairs)


@pytest.mark.parametrize(("n", "who"), [(0, "nobody"), (1, "only 1 learner"), (4, "only 4 learners")])
def test_few_learners_give_no_correlation(n, who):
    found = correlation([(number, number) for number in range(n)])
    assert (found.value, found.n) == (None, n)
    assert found.why == f"{who} did this and something else; 5 are needed"


def test_five_learners_give_one():
    assert correlation([(1, 10), (2, 20), (3, 30), (4, 40), (5, 50)]).value == 1
    assert correlation([(1, 50), (2, 40), (3, 30), (4, 20), (5, 10)]).value == -1


def test_weighted_kappa_of_a_worked_example():
    # Bands of the game 0 0 1 2 3 3, of the human 0 1 1 2 3 2. Seen: 1 + 1 = 2. By chance: the 36 squared
    # differences come to 6 x 23 + 6 x 19 - 2 x 9 x 9 = 90, a sixth of it is 15. 1 - 2 / 15 = 0.87.
    game, person = (10, 30, 50, 70, 90, 85), (20, 45, 55, 65, 99, 79)
    assert weighted_kappa(list(zip(game, person, strict=True))).value == 0.87


@pytest.mark.parametrize(
    ("pairs", "value", "why"),
    [
        ([(10, 90), (90, 10)] * 5, -1.0, ""),
        ([(90, 90), (10, 10)] * 5, 1.0, ""),
        ([(50, 50)] * 4, None, "only 4 judged twice; 5 are needed"),
        ([(81, 99)] * 9, None, "all marks lie in one band, so chance alone would agree"),
    ],
)
def test_weighted_kappa_at_its_ends(pairs, value, why):
    found = weighted_kappa(pairs)
    assert (found.value, found.n, found.why) == (value, len(pairs), why)


@pytest.mark.parametrize(
    ("values", "half", "quarter"),
    [
        ([1, 2, 3, 4], 2, 1),
        ([3], 3, 3),
        ([1, None, None, None], None, 1),
        ([2, 1, None, None], 2, 1),
        ([None], None, None),
    ],
)
def test_half_have_passed_only_when_half_have(values, half, quarter):
    assert nearest_rank(values, 0.5) == half
    assert nearest_rank(values, 0.25) == quarter
