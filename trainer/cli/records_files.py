"""The part of ``coolhead records`` that handles sessions' files: verify, sign, export, import."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from trainer.cli.content import content_option

if TYPE_CHECKING:
    from trainer.verify import Known


@click.command("verify")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@content_option
def verify(files: tuple[Path, ...], content: tuple[Path, ...]) -> int:
    """Check that sessions are what was played; all of them if no FILES are named.

    Every reply is given to the engine and the reader again, and the first line that was changed is named.
    A session of another version is named as such, and one whose file is gone. Exit code 1 if a session was
    changed or is gone.
    """
    from trainer.cli.edge import complain
    from trainer.errors import CoolheadError
    from trainer.game import open_game
    from trainer.records.paths import course_key_file, data_folder
    from trainer.records.signing import load_key
    from trainer.verify import Grade
    from trainer.verify import verify as check
    from trainer.wording.harmless import one_line

    game = open_game(content=content)
    key, known = load_key(course_key_file(data_folder())), _known()
    counts = dict.fromkeys(Grade, 0)
    worst = 0
    for path in files or _all_files():
        try:
            verdicts = check(game, path, known, key)
        except CoolheadError as error:
            complain(str(error))
            worst = max(worst, error.exit_code)
            continue
        for verdict in verdicts:
            counts[verdict.grade] += 1
            if files or verdict.grade is not Grade.SOUND:
                click.echo(one_line(str(verdict)))
    gone = [] if files else _gone()
    for name in gone:
        click.echo(f"{one_line(name)}: gone: it is in the database, and its file is not here any more")
    told = [f"{grade}: {count}" for grade, count in counts.items()]
    click.echo(", ".join([*told, f"gone: {len(gone)}"] if gone else told))
    return worst or int(counts[Grade.CHANGED] > 0 or bool(gone))


@click.command("sign")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@content_option
def sign(files: tuple[Path, ...], content: tuple[Path, ...]) -> int:
    """Sign exams that ended where the course key was not; only what can be replayed is signed."""
    from trainer.cli.edge import complain
    from trainer.errors import UsageError
    from trainer.game import open_game
    from trainer.records.paths import course_key_file, data_folder
    from trainer.records.signing import UNSIGNED, load_key
    from trainer.records.signing import sign as put
    from trainer.verify import verify as check

    place = course_key_file(data_folder())
    key = load_key(place)
    if key is None:
        raise UsageError("there is no course key", where=str(place), remedy="run 'coolhead records key'")
    game, known = open_game(content=content), _known()
    refused = 0
    for path in files:
        verdicts = check(game, path, known, key)
        if [verdict.what for verdict in verdicts] == [UNSIGNED]:
            put(path, key)
            click.echo(f"{path}: signed")
        else:
            refused = 1
            complain(f"not signed: {verdicts[0]}")
    return refused


@click.command("export")
@click.argument("target", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--learner", metavar="ID", help="Only this learner's sessions.")
def export(target: Path, learner: str | None) -> None:
    """Write sessions and enrolments into the archive TARGET, to be imported on another machine."""
    from trainer.records.archive import export_sessions
    from trainer.records.enrolments import all_enrolments, enrolments_folder
    from trainer.records.forgetting import sessions_of
    from trainer.records.learners import learner_id
    from trainer.records.paths import data_folder, sessions_folder

    folder = sessions_folder(data_folder())
    paths = sessions_of(folder, learner_id(learner)) if learner is not None else _all_files()
    enrolments = all_enrolments(enrolments_folder(folder))
    if learner is not None:
        enrolments = (item for item in enrolments if item.learner == learner_id(learner))
    count = export_sessions([path for path in paths if path.is_file()], target, enrolments)
    click.echo(f"sessions in {target}: {count}")


@click.command("import")
@click.argument("archives", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--as", "learner", metavar="ID", help="Whose they are, whatever the archive says.")
def import_(archives: tuple[Path, ...], learner: str | None) -> int:
    """Take the sessions of ARCHIVES; what is here already stays as it is.

    With --as, exams lose the worth of their signatures, which name the learner.
    """
    from trainer.cli.edge import complain
    from trainer.cli.entering import enter_results
    from trainer.records.archive import import_sessions
    from trainer.records.learners import learner_id
    from trainer.records.paths import data_folder, sessions_folder

    who = learner_id(learner) if learner is not None else ""
    worst, enrolled = 0, False
    for archive in archives:
        done = import_sessions(archive, sessions_folder(data_folder()), who)
        new, longer, known, strange = len(done.new), len(done.longer), done.known, done.strange
        counts = f"new: {new}, continued: {longer}, here already: {known}, no session: {strange}"
        click.echo(f"{archive}: {counts}")
        if done.enrolments:
            click.echo(f"{archive}: enrolments: {done.enrolments}")
            enrolled = True
        for problem in done.problems:
            complain(str(problem))
            worst = 1
    enter_results(always=enrolled)
    return worst


COMMANDS = (verify, sign, export, import_)
"""What ``coolhead records`` takes over from here."""


def _all_files() -> tuple[Path, ...]:
    """All transcripts of the data folder that were begun."""
    from trainer.records.paths import data_folder, sessions_folder

    paths = sorted(sessions_folder(data_folder()).glob("*.jsonl"))
    return tuple(path for path in paths if path.is_file() and path.stat().st_size)


def _gone() -> list[str]:
    """Transcripts that the database knows and that are not here any more."""
    import contextlib

    from trainer.errors import CoolheadError
    from trainer.records.opening import open_results
    from trainer.records.paths import data_folder

    with contextlib.suppress(CoolheadError):
        return open_results(data_folder()).gone()
    return []


def _known() -> "Known":
    """What the database has of sessions; nothing, with a word on it, where it cannot be used."""
    from trainer.cli.edge import complain
    from trainer.errors import CoolheadError
    from trainer.records.opening import open_results
    from trainer.records.paths import data_folder

    try:
        return open_results(data_folder()).known()
    except CoolheadError as error:
        complain(f"checked without the database: {error}")
        return {}
