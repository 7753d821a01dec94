"""Whether the wordings that an author wrote beside a line still say the same: the guards, with places.

What changes a fact is an error, because a trainee would be told something
false. All else is a warning: guards do not understand, and an author may know better.
"""

import re
from collections.abc import Iterator

from trainer.content.document import Document, Path
from trainer.content.problems import Problem, Severity, quoted
from trainer.content.schema import present
from trainer.content.spoken import Spoken, scene, spoken_lines
from trainer.guards.guard import Code, Pair, Reject, Scene, judge, scene_of
from trainer.guards.speech import near_copy
from trainer.guards.text import said
from trainer.model.line import expansions
from trainer.model.persona import Persona
from trainer.model.scenario import Scenario

FACTS = frozenset({Code.CONTROL, Code.NUMBER, Code.NAME, Code.CODE, Code.SLOT})
"""Objections that keep a file from being played."""

MARKS = ("variants", "openers", "\\")
"""What a file with other wordings has in it, or else a choice; a backslash may write any in another way."""
CHOICE = re.compile(r"\[[^\]]*\|")
"""The beginning of an inline choice."""

OPENER_LENGTH = 24
"""Characters of the longest opener."""

STAND_IN = "It has been like this since the very beginning."
"""A line before which every opener is tried."""

LONGEST = 200
"""Characters from which a spoken text is called long, as for every other line."""


def check_facts(content: Scenario | Persona, document: Document) -> Iterator[Problem]:
    """Wordings that say another fact than their line: quick, since it is asked whenever content is loaded."""
    if not may_vary(document):
        return
    names = Scene() if isinstance(content, Persona) else scene_of(content.customer.names, (), ())
    for found in spoken_lines(content):
        if found.line.variants or "[" in found.line:
            for path, pair in pairs(found, names):
                reject = judge(pair, FACTS)
                if reject:
                    yield _problem(document, path, reject, pair.wording)


def check_variants(content: Scenario | Persona, document: Document) -> Iterator[Problem]:
    """All that the guards object to in a file's own wordings, and in its openers.

    Args:
        content: The scenario or persona as the schema accepted it.
        document: Where it was read from.
    """
    if not may_vary(document):
        return
    known = None
    for found in spoken_lines(content):
        if found.path[0] == "openers":
            yield from _opener(found, document)
        elif len(found.line.wordings) > 1:
            known = known or scene(content)
            yield from _line(found, document, known)


def may_vary(document: Document) -> bool:
    """Whether a file can have other wordings at all; one look at its text, because most files have none."""
    text = document.text
    return any(mark in text for mark in MARKS) or CHOICE.search(text) is not None


def pairs(found: Spoken, known: Scene) -> Iterator[tuple[Path, Pair]]:
    """Every wording of a line beside the line, with the place where it stands."""
    plain = found.line.plain
    for text in expansions(found.line)[1:]:
        yield found.path, Pair(plain, text, found.bands, known, small_change=True)
    for n, variant in enumerate(found.line.variants):
        for k, text in enumerate(expansions(variant)):
            yield (*found.path, "variants", n), Pair(plain, text, found.bands, known, small_change=k > 0)


def _line(found: Spoken, document: Document, known: Scene) -> Iterator[Problem]:
    for path, pair in pairs(found, known):
        reject = judge(pair)
        if reject:
            yield _problem(document, path, reject, pair.wording)
        elif len(pair.wording) > LONGEST:
            yield _at(document, path, "X002", f"this wording has {len(pair.wording)} characters", hard=False)
    yield from _twins(found, document)


def _twins(found: Spoken, document: Document) -> Iterator[Problem]:
    """Variants that are nearly each other."""
    texts = [said(expansions(variant)[0]) for variant in found.line.variants]
    for n, text in enumerate(texts):
        if any(near_copy(other, text) for other in texts[:n]):
            reject = Reject(Code.COPY, "it is nearly the same as one above")
            yield _problem(document, (*found.path, "variants", n), reject, text.text)


def _opener(found: Spoken, document: Document) -> Iterator[Problem]:
    for text in found.line.wordings:
        if len(text) > OPENER_LENGTH:
            message = f"an opener has at most {OPENER_LENGTH} characters"
            yield _problem(document, found.path, Reject(Code.LENGTH, message), text)
            continue
        pair = Pair(STAND_IN, f"{text} {STAND_IN}", found.bands)
        reject = judge(pair) or judge(Pair(text, text, found.bands, small_change=True))
        if reject and reject.code is not Code.COPY:
            yield _problem(document, found.path, reject, text)


def _problem(document: Document, path: Path, reject: Reject, text: str) -> Problem:
    message = f"this wording differs from the line: {reject.sentence}, in {quoted(text)}"
    return _at(document, path, reject.code.value, message, hard=reject.code in FACTS)


def _at(document: Document, path: Path, code: str, message: str, *, hard: bool) -> Problem:
    mark = document.mark(present(document, path))
    weight = Severity.ERROR if hard else Severity.WARNING
    return Problem(document.name, mark.line, mark.column, code, message, severity=weight)
