"""Each mark follows its formula, and says for which words."""

import pytest

from tests.scoring.sessions import EXPERT, Reply, ending, entry, note, say, scenario, session
from trainer.model.actions import ACTIONS
from trainer.model.mood import Gauge
from trainer.model.moves import Move
from trainer.model.scenario import Scenario
from trainer.model.scorecard import Skill, SkillMark
from trainer.model.transcript import Action
from trainer.scoring.scorecard import scorecard

L, R, A, S = Move.LISTEN, Move.RESTATE, Move.ACKNOWLEDGE, Move.APOLOGISE


def marked(
    skill: Skill,
    *replies: Reply,
    actions: tuple[Action, ...] = (),
    of: Scenario | None = None,
    mode: str = "practice",
) -> SkillMark:
    card = scorecard(session(replies, *actions, mode=mode), of or scenario())
    return next(mark for mark in card.marks if mark.skill is skill)


@pytest.mark.parametrize(
    ("replies", "score"),
    [
        ([say("heard", L), say("heard", L, met=("heard",))], 100),
        ([say("heard", L), say("heard", L)], 50),
        ([say("heard", L, Move.PROPOSE)], 30),
        ([say("heard", Move.PROPOSE)], 0),
        ([say("heard", Move.CLARIFY, topics=("fact:model",))], 0),
        ([say("heard", Move.CANNED)], 0),
        ([say("heard", Move.CLARIFY)], 15),
        ([say("heard", Move.GREET)], 25),
        ([say("heard", Move.GREET, met=("heard",))], 15),
        ([say("heard", S), say("heard", S, met=("heard",))], 40),
        ([say("heard", A), say("heard", A, met=("heard",))], 46),
        ([say("heard", A), say("heard", L, met=("heard",))], 96),
        ([say("heard", Move.PROPOSE), say("heard", L, met=("heard",))], 85),
        ([say("heard", L, Move.CALM_DOWN)], 0),
        ([say("heard", L, met=("heard",)), say("agreed", Move.RUSH)], 85),
        ([say("heard", L, met=("heard",)), say("agreed", Move.CLARIFY, events=("again",))], 90),
        ([say("heard", L, met=("heard",)), say("agreed", Move.CLARIFY, events=("interrogated",))], 90),
        ([say("acknowledged", A)], 0),
    ],
)
def test_listening_rewards_letting_them_tell_it(replies: list[Reply], score: int) -> None:
    assert marked(Skill.LISTENING, *replies).score == score


@pytest.mark.parametrize(
    ("replies", "score"),
    [
        ([say("acknowledged", A, met=("acknowledged",))], 80),
        ([say("acknowledged", A, S, met=("acknowledged",))], 90),
        ([say("heard", A), say("acknowledged", A, S, met=("acknowledged",))], 100),
        ([say("acknowledged", A, S, Move.REASSURE, met=("acknowledged",))], 100),
        ([say("acknowledged", S, Move.TAKE_OWNERSHIP, met=("acknowledged",))], 70),
        ([say("acknowledged", Move.REASSURE, Move.TAKE_OWNERSHIP, met=("acknowledged",))], 20),
        ([say("acknowledged", A, S, Move.REASSURE)], 50),
        ([say("acknowledged", S)], 15),
        ([say("helped", A)], 0),
        (
            [
                say("acknowledged", A, met=("acknowledged",)),
                say("helped", S),
                say("helped", S),
                say("helped", S),
            ],
            70,
        ),
        ([say("acknowledged", A, met=("acknowledged",)), say("helped", A, events=("empathy_only",))], 65),
        ([say("acknowledged", A, met=("acknowledged",)), say("helped", Move.DISMISS)], 65),
        ([say("acknowledged", A, met=("acknowledged",)), say("helped", Move.CALM_DOWN)], 65),
        ([say("acknowledged", A, met=("acknowledged",)), say("helped", Move.BLAME_CUSTOMER)], 65),
    ],
)
def test_empathy_rewards_naming_the_feeling_in_time_and_once(replies: list[Reply], score: int) -> None:
    assert marked(Skill.EMPATHY, *replies).score == score


@pytest.mark.parametrize(
    ("replies", "score"),
    [
        ([say("agreed", R, met=("agreed",))], 80),
        ([say("agreed", R, Move.CONFIRM, Move.CLARIFY, met=("agreed",))], 100),
        ([say("agreed", Move.CONFIRM, Move.CLARIFY, met=("agreed",))], 80),
        ([say("heard", R), say("agreed", Move.CONFIRM, met=("agreed",))], 90),
        ([say("agreed", R)], 30),
        ([say("agreed", Move.PROPOSE), say("agreed", R, met=("agreed",))], 70),
        ([say("agreed", R, Move.PROPOSE, met=("agreed",))], 80),
        ([say("agreed", R, met=("agreed",)), say("helped", Move.ARGUE)], 70),
    ],
)
def test_understanding_rewards_playing_it_back_before_solving(replies: list[Reply], score: int) -> None:
    assert marked(Skill.UNDERSTANDING, *replies).score == score


@pytest.mark.parametrize(
    ("replies", "score"),
    [
        ([say("helped", Move.PROPOSE, met=("helped",))], 80),
        ([say("helped", Move.PROPOSE, Move.RECOMMEND, met=("helped",))], 90),
        (
            [say("helped", Move.PROPOSE, Move.RECOMMEND, Move.EXPLAIN, Move.OFFER_OPTIONS, met=("helped",))],
            100,
        ),
        ([say("helped", Move.PROPOSE)], 10),
        ([say("helped", Move.PROPOSE, events=("accepts",))], 40),
        ([say("heard", Move.PROPOSE), say("helped", Move.PROPOSE, met=("helped",))], 75),
        (
            [say("helped", Move.PROPOSE, events=("declines",)), say("helped", Move.PROPOSE, met=("helped",))],
            75,
        ),
        (
            [say("helped", Move.PROPOSE, events=("too_many",)), say("helped", Move.PROPOSE, met=("helped",))],
            70,
        ),
        ([say("helped", Move.PROPOSE, events=("hedges",)), say("helped", Move.PROPOSE, met=("helped",))], 70),
        ([say("helped", Move.STONEWALL), say("helped", Move.PROPOSE, met=("helped",))], 65),
    ],
)
def test_solving_rewards_help_that_was_taken(replies: list[Reply], score: int) -> None:
    assert marked(Skill.SOLVING, *replies).score == score


@pytest.mark.parametrize(
    ("replies", "score"),
    [
        ([say("informed", Move.SET_EXPECTATION, met=("informed",))], 80),
        ([say("informed", Move.SET_EXPECTATION, Move.FOLLOW_UP, Move.RECORD, met=("informed",))], 100),
        ([say("informed", Move.FOLLOW_UP, met=("informed",))], 80),
        ([say("informed", Move.EXPLAIN, Move.RECORD, met=("informed",))], 70),
        ([say("heard", Move.SET_EXPECTATION)], 25),
        ([say("informed", Move.SET_EXPECTATION, met=("informed",), signals=("contradiction",))], 55),
        ([say("informed", Move.SET_EXPECTATION, met=("informed",)), say("closed", Move.OVERPROMISE)], 55),
    ],
)
def test_expectations_reward_a_time_that_holds(replies: list[Reply], score: int) -> None:
    assert marked(Skill.EXPECTATIONS, *replies).score == score


@pytest.mark.parametrize(
    ("replies", "score"),
    [
        ([say("closed", Move.CLOSE, met=("closed",))], 80),
        ([say("closed", Move.CLOSE, Move.THANK, Move.FOLLOW_UP, met=("closed",))], 100),
        ([say("closed", Move.THANK, Move.CONFIRM, met=("closed",))], 80),
        ([say("helped", Move.PROPOSE, met=("helped",)), say("informed", Move.THANK)], 30),
        ([say("informed", Move.THANK)], 0),
        ([say("heard", Move.CLOSE), say("closed", Move.CLOSE, met=("closed",))], 70),
    ],
)
def test_closing_rewards_seeing_them_off(replies: list[Reply], score: int) -> None:
    assert marked(Skill.CLOSING, *replies).score == score


@pytest.mark.parametrize(
    ("replies", "score"),
    [
        ([say("heard", L)], 100),
        ([say("heard", Move.CALM_DOWN)], 70),
        ([say("heard", Move.CALM_DOWN), say("heard", S)], 85),
        ([say("heard", Move.CALM_DOWN), say("heard", Move.PROPOSE), say("heard", S)], 70),
        ([say("heard", Move.CALM_DOWN), say("heard", S, Move.CANNED)], 62),
        ([say("heard", Move.INSULT, Move.SARCASM, Move.ARGUE)], 0),
        ([say("heard", L, signals=("shouting",))], 75),
    ],
)
def test_composure_falls_with_harm_and_half_comes_back(replies: list[Reply], score: int) -> None:
    assert marked(Skill.COMPOSURE, *replies).score == score


@pytest.mark.parametrize(
    ("replies", "score"),
    [
        ([say("heard", L)], 40),
        ([say("heard", L, signals=("name",))], 60),
        ([say("heard", Move.EXPLAIN, signals=("name", "tailored"), events=("repeats",))], 40),
        ([say("heard", L, signals=("name", "tailored"))], 80),
        ([say("heard", L, signals=("name", "tailored")), say("heard", L, signals=("tailored",))], 90),
        ([say("heard", L, signals=("name", "tailored")), say("heard", L, signals=("name", "tailored"))], 100),
        ([say("heard", L, Move.CANNED, signals=("name", "tailored"))], 25),
        ([say("heard", L, signals=("misfit", "jargon", "long_reply"))], 0),
    ],
)
def test_tailoring_rewards_words_for_this_person(replies: list[Reply], score: int) -> None:
    assert marked(Skill.TAILORING, *replies).score == score


def test_a_scenario_without_words_of_its_own_asks_for_the_name_alone() -> None:
    customer = {"name": "Ada Holm", "address": "Ms Holm", "names": ["Ms Holm"], "role": "runs an office"}
    named = say("heard", L, signals=("name",))
    assert marked(Skill.TAILORING, named, of=scenario(customer=customer)).score == 90
    assert marked(Skill.TAILORING, named, named, of=scenario(customer=customer)).score == 100


@pytest.mark.parametrize(
    ("notes", "tickets", "score"),
    [
        ([], ["kettle"], 0),
        (["Monday: kettle. New one by noon."], ["kettle", "new one", "monday", "called twice", "noon"], 90),
        (["one for noon, a NEW", "Kettle"], ["kettle", "new one", "monday", "called twice", "noon"], 90),
        (["kettle"], ["kettle", "new one", "monday", "called twice", "noon"], 30),
        (["nothing"], ["kettle", "new one", "monday", "called twice", "noon"], 23),
        (["tea"], [], 45),
        (["tea at noon"], [], 90),
        (["Locked out, identifying him, 2 checks, e-mail"], ["lock", "identity", "two checks", "email"], 90),
        (["call back promised"], ["call-back", "promises", "order"], 90),
        (["ID checked, then unlocked"], ["identity|ID", "reset | unlocked"], 90),
        (["ID checked"], ["identity|ID", "reset|unlocked", "tender|bid"], 45),
        (["all about the contact"], ["contract", "shoulder"], 23),
    ],
)
def test_process_rewards_a_ticket_with_the_words_of_the_case(
    notes: list[str], tickets: list[str], score: int
) -> None:
    actions = tuple(note(text) for text in notes)
    assert marked(Skill.PROCESS, actions=actions, of=scenario(rubric={"tickets": tickets})).score == score


def process(*replies: Reply, actions: tuple[Action, ...] = (), mode: str = "practice") -> int | None:
    full = note("kettle new one monday called twice noon")
    return marked(Skill.PROCESS, *replies, actions=(full, *actions), mode=mode).score


def test_process_takes_points_for_hints_holds_and_hand_overs() -> None:
    hints = (note("", "hint"), note("", "hint"))
    assert "hint" in {action.name for action in ACTIONS}
    assert process() == 90
    assert process(actions=hints) == 74
    assert process(actions=hints, mode="guided") == 90
    assert process(actions=(note("", "hold"),)) == 90
    assert process(actions=(note("", "hold", ledger=(entry(Gauge.HEAT, 4),)),)) == 80
    assert process(actions=(note("", "escalate"),)) == 75
    assert process(say("helped", L, events=("critical:beyond-authority",))) == 50


def test_a_wish_for_a_supervisor_wants_an_answer() -> None:
    asks = say("heard", Move.PROPOSE, events=("asks_supervisor",))
    assert process(asks) == 70
    assert process(asks, say("heard", L)) == 70
    assert process(asks, say("heard", L, met=("heard",))) == 90
    assert process(asks, say("heard", Move.ESCALATE)) == 90
    assert process(asks, actions=(note("", "escalate"),)) == 90
    assert process(asks, say("heard", Move.RECORD)) == 80


def test_skills_without_occasion_have_no_mark() -> None:
    short = scenario(needs=[{"need": "helped"}, {"need": "closed"}])
    skills = scorecard(session(()), short).skills()
    assert {name for name, score in skills.items() if score is None} == {
        "listening",
        "empathy",
        "understanding",
        "expectations",
        "composure",
        "tailoring",
    }


def test_every_mark_below_full_says_why_and_quotes_the_words() -> None:
    played = scenario()
    replies = (say("heard", Move.PROPOSE, Move.CALM_DOWN), say("heard", Move.CANNED), *EXPERT[1:4])
    card = scorecard(session(replies), played, ending("partial", played))
    said = " ".join(turn.reply for turn in session(replies).turns)
    for mark in card.marks:
        if mark.score is not None and mark.score < 80:
            assert any(not item.good for item in mark.evidence), mark.skill
        assert all(item.quote in said for item in mark.evidence)
        assert all(item.why for item in mark.evidence)
        assert all(item.turn == 0 or item.quote for item in mark.evidence)
        assert len(mark.evidence) <= 8
