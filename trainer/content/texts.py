"""Checks of every single text in a file, whatever field it stands in."""

import re
from collections.abc import Iterator

from trainer.content.events import Document, Node, Path
from trainer.content.problems import Problem, Severity, quoted, suggest
from trainer.model.scenario import Slots

LONG_LINE = 200
"""Characters from which a spoken line is called long; about 180 can be said in one breath."""

_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")
_NOT_SPOKEN = frozenset(
    {
        "about",
        "asks",
        "briefing",
        "customer",
        "epilogue",
        "mail",
        "offers",
        "say",
        "shows",
        "teaches",
        "title",
        "what",
        "why",
    }
)
"""Fields of which no text is spoken by the customer."""


def check_texts(document: Document) -> Iterator[Problem]:
    """Problems of single texts: braces that nothing fills, and lines too long to be spoken."""
    for path, text in _texts(document.data):
        mark = document.mark(path)
        for message, hint in _brace_problems(path, text):
            yield Problem(document.name, mark.line, mark.column, "X001", message, hint)
        if len(text) > LONG_LINE and _NOT_SPOKEN.isdisjoint(path):
            message = f"this line has {len(text)} characters, about 180 can be said in one breath"
            yield Problem(document.name, mark.line, mark.column, "X002", message, severity=Severity.WARNING)


def _brace_problems(path: Path, text: str) -> Iterator[tuple[str, str]]:
    slots = list(Slots.model_fields)
    for found in _BRACES.finditer(text):
        if path[:1] == ("slots",):
            yield "a slot's own words may not hold braces", ""
        elif found[1] is None:
            yield f"a lone {quoted(found[0])}, braces are for slots alone", f"allowed: {_in_braces(slots)}"
        elif found[1] not in slots:
            yield f"there is no slot {quoted(found[0])}", suggest(found[0], [f"{{{slot}}}" for slot in slots])


def _in_braces(slots: list[str]) -> str:
    return ", ".join(f"{{{slot}}}" for slot in slots)


def _texts(top: Node) -> Iterator[tuple[Path, str]]:
    """Every text with its path, in the order of the file."""
    waiting: list[tuple[Path, Node]] = [((), top)]
    while waiting:
        path, node = waiting.pop()
        if isinstance(node, str):
            yield path, node
        elif isinstance(node, dict):
            waiting.extend(((*path, key), node[key]) for key in reversed(node))
        elif isinstance(node, list):
            waiting.extend(((*path, n), node[n]) for n in reversed(range(len(node))))
