"""What the YAML parser says, in an author's words and at the author's line.

The parser notices a slip where it can no longer go on, which may be far below:
a quote that is not closed swallows lines until the next quote. What an author
needs is the line with the slip, so the place is looked for again here.
"""

import re
from typing import Any

import yaml

from trainer.content.document import Mark, mark_of
from trainer.content.problems import Problem

AS_TEXT = "put the text in quotes if it is meant as text"
"""Hint where YAML saw more in a text than its author."""

TOO_DEEP = "lists and groups nest deeper than 16 levels"
"""Message for nesting beyond ``events.MAX_DEPTH``."""

_INDENT = ("this line does not fit those above it", "mend the indentation or the quotes")
_BRACKET = ("a list or mapping in brackets is not closed", "close the bracket")
_QUOTE = ("a quote is opened and never closed", "close the quote")

_GOES_ON = ("the text goes on behind its closing quote", "use single quotes inside it, or \\ before each")
_CURLY = ("these quotes are typographic, and YAML takes them for text", "write straight ones around the text")
_TAB = ("a tab, where only spaces can indent", "replace it by spaces")
_CANNOT = ("a tab, or a sign that cannot begin a text", "use spaces, or put the text in quotes")

_SYNTAX: tuple[tuple[str, tuple[str, str]], ...] = (
    (
        "mapping values are not allowed",
        ("a ': ' stands where none can be", "quote the text, or mend the indentation"),
    ),
    ("violates indentation", _TAB),
    (
        "cannot start any token",
        _CANNOT,
    ),
    ("expected node content", ("this sign cannot begin a text", "put the text in quotes")),
    (
        "expected '-' indicator",
        ("this does not go on with the list above it", "mend the indentation or the quotes"),
    ),
    (
        "comment or line break",
        ("'|' or '>' begins a text of several lines", "write the text below it, or in quotes"),
    ),
    ("did not find expected key", _INDENT),
    ("expected <block end>", _INDENT),
    (
        "could not find expected ':'",
        ("a key without ': ' after it", "write 'key: value', or indent the text"),
    ),
    ("unexpected end of stream", _QUOTE),
    ("did not find expected ',' or", _BRACKET),
    ("unknown escape", ("a backslash in double quotes begins something unknown", "use single quotes")),
    ("undefined alias", ("an alias, which is not allowed here", AS_TEXT)),
    ("alphabetic or numeric", ("'*' or '&' cannot begin a text", "put the text in quotes")),
    ("undefined tag handle", ("'!' cannot begin a text", "put the text in quotes")),
)
"""What the parser says -> the same for people, and what to do."""

_FROM_CONTEXT = ("unexpected end of stream", "did not find expected ',' or", "could not find expected ':'")
"""Findings of which the parser remembers where they began."""

_OPENS = re.compile(r"""^\s*(?:- +)*(?:[\w-]+: +)?(?:- +)?(["'])""")
"""The beginning of a line whose value is in quotes."""
_OPENS_CURLY = re.compile(r"^\s*(?:- +)*(?:[\w-]+: +)?(?:- +)?[\u201c\u201d\u201e\u2018\u2019]")
"""The same with the quotes that word processors write."""


def syntax_problem(error: yaml.YAMLError, name: str, text: str) -> Problem:
    """A parser's error in the words of this program.

    Args:
        error: What the parser raised.
        name: The file, as it was named to the program.
        text: The file's text.
    """
    said = str(getattr(error, "problem", None) or "cannot be read as YAML")
    place = _place(error, said)
    if "nesting depth" in said:
        return Problem(name, place.line, place.column, "Y006", TOO_DEEP)
    quote = _open_quote(text, place)
    if quote is not None:
        return Problem(name, quote.line, quote.column, "Y005", *_QUOTE)
    own = _slip_in_line(text, place)
    if own is not None:
        return Problem(name, place.line, place.column, "Y005", *own)
    for part, (message, hint) in _SYNTAX:
        if part in said:
            return Problem(name, place.line, place.column, "Y005", message, hint)
    return Problem(name, place.line, place.column, "Y005", f"cannot be read as YAML: {said}")


def _place(error: yaml.YAMLError, said: str) -> Mark:
    """Where the slip is, as far as the parser knows."""
    noticed: Any = getattr(error, "problem_mark", None)
    began: Any = getattr(error, "context_mark", None)
    if began is not None and any(part in said for part in _FROM_CONTEXT):
        return mark_of(began)
    return mark_of(noticed or began)


def _slip_in_line(text: str, place: Mark) -> tuple[str, str] | None:
    """What is wrong with the line in which the parser gave up, if its tabs or quotes explain the error."""
    lines = text.splitlines()
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return _TAB
    if _OPENS_CURLY.match(line):
        return _CURLY
    opening = _OPENS.match(line)
    return _GOES_ON if opening and place.column - 1 > opening.end() and _closes(line, opening[1]) else None


def _open_quote(text: str, noticed: Mark) -> Mark | None:
    """The line in which a quote is opened and not closed, if that explains the error.

    It explains it where no other quote of its kind stands between that line
    and the one in which the parser gave up, because there it would have ended.
    """
    possible = {'"', "'"}
    lines = text.splitlines()[: noticed.line]
    for number in range(len(lines), 0, -1):
        line = lines[number - 1]
        opening = _OPENS.match(line)
        if opening and opening[1] in possible and not _closes(line[opening.end() :], opening[1]):
            return Mark(number, opening.end())
        if number < noticed.line - 1:
            possible -= set(line)
        if not possible:
            return None
    return None


def _closes(rest: str, quote: str) -> bool:
    """Whether a text in quotes ends in the line in which it begins."""
    body = rest.replace("\\\\", "").replace('\\"', "") if quote == '"' else rest.replace("''", "")
    return quote in body
