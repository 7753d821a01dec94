"""Writing drafts beside a content file: whole or not at all, and what was decided before stays."""

import contextlib
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import yaml

from trainer.content.paths import SIDECAR
from trainer.content.problems import errors_of
from trainer.content.reading import read_document
from trainer.content.schema import build
from trainer.errors import ContentError, EnvironmentProblem
from trainer.model.baked import BakedWording, Sidecar, Status

HEAD = (
    "# Other wordings of lines, drafted by a language model. Only what is 'approved' is spoken.\n"
    "# 'coolhead voice review' shows them one by one; 'coolhead voice bake' adds more.\n"
)
"""What such a file begins with."""


def read_sidecar(path: Path, name: str) -> Sidecar:
    """The drafts of a file; none where there is no file yet.

    Args:
        path: The file of drafts.
        name: What they should be drafts of.

    Raises:
        ContentError: It has errors, or belongs to something else.
    """
    if not path.is_file():
        return Sidecar(variants_of=name)
    document, problems = read_document(path)
    sidecar, found = (None, []) if document is None else build(Sidecar, document)
    wrong = errors_of([*problems, *found])
    if wrong or sidecar is None:
        raise ContentError("these drafts cannot be read", where=wrong[0].render(), remedy="mend the file")
    if sidecar.variants_of != name:
        what = f"these are drafts of '{sidecar.variants_of}', not of '{name}'"
        raise ContentError(what, where=str(path), remedy="mend or remove the file")
    return sidecar


def write_sidecar(path: Path, sidecar: Sidecar) -> None:
    """Write drafts, whole or not at all.

    Raises:
        EnvironmentProblem: They cannot be written.
    """
    fields = sidecar.model_dump(mode="json", exclude_none=True)
    text = HEAD + yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=100)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        draft.write_text(text, encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            draft.unlink()
        reason = (error.strerror or "unknown reason").lower()
        raise EnvironmentProblem(
            f"the drafts cannot be written: {reason}", where=str(path), remedy="mend the folder's permissions"
        ) from error


def with_stale(sidecar: Sidecar, sources: Iterable[str]) -> Sidecar:
    """Drafts with those marked stale whose line is no more.

    Args:
        sidecar: The drafts.
        sources: Fingerprints of all lines there are today.
    """
    there = frozenset(sources)
    return sidecar.model_copy(update={"variants": tuple(_aged(item, there) for item in sidecar.variants)})


def with_drafts(sidecar: Sidecar, drafts: Sequence[BakedWording]) -> Sidecar:
    """Drafts with new ones at the end; a text that a line has already is not added."""
    known = {(item.source, item.text) for item in sidecar.variants}
    fresh = [item for item in drafts if (item.source, item.text) not in known]
    return sidecar.model_copy(update={"variants": (*sidecar.variants, *fresh)})


def decided(sidecar: Sidecar, number: int, status: Status, text: str = "") -> Sidecar:
    """Drafts with one decided upon.

    Args:
        sidecar: The drafts.
        number: Which one, counted from 0.
        status: What becomes of it.
        text: Its words, if they were mended.
    """
    items = list(sidecar.variants)
    changed: dict[str, object] = {"status": status}
    if text and text != items[number].text:
        changed |= {"text": text, "similarity": None}
    items[number] = items[number].model_copy(update=changed)
    return sidecar.model_copy(update={"variants": tuple(items)})


def content_beside(path: Path) -> Path | None:
    """The content file that a file of drafts, or a content file itself, stands for; None where it is gone."""
    if not path.name.endswith(SIDECAR):
        return path
    stem = path.name.removesuffix(SIDECAR)
    beside = (path.with_name(stem + suffix) for suffix in (".yaml", ".yml"))
    return next((found for found in beside if found.is_file()), None)


def _aged(item: BakedWording, there: frozenset[str]) -> BakedWording:
    gone = item.source not in there and item.status is not Status.REJECTED
    return item.model_copy(update={"status": Status.STALE}) if gone else item
