"""Each section says what was so, in cases small enough to count by hand."""

from datetime import timedelta

import pytest

from tests.reports.hand import START, facts, human, only, rows, session, table_of, turn
from trainer.reports.building import cohort_report, learner_report, scenario_report, skills_report
from trainer.reports.complaints import case_of
from trainer.reports.stuck import no_gain

ANNA = (
    session("anna", 40, day=0),
    session("anna", None, day=1),
    session("anna", 90, day=2, minutes=300),
    session("anna", 60, day=3),
)


def test_first_best_and_latest_leave_out_what_was_broken_off_and_count_it_as_an_attempt():
    row = only(table_of(cohort_report(facts(*ANNA)), "status"), learner="anna")
    assert (row["attempts"], row["unfinished"], row["first"], row["best"], row["latest"]) == (
        4,
        1,
        40,
        90,
        60,
    )
    assert (row["passed"], row["state"], row["last_played"]) == (True, "passed", "2026-11-05T09:00:00.000Z")


def test_a_session_without_a_reply_is_no_attempt():
    report = cohort_report(facts(*ANNA, session("anna", None, day=4, turns=())))
    assert only(table_of(report, "learners"), learner="anna")["attempts"] == 4


def test_a_humans_mark_counts_in_the_place_of_the_games():
    past = facts(session("anna", 40, marks=(human(75),)), session("bert", 90, marks=(human(30),)))
    table = table_of(cohort_report(past), "status")
    assert [(row["learner"], row["best"], row["passed"]) for row in rows(table)] == [
        ("anna", 75, True),
        ("bert", 30, False),
    ]


def test_time_to_proficiency_ends_with_the_first_pass_and_caps_what_lay_open():
    row = only(table_of(learner_report(facts(*ANNA), "anna"), "proficiency"), unit="kettle")
    assert row["attempts"] == 3
    assert row["work"] == 10 * 60 + 2 * 3600
    assert row["elapsed"] == 2 * 86400 + 300 * 60


def test_there_is_no_median_time_while_fewer_than_half_have_passed():
    past = facts(session("a", 90), session("b", 10), session("c", 10))
    row = only(table_of(cohort_report(past), "proficiency"), unit="kettle")
    assert (row["tried"], row["passed"], row["attempts_half"], row["work_half"]) == (3, 1, None, None)
    assert row["remark"] == "small: 3 learners; fewer than half have passed"


def test_since_leaves_out_what_was_before():
    past = facts(*ANNA, since=START + timedelta(days=2))
    row = only(table_of(cohort_report(past), "status"), learner="anna")
    assert (row["attempts"], row["first"]) == (2, 90)


@pytest.mark.parametrize(
    ("scores", "stuck"),
    [
        ((10, 20), False),
        ((10, 10, 10), True),
        ((50, 20, 54), True),
        ((50, 20, 55), False),
        ((10, 20, 30), False),
    ],
)
def test_stuck_is_who_does_not_gain(scores, stuck):
    assert no_gain(scores) is stuck
    past = facts(*(session("anna", score, day=day) for day, score in enumerate(scores)))
    assert bool(table_of(cohort_report(past), "stuck").rows) is stuck


def test_who_has_passed_is_not_stuck():
    past = facts(*(session("anna", score, day=day) for day, score in enumerate((90, 10, 10, 10))))
    assert not table_of(cohort_report(past), "stuck").rows


def test_who_is_stuck_is_told_with_what_it_hangs_on():
    skills = (("closing", 20), ("empathy", 80), ("process", None), ("solving", 30))
    past = facts(*(session("anna", 30, day=day, skills=skills, critical=("insult",)) for day in range(3)))
    row = only(table_of(cohort_report(past), "stuck"), learner="anna")
    assert row["reason"] == "3 finished attempts, and the latest two no better than before"
    assert (row["weakest"], row["critical"]) == ("closing 20, solving 30", "insult 3×")


def test_skill_gaps_take_the_latest_attempt_and_each_learner_once():
    past = facts(
        session("a", 50, day=0, skills=(("empathy", 0),)),
        session("a", 50, day=1, skills=(("empathy", 60),)),
        session("a", 50, day=1, scenario="toaster", skills=(("empathy", 80),)),
        session("b", 50, day=0, skills=(("empathy", 90), ("closing", None))),
    )
    row = only(table_of(skills_report(past), "skill-gaps"), skill="empathy")
    assert (row["mean"], row["gap"], row["spread"], row["learners"], row["marks"]) == (80, 10, 14.1, 2, 3)
    assert (row["below"], row["remark"]) == (0, "small: 2 learners")
    assert [row["skill"] for row in rows(table_of(skills_report(past), "skill-gaps"))] == ["empathy"]


def test_difficulty_is_the_share_that_passes_at_the_very_first_attempt():
    past = facts(
        session("a", 90),
        session("b", 10),
        session("b", 90, day=1),
        session("c", None),
        session("c", 90, day=1),
        session("d", None),
        session("e", 90),
    )
    row = only(table_of(scenario_report(past), "items"), unit="kettle")
    assert (row["learners"], row["passed_first"], row["difficulty"]) == (4, 2, 0.5)


def test_discrimination_leaves_the_item_itself_out():
    scores = {"a": (10, 20), "b": (30, 30), "c": (50, 10), "d": (70, 60), "e": (90, 50)}
    past = facts(
        *(session(who, one) for who, (one, _) in scores.items()),
        *(session(who, other, scenario="toaster") for who, (_, other) in scores.items()),
        session("f", 5),
    )
    items = rows(table_of(scenario_report(past), "items"))
    assert [(row["discrimination"], row["discrimination_n"]) for row in items] == [(0.69, 5), (0.69, 5)]
    assert items[0]["learners"] == 6


def test_four_learners_give_no_discrimination_and_it_is_said_why():
    past = facts(*(session(who, 50, scenario=name) for who in "abcd" for name in ("kettle", "toaster")))
    row = only(table_of(scenario_report(past), "items"), unit="kettle")
    assert row["discrimination"] is None
    assert row["remark"] == (
        "small: 4 learners; no correlation: only 4 learners did this and something else; 5 are needed"
    )


def test_the_turn_that_loses_people_is_where_failed_attempts_lose_most():
    bad = (
        turn(1, heat=2),
        turn(2, heat=9, trust=-6, need="acknowledged"),
        turn(3, patience=-4),
        turn(4, heat=-3),
    )
    other = (turn(1, heat=12), turn(2))
    past = facts(
        session("a", 10, turns=bad),
        session("b", 20, turns=bad),
        session("c", 30, turns=other),
        session("d", 95),
    )
    report = scenario_report(past, "kettle")
    assert report.sections[1].words == (
        "Of 3 attempts that were not passed, 2 lost most at turn 2; due there: acknowledged.",
    )
    row = only(table_of(report, "turns"), turn=2)
    assert (row["reached"], row["heat"], row["trust"], row["lost_here"]) == (3, 6, -4, 2)
    assert only(table_of(report, "needs"), need="acknowledged")["lost_here"] == 2


def test_agreement_pairs_the_games_mark_with_the_latest_of_each_human():
    marks = (human(10, at="1"), human(60, at="2"), human(90, evaluator="other", at="3"))
    past = facts(session("a", 70, marks=marks), session("b", 50))
    table = table_of(skills_report(past), "agreement")
    row = only(table, skill="(whole session)")
    assert (row["pairs"], row["sessions"], row["difference"], row["same_side"]) == (2, 1, 5, 0.5)
    assert row["remark"] == "no kappa: only 2 judged twice; 5 are needed"
    among = only(table_of(skills_report(past), "agreement-of-humans"), skill="(whole session)")
    assert (among["pairs"], among["difference"]) == (1, 30)


def test_every_human_mark_is_listed_with_its_reason_beside_the_games():
    past = facts(session("a", 70, skills=(("empathy", 40),), marks=(human(80, "empathy"),)))
    row = only(table_of(cohort_report(past), "judged"), learner="a")
    assert (row["skill"], row["game"], row["human"], row["reason"]) == ("empathy", 40, 80, "heard it")


@pytest.mark.parametrize(
    ("more", "asked_at", "how"),
    [
        ({}, None, ""),
        ({"turns": (turn(1), turn(2, events=("asks_supervisor",)))}, 2, ""),
        (
            {"turns": (turn(1, events=("asks_supervisor",)),), "outcome": "escalated"},
            1,
            "ended with the supervisor",
        ),
        ({"turns": (turn(1, moves=("escalate",)),)}, None, "in words"),
        (
            {"turns": (turn(1, events=("accepts",), topics=("solution:complaint",)),)},
            None,
            "logged as a complaint",
        ),
        ({"turns": (turn(1, events=("doubts",), topics=("solution:complaint",)),)}, None, ""),
        ({"turns": (turn(1, events=("accepts",), topics=("fact:complaint",)),)}, None, ""),
    ],
)
def test_a_complaint_is_handed_over_or_not(more, asked_at, how):
    found = case_of(session("a", 50, **more))
    assert (found.asked_at, found.how) == (asked_at, how)


def test_complaints_are_counted_by_scenario():
    asked = {"turns": (turn(1, events=("asks_supervisor",)),)}
    past = facts(
        session("a", 50, **asked),
        session("b", 50, **asked, outcome="escalated"),
        session("c", 50, outcome="escalated"),
    )
    report = cohort_report(past)
    row = only(table_of(report, "complaints"), scenario="kettle")
    assert (row["asked"], row["handed_over"], row["asked_and_handed"], row["asked_share"]) == (2, 2, 1, 0.5)
    assert row["unasked"] == 1
    assert report.sections[-1].words == (
        "In 2 of 3 conversations the customer asked for a supervisor: 1 handed over, 1 not.",
    )


def test_nothing_played_is_said_and_not_an_error():
    for report in (cohort_report(facts()), scenario_report(facts()), skills_report(facts())):
        assert report.about[1] == "0 attempts of 0 learners."
        assert all(not table.rows and table.empty for table in report.tables)


def test_missing_transcripts_are_told():
    past = facts(session("a", 50), session("b", 50, readable=False, turns=(turn(),)))
    assert (
        cohort_report(past).about[-1].startswith("The transcripts of 1 of 2 sessions are not here or damaged")
    )
