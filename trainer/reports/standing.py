"""Where every learner stands: state, attempts, first, best and latest score."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from trainer.records.beside import utc
from trainer.reports.facts import Facts, Member, Standing, Unit
from trainer.reports.numbers import counted, mean, share
from trainer.reports.report import Cell, Column, Kind, Section, Table
from trainer.reports.tries import Tries, working_seconds

ByLearnerAndUnit = Mapping[tuple[str, str], Tries]
"""Learner and unit -> attempts."""

NOTE = (
    "First, best and latest are scores of attempts that came to an end; a human's mark counts in the "
    "place of the game's. An attempt that was broken off counts as an attempt and has no score."
)

SAID = {"passed": "passed", "needs you": "in need of you (a module is locked for good)"}
"""How the state of several learners is said."""

STATUS = (
    Column("learner", "learner", Kind.NAME),
    Column("unit", "what"),
    Column("title", "title", rank=2),
    Column("state", "state"),
    Column("attempts", "attempts", Kind.NUMBER),
    Column("unfinished", "broken off", Kind.NUMBER, 2),
    Column("first", "first", Kind.NUMBER),
    Column("best", "best", Kind.NUMBER),
    Column("latest", "latest", Kind.NUMBER),
    Column("pass_mark", "pass mark", Kind.NUMBER, 1),
    Column("passed", "passed", Kind.YES_NO),
    Column("last_played", "last played", Kind.MOMENT, 2),
    Column("why", "why", rank=1),
)

LEARNERS = (
    Column("learner", "learner", Kind.NAME),
    Column("state", "state"),
    Column("done", "done", Kind.NUMBER),
    Column("of", "of", Kind.NUMBER),
    Column("attempts", "attempts", Kind.NUMBER),
    Column("mean_best", "mean of bests", Kind.NUMBER, 1),
    Column("working_time", "time at work", Kind.DURATION, 1),
    Column("stuck_on", "stuck on", rank=0),
    Column("last_played", "last played", Kind.MOMENT, 1),
    Column("first_day", "first day", Kind.DATE, 2),
)

UNITS = (
    Column("unit", "what"),
    Column("title", "title", rank=2),
    Column("tried", "tried by", Kind.NUMBER),
    Column("passed", "passed by", Kind.NUMBER),
    Column("passed_share", "of those who tried", Kind.SHARE, 1),
    Column("attempts", "attempts", Kind.NUMBER, 1),
    Column("unfinished", "broken off", Kind.NUMBER, 2),
    Column("mean_first", "first", Kind.NUMBER),
    Column("mean_best", "best", Kind.NUMBER),
    Column("mean_latest", "latest", Kind.NUMBER),
    Column("pass_mark", "pass mark", Kind.NUMBER, 1),
)


def status_table(facts: Facts, learner: str = "") -> Table:
    """Every learner with every unit, or one learner's units."""
    rows = tuple(
        _status_row(facts.unit(standing.unit), standing)
        for standing in facts.standings
        if not learner or standing.learner == learner
    )
    if learner:
        rows = tuple(row[1:] for row in rows)
    columns = STATUS[1:] if learner else STATUS
    title = "Each module" if facts.course else "Each scenario"
    title = title if learner else f"{title} of each learner"
    return Table("status", title, columns, rows, (NOTE,), "Nothing was played yet.", detail=not learner)


def _status_row(unit: Unit, standing: Standing) -> tuple[Cell, ...]:
    return (
        standing.learner,
        unit.unit,
        unit.title,
        standing.state,
        standing.attempts,
        standing.unfinished,
        standing.first,
        standing.best,
        standing.latest,
        unit.pass_mark,
        standing.passed,
        moment_text(standing.last_played),
        standing.why,
    )


def learners_section(facts: Facts, tries: ByLearnerAndUnit, stuck: Mapping[str, Sequence[str]]) -> Section:
    """One line for each learner.

    Args:
        facts: Everything.
        tries: Learner and unit -> attempts.
        stuck: Learner -> units on which the learner is stuck.
    """
    rows = tuple(
        _learner_row(facts, member, tries, stuck.get(member.learner, ())) for member in facts.members
    )
    table = Table("learners", "Each learner", LEARNERS, rows, _learner_notes(facts), "There are no learners.")
    return Section("Who is where", _in_words(facts, rows), tables=(table,))


def _learner_row(
    facts: Facts, member: Member, tries: ByLearnerAndUnit, stuck: Sequence[str]
) -> tuple[Cell, ...]:
    mine = [tries[key] for key in tries if key[0] == member.learner]
    sessions = [past for item in mine for past in item.sessions]
    seconds = [found for past in sessions if (found := working_seconds(past)) is not None]
    bests = [item.best for item in mine if item.best is not None]
    last = max((past.attempt.begun for past in sessions if past.attempt.begun), default=None)
    needed = [item for item in facts.standings if item.learner == member.learner and item.needed]
    done = sum(item.settled for item in needed)
    return (
        member.learner,
        member.state,
        done,
        len(needed),
        len(sessions),
        mean(bests),
        sum(seconds),
        ", ".join(stuck),
        moment_text(last),
        member.first_day,
    )


def _learner_notes(facts: Facts) -> tuple[str, ...]:
    done = (
        "Modules that are needed, and of them those that are done."
        if facts.course
        else "Scenarios tried and passed."
    )
    return (
        (
            f"done, of: {done} Time at work: from a session's first line to its end, two hours at "
            "most for each session; what was broken off has no end and is not in it."
        ),
    )


def _in_words(facts: Facts, rows: Sequence[tuple[Cell, ...]]) -> tuple[str, ...]:
    if not rows:
        return ()
    states = Counter(str(row[1]) for row in rows if row[1])
    idle = sum(not row[4] for row in rows)
    parts = [f"{count} {SAID.get(state, state)}" for state, count in sorted(states.items())]
    first = (
        f"{counted(len(rows), 'learner')}: {', '.join(parts)}."
        if parts
        else f"{counted(len(rows), 'learner')}."
    )
    waiting = f"{counted(idle, 'learner has', 'learners have')} not begun." if idle else ""
    return tuple(filter(None, (first, waiting)))


def units_table(facts: Facts, tries: ByLearnerAndUnit) -> Table:
    """One line for each module or scenario."""
    rows = []
    for unit in facts.units:
        found = [item for (_, name), item in tries.items() if name == unit.unit]
        attempts = [past for item in found for past in item.sessions]
        passed = sum(item.passed for item in found)
        rows.append(
            (
                unit.unit,
                unit.title,
                len(found),
                passed,
                share(passed, len(found)),
                len(attempts),
                sum(not past.attempt.finished for past in attempts),
                *(_mean_of(found, name) for name in ("first", "best", "latest")),
                unit.pass_mark,
            )
        )
    title = "Each module" if facts.course else "Each scenario"
    note = "first, best, latest: means over the learners who brought at least one attempt to its end."
    return Table("units", title, UNITS, tuple(rows), (note,))


def _mean_of(tries: Sequence[Tries], name: str) -> float | None:
    values = [getattr(item, name) for item in tries]
    return mean([value for value in values if value is not None])


def moment_text(moment: datetime | None) -> str | None:
    """A moment as a cell: UTC as text."""
    return utc(moment) if moment else None
