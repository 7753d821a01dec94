"""Time to proficiency: from the first attempt to the first that passed, in attempts and in time at work."""

from collections.abc import Callable, Sequence

from trainer.reports.facts import Facts
from trainer.reports.numbers import FEW, counted, nearest_rank
from trainer.reports.report import Bar, Cell, Column, Figure, Kind, Section, Table
from trainer.reports.standing import ByLearnerAndUnit, moment_text
from trainer.reports.tries import Tries, working_seconds

COLUMNS = (
    Column("unit", "what"),
    Column("tried", "tried by", Kind.NUMBER),
    Column("passed", "passed by", Kind.NUMBER),
    Column("attempts_quarter", "a quarter after attempts", Kind.NUMBER, 1),
    Column("attempts_half", "half after attempts", Kind.NUMBER),
    Column("attempts_three_quarters", "three quarters after attempts", Kind.NUMBER, 1),
    Column("work_half", "half after time at work", Kind.DURATION),
    Column("elapsed_half", "half after time on the calendar", Kind.DURATION, 1),
    Column("remark", "remark"),
)

MINE = (
    Column("unit", "what"),
    Column("attempts", "attempts to the first pass", Kind.NUMBER),
    Column("work", "time at work", Kind.DURATION),
    Column("elapsed", "time on the calendar", Kind.DURATION),
    Column("passed_at", "first passed", Kind.MOMENT, 1),
)

NOTES = (
    (
        "Half after: of all who tried it, half had passed by then. Those who have not passed yet are "
        "in the count as taking longer than anybody; so there is no number while fewer than half "
        "have passed."
    ),
    (
        "Time at work is the time inside conversations, two hours at most for each; what was broken off "
        "is not in it."
    ),
)


def work(tries: Tries) -> int | None:
    """Seconds inside conversations up to the first pass; None while there is none, or no time was kept."""
    known = [found for past in tries.until_passed if (found := working_seconds(past)) is not None]
    return sum(known) if known else None


def elapsed(tries: Tries) -> int | None:
    """Seconds from the first attempt's beginning to the end of the first pass; None while there is none."""
    if not tries.until_passed:
        return None
    begun, passed = tries.sessions[0].attempt.begun, tries.until_passed[-1].attempt
    end = passed.ended or passed.begun
    return round((end - begun).total_seconds()) if begun and end else None


def proficiency_section(facts: Facts, tries: ByLearnerAndUnit) -> Section:
    """How long it takes to pass each module or scenario."""
    rows = []
    for unit in facts.units:
        found = [item for (_, name), item in tries.items() if name == unit.unit]
        if found:
            rows.append(_row(unit.unit, found))
    table = Table("proficiency", "From the first attempt to the first pass", COLUMNS, tuple(rows), NOTES)
    most = max((row[4] for row in rows if isinstance(row[4], int)), default=0)
    bars = tuple(Bar(str(row[0]), row[4], words=str(row[4])) for row in rows if isinstance(row[4], int))
    figure = Figure(
        "Attempts until half have passed",
        "A bar for each module or scenario that half of those who tried it have passed.",
        bars,
        most=max(most, 1),
    )
    return Section("How long it takes", (), (figure,) if bars else (), (table,))


def _row(unit: str, found: Sequence[Tries]) -> tuple[Cell, ...]:
    counts = [len(item.until_passed) or None for item in found]
    passed = sum(item.passed for item in found)
    few = f"small: {counted(len(found), 'learner')}" if len(found) < FEW else ""
    waiting = "fewer than half have passed" if passed * 2 < len(found) else ""
    return (
        unit,
        len(found),
        passed,
        *(nearest_rank(counts, part) for part in (0.25, 0.5, 0.75)),
        _half(found, work),
        _half(found, elapsed),
        "; ".join(filter(None, (few, waiting))),
    )


def _half(found: Sequence[Tries], measure: Callable[[Tries], int | None]) -> float | None:
    """When half had passed; who passed at a time that nobody kept is left out."""
    times = [(item.passed, measure(item)) for item in found]
    return nearest_rank([time for passed, time in times if time is not None or not passed], 0.5)


def learner_proficiency(facts: Facts, tries: ByLearnerAndUnit, learner: str) -> Section:
    """How long one learner took."""
    rows = []
    for unit in facts.units:
        item = tries.get((learner, unit.unit))
        if item is not None and item.passed:
            last = item.until_passed[-1].attempt
            end = last.ended or last.begun
            rows.append((unit.unit, len(item.until_passed), work(item), elapsed(item), moment_text(end)))
    table = Table(
        "proficiency",
        "From the first attempt to the first pass",
        MINE,
        tuple(rows),
        NOTES[1:],
        "Nothing is passed yet.",
    )
    return Section("How long it took", tables=(table,))
