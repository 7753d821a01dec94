"""Getting a model from the hub: first what it is, then, if somebody agrees, its files."""

import json
from dataclasses import dataclass
from pathlib import Path

from trainer.errors import EnvironmentProblem, UsageError
from trainer.voice.extra import require_extra
from trainer.voice.models import ABOUT, Chosen, folder_for, split_name

WANTED = ("*.safetensors", "*.json", "*.txt", "*.model", "*.jinja")
"""Files of a model that are needed; nothing that holds code is among them."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A model as the hub describes it."""

    name: str
    """Its name."""
    asked: str
    """The revision that was asked for."""
    revision: str
    """The commit that this is."""
    licence: str
    """Its licence as its page says."""
    bytes: int
    """What would be downloaded."""


def look_up(named: str) -> Offer:
    """Ask the hub what a model is; a few kilobytes.

    Args:
        named: ``NAME@REVISION``; without a revision the newest.

    Raises:
        EnvironmentProblem: The extra is not installed, or the hub cannot be reached or knows no such model.
        UsageError: It is no name, or the model has no safetensors.
    """
    name, asked = split_name(named)
    require_extra()
    from huggingface_hub import HfApi
    from huggingface_hub.errors import HfHubHTTPError

    try:
        info = HfApi().model_info(name, revision=asked or "main", files_metadata=True, timeout=20)
    except (*HfHubHTTPError.__mro__[:2], OSError, ValueError) as problem:
        raise _unreachable(named, problem) from problem
    files = [file for file in info.siblings or () if _is_wanted(file.rfilename)]
    if not any(file.rfilename.endswith(".safetensors") for file in files):
        raise UsageError(f"{name} has no safetensors files", remedy="choose another model")
    licence = str(getattr(info.card_data, "license", None) or "not stated: read its page first")
    size = sum(file.size or 0 for file in files)
    return Offer(name, asked or "main", str(info.sha), licence, size)


def download(offer: Offer, data: Path) -> Chosen:
    """Download a model into the data folder.

    Raises:
        EnvironmentProblem: It cannot be reached or written.
    """
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError

    folder = folder_for(data, offer.name, offer.revision[:12])
    try:
        snapshot_download(offer.name, revision=offer.revision, local_dir=folder, allow_patterns=list(WANTED))
    except (*HfHubHTTPError.__mro__[:2], OSError, ValueError) as problem:
        raise _unreachable(offer.name, problem) from problem
    about = {
        "name": offer.name,
        "revision": offer.revision,
        "asked": offer.asked,
        "licence": offer.licence,
    }
    (folder / ABOUT).write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
    return Chosen(offer.name, offer.revision, folder)


def _is_wanted(name: str) -> bool:
    return "/" not in name and name.endswith(tuple(pattern[1:] for pattern in WANTED))


def _unreachable(named: str, problem: Exception) -> EnvironmentProblem:
    first = (str(problem).strip().splitlines() or [type(problem).__name__])[0][:160]
    return EnvironmentProblem(
        f"the model cannot be had ({first})",
        where=named,
        remedy="check the name and the network, or name a folder",
    )
