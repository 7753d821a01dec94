"""What a reply gives back is the customer's: it is quoted as such, and is no news."""

import pytest

from tests.scoring.sessions import EXPERT, Reply, Spoken, note, scenario, session, talk
from trainer.model.moves import Move
from trainer.model.scorecard import Skill, SkillMark
from trainer.scoring.playback import grounded
from trainer.scoring.scorecard import scorecard

BACK = "So the kettle died on Monday."


def hits(reply: Spoken) -> list[tuple[Move, str]]:
    turn = reply.turn(1)
    return [(hit.name, turn.reply[hit.start : hit.end]) for hit in grounded(turn)]


def marked(skill: Skill, *replies: Reply) -> SkillMark:
    card = scorecard(session(replies), scenario())
    return next(mark for mark in card.marks if mark.skill is skill)


def quotes(skill: Skill, why: str, *replies: Reply) -> list[str]:
    return [item.quote for item in marked(skill, *replies).evidence if item.why == why]


@pytest.mark.parametrize(
    "move", [Move.EXPLAIN, Move.PROPOSE, Move.SET_EXPECTATION, Move.RECORD, Move.CLARIFY, Move.RECOMMEND]
)
def test_what_is_rather_a_playback_is_nothing_else(move: Move) -> None:
    assert hits(talk("agreed", (BACK, {Move.RESTATE: 0.9, move: 0.6}))) == [(Move.RESTATE, BACK)]
    assert (move, BACK) in hits(talk("agreed", (BACK, {Move.RESTATE: 0.4, move: 0.6})))


def test_a_check_brings_the_words_that_it_checks() -> None:
    reply = talk("agreed", (BACK, {Move.EXPLAIN: 0.6}), ("Is that right?", {Move.RESTATE: 0.9}))
    assert hits(reply) == [(Move.RESTATE, BACK)]
    assert hits(talk("agreed", ("Right?", {Move.RESTATE: 0.9}))) == []


def test_a_check_never_rests_on_a_harmful_sentence() -> None:
    said = (("Have I got that right?", {Move.RESTATE: 0.9}), ("Lovely.", {Move.CANNED: 0.9}))
    reply = talk("agreed", (BACK, {Move.PROPOSE: 0.6}), said[1], said[0])
    assert hits(reply) == [(Move.RESTATE, BACK)]
    spoilt = talk("agreed", (BACK, {Move.PROPOSE: 0.6}), ("Right?", {Move.RESTATE: 0.9, Move.CANNED: 0.9}))
    assert (Move.PROPOSE, BACK) in hits(spoilt)


def test_comfort_beside_a_suspected_rebuff_is_no_comfort() -> None:
    shrug = ("These things happen.", {Move.REASSURE: 0.8})
    assert hits(talk("heard", shrug)) == [(Move.REASSURE, "These things happen.")]
    assert hits(talk("heard", shrug, unsure=("dismiss",))) == []
    assert hits(talk("heard", ("These things happen.", {Move.REASSURE: 0.3}))) == []


def test_the_playback_is_quoted_and_a_time_in_it_is_no_expectation() -> None:
    back = talk(
        "agreed",
        (BACK, {Move.RESTATE: 0.9, Move.SET_EXPECTATION: 0.6, Move.EXPLAIN: 0.4}),
        ("Right?", {Move.RESTATE: 0.5, Move.CONFIRM: 0.9}),
        met=("agreed",),
    )
    time = talk("informed", ("It comes at noon.", {Move.SET_EXPECTATION: 0.5}), met=("informed",))
    assert quotes(Skill.UNDERSTANDING, "You gave it back in your words.", back, time) == [BACK]
    assert quotes(Skill.EXPECTATIONS, "They know what happens next.", back, time) == ["It comes at noon."]


def test_a_playback_is_no_early_fix() -> None:
    back = talk("heard", (BACK, {Move.RESTATE: 0.9, Move.PROPOSE: 0.6}))
    fix = talk("heard", (BACK, {Move.PROPOSE: 0.6}))
    early = "They were not ready for a fix yet."
    assert quotes(Skill.SOLVING, early, back) == []
    assert quotes(Skill.SOLVING, early, fix) == [BACK]


@pytest.mark.parametrize(
    ("asked", "credited"),
    [
        ("How can I help?", False),
        ("Is there anything else?", False),
        ("What happened?", False),
        ("What is it about?", False),
        ("Which model is it?", True),
        ("How often does it drop?", True),
    ],
)
def test_only_a_question_to_the_point_is_one_that_was_needed(asked: str, credited: bool) -> None:
    reply = talk("agreed", (asked, {Move.CLARIFY: 0.9}), (BACK, {Move.RESTATE: 0.9}), met=("agreed",))
    found = quotes(Skill.UNDERSTANDING, "You asked what you needed to know.", reply)
    assert found == ([asked] if credited else [])


def test_nobody_catches_themselves_by_a_critical_error() -> None:
    slip = talk("helped", ("Don't be like that.", {Move.CALM_DOWN: 0.9}))
    sorry = (("I'm so sorry.", {Move.APOLOGISE: 0.9}), ("We'll pay for it all.", {Move.PROPOSE: 0.9}))
    good = talk("helped", *sorry)
    bad = talk("helped", *sorry, events=("critical:beyond-authority",))
    assert quotes(Skill.COMPOSURE, "You caught yourself.", slip, good) == ["I'm so sorry."]
    assert quotes(Skill.COMPOSURE, "You caught yourself.", slip, bad) == []
    assert (marked(Skill.COMPOSURE, slip, good).score, marked(Skill.COMPOSURE, slip, bad).score) == (85, 70)


def test_help_that_was_not_theirs_to_give_is_not_praised() -> None:
    gift = talk(
        "helped",
        ("We'll pay for it all.", {Move.PROPOSE: 0.9, Move.TAKE_OWNERSHIP: 0.8}),
        met=("helped",),
        events=("critical:beyond-authority", "accepts"),
    )
    assert marked(Skill.SOLVING, gift).score == 30
    assert quotes(Skill.SOLVING, "It was not yours to give.", gift) == ["We'll pay for it all."]


def test_a_feeling_is_named_by_what_it_is_about() -> None:
    bare = talk("acknowledged", ("Right, that's annoying.", {Move.ACKNOWLEDGE: 0.9}), met=("acknowledged",))
    full = talk(
        "acknowledged",
        ("A whole week without tea.", {Move.EXPLAIN: 0.4}),
        ("I'd be cross.", {Move.ACKNOWLEDGE: 0.9}),
        met=("acknowledged",),
    )
    assert (marked(Skill.EMPATHY, bare).score, marked(Skill.EMPATHY, full).score) == (60, 80)


def test_the_same_words_are_not_a_second_way() -> None:
    once = talk(
        "acknowledged",
        ("A week without tea, no wonder you are cross.", {Move.ACKNOWLEDGE: 0.9, Move.REASSURE: 0.6}),
        met=("acknowledged",),
    )
    assert marked(Skill.EMPATHY, once).score == 80


def test_a_customer_who_wants_little_hearing_is_heard_by_one_open_question() -> None:
    brief = scenario(needs=[{"need": "acknowledged", "effort": 1}, {"need": "heard", "effort": 1}])
    asked = talk(
        "acknowledged",
        ("Twenty minutes, I'm sorry.", {Move.ACKNOWLEDGE: 0.9, Move.APOLOGISE: 0.9}),
        ("What does it say on the screen?", {Move.CLARIFY: 0.9}),
        met=("acknowledged", "heard"),
        topics=("fact:message",),
    )
    sorry = talk("acknowledged", asked.words[0], met=("acknowledged", "heard"))
    scores = [scorecard(session([reply]), brief).skills()["listening"] for reply in (asked, sorry)]
    assert scores == [100, 71]
    long_story = scenario(needs=[{"need": "heard", "effort": 6}, {"need": "helped"}])
    once = talk("heard", ("Go on.", {Move.LISTEN: 0.9}), met=("heard",))
    assert scorecard(session([once]), long_story).skills()["listening"] == 67


def test_what_a_reply_puts_on_record_is_on_the_ticket() -> None:
    said = talk(
        "informed",
        ("Your kettle, dead since Monday, a new one by noon:", {Move.EXPLAIN: 0.5}),
        ("I've written that down.", {Move.RECORD: 0.9}),
    )
    assert marked(Skill.PROCESS, said).score == 100
    silent = talk("informed", said.words[0])
    assert marked(Skill.PROCESS, silent).score == 0
    both = scorecard(session([silent], note("kettle, monday, new one")), scenario()).skills()
    assert both["process"] == 90


def test_the_expert_is_still_praised_for_everything() -> None:
    good = [
        item for mark in scorecard(session(EXPERT), scenario()).marks for item in mark.evidence if item.good
    ]
    assert {item.why for item in good} >= {
        "You gave it back in your words.",
        "They know what happens next.",
        "You said that it is on record.",
    }
