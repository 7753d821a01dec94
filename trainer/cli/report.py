"""``coolhead report``: what a lead wants to know, in a terminal, as a page, or as data."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from trainer.cli import report_completed, report_xapi
from trainer.cli.content import complete_courses, content_option
from trainer.cli.reporting import FORMATS, Wanted


def report_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that all reports share."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.option(
        "--course",
        metavar="COURSE",
        default="",
        shell_complete=complete_courses,
        help="Only what was played for this course, and where each stands in it.",
    ),
    click.option("--since", default="", metavar="DATE", help="Only what began on this day or later."),
    click.option(
        "--format", "form", type=click.Choice(FORMATS), default=None, help="[default: as --output is named]"
    ),
    click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path),
        help="Write here; a folder for Parquet.  [default: the terminal]",
    ),
    click.option("--table", metavar="NAME", default="", help="Only this table; --format json names all."),
    click.option("--replace", is_flag=True, help="Replace a file that is there already."),
    click.option(
        "--bom/--no-bom", default=True, help="Begin a CSV file as Excel wants UTF-8 marked.  [default: --bom]"
    ),
    content_option,
)


@click.group("report")
def command() -> None:
    """Tell how a course goes: who is where, who is stuck, what is missing, how good the scenarios are.

    One word a report; each can be read here, or written as a page (html), for a spreadsheet (csv) or for
    programs (json, parquet).
    """


@command.command("learner", epilog="Example: coolhead report learner 4711 --course first-week -o 4711.html")
@click.argument("learner", metavar="ID")
@report_options
def learner(learner: str, **options: Any) -> None:
    """One learner: state, every attempt, skills, and where a human judged."""
    from trainer.cli.reporting import deliver, facts_for, learner_named
    from trainer.reports.building import learner_report

    wanted = _wanted(options)
    facts = facts_for(wanted)
    deliver(learner_report(facts, learner_named(facts, learner)), wanted)


@command.command("cohort", epilog="Example: coolhead report cohort --course first-week -o week.html")
@report_options
def cohort(**options: Any) -> None:
    """Everybody: who is where, who is stuck on what, skills, how long it takes, complaints."""
    from trainer.cli.reporting import deliver, facts_for
    from trainer.reports.building import cohort_report

    wanted = _wanted(options)
    deliver(cohort_report(facts_for(wanted)), wanted)


@command.command("scenario", epilog="Example: coolhead report scenario fee-waiver")
@click.argument("scenario", metavar="[ID]", default="", required=False)
@report_options
def scenario(scenario: str, **options: Any) -> None:
    """The scenarios as items of a test; with ID, one of them (or a module) turn by turn."""
    from trainer.cli.reporting import deliver, facts_for, unit_named
    from trainer.reports.building import scenario_report

    wanted = _wanted(options)
    facts = facts_for(wanted)
    deliver(scenario_report(facts, unit_named(facts, scenario)), wanted)


@command.command("skills", epilog="Example: coolhead report skills --table skills-of-learners --format csv")
@report_options
def skills(**options: Any) -> None:
    """Skills against the pass mark, of all and of each, and where humans overruled."""
    from trainer.cli.reporting import deliver, facts_for
    from trainer.reports.building import skills_report

    wanted = _wanted(options)
    deliver(skills_report(facts_for(wanted)), wanted)


for part in (*report_completed.COMMANDS, *report_xapi.COMMANDS):
    command.add_command(part)


def _wanted(options: dict[str, Any]) -> Wanted:
    from trainer.cli.moment import since

    return Wanted(since=since(options.pop("since")), form=options.pop("form") or "", **options)
