"""YAML text to plain data with marks, through the parser's event stream.

Rules of the reading, all of them refusals by default:

- every value is text: ``no``, ``12:30`` and ``010`` stay what was written;
- anchors, aliases, tags and a second document are refused, so that a file is
  what it looks like and cannot grow while it is read;
- a key stands once in its mapping and is a word;
- nothing nests deeper than ``MAX_DEPTH``. Events are consumed one by one with
  an explicit stack, so depth costs neither recursion nor memory.

A value left empty or written ``~`` is read as None, which the schema reports
as a missing value at its own place.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from trainer.content.files import has_control, without_control
from trainer.content.problems import Problem, quoted

MAX_DEPTH = 16
"""Deepest nesting of lists and mappings; content needs seven."""

MAX_VALUES = 20_000
"""Most values, lists and mappings in one file; a full scenario has under a thousand."""

Path = tuple[str | int, ...]
"""Way to a node from the top: keys and list positions."""

Node = Any
"""``dict[str, Node]``, ``list[Node]``, ``str`` or None."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TOP: Path = ()
_TWICE = "\0twice"
"""Step under which the marks of a key's second value are kept; no key can be called so."""
_TOO_DEEP = f"lists and groups nest deeper than {MAX_DEPTH} levels"
_AS_TEXT = "put the text in quotes if it is meant as text"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a file."""

    line: int
    """Counted from 1."""
    column: int
    """In characters, counted from 1."""


@dataclass(frozen=True, slots=True)
class Document:
    """The content of one YAML file, and where each part of it stands."""

    name: str
    """The file, as it was named to the program."""
    data: Node
    """The content."""
    keys: Mapping[Path, Mark]
    """Path -> where the key stands; list items have none."""
    values: Mapping[Path, Mark]
    """Path -> where the value begins."""

    def mark(self, path: Path, *, key: bool = False) -> Mark:
        """Where ``path`` stands, or the nearest node above it that exists.

        Args:
            path: Keys and positions from the top.
            key: Whether to point at the key rather than at the value.
        """
        if key and path in self.keys:
            return self.keys[path]
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Mark(1, 1))


class _RefusedError(Exception):
    """Reading cannot go on after this problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is being read."""

    node: dict[str, Node] | list[Node]
    path: Path
    key: str | None = None
    """Key whose value comes next; None in a list or where a key comes next."""
    twice: bool = False
    """Whether that key stood here before, so that its value is dropped."""


@dataclass(slots=True)
class _Builder:
    """Puts events together into one document."""

    name: str
    data: Node = None
    documents: int = 0
    frames: list[_Frame] = field(default_factory=list)
    keys: dict[Path, Mark] = field(default_factory=dict)
    values: dict[Path, Mark] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def problem(self, event: Any, code: str, message: str, hint: str = "") -> Problem:
        mark = _mark_of(event)
        return Problem(self.name, mark.line, mark.column, code, message, hint)

    def document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            hint = "write it as a file of its own"
            raise _RefusedError(self.problem(event, "Y011", "a second document begins here", hint))

    def alias(self, event: Any) -> None:
        message = f"{quoted('*' + event.anchor)} is an alias, which is not allowed here"
        raise _RefusedError(self.problem(event, "Y008", message, _AS_TEXT))

    def scalar(self, event: Any) -> None:
        self.refuse_decoration(event)
        text = event.value
        if has_control(text):
            message = "a control character in this text"
            self.problems.append(self.problem(event, "Y004", message, "take the escape out"))
            text = without_control(text)
        frame = self.frames[-1] if self.frames else None
        if frame is not None and isinstance(frame.node, dict) and frame.key is None:
            self.open_key(frame, event, text)
        else:
            blank = event.style in (None, "") and text in ("", "~")
            self.place(event, None if blank else text)

    def open_key(self, frame: _Frame, event: Any, text: str) -> None:
        frame.key, frame.twice = text, text in frame.node
        if frame.twice:
            first = self.keys[(*frame.path, text)].line
            message = f"{quoted(text)} stands here twice, first in line {first}"
            self.problems.append(self.problem(event, "Y010", message))
        else:
            self.keys[(*frame.path, text)] = _mark_of(event)

    def open(self, event: Any) -> None:
        self.refuse_decoration(event)
        if len(self.frames) >= MAX_DEPTH:
            raise _RefusedError(self.problem(event, "Y006", _TOO_DEEP))
        frame = self.frames[-1] if self.frames else None
        if frame is not None and isinstance(frame.node, dict) and frame.key is None:
            message = "a key must be a word, not a list or a mapping"
            raise _RefusedError(self.problem(event, "Y013", message, _AS_TEXT))
        node: dict[str, Node] | list[Node] = {} if isinstance(event, yaml.MappingStartEvent) else []
        self.frames.append(_Frame(node, self.place(event, node)))

    def close(self, _event: Any) -> None:
        self.frames.pop()

    def place(self, event: Any, node: Node) -> Path:
        """Hang ``node`` into what is being read and say where it hangs."""
        if not self.frames:
            self.data, path = node, _TOP
        elif isinstance((frame := self.frames[-1]).node, list):
            path = (*frame.path, len(frame.node))
            frame.node.append(node)
        else:
            path = (*frame.path, str(frame.key))
            if frame.twice:
                path = (*path, _TWICE)
            else:
                frame.node[str(frame.key)] = node
            frame.key = None
        if len(self.values) >= MAX_VALUES:
            message = f"the file holds more than {MAX_VALUES} values"
            raise _RefusedError(self.problem(event, "Y014", message))
        self.values[path] = _mark_of(event)
        return path

    def refuse_decoration(self, event: Any) -> None:
        if event.anchor is not None:
            message = f"{quoted('&' + event.anchor)} is an anchor, which is not allowed here"
            raise _RefusedError(self.problem(event, "Y007", message, _AS_TEXT))
        if event.tag is not None:
            message = f"{quoted(event.tag)} is a tag, which is not allowed here"
            raise _RefusedError(self.problem(event, "Y009", message, _AS_TEXT))

    def nothing(self, _event: Any) -> None:
        """Events that carry nothing."""


_HANDLERS: dict[type, Callable[[_Builder, Any], None]] = {
    yaml.DocumentStartEvent: _Builder.document,
    yaml.AliasEvent: _Builder.alias,
    yaml.ScalarEvent: _Builder.scalar,
    yaml.MappingStartEvent: _Builder.open,
    yaml.SequenceStartEvent: _Builder.open,
    yaml.MappingEndEvent: _Builder.close,
    yaml.SequenceEndEvent: _Builder.close,
}


def parse(text: str, name: str) -> tuple[Document | None, list[Problem]]:
    """Read one YAML document.

    Args:
        text: The file's text, at most ``files.MAX_BYTES`` long.
        name: The file, as it was named to the program.

    Returns:
        The document, or None where reading had to stop, and all problems met on the way.
    """
    builder = _Builder(name)
    try:
        for event in _events(text):
            _HANDLERS.get(type(event), _Builder.nothing)(builder, event)
    except _RefusedError as refusal:
        return None, [*builder.problems, refusal.problem]
    except yaml.YAMLError as error:
        return None, [*builder.problems, _syntax_problem(error, name)]
    if builder.data is None:
        return None, [*builder.problems, Problem(name, 1, 1, "Y012", "the file is empty")]
    return Document(name, builder.data, builder.keys, builder.values), builder.problems


def _events(text: str) -> Iterator[Any]:
    yield from yaml.parse(text, Loader=_LOADER)


def _mark_of(event: Any) -> Mark:
    return Mark(event.start_mark.line + 1, event.start_mark.column + 1)


_SYNTAX: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "a ': ' stands where none can be",
        "quote the text, or mend the indentation",
    ),
    (
        "cannot start any token",
        "a tab, or a sign that cannot begin a text",
        "use spaces, or put the text in quotes",
    ),
    ("expected node content", "this sign cannot begin a text", "put the text in quotes"),
    (
        "expected '-' indicator",
        "this does not go on with the list above it",
        "mend the indentation or the quotes",
    ),
    (
        "comment or line break",
        "'|' or '>' begins a text of several lines",
        "write the text below it, or in quotes",
    ),
    (
        "did not find expected key",
        "this line does not fit those above it",
        "mend the indentation or the quotes",
    ),
    ("expected <block end>", "this line does not fit those above it", "mend the indentation or the quotes"),
    ("could not find expected ':'", "a key without ': ' after it", "write 'key: value', or indent the text"),
    ("unexpected end of stream", "a quote is opened and never closed", "close the quote"),
    ("did not find expected ',' or", "a list or mapping in brackets is not closed", "close the bracket"),
    ("unknown escape", "a backslash in double quotes begins something unknown", "use single quotes"),
    ("undefined alias", "an alias, which is not allowed here", _AS_TEXT),
    ("alphabetic or numeric", "'*' or '&' cannot begin a text", "put the text in quotes"),
    ("undefined tag handle", "'!' cannot begin a text", "put the text in quotes"),
)
"""What the parser says, and the same for people."""


def _syntax_problem(error: yaml.YAMLError, name: str) -> Problem:
    """A parser's error in the words of this program."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    said = str(getattr(error, "problem", None) or "cannot be read as YAML")
    if "nesting depth" in said:
        return Problem(name, line, column, "Y006", _TOO_DEEP)
    for part, message, hint in _SYNTAX:
        if part in said:
            return Problem(name, line, column, "Y005", message, hint)
    return Problem(name, line, column, "Y005", f"cannot be read as YAML: {said}")
