"""Going through drafts: which wait for a decision, how they differ from their line, and what is decided.

Each decision is on the disk before the next draft is shown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from pathlib import Path

from trainer.content.checking import read_content
from trainer.content.sidecar import drafts, sidecar_of
from trainer.content.sidecar_writing import content_beside, decided, read_sidecar, write_sidecar
from trainer.content.spoken import Spoken, scene, spoken_lines
from trainer.errors import ContentError
from trainer.guards.guard import Pair, Reject, Scene, judge
from trainer.model.baked import Status, fingerprint
from trainer.model.mood import HeatBand


class Change(StrEnum):
    """How a stretch of words stands to the line."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in a row that stand alike to the line."""

    change: Change
    """How."""
    words: str
    """The words."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One draft that waits for a decision."""

    file: Path
    """The file of drafts."""
    number: int
    """Its position there, counted from 0."""
    name: str
    """What it is a draft of."""
    line: str
    """The line as it is said without drafts."""
    text: str
    """The draft."""
    bands: frozenset[HeatBand]
    """Moods in which the line is said."""
    scene: Scene
    """What is known there."""
    model: str
    """Who drafted it."""
    similarity: float | None
    """How near it is in meaning."""
    reject: Reject | None
    """What the guards say of it today."""

    def judged(self, text: str) -> Reject | None:
        """What the guards say of other words for it."""
        return judge(Pair(self.line, text, self.bands, self.scene))


def waiting(paths: Iterable[Path]) -> list[Candidate]:
    """All drafts that wait for a decision, file by file.

    Args:
        paths: Content files, files of drafts, or folders of them.

    Raises:
        ContentError: A file of drafts or its content cannot be read.
    """
    return [item for path in dict.fromkeys(_sidecars(paths)) for item in _of_file(path)]


def decide(candidate: Candidate, status: Status, text: str = "") -> None:
    """Write what was decided of a draft.

    Args:
        candidate: The draft.
        status: ``approved`` or ``rejected``.
        text: Other words for it, if it was mended.

    Raises:
        ContentError: The file was changed meanwhile, so that the draft is another one.
        EnvironmentProblem: It cannot be written.
    """
    sidecar = read_sidecar(candidate.file, candidate.name)
    there = sidecar.variants[candidate.number : candidate.number + 1]
    if not there or there[0].text != candidate.text:
        raise ContentError("this file was changed meanwhile", where=str(candidate.file), remedy="start again")
    write_sidecar(candidate.file, decided(sidecar, candidate.number, status, text))


def word_changes(line: str, text: str) -> list[Stretch]:
    """A draft as stretches of words: those of the line that are gone, new ones, and the rest."""
    old, new = line.split(), text.split()
    found: list[Stretch] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Stretch(Change.SAME, " ".join(new[c:d])))
            continue
        pieces = ((Change.GONE, old[a:b]), (Change.NEW, new[c:d]))
        found += [Stretch(change, " ".join(words)) for change, words in pieces if words]
    return found


def _sidecars(paths: Iterable[Path]) -> Iterable[Path]:
    from trainer.content.paths import SIDECAR, sidecars

    for path in paths:
        if path.is_dir():
            inner = [path / name for name in ("personas", "scenarios") if (path / name).is_dir()]
            yield from (found for folder in inner or [path] for found in sidecars(folder))
        else:
            beside = path if path.name.endswith(SIDECAR) else sidecar_of(path)
            if beside.is_file():
                yield beside


def _of_file(path: Path) -> Sequence[Candidate]:
    file = content_beside(path)
    content = read_content(file)[0] if file else None
    if content is None:
        raise ContentError("what these drafts belong to cannot be played", where=str(path), remedy="check it")
    name = getattr(content, "scenario", "") or getattr(content, "persona", "")
    sidecar, known = read_sidecar(path, name), scene(content)
    places: dict[str, list[Spoken]] = {}
    for spoken in spoken_lines(content):
        places.setdefault(fingerprint(spoken.line), []).append(spoken)
    found = []
    for draft in drafts(sidecar, content):
        if draft.wording.status is Status.PROPOSED and draft.line:
            here = places[draft.wording.source]
            bands = frozenset(band for place in here for band in place.bands)
            item = draft.wording
            plain = here[0].line.plain
            found.append(
                Candidate(
                    path,
                    draft.number,
                    name,
                    plain,
                    item.text,
                    bands,
                    known,
                    item.model,
                    item.similarity,
                    draft.reject,
                )
            )
    return found
