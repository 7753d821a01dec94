"""What a certificate can say of the signatures of exams, and that there is none where one does not hold."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.errors import CoolheadError

if TYPE_CHECKING:
    from trainer.records.signing import CourseKey


class NotCertified(CoolheadError):
    """A certificate was asked for where there is nothing to certify."""

    exit_code = 1


class Signed(StrEnum):
    """What is known of one exam's signature, in words for the page."""

    HOLDS = "signed, and the signature holds"
    """It was checked with the course key."""
    UNSIGNED = "NOT SIGNED"
    """There is none."""
    UNCHECKED = "signed, but NOT CHECKED: the course key was not at hand"
    """There is one, and no key to check it with."""
    AWAY = "NOT CHECKED: its transcript is on another machine"
    """Only the database knows of the session here."""


_SENTENCES: Mapping[Signed, tuple[str, str]] = {
    Signed.UNSIGNED: (
        "1 exam is not signed: nothing but the records vouches for it.",
        "{} exams are not signed: nothing but the records vouches for them.",
    ),
    Signed.UNCHECKED: (
        "1 exam is signed, but its signature was not checked: the course key was not at hand.",
        "{} exams are signed, but their signatures were not checked: the course key was not at hand.",
    ),
    Signed.AWAY: (
        "1 exam was not checked: its transcript is on another machine.",
        "{} exams were not checked: their transcripts are on another machine.",
    ),
}


def signature_of(path: Path, session: str, key: "CourseKey | None") -> Signed:
    """What is known of an exam's signature.

    Args:
        path: Where its transcript is, if it is on this machine.
        session: Id of the session; another one may have a file of that name here.
        key: The course key, if it is here.

    Raises:
        NotCertified: The signature does not hold.
        EnvironmentProblem: A file cannot be read.
    """
    from trainer.records.beside import read_about
    from trainer.records.signing import KEY_MISSING, UNSIGNED, signature_flaw

    if not path.is_file() or read_about(path).session != session:
        return Signed.AWAY
    flaw = signature_flaw(path, key)
    known = {"": Signed.HOLDS, UNSIGNED: Signed.UNSIGNED, KEY_MISSING: Signed.UNCHECKED}
    if flaw not in known:
        raise NotCertified(
            f"no certificate: an exam cannot be trusted: {flaw}",
            where=str(path),
            remedy="'coolhead records verify' says more",
        )
    return known[flaw]


def in_sentences(found: Sequence[Signed], key: str) -> tuple[str, ...]:
    """What was checked of all exams.

    Args:
        found: What is known of each.
        key: Name of the course key; empty if it is not here.
    """
    if not found:
        return ("This course has no exam: all of it was practised with help on the screen.",)
    holding = found.count(Signed.HOLDS)
    whole = "" if holding == len(found) else f" of {len(found)}"
    subject = f"{holding}{whole} {'exam is' if holding == 1 and not whole else 'exams are'}"
    first = (f"{subject} signed with course key {key}; checked for this page: nothing was changed since.",)
    others = [
        one if found.count(kind) == 1 else many.format(found.count(kind))
        for kind, (one, many) in _SENTENCES.items()
        if kind in found
    ]
    return (*(first if holding else ()), *others)
