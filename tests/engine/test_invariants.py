"""The design's invariants, held against every shipped scenario with any readings at all."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.engine.conftest import LIBRARY, PERSONAS, SCENARIOS, cast
from tests.engine.hands import reading as by_hand
from tests.engine.hands import readings
from trainer.engine.judgement import judge
from trainer.engine.rules import HELPFUL, MAX_COOLING, Phase
from trainer.engine.session import Taken, step
from trainer.errors import SessionOver
from trainer.model.mood import Gauge, total_change
from trainer.model.moves import HARMFUL, Move
from trainer.model.persona import Degree
from trainer.model.reading import Reading

QUICK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def played(scenario: str, persona: str, degree: Degree, seed: int, script: list[Reading]) -> list[Taken]:
    """All turns until the script or the conversation ends."""
    state, taken = cast(scenario, persona, degree, seed), []
    for item in script:
        if state.outcome:
            break
        taken.append(step(state, item))
        state = taken[-1].state
    return taken


@st.composite
def sessions(draw: st.DrawFn) -> list[Taken]:
    """A whole session of any scenario, persona, degree and seed, with any readings."""
    scenario = draw(st.sampled_from(SCENARIOS))
    script = draw(st.lists(readings(LIBRARY.scenarios[scenario]), min_size=1, max_size=14))
    persona, degree = draw(st.sampled_from(PERSONAS)), draw(st.sampled_from(list(Degree)))
    return played(scenario, persona, degree, draw(st.integers(0, 99)), script)


@QUICK
@given(sessions())
def test_ledger_adds_up_to_the_change(session: list[Taken]) -> None:
    for taken in session:
        turn = taken.turn
        for gauge in Gauge:
            change = turn.after.value(gauge) - turn.before.value(gauge)
            assert total_change(turn.ledger, gauge) == change
        assert all(entry.change for entry in turn.ledger)


@QUICK
@given(sessions())
def test_no_turn_cools_by_more_than_the_most(session: list[Taken]) -> None:
    assert all(taken.turn.before.heat - taken.turn.after.heat <= MAX_COOLING for taken in session)


@QUICK
@given(sessions())
def test_recognised_harm_always_draws_push_back_and_heat(session: list[Taken]) -> None:
    for taken in session:
        turn = taken.turn
        harms = [hit.name for hit in turn.moves if hit.name in HARMFUL]
        if harms:
            assert "pushback" in turn.events
            assert any(entry.mood is Gauge.HEAT and entry.change > 0 for entry in turn.ledger)


@QUICK
@given(sessions())
def test_what_is_not_understood_costs_nothing(session: list[Taken]) -> None:
    for taken in session:
        if not taken.turn.rated:
            assert taken.turn.before == taken.turn.after
            assert taken.turn.ledger == ()
            assert taken.turn.line


@QUICK
@given(sessions())
def test_every_turn_is_answered_with_slots_filled(session: list[Taken]) -> None:
    for taken in session:
        assert taken.turn.line.strip()
        assert "{" not in taken.turn.line


@QUICK
@given(sessions())
def test_an_ended_session_refuses_and_stays_as_it_was(session: list[Taken]) -> None:
    last = session[-1]
    if last.state.outcome:
        with pytest.raises(SessionOver, match="has ended"):
            step(last.state, Reading(text="hello"))


@QUICK
@given(st.data())
def test_same_content_readings_and_seed_give_the_same_session(data: st.DataObject) -> None:
    scenario = data.draw(st.sampled_from(SCENARIOS))
    script = data.draw(st.lists(readings(LIBRARY.scenarios[scenario]), min_size=1, max_size=10))
    persona = data.draw(st.sampled_from(PERSONAS))
    first, second = (played(scenario, persona, Degree.SEVERE, 7, script) for _ in range(2))
    assert [taken.turn.record() for taken in first] == [taken.turn.record() for taken in second]


@QUICK
@given(st.data())
def test_a_good_move_where_it_is_due_never_raises_heat(data: st.DataObject) -> None:
    scenario = data.draw(st.sampled_from(SCENARIOS))
    state = cast(scenario, data.draw(st.sampled_from(PERSONAS)), data.draw(st.sampled_from(list(Degree))))
    due = state.due_need
    earning = data.draw(st.sampled_from([move for move in Move if move not in HARMFUL]))
    reading = by_hand("words", earning)
    if judge(state, reading).steps.served.get(earning) is due:
        assert step(state, reading).turn.after.heat <= state.mood.heat


def test_no_row_of_the_table_heats_for_a_move_that_is_due() -> None:
    rows = {key: rule for key, rule in HELPFUL.items() if key[1] is Phase.DUE}
    assert rows
    assert [key for key, rule in rows.items() if rule.heat > 0] == []
