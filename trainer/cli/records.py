"""``coolhead records``: the results database, and the sessions behind it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from trainer.cli import records_files, records_show
from trainer.cli.tables import table

if TYPE_CHECKING:
    from trainer.records.results import Entered


@click.group("records")
def command() -> None:
    """Look after sessions and the results database.

    Sessions live in files; the database is made of them and can be made anew at any time.
    """


@command.command("status")
def status() -> int:
    """Tell where sessions and results are, and how many."""
    from trainer.records.opening import open_results
    from trainer.records.paths import course_key_file, data_folder
    from trainer.records.signing import load_key

    data = data_folder()
    results = open_results(data)
    entered = results.settle()
    counts = results.counts()
    key = load_key(course_key_file(data))
    rows = [
        ["sessions in files", str(len(results.transcripts()))],
        ["sessions in the database", str(counts["sessions"])],
        ["waiting to be entered", str(len(results.pending()))],
        ["learners", str(counts["learners"])],
        ["marks set by humans", str(counts["overrules"])],
        ["folder", str(results.folder)],
        ["database", results.database.name],
        ["course key", f"{key.name} in {course_key_file(data)}" if key else "none"],
    ]
    _tell(table(["what", "value"], rows))
    return _complain(entered)


@command.command("rebuild")
def rebuild() -> int:
    """Make the database anew from the sessions' files."""
    from trainer.records.opening import open_results
    from trainer.records.paths import data_folder

    results = open_results(data_folder())
    gone = results.gone()
    entered = results.rebuild()
    _tell([f"{_count(entered.entered)} entered into {results.database.name}"])
    _tell(f"{name}: left out, its file is not here any more" for name in gone)
    return _complain(entered)


@command.command("use")
@click.argument("url")
def use(url: str) -> None:
    """Keep results in the database at URL from now on; 'local' is the file in the data folder.

    It is filled with this machine's sessions. A password in URL is kept in the settings file, which only
    you can read; COOLHEAD_DATABASE in the environment keeps it out of there.
    """
    from trainer.records.opening import use_database
    from trainer.records.paths import data_folder

    results = use_database(data_folder(), url)
    _tell([f"results are kept in {results.database.name}", f"{_count(results.counts()['sessions'])} in it"])


@command.command("forget")
@click.argument("learner")
@click.option("--yes", is_flag=True, help="Do not ask.")
def forget(learner: str, yes: bool) -> int:
    """Erase LEARNER wholly: transcripts, rows and what the database file still holds of them.

    Archives that were exported before, and backups, are not reached.
    """
    from trainer.records.forgetting import forget as erase
    from trainer.records.forgetting import sessions_of
    from trainer.records.learners import learner_id
    from trainer.records.opening import open_results
    from trainer.records.paths import data_folder

    who = learner_id(learner)
    results = open_results(data_folder())
    count = len(sessions_of(results.folder, who))
    if not yes and not click.confirm(f"Erase {_count(count)} and all results of this learner for good?"):
        _tell(["nothing was erased"])
        return 0
    gone = erase(results, who)
    _tell([f"erased: {_count(gone.sessions)} in files, {gone.rows} in the database"])
    return 0


@command.command("key")
def key() -> None:
    """Make the course key, with which exams are signed from now on.

    Keep the file where only the lead can read it: whoever holds it can sign. COOLHEAD_COURSE_KEY names
    a file elsewhere, on a stick for example.
    """
    from trainer.records.paths import course_key_file, data_folder
    from trainer.records.signing import make_key

    path = course_key_file(data_folder())
    made = make_key(path)
    _tell([f"course key {made.name} is in {path}"])


@command.command("overrule")
@click.argument("session")
@click.option("--mark", type=click.IntRange(0, 100), required=True, help="What you give, 0 to 100.")
@click.option("--skill", default="", help="For which skill; without it, the whole session.")
@click.option("--reason", required=True, help="Why.")
@click.option("--by", "evaluator", help="Who judges.  [default: COOLHEAD_LEARNER, else 'me']")
def overrule(session: str, mark: int, skill: str, reason: str, evaluator: str | None) -> None:
    """Set a mark of your own for SESSION; the game's mark is kept beside it.

    SESSION is a transcript's name or a session's id. Where it counts in a course, the course key is needed.
    """
    import uuid

    from trainer.game import local_now
    from trainer.records.beside import utc
    from trainer.records.judging import overrule as set_mark
    from trainer.records.learners import learner_id, usual_learner
    from trainer.records.opening import open_results
    from trainer.records.overrules import Overrule
    from trainer.records.paths import data_folder

    who = learner_id(evaluator) if evaluator else usual_learner()
    given = Overrule(str(uuid.uuid4()), skill, mark, reason.strip(), who, utc(local_now()))
    set_mark(open_results(data_folder()), session, given)
    _tell([f"mark {mark} is set beside the game's"])


for part in (records_show.show, *records_files.COMMANDS):
    command.add_command(part)


def _count(number: int) -> str:
    return "1 session" if number == 1 else f"{number:,} sessions"


def _tell(lines: Iterable[str]) -> None:
    from trainer.wording.harmless import harmless

    for line in lines:
        click.echo(harmless(line))


def _complain(entered: "Entered") -> int:
    """Name the files that could not be entered."""
    from trainer.cli.edge import complain

    for problem in entered.problems:
        complain(str(problem))
    return max((problem.exit_code for problem in entered.problems), default=0)
