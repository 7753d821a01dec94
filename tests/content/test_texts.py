"""Single texts: rows as a narrow terminal breaks them, slots with the words that fill them, open gaps."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.content.samples import SCENARIO, write
from trainer.content.reading import read_scenario
from trainer.content.texts import MOST_ROWS, ROW, rows_of

FOUR_ROWS = " ".join(["kettle"] * 28)
WORD = st.text("abcdefgh,.", min_size=1, max_size=ROW)


def codes_in(folder, was, made):
    assert was in SCENARIO
    path = write(folder, scenario=SCENARIO.replace(was, made, 1)) / "scenarios" / "kettle.yaml"
    return [problem.code for problem in read_scenario(path, {"brisk"}).problems]


@given(st.lists(WORD, min_size=1, max_size=40).map(" ".join))
def test_rows_are_those_of_a_terminal_that_breaks_between_words(text):
    assert rows_of(text) == len(textwrap.wrap(text, ROW, break_on_hyphens=False))


def test_a_line_of_four_rows_is_let_pass_and_a_longer_one_is_told(tmp_path):
    assert rows_of(FOUR_ROWS) == MOST_ROWS
    assert codes_in(tmp_path, "  - The kettle trips the fuse.", f"  - {FOUR_ROWS}") == []
    assert codes_in(tmp_path, "  - The kettle trips the fuse.", f"  - {FOUR_ROWS} kettle") == ["X002"]


def test_a_line_is_measured_with_its_slots_filled(tmp_path):
    line = f"  - {FOUR_ROWS[:-20]} " + "{problem}"
    assert codes_in(tmp_path, "  - I bought {problem}.", line) == ["X002"]


def test_what_nobody_says_may_be_longer(tmp_path):
    assert codes_in(tmp_path, "epilogue: She drinks water.", f"epilogue: {FOUR_ROWS} {FOUR_ROWS}") == []


@pytest.mark.parametrize(
    "gap", ["[your name]", "[CUSTOMER NAME]", "<name>", "TODO", "TBD", "XXX", "lorem ipsum", "%s", "%(name)s"]
)
def test_a_gap_is_told_wherever_it_stands(tmp_path, gap):
    assert codes_in(tmp_path, "shows: Two in stock.", f'shows: "Two, {gap}, in stock."') == ["X006"]


@pytest.mark.parametrize(
    "text", ["a 100% <3 kettle", "the [big] one", "todos of today", "5 % sure", "$5 {thing}"]
)
def test_what_only_looks_like_a_gap_is_let_pass(tmp_path, text):
    assert codes_in(tmp_path, "shows: Two in stock.", f'shows: "{text}"') == []


@pytest.mark.parametrize(
    ("was", "made"),
    [
        ("  deadline: noon", "  deadline: by noon"),
        ("It is {thing} again", "It is my {thing} again"),
        ("I bought {problem}", "I bought A {problem}"),
    ],
)
def test_a_slot_that_would_read_double_is_told(tmp_path, was, made):
    assert codes_in(tmp_path, was, made) == ["X005"]
