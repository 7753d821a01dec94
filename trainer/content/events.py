"""YAML text to plain data with marks, through the parser's event stream.

Rules of the reading, all of them refusals by default:

- every value is text: ``no``, ``12:30`` and ``010`` stay what was written;
- anchors, aliases, tags and a second document are refused, so that a file is
  what it looks like and cannot grow while it is read;
- a key stands once in its mapping and is a word;
- nothing nests deeper than ``MAX_DEPTH``. Events are consumed one by one with
  an explicit stack, so depth costs neither recursion nor memory.

A value left empty or written ``~`` is read as None, which the schema reports
as a missing value at its own place. This is the hot path of checking many
files: a handler does as little as it can for an event with nothing wrong.
"""

from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import yaml

from trainer.content.document import MAY_BE_LONG, Document, Mark, Node, Path, Place, mark_of
from trainer.content.files import has_control, without_control
from trainer.content.problems import Problem, quoted
from trainer.content.syntax import AS_TEXT, TOO_DEEP, syntax_problem

__all__ = ["MAX_DEPTH", "MAX_VALUES", "Document", "Mark", "Node", "Path", "parse"]

MAX_DEPTH = 16
"""Deepest nesting of lists and mappings; content needs seven."""

MAX_VALUES = 20_000
"""Most values, lists and mappings in one file; a full scenario has under a thousand."""

MAX_EVENTS = 3 * MAX_VALUES
"""Most events of one file, at which reading it is given up: a value has at most a key and an end."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _RefusedError(Exception):
    """Reading cannot go on after this problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


_ITEM = "\0item"
"""Stands for a key in lists, whose items have none; no key can be called so."""


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is being read, or the file itself."""

    node: Any
    """The list or dict so far."""
    places: Any
    """The places of what is in it, in the same shape."""
    key: str | None
    """Key whose value comes next, None where a key comes next, ``_ITEM`` in a list."""
    key_mark: Any = None
    """Where that key stands."""
    twice: bool = False
    """Whether that key stood here before, so that its value is dropped."""


@dataclass(slots=True)
class _Builder:
    """Puts events together into one document."""

    name: str
    escapes: bool
    """Whether the file holds a backslash, without which no text can hold a control character."""
    frame: _Frame = field(default_factory=lambda: _Frame([], [], _ITEM))
    """What is being read."""
    frames: list[_Frame] = field(default_factory=list)
    """What holds it, outermost first."""
    documents: int = 0
    values: int = 1
    """The whole, and all that is in lists and mappings that are closed."""
    problems: list[Problem] = field(default_factory=list)
    notable: list[tuple[Path, str]] = field(default_factory=list)

    def problem(self, mark: Any, code: str, message: str, hint: str = "") -> Problem:
        place = mark_of(mark)
        return Problem(self.name, place.line, place.column, code, message, hint)

    def document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            hint = "write it as a file of its own"
            raise _RefusedError(self.problem(event.start_mark, "Y011", "a second document begins here", hint))

    def alias(self, event: Any) -> None:
        message = f"{quoted('*' + event.anchor)} is an alias, which is not allowed here"
        raise _RefusedError(self.problem(event.start_mark, "Y008", message, AS_TEXT))

    def scalar(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self.refuse_decoration(event)
        text = event.value
        if self.escapes and has_control(text):
            text = self.tamed(event)
        frame = self.frame
        if frame.key is None:
            if text in frame.places:
                self.twice(frame, event.start_mark, text)
            frame.key, frame.key_mark = text, event.start_mark
            return
        if len(text) > MAY_BE_LONG or "{" in text or "}" in text:
            self.notable.append((self.path(), text))
        if (not text or text == "~") and not event.style:
            text = None
        self.place(frame, event.start_mark, text, None)

    def path(self) -> Path:
        """The way to the value that comes next."""
        outer = (len(f.node) - 1 if f.key is _ITEM else next(reversed(f.node), "") for f in self.frames[1:])
        if not self.frames:
            return ()
        here = len(self.frame.node) if self.frame.key is _ITEM else str(self.frame.key)
        return (*outer, here)

    def tamed(self, event: Any) -> str:
        message = "a control character in this text"
        self.problems.append(self.problem(event.start_mark, "Y004", message, "take the escape out"))
        return without_control(event.value)

    def twice(self, frame: _Frame, mark: Any, text: str) -> None:
        frame.twice = True
        first = frame.places[text][0].line + 1
        message = f"{quoted(text)} stands here twice, first in line {first}"
        self.problems.append(self.problem(mark, "Y010", message, "take one of them out"))

    def open_mapping(self, event: Any) -> None:
        self.open(event, _Frame({}, {}, None))

    def open_list(self, event: Any) -> None:
        self.open(event, _Frame([], [], _ITEM))

    def open(self, event: Any, inner: _Frame) -> None:
        if event.anchor is not None or event.tag is not None:
            self.refuse_decoration(event)
        if len(self.frames) >= MAX_DEPTH:
            raise _RefusedError(self.problem(event.start_mark, "Y006", TOO_DEEP))
        if self.frame.key is None:
            message = "a key must be a word, not a list or a mapping"
            raise _RefusedError(self.problem(event.start_mark, "Y013", message, AS_TEXT))
        self.place(self.frame, event.start_mark, inner.node, inner.places)
        self.frames.append(self.frame)
        self.frame = inner

    def close(self, _event: Any) -> None:
        self.values += len(self.frame.node)
        if self.values > MAX_VALUES:
            self.refuse_size()
        self.frame = self.frames.pop()

    def refuse_size(self) -> None:
        """Point at the first value that is too many, as far as it is in what was closed last."""
        places = self.frame.places
        every = list(places.values()) if isinstance(places, dict) else places
        raise self.too_many(every[MAX_VALUES - self.values][1])

    def too_many(self, mark: Any) -> _RefusedError:
        message = f"the file holds more than {MAX_VALUES} values"
        return _RefusedError(self.problem(mark, "Y014", message, "split it into several files"))

    @staticmethod
    def place(frame: _Frame, mark: Any, node: Node, below: Any) -> None:
        """Hang ``node`` into what is being read."""
        key = frame.key
        if key is _ITEM:
            frame.node.append(node)
            frame.places.append((None, mark, below))
        elif frame.twice:
            frame.key, frame.twice = None, False
        else:
            frame.node[key] = node
            frame.places[key] = (frame.key_mark, mark, below)
            frame.key = None

    def refuse_decoration(self, event: Any) -> None:
        if event.anchor is not None:
            message = f"{quoted('&' + event.anchor)} is an anchor, which is not allowed here"
            raise _RefusedError(self.problem(event.start_mark, "Y007", message, AS_TEXT))
        message = f"{quoted(event.tag)} is a tag, which is not allowed here"
        raise _RefusedError(self.problem(event.start_mark, "Y009", message, AS_TEXT))

    def nothing(self, _event: Any) -> None:
        """Events that carry nothing."""

    def found(self) -> tuple[Node, Place | None]:
        """What the file holds, and where; a file of comments alone holds None."""
        whole = self.frame
        return (whole.node[0], whole.places[0]) if whole.node else (None, None)


_HANDLERS: dict[type, str] = {
    yaml.StreamStartEvent: "nothing",
    yaml.DocumentStartEvent: "document",
    yaml.AliasEvent: "alias",
    yaml.ScalarEvent: "scalar",
    yaml.MappingStartEvent: "open_mapping",
    yaml.SequenceStartEvent: "open_list",
    yaml.MappingEndEvent: "close",
    yaml.SequenceEndEvent: "close",
    yaml.DocumentEndEvent: "nothing",
    yaml.StreamEndEvent: "nothing",
}
"""Kind of event -> the builder's method for it."""


def parse(text: str, name: str) -> tuple[Document | None, list[Problem]]:
    """Read one YAML document.

    Args:
        text: The file's text, at most ``files.MAX_BYTES`` long.
        name: The file, as it was named to the program.

    Returns:
        The document, or None where reading had to stop, and all problems met on the way.
    """
    builder = _Builder(name, "\\" in text)
    try:
        _read(text, builder)
    except _RefusedError as refusal:
        return None, [*builder.problems, refusal.problem]
    except yaml.YAMLError as error:
        return None, [*builder.problems, syntax_problem(error, name, text)]
    data, places = builder.found()
    if data is None or places is None:
        hint = "write a scenario or a persona into it"
        return None, [*builder.problems, Problem(name, 1, 1, "Y012", "the file is empty", hint)]
    return Document(name, data, places, text, tuple(builder.notable)), builder.problems


def _read(text: str, builder: _Builder) -> None:
    """Pass every event of ``text`` to its handler."""
    loader = _LOADER(text)
    handlers = {kind: getattr(builder, name) for kind, name in _HANDLERS.items()}
    try:
        event = None
        for event in islice(iter(loader.get_event, None), MAX_EVENTS):
            handlers[type(event)](event)
        if event is not None and not isinstance(event, yaml.StreamEndEvent):
            raise builder.too_many(event.start_mark)
    finally:
        loader.dispose()
