"""The lines of a scenario or a persona, each with an id that stays.

An id says where a line belongs and which one it is: ``needs.heard.due.cool#3f9a2c1b``. The first part
is the way to its list through fields and names, never through positions. The second is a hash of that
way and of the line's first wording. So an id does not change when a line is put in above it, when lines
change places, or when a plain list becomes a group ``any``. When a line is reworded, its new wording
would give another hash; therefore the first id is kept in the catalogues that ``strings export`` writes,
and the reworded line takes it over there. Nothing has to be written into the YAML.

Lines are what the customer says, and the slots that they are filled with. Wordings that a reply is
matched with are none: replies are read in English.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b
from typing import Any

from trainer.content.document import Path
from trainer.model.scenario import Slots


class Kind(StrEnum):
    """What a file holds."""

    SCENARIO = "scenario"
    PERSONA = "persona"

    @property
    def folder(self) -> str:
        """The folder that such files lie in."""
        return f"{self.value}s"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file."""

    place: str
    """The way to its list, without positions: ``needs.heard.due.cool``."""
    text: str
    """What it says."""
    path: Path
    """The way to the line itself, with positions."""

    @property
    def id(self) -> str:
        """The id that this wording would give; an older one may be in a catalogue."""
        digest = blake2b(f"{self.place}\n{self.text}".encode("utf-8", "replace"), digest_size=4)
        return f"{self.place}#{digest.hexdigest()}"


_NAMED = {
    "needs": "need",
    "facts": "fact",
    "solutions": "solution",
    "endings": "ending",
}
"""List of groups -> the field by which one of them is known."""

_SETS = {
    Kind.SCENARIO: re.compile(
        r"needs\.[^.]+\.(?:due|unmet)|facts\.[^.]+\.(?:answers|withheld)|endings\.[^.]+\.lines|lines\.[^.]+"
        r"|solutions\.[^.]+\.(?:accepts|doubts|declines)"
    ),
    Kind.PERSONA: re.compile(r"(?:needs|pushback|lines)\.[^.]+|openers"),
}
"""Places of sets of lines."""

_OTHERS = {
    Kind.SCENARIO: re.compile(r"opening|story|slots\.[^.]+"),
    Kind.PERSONA: re.compile(r"(?!)"),
}
"""Places of lines that are in no set."""

_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")
_SLOTS = frozenset(Slots.model_fields)


def lines_of(data: Any, kind: Kind) -> Iterator[Line]:
    """The lines of a file in its order.

    Args:
        data: What the file holds, as plain data; its shape need not be sound.
        kind: What it is.
    """
    for path, text in _texts(data, ()):
        words = text.strip()
        place = _place(data, path)
        if not words:
            continue
        if _OTHERS[kind].fullmatch(place):
            yield Line(place, words, path)
        elif _SETS[kind].fullmatch(place):
            yield Line(f"{place}.any", words, path)
        elif _SETS[kind].fullmatch(place.rpartition(".")[0]):
            yield Line(place, words, path)


def kind_of(data: Any) -> Kind:
    """What a file holds, by its fields."""
    return Kind.SCENARIO if isinstance(data, dict) and "scenario" in data else Kind.PERSONA


def slot_faults(source: str, translated: str) -> list[str]:
    """What is wrong with the slots of a translated line, in clauses.

    Args:
        source: The line in English.
        translated: The line in another language.
    """
    wanted = {found[1] for found in _BRACES.finditer(source) if found[1] in _SLOTS}
    there = {found[1] for found in _BRACES.finditer(translated)}
    lost = [f"the slot {{{name}}} is lost" for name in sorted(wanted - there)]
    odd = (found[0] for found in _BRACES.finditer(translated) if found[1] not in _SLOTS)
    return lost + [f"'{words}' is no slot" for words in dict.fromkeys(odd)]


def _texts(node: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Every text with its path; content nests less deeply than a program may recurse."""
    if isinstance(node, str):
        yield path, node
    elif isinstance(node, dict) and isinstance(node.get("line"), str) and node.keys() <= {"line", "variants"}:
        yield path, node["line"]  # a translation takes the place of the line and of its other wordings
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from _texts(value, (*path, key))
    elif isinstance(node, list):
        for n, value in enumerate(node):
            yield from _texts(value, (*path, n))


def _place(data: Any, path: Path) -> str:
    """A path with names instead of positions; positions that have no name are left out."""
    names: list[str] = []
    node = data
    for step in path:
        node = node[step]
        if isinstance(step, str):
            names.append(step)
        elif isinstance(node, dict) and names and names[-1] in _NAMED:
            names.append(str(node.get(_NAMED[names[-1]])))
    return ".".join(names)
