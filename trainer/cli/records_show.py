"""``coolhead records show``: one conversation to read again, with its reasons and its debrief."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from trainer.cli.content import content_option

if TYPE_CHECKING:
    from trainer.game import Game
    from trainer.model.transcript import Transcript


@click.command("show", epilog="Example: coolhead records show 20261126-101500-password-queue-f039")
@click.argument("session")
@content_option
def show(session: str, content: tuple[Path, ...]) -> None:
    """Read SESSION again: the talk with its reasons, its debrief, and marks that humans set.

    SESSION is a transcript, its name, or a session's id as reports give it.
    The debrief goes by the rubric of today.
    """
    from trainer.cli.plain import write
    from trainer.game import open_game
    from trainer.records.overrules import read_overrules
    from trainer.records.paths import data_folder, sessions_folder
    from trainer.records.reader import read_transcript
    from trainer.records.sessions import find_session

    path = find_session(sessions_folder(data_folder()), session)
    transcript = read_transcript(path).transcript
    game = open_game(content=content)
    write([f"{path.name}", "", *_talk(game, transcript), *_debrief(game, transcript)])
    marks = read_overrules(path)
    write([""] if marks else [])
    write(f"Set by {mark.evaluator}: {mark.skill or 'score'} {mark.mark}. {mark.reason}" for mark in marks)


def _talk(game: "Game", transcript: "Transcript") -> Iterator[str]:
    """What was said; reasons where they were shown, or where it is over."""
    from trainer.wording.script import as_text

    start = transcript.start
    scenario = game.library.scenarios.get(start.scenario)
    title = scenario.title if scenario else start.scenario
    name = scenario.customer.name if scenario else "Customer"
    told = transcript.end is not None or _shows_reasons(start.mode)
    yield from as_text(title, name, transcript, ledger=told).splitlines()


def _shows_reasons(mode: str) -> bool:
    """Whether a mode tells its reasons at once; one that is not known here does not."""
    from trainer.model.mode import Mode

    return mode in list(Mode) and Mode(mode).shows_ledger


def _debrief(game: "Game", transcript: "Transcript") -> Iterator[str]:
    """Marks with their evidence, and what would have been better; or why there is none."""
    from trainer.cli.debrief_text import debrief_lines
    from trainer.errors import UsageError
    from trainer.exchange import Part
    from trainer.scoring.debrief import debrief

    yield ""
    scenario = game.library.scenarios.get(transcript.start.scenario)
    if scenario is None:
        yield "No debrief: the scenario is not here. --content names the folder that has it."
        return
    try:
        yield from debrief_lines(debrief(transcript, scenario, game.pass_mark(Part.of(transcript.start))))
    except UsageError as error:
        yield f"No debrief: {error.what}."
