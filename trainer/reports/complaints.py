"""Complaints, and whether they reached management: "communicate each and every customer complaint".

A customer complains to management where he asks for a supervisor, or where the
scenario lets a complaint be logged. It is handed over where the conversation ends
with the supervisor, where the trainee hands it up in words, or where the complaint
is logged as one of the scenario's own solutions.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.model.moves import Move
from trainer.records.past import PastSession
from trainer.reports.facts import Ending, Facts
from trainer.reports.numbers import counted, share
from trainer.reports.report import Cell, Column, Kind, Section, Table
from trainer.reports.standing import moment_text

ASKED = "asks_supervisor"
"""What a customer does who wants somebody else."""

THREATENED = "threatens"
"""What a customer does who names a consequence."""

LOGGED = "complaint"
"""Word in the name of a solution that logs a complaint."""

ESCALATED = "escalated"
"""Outcome of a conversation that ended with the supervisor."""

COLUMNS = (
    Column("scenario", "scenario"),
    Column("sessions", "conversations", Kind.NUMBER),
    Column("asked", "asked for a supervisor", Kind.NUMBER),
    Column("threatened", "threatened", Kind.NUMBER, 1),
    Column("logged", "complaint logged", Kind.NUMBER, 1),
    Column("handed_over", "handed over", Kind.NUMBER),
    Column("asked_and_handed", "asked, and handed over", Kind.NUMBER, 1),
    Column("asked_share", "of those who asked", Kind.SHARE),
    Column("unasked", "handed over unasked", Kind.NUMBER, 1),
    Column("lost", "ended lost", Kind.NUMBER, 1),
)

CASES = (
    Column("learner", "learner", Kind.NAME),
    Column("scenario", "scenario"),
    Column("when", "when", Kind.MOMENT, 1),
    Column("asked_at", "asked at turn", Kind.NUMBER),
    Column("handed_over", "handed over", Kind.YES_NO),
    Column("how", "how", rank=1),
    Column("ending", "how it ended", Kind.NAME),
    Column("score", "score", Kind.NUMBER, 1),
    Column("session", "session", rank=3),
)

NOTES = (
    (
        "Asked: the customer asked for somebody else. Handed over: the conversation ended with the "
        "supervisor, or the trainee handed it up in words, or logged it as a complaint. These are "
        "conversations with played customers; a complaint here is a lesson, and no complaint of a "
        "real one."
    ),
)


@dataclass(frozen=True, slots=True)
class Case:
    """What one conversation had of a complaint."""

    past: PastSession
    """The conversation."""
    asked_at: int | None
    """Turn at which the customer asked for a supervisor; None if never."""
    threatened: bool
    """Whether he named a consequence."""
    logged: bool
    """Whether a complaint was logged."""
    how: str
    """How it was handed over; empty if it was not."""


def case_of(past: PastSession) -> Case:
    """What a conversation had of a complaint."""
    asked = [turn.n for turn in past.turns if ASKED in turn.events]
    logged = any(
        "accepts" in turn.events and any(_is_complaint(topic) for topic in turn.topics) for turn in past.turns
    )
    in_words = any(Move.ESCALATE in turn.moves for turn in past.turns)
    how = [
        "ended with the supervisor" if past.outcome == ESCALATED else "",
        "logged as a complaint" if logged else "",
        "in words" if in_words else "",
    ]
    threatened = any(THREATENED in turn.events for turn in past.turns)
    return Case(past, asked[0] if asked else None, threatened, logged, ", ".join(filter(None, how)))


def _is_complaint(topic: str) -> bool:
    return topic.startswith("solution:") and LOGGED in topic


def complaints_section(facts: Facts, learner: str = "") -> Section:
    """Complaints of all conversations, or of one learner's."""
    cases = [case_of(past) for past in facts.sessions if past.attempt.tried and learner in ("", past.learner)]
    asked = [case for case in cases if case.asked_at is not None]
    scenarios = sorted({case.past.attempt.scenario for case in cases})
    rows = tuple(
        _row(facts, name, [case for case in cases if case.past.attempt.scenario == name])
        for name in scenarios
    )
    listed = tuple(_case_row(facts, case) for case in cases if case.asked_at is not None or case.how)
    tables = (
        Table("complaints", "Complaints by scenario", COLUMNS, rows, NOTES),
        Table("complaint-cases", "Each of them", CASES, listed, empty="There was none.", detail=not learner),
    )
    return Section("Complaints handed to management", _in_words(cases, asked), tables=tables)


def _in_words(cases: Sequence[Case], asked: Sequence[Case]) -> tuple[str, ...]:
    if not asked:
        return (f"Nobody asked for a supervisor in {counted(len(cases), 'conversation')}.",) if cases else ()
    handed = sum(bool(case.how) for case in asked)
    return (
        (
            f"In {len(asked):,} of {counted(len(cases), 'conversation')} the customer asked for a "
            f"supervisor: {handed:,} handed over, {len(asked) - handed:,} not."
        ),
    )


def _row(facts: Facts, scenario: str, cases: Sequence[Case]) -> tuple[Cell, ...]:
    asked = [case for case in cases if case.asked_at is not None]
    handed = sum(bool(case.how) for case in asked)
    all_handed = sum(bool(case.how) for case in cases)
    return (
        scenario,
        len(cases),
        len(asked),
        sum(case.threatened for case in cases),
        sum(case.logged for case in cases),
        all_handed,
        handed,
        share(handed, len(asked)),
        all_handed - handed,
        sum(ending_of(facts, case.past).kind == "lost" for case in cases),
    )


def _case_row(facts: Facts, case: Case) -> tuple[Cell, ...]:
    past = case.past
    begun = past.attempt.begun
    return (
        past.learner,
        past.attempt.scenario,
        moment_text(begun),
        case.asked_at,
        bool(case.how),
        case.how,
        ending_of(facts, past).title,
        past.attempt.counting_score,
        past.attempt.session,
    )


def ending_of(facts: Facts, past: PastSession) -> Ending:
    """What content says of a session's ending; its identifier where content does not know it any more."""
    if not past.ending:
        return Ending("broken off", "")
    return facts.endings.get((past.attempt.scenario, past.ending), Ending(past.ending, ""))
