"""Drafts beside a content file: ``NAME.variants.yaml`` next to ``NAME.yaml``.

A draft is spoken if a person approved it, its line is still the same, and the
guards let it pass today. ``check`` tells which approved ones fall out, and why.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from trainer.content.document import Document
from trainer.content.paths import SIDECAR
from trainer.content.problems import Problem, Severity, errors_of, quoted
from trainer.content.reading import read_document
from trainer.content.schema import build
from trainer.content.spoken import Spoken, scene, spoken_lines
from trainer.guards import GUARD_VERSION
from trainer.guards.guard import Pair, Reject, Scene, judge
from trainer.model.baked import BakedWording, Sidecar, Status, fingerprint
from trainer.model.persona import Persona
from trainer.model.scenario import Scenario

Baked = Mapping[str, tuple[str, ...]]
"""Line as written -> wordings that may be spoken."""

UNSPOKEN = frozenset({Status.REJECTED, Status.STALE})
"""Drafts that nothing need be said about."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft beside what it belongs to now."""

    number: int
    """Its position in the file, counted from 0."""
    wording: BakedWording
    """The draft."""
    line: str
    """The line as written today; empty if there is none any more."""
    reject: Reject | None
    """What the guards object to today."""

    @property
    def spoken(self) -> bool:
        """Whether it may be said to a trainee."""
        return self.wording.status is Status.APPROVED and bool(self.line) and self.reject is None


def load_baked(path: Path, content: Scenario | Persona) -> dict[str, tuple[str, ...]]:
    """Wordings that may be spoken, by line; a file that is missing or has errors gives none.

    Args:
        path: The file of drafts.
        content: What they are drafts for.
    """
    if not path.is_file():
        return {}
    sidecar, _, problems = _read(path)
    if sidecar is None or errors_of(problems) or sidecar.variants_of != _name(content):
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for draft in drafts(sidecar, content):
        if draft.spoken:
            found[draft.line] = (*found.get(draft.line, ()), draft.wording.text)
    return found


def check_sidecar(path: Path, content: Scenario | Persona | None) -> list[Problem]:
    """Everything that is wrong with a file of drafts.

    Args:
        path: The file.
        content: What it belongs to; None if that cannot be played or is not there.
    """
    sidecar, document, problems = _read(path)
    if sidecar is None or document is None:
        return problems
    return [*problems, *_findings(sidecar, document, content)]


def drafts(sidecar: Sidecar, content: Scenario | Persona) -> Iterator[Draft]:
    """Every draft beside the line that it belongs to today."""
    by_source: dict[str, list[Spoken]] = {}
    for found in spoken_lines(content):
        by_source.setdefault(fingerprint(found.line), []).append(found)
    known = scene(content)
    for number, wording in enumerate(sidecar.variants):
        places = by_source.get(wording.source, [])
        line = places[0].line if places else ""
        reject = _judged(wording, places, known) if places and wording.status not in UNSPOKEN else None
        yield Draft(number, wording, str(line), reject)


def _judged(wording: BakedWording, places: list[Spoken], known: Scene) -> Reject | None:
    """The guards' objection in any mood in which the line is said."""
    bands = frozenset(band for place in places for band in place.bands)
    return judge(Pair(places[0].line.plain, wording.text, bands, known))


def _read(path: Path) -> tuple[Sidecar | None, Document | None, list[Problem]]:
    document, problems = read_document(path)
    if document is None:
        return None, None, problems
    sidecar, found = build(Sidecar, document)
    return sidecar, document, [*problems, *found]


def _findings(sidecar: Sidecar, document: Document, content: Scenario | Persona | None) -> Iterator[Problem]:
    if content is None:
        message = f"there is nothing playable called {quoted(sidecar.variants_of)} beside this file"
        yield _at(document, ("variants_of",), "X050", message, "mend or remove it", Severity.ERROR)
        return
    if sidecar.variants_of != _name(content):
        message = f"{quoted(sidecar.variants_of)} is not what stands beside this file"
        hint = f"that is {quoted(_name(content))}"
        yield _at(document, ("variants_of",), "X050", message, hint, Severity.ERROR)
        return
    for draft in drafts(sidecar, content):
        yield from _finding(draft, document)


def _finding(draft: Draft, document: Document) -> Iterator[Problem]:
    """What is to be said of one draft: its line is gone, its fingerprint is false, the guards object."""
    wording, path = draft.wording, ("variants", draft.number)
    if fingerprint(wording.line) != wording.source:
        message = f"the fingerprint is not that of its line {quoted(wording.line)}"
        yield _at(document, (*path, "source"), "X051", message, f"that is {fingerprint(wording.line)}")
    elif wording.status in UNSPOKEN:
        return
    elif not draft.line:
        message = f"the line {quoted(wording.line)} was changed, so this wording is stale and not spoken"
        yield _at(document, (*path, "text"), "X052", message, "set its status to stale, or draft it anew")
    elif draft.reject:
        message = f"not spoken: {draft.reject.sentence}, in {quoted(wording.text)}"
        yield _at(document, (*path, "text"), draft.reject.code.value, message)
    elif wording.guard != GUARD_VERSION and wording.status is Status.PROPOSED:
        message = f"drafted under guards {quoted(wording.guard)}, these are {quoted(GUARD_VERSION)}"
        yield _at(document, (*path, "guard"), "X053", message)


def _at(
    document: Document,
    path: tuple[str | int, ...],
    code: str,
    message: str,
    hint: str = "",
    severity: Severity = Severity.WARNING,
) -> Problem:
    mark = document.mark(path)
    return Problem(document.name, mark.line, mark.column, code, message, hint, severity)


def _name(content: Scenario | Persona) -> str:
    return content.scenario if isinstance(content, Scenario) else content.persona


def sidecar_of(path: Path) -> Path:
    """Where the drafts for a content file lie."""
    return path.with_name(f"{path.stem}{SIDECAR}")
