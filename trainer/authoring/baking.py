"""Baking: a model drafts other wordings of a file's lines, and the guards sort them, line by line.

After each line the drafts are on the disk, and so is the note that the line was
done. A run that is cut off goes on where it stopped; a line whose drafts were
all refused is not asked for again by the same model under the same guards.
"""

import contextlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from trainer.content.checking import read_content
from trainer.content.sidecar import sidecar_of
from trainer.content.sidecar_writing import read_sidecar, with_drafts, with_stale, write_sidecar
from trainer.content.spoken import Spoken, scene, spoken_lines
from trainer.errors import ContentError, EnvironmentProblem
from trainer.guards import GUARD_VERSION
from trainer.guards.drafts import Alike, judge_draft
from trainer.guards.guard import Pair, Scene
from trainer.guards.speech import near_copy
from trainer.guards.text import said
from trainer.model.baked import BakedWording, Sidecar, Status, fingerprint
from trainer.model.mood import HeatBand
from trainer.model.persona import Persona
from trainer.model.scenario import Scenario
from trainer.voice.live import SHORTEST
from trainer.voice.models import Chosen
from trainer.voice.process import WorkerLostError, WorkerProcess
from trainer.voice.protocol import question

DONE = "voice-baked.jsonl"
"""File in the data folder that says which lines were done by which model."""

DRAFTS = 4
"""Drafts that are asked for a line."""

Told = Callable[[int, int], None]
"""Told how many lines are done of how many."""


@dataclass(slots=True)
class Baked:
    """What came of baking one file."""

    path: Path
    """The content file."""
    lines: int = 0
    """Lines that were asked for."""
    earlier: int = 0
    """Lines that were done before."""
    proposed: int = 0
    """New drafts."""
    rejects: Counter[str] = field(default_factory=Counter)
    """Code -> drafts that were refused for it."""


class Oven:
    """Bakes files with one model."""

    def __init__(
        self, worker: WorkerProcess, chosen: Chosen, data: Path, alike: Alike, drafts: int = DRAFTS
    ) -> None:
        """Bake with a running worker.

        Args:
            worker: The model's worker.
            chosen: The model, as drafts name it.
            data: The data folder, which remembers what is done.
            alike: Measures likeness of meaning.
            drafts: Drafts a line.
        """
        self._worker = worker
        self._chosen = chosen
        self._done_file = data / DONE
        self._alike = alike
        self._drafts = drafts
        self._number = 0

    def bake(self, path: Path, told: Told) -> Baked:
        """Draft wordings for all lines of one file that have none of this model yet.

        Raises:
            ContentError: The file cannot be played, or its drafts cannot be read.
            EnvironmentProblem: The model is lost, or the drafts cannot be written.
        """
        content, _ = read_content(path)
        if content is None:
            raise ContentError("this file cannot be played", where=str(path), remedy="run 'coolhead check'")
        beside = sidecar_of(path)
        lines = list(distinct_lines(content))
        sidecar = read_sidecar(beside, _name(content))
        aged = with_stale(sidecar, {fingerprint(found.line) for found in lines})
        if aged != sidecar:
            write_sidecar(beside, aged)
        result, done, known = Baked(path), self._done(), scene(content)
        for number, found in enumerate(lines, start=1):
            if self._key(found) in done:
                result.earlier += 1
            else:
                aged = self._bake_line(found, known, aged, beside, result)
            told(number, len(lines))
        return result

    def _bake_line(
        self, found: Spoken, known: Scene, sidecar: Sidecar, beside: Path, result: Baked
    ) -> Sidecar:
        """Draft for one line and write what passes."""
        good: list[str] = []
        for text in self._ask(found):
            reject = judge_draft(Pair(found.line.plain, text, found.bands, known), self._alike)
            if reject:
                result.rejects[reject.code.value] += 1
            elif not _twin(text, found, sidecar, good):
                good.append(text)
        result.lines += 1
        result.proposed += len(good)
        changed = with_drafts(sidecar, [self._draft(found, text) for text in good])
        if good:
            write_sidecar(beside, changed)
        self._note(found)
        return changed

    def _ask(self, found: Spoken) -> Sequence[str]:
        self._number += 1
        mood = _mood(found)
        seed = int(fingerprint(found.line)[:7], 16)
        try:
            asked = question(self._number, found.line.plain, mood.value, self._drafts, seed)
            return self._worker.ask(asked, self._number).drafts
        except WorkerLostError as problem:
            what = f"the model is lost: {problem}"
            raise EnvironmentProblem(what, remedy="run it again, it goes on where it stopped") from problem

    def _draft(self, found: Spoken, text: str) -> BakedWording:
        return BakedWording(
            source=fingerprint(found.line),
            line=str(found.line),
            text=text,
            status=Status.PROPOSED,
            model=self._chosen.name,
            revision=self._chosen.revision,
            guard=GUARD_VERSION,
            similarity=round(max(-1.0, min(1.0, self._alike(found.line.plain, text))), 3),
        )

    def _key(self, found: Spoken) -> str:
        bands = ",".join(sorted(found.bands))
        parts = (self._chosen.name, self._chosen.revision, GUARD_VERSION, str(found.line), bands)
        return sha256("\n".join(parts).encode()).hexdigest()[:24]

    def _done(self) -> set[str]:
        with contextlib.suppress(OSError, ValueError):
            lines = self._done_file.read_text(encoding="utf-8").splitlines()
            return {json.loads(line) for line in lines if line.endswith('"')}
        return set()

    def _note(self, found: Spoken) -> None:
        try:
            self._done_file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with self._done_file.open("a", encoding="utf-8") as file:
                file.write(json.dumps(self._key(found)) + "\n")
        except OSError as error:
            reason = (error.strerror or "unknown reason").lower()
            raise EnvironmentProblem(
                f"what is done cannot be noted: {reason}", where=str(self._done_file)
            ) from error


def distinct_lines(content: Scenario | Persona) -> Iterator[Spoken]:
    """Lines that are worth another wording, each text once with all moods in which it is said."""
    bands: dict[str, frozenset[HeatBand]] = {}
    first: dict[str, Spoken] = {}
    for found in spoken_lines(content):
        if found.path[0] != "openers" and len(found.line.plain) >= SHORTEST:
            bands[found.line] = bands.get(found.line, frozenset()) | found.bands
            first.setdefault(found.line, found)
    for line, found in first.items():
        yield Spoken(found.path, found.line, bands[line])


def _twin(text: str, found: Spoken, sidecar: Sidecar, good: Sequence[str]) -> bool:
    """Whether a draft is nearly what the line has already, whatever became of it."""
    source = fingerprint(found.line)
    had = [item.text for item in sidecar.variants if item.source == source]
    return any(near_copy(said(other), said(text)) for other in (*found.line.wordings[1:], *had, *good))


def _mood(found: Spoken) -> HeatBand:
    """The mood that a model is told: the middle one of those in which the line is said."""
    order = [band for band in HeatBand if band in found.bands]
    return order[len(order) // 2]


def _name(content: Scenario | Persona) -> str:
    return content.scenario if isinstance(content, Scenario) else content.persona
