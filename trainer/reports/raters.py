"""Agreement of marks: the game's with those that humans set, and humans among themselves.

Humans set a mark mostly where they disagree. So these pairs are no sample of all
marks, and the report says so every time.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from trainer.records.past import HumanMark, PastSession
from trainer.reports.facts import Facts
from trainer.reports.numbers import counted, mean, share, spread, weighted_kappa
from trainer.reports.report import Cell, Column, Kind, Section, Table
from trainer.reports.skills import in_order

WHOLE = "(whole session)"
"""Stands for a session's score among the skills."""

COLUMNS = (
    Column("skill", "mark"),
    Column("pairs", "n pairs", Kind.NUMBER),
    Column("sessions", "sessions", Kind.NUMBER, 1),
    Column("difference", "mean difference", Kind.NUMBER),
    Column("spread", "spread of it", Kind.NUMBER),
    Column("same_side", "same side of the pass mark", Kind.SHARE),
    Column("kappa", "weighted kappa", Kind.NUMBER),
    Column("remark", "remark"),
)

JUDGED = (
    Column("learner", "learner", Kind.NAME),
    Column("unit", "what"),
    Column("skill", "mark"),
    Column("game", "the game's", Kind.NUMBER),
    Column("human", "the human's", Kind.NUMBER),
    Column("evaluator", "by", Kind.NAME),
    Column("reason", "reason", Kind.NAME),
    Column("at", "when", Kind.MOMENT, 1),
    Column("session", "session", rank=3),
)

NOTES = (
    (
        "Difference: the human's mark less the game's. Weighted kappa: 1 is full agreement, 0 is "
        "what chance would give, over four bands of marks (below 40, 60, 80, and above), far misses "
        "weighing more."
    ),
    (
        "Humans set a mark mostly where they disagree, so the game looks worse here than it is. To "
        "know how good it is, judge sessions that were drawn by lot, before looking at its marks."
    ),
)

AMONG = (
    (
        "Pairs of the latest marks that two humans gave the same work; difference: the one whose id "
        "comes later in the alphabet less the other."
    ),
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two marks for the same work."""

    skill: str
    """What was marked."""
    one: int
    """The game's mark, or the first human's."""
    other: int
    """The human's, or the second human's."""
    session: str
    """Id of the session."""
    pass_mark: int
    """What tells good from not good enough."""


def raters_section(facts: Facts) -> Section:
    """How far the game and humans agree."""
    game = list(_pairs(facts, _with_the_game))
    among = list(_pairs(facts, _among_humans))
    tables = [_table("agreement", "The game and humans", game, NOTES)]
    if among:
        tables.append(_table("agreement-of-humans", "Humans among themselves", among, AMONG))
    tables.append(judged_table(facts))
    words = (
        (
            (
                f"{counted(len(game), 'mark')} in {counted(len({pair.session for pair in game}), 'session')} "
                f"{'was' if len(game) == 1 else 'were'} judged by a human as well."
            ),
        )
        if game
        else ()
    )
    return Section("Where humans overruled", words, tables=tuple(tables))


def judged_table(facts: Facts, learner: str = "") -> Table:
    """Every mark that a human set, with the reason; of one learner or of all."""
    rows = tuple(
        (
            past.learner,
            facts.unit_of(past),
            human.skill or WHOLE,
            _of_game(past, human.skill),
            human.mark,
            human.evaluator,
            human.reason,
            human.at,
            past.attempt.session,
        )
        for past in facts.sessions
        if not learner or past.learner == learner
        for human in past.marks
    )
    return Table(
        "judged", "Marks that humans set", JUDGED, rows, empty="No human has set a mark.", detail=not learner
    )


def _pairs(facts: Facts, find: Callable[[PastSession], Iterable[tuple[str, int, int]]]) -> Iterator[Pair]:
    for past in facts.sessions:
        bound = facts.unit(facts.unit_of(past)).pass_mark
        for skill, one, other in find(past):
            yield Pair(skill, one, other, past.attempt.session, facts.pass_mark if skill else bound)


def _latest(marks: Iterable[HumanMark]) -> list[HumanMark]:
    """What each human said last of each skill."""
    found = {(mark.skill, mark.evaluator): mark for mark in marks}
    return [found[key] for key in sorted(found)]


def _with_the_game(past: PastSession) -> Iterator[tuple[str, int, int]]:
    for human in _latest(past.marks):
        game = _of_game(past, human.skill)
        if game is not None:
            yield human.skill, game, human.mark


def _of_game(past: PastSession, skill: str) -> int | None:
    return dict(past.skills).get(skill) if skill else past.attempt.score


def _among_humans(past: PastSession) -> Iterator[tuple[str, int, int]]:
    for one, other in combinations(_latest(past.marks), 2):
        if one.skill == other.skill:
            yield one.skill, one.mark, other.mark


def _table(key: str, title: str, pairs: Sequence[Pair], notes: tuple[str, ...]) -> Table:
    skills = in_order({pair.skill for pair in pairs if pair.skill})
    whole = [""] if any(not pair.skill for pair in pairs) else []
    rows = tuple(_row(skill, [pair for pair in pairs if pair.skill == skill]) for skill in (*whole, *skills))
    return Table(key, title, COLUMNS, rows, notes, "No human has set a mark beside one of the game's.")


def _row(skill: str, pairs: Sequence[Pair]) -> tuple[Cell, ...]:
    differences = [pair.other - pair.one for pair in pairs]
    kappa = weighted_kappa([(pair.one, pair.other) for pair in pairs])
    agree = sum((pair.one >= pair.pass_mark) == (pair.other >= pair.pass_mark) for pair in pairs)
    return (
        skill or WHOLE,
        len(pairs),
        len({pair.session for pair in pairs}),
        mean(differences),
        spread(differences),
        share(agree, len(pairs)),
        kappa.value,
        f"no kappa: {kappa.why}" if kappa.value is None else "",
    )
