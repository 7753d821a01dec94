"""Which turn loses people: what each turn of a conversation does to the customer."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trainer.records.past import PastSession, PastTurn
from trainer.reports.facts import Facts
from trainer.reports.numbers import mean, share
from trainer.reports.report import Bar, Cell, Column, Figure, Kind, Table

TURNS = (
    Column("turn", "turn", Kind.NUMBER),
    Column("reached", "reached by", Kind.NUMBER),
    Column("heat", "heat", Kind.NUMBER),
    Column("trust", "trust", Kind.NUMBER),
    Column("patience", "patience", Kind.NUMBER),
    Column("lost_here", "lost most here", Kind.NUMBER),
    Column("lost_share", "of all not passed", Kind.SHARE, 1),
    Column("over_here", "over here, not passed", Kind.NUMBER, 1),
    Column("need", "need that was due most often"),
    Column("asked_supervisor", "asked for a supervisor", Kind.NUMBER, 2),
)

NEEDS = (
    Column("need", "need that was due"),
    Column("turns", "replies", Kind.NUMBER),
    Column("heat", "heat", Kind.NUMBER),
    Column("trust", "trust", Kind.NUMBER),
    Column("patience", "patience", Kind.NUMBER),
    Column("lost_here", "lost most here", Kind.NUMBER),
    Column("lost_share", "of all not passed", Kind.SHARE, 1),
)

NOTES = (
    (
        "Means over the replies of that turn, of all attempts that came to an end; heat up, trust "
        "and patience down are losses. Lost most here: attempts that were not passed in which this "
        "reply cost most of all."
    ),
)

ALL_MET = "(all met)"
"""Stands for a turn at which no need was left."""


@dataclass(frozen=True, slots=True)
class Loss:
    """The turn that loses most people."""

    turn: int = 0
    """Its number; 0 where there is none."""
    need: str = ""
    """The need that was due there most often."""
    count: int = 0
    """Attempts that lost most there ..."""
    of: int = 0
    """... of so many that were not passed."""

    @property
    def words(self) -> str:
        """``turn 3, heard (14 of 60)``; empty where nobody was lost."""
        return f"turn {self.turn}, {self.need} ({self.count} of {self.of})" if self.turn else ""


def cost(turn: PastTurn) -> int:
    """What a turn cost: heat gained, trust and patience lost."""
    return turn.heat - turn.trust - turn.patience


def worst_turn(past: PastSession) -> PastTurn | None:
    """The reply that cost most, the earliest of equal ones; None where none cost anything."""
    replies = [turn for turn in past.turns if not turn.action]
    worst = max(replies, key=lambda turn: (cost(turn), -turn.n), default=None)
    return worst if worst is not None and cost(worst) > 0 else None


def lost(facts: Facts, sessions: Iterable[PastSession]) -> list[PastTurn]:
    """The worst reply of each finished attempt that was not passed."""
    failed = (past for past in sessions if past.attempt.finished and not facts.passes(past))
    return [turn for past in failed if (turn := worst_turn(past)) is not None]


def losing_turn(facts: Facts, sessions: Sequence[PastSession]) -> Loss:
    """The turn that loses most people; of equal ones the earliest."""
    failed = sum(past.attempt.finished and not facts.passes(past) and past.readable for past in sessions)
    turns = lost(facts, sessions)
    if not turns:
        return Loss(of=failed)
    counts = Counter(turn.n for turn in turns)
    number, count = min(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return Loss(number, _usual_need(turn for turn in turns if turn.n == number), count, failed)


def _usual_need(turns: Iterable[PastTurn]) -> str:
    needs = Counter(turn.need or ALL_MET for turn in turns)
    return min(needs.items(), key=lambda pair: (-pair[1], pair[0]))[0]


def turns_table(facts: Facts, sessions: Sequence[PastSession]) -> Table:
    """What each turn does, by its number."""
    finished = [past for past in sessions if past.attempt.finished]
    by_number: dict[int, list[PastTurn]] = defaultdict(list)
    for past in finished:
        for turn in past.turns:
            if not turn.action:
                by_number[turn.n].append(turn)
    lost_at = Counter(turn.n for turn in lost(facts, finished))
    over_at = Counter(past.attempt.turns for past in finished if not facts.passes(past) and past.turns)
    rows = tuple(
        (
            number,
            len(turns),
            *_changes(turns),
            lost_at[number],
            share(lost_at[number], sum(lost_at.values())),
            over_at[number],
            _usual_need(turns),
            sum("asks_supervisor" in turn.events for turn in turns),
        )
        for number, turns in sorted(by_number.items())
    )
    return Table("turns", "What each turn does to the customer", TURNS, rows, NOTES)


def needs_table(facts: Facts, sessions: Sequence[PastSession]) -> Table:
    """The same by the need that was due."""
    finished = [past for past in sessions if past.attempt.finished]
    by_need: dict[str, list[PastTurn]] = defaultdict(list)
    for past in finished:
        for turn in past.turns:
            if not turn.action:
                by_need[turn.need or ALL_MET].append(turn)
    lost_at = Counter(turn.need or ALL_MET for turn in lost(facts, finished))
    rows = tuple(
        (need, len(turns), *_changes(turns), lost_at[need], share(lost_at[need], sum(lost_at.values())))
        for need, turns in sorted(by_need.items(), key=lambda pair: (-lost_at[pair[0]], pair[0]))
    )
    return Table("needs", "The same by the need that was due", NEEDS, rows)


def _changes(turns: Sequence[PastTurn]) -> tuple[Cell, ...]:
    return (
        mean([turn.heat for turn in turns]),
        mean([turn.trust for turn in turns]),
        mean([turn.patience for turn in turns]),
    )


def turns_figure(table: Table) -> Figure:
    """Where people are lost, as a picture of the table of turns."""
    bars = tuple(
        Bar(f"turn {row[0]}", float(row[5]), words=str(row[5]))
        for row in table.rows
        if isinstance(row[5], int)
    )
    most = max((bar.value for bar in bars), default=0)
    about = "A bar for each turn: in how many attempts that were not passed this reply cost most."
    return Figure("Where people are lost", about, bars, most=max(most, 1))
