"""What is wrong with a content file, in one line that an author can act on.

Codes are stable, so that they can be searched for and written about; ``codes``
has a page for each. ``Y...`` the file cannot be read as YAML, ``S...`` a value
does not fit its field, ``X...`` parts of the file, or two files, do not agree,
``P...`` words about people that should not stand there, ``T...`` a conversation
test does not agree with its scenario, ``C...`` a course does not hang together.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

LONGEST_QUOTE = 40
"""Characters of an author's word that a message repeats."""

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class Severity(StrEnum):
    """Whether a file with this problem can be played."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in one place."""

    path: str
    """The file, as it was named to the program."""
    line: int
    """Line, counted from 1."""
    column: int
    """Column in characters, counted from 1."""
    code: str
    """Stable code, e.g. ``S002``."""
    message: str
    """What is wrong, as a clause without a final stop."""
    hint: str = ""
    """What would be right: ``did you mean ...`` or ``allowed: ...``."""
    severity: Severity = Severity.ERROR
    """Whether it keeps the file from being played."""

    def render(self) -> str:
        """The problem as one line: ``file:line:col CODE message; hint``."""
        advice = f"; {printable(self.hint)}" if self.hint else ""
        return self.headline + advice

    @property
    def headline(self) -> str:
        """The problem without its hint: ``file:line:col CODE message``."""
        return printable(f"{self.path}:{self.line}:{self.column} {self.code} {self.weight}{self.message}")

    @property
    def weight(self) -> str:
        """``warning: `` before the message of a warning, nothing before that of an error."""
        return "warning: " if self.severity is Severity.WARNING else ""


def errors_of(problems: Iterable[Problem]) -> list[Problem]:
    """Those of ``problems`` that keep a file from being played."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """``problems`` in the order in which an author meets them, none twice."""
    return sorted(dict.fromkeys(problems), key=lambda p: (p.path, p.line, p.column, p.code, p.message))


def printable(text: str) -> str:
    """``text`` without anything that could move a cursor or turn the writing direction."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def quoted(word: object) -> str:
    """A word of the author's in single quotes, on one line and cut short."""
    text = " ".join(str(word).split())
    short = text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "\N{HORIZONTAL ELLIPSIS}"
    return f"'{short}'"


def nearest(word: str, allowed: Sequence[str]) -> str:
    """The name in ``allowed`` that was probably meant, or nothing if none is near."""
    near = get_close_matches(word[:LONGEST_QUOTE], allowed, n=1, cutoff=0.6)
    return near[0] if near else ""


def suggest(word: str, allowed: Sequence[str]) -> str:
    """A hint towards ``allowed``: the nearest name if one is near, else all of them."""
    near = nearest(word, allowed)
    if near:
        return f"did you mean {quoted(near)}?"
    return f"allowed: {', '.join(dict.fromkeys(allowed))}" if allowed else ""
