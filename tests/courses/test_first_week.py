"""The shipped course can be taken: played through with the golden replies, and with one slip on the way."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.golden.conversations import conversations
from trainer.cli.talk import Call
from trainer.content.library import find_content_root
from trainer.courses.progress import State
from trainer.errors import UsageError
from trainer.game import open_game
from trainer.model.mode import Mode

BEST = {item.scenario: item.replies for item in conversations() if item.kind == "best"}


class Week:
    """A learner and a clock."""

    def __init__(self, folder):
        self.now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
        self.game = open_game(data=folder, learner="newcomer", clock=self.tick)
        self.game.coursework.enrol("first-week", self.now)

    def tick(self):
        self.now += timedelta(seconds=1)
        return self.now

    @property
    def stands(self):
        return self.game.progress("first-week")

    def play(self, module, replies=()):
        session = self.game.start_module("first-week", module)
        for reply in replies or BEST[session.start.scenario]:
            if session.over:
                break
            if isinstance(reply, Call):
                session.act(reply.name, reply.text)
            else:
                session.say(reply)
        if not session.over:
            session.act("end")
        session.debrief()
        session.close()


@pytest.fixture
def week(tmp_path):
    return Week(tmp_path)


def test_it_opens_with_what_it_teaches_and_points_to_its_schema():
    path = find_content_root() / "scenarios" / "courses" / "first-week.yaml"
    first, second, *_ = path.read_text(encoding="utf-8").splitlines()
    assert first == "# yaml-language-server: $schema=../../schemas/course.json"
    assert second.startswith("# Teaches")


def test_five_days_lead_to_a_passed_course_with_practice_before_each_exam(week):
    assert len(week.stands.course.days) == 5
    practised, played = set(), []
    while week.stands.next is not None or week.now.day < 27:
        following = week.stands.next
        if following is None:
            week.now = (week.now + timedelta(days=1)).replace(hour=9, minute=0)
            continue
        module = following.module
        if module.mode is Mode.EXAM:
            assert module.scenario in practised
        practised.add(module.scenario)
        played.append(module.module)
        week.play(module.module)
        assert week.stands.of(module.module).state is State.DONE, module.module
    assert week.stands.passed
    assert "hear-them-out" not in played, "nobody who passes is sent back"
    assert "polite" not in played, "a good check-in spares it"
    assert played[-2:] == ["exam-promise", "exam-pressure"]


def test_a_poor_check_in_leads_through_the_remedial_module_and_on(week):
    for module in ("twenty-minutes", "first-anger", "unsure", "blunt"):
        week.play(module)
    week.play("check-in", ("Calm down.", Call("end", "")))
    remedial = week.stands.of("hear-them-out")
    assert (remedial.state, remedial.needed) == (State.OPEN, True)
    assert week.stands.of("their-terms").reason == "after 'Once more, slowly: hear them out' is passed"
    week.play("hear-them-out")
    assert week.stands.of("their-terms").state is State.OPEN
    assert week.stands.of("polite").needed, "it was not spared"
    week.play("check-in")
    assert week.stands.of("check-in").state is State.DONE


def test_the_exams_of_day_five_open_at_nine_and_not_before(week):
    with pytest.raises(UsageError, match=r"opens Friday 9:00"):
        week.game.start_module("first-week", "exam-promise")
