"""Topics for matching any text: a map of topic to example phrasings.

The file is YAML, or JSON, which YAML includes but for a few escapes; JSON is
therefore tried first where the text looks like it.
"""

import contextlib
import json
from pathlib import Path
from typing import Any

from trainer.content.document import Document
from trainer.content.events import parse
from trainer.content.files import has_control, read_text
from trainer.content.problems import Problem, quoted
from trainer.errors import ContentError

Topics = dict[str, tuple[str, ...]]
"""Topic -> example phrasings, in the order of the file."""


def read_topics(path: Path) -> Topics:
    """Read a map of topic to one example phrasing or a list of them.

    Raises:
        ContentError: The file cannot be read or is not such a map; every problem is in the message.
    """
    text = read_text(path)
    if isinstance(text, Problem):
        raise ContentError(text.render())
    document, problems = _document(text, str(path))
    topics: Topics = {}
    if document is not None:
        topics = _topics(document, problems)
    if problems:
        raise ContentError("\n".join(problem.render() for problem in problems))
    return topics


def _document(text: str, name: str) -> tuple[Document | None, list[Problem]]:
    if text.lstrip().startswith("{"):
        # Where it is no sound JSON after all, the YAML reader says what is wrong and where.
        with contextlib.suppress(ValueError, RecursionError):
            return Document(name, json.loads(text, object_pairs_hook=_no_key_twice)), []
    return parse(text, name)


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found


def _topics(document: Document, problems: list[Problem]) -> Topics:
    if not isinstance(document.data, dict):
        problems.append(_at(document, (), "should be a map of topic to example phrasings"))
        return {}
    topics: Topics = {}
    for topic, examples in document.data.items():
        texts = [examples] if isinstance(examples, str) else examples
        if not isinstance(texts, list) or not texts or not all(_usable(text) for text in texts):
            problems.append(_at(document, (topic,), f"{quoted(topic)} needs a list of example phrasings"))
        else:
            topics[topic] = tuple(text.strip() for text in texts)
    return topics


def _usable(text: object) -> bool:
    return isinstance(text, str) and bool(text.strip()) and not has_control(text)


def _at(document: Document, path: tuple[str, ...], message: str) -> Problem:
    mark = document.mark(path)
    return Problem(document.name, mark.line, mark.column, "S004", message)
