"""What was made quick does what the plain way does."""

import re
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.conftest import SCENARIOS, cast
from trainer.engine import judgement
from trainer.engine.state import State
from trainer.model.mood import Mood
from trainer.model.scenario import Need

WORDS = st.text("ab-'. Sß\n", max_size=4)


@pytest.fixture
def state() -> State:
    return cast(SCENARIOS[0])


def test_a_changed_state_is_what_replacing_gives(state):
    other = state.changed(turn=3, met=(Need.HEARD,), told=frozenset({"model"}))
    assert other == replace(state, turn=3, met=(Need.HEARD,), told=frozenset({"model"}))
    assert all(getattr(state.changed(), field.name) is getattr(state, field.name) for field in fields(State))


def test_a_state_has_no_field_that_was_never_written(state):
    with pytest.raises(TypeError, match="trun"):
        state.changed(trun=3)


@given(st.text("ab-'. SßS\n", max_size=12), st.lists(WORDS, max_size=4))
def test_words_are_found_as_one_by_one(text, words):
    plainly = any(re.search(rf"(?<!\w){re.escape(word.casefold())}(?!\w)", text.casefold()) for word in words)
    assert judgement._mentions(text, tuple(words)) is plainly


@given(*(st.integers(-2, 102) for _ in range(4)))
def test_a_gauge_outside_its_scale_is_refused_by_name(heat, trust, patience, clarity):
    values = {"heat": heat, "trust": trust, "patience": patience, "clarity": clarity}
    wrong = [f"{name} must be 0..100, not {value}" for name, value in values.items() if not 0 <= value <= 100]
    if wrong:
        with pytest.raises(ValueError, match=wrong[0]):
            Mood(**values)
    else:
        assert Mood(**values).as_dict() == values
