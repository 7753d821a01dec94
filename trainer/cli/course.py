"""``coolhead course``: take a course, see how it stands, and play what comes next."""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from trainer.cli.content import complete_courses, content_option
from trainer.cli.learner import check_learner, learner_option

if TYPE_CHECKING:
    from trainer.game import Game

json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object instead of text.")
"""``--json``."""

course_argument = click.argument("course", required=False, shell_complete=complete_courses)
"""``[COURSE]``."""


@click.group("course")
def command() -> None:
    """Take a course: modules in order, with pass marks, attempts, days and exams."""


@command.command("list")
@json_option
@learner_option
@content_option
@click.pass_context
def list_(ctx: click.Context, /, as_json: bool, **options: Any) -> None:
    """List the courses, and which of them you take."""
    from trainer.cli.course_text import COURSE_HEAD, course_data, course_rows
    from trainer.cli.tables import table
    from trainer.courses.telling import standing_words

    game = _game(ctx, options)
    courses = list(game.library.courses.values())
    stands = [game.progress(course.course) for course in courses]
    if as_json:
        listed = [
            {**course_data(course), "started": item.enrolment is not None, "passed": _passed(item)}
            for course, item in zip(courses, stands, strict=True)
        ]
        click.echo(json.dumps({"courses": listed}, ensure_ascii=False, indent=2))
    elif courses:
        states = [standing_words(item).partition(".")[0].lower() for item in stands]
        _tell(table(COURSE_HEAD, course_rows(courses, states)))
    else:
        _tell(["There are no courses yet. 'coolhead new course' makes one."])


@command.command("start", epilog="Example: coolhead course start first-week --learner anna")
@course_argument
@click.option("--from", "first_day", metavar="DATE", help="Day one, e.g. 2026-12-01.  [default: today]")
@learner_option
@content_option
@click.pass_context
def start(ctx: click.Context, /, course: str | None, first_day: str | None, **options: Any) -> None:
    """Begin COURSE: its days are counted from today, or from another day."""
    from trainer.cli.course_text import status_lines
    from trainer.cli.entering import enter_results

    game = _game(ctx, options)
    name = _named(game, course)
    game.coursework.enrol(name, game.now(), _date(first_day) if first_day else None)
    enter_results(always=True)
    _tell(status_lines(game.progress(name), game.learner))
    _tell(["", f"'coolhead course next {name}' plays what is open."])


@command.command("move", epilog="Example: coolhead course move first-week --to 2026-12-07 --learner anna")
@course_argument
@click.option("--to", "first_day", metavar="DATE", required=True, help="The new day one, e.g. 2026-12-07.")
@learner_option
@content_option
@click.pass_context
def move(ctx: click.Context, /, course: str | None, first_day: str, **options: Any) -> None:
    """Move the days of COURSE for a learner: for leads, where the course key is."""
    from trainer.cli.course_text import status_lines
    from trainer.cli.entering import enter_results

    game = _game(ctx, options)
    name = _named(game, course)
    game.coursework.move(name, game.now(), _date(first_day))
    enter_results(always=True)
    _tell(status_lines(game.progress(name), game.learner))


@command.command("status")
@course_argument
@json_option
@learner_option
@content_option
@click.pass_context
def status(ctx: click.Context, /, course: str | None, as_json: bool, **options: Any) -> None:
    """Show what of COURSE is done, open and locked, and why."""
    from trainer.cli.course_text import status_data, status_lines

    game = _game(ctx, options)
    stands = game.progress(_named(game, course))
    if as_json:
        click.echo(json.dumps(status_data(stands, game.learner), ensure_ascii=False, indent=2))
    else:
        _tell(status_lines(stands, game.learner))


@command.command("next", epilog="Example: coolhead course next first-week --plain")
@course_argument
@click.option("--plain", is_flag=True, help="Line by line, for screen readers and pipes.")
@click.option("--replies", metavar="FILE", help="One reply a line, as 'coolhead play' takes them.")
@click.option("--json", "as_json", is_flag=True, help="Print the transcript as JSON lines and nothing else.")
@learner_option
@content_option
@click.pass_context
def next_(ctx: click.Context, /, course: str | None, plain: bool, **options: Any) -> None:
    """Play the next open module of COURSE."""
    from trainer.cli.play import play_it
    from trainer.courses.telling import standing_words

    game = _game(ctx, options)
    name = _named(game, course)
    stands = game.progress(name)
    if stands.enrolment is not None and stands.passed:
        _tell([standing_words(stands)])
        return
    free = {"scenario": "", "persona": None, "degree": "marked", "seed": None, "mode": None, "lang": ""}
    play_it({**free, **options, "plain": plain, "course": name})


def _game(ctx: click.Context, options: dict[str, Any]) -> "Game":
    """The service for the learner that the options name."""
    from trainer.game import open_game

    check_learner(options, ctx)
    content: tuple[Path, ...] = options["content"]
    return open_game(content=content, learner=options["learner"])


def _named(game: "Game", course: str | None) -> str:
    """The course that is meant: the one named, the only one taken, or the only one there is.

    Raises:
        UsageError: There is no such course, or it is not clear which one is meant.
    """
    from trainer.errors import UsageError

    if course:
        return game.library.course(course).course
    there = list(game.library.courses)
    taken = [name for name in there if game.coursework.enrolment(name) is not None]
    if len(taken) == 1 or len(there) == 1:
        return (taken or there)[0]
    what = (
        "you take several courses"
        if taken
        else "there are several courses"
        if there
        else "there is no course"
    )
    remedy = f"name one: {', '.join(taken or there)}" if there else "make one with 'coolhead new course'"
    raise UsageError(what, remedy=remedy)


def _date(text: str) -> date:
    """A date as it was typed.

    Raises:
        UsageError: It is none.
    """
    from trainer.errors import UsageError

    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise UsageError(f"'{text}' is no date", remedy="write it like 2026-12-01") from error


def _passed(stands: Any) -> bool:
    return bool(stands.enrolment is not None and stands.passed)


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)
