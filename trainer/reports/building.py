"""The four reports, each put together from its sections."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from trainer.records.past import PastSession
from trainer.reports.complaints import complaints_section, ending_of
from trainer.reports.facts import Facts
from trainer.reports.items import items_section
from trainer.reports.numbers import counted, mean, share
from trainer.reports.proficiency import learner_proficiency, proficiency_section
from trainer.reports.raters import judged_table, raters_section
from trainer.reports.report import Column, Kind, Report, Section, Table
from trainer.reports.skills import gaps_section, learner_skills, matrix_table
from trainer.reports.standing import learners_section, moment_text, status_table, units_table
from trainer.reports.stuck import stuck_section, stuck_units, who_is_stuck
from trainer.reports.tries import all_tries, working_seconds
from trainer.reports.turns import losing_turn, needs_table, turns_figure, turns_table

ATTEMPTS = (
    Column("learner", "learner", Kind.NAME),
    Column("when", "when", Kind.MOMENT),
    Column("unit", "what"),
    Column("mode", "mode", rank=1),
    Column("score", "score", Kind.NUMBER),
    Column("game_score", "the game's", Kind.NUMBER, 2),
    Column("passed", "passed", Kind.YES_NO),
    Column("turns", "turns", Kind.NUMBER, 1),
    Column("work", "time", Kind.DURATION, 1),
    Column("ending", "how it ended", Kind.NAME),
    Column("critical", "critical errors", rank=2),
    Column("session", "session", rank=3),
)

ENDINGS = (
    Column("scenario", "scenario", rank=1),
    Column("ending", "how it ended", Kind.NAME),
    Column("kind", "kind"),
    Column("attempts", "attempts", Kind.NUMBER),
    Column("share", "of all finished", Kind.SHARE),
    Column("mean_score", "mean score", Kind.NUMBER),
)

CRITICAL = (
    Column("name", "critical error"),
    Column("attempts", "attempts with it", Kind.NUMBER),
    Column("share", "of all finished", Kind.SHARE),
    Column("learners", "learners", Kind.NUMBER),
)


def cohort_report(facts: Facts) -> Report:
    """Everybody: who is where, who is stuck, what is missing, and how good the scenarios are."""
    tries = all_tries(facts)
    stuck = who_is_stuck(facts, tries)
    units = Section(
        "Each module" if facts.course else "Each scenario",
        tables=(units_table(facts, tries), status_table(facts)),
    )
    sections = (
        learners_section(facts, tries, stuck_units(stuck)),
        stuck_section(facts, tries, stuck),
        units,
        gaps_section(facts, tries),
        proficiency_section(facts, tries),
        items_section(facts, tries),
        raters_section(facts),
        complaints_section(facts),
    )
    return _report(facts, "cohort", "The cohort", "", sections)


def learner_report(facts: Facts, learner: str) -> Report:
    """One learner.

    Args:
        facts: Everything.
        learner: Id of one of its members.
    """
    tries = all_tries(facts)
    mine = {key: item for key, item in tries.items() if key[0] == learner}
    stuck = [item for item in who_is_stuck(facts, tries) if item.learner == learner]
    sessions = [past for past in facts.sessions if past.learner == learner and past.attempt.tried]
    member = next((item for item in facts.members if item.learner == learner), None)
    state = f"The course: {member.state}." if member and member.state else ""
    sections = (
        Section(
            "Where this learner stands", tuple(filter(None, (state,))), tables=(status_table(facts, learner),)
        ),
        stuck_section(facts, mine, stuck, learner),
        learner_skills(facts, mine, learner),
        learner_proficiency(facts, mine, learner),
        Section("Every attempt", tables=(attempts_table(facts, sessions, detail=False),)),
        Section("Where a human judged", tables=(judged_table(facts, learner),)),
        complaints_section(facts, learner),
    )
    return _report(replace(facts, sessions=tuple(sessions)), "learner", "One learner", learner, sections)


def scenario_report(facts: Facts, scenario: str = "") -> Report:
    """The scenarios as items of a test; one of them turn by turn.

    Args:
        facts: Everything.
        scenario: Identifier of a scenario or of a module; all if empty.
    """
    tries = all_tries(facts)
    items = items_section(facts, tries)
    if not scenario:
        every = (items, *_endings_sections(facts, facts.sessions), complaints_section(facts))
        return _report(facts, "scenario", "The scenarios", "", every)
    names = units_called(facts, scenario)
    sessions = tuple(past for past in facts.sessions if facts.unit_of(past) in names and past.attempt.tried)
    one = replace(facts, sessions=sessions, units=tuple(unit for unit in facts.units if unit.unit in names))
    here = {key: item for key, item in tries.items() if key[1] in names}
    sections = (
        _only(items, names),
        _turns_section(one),
        gaps_section(one, here),
        *_endings_sections(one, sessions),
        proficiency_section(one, here),
        complaints_section(one),
        Section("Every attempt", tables=(attempts_table(one, sessions, detail=True),)),
    )
    return _report(one, "scenario", "One scenario", scenario, sections)


def skills_report(facts: Facts) -> Report:
    """Skill gaps of all, of each learner, and where humans overruled."""
    tries = all_tries(facts)
    gaps = gaps_section(facts, tries)
    sections = (
        replace(gaps, tables=(*gaps.tables, matrix_table(facts, tries))),
        raters_section(facts),
    )
    return _report(facts, "skills", "The skills", "", sections)


def units_called(facts: Facts, name: str) -> frozenset[str]:
    """The units that a name means: a module of that name, or all that play a scenario of that name."""
    modules = {unit.unit for unit in facts.units if unit.unit == name}
    return frozenset(modules or (unit.unit for unit in facts.units if unit.scenario == name))


def _only(section: Section, names: frozenset[str]) -> Section:
    """The rows of some units; discrimination was computed with all."""
    (table,) = section.tables
    rows = tuple(row for row in table.rows if row[0] in names)
    return Section("How hard it is", tables=(replace(table, rows=rows),))


def _turns_section(facts: Facts) -> Section:
    turns = turns_table(facts, facts.sessions)
    loss = losing_turn(facts, facts.sessions)
    if loss.turn:
        words = (
            (
                f"Of {counted(loss.of, 'attempt')} that were not passed, {loss.count} lost most at "
                f"turn {loss.turn}; due there: {loss.need}."
            ),
        )
    else:
        words = ("No attempt that was not passed shows a turn that cost anything.",)
    figures = (turns_figure(turns),) if loss.turn else ()
    return Section("Which turn loses people", words, figures, (turns, needs_table(facts, facts.sessions)))


def attempts_table(facts: Facts, sessions: Sequence[PastSession], *, detail: bool) -> Table:
    """Every attempt by time."""
    rows = tuple(
        (
            past.learner,
            moment_text(past.attempt.begun),
            facts.unit_of(past),
            past.attempt.mode,
            past.attempt.counting_score,
            past.attempt.score,
            facts.passes(past),
            past.attempt.turns,
            working_seconds(past),
            ending_of(facts, past).title,
            ", ".join(past.critical),
            past.attempt.session,
        )
        for past in sessions
    )
    return Table("attempts", "Attempts by time", ATTEMPTS, rows, detail=detail)


def _endings_sections(facts: Facts, sessions: Sequence[PastSession]) -> tuple[Section, Section]:
    finished = [past for past in sessions if past.attempt.finished]
    return (
        Section("How conversations end", tables=(_endings_table(facts, finished),)),
        Section("Critical errors", tables=(_critical_table(finished),)),
    )


def _endings_table(facts: Facts, finished: Sequence[PastSession]) -> Table:
    found = Counter((past.attempt.scenario, past.ending) for past in finished)
    of = Counter(past.attempt.scenario for past in finished)
    rows = []
    for (scenario, ending), count in sorted(
        found.items(), key=lambda pair: (pair[0][0], -pair[1], pair[0][1])
    ):
        these = [past for past in finished if (past.attempt.scenario, past.ending) == (scenario, ending)]
        scores = [score for past in these if (score := past.attempt.counting_score) is not None]
        known = ending_of(facts, these[0])
        rows.append((scenario, known.title, known.kind, count, share(count, of[scenario]), mean(scores)))
    return Table("endings", "Endings", ENDINGS, tuple(rows), empty="No attempt has come to its end yet.")


def _critical_table(finished: Sequence[PastSession]) -> Table:
    names = sorted({name for past in finished for name in past.critical})
    rows = []
    for name in names:
        these = [past for past in finished if name in past.critical]
        rows.append(
            (name, len(these), share(len(these), len(finished)), len({past.learner for past in these}))
        )
    rows.sort(key=lambda row: (-row[1], row[0]))
    return Table(
        "critical-errors",
        "Acts that fail a session whatever its score",
        CRITICAL,
        tuple(rows),
        empty="There was none.",
    )


def _report(facts: Facts, kind: str, title: str, subject: str, sections: tuple[Section, ...]) -> Report:
    attempts = [past for past in facts.sessions if past.attempt.tried]
    people = len({past.learner for past in attempts})
    course = (
        f"Course {facts.course}: {facts.course_title}."
        if facts.course
        else "All sessions, of any course and of none."
    )
    since = f" Only what began on {facts.since} or later." if facts.since else ""
    size = f"{counted(len(attempts), 'attempt')} of {counted(people, 'learner')}.{since}"
    mark = f"Skills are held against a pass mark of {facts.pass_mark}."
    return Report(
        kind,
        title,
        subject,
        (course, size, mark, *facts.words),
        sections,
        moment_text(facts.now) or "",
        facts.zone,
    )
