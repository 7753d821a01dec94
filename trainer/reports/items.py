"""Item analysis: how hard each scenario is, and whether it tells the able from the rest.

Difficulty is the share of learners who pass at their very first attempt: the higher,
the easier. Discrimination is the corrected item-total correlation: the score of a
learner's first finished attempt here, with the mean of the learner's first finished
attempts everywhere else (this one left out, or it would correlate with itself).
Sources: Lord & Novick, Statistical Theories of Mental Test Scores (1968), ch. 15;
Ebel & Frisbie, Essentials of Educational Measurement (1991), for the bounds in words.
"""

from collections.abc import Mapping, Sequence

from trainer.reports.facts import Facts, Unit
from trainer.reports.numbers import (
    FEW,
    ROUGH,
    Estimate,
    correlation,
    counted,
    interval,
    mean,
    share,
    spread,
)
from trainer.reports.report import Bar, Cell, Column, Figure, Kind, Section, Table
from trainer.reports.standing import ByLearnerAndUnit
from trainer.reports.tries import Tries
from trainer.reports.turns import losing_turn

HARD = 0.3
"""Difficulty below which a scenario is called hard ..."""

EASY = 0.9
"""... and from which it is called easy."""

WEAK = 0.2
"""Discrimination below which a scenario says little of who is able."""

COLUMNS = (
    Column("unit", "what"),
    Column("scenario", "scenario", rank=2),
    Column("learners", "n learners", Kind.NUMBER),
    Column("passed_first", "passed first time", Kind.NUMBER, 1),
    Column("difficulty", "difficulty (share passing first time)", Kind.SHARE),
    Column("mean_first", "mean first score", Kind.NUMBER, 1),
    Column("spread_first", "spread", Kind.NUMBER, 1),
    Column("discrimination", "discrimination (correlation)", Kind.NUMBER),
    Column("discrimination_n", "n", Kind.NUMBER, 1),
    Column("discrimination_from", "at least", Kind.NUMBER, 2),
    Column("discrimination_to", "at most", Kind.NUMBER, 2),
    Column("losing_turn", "turn that loses people", rank=0),
    Column("remark", "remark"),
)

NOTES = (
    (
        "Difficulty: the share of learners who passed at their very first attempt; 90 % is easy, 20 "
        "% is hard. A first attempt that was broken off is not passed. Learners whose only attempt "
        "has no end are not counted."
    ),
    (
        "Discrimination: whether those who score high here also score high elsewhere, in first "
        f"attempts, from -1 to 1. Below {WEAK} the scenario says little; below 0 look whether its "
        f"rubric rewards the wrong thing. It needs {FEW} learners who have a score both here and "
        f"elsewhere, and is rough below {ROUGH}. At least, at most: where it lies with 95 % "
        "confidence. The remark speaks up only where chance alone would hardly give it."
    ),
    (
        "The turn that loses people: where in conversations that were not passed the customer lost "
        "most (heat and trust and patience together); the most frequent such turn, with the need "
        "that was due."
    ),
)


def first_scores(tries: ByLearnerAndUnit) -> Mapping[str, Mapping[str, int]]:
    """Unit -> learner -> score of the first finished attempt."""
    found: dict[str, dict[str, int]] = {}
    for (learner, unit), item in tries.items():
        if item.first is not None:
            found.setdefault(unit, {})[learner] = item.first
    return found


def discrimination(scores: Mapping[str, Mapping[str, int]], unit: str) -> Estimate:
    """The corrected item-total correlation of one unit.

    Args:
        scores: Unit -> learner -> score of the first finished attempt.
        unit: Which one.
    """
    pairs = []
    for learner, score in sorted(scores.get(unit, {}).items()):
        others = [
            found[learner] for name, found in sorted(scores.items()) if name != unit and learner in found
        ]
        if others:
            pairs.append((float(score), sum(others) / len(others)))
    return correlation(pairs)


def items_section(facts: Facts, tries: ByLearnerAndUnit) -> Section:
    """Every module or scenario as an item of a test."""
    scores = first_scores(tries)
    rows = []
    for unit in facts.units:
        found = [item for (_, name), item in tries.items() if name == unit.unit and item.finished]
        if found:
            rows.append(_row(facts, unit, found, discrimination(scores, unit.unit)))
    table = Table(
        "items",
        "How hard, and how telling",
        COLUMNS,
        tuple(rows),
        NOTES,
        "No attempt has come to its end yet.",
    )
    bars = tuple(
        Bar(str(row[0]), 100 * row[4], words=f"{round(100 * row[4])} % (n {row[2]})")
        for row in rows
        if isinstance(row[4], float)
    )
    figure = Figure(
        "Share of learners who pass first time",
        "A bar for each module or scenario: the longer, the easier.",
        bars,
    )
    return Section("How hard each scenario is", _in_words(rows), (figure,) if bars else (), (table,))


def _row(facts: Facts, unit: Unit, found: Sequence[Tries], told: Estimate) -> tuple[Cell, ...]:
    firsts = [item.first for item in found if item.first is not None]
    passed = sum(item.passed_first_time for item in found)
    difficulty = share(passed, len(found))
    return (
        unit.unit,
        unit.scenario,
        len(found),
        passed,
        difficulty,
        mean(firsts),
        spread(firsts),
        told.value,
        told.n,
        *interval(told),
        losing_turn(facts, [past for item in found for past in item.finished]).words,
        _remark(len(found), difficulty, told),
    )


def _remark(n: int, difficulty: float | None, told: Estimate) -> str:
    parts = [f"small: {counted(n, 'learner')}" if n < FEW else ""]
    if n >= FEW and difficulty is not None:
        parts.append("hard" if difficulty < HARD else "easy" if difficulty >= EASY else "")
    parts.append(_what_it_tells(told))
    return "; ".join(filter(None, parts))


def _what_it_tells(told: Estimate) -> str:
    """What a correlation says, only where chance alone would hardly give it."""
    if told.value is None:
        return f"no correlation: {told.why}"
    if told.n < ROUGH:
        return f"correlation rough: {counted(told.n, 'learner')}"
    _, most = interval(told)
    if most is None or most >= WEAK:
        return ""
    return "says little of who is able" if most >= 0 else "the able do worse here"


def _in_words(rows: Sequence[tuple[Cell, ...]]) -> tuple[str, ...]:
    judged = [row for row in rows if isinstance(row[2], int) and row[2] >= FEW and isinstance(row[4], float)]
    if not judged:
        return (f"Too few learners to call any of them hard or easy: {FEW} are needed.",) if rows else ()
    hardest = min(judged, key=lambda row: (row[4], row[0]))
    easiest = max(judged, key=lambda row: (row[4], row[0]))
    return (
        (
            f"Hardest: {hardest[0]}, {_percent(hardest[4])} pass first time. "
            f"Easiest: {easiest[0]}, {_percent(easiest[4])}."
        ),
    )


def _percent(value: Cell) -> str:
    assert isinstance(value, float)
    return f"{round(100 * value)} %"
