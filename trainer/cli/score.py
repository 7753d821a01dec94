"""``coolhead score``: scorecards of stored transcripts, judged anew by the scenario's rubric of today."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from trainer.cli.content import content_option
from trainer.errors import CoolheadError, EnvironmentProblem, UsageError

if TYPE_CHECKING:
    from trainer.content.library import Library
    from trainer.model.persona import Persona
    from trainer.model.scenario import Ending, Scenario
    from trainer.model.scorecard import Scorecard
    from trainer.model.transcript import SessionStart, Transcript

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""First characters that make a spreadsheet compute a cell instead of showing it."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One transcript and its scorecard."""

    file: str
    """The file, as it was named."""
    start: "SessionStart"
    """What was played."""
    ending: str
    """How it ended."""
    card: "Scorecard"
    """The judgement of today's rubric."""
    recorded: int
    """The score that was recorded when it was played."""
    changed: bool
    """Whether the scenario or the persona has changed since."""


@click.command("score")
@click.argument("files", nargs=-1, required=True, type=click.Path())
@click.option(
    "--format", "form", type=click.Choice(("table", "json", "csv")), default="table", show_default=True
)
@content_option
def command(files: tuple[str, ...], form: str, content: tuple[Path, ...]) -> int:
    """Score transcript FILES by the rubric of their scenarios.

    A file that cannot be scored is told on stderr, and the others are scored all the same.
    """
    from trainer.cli.edge import complain
    from trainer.content.library import find_content_root, load_library

    library = load_library([find_content_root(), *content])
    judged: list[Judged] = []
    worst = 0
    for file in files:
        try:
            judged.append(_judge(file, library))
        except CoolheadError as error:
            complain(str(error))
            worst = max(worst, error.exit_code)
    for line in FORMATS[form](judged):
        click.echo(line)
    return worst


def _judge(file: str, library: "Library") -> Judged:
    """Score one file.

    Raises:
        EnvironmentProblem: It cannot be read, or was not played to its end.
        UsageError: Its scenario is not there.
    """
    from trainer.records.reader import read_transcript
    from trainer.scoring.scorecard import scorecard

    transcript = read_transcript(Path(file)).transcript
    scenario, ending = _context(file, transcript, library)
    assert transcript.end is not None
    persona = library.personas.get(transcript.start.persona)
    same = persona is not None and _fingerprint(library, transcript, persona) == transcript.start.content_hash
    card = scorecard(transcript, scenario, ending)
    return Judged(file, transcript.start, ending.ending, card, transcript.end.score, not same)


def _fingerprint(library: "Library", transcript: "Transcript", persona: "Persona") -> str:
    from trainer.model.variety import Variety

    start = transcript.start
    return library.fingerprint(library.scenarios[start.scenario], persona, Variety(start.variety))


def _context(file: str, transcript: "Transcript", library: "Library") -> "tuple[Scenario, Ending]":
    from trainer.scoring.scorecard import ending_named

    if transcript.end is None:
        raise EnvironmentProblem(
            "the conversation has no end and cannot be scored", where=file, remedy="play it to its end first"
        )
    name, ended = transcript.start.scenario, transcript.end.ending
    scenario = library.scenarios.get(name)
    if scenario is None:
        raise UsageError(
            f"there is no scenario '{name}'", where=file, remedy="name its folder with --content"
        )
    ending = ending_named(transcript, scenario)
    if ending is None:
        raise UsageError(
            f"scenario '{name}' has no ending '{ended}'",
            where=file,
            remedy="score it with the content it was played on",
        )
    return scenario, ending


def _head() -> list[str]:
    from trainer.model.scorecard import Skill

    return ["file", "scenario", "persona", "degree", "mode", "ending", "score", "result", *Skill, "critical"]


def _row(item: Judged) -> list[str]:
    skills = item.card.skills()
    start = item.start
    result = "passed" if item.card.passed else "not passed"
    played = [item.file, start.scenario, start.persona, start.degree, start.mode, item.ending]
    marks = ["" if skills.get(name) is None else str(skills[name]) for name in _head()[8:-1]]
    return [*played, str(item.card.score), result, *marks, "; ".join(_critical(item.card))]


def _critical(card: "Scorecard") -> Sequence[str]:
    return list(dict.fromkeys(error.name for error in card.critical))


def as_table(judged: Iterable[Judged]) -> Iterator[str]:
    """Scorecards as an aligned table."""
    from trainer.cli.tables import table

    rows = [_row(item) for item in judged]
    yield from table(_head(), [[cell or "none" for cell in row] for row in rows])


def as_csv(judged: Iterable[Judged]) -> Iterator[str]:
    """Scorecards as CSV that no spreadsheet computes with."""
    for row in (_head(), *(_row(item) for item in judged)):
        buffer = io.StringIO()
        csv.writer(buffer, lineterminator="").writerow([inert(cell) for cell in row])
        yield buffer.getvalue()


def inert(cell: str) -> str:
    """A cell that stays text: no control characters, and an apostrophe before what would start a formula."""
    from trainer.wording.harmless import one_line

    mark = "'" if cell.startswith(FORMULA_STARTS) else ""
    return mark + one_line(cell)


def as_json(judged: Iterable[Judged]) -> Iterator[str]:
    """Scorecards as one JSON list, with all evidence."""
    yield json.dumps([_data(item) for item in judged], ensure_ascii=False, indent=2)


def _data(item: Judged) -> dict[str, Any]:
    start, card = item.start, item.card
    return {
        "file": item.file,
        "scenario": start.scenario,
        "persona": start.persona,
        "degree": start.degree,
        "mode": start.mode,
        "seed": start.seed,
        "ending": item.ending,
        "score": card.score,
        "passed": card.passed,
        "skills": card.skills(),
        "critical": [asdict(error) for error in card.critical],
        "evidence": {mark.skill.value: [asdict(point) for point in mark.evidence] for mark in card.marks},
        "recorded_score": item.recorded,
        "content_changed": item.changed,
    }


FORMATS = {"table": as_table, "csv": as_csv, "json": as_json}
"""What makes lines of scorecards."""
