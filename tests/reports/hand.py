"""Sessions that are made by hand, for tests that need to know every number."""

from datetime import UTC, datetime, timedelta

from trainer.model.attempt import Attempt
from trainer.records.past import HumanMark, Past, PastSession, PastTurn
from trainer.reports.gathering import gather

START = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
NOW = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)


def turn(n=1, heat=0, trust=0, patience=0, *, need="heard", events=(), moves=(), topics=(), action=""):
    return PastTurn(n, action, need, tuple(moves), tuple(topics), tuple(events), heat, trust, patience)


def human(mark, skill="", evaluator="judge", at="2026-11-20T10:00:00.000Z"):
    return HumanMark(skill, mark, "heard it", evaluator, at)


def session(
    learner,
    score,
    *,
    scenario="kettle",
    day=0,
    minutes=10,
    passed=None,
    skills=(),
    turns=None,
    marks=(),
    **more,
):
    """One session; without a score it was broken off."""
    turns = (turn(),) if turns is None else turns
    begun = START + timedelta(days=day)
    whole = [mark.mark for mark in marks if not mark.skill]
    attempt = Attempt(
        session=more.pop("session", f"{learner}-{scenario}-{day}"),
        course=more.pop("course", ""),
        module=more.pop("module", ""),
        scenario=scenario,
        mode=more.pop("mode", "practice"),
        turns=len(turns),
        begun=begun,
        ended=None if score is None else begun + timedelta(minutes=minutes),
        score=score,
        passed=(score or 0) >= 70 if passed is None else passed,
        mark=whole[-1] if whole else None,
    )
    more.setdefault("outcome", "" if score is None else "closed")
    return PastSession(
        attempt, learner, "x.jsonl", skills=tuple(skills), marks=tuple(marks), turns=tuple(turns), **more
    )


def facts(*sessions, now=NOW, since=None, scenarios=None):
    """Facts of sessions without a course."""
    by_time = sorted(sessions, key=lambda past: (past.attempt.begun, past.attempt.session))
    learners = tuple(sorted({past.learner for past in sessions}))
    return gather(Past(tuple(by_time), learners), scenarios or {}, now, since=since)


def rows(table):
    """A table as a list of column key -> cell."""
    keys = [column.key for column in table.columns]
    return [dict(zip(keys, row, strict=True)) for row in table.rows]


def only(table, **wanted):
    """The one row that has these cells."""
    (found,) = (row for row in rows(table) if all(row[key] == value for key, value in wanted.items()))
    return found


def table_of(report, key):
    return next(table for table in report.tables if table.key == key)
