"""``coolhead score``: scorecards of stored transcripts, judged anew by the scenario's rubric of today."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from trainer.cli.content import content_option
from trainer.errors import CoolheadError, UsageError

if TYPE_CHECKING:
    from trainer.cli.score_forms import Form, Shown
    from trainer.runs.rubrics import Rubrics
    from trainer.runs.run import Run
    from trainer.runs.sources import Shelf, Source
    from trainer.runs.workers import Workers

BLOCK = 200
"""Lines that are written at a time."""

FEW = 200
"""Transcripts up to which starting further processes takes longer than scoring."""


@click.command("score", epilog="Example: coolhead score sessions/ --run spring --format csv > spring.csv")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(("table", "json", "csv")), default="table", show_default=True
)
@click.option("--records", is_flag=True, help="Score the sessions of the records instead of FILES.")
@click.option("--learner", metavar="ID", help="With --records: only this learner's.")
@click.option("--course", metavar="NAME", default="", help="With --records: only those of this course.")
@click.option(
    "--since", metavar="DAY", default="", help="With --records: only those begun since, 2026-11-26."
)
@click.option(
    "--run",
    "folder",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Keep each result here; the same command goes on after a stop and scores what is new or changed.",
)
@click.option("--rescore", is_flag=True, help="Show earlier marks beside today's, with the difference.")
@click.option("--jobs", type=click.IntRange(1, 256), help="Processes; one a core if not given.")
@click.option("--scheduler", metavar="ADDRESS", help="Score on the Dask cluster at tcp://host:port instead.")
@content_option
@click.pass_context
def command(ctx: click.Context, /, form: str, **how: Any) -> int:
    """Score transcripts by the rubric of their scenarios: FILES, all in folders, or those of the records.

    What cannot be scored stops nothing and is listed at the end, with exit code 1. Marks that humans set
    with 'coolhead records overrule' are shown beside the game's.
    """
    from trainer.cli.edge import complain
    from trainer.runs.journal import Journal

    how["learner"] = how["learner"] or ctx.find_root().params.get("learner") or ""
    _refuse_what_does_not_fit(how)
    sources, shelf = _sources(how)
    with Journal(how["folder"]) as journal:
        run = _scored(sources, shelf, journal, how)
        problems: list[str] = []
        lines = _form(form, rescored=how["rescore"])(_shown(run, problems, rescored=how["rescore"]))
        while some := list(islice(lines, BLOCK)):
            click.echo("\n".join(some))
        problems = [*run.trouble_lines(), *problems]
    for problem in problems:
        complain(problem)
    if len(problems) > 1:
        complain(f"{len(problems):,} of {_count(len(sources))} could not be scored, the others are")
    return 1 if problems else 0


def _refuse_what_does_not_fit(how: dict[str, Any]) -> None:
    """Tell what cannot be meant.

    Raises:
        UsageError: Options contradict each other, or nothing is named.
    """
    only = next((name for name in ("learner", "course", "since") if how[name]), "")
    if how["files"] and how["records"]:
        raise UsageError("FILES and --records name two things", remedy="leave one of them out")
    if not how["files"] and not how["records"]:
        raise UsageError("nothing to score is named", remedy="name files or folders, or give --records")
    if only and not how["records"]:
        raise UsageError(f"--{only} chooses among the records", remedy="give --records as well")
    if how["jobs"] and how["scheduler"]:
        raise UsageError("--jobs is for this machine", remedy="leave it out with --scheduler")


def _sources(how: dict[str, Any]) -> "tuple[Sequence[Source], Shelf]":
    from trainer.runs.sources import empty_shelf, from_paths

    if not how["records"]:
        return list(from_paths(how["files"])), empty_shelf
    from trainer.cli.edge import complain
    from trainer.cli.moment import since
    from trainer.records.learners import learner_id
    from trainer.records.opening import open_results
    from trainer.records.paths import data_folder
    from trainer.runs.recorded import from_records

    learner = learner_id(how["learner"]) if how["learner"] else ""
    found = from_records(
        open_results(data_folder()), learner=learner, course=how["course"], since=since(how["since"])
    )
    if found.open:
        left = "1 session" if found.open == 1 else f"{found.open:,} sessions"
        complain(f"left out, for {'it has' if found.open == 1 else 'they have'} no end yet: {left}")
    return found.sources, found.shelf


def _scored(sources: "Sequence[Source]", shelf: "Shelf", journal: Any, how: dict[str, Any]) -> "Run":
    """Score, with a bar on a terminal.

    Raises:
        Interrupted: Ctrl+C.
    """
    from trainer.cli.edge import Interrupted
    from trainer.cli.meter import meter
    from trainer.content.library import find_content_root, load_library
    from trainer.runs.rubrics import rubrics_of
    from trainer.runs.run import begin, go_on

    rubrics = rubrics_of(load_library([find_content_root(), *how["content"]]))
    run, todo = begin(sources, rubrics, journal)
    try:
        with meter("scoring") as progress:
            go_on(run, todo, _hire(rubrics, how), shelf=shelf, progress=progress)
    except KeyboardInterrupt:
        what = f"stopped: {len(run.kept):,} of {_count(len(sources))} scored"
        if how["folder"] is None:
            raise Interrupted(f"{what}, none kept", remedy="--run FOLDER keeps results") from None
        raise Interrupted(f"{what} and kept", remedy="the same command goes on") from None
    return run


def _hire(rubrics: "Rubrics", how: dict[str, Any]) -> "Callable[[int], Workers]":
    def hire(count: int) -> "Workers":
        from trainer.processes import cores
        from trainer.runs.workers import Alone, Processes

        if how["scheduler"]:
            from trainer.runs.cluster import Cluster

            return Cluster(rubrics, how["scheduler"])
        jobs = how["jobs"] or (cores() if count > FEW else 1)
        return Processes(rubrics, jobs) if jobs > 1 else Alone(rubrics)

    return hire


def _shown(run: "Run", problems: list[str], *, rescored: bool) -> "Iterator[Shown]":
    """What was scored, in the order in which it was named; marks that cannot be read are a problem."""
    from trainer.cli.score_forms import Shown
    from trainer.runs.comparing import compare
    from trainer.runs.sources import Whose, whose

    for place, source, kept in run.scored():
        card = run.journal.card(kept)
        owner = Whose()
        try:
            owner = whose(source)
        except CoolheadError as error:
            problems.append(str(error))
        earlier = run.journal.before(run.digests[place], kept.basis) if rescored else None
        before = None if earlier is None else run.journal.card(earlier)
        yield Shown(source.name, card, owner, compare(card, before) if rescored else None)


def _form(form: str, *, rescored: bool) -> "Form":
    from trainer.cli import score_changes, score_forms

    if form == "table":
        return score_changes.as_changes if rescored else score_forms.as_table
    return partial(score_forms.as_csv, rescored=rescored) if form == "csv" else score_forms.as_json


def _count(number: int) -> str:
    return "1 transcript" if number == 1 else f"{number:,} transcripts"
