"""Moving sessions between machines: one archive file out, one archive file in.

Nothing in an archive is trusted. No file is ever made under a name from it:
names only say which members belong together. Each transcript is read as a
whole before it is kept, and a session that is here already is known by its id,
so that importing twice changes nothing.
"""

import contextlib
import os
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from trainer.errors import CoolheadError, EnvironmentProblem, UsageError
from trainer.model.attempt import Enrolment
from trainer.records import beside
from trainer.records.archive_enrolments import MEMBER, packed, take, unpacked
from trainer.records.beside import ABOUT_SUFFIX, OVERRULES_SUFFIX, TRANSCRIPT_SUFFIX, TRAVELLING, About
from trainer.records.enrolments import enrolments_folder
from trainer.records.overrules import parse_overrules, read_overrules, write_overrules
from trainer.records.reader import MAX_BYTES, parse_transcript, read_bytes
from trainer.records.writer import create_unique, in_use, writing

FOLDER = "sessions"
"""Folder inside an archive."""

_MEMBER = re.compile(r"sessions/(\d{8}-\d{6}-[a-z][a-z0-9-]{0,59})-([0-9a-f]{4,8})(\.[a-z]+)")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError, ValueError)
Made = TypeVar("Made")


@dataclass(slots=True)
class Imported:
    """What came of an archive."""

    new: list[Path] = field(default_factory=list)
    """Transcripts that are here now and were not."""
    longer: list[Path] = field(default_factory=list)
    """Transcripts that went on elsewhere and were brought up to that."""
    enrolments: int = 0
    """Enrolments that are here now, or say something else now."""
    known: int = 0
    """Sessions that were here already."""
    strange: int = 0
    """Members that belong to no session; they were left out."""
    problems: list[CoolheadError] = field(default_factory=list)
    """Sessions that were not taken, each with its reason."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """One session as it lies in an archive, checked."""

    stem: str
    """Beginning of its file's name: moment and scenario."""
    about: About
    """Which session it is, and whose."""
    content: bytes
    """Its transcript."""
    others: dict[str, bytes]
    """Ending -> bytes of what lies beside it."""


def export_sessions(paths: Iterable[Path], target: Path, enrolments: Iterable[Enrolment] = ()) -> int:
    """Write sessions into one new archive.

    Args:
        paths: Their transcripts.
        target: The archive; equal sessions give equal bytes.
        enrolments: Who takes which course.

    Returns:
        How many sessions are in it.

    Raises:
        UsageError: There is such a file already.
        EnvironmentProblem: A file cannot be read, or the archive cannot be written.
    """
    count = 0
    if target.exists():
        raise UsageError("there is such a file already", where=str(target), remedy="choose another name")
    draft = target.with_name(f"{target.name}.{os.getpid()}.draft")
    try:
        with writing(target, "the archive"), zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in paths:
                _pack(archive, path)
                count += 1
            for name, content in packed(enrolments):
                _add(archive, name, content)
        with writing(target, "the archive"):
            draft.chmod(0o600)
            draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    return count


def import_sessions(source: Path, folder: Path, learner: str = "") -> Imported:
    """Take the sessions of an archive.

    Args:
        source: The archive.
        folder: The folder of transcripts; made if it is not there.
        learner: Whose all of them are; as the archive says, if empty.

    Raises:
        EnvironmentProblem: The archive cannot be read, or the folder cannot be written.
    """
    done = Imported()
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    here = dict(_sessions_here(folder))
    for parcel in _parcels(source, done):
        taken = replace(parcel, about=replace(parcel.about, learner=learner or parcel.about.learner))
        _take(taken, folder, here, done)
    _take_enrolments(source, folder, learner, done)
    return done


def _take_enrolments(source: Path, folder: Path, learner: str, done: Imported) -> None:
    with _reading(source, lambda: zipfile.ZipFile(source)) as archive:
        found = _reading(source, lambda: list(unpacked(archive, source)))
    for enrolment in found:
        if isinstance(enrolment, CoolheadError):
            done.problems.append(enrolment)
        else:
            done.enrolments += take(enrolment, enrolments_folder(folder), learner)


def _pack(archive: zipfile.ZipFile, path: Path) -> None:
    """Put one session in; of one that is running, what is whole."""
    content = read_bytes(path)
    about = beside.read_about(path)
    _add(archive, f"{FOLDER}/{path.name}", content[: parse_transcript(path, content).sound])
    _add(archive, f"{FOLDER}/{path.with_suffix(ABOUT_SUFFIX).name}", beside.about_bytes(about))
    for suffix in TRAVELLING:
        other = beside.read_small(path.with_suffix(suffix))
        if other is not None:
            _add(archive, f"{FOLDER}/{path.with_suffix(suffix).name}", other)


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    member = zipfile.ZipInfo(name, _EPOCH)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.external_attr = 0o600 << 16
    archive.writestr(member, content)


def _parcels(source: Path, done: Imported) -> Iterator[Parcel]:
    """The sessions of an archive; what is none is counted, what is damaged is noted."""
    archive = _reading(source, lambda: zipfile.ZipFile(source))
    with archive:
        for stem, digits, members in _grouped(archive, done):
            try:
                yield _parcel(archive, source, stem, digits, members)
            except CoolheadError as error:
                done.problems.append(error)


def _grouped(
    archive: zipfile.ZipFile, done: Imported
) -> Iterator[tuple[str, str, dict[str, zipfile.ZipInfo]]]:
    groups: dict[tuple[str, str], dict[str, zipfile.ZipInfo]] = {}
    for member in archive.infolist():
        match = _MEMBER.fullmatch(member.filename)
        if match and match[3] in (TRANSCRIPT_SUFFIX, ABOUT_SUFFIX, *TRAVELLING):
            groups.setdefault((match[1], match[2]), {})[match[3]] = member
        elif not MEMBER.fullmatch(member.filename):
            done.strange += 1
    for (stem, digits), members in sorted(groups.items()):
        if TRANSCRIPT_SUFFIX in members:
            yield stem, digits, members
        else:
            done.strange += len(members)


def _parcel(
    archive: zipfile.ZipFile, source: Path, stem: str, digits: str, members: dict[str, zipfile.ZipInfo]
) -> Parcel:
    """Read one session and check that it is one."""
    name = Path(f"{stem}-{digits}{TRANSCRIPT_SUFFIX}")
    where = source / name.name

    def content(suffix: str) -> bytes:
        return _reading(where, lambda: _limited(archive, members[suffix], where))

    transcript = content(TRANSCRIPT_SUFFIX)
    stored = parse_transcript(where, transcript)
    about = (
        beside.parse_about(content(ABOUT_SUFFIX), str(where))
        if ABOUT_SUFFIX in members
        else beside.older_about(name)
    )
    others = {suffix: content(suffix) for suffix in TRAVELLING if suffix in members}
    return Parcel(stem, about, transcript[: stored.sound], others)


def _limited(archive: zipfile.ZipFile, member: zipfile.ZipInfo, where: Path) -> bytes:
    """The bytes of a member, never more than a session's file can have."""
    with archive.open(member) as file:
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise EnvironmentProblem("too large to be of a session", where=str(where), remedy="leave it out")
    return content


def _reading(where: Path, read: Callable[[], Made]) -> Made:
    """Turn a damaged archive into words."""
    try:
        return read()
    except _BROKEN as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "it is damaged"
        raise EnvironmentProblem(
            f"the archive cannot be read: {reason.lower()}", where=str(where), remedy="export it again"
        ) from error


def _sessions_here(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.glob(f"*{TRANSCRIPT_SUFFIX}")):
        with contextlib.suppress(EnvironmentProblem):
            yield beside.read_about(path).session, path


def _take(parcel: Parcel, folder: Path, here: dict[str, Path], done: Imported) -> None:
    """Keep one session, unless it is here already."""
    path = here.get(parcel.about.session)
    if path is None:
        with writing(folder):
            here[parcel.about.session] = path = _keep(parcel, folder)
        done.new.append(path)
        return
    content = read_bytes(path)
    if content.startswith(parcel.content):
        done.known += 1
        with writing(path):
            _complete(parcel, path)
    elif parcel.content.startswith(content) and not in_use(path):
        with writing(path):
            _write(parcel, path)
        done.longer.append(path)
    else:
        done.problems.append(
            EnvironmentProblem(
                "this session is here already with other words; the one here stays",
                where=str(path),
                remedy="find out which is right with 'coolhead records verify'",
            )
        )


def _keep(parcel: Parcel, folder: Path) -> Path:
    """Write a session under a name of its own; a crash leaves an empty file, which is no session."""
    path, descriptor = create_unique(folder, parcel.stem)
    os.close(descriptor)
    _write(parcel, path)
    return path


def _write(parcel: Parcel, path: Path) -> None:
    """Write what lies beside first, and the transcript last: it makes the session."""
    beside.write_about(path, parcel.about)
    for suffix, content in parcel.others.items():
        beside.write_whole(path.with_suffix(suffix), content)
    beside.mark_pending(path)
    beside.write_whole(path, parcel.content)


def _complete(parcel: Parcel, path: Path) -> None:
    """Add what lies beside elsewhere and not here: a signature made later, marks that a human set."""
    for suffix, content in parcel.others.items():
        target = path.with_suffix(suffix)
        if not target.exists():
            beside.write_whole(target, content)
            beside.mark_pending(path)
    marks = read_overrules(path)
    more = parse_overrules(parcel.others.get(OVERRULES_SUFFIX, b""))
    new = tuple(mark for mark in more if mark.overrule not in {known.overrule for known in marks})
    if new:
        write_overrules(path, (*marks, *new))
        beside.mark_pending(path)
