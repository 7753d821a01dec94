"""Who is stuck, on what, and what it seems to hang on."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from trainer.reports.facts import Facts, Standing
from trainer.reports.numbers import counted, mean
from trainer.reports.report import Column, Kind, Section, Table
from trainer.reports.skills import in_order, marks_of
from trainer.reports.standing import ByLearnerAndUnit
from trainer.reports.tries import Tries

TRIES = 3
"""Attempts without passing from which somebody can be stuck ..."""

GAIN = 5
"""... where the latest two are not better by this many points than the best before them."""

QUIET = timedelta(days=7)
"""Time without any session after which somebody with work left is asked about."""

COLUMNS = (
    Column("learner", "learner", Kind.NAME),
    Column("unit", "on what"),
    Column("reason", "why we think so"),
    Column("attempts", "attempts", Kind.NUMBER, 1),
    Column("best", "best", Kind.NUMBER),
    Column("pass_mark", "pass mark", Kind.NUMBER, 1),
    Column("weakest", "weakest there"),
    Column("critical", "critical errors there", rank=1),
)

NOTES = (
    (
        f"Stuck is: {TRIES} attempts or more, none passed, and the latest two not {GAIN} points "
        "better than the best before; or no attempts left; or a deadline that has passed; or nothing "
        f"played for {QUIET.days} days with work left. It is a reason to talk to somebody, and no "
        "judgement of them."
    ),
)


@dataclass(frozen=True, slots=True)
class Stuck:
    """One learner and one unit."""

    learner: str
    """Id of the learner."""
    unit: str
    """Identifier of the unit; empty where it is about no single one."""
    reason: str
    """Why it looks so."""


def who_is_stuck(facts: Facts, tries: ByLearnerAndUnit) -> tuple[Stuck, ...]:
    """Everybody who is stuck, by learner and unit, each with all reasons in one."""
    found = []
    for standing in facts.standings:
        reasons = list(_reasons(standing, tries.get((standing.learner, standing.unit))))
        if reasons:
            found.append(Stuck(standing.learner, standing.unit, "; ".join(reasons)))
    quiet = (Stuck(learner, "", reason) for learner, reason in _quiet(facts))
    return tuple(sorted((*found, *quiet), key=lambda item: (item.learner, item.unit)))


def stuck_units(stuck: Sequence[Stuck]) -> Mapping[str, Sequence[str]]:
    """Learner -> units on which the learner is stuck."""
    found: dict[str, list[str]] = {}
    for item in stuck:
        found.setdefault(item.learner, []).append(item.unit or "nothing played")
    return found


def _reasons(standing: Standing, tries: Tries | None) -> Iterator[str]:
    if standing.settled or not standing.needed:
        return
    if tries is not None and not tries.passed and no_gain(tries.scores):
        yield f"{len(tries.scores)} finished attempts, and the latest two no better than before"
    if standing.final:
        yield standing.why or "locked for good"


def no_gain(scores: Sequence[int]) -> bool:
    """Whether several attempts have brought nothing lately."""
    return len(scores) >= TRIES and max(scores[-2:]) < max(scores[:-2]) + GAIN


def _quiet(facts: Facts) -> Iterator[tuple[str, str]]:
    """Learners of a course who have work left and have not played for long."""
    if not facts.course:
        return
    for member in facts.members:
        moments = [past.attempt.begun for past in facts.sessions if past.learner == member.learner]
        last = max((moment for moment in moments if moment), default=None)
        open_ = any(item.learner == member.learner and item.state == "open" for item in facts.standings)
        if open_ and last is not None and facts.now - last > QUIET:
            yield member.learner, f"nothing played for {(facts.now - last).days} days"


def stuck_section(
    facts: Facts, tries: ByLearnerAndUnit, stuck: Sequence[Stuck], learner: str = ""
) -> Section:
    """Who is stuck, as a table; of one learner where one is named."""
    rows = []
    for item in stuck:
        found = tries.get((item.learner, item.unit))
        rows.append(
            (
                item.learner,
                item.unit,
                item.reason,
                len(found.sessions) if found else 0,
                found.best if found else None,
                facts.unit(item.unit).pass_mark if item.unit else None,
                weakest(found) if found else "",
                critical(found) if found else "",
            )
        )
    table = Table("stuck", "Who is stuck", COLUMNS, tuple(rows), NOTES, "Nobody looks stuck.")
    return Section("Who is stuck, and on what", _in_words(stuck, learner), tables=(table,))


def _in_words(stuck: Sequence[Stuck], learner: str) -> tuple[str, ...]:
    if not stuck:
        return ()
    if learner:
        return ("This learner may need you.",)
    people = counted(len({item.learner for item in stuck}), "learner")
    units = Counter(item.unit for item in stuck if item.unit)
    most = sorted(units.items(), key=lambda pair: (-pair[1], pair[0]))[:1]
    where = "".join(f" Most often: {unit} ({count})." for unit, count in most)
    return (f"{people} may need you.{where}",)


def weakest(tries: Tries) -> str:
    """The two skills with the lowest mean mark over all attempts at a unit."""
    marks: dict[str, list[int]] = {}
    for past in tries.finished:
        for skill, mark in marks_of(past).items():
            marks.setdefault(skill, []).append(mark)
    means = [(mean(marks[skill]) or 0.0, skill) for skill in in_order(marks)]
    return ", ".join(f"{skill} {middle:g}" for middle, skill in sorted(means, key=lambda pair: pair[0])[:2])


def critical(tries: Tries) -> str:
    """Critical errors at a unit, most frequent first."""
    names = Counter(name for past in tries.finished for name in past.critical)
    ordered = sorted(names.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f"{name} {count}×" for name, count in ordered)
