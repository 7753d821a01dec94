"""A customer line as an author writes it: one text, with inline choices and other wordings beside it.

    - "Nobody rang."                                    a line
    - "[Nobody|Not one of you] rang."                   a line with an inline choice
    - {line: "Nobody rang.", variants: ["Not a call."]} a line with other wordings of it

Everywhere but at the moment of speaking a line is its text and nothing else:
what is chosen, remembered and compared is the text as written. So the choice
of a wording can change neither what is chosen next nor any score.
"""

import re
from collections.abc import Mapping
from itertools import product
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, StringConstraints
from pydantic_core import CoreSchema, core_schema

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=600)]
"""A line or a sentence of prose: not blank, at most 600 characters."""

MOST_EXPANSIONS = 64
"""Texts that one template may stand for; all of them are listed and judged."""

_CHOICE = re.compile(r"\[([^\[\]|]*(?:\|[^\[\]|]*)+)\]")
_BRACKET = re.compile(r"[\[\]]")
_REMARK = re.compile(r"\[[^\[\]|]*\]")


class Line(str):
    """A line with its other wordings; equal to its text."""

    __slots__ = ("variants",)

    variants: tuple[str, ...]
    """Other wordings, as written beside the line; each may hold inline choices."""

    def __new__(cls, text: str, variants: tuple[str, ...] = ()) -> Self:
        """Make a line of its text and its other wordings."""
        line = super().__new__(cls, text)
        line.variants = variants
        return line

    @property
    def plain(self) -> str:
        """The line itself, with the first of each inline choice."""
        return expansions(self)[0]

    @property
    def wordings(self) -> tuple[str, ...]:
        """Every text that it can be spoken as, the line itself first, each once."""
        every = (text for template in (self, *self.variants) for text in expansions(template))
        return tuple(dict.fromkeys(every))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read a text, or a group with ``line`` and ``variants``; write it back as it was read."""
        return core_schema.no_info_wrap_validator_function(
            _read,
            handler.generate_schema(Text),
            serialization=core_schema.plain_serializer_function_ser_schema(_written),
        )


class WrittenLine(BaseModel):
    """A line with other wordings, as it stands in a file."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    line: Text
    """What is said."""
    variants: tuple[Text, ...] = ()
    """The same in other words."""


def expansions(template: str) -> tuple[str, ...]:
    """Every text that a template stands for, in the order of its choices.

    Args:
        template: A text with choices such as ``[Nobody|No one] rang``; one of them may be empty.

    Returns:
        At least one text, the one with all first choices at its head.
    """
    if "[" not in template:
        return (str(template),)
    parts = _CHOICE.split(template)
    choices = [part.split("|") if n % 2 else [part] for n, part in enumerate(parts)]
    return tuple(dict.fromkeys(_tidy("".join(chosen)) for chosen in product(*choices)))


def misfit(template: str) -> str:
    """What is wrong with a template's brackets, as a clause; empty if nothing is.

    Brackets without a choice, such as ``[sighs]``, are said as they stand.
    """
    if "[" not in template and "]" not in template:
        return "" if template else "can be empty"
    if _BRACKET.search(_REMARK.sub("", _CHOICE.sub("", template))):
        return "has a bracket that is no choice such as [this|that]"
    count = 1
    for choice in _CHOICE.findall(template):
        count *= choice.count("|") + 1
    if count > MOST_EXPANSIONS:
        return f"stands for {count} texts, at most {MOST_EXPANSIONS} can be listed"
    return "can be empty" if not all(expansions(template)) else ""


def _tidy(text: str) -> str:
    """Single spaces, and none before a mark, where an empty choice left them."""
    return re.sub(r"\s+(?=[.,!?;:])", "", " ".join(text.split()))


def _read(value: Any, as_text: Any) -> Line:
    """A line from what a file holds.

    A mapping without ``line`` is most likely a text with a colon in it, and is
    reported as that.
    """
    if isinstance(value, Line):
        return value
    if isinstance(value, Mapping) and {"line", "variants"} & set(value):
        written = WrittenLine.model_validate(value)
        line = Line(written.line, written.variants)
    else:
        line = Line(as_text(value))
    for template in (line, *line.variants):
        problem = misfit(template)
        if problem:
            raise ValueError(problem)
    return line


def _written(line: Line) -> Any:
    """As it stands in a file, so that a fingerprint sees the variants."""
    return {"line": str(line), "variants": list(line.variants)} if line.variants else str(line)
