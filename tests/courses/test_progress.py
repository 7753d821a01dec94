"""What a course comes to: done, open, or locked with the reason, for any attempts at any moment."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.courses.builders import MONDAY, MORNING, attempt, course, enrolled, module
from trainer.courses.progress import State, progress
from trainer.courses.standing import standing_of
from trainer.courses.telling import result_words, standing_words
from trainer.model.course import Course


def stand(item, *attempts, at=MORNING, first_day=MONDAY):
    """The modules of a course, by name."""
    found = progress(item, enrolled(first_day), attempts, at)
    return {part.module.module: part for part in found.modules}


def said(part):
    return part.state.value, part.reason


TWO = course(module("one"), module("two", requires=["one"]))


def test_what_was_not_started_is_locked_as_a_whole():
    found = progress(TWO, None, [], MORNING)
    assert {said(part) for part in found.modules} == {("locked", "start the course first")}
    assert standing_words(found) == "Not started yet."


def test_one_thing_after_the_other():
    assert said(stand(TWO)["one"]) == ("open", "")
    assert said(stand(TWO)["two"]) == ("locked", "after 'One' is passed")
    after = stand(TWO, attempt("one", 84))
    assert said(after["one"]) == ("done", "")
    assert said(after["two"]) == ("open", "")
    assert after["one"].may_start


@pytest.mark.parametrize(
    ("score", "passes"), [(79, False), (80, True), (100, True)], ids=["below", "at the mark", "all"]
)
def test_the_pass_mark_is_eighty_unless_another_is_named(score, passes):
    assert stand(TWO, attempt("one", score))["one"].passed is passes
    lower = course(module("one", pass_mark=70), pass_mark=90)
    assert stand(lower, attempt("one", 75))["one"].passed
    assert not stand(course(module("one"), pass_mark=90), attempt("one", score))["one"].passed or score == 100


def test_a_session_that_its_scenario_fails_passes_no_module_whatever_its_score():
    part = stand(TWO, attempt("one", 95, passed=False))["one"]
    assert (part.passed, part.score) == (False, 95)
    found = progress(TWO, enrolled(), [attempt("one", 95, passed=False)], MORNING)
    assert result_words(found, "one").startswith("'One' is not passed: a critical error or a lost ending")


def test_a_humans_mark_stands_in_the_place_of_the_games():
    assert stand(TWO, attempt("one", 40, mark=85))["one"].score == 85
    assert stand(TWO, attempt("one", 40, passed=False, mark=85))["one"].passed
    assert not stand(TWO, attempt("one", 95, mark=20))["one"].passed


def test_the_best_or_the_latest_attempt_stands():
    tries = [attempt("one", 85, 1), attempt("one", 60, 2)]
    best = stand(TWO, *tries)["one"]
    latest = stand(course(module("one", counts="latest")), *tries)["one"]
    assert (best.score, best.first, best.best, best.latest, best.state) == (85, 85, 85, 60, State.DONE)
    assert (latest.score, latest.first, latest.best, latest.latest, latest.state) == (
        60,
        85,
        85,
        60,
        State.OPEN,
    )


def test_attempts_are_used_up_also_by_those_that_were_broken_off():
    three = course(module("one", attempts={"maximum": 3}))
    assert said(stand(three)["one"]) == ("open", "3 attempts left")
    part = stand(three, attempt("one", n=1), attempt("one", 50, 2))["one"]
    assert (said(part), part.attempts, part.left) == (("open", "1 attempt left"), 2, 1)
    part = stand(three, attempt("one", n=1), attempt("one", 50, 2), attempt("one", 60, 3))["one"]
    assert (said(part), part.final, part.may_start) == (("locked", "all 3 attempts used"), True, False)


def test_an_attempt_over_the_maximum_does_not_count():
    one = course(module("one", attempts={"maximum": 1}))
    part = stand(one, attempt("one", 20, 1), attempt("one", 99, 2))["one"]
    assert (part.state, part.score, part.attempts) == (State.LOCKED, 20, 1)
    assert part.reason == "the only attempt is used"


def test_a_session_closed_before_the_first_reply_is_no_attempt():
    part = stand(course(module("one", attempts={"maximum": 1})), attempt("one", turns=0))["one"]
    assert (part.state, part.attempts) == (State.OPEN, 0)


@pytest.mark.parametrize(
    "other",
    [{"course": "coffee"}, {"module": "two"}, {"scenario": "pot"}, {"mode": "exam"}],
    ids=["course", "module", "scenario", "mode"],
)
def test_what_was_played_for_something_else_does_not_count(other):
    assert stand(TWO, attempt("one", 90, **other))["one"].attempts == 0


def test_as_often_as_it_must_be_tried():
    twice = course(module("one", attempts={"minimum": 2}), module("two", requires=["one"]))
    once = stand(twice, attempt("one", 90, 1), attempt("one", n=2))
    assert said(once["one"]) == ("open", "passed, once more to go")
    assert said(once["two"]) == ("locked", "after 'One' has been played 2 times")
    assert stand(twice, attempt("one", 90, 1), attempt("one", 10, 3))["one"].state is State.DONE


REMEDY = course(
    module("exam"),
    module("again", when={"module": "exam", "below": 60}),
    module("next", requires=["again"]),
)


def test_a_remedial_module_opens_for_whom_it_is_and_is_asked_for_until_the_exam_is_passed():
    fresh = stand(REMEDY)
    assert said(fresh["again"]) == ("locked", "only if 'Exam' scores below 60")
    assert (fresh["again"].needed, fresh["again"].final) == (False, False)
    assert said(fresh["next"]) == ("locked", "after 'Exam' is passed"), "nobody knows yet who needs it"
    failed = stand(REMEDY, attempt("exam", 50, 1))
    assert (failed["again"].state, failed["again"].needed) == (State.OPEN, True)
    assert failed["next"].reason == "after 'Again' is passed"
    between = stand(REMEDY, attempt("exam", 70, 1))
    assert (between["again"].state, between["next"].reason) == (State.LOCKED, "after 'Exam' is passed")
    mended = stand(REMEDY, attempt("exam", 50, 1), attempt("exam", 85, 2))
    assert (said(mended["again"]), mended["again"].needed) == (("open", "optional"), False)
    assert mended["next"].state is State.OPEN
    helped = stand(REMEDY, attempt("exam", 50, 1), attempt("again", 80, 2))
    assert helped["next"].state is State.OPEN


def test_a_good_score_spares_a_module_and_an_extra_one_is_never_asked_for():
    item = course(
        module("one"),
        module("spared", skip={"module": "one", "at_least": 90}),
        module("extra", when={"module": "one", "at_least": 95}),
        module("next", requires=["spared"]),
    )
    good = stand(item, attempt("one", 92))
    assert (said(good["spared"]), good["spared"].needed) == (("open", "optional"), False)
    assert good["next"].state is State.OPEN
    assert said(good["extra"]) == ("locked", "only if 'One' scores 95 or more")
    found = progress(item, enrolled(), [attempt("one", 99), attempt("next", 99)], MORNING)
    assert (found.passed, found.done, found.needed, found.of("extra").state) == (True, 2, 2, State.OPEN)


def at(day, hour=9, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


WINDOW = course(
    module("exam", mode="exam", window={"opens": "day 4 at 9:00", "closes": "day 4 at 17:00"}),
    module("late", opens="day 2", deadline="day 3"),
)


@pytest.mark.parametrize(
    ("moment", "exam", "late"),
    [
        (
            at(23),
            ("locked", "opens Thursday 9:00, to be begun by Thursday 17:00"),
            ("locked", "opens Tuesday, to be begun by the end of Wednesday"),
        ),
        (
            at(26, 8, 59),
            ("locked", "opens today 9:00, to be begun by today 17:00"),
            ("locked", "closed since the end of Wednesday: ask your lead"),
        ),
        (at(26, 9), ("open", "until today 17:00"), None),
        (at(26, 16, 59), ("open", "until today 17:00"), None),
        (at(26, 17), ("locked", "closed since today 17:00: ask your lead"), None),
        (at(25), None, ("open", "until the end of today")),
        (at(30, 8), ("locked", "closed since Thursday 17:00: ask your lead"), None),
        (
            datetime(2026, 12, 9, tzinfo=UTC),
            ("locked", "closed since 26 November 2026 17:00: ask your lead"),
            None,
        ),
    ],
)
def test_days_are_counted_from_the_learners_first_and_told_as_people_say_them(moment, exam, late):
    found = stand(WINDOW, at=moment)
    assert exam is None or said(found["exam"]) == exam
    assert late is None or said(found["late"]) == late


def test_what_is_done_stays_done_when_it_has_closed():
    part = stand(WINDOW, attempt("exam", 90, mode="exam"), at=at(30))["exam"]
    assert (part.state, part.may_start) == (State.DONE, False)
    assert part.lock == "closed since Thursday 17:00: ask your lead"


def test_weekends_are_no_days_of_a_course_unless_it_says_so():
    modules = [module("one", opens="day 3")]
    friday = at(27).date()
    assert stand(course(*modules), at=at(28), first_day=friday)["one"].reason == "opens Tuesday"
    every = course(*modules, calendar="every-day")
    assert stand(every, at=at(28), first_day=friday)["one"].reason == "opens Sunday"


def test_a_course_that_begins_later_is_locked_until_then():
    assert stand(TWO, first_day=at(30).date())["one"].reason == "the course begins 30 November 2026"


def test_the_wall_clock_counts_wherever_the_learner_sits():
    from datetime import timezone

    tokyo = datetime(2026, 11, 26, 9, 0, tzinfo=timezone(timedelta(hours=9)))
    assert stand(WINDOW, at=tokyo)["exam"].state is State.OPEN


def test_a_course_that_cannot_be_passed_any_more_says_so():
    found = progress(WINDOW, enrolled(), [], at(30))
    assert found.stuck
    assert standing_words(found) == (
        "0 of 2 done. 'Exam' cannot be passed any more: closed since Thursday 17:00: ask your lead."
    )
    one = course(module("one", attempts={"maximum": 1}))
    found = progress(one, enrolled(), [attempt("one", 10)], MORNING)
    assert standing_words(found).endswith("the only attempt is used. Ask your lead.")


# Any course, any attempts, any moment

QUICK = settings(max_examples=40, deadline=None)
PATIENT = settings(max_examples=80, deadline=None)
SCORES = st.integers(0, 100)


@st.composite
def courses(draw):
    """A course of up to six modules, each looking at earlier ones only."""
    modules = []
    for n in range(draw(st.integers(1, 6))):
        fields = {
            "attempts": {"maximum": draw(st.none() | st.integers(1, 3)), "minimum": 1},
            "counts": draw(st.sampled_from(["best", "latest"])),
            "optional": draw(st.booleans()),
            "opens": draw(st.none() | st.integers(1, 4).map("day {}".format)),
            "deadline": draw(st.none() | st.integers(4, 9).map("day {} at 12:00".format)),
        }
        if n:
            earlier = st.integers(0, n - 1).map("m{}".format)
            fields["requires"] = draw(st.lists(earlier, max_size=2, unique=True))
            fields["when"] = draw(
                st.none()
                | st.fixed_dictionaries({"module": earlier, "below": SCORES})
                | st.fixed_dictionaries({"module": earlier, "at_least": SCORES})
            )
            fields["skip"] = draw(st.none() | st.fixed_dictionaries({"module": earlier, "at_least": SCORES}))
        modules.append(module(f"m{n}", **fields))
    return course(*modules)


ATTEMPTS = st.lists(st.tuples(st.integers(0, 5), st.none() | SCORES, st.booleans()), max_size=14).map(
    lambda rows: [attempt(f"m{m}", score, n, passed=ok) for n, (m, score, ok) in enumerate(rows)]
)
MOMENTS = st.integers(-48, 24 * 14).map(lambda hours: MORNING + timedelta(hours=hours))


@QUICK
@given(courses(), ATTEMPTS, MOMENTS)
def test_no_module_is_ever_in_two_states(item: Course, attempts, now):
    found = progress(item, enrolled(), attempts, now)
    for part in found.modules:
        assert (part.state is State.OPEN) <= part.may_start
        assert part.state is State.DONE or (part.state is State.LOCKED) == bool(part.lock)
        assert bool(part.reason) >= (part.state is State.LOCKED)
        assert part.final <= (part.state is State.LOCKED)
        assert part.left is None or part.left >= 0
        assert (part.state is State.DONE) <= part.passed
    assert found.next is None or (found.next.needed and found.next.may_start)
    assert found.passed == (found.done == found.needed)
    assert 0 <= found.done <= found.needed <= len(found.modules)


@QUICK
@given(courses(), ATTEMPTS)
def test_attempts_over_the_maximum_never_count(item: Course, attempts):
    for part in item.all_modules:
        standing = standing_of(item, part, attempts)
        most = part.attempts.maximum
        assert most is None or len(standing.counted) <= most
        later = attempt(part.module, 100, 500, passed=True)
        if most is not None and len(standing.counted) == most:
            assert standing_of(item, part, [*attempts, later]) == standing


@QUICK
@given(courses(), ATTEMPTS, MOMENTS)
def test_the_order_in_which_attempts_are_read_does_not_matter(item: Course, attempts, now):
    once = progress(item, enrolled(), attempts, now)
    assert progress(item, enrolled(), reversed(attempts), now) == once


def with_best(item: Course) -> Course:
    """The same course, in which the best attempt counts and attempts have no end."""
    modules = [
        part.model_dump(mode="json") | {"counts": "best", "attempts": {"minimum": 1}}
        for part in item.all_modules
    ]
    return course(*modules)


@PATIENT
@given(courses(), ATTEMPTS, st.integers(0, 5), st.integers(80, 100), MOMENTS)
def test_passing_one_more_never_locks_anything(item: Course, attempts, which, score, now):
    item = with_best(item)
    before = progress(item, enrolled(), attempts, now)
    after = progress(item, enrolled(), [*attempts, attempt(f"m{which}", score, 900)], now)
    for old, new in zip(before.modules, after.modules, strict=True):
        assert not old.may_start or new.may_start, f"{new.module.module}: {new.lock}"
        assert old.state is not State.DONE or new.state is State.DONE


@QUICK
@given(courses(), ATTEMPTS, MOMENTS)
def test_time_opens_before_it_closes_and_never_opens_again(item: Course, attempts, now):
    moments = [now + timedelta(hours=12 * n) for n in range(8)]
    for name in (part.module for part in item.all_modules):
        states = [progress(item, enrolled(), attempts, moment).of(name).may_start for moment in moments]
        assert sum(a != b for a, b in pairwise(states)) <= 2
        closed = [not a and b for a, b in pairwise(states)]
        assert closed.count(True) <= 1
