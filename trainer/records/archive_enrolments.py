"""The enrolments in an archive: out with the sessions, and in again, the latest word of each counting."""

import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from trainer.errors import CoolheadError
from trainer.model.attempt import Enrolment
from trainer.records.enrolments import (
    FOLDER,
    NAME,
    enrolment_bytes,
    enrolment_file,
    parse_enrolment,
    read_enrolment,
    write_enrolment,
)

MEMBER = re.compile(f"{FOLDER}/{NAME.pattern}")
"""Name of an enrolment inside an archive."""

_LARGEST = 64_000


def packed(enrolments: Iterable[Enrolment]) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each enrolment as it is put into an archive."""
    for enrolment in enrolments:
        name = enrolment_file(Path(FOLDER), enrolment.course, enrolment.learner)
        yield name.as_posix(), enrolment_bytes(enrolment)


def unpacked(archive: zipfile.ZipFile, source: Path) -> Iterator[Enrolment | CoolheadError]:
    """Every enrolment of an archive, or what is wrong with it.

    Args:
        archive: The open archive.
        source: Its path, for messages.
    """
    for member in archive.infolist():
        if MEMBER.fullmatch(member.filename):
            with archive.open(member) as file:
                content = file.read(_LARGEST)
            try:
                yield parse_enrolment(content, str(source / Path(member.filename).name))
            except CoolheadError as problem:
                yield problem


def take(enrolment: Enrolment, folder: Path, learner: str) -> bool:
    """Keep an enrolment, unless one that was written as late is here already.

    Args:
        enrolment: As the archive says.
        folder: The folder of enrolments.
        learner: Whose it is; as the archive says, if empty.

    Returns:
        Whether anything has changed.

    Raises:
        EnvironmentProblem: It cannot be kept, or the one that is here is damaged.
    """
    mine = replace(enrolment, learner=learner or enrolment.learner)
    here = read_enrolment(folder, mine.course, mine.learner)
    if here is not None and here.at >= mine.at:
        return False
    write_enrolment(folder, mine)
    return True
