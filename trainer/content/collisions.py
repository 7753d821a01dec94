"""Wordings of two topics that say the same, so that no reader can tell which of the two was meant.

A wording is seen as the set of its words, and its core as those of them that
say what it is about. Two wordings collide if their cores are the same. A
question and an offer are told apart by more than words, so that these two
must also agree in most of the others.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from trainer.content.at import At
from trainer.content.document import Path
from trainer.content.problems import Problem, quoted
from trainer.model.scenario import Scenario

ALIKE = 0.75
"""Part of all words that a question and an offer with the same core share where they are called alike."""

_BLANKS = {ord(sign): " " for sign in '.,;:!?()[]"-/\u2013\u2014\u2026\u201c\u201d'}
_PLAIN = _BLANKS | {ord("\u2019"): "'"}
"""Marks between words as blanks, and one kind of apostrophe."""
_ENDING = re.compile(r"(?:ing|ed|es|s)$")
_EMPTY = frozenset(
    """a an and any are at be been being can could d did do does for from had has have he i i'd i'll i'm i've
    if in is it it's its just kindly let let's like ll m may me might my now of on or our please re s
    shall she should so some than that that's the them then there they this to up us ve was we we'd
    we'll we're we've were what what's will with would you you'd you'll you're you've your""".split()
)
"""Words that say nothing of what a wording is about."""


_NONE: frozenset[str | None] = frozenset({None})
"""The core of a wording that says nothing; part of every core, so that equal cores are equal sets."""


class _Wording(NamedTuple):
    """One way to ask for a fact or to offer a solution."""

    topic: tuple[str, str, Path]
    """``fact`` or ``solution``, its name, and where its wordings stand."""
    number: int
    """Which of them it is, from 0."""
    plain: str
    """Its words in small letters, with blanks between them."""
    core: frozenset[str | None]
    """Those that say what it is about, without endings; None stands for all that say nothing of it."""

    @property
    def path(self) -> Path:
        """Where it stands."""
        return (*self.topic[2], self.number)

    @property
    def words(self) -> frozenset[str]:
        """All its words, without endings; asked for only where two wordings have the same core."""
        return frozenset(map(_stem, self.plain.split()))


def check_collisions(scenario: Scenario, at: At) -> Iterator[Problem]:
    """No wording of a topic could as well be one of another topic."""
    for first, second in _pairs_alike(_wordings(scenario)):
        line = at.document.mark(first.path).line
        text = at.document.value(second.path)
        message = f"{quoted(text)} is nearly a wording of {quoted(first.topic[1])} in line {line}"
        hint = f"use words in which only {quoted(second.topic[1])} would be asked for or offered"
        yield at.warning(second.path, "X034", message, hint, key=False)


def _wordings(scenario: Scenario) -> Iterator[_Wording]:
    for n, fact in enumerate(scenario.facts):
        yield from _of_topic(("fact", fact.fact, ("facts", n, "asks")), fact.asks)
    for n, solution in enumerate(scenario.solutions):
        yield from _of_topic(("solution", solution.solution, ("solutions", n, "offers")), solution.offers)


def _of_topic(topic: tuple[str, str, Path], texts: Sequence[str]) -> Iterator[_Wording]:
    """All wordings of one topic, cleaned in one go because that is quicker than one by one."""
    flat = [text.replace("\n", " ") for text in texts]
    for k, plain in enumerate("\n".join(flat).lower().translate(_PLAIN).split("\n")):
        yield _Wording(topic, k, plain, frozenset(map(_WEIGHTY.__getitem__, plain.split())) | _NONE)


def _stem(word: str) -> str:
    """A word without the ending that grammar gave it; short words are all stem."""
    return _ENDING.sub("", word) if len(word) > 4 else word


class _Stems(dict[str, str | None]):
    """The stems of words that say what a wording is about; None for one that does not."""

    def __missing__(self, word: str) -> str | None:
        stem = _stem(word)
        found = self[word] = None if stem in _EMPTY else stem
        return found


_WEIGHTY = _Stems()
"""Every word met so far: an author's files repeat themselves."""


def _pairs_alike(wordings: Iterable[_Wording]) -> Iterator[tuple[_Wording, _Wording]]:
    """Each wording that is alike to an earlier one of another topic, with the first such."""
    by_core: dict[frozenset[str | None], list[_Wording]] = {}
    for wording in wordings:
        earlier = by_core.setdefault(wording.core, [])
        found = next((other for other in earlier if _alike(wording, other)), None)
        if found is not None:
            yield found, wording
        earlier.append(wording)


def _alike(one: _Wording, other: _Wording) -> bool:
    """Whether two wordings with the same core belong to different topics and cannot be told apart."""
    if one.topic == other.topic:
        return False
    if one.topic[0] == other.topic[0] and one.core != _NONE:
        return True
    mine, theirs = one.words, other.words
    return len(mine & theirs) >= ALIKE * len(mine | theirs)
