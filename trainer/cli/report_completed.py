"""The part of ``coolhead report`` that says who has completed what: completions, certificate."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from trainer.cli.content import complete_courses, content_option
from trainer.errors import UsageError

if TYPE_CHECKING:
    from trainer.content.library import Library
    from trainer.courses.progress import CourseProgress
    from trainer.model.course import Course
    from trainer.records.past import Past
    from trainer.records.results import Results


@click.command(
    "completions", epilog="Example: coolhead report completions --course first-week -o completions.csv"
)
@click.option(
    "--course",
    metavar="COURSE",
    default="",
    help="Only this course; all that are taken if not named.",
    shell_complete=complete_courses,
)
@click.option(
    "--per",
    type=click.Choice(("module", "course")),
    default="module",
    show_default=True,
    help="What a line is for.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("csv", "json", "table", "html", "parquet")),
    default=None,
    help="[default: as --output is named, else csv]",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write here.  [default: the terminal]")
@click.option("--replace", is_flag=True, help="Replace a file that is there already.")
@click.option(
    "--bom/--no-bom", default=False, help="Begin the file as Excel wants UTF-8 marked.  [default: --no-bom]"
)
@content_option
def completions(
    course: str,
    per: str,
    form: str | None,
    output: Path | None,
    replace: bool,
    bom: bool,
    content: tuple[Path, ...],
) -> None:
    """Who has completed what, a line each, for import into a learning system.

    Columns: learner, course, module, status, score, date_completed, attempts, required.
    """
    from trainer.cli.reporting import SUFFIXES, Wanted, deliver
    from trainer.game import local_now
    from trainer.reports.completions import completions_report

    chosen = form or (SUFFIXES.get(output.suffix.lower(), "csv") if output else "csv")
    library, results = _opened(content)
    past = _past(results, course)
    courses = [library.course(course)] if course else _taken(library, past)
    wanted = Wanted(course, "", chosen, output, "completions", replace, bom, content)
    deliver(completions_report(courses, past, local_now(), per), wanted)


@click.command("certificate", epilog="Example: coolhead report certificate 4711 first-week -o 4711.html")
@click.argument("learner", metavar="LEARNER")
@click.argument("course", metavar="COURSE", shell_complete=complete_courses)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write here.")
@click.option("--replace", is_flag=True, help="Replace a file that is there already.")
@content_option
def certificate(
    learner: str, course: str, output: Path | None, replace: bool, content: tuple[Path, ...]
) -> None:
    """Make a certificate of LEARNER for COURSE: one page to print, only where the course is passed.

    It says of each exam whether it is signed with the course key. One whose signature does not hold gets
    no certificate.
    """
    import sys

    from trainer.cli.reporting import write_file
    from trainer.records.learners import learner_id

    if output is None and sys.stdout.isatty():
        raise UsageError("a certificate is a page for a browser", remedy="name a file with --output")
    library, results = _opened(content)
    page = _page(results, library.course(course), learner_id(learner))
    if output is None:
        click.echo(page, nl=False)
        return
    write_file(output, page.encode("utf-8", "replace"), replace=replace)
    click.echo(f"written: {output}", err=True)


COMMANDS: tuple[click.Command, ...] = (completions, certificate)
"""What ``coolhead report`` takes over from here."""


def _opened(content: Iterable[Path]) -> "tuple[Library, Results]":
    from trainer.cli.reporting import settle
    from trainer.content.library import find_content_root, load_library
    from trainer.records.opening import open_results
    from trainer.records.paths import data_folder

    library = load_library([find_content_root(), *content])
    results = open_results(data_folder())
    settle(results)
    return library, results


def _past(results: "Results", course: str) -> "Past":
    from trainer.records.looking_back import look_back

    return look_back(results, course)


def _taken(library: "Library", past: "Past") -> "list[Course]":
    """The courses that somebody takes, in the order of their names."""
    names = {item.course for item in past.enrolments} | {item.attempt.course for item in past.sessions}
    return [library.courses[name] for name in sorted(names) if name in library.courses]


def _page(results: "Results", course: "Course", learner: str) -> str:
    from trainer.cli.signed import in_sentences, signature_of
    from trainer.game import local_now
    from trainer.records.paths import course_key_file, data_folder
    from trainer.records.signing import load_key
    from trainer.reports.certificate import certificate as fill
    from trainer.reports.certificate import certificate_page, exams_of
    from trainer.reports.completions import stands_of

    now, past = local_now(), _past(results, course.course)
    stands = stands_of(course, past, learner, now)
    _refuse_not_passed(stands, learner, past)
    files = {item.attempt.session: results.folder / Path(item.file).name for item in past.sessions}
    key = load_key(course_key_file(data_folder()))
    sessions = [attempt.session for _, attempt in exams_of(stands)]
    checks = {session: signature_of(files[session], session, key) for session in sessions}
    checked = in_sentences(list(checks.values()), key.name if key else "")
    return certificate_page(fill(stands, learner, now, checks.__getitem__, checked))


def _refuse_not_passed(stands: "CourseProgress", learner: str, past: "Past") -> None:
    """Tell what is missing.

    Raises:
        UsageError: Nobody of that id takes the course.
        NotCertified: The course is not passed.
    """
    from trainer.cli.signed import NotCertified
    from trainer.reports.cells import short

    known = {item.learner for item in past.enrolments} | {item.learner for item in past.sessions}
    if learner not in known:
        raise UsageError(
            f"{short(learner)} does not take this course",
            remedy="'coolhead report cohort' lists all learners",
        )
    if not stands.passed:
        raise NotCertified(
            f"{short(learner)} has done {stands.done} of {stands.needed} modules of {stands.course.course}",
            remedy="a certificate is for a course that is passed",
        )
