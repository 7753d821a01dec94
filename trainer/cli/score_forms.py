"""Scorecards as a table, CSV or JSON; each row with the marks that humans set beside the game's."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from trainer.wording.cells import Cell, csv_line

if TYPE_CHECKING:
    from trainer.runs.comparing import Compared
    from trainer.runs.sources import Whose

PLAYED = ("scenario", "persona", "degree", "mode", "ending")
"""What was played, in the order of columns."""

NONE = "none"
"""What a table says where there is nothing."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One scored transcript."""

    name: str
    """How it was named."""
    card: "Mapping[str, Any]"
    """Its scorecard."""
    whose: "Whose"
    """Session, learner, and marks of humans."""
    compared: "Compared | None" = None
    """Earlier marks, where they were asked for."""

    @property
    def result(self) -> str:
        """Passed or not, as the game judges."""
        return "passed" if self.card["passed"] else "not passed"

    @property
    def human(self) -> Mapping[str, int]:
        """Marks of humans by skill, ``score`` for the whole session; of several the latest."""
        from trainer.runs.comparing import marks_by_skill

        return marks_by_skill((mark.skill, mark.mark) for mark in self.whose.marks)

    @property
    def critical(self) -> str:
        """Critical errors, each once."""
        return "; ".join(dict.fromkeys(error["name"] for error in self.card["critical"]))


def skills() -> list[str]:
    """All skills in the order of columns."""
    from trainer.model.scorecard import Skill

    return [skill.value for skill in Skill]


def as_table(shown: Iterable[Shown]) -> Iterator[str]:
    """Scorecards as an aligned table; a human's mark stands behind the game's, its reason below the table."""
    from trainer.cli.tables import table

    cards = list(shown)
    with_learner = any(item.whose.learner for item in cards)
    owner = ["learner"] if with_learner else []
    head = ["file", *owner, *PLAYED, "score", "result", *skills(), "critical"]
    rows = [_row(item, with_learner=with_learner) for item in cards]
    yield from table(head, [[cell or NONE for cell in row] for row in rows])
    yield from _reasons(cards)


def _row(item: Shown, *, with_learner: bool) -> list[str]:
    owner = [item.whose.learner] if with_learner else []
    played = [item.card[key] for key in PLAYED]
    marks = [_mark(item, name, item.card["skills"].get(name)) for name in skills()]
    score = _mark(item, "score", item.card["score"])
    return [item.name, *owner, *played, score, item.result, *marks, item.critical]


def _mark(item: Shown, what: str, game: int | None) -> str:
    """The game's mark, and a human's behind it."""
    own = "" if game is None else str(game)
    human = item.human.get(what)
    return own if human is None else f"{own or NONE} (human {human})"


def _reasons(cards: Iterable[Shown]) -> Iterator[str]:
    from trainer.wording.harmless import one_line

    lines = [
        f"{item.name}: {mark.skill or 'score'} {mark.mark} by {mark.evaluator}: {mark.reason}"
        for item in cards
        for mark in item.whose.marks
    ]
    if lines:
        yield ""
        yield "Marks set by humans; results are the game's:"
        yield from map(one_line, lines)


def as_csv(shown: Iterable[Shown], *, rescored: bool = False) -> Iterator[str]:
    """Scorecards as CSV that no spreadsheet computes with; new columns come last."""
    yield csv_line(_csv_head(rescored=rescored))
    for item in shown:
        marks = [item.card["skills"].get(name) for name in skills()]
        human = [item.human.get(name) for name in ("score", *skills())]
        reasons = "; ".join(
            f"{mark.skill or 'score'} {mark.mark} by {mark.evaluator}: {mark.reason}"
            for mark in item.whose.marks
        )
        played = [item.card[key] for key in PLAYED]
        owner = [item.card["course"], item.card["module"], item.whose.learner, item.whose.session]
        row = [item.name, *played, item.card["score"], item.result, *marks, item.critical]
        yield csv_line([*row, *owner, *human, reasons, *_earlier(item)])


def _csv_head(*, rescored: bool) -> list[str]:
    names = ["score", *skills()]
    human = [f"human {name}" for name in names]
    earlier = [column for name in names for column in (f"{name} before", f"{name} change")]
    return [
        *(
            "file",
            *PLAYED,
            "score",
            "result",
            *skills(),
            "critical",
            "course",
            "module",
            "learner",
            "session",
        ),
        *human,
        "human reasons",
        *(("result before", *earlier) if rescored else ()),
    ]


def _earlier(item: Shown) -> list[Cell]:
    if item.compared is None:
        return []
    result = "passed" if item.compared.before["passed"] else "not passed"
    by_name = {change.what: change for change in item.compared.changes()}
    marks = [by_name[name] for name in ("score", *skills())]
    return [result, *(cell for change in marks for cell in (change.before, change.difference))]


def as_json(shown: Iterable[Shown]) -> Iterator[str]:
    """Scorecards as one JSON list with all evidence, one scorecard at a time."""
    before = ""
    for item in shown:
        yield f"{before}," if before else "["
        text = json.dumps(_data(item), ensure_ascii=False, indent=2)
        before = "\n".join(f"  {line}" for line in text.split("\n"))
    yield from (before, "]") if before else ("[]",)


def _data(item: Shown) -> dict[str, Any]:
    card = item.card
    keys = ("scenario", "persona", "degree", "mode", "seed", "ending", "score", "passed", "skills")
    return {
        "file": item.name,
        **{key: card[key] for key in (*keys, "critical", "evidence")},
        "recorded_score": card["recorded"]["score"],
        "content_changed": card["content_changed"],
        **{key: card[key] for key in ("course", "module")},
        "learner": item.whose.learner,
        "session": item.whose.session,
        "overrules": [asdict(mark) for mark in item.whose.marks],
        **_before(item.compared),
    }


def _before(compared: "Compared | None") -> dict[str, Any]:
    if compared is None:
        return {}
    earlier = {key: compared.before[key] for key in ("score", "passed", "skills")}
    differences = {change.what: change.difference for change in compared.changes()}
    return {"before": {"from": compared.origin, **earlier}, "difference": differences}


Form = Callable[[Iterable[Shown]], Iterator[str]]
"""Makes text of scorecards."""
