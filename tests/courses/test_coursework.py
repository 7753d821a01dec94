"""The gate that every front end goes through: no module is begun that a course does not open."""

import uuid
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import KeywordReader
from tests.content import samples
from trainer.cli.starting import first_step
from trainer.content.library import load_library
from trainer.courses.progress import State
from trainer.courses.telling import next_words
from trainer.errors import UsageError
from trainer.exchange import Part
from trainer.game import Game
from trainer.model.course import EXAM_SEED
from trainer.model.mode import Mode
from trainer.model.moves import Move
from trainer.records.archive import export_sessions, import_sessions
from trainer.records.enrolments import all_enrolments, enrolments_folder, read_enrolment
from trainer.records.forgetting import forget
from trainer.records.known_learners import known_learners
from trainer.records.opening import open_results
from trainer.records.paths import course_key_file, sessions_folder
from trainer.records.sessions import Sessions
from trainer.records.signing import make_key
from trainer.records.tables import ENROLMENTS, SESSIONS

COURSE = samples.COURSE.replace("persona: brisk\n        pass_mark: 75", "pass_mark: 70")


class Clock:
    """A clock that is set by hand, and goes on by a second each time it is read."""

    def __init__(self):
        self.now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def __call__(self):
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def game(tmp_path, clock):
    """Anna's game over the week of tea."""
    root = samples.write(tmp_path / "shop")
    (root / "scenarios" / "courses").mkdir()
    (root / "scenarios" / "courses" / "tea-week.yaml").write_text(COURSE, encoding="utf-8")
    sessions = Sessions(sessions_folder(tmp_path / "data"), "anna")
    return Game(load_library([root]), sessions, KeywordReader(), clock)


def broken_off(game, module):
    """An attempt of one reply that nobody goes on with."""
    play = cut_off(game, module)
    game.sessions.discard(Path(play.file))


def cut_off(game, module):
    """An attempt of one reply that can go on."""
    play = game.start_module("tea-week", module)
    play.say("Please listen.")
    play.close()
    return play


def ended(game, module):
    """An attempt that is ended at once, and fails."""
    play = game.start_module("tea-week", module)
    play.act("end")
    play.close()
    return play


def passed(game, module, score=90):
    """An attempt that a lead marks as passed."""
    from trainer.records.overrules import Overrule, write_overrules

    play = ended(game, module)
    path = next(path for path in game.sessions.folder.glob("*.jsonl") if str(path) == play.file)
    write_overrules(
        path, (Overrule(str(uuid.uuid4()), "", score, "seen by me", "lead", "2026-11-23T10:00:00.000Z"),)
    )


def refused(game, module):
    with pytest.raises(UsageError) as caught:
        game.start_module("tea-week", module)
    return caught.value.what


def test_nobody_plays_what_was_not_started_is_not_there_or_is_locked(game):
    assert refused(game, "first-cup") == "anna does not take this course yet"
    game.coursework.enrol("tea-week", game.now())
    with pytest.raises(UsageError, match="has no module 'frst-cup'") as caught:
        game.start_module("tea-week", "frst-cup")
    assert caught.value.remedy == "did you mean 'first-cup'?"
    assert (
        refused(game, "second-cup")
        == "'The second cup' is locked: after 'The first cup' is passed, opens Tuesday, "
        "to be begun by the end of Friday"
    )
    with pytest.raises(UsageError, match="there is no course 'tea'"):
        game.progress("tea")
    assert list(game.sessions.folder.glob("*.jsonl")) == []


def test_a_course_is_started_once_and_moved_only_where_the_key_is(game, clock):
    first = game.coursework.enrol("tea-week", game.now())
    assert first.first_day == date(2026, 11, 23)
    with pytest.raises(UsageError, match="takes 'A week of tea' already, day one was 23 November 2026"):
        game.coursework.enrol("tea-week", game.now(), date(2026, 12, 7))
    with pytest.raises(UsageError, match="only a lead, where the course key is"):
        game.coursework.move("tea-week", game.now(), date(2026, 12, 7))
    make_key(course_key_file(game.sessions.folder.parent))
    game.coursework.move("tea-week", game.now(), date(2026, 12, 7))
    assert game.progress("tea-week").modules[0].reason == "the course begins 7 December 2026"
    with pytest.raises(UsageError, match="is far off"):
        game.coursework.move("tea-week", game.now(), date(2056, 12, 7))


def test_a_session_says_what_it_was_played_for_and_attempts_count_when_broken_off(game):
    game.coursework.enrol("tea-week", game.now())
    play = game.start_module("tea-week", "first-cup")
    assert (play.start.course, play.start.module, play.start.mode) == ("tea-week", "first-cup", "practice")
    play.close()
    assert game.progress("tea-week").of("first-cup").attempts == 0, "nothing was said yet"
    for _ in range(3):
        broken_off(game, "first-cup")
    part = game.progress("tea-week").of("first-cup")
    assert (part.attempts, part.state, part.reason) == (3, State.LOCKED, "all 3 attempts used")
    assert refused(game, "first-cup") == "'The first cup' is locked: all 3 attempts used"


def test_the_last_attempt_can_go_on_where_it_was_cut_off_and_closes_nothing(game):
    game.coursework.enrol("tea-week", game.now())
    broken_off(game, "first-cup")
    broken_off(game, "first-cup")
    play = cut_off(game, "first-cup")
    stands = game.progress("tea-week")
    assert stands.of("first-cup").reason == "all 3 attempts used, but one was cut off: go on with it"
    assert not stands.stuck
    assert next_words(stands) == "'The first cup' was cut off: go on with it."
    assert refused(game, "first-cup").endswith("go on with it")
    game.sessions.discard(Path(play.file))
    assert game.progress("tea-week").stuck


def test_a_cut_off_attempt_that_nobody_can_go_on_with_is_used_up(game, monkeypatch):
    game.coursework.enrol("tea-week", game.now())
    cut_off(game, "first-cup")
    broken_off(game, "first-cup")
    broken_off(game, "first-cup")
    reason = "all 3 attempts used, but one was cut off: go on with it"
    assert game.progress("tea-week").of("first-cup").reason == reason, "it need not be the last"
    monkeypatch.setattr("trainer.courses.coursework.ENGINE_VERSION", "of tomorrow")
    stands = game.progress("tea-week")
    assert (stands.of("first-cup").reason, stands.stuck) == ("all 3 attempts used", True)


def test_a_module_that_is_done_waits_for_no_cut_off_attempt(game):
    game.coursework.enrol("tea-week", game.now())
    passed(game, "first-cup")
    broken_off(game, "first-cup")
    cut_off(game, "first-cup")
    assert next_words(game.progress("tea-week")).startswith("Nothing is open now. 'The second cup'")


def test_the_app_begins_with_the_briefing_or_goes_on_where_it_was_cut_off(game):
    game.coursework.enrol("tea-week", game.now())
    options = {"course": "tea-week", "scenario": ""}
    assert first_step(game, options, Mode.PRACTICE) == (None, Part("tea-week", "first-cup"))
    before = cut_off(game, "first-cup")
    play, part = first_step(game, options, Mode.PRACTICE)
    assert (part, play.file, len(play.transcript.turns)) == (None, before.file, 1)
    play.close()
    passed(game, "first-cup")
    with pytest.raises(UsageError, match="Nothing is open now"):
        first_step(game, options, Mode.PRACTICE)


def test_taking_a_reply_back_is_a_new_attempt_and_needs_one(game):
    game.coursework.enrol("tea-week", game.now())
    broken_off(game, "first-cup")
    broken_off(game, "first-cup")
    play = game.start_module("tea-week", "first-cup")
    play.say("Please listen.")
    with pytest.raises(UsageError, match="all 3 attempts used"):
        play.rewind(1)
    play.say("It goes on.")
    play.close()


def exam(game, clock):
    game.coursework.enrol("tea-week", game.now())
    passed(game, "first-cup")
    clock.now += timedelta(days=1)
    passed(game, "second-cup")
    clock.now = datetime(2026, 11, 27, 16, 59, tzinfo=UTC)
    return game.start_module("tea-week", "last-cup")


def test_an_exam_is_closed_outside_its_window_and_one_that_runs_may_end(game, clock):
    play = exam(game, clock)
    clock.now = datetime(2026, 11, 27, 17, 30, tzinfo=UTC)
    play.say("Please listen.")
    play.close()
    assert refused(game, "last-cup").endswith("closed since today 17:00, but one was cut off: go on with it")
    again = game.resume(game.unfinished()[0])
    assert (again.mode, again.start.module) == (Mode.EXAM, "last-cup")
    again.act("end")
    again.close()
    assert game.progress("tea-week").of("last-cup").score is not None


def test_an_exam_shows_nothing_before_its_debrief_and_takes_nothing_back(game, clock):
    play = exam(game, clock)
    assert (play.mode, play.start.seed) == (Mode.EXAM, EXAM_SEED)
    shown = play.say(f"I {Move.APOLOGISE} and {Move.LISTEN}.")
    assert shown.turn.ledger == ()
    assert play.transcript.turns[0].ledger != (), "the transcript keeps the reasons"
    assert play.act("hold", "one minute").action.ledger == ()
    with pytest.raises(UsageError, match="an exam cannot be rewound"):
        play.rewind(1)
    with pytest.raises(UsageError, match="no hints in exam mode"):
        play.act("hint")
    play.act("end")
    assert play.debrief().turns[0].ledger != ()


def test_an_exam_is_read_by_the_default_reader_whatever_is_set(game, clock, monkeypatch):
    import trainer.understand.choosing as choosing

    play = exam(game, clock)
    play.close()
    asked = []
    monkeypatch.setattr(choosing, "choose_reader", lambda name: asked.append(name) or KeywordReader())
    monkeypatch.setattr(choosing, "named_encoder", lambda: "better")
    game._reader = None
    game.start_module("tea-week", "last-cup").close()
    assert set(asked) == {""}


def test_every_learner_has_a_course_of_their_own(game):
    game.coursework.enrol("tea-week", game.now())
    broken_off(game, "first-cup")
    game.play_as("bert")
    assert game.progress("tea-week").enrolment is None
    game.coursework.enrol("tea-week", game.now())
    assert game.progress("tea-week").of("first-cup").attempts == 0
    assert known_learners(game.sessions.folder) == ("anna", "bert")
    game.play_as(" anna ")
    assert game.progress("tea-week").of("first-cup").attempts == 1


def test_enrolments_are_rows_survive_a_rebuild_and_are_forgotten(game):
    game.coursework.enrol("tea-week", game.now())
    ended(game, "first-cup")
    results = open_results(game.sessions.folder.parent)
    results.settle()
    rows = results.rows(ENROLMENTS)
    assert [(row["course"], row["first_day"]) for row in rows] == [("tea-week", "2026-11-23")]
    assert [(row["course"], row["module"]) for row in results.rows(SESSIONS)] == [("tea-week", "first-cup")]
    results.rebuild()
    assert results.rows(ENROLMENTS) == rows
    forget(results, "anna")
    assert results.rows(ENROLMENTS) == []
    assert list(all_enrolments(enrolments_folder(game.sessions.folder))) == []
    results.database.close()


HOSTILE = ["=cmd()", "<script>", "../../x", "abc\u202edef", "x" * 10_000]


@pytest.mark.parametrize("who", HOSTILE)
def test_enrolments_travel_with_an_archive_whatever_the_learner_is_called(game, tmp_path, who):
    game.play_as(who)
    game.coursework.enrol("tea-week", game.now())
    ended(game, "first-cup")
    here = game.sessions.folder
    archive = tmp_path / "out.zip"
    export_sessions(here.glob("*.jsonl"), archive, all_enrolments(enrolments_folder(here)))
    there = tmp_path / "there" / "sessions"
    done = import_sessions(archive, there)
    assert (done.enrolments, len(done.new), done.strange, done.problems) == (1, 1, 0, [])
    folder = enrolments_folder(there)
    assert read_enrolment(folder, "tea-week", who) == game.coursework.enrolment("tea-week")
    assert import_sessions(archive, there).enrolments == 0
    assert import_sessions(archive, there, "zoe").enrolments == 1
    assert read_enrolment(folder, "tea-week", "zoe").learner == "zoe"


def test_a_course_that_was_played_on_another_machine_goes_on_here(game, tmp_path, clock):
    game.coursework.enrol("tea-week", game.now())
    passed(game, "first-cup")
    archive = tmp_path / "out.zip"
    folder = game.sessions.folder
    export_sessions(folder.glob("*.jsonl"), archive, all_enrolments(enrolments_folder(folder)))
    import_sessions(archive, tmp_path / "there" / "sessions")
    other = Game(game.library, Sessions(tmp_path / "there" / "sessions", "anna"), KeywordReader(), clock)
    assert other.progress("tea-week").of("first-cup") == game.progress("tea-week").of("first-cup")


def test_a_damaged_enrolment_is_named_and_hides_no_other(game):
    game.coursework.enrol("tea-week", game.now())
    folder = enrolments_folder(game.sessions.folder)
    (next(folder.iterdir())).write_text("{}")
    game.play_as("bert")
    game.coursework.enrol("tea-week", game.now())
    assert [item.learner for item in all_enrolments(folder)] == ["bert"]
    game.play_as("anna")
    with pytest.raises(Exception, match="it does not say who takes which course"):
        game.progress("tea-week")
