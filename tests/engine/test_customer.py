"""How the customer takes a reply, as a trainer would put it on a board."""

from dataclasses import replace

import pytest

from tests.engine.conftest import PERSONAS, SCENARIOS, cast
from tests.engine.hands import reading
from trainer.engine.actions import act
from trainer.engine.cues import cue
from trainer.engine.needs import VENTING_HEAT
from trainer.engine.session import step
from trainer.engine.state import State
from trainer.errors import SessionOver, UsageError
from trainer.model.mood import Gauge
from trainer.model.moves import Move
from trainer.model.reading import MoveHit, Reading, Signals, Status, TopicHit
from trainer.model.scenario import Need, Outcome

SCENARIO = "engineer-never-came"


def after(state: State, *replies: Reading) -> State:
    """The state after these replies."""
    for reply in replies:
        state = step(state, reply).state
    return state


def events(state: State, reply: Reading) -> tuple[str, ...]:
    """What the customer does on this reply."""
    return step(state, reply).turn.events


def topics_side_by_side(text: str, topics: list[str]) -> Reading:
    """A reading in which each sentence proposes one topic."""
    base = reading(text, Move.PROPOSE)
    hits, start = [], 0
    for sentence, name in zip(text.split(". "), topics, strict=True):
        hits.append(TopicHit(name, 0.9, start, start + len(sentence)))
        start += len(sentence) + 2
    return replace(base, topics=tuple(hits))


LISTENING = reading("Go on, tell me everything.", Move.LISTEN)
KIND = reading("That is a whole morning lost, I am sorry.", Move.ACKNOWLEDGE, Move.APOLOGISE)
PLAYBACK = reading("So nobody came and you print at three, right?", Move.RESTATE, Move.CONFIRM)
FIX = reading("Try the tray.", Move.PROPOSE)


@pytest.mark.parametrize("persona", PERSONAS)
@pytest.mark.parametrize("harm", [Move.CALM_DOWN, Move.DISMISS, Move.BLAME_CUSTOMER, Move.ARGUE, Move.INSULT])
def test_harm_draws_push_back_and_heat_from_everybody(persona: str, harm: Move) -> None:
    state = cast(SCENARIO, persona)
    turn = step(state, reading("Calm down, it's only a printer.", harm)).turn
    assert "pushback" in turn.events
    assert turn.after.heat > turn.before.heat
    assert turn.after.trust < turn.before.trust


def test_a_calm_customer_takes_nothing_amiss_that_is_not_sure() -> None:
    state = cast("two-laptops")
    warm = reading("lol literally yes", Move.CONFIRM)
    doubtful = replace(warm, moves=(*warm.moves, MoveHit(Move.SARCASM, 0.62, 0, 17)))
    assert state.mood.heat < VENTING_HEAT
    turn = step(state, doubtful).turn
    assert "pushback" not in turn.events
    assert (Move.SARCASM in turn.unsure, [hit.name for hit in turn.moves]) == (True, [Move.CONFIRM])
    sure = replace(warm, moves=(MoveHit(Move.SARCASM, 0.9, 0, 17),))
    assert "pushback" in step(state, sure).turn.events
    hot = replace(state, mood=replace(state.mood, heat=70))
    assert "pushback" in step(hot, doubtful).turn.events


@pytest.mark.parametrize("persona", PERSONAS)
def test_a_good_reply_where_it_is_due_brings_the_next_need(persona: str) -> None:
    state = after(cast(SCENARIO, persona), LISTENING, LISTENING)
    assert state.due_need is Need.ACKNOWLEDGED
    now = after(state, KIND)
    assert now.due_need is Need.AGREED
    assert now.mood.heat <= state.mood.heat
    assert now.mood.trust > state.mood.trust


@pytest.mark.parametrize("persona", PERSONAS)
def test_the_same_good_reply_does_not_go_on_working(persona: str) -> None:
    state = after(cast(SCENARIO, persona), KIND)
    again = reading(KIND.text, Move.ACKNOWLEDGE, Move.APOLOGISE, repeated=True)
    second = step(state, again)
    third = step(second.state, again)
    for taken in (second, third):
        assert "tired" in taken.turn.events
        assert taken.turn.after.heat > taken.turn.before.heat
        assert taken.turn.met == ()


def test_passing_over_a_need_climbs_the_ladder() -> None:
    state = cast(SCENARIO)
    seen = []
    for _ in range(3):
        taken = step(state, FIX)
        seen.append(taken.turn.events[0])
        state = taken.state
    assert seen == ["repeats", "last_chance", "asks_supervisor"]
    assert state.wants_supervisor


def test_a_wish_for_the_supervisor_can_be_granted_in_words() -> None:
    state = after(cast(SCENARIO), FIX, FIX, FIX)
    now = after(state, reading("I'll get my supervisor for you.", Move.ESCALATE))
    assert now.outcome is Outcome.ESCALATED


def test_one_reply_can_meet_several_needs_but_not_the_goodbye() -> None:
    state = after(cast(SCENARIO), LISTENING, LISTENING)
    whole = reading(
        "Sorry, what a morning. So you print at three, right? Bye!",
        Move.APOLOGISE,
        Move.ACKNOWLEDGE,
        Move.RESTATE,
        Move.CONFIRM,
        Move.CLOSE,
    )
    turn = step(state, whole).turn
    assert turn.met == ("acknowledged", "agreed")


def test_the_story_comes_out_beat_by_beat() -> None:
    state = cast(SCENARIO)
    first = step(state, LISTENING)
    assert first.turn.events == ("goes_on",)
    assert first.turn.line in state.casting.scenario.story[0]


def test_kind_words_where_action_is_due_are_named() -> None:
    state = after(cast(SCENARIO), LISTENING, LISTENING, KIND, PLAYBACK)
    assert state.due_need is Need.HELPED
    turn = step(state, reading("I feel for you.", Move.ACKNOWLEDGE)).turn
    assert "empathy_only" in turn.events
    assert turn.after.patience < turn.before.patience


def test_a_question_about_a_fact_is_answered_with_that_fact() -> None:
    state = after(cast(SCENARIO), LISTENING, LISTENING, KIND)
    turn = step(state, reading("Which printer is it?", Move.CLARIFY, topics=("fact:model",))).turn
    answers = next(fact for fact in state.casting.scenario.facts if fact.fact == "model").answers.every_line()
    assert any(answer in turn.line for answer in answers)
    assert "reveals" in turn.events


def test_a_solution_is_doubted_until_it_was_looked_up() -> None:
    state = after(cast(SCENARIO), LISTENING, LISTENING, KIND, PLAYBACK)
    offer = reading("An engineer at half past one.", Move.PROPOSE, topics=("solution:engineer-today",))
    assert "doubts" in events(state, offer)
    looked = act(state, "lookup", "enginer").state
    assert "accepts" in events(looked, offer)


def test_a_doubted_offer_made_again_in_the_same_words_is_taken_aloud_once_it_holds() -> None:
    state = after(cast(SCENARIO), LISTENING, LISTENING, KIND, PLAYBACK)
    words, topic = "An engineer at half past one.", ("solution:engineer-today",)
    doubted = after(state, reading(words, Move.PROPOSE, topics=topic))
    looked = act(doubted, "lookup", "engineer").state
    turn = step(looked, reading(words, Move.PROPOSE, topics=topic, repeated=True)).turn
    assert turn.met == ("helped",)
    assert "accepts" in turn.events


def test_refusing_a_good_solution_is_not_offering_it() -> None:
    state = act(after(cast(SCENARIO), LISTENING, LISTENING, KIND, PLAYBACK), "lookup", "engineer").state
    refusal = reading("I can't send anybody.", Move.STONEWALL, topics=("solution:engineer-today",))
    now = after(state, refusal)
    assert now.accepted == ()
    assert now.due_need is Need.HELPED


def test_two_times_for_one_thing_cost_trust() -> None:
    from trainer.model.reading import Promise

    def promising(when: str) -> Reading:
        base = reading("I'll call.", Move.FOLLOW_UP, Move.SET_EXPECTATION)
        return Reading(
            text=base.text, moves=base.moves, signals=base.signals, promises=(Promise("call", when, when),)
        )

    state = after(cast(SCENARIO), LISTENING, LISTENING, KIND, PLAYBACK, promising("14:00"))
    turn = step(state, promising("16:00")).turn
    assert "contradiction" in turn.signals
    assert turn.after.trust < turn.before.trust + 3


def test_patience_at_its_end_hangs_up() -> None:
    state = cast(SCENARIO)
    for _ in range(20):
        if state.outcome:
            break
        state = after(state, FIX)
    assert state.outcome is Outcome.HUNG_UP


def test_a_threat_comes_once_before_that() -> None:
    state, seen = cast(SCENARIO), []
    while not state.outcome:
        taken = step(state, FIX)
        seen.extend(taken.turn.events)
        state = taken.state
    assert seen.count("threatens") <= 1


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_persona_can_play_every_scenario(scenario: str) -> None:
    for persona in PERSONAS:
        turn = step(cast(scenario, persona), LISTENING).turn
        assert turn.line


def test_a_denial_is_no_critical_error() -> None:
    state = cast("password-queue")
    critical = next(item for item in state.casting.scenario.solutions if item.critical)
    topic = f"solution:{critical.solution}"
    denied = reading("I can't do that for you before I know who you are.", Move.SET_BOUNDARY, topics=(topic,))
    offered = reading("I'll do that for you right now.", Move.PROPOSE, topics=(topic,))
    assert after(state, denied).critical == ()
    assert after(state, offered).critical == (critical.critical,)


def test_a_forbidden_offer_is_one_error_however_long_the_talk_goes_on() -> None:
    state = cast("fee-waiver")
    offered = reading("I'll waive all of it.", Move.PROPOSE, topics=("solution:full-waiver",))
    later = after(state, offered, LISTENING, LISTENING, KIND, PLAYBACK)
    assert later.critical == ("promise-beyond-authority",)
    assert later.accepted == ()


def test_offers_that_wait_are_no_flood_of_choice() -> None:
    state = cast("export-loses-data")
    waiting = ("solution:no-password", "solution:letter", "solution:data-safe")
    for topic in waiting:
        state = after(state, reading("We can do that.", Move.PROPOSE, topics=(topic,)))
    told = frozenset(fact.fact for fact in state.casting.scenario.facts)
    found = frozenset(item.lookup for item in state.casting.scenario.lookups)
    ready = replace(state, told=told, looked_up=found, mood=replace(state.mood, trust=60))
    assert len(ready.pending) == len(waiting)
    assert "too_many" not in step(ready, LISTENING).turn.signals


def test_a_reason_names_the_words_that_were_not_known() -> None:
    talk = reading("The DNS of the node is stale.", Move.EXPLAIN, jargon=("DNS", "node"))
    reasons = [entry.reason for entry in step(cast("web-shop-down"), talk).turn.ledger]
    assert "You used words that they do not know: DNS, node" in reasons


def test_a_word_that_is_explained_at_once_is_no_jargon() -> None:
    talk = reading(
        "The controller died. In plain words: a box on our side broke.", Move.EXPLAIN, jargon=("controller",)
    )
    assert "jargon" not in step(cast("web-shop-down"), talk).turn.signals
    later = reading("In plain words: the controller died.", Move.EXPLAIN, jargon=("controller",))
    assert "jargon" in step(cast("web-shop-down"), later).turn.signals


def test_a_limit_that_says_why_a_fact_is_needed_costs_nothing() -> None:
    state = cast("password-queue")
    state = replace(state, mood=replace(state.mood, heat=30))
    alone = reading("I may not do that.", Move.SET_BOUNDARY)
    why = reading(
        "I may not before I have your staff number, so what is it?",
        Move.SET_BOUNDARY,
        Move.CLARIFY,
        topics=("fact:identity",),
    )
    limit = "You set a limit that nobody had tested"
    assert limit in [entry.reason for entry in step(state, alone).turn.ledger]
    assert limit not in [entry.reason for entry in step(state, why).turn.ledger]


def test_the_parts_of_one_plan_are_no_flood_of_choice() -> None:
    state = after(cast("two-laptops"), LISTENING, LISTENING, KIND, PLAYBACK)
    names = [f"solution:{item.solution}" for item in state.casting.scenario.solutions][:3]
    plan = topics_side_by_side("Take the one. Bring it back if it is wrong. Saturday at ten.", names)
    assert "too_many" not in step(state, plan).turn.signals
    choice = topics_side_by_side("Take the one. Or bring it back. Or Saturday at ten.", names)
    assert "too_many" in step(state, choice).turn.signals


def test_doubts_say_whether_trust_or_knowledge_was_wanting() -> None:
    state = after(cast(SCENARIO), LISTENING, LISTENING, KIND, PLAYBACK)
    offer = reading("An engineer at half past one.", Move.PROPOSE, topics=("solution:engineer-today",))
    reasons = [entry.reason for entry in step(state, offer).turn.ledger]
    assert "You offered it before you knew what it depends on" in reasons
    wary = after(cast("fee-waiver"), LISTENING, LISTENING, KIND, PLAYBACK)
    wary = replace(wary, mood=replace(wary.mood, trust=5))
    chief = reading("The head of the desk can look at it.", Move.ESCALATE, topics=("solution:head-of-desk",))
    reasons = [entry.reason for entry in step(wary, chief).turn.ledger]
    assert "You offered it before they could believe in it" in reasons


def test_what_was_taken_is_not_taken_again() -> None:
    state = act(after(cast(SCENARIO), LISTENING, LISTENING, KIND, PLAYBACK), "lookup", "engineer").state
    offer = reading("An engineer at half past one.", Move.PROPOSE, topics=("solution:engineer-today",))
    first = step(state, offer)
    assert "accepts" in first.turn.events
    assert "accepts" not in step(first.state, offer).turn.events


def test_two_questions_in_one_sentence_get_two_answers() -> None:
    state = after(cast(SCENARIO), LISTENING, LISTENING, KIND)
    both = reading(
        "Which model is it, and what does it say?", Move.CLARIFY, topics=("fact:model", "fact:error")
    )
    assert {"model", "error"} <= after(state, both).told


def test_a_playback_that_names_a_solution_offers_nothing() -> None:
    state = act(after(cast(SCENARIO), LISTENING, LISTENING, KIND, PLAYBACK), "lookup", "engineer").state
    playback = reading("So you want an engineer today.", Move.RESTATE, topics=("solution:engineer-today",))
    assert after(state, playback).accepted == ()


def test_a_very_direct_person_takes_a_question_for_interest_and_a_cause_for_agreement() -> None:
    asks = reading("Which printer is it?", Move.CLARIFY, topics=("fact:model",))
    direct, angry = step(cast(SCENARIO, "direct"), asks), step(cast(SCENARIO, "angry"), asks)
    assert "reveals" in direct.turn.events
    assert direct.turn.after.heat <= direct.turn.before.heat
    assert "repeats" in angry.turn.events
    assert angry.turn.after.heat > angry.turn.before.heat


def test_an_honest_no_passes_nobody_over_where_no_is_the_answer() -> None:
    state = cast("filet-mignon")
    turn = step(state, reading("We have none, the steak house does.", Move.SET_BOUNDARY, Move.REFER)).turn
    assert "repeats" not in turn.events


def test_of_several_moves_that_come_too_early_one_is_charged() -> None:
    early = (Move.PROPOSE, Move.EXPLAIN, Move.REFER)
    ledger = step(cast(SCENARIO), reading("So.", *early)).turn.ledger
    reasons = {entry.reason for entry in ledger if entry.mood is Gauge.HEAT and "before" in entry.reason}
    assert len(reasons) == 1


def test_an_offer_that_came_early_is_answered_when_help_is_due() -> None:
    state = act(cast(SCENARIO), "lookup", "engineer").state
    state = after(state, reading("An engineer at two.", Move.PROPOSE, topics=("solution:engineer-today",)))
    assert state.accepted == ()
    state = after(state, LISTENING, LISTENING, KIND, PLAYBACK)
    assert state.accepted == ("engineer-today",)


def test_who_offers_what_fits_has_understood() -> None:
    state = act(after(cast(SCENARIO), LISTENING, LISTENING, KIND), "lookup", "engineer").state
    assert state.due_need is Need.AGREED
    fitting = step(state, reading("An engineer at two.", Move.PROPOSE, topics=("solution:engineer-today",)))
    assert "repeats" not in fitting.turn.events
    assert fitting.state.progress[Need.AGREED] > state.progress.get(Need.AGREED, 0)
    assert "repeats" in events(state, FIX)


def test_words_that_only_name_a_solution_offer_nothing() -> None:
    state = act(after(cast(SCENARIO), LISTENING, LISTENING, KIND, PLAYBACK), "lookup", "engineer").state
    topics = ("solution:engineer-today",)
    named = reading("You waited for an engineer.", Move.ACKNOWLEDGE, topics=topics)
    assert after(state, named).accepted == ()


def test_a_calm_person_does_not_mind_a_question_and_never_calls_for_the_boss() -> None:
    calm = cast("two-laptops")
    assert calm.mood.heat < VENTING_HEAT
    fact = f"fact:{calm.casting.scenario.facts[0].fact}"
    assert (
        step(calm, reading("What do you use it for?", Move.CLARIFY, topics=(fact,))).turn.after.heat
        <= calm.mood.heat
    )
    assert events(after(calm, FIX), FIX) == ("repeats",)


def test_kind_words_during_the_story_keep_half_of_their_worth() -> None:
    state = after(cast(SCENARIO), KIND)
    assert state.due_need is Need.HEARD
    assert state.progress[Need.ACKNOWLEDGED] == 2


def test_the_cue_names_what_a_doubted_offer_lacks() -> None:
    state = after(cast(SCENARIO), LISTENING, LISTENING, KIND, PLAYBACK)
    doubted = after(state, reading("An engineer at two.", Move.PROPOSE, topics=("solution:engineer-today",)))
    assert "/lookup" in cue(doubted)
    assert "/lookup" not in cue(state)


def test_the_last_cue_asks_for_the_ticket_where_it_is_empty_and_counts() -> None:
    state = cast(SCENARIO)
    needs = [spec.need for spec in state.casting.scenario.needs]
    state = state.changed(met=tuple(need for need in needs if need is not Need.CLOSED))
    assert state.due_need is Need.CLOSED
    assert "/note" in cue(state)
    assert "/note" not in cue(act(state, "note", "all of it").state)


class TestActions:
    """What a trainee does besides replying."""

    def test_a_note_goes_on_the_ticket_and_costs_nothing(self) -> None:
        state = cast(SCENARIO)
        done = act(state, "note", "visit missed, customer not told")
        assert done.state.notes == ("visit missed, customer not told",)
        assert done.state.mood == state.mood

    def test_the_ticket_can_be_read(self) -> None:
        state = act(cast(SCENARIO), "note", "one").state
        assert act(state, "ticket").action.result == "one"

    def test_a_look_up_makes_them_wait(self) -> None:
        state = cast(SCENARIO)
        done = act(state, "lookup", "engineer")
        assert done.state.mood.patience < state.mood.patience
        assert done.state.looked_up

    def test_a_look_up_that_finds_nothing_says_what_there_is(self) -> None:
        result = act(cast(SCENARIO), "lookup", "zebra").action.result
        assert result.startswith("Nothing found. You can look up:")

    def test_holding_costs_less_when_asked_first(self) -> None:
        state = cast(SCENARIO)
        asked = after(state, reading("Would you hold?", Move.CONFIRM, Move.LISTEN))
        unasked = act(state, "hold").action
        polite = act(asked, "hold").action
        assert (
            polite.after.patience - polite.before.patience > unasked.after.patience - unasked.before.patience
        )
        assert unasked.line

    def test_leave_to_hold_is_good_for_one_hold(self) -> None:
        asked = after(cast(SCENARIO), reading("Would you hold?", Move.CONFIRM, Move.LISTEN))
        first = act(asked, "hold")
        second = act(first.state, "hold").action
        assert first.action.after.heat == first.action.before.heat
        assert second.after.heat > second.before.heat

    @pytest.mark.parametrize("waiting", [("hold", ""), ("lookup", "engineer")])
    def test_who_waits_too_long_hangs_up(self, waiting: tuple[str, str]) -> None:
        state = cast(SCENARIO)
        for _ in range(60):
            done = act(state, *waiting)
            state = done.state
            if state.outcome:
                break
        assert state.outcome is Outcome.HUNG_UP
        assert state.mood.patience == 0
        assert done.action.events == ("hangs_up",)
        assert done.action.line

    def test_a_note_costs_nothing_even_at_the_end_of_patience(self) -> None:
        state = cast(SCENARIO)
        spent = replace(state, mood=replace(state.mood, patience=0))
        assert act(spent, "note", "missed twice").state.outcome is None

    @pytest.mark.parametrize(
        ("name", "outcome"),
        [("escalate", Outcome.ESCALATED), ("refer", Outcome.REFERRED), ("end", Outcome.ENDED)],
    )
    def test_some_actions_end_it_with_last_words(self, name: str, outcome: Outcome) -> None:
        done = act(cast(SCENARIO), name, "the service manager")
        assert done.state.outcome is outcome
        assert done.action.line

    def test_when_it_is_over_only_the_ticket_can_be_written(self) -> None:
        state = act(cast(SCENARIO), "end").state
        for name in ("hint", "hold", "end", "lookup"):
            with pytest.raises(SessionOver):
                act(state, name, "printer")
        done = act(state, "note", "Van on Thursday.")
        assert done.state.notes == ("Van on Thursday.",)
        assert (done.state.mood, done.state.outcome, done.action.line) == (state.mood, state.outcome, "")

    def test_an_unknown_action_names_the_known_ones(self) -> None:
        with pytest.raises(UsageError, match="there is no action '/notes'") as caught:
            act(cast(SCENARIO), "notes", "x")
        assert "/note" in caught.value.remedy

    def test_a_note_needs_its_text(self) -> None:
        with pytest.raises(UsageError, match="/note needs its text"):
            act(cast(SCENARIO), "note", "  ")


def unclear(*close: Move, **signals: bool) -> Reading:
    """A reply in which nothing was recognised, though these moves came close."""
    return Reading("words", Status.UNCLEAR, unsure=close, signals=Signals(words=1, **signals))


def test_a_reply_that_is_not_understood_puzzles_only_where_nothing_helpful_came_close() -> None:
    state = cast(SCENARIO, "angry")
    assert events(state, unclear()) == ("confused",)
    assert events(state, unclear(Move.SARCASM)) == ("confused",)
    assert events(state, unclear(Move.EXPLAIN, Move.DISMISS)) == ("confused",)
    assert events(state, unclear(Move.EXPLAIN)) == ()
    assert events(state, unclear(Move.EXPLAIN, asks_to_wait=True)) == ("waits",)
    assert events(state, unclear(Move.RUSH, asks_to_wait=True)) == ("confused",)


@pytest.mark.parametrize("reply", [unclear(), unclear(Move.EXPLAIN), unclear(asks_to_wait=True)])
def test_what_is_not_understood_costs_and_earns_nothing(reply: Reading) -> None:
    state = cast(SCENARIO, "angry")
    taken = step(state, reply)
    assert taken.turn.line
    assert not taken.turn.rated
    assert not taken.turn.ledger
    assert (taken.state.mood, taken.state.met, taken.state.failures) == (
        state.mood,
        state.met,
        state.failures,
    )


def test_asking_for_a_moment_alone_is_no_turn_without_progress() -> None:
    state = cast(SCENARIO, "angry")
    assert events(state, reading("One sec.", Move.PROPOSE, asks_to_wait=True)) == ("waits",)
    assert step(state, reading("One sec.", Move.PROPOSE, asks_to_wait=True)).state.mood == state.mood
    assert "pushback" in events(state, reading("Wait, will you.", Move.RUSH, asks_to_wait=True))
    looks_at = ("solution:engineer-today",)
    fetched = step(state, reading("One sec, I'll get my manager.", Move.ESCALATE, asks_to_wait=True)).turn
    assert fetched.rated
    looks = reading("One sec, checking the board.", topics=looks_at, asks_to_wait=True)
    assert events(state, looks) == ("waits",)
    sends = reading("One sec, I'll get you one.", Move.PROPOSE, topics=looks_at, asks_to_wait=True)
    assert step(state, sends).turn.rated
    assert "waits" not in fetched.events
