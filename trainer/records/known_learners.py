"""Everybody who has sessions or courses in a data folder."""

import contextlib
from pathlib import Path

from trainer.errors import CoolheadError
from trainer.records.beside import ABOUT_SUFFIX, read_about
from trainer.records.enrolments import all_enrolments, enrolments_folder


def known_learners(sessions: Path) -> tuple[str, ...]:
    """Ids of all who have sessions or enrolments, sorted; what cannot be read hides nobody else.

    Args:
        sessions: The folder of sessions; it need not exist.
    """
    found = {enrolment.learner for enrolment in all_enrolments(enrolments_folder(sessions))}
    for path in sessions.glob(f"*{ABOUT_SUFFIX}"):
        with contextlib.suppress(CoolheadError):
            found.add(read_about(path).learner)
    return tuple(sorted(found))
