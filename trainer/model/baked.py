"""Wordings that a model drafted, beside the content they belong to, and what a person made of them."""

from enum import StrEnum
from hashlib import sha256
from typing import Annotated

from pydantic import Field, StringConstraints

from trainer.model.lines import Content, Name, Text

Fingerprint = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
"""Sixteen hexadecimal digits."""


class Status(StrEnum):
    """What became of a draft."""

    PROPOSED = "proposed"
    """Passed the guards; nobody has looked at it."""
    APPROVED = "approved"
    """A person took it; only these are spoken."""
    REJECTED = "rejected"
    """A person refused it; kept, so that it is not drafted again."""
    STALE = "stale"
    """Its line has changed since."""


class BakedWording(Content):
    """One draft."""

    source: Fingerprint
    """Fingerprint of the line that it is a wording of."""
    line: Text
    """That line as it was written then."""
    text: Text
    """The draft."""
    status: Status
    """What became of it."""
    model: Text
    """The model that drafted it, or the hand that mended it."""
    revision: Text
    """Which revision of the model."""
    guard: Text
    """Version of the guards that let it pass."""
    similarity: Annotated[float, Field(ge=-1.0, le=1.0)] | None = None
    """Cosine of the two meanings where one was measured."""


class Sidecar(Content):
    """All drafts for one scenario or persona."""

    variants_of: Name
    """Identifier of the scenario or persona."""
    variants: tuple[BakedWording, ...] = ()
    """The drafts."""


def fingerprint(line: str) -> str:
    """Fingerprint of a line as written."""
    return sha256(line.strip().encode()).hexdigest()[:16]
