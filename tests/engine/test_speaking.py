"""Speaking: the same line in other words, never another line; every wording before one comes again."""

from dataclasses import replace
from itertools import pairwise

import pytest

from tests.engine.conftest import cast
from trainer.engine.speaking import OPENER_FITS_FROM, bears_opener, speak, wordings
from trainer.engine.state import State
from trainer.model.lines import Line, LineGroups
from trainer.model.variety import Variety

LINE = Line("[Nobody|Not a soul] rang.", ("There was no call.", "Not one call."))
EVERY = ("Nobody rang.", "Not a soul rang.", "There was no call.", "Not one call.")


@pytest.fixture
def state() -> State:
    return cast("engineer-never-came")


def at(state: State, variety: Variety, seed: int = 0, **changes: object) -> State:
    return replace(state, casting=replace(state.casting, variety=variety, seed=seed, **changes))


def said(state: State, line: Line, times: int) -> list[str]:
    lines = []
    for _ in range(times):
        state, utterance = speak(state, [line])
        lines.append(utterance.line)
    return lines


def test_without_variety_a_line_is_said_as_written_each_time(state: State) -> None:
    assert said(at(state, Variety.NONE), LINE, 3) == ["Nobody rang."] * 3


def test_every_wording_is_said_before_one_comes_again(state: State) -> None:
    lines = said(at(state, Variety.AUTHORED, seed=7), LINE, 8)
    assert sorted(lines[:4]) == sorted(EVERY)
    assert lines[4:] == lines[:4]


def test_seeds_begin_with_different_wordings(state: State) -> None:
    firsts = {said(at(state, Variety.AUTHORED, seed), LINE, 1)[0] for seed in range(40)}
    assert firsts == set(EVERY)


def test_the_record_keeps_the_line_as_written_only_where_it_was_said_otherwise(state: State) -> None:
    for seed in range(8):
        _, spoken = speak(at(state, Variety.AUTHORED, seed), [LINE])
        assert spoken.written == ("" if spoken.line == "Nobody rang." else "Nobody rang.")


def test_what_was_said_is_remembered_as_written(state: State) -> None:
    states = [speak(at(state, variety, 3), [LINE])[0] for variety in Variety]
    assert len({tuple(now.spoken.items()) for now in states}) == 1


def test_approved_drafts_are_spoken_with_baked_alone(state: State) -> None:
    drafts = {str(LINE): ("Silence, that is all I had.",)}
    assert wordings(at(state, Variety.AUTHORED, baked=drafts).casting, LINE) == EVERY
    assert wordings(at(state, Variety.BAKED, baked=drafts).casting, LINE) == (*EVERY, *drafts[str(LINE)])
    assert wordings(at(state, Variety.NONE, baked=drafts).casting, LINE) == EVERY[:1]


def test_an_opener_stands_before_some_long_lines_and_no_two_in_a_row_are_the_same(state: State) -> None:
    person = state.casting.persona.model_copy(update={"openers": LineGroups(any=("Look.", "Listen."))})
    state = at(state, Variety.AUTHORED, persona=person)
    heads = []
    for turn in range(60):
        state, spoken = speak(replace(state, turn=turn), [Line("x" * OPENER_FITS_FROM)], opener=True)
        heads.append(spoken.line.partition(" ")[0])
    used = [head for head in heads if head in {"Look.", "Listen."}]
    assert 8 <= len(used) <= 35
    assert all(first != second for first, second in pairwise(used))


@pytest.mark.parametrize(
    "line",
    [
        "Nobody rang.",
        "No, I've been waiting for that call since half past two.",
        "(a long breath, and then a silence that goes on and on)",
    ],
)
def test_short_lines_and_lines_with_a_start_of_their_own_bear_none(line: str) -> None:
    assert not bears_opener(line)
