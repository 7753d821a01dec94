"""Lines: the narrowest that fits, none again while a fresh one fits, and plays in a row differ."""

from dataclasses import replace

import pytest

from tests.engine.conftest import LIBRARY, PERSONAS, SCENARIOS, cast
from trainer.engine.choice import fill, pick, pick_fresh, remember
from trainer.engine.session import begin
from trainer.engine.state import Casting, State
from trainer.model.lines import LineGroups
from trainer.model.mood import HeatBand, Mood
from trainer.model.persona import EventLines


def heated(state: State, heat: int) -> State:
    """The same state at another heat."""
    mood = state.mood
    return replace(state, mood=Mood(heat, mood.trust, mood.patience, mood.clarity))


@pytest.fixture
def state() -> State:
    return heated(replace(cast("engineer-never-came"), spoken={}), 60)


def said(state: State, groups: LineGroups, times: int) -> list[str]:
    lines = []
    for n in range(times):
        line = pick(replace(state, turn=n), "x", groups)
        assert line is not None
        lines.append(line)
        state = replace(state, spoken=remember(state.spoken, line))
    return lines


def test_all_fitting_lines_are_said_before_any_comes_again(state: State) -> None:
    groups = LineGroups(angry=("a", "b"), hot=("c",), any=("d", "e"), calm=("never",))
    assert sorted(said(state, groups, 5)) == ["a", "b", "c", "d", "e"]


def test_the_narrowest_group_comes_first(state: State) -> None:
    groups = LineGroups(angry=("a", "b"), hot=("c",), any=("d",))
    for seed in range(6):
        seeded = replace(state, casting=replace(state.casting, seed=seed))
        assert pick(seeded, "x", groups) in {"a", "b"}


def test_a_group_of_one_is_joined_by_the_next_so_that_plays_differ(state: State) -> None:
    groups = LineGroups(angry=("a",), hot=("b", "c"), any=("d",))
    firsts = {
        pick(replace(state, casting=replace(state.casting, seed=seed)), "x", groups) for seed in range(6)
    }
    assert firsts == {"a", "b", "c"}


def test_a_scenarios_own_lines_come_before_the_personas(state: State) -> None:
    own, voice = LineGroups(any=("own",)), LineGroups(angry=("voice",))
    assert pick(state, "x", own, voice) == "own"
    assert pick(replace(state, spoken={"own": 1}), "x", own, voice) == "voice"


def test_when_all_are_used_the_one_said_longest_ago_comes_again(state: State) -> None:
    groups = LineGroups(any=("a", "b", "c"))
    lines = said(state, groups, 6)
    assert lines[3:] == lines[:3]


def test_a_fresh_line_is_refused_rather_than_repeated(state: State) -> None:
    groups = LineGroups(any=("a",))
    assert pick_fresh(state, "x", groups) == "a"
    assert pick_fresh(replace(state, spoken={"a": 1}), "x", groups) is None


def test_seeds_in_a_row_open_differently() -> None:
    for name in SCENARIOS:
        scenario = LIBRARY.scenarios[name]
        persona = LIBRARY.personas[scenario.persona]
        openings = {
            begin(Casting(scenario, persona, seed=seed), mode="practice", content_hash="", reader="")[1].line
            for seed in range(3)
        }
        assert len(openings) == 3, name


def test_a_slot_at_the_start_gets_a_capital(state: State) -> None:
    thing = state.casting.scenario.slots.thing
    assert fill(state.casting, "{thing}, again.") == f"{thing[0].upper()}{thing[1:]}, again."
    assert fill(state.casting, "mind {thing}.") == f"mind {thing}."


@pytest.mark.parametrize("name", PERSONAS)
def test_every_event_can_be_said_at_every_heat_in_three_ways(name: str) -> None:
    persona = LIBRARY.personas[name]
    for event in EventLines.model_fields:
        groups: LineGroups = getattr(persona.lines, event)
        for band in HeatBand:
            assert len(set(groups.for_band(band))) >= 3, f"{name}: {event} when {band}"
