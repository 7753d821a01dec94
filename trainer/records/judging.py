"""A human's mark beside the game's: kept with the transcript where it is here, and in the database."""

from pathlib import Path

from sqlalchemy import Connection, insert, select

from trainer.errors import CoolheadError, UsageError
from trainer.records.beside import TRANSCRIPT_SUFFIX, mark_pending, read_about
from trainer.records.learners import learner_key
from trainer.records.overrules import Overrule, read_overrules, write_overrules
from trainer.records.paths import course_key_file
from trainer.records.results import Results, overrule_row
from trainer.records.signing import load_key
from trainer.records.tables import OVERRULES, SESSIONS, SKILL_SCORES
from trainer.records.writer import writing


def overrule(results: Results, session: str, mark: Overrule) -> None:
    """Set a mark; the game's own stays beside it.

    Args:
        results: The results database.
        session: Id of the session, or the name of its transcript.
        mark: What the human gives.

    Raises:
        UsageError: There is no such session, it has no such skill, or it counts in a course and the course
            key is not here or its learner judges.
        EnvironmentProblem: The mark cannot be kept.
    """
    results.settle()
    found, course, owner = results.database.read(lambda connection: _find(connection, session))
    if course:
        _check_lead(results.folder.parent, mark, owner)
    _check_skill(results, found, mark)
    path = _transcript(results.folder, found)
    if path is not None:
        with writing(path, "the mark"):
            write_overrules(path, (*read_overrules(path), mark))
        mark_pending(path)
    row = overrule_row(found, mark)
    results.database.write(lambda connection: connection.execute(insert(OVERRULES).values(row)))


def _check_lead(data: Path, mark: Overrule, owner: str) -> None:
    """Refuse a mark that counts in a course from who has no course key, and from the learner."""
    place = course_key_file(data)
    if load_key(place) is None:
        what = "only a lead, where the course key is, can set marks that count in a course"
        raise UsageError(what, where=str(place), remedy="ask your lead")
    if learner_key(mark.evaluator) == owner:
        what = "nobody sets marks of their own that count in a course"
        raise UsageError(what, remedy="say who judges with --by")


def _find(connection: Connection, session: str) -> tuple[str, str, str]:
    """Id of the session that is meant, the course it was played for, and its learner's key."""
    name = Path(session).name
    here = (SESSIONS.c.session == session) | SESSIONS.c.file.in_([name, f"{name}{TRANSCRIPT_SUFFIX}"])
    columns = (SESSIONS.c.session, SESSIONS.c.course, SESSIONS.c.learner_key)
    found = connection.execute(select(*columns).where(here)).all()
    if len(found) != 1:
        what = "there is no such session" if not found else "several sessions have this file's name"
        raise UsageError(what, where=session, remedy="name its transcript, or its id as reports give it")
    return str(found[0].session), str(found[0].course), str(found[0].learner_key)


def _check_skill(results: Results, session: str, mark: Overrule) -> None:
    if not mark.skill:
        return
    query = select(SKILL_SCORES.c.skill).where(SKILL_SCORES.c.session == session)
    skills = results.database.read(lambda connection: connection.execute(query).scalars().all())
    if mark.skill not in skills:
        listing = ", ".join(sorted(skills)) or "none, for it has no end"
        raise UsageError(
            f"this session has no mark for '{mark.skill}'", where=session, remedy=f"its skills: {listing}"
        )


def _transcript(folder: Path, session: str) -> Path | None:
    for path in sorted(folder.glob("*.jsonl")):
        try:
            if read_about(path).session == session:
                return path
        except CoolheadError:
            continue
    return None
