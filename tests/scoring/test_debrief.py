"""The debrief names weak turns, what they cost, and one better wording each."""

from dataclasses import replace

import pytest

from tests.scoring.sessions import EXPERT, TICKET, Reply, ending, entry, say, scenario, session
from trainer.content.library import find_content_root, load_library
from trainer.engine.ledger import Effect, book
from trainer.engine.rules import SIGNAL_RULES, STICKY, Rule
from trainer.engine.state import Casting, State
from trainer.errors import UsageError
from trainer.model.mood import Gauge, Mood
from trainer.model.moves import Move
from trainer.model.persona import Degree
from trainer.scoring.coach import REASONS, advise, cost_of, is_weak
from trainer.scoring.debrief import debrief
from trainer.scoring.wording import filled

CALM_DOWN = (
    entry(Gauge.HEAT, 14, "You told them how to feel", "Chapter five"),
    entry(Gauge.TRUST, -6, "You told them how to feel", "Chapter five"),
    entry(Gauge.PATIENCE, 2, "Things moved forward", "A study"),
)


def better(*replies: Reply) -> dict[int, str]:
    return {n: advice.better for n, advice in advise(session(replies), scenario()).items()}


@pytest.mark.parametrize(
    ("reply", "weak"),
    [
        (say("heard", Move.LISTEN), False),
        (say("heard", Move.CANNED), True),
        (say("heard", Move.CLARIFY, events=("repeats",)), True),
        (say("heard", Move.CLARIFY, events=("repeats",), ledger=(entry(Gauge.TRUST, 2),)), False),
        (say("heard", Move.CLARIFY, events=("repeats",), ledger=(entry(Gauge.TRUST, -1),)), True),
        (say("heard", Move.CALM_DOWN, ledger=(entry(Gauge.TRUST, 9),)), True),
        (say("heard", Move.CLARIFY, events=("reveals",)), False),
        (say("helped", Move.PROPOSE, events=("critical:beyond-authority", "accepts")), True),
        (say("heard", ledger=(entry(Gauge.PATIENCE, -5),)), True),
        (say("heard", ledger=(entry(Gauge.PATIENCE, -5), entry(Gauge.TRUST, 1))), False),
        (say("heard", Move.INSULT, rated=False), False),
    ],
)
def test_a_turn_is_weak_if_it_did_harm_or_cost_more_than_it_brought(reply: Reply, weak: bool) -> None:
    assert is_weak(reply.turn(1)) is weak


def test_cost_is_what_each_gauge_lost_in_the_end() -> None:
    bounded = (entry(Gauge.CLARITY, 20), entry(Gauge.CLARITY, -19, "It can go no further"))
    helped = (entry(Gauge.HEAT, -9), entry(Gauge.HEAT, 10), entry(Gauge.TRUST, 4), *bounded)
    assert cost_of(say("heard", Move.LISTEN, ledger=helped).turn(1)) == 1
    assert not is_weak(say("heard", Move.LISTEN, events=("repeats",), ledger=helped).turn(1))
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
    played = session([say("heard", Move.CALM_DOWN), say("heard", Move.LISTEN)])
    first, second = played.turns
    own = replace(second, reply="tell me  all about THE kettle.", moves=())
    assert advise(replace(played, steps=(first, own)), scenario())[1].better == "I am listening."


def test_the_problem_with_its_source_and_the_authors_why_stand_apart() -> None:
    advice = advise(session([say("heard", Move.CALM_DOWN, ledger=CALM_DOWN)]), scenario())[1]
    assert (advice.why, advice.problem) == ("It lets her tell it.", "You told them how to feel.")
    assert advice.source == "Chapter five"


def test_the_problem_is_the_reason_that_cost_most_over_all_gauges() -> None:
    ledger = (
        entry(Gauge.HEAT, 6, "You argued", "A book"),
        entry(Gauge.TRUST, -5, "You argued", "A book"),
        entry(Gauge.CLARITY, -9, "Jargon", "Another"),
        entry(Gauge.CLARITY, -30, "It can go no further", STICKY),
        entry(Gauge.PATIENCE, -20, SIGNAL_RULES["no_progress"].reason, STICKY),
    )
    advice = advise(session([say("heard", Move.ARGUE, ledger=ledger)]), scenario())[1]
    assert (advice.problem, advice.source) == ("You argued.", "A book")
    idle = advise(session([say("heard", ledger=ledger[3:])]), scenario())[1]
    assert (idle.problem, idle.source) == ("A turn without progress.", STICKY)


def test_whatever_only_balances_a_ledger_is_no_reason_of_a_rule() -> None:
    mood = Mood(heat=99, trust=1, patience=1, clarity=99)
    persona = load_library([find_content_root()]).persona("impatient")
    state = State(casting=Casting(scenario(), persona, Degree.MARKED), mood=mood)
    huge = Rule("A reason", "A book", heat=-90, trust=90, patience=-90, clarity=90)
    hotter = Rule("A reason", "A book", heat=90)
    found = [*book(state, [Effect(huge, 1.0)])[1], *book(state, [Effect(hotter, 1.0)])[1]]
    balance = [item for item in found if item.reason != "A reason"]
    assert len(balance) >= 2
    assert all(item.source == STICKY and item.reason not in REASONS for item in balance)


def test_without_a_model_answer_the_problem_stands_alone() -> None:
    advice = advise(session([say("closed", Move.CALM_DOWN, ledger=CALM_DOWN)]), scenario())[1]
    assert (advice.better, advice.why) == ("", "")
    assert (advice.problem, advice.source) == ("You told them how to feel.", "Chapter five")
    bare = advise(session([say("closed", Move.CALM_DOWN)]), scenario())[1]
    assert (bare.better, bare.why, bare.problem, bare.source) == ("", "", "", "")


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
    assert (first.problem, first.source) == ("You told them how to feel.", "Chapter five")
    assert first.change_total == {Gauge.HEAT: 14, Gauge.TRUST: -6, Gauge.PATIENCE: 2, Gauge.CLARITY: 0}
    assert (second.weak, second.cost, second.better, second.why) == (False, 0, "", "")
    assert (second.problem, second.source) == ("", "")


def test_a_session_that_goes_on_or_is_of_another_scenario_has_no_debrief() -> None:
    with pytest.raises(UsageError) as going_on:
        debrief(session(EXPERT), scenario())
    assert str(going_on.value) == "the conversation is not over yet; end it first"
    with pytest.raises(UsageError) as other:
        debrief(session(EXPERT, end="coffee"), scenario())
    assert str(other.value) == "the scenario has no ending 'coffee'; use the scenario that was played"
