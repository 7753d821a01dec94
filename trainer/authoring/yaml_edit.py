"""Adds an item to a list in a YAML file and leaves everything else as it was written.

A file is more than what it says: comments, quotes and order are its author's. So nothing is written
out anew; the place of the last item is looked up, and one item is put behind it. The result is read
again, and unless it says what it said before and the new item, nothing comes of it.
"""

import json
import re
from typing import Any

from trainer.content.document import Document, Path
from trainer.content.events import parse
from trainer.errors import ContentError

_BLANK = re.compile(r"[ \t]*$")
_BLANK_OR_COMMENT = re.compile(r"[ \t]*(?:#.*)?$")


def append(document: Document, path: Path, item: Any) -> str:
    """The text of a file with one more item in a list of it.

    Args:
        document: The file as it was read.
        path: The list.
        item: What to add: a text, or a mapping of plain data, which a list in brackets cannot take.

    Raises:
        ContentError: The list is written in a way that cannot be edited safely.
    """
    place = document.place(path)
    items = place[2] if place else None
    if not isinstance(items, list) or not items:
        raise _cannot(document, path)
    in_brackets = document.text[place[1].index] == "[" if place else False
    if in_brackets and not isinstance(item, str):
        raise _cannot(document, path)
    last: int = items[-1][1].index
    text = _in_brackets(document, last, item) if in_brackets else _in_block(document, path, last, item)
    _prove(document, path, item, text)
    return text


def quote(text: str) -> str:
    """A text as YAML in double quotes, on one line."""
    return json.dumps(text, ensure_ascii=False)


def written(item: Any, indent: int) -> list[str]:
    """Plain data as lines of YAML, the first without its indent.

    Args:
        item: A text, a list or a mapping; lists of texts are written in brackets.
        indent: Blanks before every line but the first.
    """
    if isinstance(item, dict):
        lines: list[str] = []
        for key, value in item.items():
            lines.extend(_entry(key, value, indent))
        return [lines[0], *(" " * indent + line for line in lines[1:])]
    if isinstance(item, list):
        return ["[" + ", ".join(_word(entry) for entry in item) + "]"]
    return [quote(item)]


def _entry(key: str, value: Any, indent: int) -> list[str]:
    """One key and its value, as lines without indent."""
    if isinstance(value, dict):
        first, *rest = written(value, 2)
        return [f"{key}:", f"  {first}", *rest]
    if isinstance(value, list) and value and isinstance(value[0], dict):
        lines = [f"{key}:"]
        for entry in value:
            first, *rest = written(entry, 4)
            lines += [f"  - {first}", *rest]
        return lines
    return [f"{key}: {written(value, indent)[0]}"]


def _word(text: str) -> str:
    """A name as it is, anything else in quotes."""
    return text if re.fullmatch(r"[a-z][a-z0-9_:-]*[a-z0-9]", text) else quote(text)


def _in_brackets(document: Document, last: int, item: str) -> str:
    """The text with ``item`` behind the last one of a list in brackets."""
    text = document.text
    end = _end_of_flow_scalar(text, last)
    return f"{text[:end]}, {quote(item)}{text[end:]}"


def _end_of_flow_scalar(text: str, start: int) -> int:
    """Where a text in a list in brackets ends."""
    mark = text[start]
    if mark == '"':
        return start + len(re.match(r'"(?:[^"\\]|\\.)*"', text[start:], re.DOTALL)[0])  # type: ignore[index]
    if mark == "'":
        return start + len(re.match(r"'(?:[^']|'')*'", text[start:])[0])  # type: ignore[index]
    found = re.search(r"[,\]]|\s#", text[start:])
    stop = start + found.start() if found else len(text)
    return start + len(text[start:stop].rstrip())


def _in_block(document: Document, path: Path, last: int, item: Any) -> str:
    """The text with ``item`` in a line of its own, under the last one of a list with dashes."""
    text = document.text
    before = text[:last].rstrip(" \t\r\n")
    if not before.endswith("-"):
        raise _cannot(document, path)
    line_start = before.rfind("\n") + 1
    indent = len(before) - 1 - line_start
    if before[line_start:-1].strip():
        raise _cannot(document, path)
    end = _end_of_block_item(text, last, indent)
    newline = "\r\n" if "\r\n" in text else "\n"
    first, *rest = written(item, indent + 2)
    added = newline.join([f"{' ' * indent}- {first}", *rest])
    gap = "" if text[:end].endswith("\n") else newline
    return f"{text[:end]}{gap}{added}{newline}{text[end:]}"


def _end_of_block_item(text: str, start: int, indent: int) -> int:
    """Where the lines of an item end: behind the last line that is indented further than its dash.

    What looks like a comment belongs to a text in quotes or to a block of text, and to no other item.
    """
    nothing = _BLANK if text[start] in "\"'|>" else _BLANK_OR_COMMENT
    end = _line_end(text, start)
    position = end
    while position < len(text):
        stop = _line_end(text, position)
        line = text[position:stop].rstrip("\r\n")
        if not nothing.match(line):
            if len(line) - len(line.lstrip(" ")) <= indent:
                break
            end = stop
        position = stop
    return end


def _line_end(text: str, start: int) -> int:
    """Position behind the line feed that ends the line at ``start``, or the end of the text."""
    found = text.find("\n", start)
    return len(text) if found < 0 else found + 1


def _prove(document: Document, path: Path, item: Any, text: str) -> None:
    """Refuse a text that does not say the old and the new, and nothing else."""
    changed, problems = parse(text, document.name)
    if changed is None or problems or changed.data != _with(document.data, path, item):
        raise _cannot(document, path)


def _with(data: Any, path: Path, item: Any) -> Any:
    """Plain data with ``item`` behind the list at ``path``; nothing is changed in place."""
    if not path:
        return [*data, item]
    step = path[0]
    inner = _with(data[step], path[1:], item)
    if isinstance(data, dict):
        return {**data, step: inner}
    return [*data[:step], inner, *data[int(step) + 1 :]]


def _cannot(document: Document, path: Path) -> ContentError:
    mark = document.mark(path, key=True)
    where = f"{document.name}:{mark.line}:{mark.column}"
    names = ".".join(str(step) for step in path)
    return ContentError(
        f"nothing can be added to '{names}' safely",
        where=where,
        remedy="write it in by hand, one '- ' a line",
    )
