"""Earlier marks and today's side by side, for people: what changed in each session, and over all of them."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from trainer.cli.score_forms import NONE, Shown

if TYPE_CHECKING:
    from trainer.runs.comparing import Compared, Overall


HEAD = ("file", "scenario", "mark", "before", "now", "change", "human")
"""Columns of what changed; the last only where a human set a mark."""


def as_changes(shown: Iterable[Shown]) -> Iterator[str]:
    """One row for each mark that is another one, then how the marks moved over all sessions."""
    from trainer.cli.tables import table
    from trainer.runs.comparing import overall

    cards = [item for item in shown if item.compared is not None]
    rows = [row for item in cards for row in _rows(item)]
    columns = len(HEAD) if any(item.human for item in cards) else len(HEAD) - 1
    if rows:
        yield from table(HEAD[:columns], [row[:columns] for row in rows])
        yield ""
    found = overall(item.compared for item in cards if item.compared is not None)
    yield _headline(found)
    yield from _origins(cards)
    moved = [
        (name, str(one.changed), _signed(one.mean, ".1f")) for name, one in found.moved.items() if one.changed
    ]
    if moved:
        yield ""
        yield from table(("mark", "changed in", "mean change"), moved)


def _rows(item: Shown) -> Iterator[tuple[str, ...]]:
    """The marks of one session that changed, or that a human set."""
    compared = item.compared
    assert compared is not None
    here = (item.name, str(item.card["scenario"]))
    human = item.human
    for change in compared.changes():
        if change.changed or change.what in human:
            marks = (_text(change.before), _text(change.now), _signed(change.difference))
            yield (*here, change.what, *marks, _text(human.get(change.what)))
    before, now = _result(compared)
    if before != now:
        yield (*here, "result", before, now, NONE, NONE)


def _result(compared: "Compared") -> tuple[str, str]:
    words = ("not passed", "passed")
    return words[bool(compared.before["passed"])], words[bool(compared.now["passed"])]


def _headline(found: "Overall") -> str:
    if not found.changed:
        return f"{_sessions(found.sessions)} scored again, and every mark is as it was."
    ends = f"{found.now_passed} more passed, {found.now_failed} no longer passed"
    return f"{_sessions(found.sessions)} scored again, {found.changed:,} with another mark or result: {ends}."


def _origins(cards: Iterable[Shown]) -> Iterator[str]:
    origins = dict.fromkeys(item.compared.origin for item in cards if item.compared is not None)
    if origins:
        yield f"Earlier marks are those given {', or '.join(origins)}."


def _sessions(number: int) -> str:
    return "1 session" if number == 1 else f"{number:,} sessions"


def _text(mark: int | None) -> str:
    return NONE if mark is None else str(mark)


def _signed(number: float | None, form: str = "d") -> str:
    return NONE if number is None else f"{number:+{form}}"
