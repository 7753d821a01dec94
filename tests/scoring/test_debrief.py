"""The debrief names weak turns, what they cost, and one better wording each."""

from dataclasses import replace

import pytest

from tests.scoring.sessions import EXPERT, TICKET, Reply, ending, entry, say, scenario, session
from trainer.errors import UsageError
from trainer.model.mood import Gauge
from trainer.model.moves import Move
from trainer.scoring.coach import advise, cost_of, filled, is_weak
from trainer.scoring.debrief import debrief

CALM_DOWN = (
    entry(Gauge.HEAT, 14, "You told them how to feel", "Chapter five"),
    entry(Gauge.TRUST, -6, "You told them how to feel", "Chapter five"),
    entry(Gauge.PATIENCE, 2, "Things moved forward", "A study"),
)


def better(*replies: Reply) -> dict[int, str]:
    return {n: advice.better for n, advice in advise(session(replies).turns, scenario()).items()}


@pytest.mark.parametrize(
    ("reply", "weak"),
    [
        (say("heard", Move.LISTEN), False),
        (say("heard", Move.CANNED), True),
        (say("heard", Move.CLARIFY, events=("repeats",)), True),
        (say("heard", Move.CLARIFY, events=("reveals",)), False),
        (say("helped", Move.PROPOSE, events=("critical:beyond-authority", "accepts")), True),
        (say("heard", ledger=(entry(Gauge.PATIENCE, -5),)), True),
        (say("heard", ledger=(entry(Gauge.PATIENCE, -5), entry(Gauge.TRUST, 1))), False),
        (say("heard", Move.INSULT, rated=False), False),
    ],
)
def test_a_turn_is_weak_if_it_did_harm_or_cost_more_than_it_brought(reply: Reply, weak: bool) -> None:
    assert is_weak(reply.turn(1)) is weak


def test_cost_is_all_that_went_the_wrong_way() -> None:
    assert cost_of(say("heard", Move.CALM_DOWN, ledger=CALM_DOWN).turn(1)) == 20
    assert cost_of(say("heard", Move.LISTEN, ledger=(entry(Gauge.HEAT, -7),)).turn(1)) == 0


def test_the_wording_is_for_the_need_that_was_due_with_slots_filled() -> None:
    assert better(say("heard", Move.CALM_DOWN), say("acknowledged", Move.ARGUE)) == {
        1: "Tell me all about the kettle.",
        2: "A dead kettle, and no tea.",
    }


def test_no_wording_comes_twice_while_another_is_left() -> None:
    found = better(*[say("heard", Move.CALM_DOWN)] * 3)
    assert found == {
        1: "Tell me all about the kettle.",
        2: "I am listening.",
        3: "Tell me all about the kettle.",
    }


def test_a_wording_that_the_trainee_wrote_is_not_suggested_to_them() -> None:
    turns = session([say("heard", Move.CALM_DOWN), say("heard", Move.LISTEN)]).turns
    own = replace(turns[1], reply="tell me  all about THE kettle.", moves=())
    assert advise([turns[0], own], scenario())[1].better == "I am listening."


def test_why_is_the_authors_and_the_source_is_the_costliest_reasons() -> None:
    turns = session([say("heard", Move.CALM_DOWN, ledger=CALM_DOWN)]).turns
    advice = advise(turns, scenario())[1]
    assert (advice.why, advice.source) == ("It lets her tell it.", "Chapter five")


def test_without_a_model_answer_the_reason_stands_alone() -> None:
    turns = session([say("closed", Move.CALM_DOWN, ledger=CALM_DOWN)]).turns
    advice = advise(turns, scenario())[1]
    assert (advice.better, advice.why, advice.source) == ("", "You told them how to feel.", "Chapter five")
    bare = advise(session([say("closed", Move.CALM_DOWN)]).turns, scenario())[1]
    assert (bare.better, bare.why, bare.source) == ("", "", "")


def test_slots_are_filled_and_a_sentence_begins_with_a_capital() -> None:
    assert filled("{thing} by {deadline}.", scenario().slots) == "The kettle by noon."


def test_the_debrief_holds_everything_that_is_shown() -> None:
    played = scenario()
    weak = say("heard", Move.LISTEN, Move.CALM_DOWN, ledger=CALM_DOWN)
    shown = debrief(session([weak, *EXPERT], TICKET, end="tea"), played)
    assert shown.scenario_title == "The kettle"
    assert shown.ending == ending("best", played)
    assert shown.end.ending == "tea"
    assert len(shown.moods) == 9
    first, second = shown.turns[:2]
    assert [(s.text, s.moves) for s in first.sentences] == [
        ("Sentence 0 listen.", (Move.LISTEN,)),
        ("Sentence 1 calm_down.", (Move.CALM_DOWN,)),
    ]
    assert (first.weak, first.cost, first.better) == (True, 20, "Tell me all about the kettle.")
    assert first.change_total == {Gauge.HEAT: 14, Gauge.TRUST: -6, Gauge.PATIENCE: 2, Gauge.CLARITY: 0}
    assert (second.weak, second.cost, second.better, second.why, second.source) == (False, 0, "", "", "")


def test_a_session_that_goes_on_or_is_of_another_scenario_has_no_debrief() -> None:
    with pytest.raises(UsageError) as going_on:
        debrief(session(EXPERT), scenario())
    assert str(going_on.value) == "the conversation is not over yet; end it first"
    with pytest.raises(UsageError) as other:
        debrief(session(EXPERT, end="coffee"), scenario())
    assert str(other.value) == "the scenario has no ending 'coffee'; use the scenario that was played"
