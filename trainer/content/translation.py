"""Plays content in another language: what the customer says, where a translation is there.

Only lines are translated. Everything that replies are read by, or that a trainee needs for an answer
in English, stays as it is; model answers get their slots filled in English before the slots change.
A translation counts for exactly the wording that it was made of. A line that was reworded since, or
whose translation is broken, is said in English.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from trainer.content.document import Path as Way
from trainer.content.files import has_control
from trainer.content.library import Library
from trainer.content.po import Entry, read_po
from trainer.content.strings import Kind, lines_of, slot_faults
from trainer.errors import UsageError
from trainer.model.persona import Persona
from trainer.model.scenario import Scenario, Slots

FOLDER = "translations"
"""Folder beside ``scenarios/`` and ``personas/``, and in the data folder, that holds a folder a language."""

LONGEST = 600
"""Characters of a line."""

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")

Catalog = dict[tuple[str, str], str]
"""Place and English wording of a line -> the line in another language."""

Thing = TypeVar("Thing", Scenario, Persona)


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a conversation is there in a language."""

    translated: int
    """Lines that are there."""
    lines: int
    """Lines in all."""


def check_language(name: str) -> str:
    """The name of a language as it is used for folders.

    Raises:
        UsageError: It is none; a path, for example.
    """
    if not _LANGUAGE.fullmatch(name):
        raise UsageError(f"'{name}' is no language", remedy="write its code, e.g. de or pt_BR")
    return name


def folders_for(data: Path, roots: Iterable[Path]) -> list[Path]:
    """Where translations are looked for: what was imported first, then beside the content.

    Args:
        data: The data folder.
        roots: Content folders.
    """
    return [data / FOLDER, *(root / FOLDER for root in roots)]


def catalog_file(folder: Path, language: str, kind: Kind, name: str) -> Path:
    """The PO file of one scenario or persona."""
    return folder / language / kind.folder / f"{name}.po"


def languages(folders: Iterable[Path], kind: Kind, name: str) -> list[str]:
    """Languages that one scenario or persona has a file for."""
    found: set[str] = set()
    for folder in folders:
        for file in folder.glob(f"*/{kind.folder}/{name}.po"):
            language = file.parent.parent.name
            if _LANGUAGE.fullmatch(language):
                found.add(language)
    return sorted(found)


def faults_of(entry: Entry) -> list[str]:
    """Why a translated line cannot be used, in clauses; empty where it can."""
    faults = slot_faults(entry.source, entry.text)
    if len(entry.text) > LONGEST:
        faults.append(f"it has {len(entry.text)} characters, a line at most {LONGEST}")
    if has_control(entry.text):
        faults.append("it holds a control character")
    return faults


def load_catalog(folders: Sequence[Path], language: str, kind: Kind, name: str) -> Catalog:
    """The usable translations of one scenario or persona; empty if there is no file.

    Raises:
        ContentError: The file cannot be read.
    """
    files = (catalog_file(folder, language, kind, name) for folder in folders)
    file = next((file for file in files if file.is_file()), None)
    if file is None:
        return {}
    usable = (entry for entry in read_po(file) if entry.text.strip() and not entry.stale and not entry.gone)
    return {(entry.place, entry.source): entry.text.strip() for entry in usable if not faults_of(entry)}


def in_language(library: Library, language: str, folders: Sequence[Path]) -> Library:
    """The same content, its lines in another language where they are there.

    Args:
        library: The content in English.
        language: Code of the language.
        folders: Where translations are looked for.

    Raises:
        UsageError: The code is none.
        ContentError: A translation cannot be read.
    """
    check_language(language)
    scenarios = {
        name: _translated(_answers_filled(scenario), load_catalog(folders, language, Kind.SCENARIO, name))
        for name, scenario in library.scenarios.items()
    }
    personas = {
        name: _translated(persona, load_catalog(folders, language, Kind.PERSONA, name))
        for name, persona in library.personas.items()
    }
    return replace(library, scenarios=scenarios, personas=personas)


def share(scenario: Scenario, persona: Persona, language: str, folders: Sequence[Path]) -> Share:
    """How much of what this customer can say is there in a language.

    Raises:
        ContentError: A translation cannot be read.
    """
    found = [*_found(scenario, language, folders), *_found(persona, language, folders)]
    return Share(sum(found), len(found))


def _found(thing: Scenario | Persona, language: str, folders: Sequence[Path]) -> Iterator[bool]:
    """For each line whether it is there in a language."""
    kind = _kind(thing)
    name = thing.scenario if isinstance(thing, Scenario) else thing.persona
    catalog = load_catalog(folders, language, kind, name)
    for line in lines_of(thing.model_dump(mode="json"), kind):
        yield (line.place, line.text) in catalog


def _translated(thing: Thing, catalog: Catalog) -> Thing:
    if not catalog:
        return thing
    data = thing.model_dump(mode="json")
    for line in list(lines_of(data, _kind(thing))):
        text = catalog.get((line.place, line.text))
        if text is not None:
            _put(data, line.path, text)
        elif line.place.startswith("openers"):
            _put(data, line.path, None)
    _drop_openers(data)
    return type(thing).model_validate(data)


def _drop_openers(data: dict[str, Any]) -> None:
    """Take out openers that are not there in this language: none stands before a line in another."""
    for group, texts in (data.get("openers") or {}).items():
        data["openers"][group] = [text for text in texts if text is not None]


def _answers_filled(scenario: Scenario) -> Scenario:
    """The scenario with the slots of its model answers filled: a trainee writes them in English."""
    answers = []
    for answer in scenario.answers:
        say = answer.say
        for name in Slots.model_fields:
            say = say.replace(f"{{{name}}}", getattr(scenario.slots, name))
        answers.append(answer.model_copy(update={"say": say[:1].upper() + say[1:]}))
    return scenario.model_copy(update={"answers": tuple(answers)})


def _kind(thing: Scenario | Persona) -> Kind:
    return Kind.SCENARIO if isinstance(thing, Scenario) else Kind.PERSONA


def _put(data: Any, path: Way, text: str | None) -> None:
    for step in path[:-1]:
        data = data[step]
    data[path[-1]] = text
