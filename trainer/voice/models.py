"""Which models there are: folders, and names of models that were installed into the data folder."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trainer.errors import EnvironmentProblem, UsageError

FOLDER = "models"
"""Folder inside the data folder that installed models lie in."""

ABOUT = "coolhead-model.json"
"""File beside an installed model that says what it is and where it came from."""

_NAME = re.compile(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*")
_REVISION = re.compile(r"[\w.-]{1,64}")


@dataclass(frozen=True, slots=True)
class Known:
    """A model that the docs speak of."""

    name: str
    """Its name on the hub."""
    licence: str
    """Its licence."""
    megabytes: int
    """About what is downloaded."""
    use: str
    """What it is fit for."""


KNOWN: tuple[Known, ...] = (
    Known("HuggingFaceTB/SmolLM2-360M-Instruct", "Apache-2.0", 730, "live and baking"),
    Known("Qwen/Qwen2.5-0.5B-Instruct", "Apache-2.0", 1000, "baking"),
    Known("Qwen/Qwen3-0.6B", "Apache-2.0", 1520, "baking"),
)
"""Models to begin with; any other folder or name works as well."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A model that lies on this machine."""

    name: str
    """As it is written into drafts: its name on the hub, or the folder's own name."""
    revision: str
    """Which revision; for a folder, a fingerprint of its files."""
    folder: Path
    """Where it lies."""


def find_model(named: str, data: Path) -> Chosen:
    """A model by folder or by ``NAME@REVISION``; nothing is downloaded.

    Args:
        named: What was typed.
        data: The data folder.

    Raises:
        UsageError: It is neither a folder nor such a name.
        EnvironmentProblem: The folder holds no model, or the model is not installed.
    """
    folder = Path(named).expanduser()
    if folder.is_dir():
        return _in_folder(folder.resolve())
    name, revision = split_name(named)
    for chosen in installed(data):
        if chosen.name == name and revision in ("", chosen.revision, _alias(chosen)):
            return chosen
    raise EnvironmentProblem(
        "this model is not on this computer",
        where=named,
        remedy=f"'coolhead voice install {named}' says what it is and downloads it, or name a folder",
    )


def split_name(named: str) -> tuple[str, str]:
    """Name and revision of ``NAME@REVISION``; the revision is empty if none is named.

    Raises:
        UsageError: It is no such name.
    """
    name, _, revision = named.partition("@")
    if not _NAME.fullmatch(name) or (revision and not _REVISION.fullmatch(revision)):
        raise UsageError(
            f"'{named}' is neither a folder nor a model's name", remedy="write OWNER/NAME@REVISION"
        )
    return name, revision


def installed(data: Path) -> Iterator[Chosen]:
    """Models in the data folder, by name."""
    for about in sorted((data / FOLDER).glob(f"*/{ABOUT}")):
        fields = _fields(about)
        if fields:
            yield Chosen(str(fields["name"]), str(fields["revision"]), about.parent)


def licence_of(chosen: Chosen) -> str:
    """What is known of a model's licence."""
    known = next((model.licence for model in KNOWN if model.name == chosen.name), "")
    return known or str(_fields(chosen.folder / ABOUT).get("licence", "")) or "unknown: read its model card"


def megabytes(folder: Path) -> float:
    """Size of a model's files."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1_000_000


def folder_for(data: Path, name: str, revision: str) -> Path:
    """Where a model is installed."""
    return data / FOLDER / f"{name.replace('/', '--')}@{revision}"


def _in_folder(folder: Path) -> Chosen:
    fields = _fields(folder / ABOUT)
    if fields:
        return Chosen(str(fields["name"]), str(fields["revision"]), folder)
    if not (folder / "config.json").is_file():
        raise EnvironmentProblem(
            "this folder holds no model",
            where=str(folder),
            remedy="name one with a config.json and safetensors",
        )
    return Chosen(folder.name, fingerprint(folder), folder)


def fingerprint(folder: Path) -> str:
    """Twelve hexadecimal digits that change with a model's files: their names, sizes and small contents."""
    from hashlib import sha256

    digest = sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file() and path.name != ABOUT):
        size = file.stat().st_size
        digest.update(f"{file.relative_to(folder)}|{size}|".encode())
        with file.open("rb") as opened:
            digest.update(opened.read(1_000_000))
    return digest.hexdigest()[:12]


def _alias(chosen: Chosen) -> str:
    """The revision as it was asked for when it was installed, e.g. ``main``."""
    return str(_fields(chosen.folder / ABOUT).get("asked", ""))


def _fields(about: Path) -> dict[str, Any]:
    try:
        fields = json.loads(about.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return fields if isinstance(fields, dict) and {"name", "revision"} <= fields.keys() else {}
