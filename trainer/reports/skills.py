"""Skill gaps: what each skill comes to against the pass mark, with n and spread.

Only the latest finished attempt at each module or scenario counts, so that what was
learned meanwhile shows, and somebody who tries ten times does not weigh ten times. A
human's mark stands in the place of the game's.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from trainer.model.scorecard import Skill
from trainer.records.past import PastSession
from trainer.reports.facts import Facts
from trainer.reports.numbers import FEW, counted, mean, share, spread
from trainer.reports.report import Bar, Cell, Column, Figure, Kind, Section, Table
from trainer.reports.standing import ByLearnerAndUnit

GAPS = (
    Column("skill", "skill"),
    Column("mean", "mean", Kind.NUMBER),
    Column("gap", "against pass mark", Kind.NUMBER),
    Column("spread", "spread", Kind.NUMBER),
    Column("learners", "n learners", Kind.NUMBER),
    Column("below", "below pass mark", Kind.NUMBER),
    Column("below_share", "of n", Kind.SHARE, 1),
    Column("marks", "marks", Kind.NUMBER, 2),
    Column("remark", "remark"),
)

MINE = (
    Column("skill", "skill"),
    Column("mean", "mean", Kind.NUMBER),
    Column("gap", "against pass mark", Kind.NUMBER),
    Column("spread", "spread", Kind.NUMBER),
    Column("marks", "n marks", Kind.NUMBER),
    Column("first", "first", Kind.NUMBER, 1),
    Column("latest", "latest", Kind.NUMBER, 1),
    Column("remark", "remark"),
)

NOTES = (
    (
        "From the latest finished attempt at each module or scenario. Spread is the standard "
        "deviation: about two thirds lie within one spread of the mean."
    ),
    "A skill that a conversation gave no occasion for has no mark there, and is not counted as zero.",
)


def marks_of(past: PastSession) -> dict[str, int]:
    """Skill -> the mark that counts, of one session."""
    marks = {skill: mark for skill, mark in past.skills if mark is not None}
    marks.update({human.skill: human.mark for human in past.marks if human.skill})
    return marks


def in_order(skills: Iterable[str]) -> list[str]:
    """Skills in the order of the scorecard; those of another version at the end."""
    known = [skill.value for skill in Skill]
    return sorted(skills, key=lambda name: (known.index(name) if name in known else len(known), name))


def latest_marks(tries: ByLearnerAndUnit) -> Mapping[str, Mapping[str, Sequence[int]]]:
    """Skill -> learner -> marks in the latest finished attempt at each unit."""
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for (learner, _), item in tries.items():
        for skill, mark in marks_of(item.finished[-1]).items() if item.finished else ():
            found[skill][learner].append(mark)
    return found


def gaps_section(facts: Facts, tries: ByLearnerAndUnit) -> Section:
    """Every skill over all learners."""
    marks = latest_marks(tries)
    rows = tuple(_gap_row(facts, skill, marks[skill]) for skill in in_order(marks))
    table = Table("skill-gaps", "Skills against the pass mark", GAPS, rows, NOTES)
    figure = Figure(
        "Mean of each skill, with its spread",
        "A bar for each skill, up to the mean of all learners; the thin line is one spread to each side.",
        tuple(_bar(row) for row in rows),
        mark=facts.pass_mark,
        mark_label=f"pass mark {facts.pass_mark}",
    )
    return Section("Skills", _in_words(facts, rows), (figure,) if rows else (), (table,))


def _gap_row(facts: Facts, skill: str, by_learner: Mapping[str, Sequence[int]]) -> tuple[Cell, ...]:
    """Each learner counts once, with the mean of the learner's marks."""
    means = [mean(by_learner[learner], 4) or 0.0 for learner in sorted(by_learner)]
    middle = mean(means)
    below = sum(value < facts.pass_mark for value in means)
    return (
        skill,
        middle,
        _gap(middle, facts.pass_mark),
        spread(means),
        len(means),
        below,
        share(below, len(means)),
        sum(map(len, by_learner.values())),
        few(len(means), "learner"),
    )


def few(n: int, one: str) -> str:
    """A warning where a mean rests on little."""
    return f"small: {counted(n, one)}" if n < FEW else ""


def _gap(middle: float | None, pass_mark: int) -> float | None:
    return None if middle is None else round(middle - pass_mark, 1)


def _bar(row: Sequence[Cell]) -> Bar:
    skill, middle, _, around, n = row[:5]
    assert isinstance(middle, float)
    assert isinstance(n, int)
    words = f"{middle:g} (n {n})"
    if not isinstance(around, float):
        return Bar(str(skill), middle, words=words)
    return Bar(str(skill), middle, max(0.0, middle - around), min(100.0, middle + around), words)


def _in_words(facts: Facts, rows: Sequence[tuple[Cell, ...]]) -> tuple[str, ...]:
    short = [row for row in rows if isinstance(row[2], float) and row[2] < 0]
    if not rows:
        return ("No attempt has come to its end yet, so there are no marks.",)
    if not short:
        return (f"No skill lies below the pass mark of {facts.pass_mark}.",)
    worst = sorted(short, key=lambda row: (row[2], row[0]))[:3]
    names = ", ".join(f"{row[0]} ({row[2]:+g})" for row in worst)
    verb = "lies" if len(short) == 1 else "lie"
    return (
        (
            f"{counted(len(short), 'skill')} of {len(rows)} {verb} below the pass mark of {facts.pass_mark}; "
            f"furthest: {names}."
        ),
    )


def learner_skills(facts: Facts, tries: ByLearnerAndUnit, learner: str) -> Section:
    """One learner's skills, with where they began."""
    marks = latest_marks(tries)
    course_of_time = _over_time(facts, learner)
    rows = tuple(
        _my_row(facts, skill, marks[skill][learner], course_of_time[skill])
        for skill in in_order(marks)
        if learner in marks[skill]
    )
    table = Table("skill-gaps", "Skills against the pass mark", MINE, rows, NOTES)
    figure = Figure(
        "Each skill against the pass mark",
        "A bar for each skill, up to the mean over the latest attempts.",
        tuple(_bar(row) for row in rows),
        mark=facts.pass_mark,
        mark_label=f"pass mark {facts.pass_mark}",
    )
    return Section("Skills", _in_words(facts, rows), (figure,) if rows else (), (table,))


def _over_time(facts: Facts, learner: str) -> Mapping[str, list[int]]:
    """Skill -> one learner's marks by time."""
    found: dict[str, list[int]] = defaultdict(list)
    for past in facts.sessions:
        if past.learner == learner and past.attempt.finished:
            for skill, mark in marks_of(past).items():
                found[skill].append(mark)
    return found


def _my_row(facts: Facts, skill: str, marks: Sequence[int], by_time: Sequence[int]) -> tuple[Cell, ...]:
    middle = mean(marks)
    return (
        skill,
        middle,
        _gap(middle, facts.pass_mark),
        spread(marks),
        len(marks),
        by_time[0],
        by_time[-1],
        few(len(marks), "mark"),
    )


def matrix_table(facts: Facts, tries: ByLearnerAndUnit) -> Table:
    """Learners down, skills across."""
    marks = latest_marks(tries)
    skills = in_order(marks)
    columns = (
        Column("learner", "learner", Kind.NAME),
        *(Column(f"skill_{skill}", skill, Kind.NUMBER) for skill in skills),
        Column("below", "below pass mark", Kind.NUMBER),
    )
    rows = tuple(
        _matrix_row(facts, member.learner, [marks[skill].get(member.learner, ()) for skill in skills])
        for member in facts.members
    )
    note = (
        f"Means over the latest finished attempts. Below pass mark: skills that lie under {facts.pass_mark}."
    )
    return Table("skills-of-learners", "Skills of each learner", columns, rows, (note,))


def _matrix_row(facts: Facts, learner: str, marks: Sequence[Sequence[int]]) -> tuple[Cell, ...]:
    means = [mean(found) for found in marks]
    return (learner, *means, sum(value is not None and value < facts.pass_mark for value in means))
