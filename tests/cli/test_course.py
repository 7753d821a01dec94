"""``coolhead course``: start, status and next, for people, for pipes and for programs."""

import json

import pytest

from tests.content import samples
from trainer.records.paths import data_folder, sessions_folder

TWO = """# Teaches: nothing, it is a sample.
course: tea-week
title: A week of tea
teaches: [listening]
days:
  - title: Practice
    modules:
      - {module: first-cup, title: The first cup, scenario: kettle, attempts: {maximum: 2}}
  - title: The exam
    modules:
      - {module: last-cup, title: The last cup, scenario: kettle, mode: exam, requires: [first-cup]}
      - {module: test, title: A free test, scenario: kettle, mode: exam}
"""


@pytest.fixture
def course(shop, tmp_path, monkeypatch):
    """The shop with a course, and a data folder."""
    (shop / "scenarios" / "courses").mkdir()
    (shop / "scenarios" / "courses" / "tea-week.yaml").write_text(TWO, encoding="utf-8")
    monkeypatch.setenv("COOLHEAD_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TZ", "UTC")
    return shop


def test_a_course_is_started_shown_and_played_step_by_step(coolhead, course, tmp_path):
    ran = coolhead("course", "start", "--from", "2026-11-23", "--learner", "anna")
    assert (ran.code, ran.err) == (0, "")
    shown = ran.out.splitlines()
    assert shown[:8] == [
        "A week of tea",
        "Learner: anna. Day one: 23 November 2026.",
        "0 of 3 done. Next: 'The first cup'.",
        "",
        "Day 1: Practice",
        "open    The first cup (practice, marked)",
        "        2 attempts left",
        "",
    ]
    assert "locked  The last cup (exam, marked)\n        after 'The first cup' is passed\n" in ran.out
    replies = tmp_path / "replies.txt"
    replies.write_text("listen\n/end\n")
    ran = coolhead("--learner", "anna", "course", "next", "--replies", replies)
    assert ran.code == 0
    last = ran.out.splitlines()[-1]
    assert last.startswith("Course: 'The first cup' is not passed yet: ")
    assert last.endswith("and 80 is needed. 0 of 3 done. Next: 'The first cup'.")
    status = json.loads(coolhead("course", "status", "--json", "--learner", "anna").out)
    first = status["modules"][0]
    assert (status["course"], status["learner"], status["next"]) == ("tea-week", "anna", "first-cup")
    assert (first["state"], first["attempts"], first["left"], first["passed"]) == ("open", 1, 1, False)
    assert first["score"] == first["best"] == first["first"] == first["latest"]


def test_the_debrief_asks_for_what_the_course_asks_for(coolhead, course, tmp_path):
    file = course / "scenarios" / "courses" / "tea-week.yaml"
    file.write_text(TWO.replace("attempts: {maximum: 2}", "pass_mark: 99"), encoding="utf-8")
    coolhead("course", "start")
    replies = tmp_path / "replies.txt"
    replies.write_text("listen\n/end\n")
    ran = coolhead("course", "next", "--replies", replies)
    assert " of 100, not passed: 99 is needed." in ran.out


def test_only_who_has_the_course_key_sets_marks_that_count_in_a_course(coolhead, course, tmp_path):
    coolhead("course", "start")
    replies = tmp_path / "replies.txt"
    replies.write_text("listen\n/end\n")
    coolhead("course", "next", "--replies", replies)
    (session,) = sessions_folder(data_folder()).glob("*.jsonl")
    words = ("records", "overrule", session.name, "--mark", 100, "--reason", "was great")
    ran = coolhead(*words)
    assert (ran.code, "only a lead, where the course key is" in ran.err) == (2, True)
    coolhead("records", "key")
    assert "nobody sets marks of their own" in coolhead(*words).err
    assert coolhead(*words, "--by", "lead").code == 0
    assert "score 100 set by hand, needs 80" in coolhead("course", "status").out


def test_content_stands_behind_the_command(coolhead, course):
    ran = coolhead("--content", course, "list")
    assert (ran.code, "'--content' stands behind the command" in ran.err) == (2, True)


def test_status_is_plain_where_it_is_piped(coolhead, course):
    coolhead("course", "start")
    out = coolhead("course", "status").out
    assert out.isascii()
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize("words", [("course", "next"), ("play", "--course", "tea-week")])
def test_what_was_not_started_is_not_played_by_any_front_end(coolhead, course, words):
    ran = coolhead(*words, "--plain")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == ("coolhead: me does not take this course yet; run 'coolhead course start tea-week'\n")


def test_a_locked_module_is_not_played_by_any_front_end(coolhead, course):
    coolhead("course", "start")
    for words in (("--plain",), ("--replies", "-"), ("--json",)):
        ran = coolhead("play", "--course", "tea-week", "last-cup", *words, stdin="listen\n")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == (
            "coolhead: 'The last cup' is locked: after 'The first cup' is passed; "
            "see 'coolhead course status tea-week'\n"
        )


def test_the_course_chooses_how_its_modules_are_played(coolhead, course):
    coolhead("course", "start")
    ran = coolhead("play", "--course", "tea-week", "--mode", "exam", "--plain")
    assert (ran.code, ran.err) == (
        2,
        "coolhead: the course says how its modules are played, so leave out --mode\n",
    )
    assert "Missing argument 'SCENARIO'" in coolhead("play").err


def test_an_exam_tells_its_reasons_only_when_it_is_over(coolhead, course, monkeypatch):
    from trainer.cli import scripted

    coolhead("course", "start")
    heard = []
    real = scripted.JsonShow.exchange

    def exchange(self, play, came):
        real(self, play, came)
        heard.append(self._written)

    monkeypatch.setattr(scripted.JsonShow, "exchange", exchange)
    ran = coolhead("play", "--course", "tea-week", "test", "--json", stdin="listen\nlisten\n")
    assert heard[0] == 0
    records = [json.loads(line) for line in ran.out.splitlines()]
    assert [record["type"] for record in records][-1] == "end"
    assert records[0]["module"] == "test"
    plain = coolhead(
        "play", "--course", "tea-week", "test", "--plain", stdin="listen\n/mood\n/again\n/hint\n"
    )
    before = plain.out.partition("Turn by turn")[0]
    assert "Why:" not in before
    assert "The mood is not shown in exam mode." in before
    assert "Nothing can be taken back in exam mode." in before


def test_used_attempts_lock_and_the_reason_is_said(coolhead, course):
    coolhead("course", "start")
    for _ in range(2):
        coolhead("course", "next", "--plain", stdin="listen\n")
    ran = coolhead("play", "--course", "tea-week", "first-cup", "--plain")
    assert "'The first cup' is locked: all 2 attempts used" in ran.err
    assert "'The first cup' was cut off: go on with it." in coolhead("course", "status").out
    for session in sessions_folder(data_folder()).glob("*.jsonl"):
        session.with_suffix(".discarded").touch()
    assert (
        "cannot be passed any more: all 2 attempts used. Ask your lead." in coolhead("course", "status").out
    )


def test_courses_are_listed(coolhead, course):
    assert "tea-week" in coolhead("list").out
    listed = json.loads(coolhead("list", "--json").out)["courses"]
    assert listed == [
        {
            "course": "tea-week",
            "title": "A week of tea",
            "teaches": ["listening"],
            "days": 2,
            "modules": ["first-cup", "last-cup", "test"],
        }
    ]
    assert "not started yet" in coolhead("course", "list").out
    coolhead("course", "start")
    assert "0 of 3 done" in coolhead("course", "list").out
    assert json.loads(coolhead("course", "list", "--json").out)["courses"][0]["started"] is True


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("start", "tea-wek"), "there is no course 'tea-wek'; did you mean 'tea-week'?"),
        (("start", "--from", "soon"), "'soon' is no date; write it like 2026-12-01"),
        (
            ("move", "--to", "2026-12-07"),
            "only a lead, where the course key is, can move the days of a course",
        ),
    ],
)
def test_a_slip_is_one_plain_line(coolhead, course, words, said):
    ran = coolhead("course", *words)
    assert ran.code == 2
    assert said in ran.err
    assert ran.err.count("\n") == 1


def test_a_lead_moves_the_days_where_the_key_is(coolhead, course):
    coolhead("course", "start", "--learner", "anna")
    coolhead("records", "key")
    ran = coolhead("course", "move", "--to", "2026-11-30", "--learner", "anna")
    assert (ran.code, ran.out.splitlines()[1]) == (0, "Learner: anna. Day one: 30 November 2026.")


def test_where_there_is_no_course_the_way_to_one_is_named(coolhead, shop, tmp_path, monkeypatch):
    monkeypatch.setenv("COOLHEAD_HOME", str(tmp_path / "home"))
    assert coolhead("course", "list").out == "There are no courses yet. 'coolhead new course' makes one.\n"
    assert "make one with 'coolhead new course'" in coolhead("course", "status").err


def test_a_learner_whose_name_is_hostile_is_shown_harmlessly(coolhead, course):
    ran = coolhead("course", "start", "--learner", "<b>\u202e=x")
    assert ran.code == 0
    assert "\u202e" not in ran.out


def test_the_sample_of_the_content_tests_is_a_course_too(coolhead, course):
    path = course / "scenarios" / "courses" / "tea-week.yaml"
    path.write_text(samples.COURSE, encoding="utf-8")
    assert coolhead("check", "--strict", course).code == 0
