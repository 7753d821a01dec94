"""The content of one YAML file together with the place of every part of it.

Places are kept as the parser's own marks, in a tree beside the data, and are
turned into lines and columns only when somebody asks. Most files have nothing
wrong with them, so that nobody does.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

Path = tuple[str | int, ...]
"""Way to a node from the top: keys and list positions."""

Node = Any
"""``dict[str, Node]``, ``list[Node]``, ``str`` or None."""

Place = tuple[Any, Any, Any]
"""The parser's mark of the key or None, its mark of the value, and the places below (dict, list, None)."""

NOWHERE: Place = (None, None, None)
"""The place of what was not read from a file."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in a file."""

    line: int
    """Counted from 1."""
    column: int
    """In characters, counted from 1."""


MAY_BE_LONG = 144
"""Characters up to which a text is not long, whatever its words are."""

START = Mark(1, 1)
"""Where a file begins."""


@dataclass(frozen=True, slots=True)
class Document:
    """The content of one YAML file, and where each part of it stands."""

    name: str
    """The file, as it was named to the program."""
    data: Node
    """The content."""
    places: Place = NOWHERE
    """Where the content stands."""
    text: str = ""
    """The file as it was read; empty where the content came from elsewhere."""
    notable: tuple[tuple[Path, str], ...] = ()
    """Texts that hold braces or are long, with their paths; most checks of texts need no others."""

    def place(self, path: Path) -> Place | None:
        """The place of ``path``, or None if it does not stand in the file."""
        place = self.places
        for step in path:
            below = place[2]
            if isinstance(below, dict):
                found = below.get(step)
            else:
                inside = isinstance(below, list) and isinstance(step, int) and step < len(below)
                found = below[step] if inside else None
            if found is None:
                return None
            place = found
        return place

    def mark(self, path: Path, *, key: bool = False) -> Mark:
        """Where ``path`` stands, or the nearest node above it that exists.

        Args:
            path: Keys and positions from the top.
            key: Whether to point at the key rather than at the value.
        """
        place = self.place(path)
        while place is None:
            path = path[:-1]
            place = self.place(path)
        return mark_of(place[0] if key and place[0] is not None else place[1])

    def end(self, path: Path) -> Mark:
        """Where the last value of ``path`` begins: what would follow it stands below."""
        place = self.place(path) or self.places
        while place[2]:
            below = place[2]
            place = below[-1] if isinstance(below, list) else list(below.values())[-1]
        return mark_of(place[1])

    def gap(self, parent: Path, field: str, later: Iterable[str]) -> tuple[Mark, str]:
        """Where a field that is not there belongs, and how to say so.

        That is where it was made a comment, or above the next field of its group, or, if there is
        none or there is room before it, below what comes before.

        Args:
            parent: The group that lacks it.
            field: What is lacking.
            later: The fields that usually follow it, in their order.
        """
        after = next((name for name in later if self.place((*parent, name)) is not None), None)
        end = self.end(parent)
        until = self.mark((*parent, after), key=True) if after else Mark(end.line + 1, 1)
        lines = self.text.splitlines()
        first = self.mark(parent).line
        for number in range(min(until.line + 1, len(lines)), first - 1, -1):
            if re.match(rf"\s*#\s*{re.escape(field)}\s*:", lines[number - 1]):
                return Mark(number, lines[number - 1].index("#") + 1), "take the '#' out"
        if not after:
            return end, "write it below this"
        before = until.line - 1
        while before > first and lines[before - 1 :] and lines[before - 1].lstrip()[:1] in {"", "#"}:
            before -= 1
        if before == until.line - 1:
            return until, f"write it above '{after}'"
        line = lines[before - 1]
        return Mark(before, len(line) - len(line.lstrip()) + 1), "write it below this"

    def within(self, path: Path, words: str) -> Mark:
        """Where ``words`` stand in the text of ``path``, or where that text begins.

        A text that is folded over several lines begins far above its last word.
        """
        place = self.place(path)
        if place is None or place[1] is None:
            return self.mark(path)
        begin = place[1].index
        found = self.text.find(words, begin)
        if found < 0 or found > begin + 2 * len(str(self.value(path))) + len(words):
            return mark_of(place[1])
        return at_offset(self.text, found)

    def value(self, path: Path) -> Node:
        """What stands at ``path``; the path exists."""
        node = self.data
        for step in path:
            node = node[step]
        return node


def mark_of(mark: Any) -> Mark:
    """The parser's mark as a place counted from 1; the file's beginning for None."""
    return START if mark is None else Mark(mark.line + 1, mark.column + 1)


def at_offset(text: str, offset: int) -> Mark:
    """The place of the character at ``offset``."""
    return Mark(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def texts(top: Node) -> Iterator[tuple[Path, str]]:
    """Every text of a file with its path, in no special order."""
    waiting: list[tuple[Path, Node]] = [((), top)]
    while waiting:
        path, node = waiting.pop()
        if isinstance(node, str):
            yield path, node
        elif isinstance(node, (dict, list)):
            held = node.items() if isinstance(node, dict) else enumerate(node)
            waiting.extend(((*path, key), value) for key, value in held)


def _sign(code: int) -> int:
    """What a glance sees of a byte: a small letter, a nought for a digit, a blank for anything else."""
    letter = chr(code).lower()
    if code >= 128:
        return ord(" ")
    return ord("0") if letter.isdigit() else ord(letter) if letter.isalpha() else ord(" ")


_SIGNS = bytes(map(_sign, range(256)))
_LONG_NUMBER = re.compile(rb"0(?: {0,3}0){6,}")


@dataclass(frozen=True, slots=True)
class Glance:
    """What a quick look at a file tells of what it can hold: most of the slow searches need not be made."""

    words: frozenset[str]
    """Which of the words that were asked for stand in it, in small letters."""
    numbers: tuple[tuple[int, int], ...]
    """Parts of the text in which there may be a number long enough to be somebody's."""


def glance(text: str, wanted: frozenset[str]) -> Glance:
    """Look at a file without reading it.

    Args:
        text: The file's text.
        wanted: Words that are asked for later, in small letters; others are not noted.
    """
    signs = text.encode("utf-8", "replace").translate(_SIGNS)
    spans = tuple(found.span() for found in _LONG_NUMBER.finditer(signs))
    if spans and len(signs) != len(text):
        spans = ((0, len(text)),)
    return Glance(wanted.intersection(signs.decode("ascii").split()), spans)
