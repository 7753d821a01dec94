"""No cell of a CSV acts on the spreadsheet or the terminal it is shown on."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.wording.cells import FORMULA_STARTS, csv_line, inert
from trainer.wording.harmless import one_line


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1"])
def test_no_cell_starts_a_formula_behind_whatever_blank_it_hides(cell):
    assert inert(cell) == f"'{cell}"
    for blank in ("\t", "\r", "\n", " ", "\u00a0", "\u200b", "\ufeff"):
        assert inert(f"{blank}{cell}") == f"'{cell}"
    assert inert(f"a{cell}") == f"a{cell}"


def test_no_cell_steers_the_terminal_it_is_shown_on():
    assert inert("a\x1b[2Jb\x07\u202e") == "a\u241b[2Jb\u2407"


@given(st.text(max_size=20))
def test_a_cell_is_text_on_one_line_and_says_what_it_said(cell):
    shown = inert(cell)
    assert not shown.startswith(FORMULA_STARTS)
    assert shown.removeprefix("'").replace("'", "") == one_line(cell).replace("'", "")
    assert "\n" not in shown
    assert "\r" not in shown


@given(st.lists(st.one_of(st.text(max_size=9), st.integers(-99, 99), st.none()), min_size=2, max_size=5))
def test_a_line_is_read_back_with_numbers_as_numbers(cells):
    (row,) = csv.reader(io.StringIO(csv_line(cells)))
    assert row == [
        "" if cell is None else str(cell) if isinstance(cell, int) else inert(cell) for cell in cells
    ]
