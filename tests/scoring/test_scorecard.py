"""The scale is fair: what a whole conversation is worth, and what none of them can buy."""

import pytest

from tests.scoring.sessions import (
    APPEASER,
    COLD,
    EXPERT,
    HOSTILE,
    PLAIN,
    ROBOT,
    TICKET,
    Reply,
    ending,
    note,
    say,
    scenario,
    session,
)
from trainer.model.moves import Move
from trainer.model.scorecard import Skill, SkillMark
from trainer.scoring.scorecard import ending_named, scorecard, total


@pytest.mark.parametrize(
    ("replies", "kind", "low", "high", "passed"),
    [
        (EXPERT, "best", 95, 100, True),
        (PLAIN, "best", 85, 95, True),
        (COLD, "best", 50, 65, False),
        (APPEASER, "lost", 30, 64, False),
        (ROBOT, "lost", 15, 64, False),
        (HOSTILE, "lost", 0, 29, False),
        ((), "lost", 0, 15, False),
    ],
    ids=["expert", "plain", "cold", "appeaser", "robot", "hostile", "nothing"],
)
def test_each_kind_of_conversation_has_its_place_on_the_scale(
    replies: tuple[Reply, ...], kind: str, low: int, high: int, passed: bool
) -> None:
    played = scenario()
    card = scorecard(session(replies, TICKET), played, ending(kind, played))
    assert low <= card.score <= high
    assert card.passed is passed


def test_an_expert_without_a_ticket_passes_with_less() -> None:
    played = scenario()
    whole = scorecard(session(EXPERT, TICKET), played, ending("best", played))
    bare = scorecard(session(EXPERT), played, ending("best", played))
    assert (whole.score, bare.score) == (96, 88)
    assert bare.passed


def test_every_skill_has_one_mark_in_a_fixed_order() -> None:
    card = scorecard(session(EXPERT, TICKET), scenario())
    assert [mark.skill for mark in card.marks] == list(Skill)
    assert list(card.skills()) == [skill.value for skill in Skill]


def test_a_lost_or_unfinished_session_is_not_passed_whatever_its_score() -> None:
    played = scenario()
    assert not scorecard(session(EXPERT, TICKET), played, ending("lost", played)).passed
    assert not scorecard(session(EXPERT, TICKET), played).passed
    assert scorecard(session(EXPERT, TICKET, end="tea"), played).passed


def test_the_pass_mark_is_the_rubrics() -> None:
    strict = scenario(rubric={"pass_mark": 99})
    assert not scorecard(session(EXPERT, TICKET, end="tea"), strict).passed


def test_the_ending_is_the_one_that_the_last_record_names() -> None:
    played = scenario()
    assert ending_named(session(()), played) is None
    assert ending_named(session((), end="water"), played) == ending("partial", played)
    assert ending_named(session((), end="gone"), played) is None


def mark(skill: Skill, score: int | None, weight: int = 1) -> SkillMark:
    return SkillMark(skill, score, weight)


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([], 0),
        ([mark(Skill.CLOSING, None)], 0),
        ([mark(Skill.CLOSING, 80, 0)], 0),
        ([mark(Skill.CLOSING, 80, 3), mark(Skill.PROCESS, 40, 1)], 70),
        ([mark(Skill.CLOSING, 80), mark(Skill.PROCESS, None), mark(Skill.TAILORING, 10, 0)], 80),
        ([mark(Skill.CLOSING, 80), mark(Skill.PROCESS, 81)], 81),
        ([mark(Skill.EMPATHY, 24), mark(Skill.SOLVING, 100, 5)], 64),
        ([mark(Skill.EMPATHY, 25), mark(Skill.SOLVING, 100, 5)], 88),
        ([mark(Skill.EMPATHY, 100, 5), mark(Skill.SOLVING, 0)], 64),
        ([mark(Skill.EMPATHY, 0, 0), mark(Skill.SOLVING, 100)], 100),
    ],
)
def test_the_score_is_the_weighted_mean_and_one_sided_sessions_have_a_limit(
    marks: list[SkillMark], expected: int
) -> None:
    assert total(marks) == expected


def test_weights_come_from_the_rubric_and_are_one_by_default() -> None:
    played = scenario(rubric={"weights": {"closing": 5, "process": 0}})
    weights = {item.skill: item.weight for item in scorecard(session(EXPERT), played).marks}
    assert (weights[Skill.CLOSING], weights[Skill.PROCESS], weights[Skill.EMPATHY]) == (5, 0, 1)


def test_an_insult_is_critical_and_fails_the_best_of_sessions() -> None:
    rude = say("heard", Move.LISTEN, Move.INSULT, events=("pushback",))
    card = scorecard(session((rude, *EXPERT), TICKET, end="tea"), scenario())
    assert not card.passed
    [error] = card.critical
    assert (error.name, error.turn, error.quote) == ("insult", 1, "Sentence 1 insult.")
    assert error.why == "Whatever they said, you may end a conversation, never insult."


def test_what_the_scenario_calls_critical_is_quoted_with_what_it_breaks() -> None:
    refund = say("helped", Move.LISTEN, Move.PROPOSE, events=("critical:beyond-authority", "accepts"))
    reset = say("helped", Move.LISTEN, events=("critical:no-identity-check",))
    found = scorecard(session((refund, reset), end="tea"), scenario()).critical
    assert [(error.name, error.turn, error.quote, error.why) for error in found] == [
        (
            "beyond-authority",
            1,
            "Sentence 1 propose.",
            "This goes beyond what you may do here; see the briefing.",
        ),
        (
            "no-identity-check",
            2,
            "Sentence 0 listen.",
            "This may only be done once what it depends on is known, and it was not.",
        ),
    ]


def test_an_insult_that_was_not_rated_counts_for_nothing() -> None:
    card = scorecard(
        session((say("heard", Move.INSULT, rated=False), *EXPERT), TICKET, end="tea"), scenario()
    )
    assert card.critical == ()
    assert card.passed


def test_a_best_ending_without_some_needs_is_not_judged_by_them() -> None:
    played = scenario()
    replies = EXPERT[:2]
    card = scorecard(session(replies, note("Kettle", "refer")), played, ending("best", played))
    skills = card.skills()
    assert [skills[name] for name in ("solving", "expectations", "closing")] == [None, None, None]
    lost = scorecard(session(replies), played, ending("lost", played)).skills()
    assert [lost[name] for name in ("solving", "expectations", "closing")] == [0, 0, 0]
