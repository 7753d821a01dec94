"""``coolhead voice try`` and ``selftest``: what a model makes of lines on this machine."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from trainer.cli.voice import model_option
from trainer.errors import EnvironmentProblem

if TYPE_CHECKING:
    from trainer.voice.models import Chosen
    from trainer.voice.process import WorkerProcess
    from trainer.voice.trial import Outcome, Tried

MOODS = ("calm", "annoyed", "angry", "furious")

EXAMPLE = "I've explained this twice already, and nobody wrote it down."
"""The line that is tried if none is given."""


@contextmanager
def opened(named: str) -> "Iterator[tuple[WorkerProcess, Chosen]]":
    """A running model; it is ended in any case.

    Args:
        named: Folder or name.

    Raises:
        EnvironmentProblem: The extra is missing, or the model cannot be found or loaded, or is lost.
    """
    from trainer.records.paths import data_folder
    from trainer.voice.extra import require_extra
    from trainer.voice.models import find_model
    from trainer.voice.process import WorkerLostError, WorkerProcess, worker_command

    require_extra()
    chosen = find_model(named, data_folder())
    worker = None
    try:
        worker = WorkerProcess(worker_command(chosen.folder))
        worker.wait_ready()
        yield worker, chosen
    except WorkerLostError as problem:
        what = f"this model cannot be used ({problem})"
        raise EnvironmentProblem(what, where=named, remedy="choose another one") from problem
    finally:
        if worker is not None:
            worker.end()


@click.command("try", epilog='Example: coolhead voice try --model models/mine "It still does not work."')
@click.argument("line", default=EXAMPLE)
@model_option
@click.option("--mood", type=click.Choice(MOODS), default="angry", show_default=True)
@click.option("--drafts", type=click.IntRange(1, 16), default=4, show_default=True, help="How many.")
@click.option("--seed", type=click.IntRange(0, 2**31 - 1), default=1, show_default=True)
def try_command(line: str, named: str, mood: str, drafts: int, seed: int) -> int:
    """Show what a model makes of one LINE, and what the guards say. Exit code 1 if no draft can be used."""
    from trainer.model.mood import HeatBand
    from trainer.understand.reader import likeness
    from trainer.voice.trial import ask_once

    with opened(named) as (worker, _):
        tried = ask_once(worker, " ".join(line.split()), HeatBand(mood), seed, drafts, likeness)
    for text in _drafts(tried):
        click.echo(text)
    return 0 if tried.accepted else 1


def _drafts(tried: "Tried") -> Iterator[str]:
    from trainer.wording.harmless import one_line

    yield f"  = {one_line(tried.line, 700)}"
    for text, reject in tried.drafts:
        verdict = f"  ({one_line(reject, 200)})" if reject else ""
        yield f"  {'-' if reject else '+'} {one_line(text, 700)}{verdict}"
    if tried.cut:
        yield f"  {tried.cut} more went on too long and were cut off"
    yield f"{tried.seconds:.1f} s; '+' can be used"


@click.command("selftest")
@model_option
@click.option("--every", is_flag=True, help="Show all drafts, not just the figures.")
@click.option("--json", "as_json", is_flag=True, help="The figures as one JSON object.")
def selftest_command(named: str, every: bool, as_json: bool) -> int:
    """Measure a model on this machine over forty lines that belong to no scenario.

    If it finds usable words for at least 60 % of them, '--variety live' uses it from now on.
    Exit code 1 if it does not.
    """
    from trainer.cli.meter import meter
    from trainer.records.paths import data_folder
    from trainer.understand.reader import likeness
    from trainer.voice.chosen import keep
    from trainer.voice.trial import measure

    with opened(named) as (worker, chosen), meter("asking for lines") as told:
        outcome = measure(worker, told=told, alike=likeness)
    keep(data_folder(), chosen, outcome)
    if every and not as_json:
        for tried in outcome.tried:
            click.echo("\n".join(_drafts(tried)))
    click.echo(json.dumps(_figures(chosen, outcome)) if as_json else "\n".join(_report(chosen, outcome)))
    return 0 if outcome.may_speak else 1


def _figures(chosen: "Chosen", outcome: "Outcome") -> dict[str, Any]:
    return {
        "model": chosen.name,
        "revision": chosen.revision,
        "parameters": outcome.parameters,
        "numbers": outcome.numbers,
        "load_seconds": round(outcome.load_seconds, 2),
        "peak_mb": outcome.peak // 1_000_000,
        "seconds_a_line": round(outcome.seconds, 2),
        "lines": len(outcome.tried),
        "accepted": round(outcome.accepted, 3),
        "rejects": outcome.rejects,
        "may_speak_live": outcome.may_speak,
    }


def _report(chosen: "Chosen", outcome: "Outcome") -> Iterator[str]:
    from trainer.voice import DEADLINE, LEAST_ACCEPTED

    size = f"{outcome.parameters / 1e6:,.1f} M numbers"
    yield f"{chosen.name}@{chosen.revision[:12]}: {size}, {outcome.numbers}"
    peak = f", {outcome.peak // 1_000_000:,} MB of memory" if outcome.peak else ""
    yield f"ready after {outcome.load_seconds:.1f} s, {outcome.seconds:.1f} s a line{peak}"
    yield f"usable words for {outcome.accepted:.0%} of {len(outcome.tried)} lines"
    if outcome.rejects:
        yield "refused: " + ", ".join(f"{code} {count}" for code, count in outcome.rejects.items())
    if not outcome.may_speak:
        yield f"It may not speak live: at least {LEAST_ACCEPTED:.0%} are needed. Baking can still find some."
    elif outcome.in_time:
        yield "It may speak live: '--variety live' uses it from now on."
    else:
        yield (
            f"It may speak live, but is slower than the deadline of {DEADLINE} s: only lines that could be "
            "prepared while the trainee typed will be varied."
        )
