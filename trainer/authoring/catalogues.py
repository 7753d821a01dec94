"""Lines out for translators: PO files that keep ids and translations when the content changes.

For each scenario and persona there is a template (``templates/scenarios/NAME.pot``), which holds the
ids and is shared by all languages, and one file a language (``de/scenarios/NAME.po``). When content is
exported again, a line that was reworded is found by its place and its likeness, keeps its id, and its
translation is marked as stale. Lines that are gone stay at the end of the language's file, so that a
translation is never thrown away.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rapidfuzz import fuzz

from trainer.content.document import Document
from trainer.content.paths import content_files
from trainer.content.po import Entry, read_head, read_po, write_po
from trainer.content.strings import Kind, Line, kind_of, lines_of
from trainer.content.translation import catalog_file
from trainer.errors import EnvironmentProblem
from trainer.wording.words import EVENTS_HEARD, EVENTS_INNER

TEMPLATES = "templates"
"""Folder of the templates, beside those of the languages."""

ALIKE = 60.0
"""Likeness, 0 to 100, from which a new line in the place of an old one is that line, reworded."""

NOTES: dict[str, str] = {
    "slots": "Fills {thing}, {problem} or {deadline} in other lines; check that they read well with it.",
    "opening": "The customer's first words.",
    "story": "Told by the customer while nobody interrupts.",
    "due": "Said while this is what the customer needs next.",
    "unmet": "Said when a reply passed over it: the same point in other words.",
    "answers": "Said when asked for this.",
    "withheld": "Said instead when the customer does not trust enough.",
    "accepts": "Said when this is offered and taken.",
    "doubts": "Said when this is offered and something is missing.",
    "declines": "Said when this is offered and refused.",
    "pushback": "Said back to a harmful reply of this kind.",
}
"""Part of a line's place -> what a translator should know."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What became of one file's lines in one language."""

    file: Path
    """The PO file."""
    lines: int
    """Lines that it holds."""
    fresh: int
    """Lines that nobody has translated yet."""
    stale: int
    """Lines that were reworded since they were translated."""
    gone: int
    """Translations whose line is not in the content any more."""


def content_in(paths: Iterable[Path]) -> list[Path]:
    """Scenario and persona files that ``paths`` mean: files, or folders that hold such or their folders."""
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inner = [path / kind.folder for kind in Kind if (path / kind.folder).is_dir()]
        for folder in inner or [path]:
            found += content_files(folder)
    return list(dict.fromkeys(found))


def export(document: Document, language: str, out: Path, shown_as: str) -> Exported:
    """Write or renew the template and one language's file of one scenario or persona.

    Args:
        document: The scenario or persona as it was read.
        language: Code of the language.
        out: Folder of all catalogues.
        shown_as: The source's name in the files' comments.

    Raises:
        ContentError: A catalogue that is there cannot be read.
        EnvironmentProblem: A file cannot be written.
    """
    kind = kind_of(document.data)
    name = str(document.data.get(kind.value))
    template = catalog_file(out, TEMPLATES, kind, name).with_suffix(".pot")
    file = catalog_file(out, language, kind, name)
    lines = _distinct(lines_of(document.data, kind))
    named = name_lines(lines, read_po(template) if template.is_file() else [])
    sources = [
        Entry(identity, line.text, where=(shown_as, document.mark(line.path).line), note=_note(line.place))
        for identity, line in named
    ]
    entries = merge(sources, read_po(file) if file.is_file() else [])
    head = {"X-Coolhead-Content": f"{kind.value} {name}"}
    _write(template, head, sources)
    _write(file, {**read_head(file), "Language": language, **head}, entries)
    there = [entry for entry in entries if not entry.gone]
    return Exported(
        file,
        lines=len(there),
        fresh=sum(not entry.text for entry in there),
        stale=sum(entry.stale for entry in there),
        gone=len(entries) - len(there),
    )


def name_lines(lines: Sequence[Line], old: Sequence[Entry]) -> list[tuple[str, Line]]:
    """Give every line its id: the one it had, that of the line it was reworded from, or a new one.

    Args:
        lines: The lines of today.
        old: The entries of the template as it was written last.
    """
    same = {(entry.place, entry.source): entry.id for entry in old}
    taken: dict[int, str] = {}
    for n, line in enumerate(lines):
        if (line.place, line.text) in same:
            taken[n] = same[line.place, line.text]
    for score, n, identity in _rewordings(lines, old, set(taken), set(taken.values())):
        if score >= ALIKE and n not in taken and identity not in taken.values():
            taken[n] = identity
    used = set(taken.values())
    for n, line in enumerate(lines):
        if n not in taken:
            taken[n] = _unused(line.id, used)
            used.add(taken[n])
    return [(taken[n], line) for n, line in enumerate(lines)]


def merge(sources: Sequence[Entry], old: Sequence[Entry]) -> list[Entry]:
    """Bring a language's entries to the sources of today.

    Args:
        sources: One entry a line, without translation.
        old: The language's entries as they are.

    Returns:
        An entry a line in the order of the content, then those that are gone.
    """
    by_id = {entry.id: entry for entry in old}
    by_text = {entry.source: entry for entry in old if entry.text}
    ids = {entry.id for entry in sources}
    merged = [_translated(source, by_id.get(source.id), by_text.get(source.source)) for source in sources]
    gone = [replace(entry, gone=True) for entry in old if entry.id not in ids and entry.text]
    return [*merged, *gone]


def _translated(source: Entry, known: Entry | None, same_words: Entry | None) -> Entry:
    """A source with the translation that it had, or that the same words had elsewhere."""
    if known is None or not known.text:
        return replace(source, text=same_words.text, stale=same_words.stale) if same_words else source
    if known.source == source.source:
        return replace(source, text=known.text, stale=known.stale, previous=known.previous)
    return replace(source, text=known.text, stale=True, previous=known.previous or known.source)


def _rewordings(
    lines: Sequence[Line], old: Sequence[Entry], named: set[int], used: set[str]
) -> list[tuple[float, int, str]]:
    """How like each new line is to each old one of the same place that is left over, the likest first."""
    left: dict[str, list[Entry]] = {}
    for entry in old:
        if entry.id not in used:
            left.setdefault(entry.place, []).append(entry)
    pairs = [
        (fuzz.ratio(line.text, entry.source), n, entry.id)
        for n, line in enumerate(lines)
        if n not in named
        for entry in left.get(line.place, [])
    ]
    return sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2]))


def _unused(identity: str, used: set[str]) -> str:
    """An id that no other line has: the first wording of a reworded line may come back in a new one."""
    number = 2
    found = identity
    while found in used:
        found = f"{identity}-{number}"
        number += 1
    return found


def _distinct(lines: Iterable[Line]) -> list[Line]:
    """The lines without those that say the same in the same place: one translation serves them."""
    return list({(line.place, line.text): line for line in lines}.values())


def _note(place: str) -> str:
    """What a translator should know of the lines in a place."""
    steps = place.split(".")
    if steps[0] == "lines":
        does = (EVENTS_HEARD | EVENTS_INNER).get(steps[1], "")
        return f"Said when the customer {does}." if does else ""
    return next((NOTES[step] for step in steps if step in NOTES), "")


def _write(path: Path, head: dict[str, str], entries: Sequence[Entry]) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_po(path, head, entries)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise EnvironmentProblem(
            f"the catalogue cannot be written: {reason}", where=str(path), remedy="check the folder"
        ) from error
