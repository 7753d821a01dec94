"""Signatures of exams: HMAC-SHA-256 with a course key that the lead holds.

The signature covers the transcript's bytes, the learner, the session's id and
the moments of beginning and end, so that none of them can be exchanged
without the key. It is made when an exam ends on a machine that has the key,
or by the lead later. Whoever holds the key can sign: it belongs on the lead's
machine and on machines in the lead's sight.
"""

import hashlib
import hmac
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trainer.errors import EnvironmentProblem, UsageError
from trainer.records.beside import SIGNATURE_SUFFIX, moments, read_about, read_small, write_whole
from trainer.records.reader import parse_transcript, read_bytes

KEY_BYTES = 32
"""Length of a course key."""

UNSIGNED = "the exam is not signed"
"""Flaw of an exam without a signature."""

KEY_MISSING = "the course key is not here, so the signature cannot be checked"
"""Flaw of a signature that cannot be judged."""

_HEADER = "coolhead course key"


@dataclass(frozen=True, slots=True)
class CourseKey:
    """A secret that signs exams."""

    secret: bytes
    """Random bytes; never shown."""

    @property
    def name(self) -> str:
        """A short public name of the key: 16 hexadecimal digits."""
        return hashlib.sha256(b"coolhead key name\n" + self.secret).hexdigest()[:16]

    def mac(self, statement: dict[str, Any]) -> str:
        """The signature of a statement."""
        said = json.dumps(statement, sort_keys=True, separators=(",", ":")).encode("ascii")
        return hmac.new(self.secret, said, hashlib.sha256).hexdigest()


def make_key(path: Path) -> CourseKey:
    """Make a course key and its file, readable by its owner alone.

    Raises:
        UsageError: There is a file already; a key that was lost cannot be made again.
        EnvironmentProblem: It cannot be written.
    """
    key = CourseKey(secrets.token_bytes(KEY_BYTES))
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(f"{_HEADER} {key.secret.hex()}\n")
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError as error:
        raise UsageError(
            "there is a course key already", where=str(path), remedy="keep it, or move it away first"
        ) from error
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise EnvironmentProblem(
            f"the course key cannot be written: {reason}", where=str(path), remedy="mend the folder"
        ) from error
    return key


def load_key(path: Path) -> CourseKey | None:
    """The course key of a file; None if there is no file.

    Raises:
        EnvironmentProblem: It cannot be read or holds no key.
    """
    content = read_small(path)
    if content is None:
        return None
    try:
        header, _, digits = content.decode("ascii").strip().rpartition(" ")
        secret = bytes.fromhex(digits)
    except ValueError:
        header, secret = "", b""
    if header != _HEADER or len(secret) != KEY_BYTES:
        raise EnvironmentProblem("this is no course key", where=str(path), remedy="restore the file")
    return CourseKey(secret)


def sign(path: Path, key: CourseKey) -> None:
    """Put a signature beside a transcript.

    Raises:
        EnvironmentProblem: A file cannot be read.
        OSError: The signature cannot be written.
    """
    statement = _statement(path)
    signed = {**statement, "key": key.name, "mac": key.mac(statement)}
    write_whole(path.with_suffix(SIGNATURE_SUFFIX), json.dumps(signed, indent=1).encode("ascii") + b"\n")


def signature_flaw(path: Path, key: CourseKey | None) -> str:
    """What is wrong with an exam's signature.

    Args:
        path: The transcript.
        key: The course key, if it is here.

    Returns:
        One clause, empty if the signature is there and right. Without the key, only what it states is
        compared.

    Raises:
        EnvironmentProblem: A file cannot be read.
    """
    content = read_small(path.with_suffix(SIGNATURE_SUFFIX))
    if content is None:
        return UNSIGNED
    try:
        signed: Any = json.loads(content)
        name, mac = str(signed.pop("key")), str(signed.pop("mac"))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return "the signature is damaged"
    return _stated_flaw(signed, _statement(path)) or _mac_flaw(signed, name, mac, key)


def _statement(path: Path) -> dict[str, Any]:
    about, content, times = read_about(path), read_bytes(path), moments(path)
    last = len(parse_transcript(path, content).transcript.records()) - 1
    return {
        "session": about.session,
        "learner": about.learner,
        "transcript": hashlib.sha256(content).hexdigest(),
        "began": times.get(0),
        "ended": times.get(last),
    }


def _stated_flaw(signed: dict[str, Any], found: dict[str, Any]) -> str:
    differing = [name for name in found if signed.get(name) != found[name]]
    if set(signed) != set(found):
        return "the signature is damaged"
    return f"changed after it was signed: {', '.join(differing)}" if differing else ""


def _mac_flaw(signed: dict[str, Any], name: str, mac: str, key: CourseKey | None) -> str:
    if key is None:
        return KEY_MISSING
    if name != key.name:
        return "signed with another course key"
    right = hmac.compare_digest(mac.encode("utf-8", "replace"), key.mac(signed).encode("ascii"))
    return "" if right else "the signature is not by the course key"
