"""Prejudice: words that put a customer into a drawer instead of showing one person.

Every pattern has words that must all be there before it is tried, because a
search for many alternatives through a whole file is slow and most files hold
none of them.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from trainer.content.document import Document, Glance, at_offset
from trainer.content.problems import Problem, Severity, quoted

_NATIONS = frozenset(
    """african american arab argentinian asian australian austrian belgian brazilian british bulgarian
    canadian chinese croatian czech danish dutch egyptian english european filipino finnish french german
    greek hungarian indian indonesian iranian irish israeli italian jamaican japanese jewish korean latin
    latino mexican moroccan muslim nigerian norwegian pakistani polish portuguese romanian russian
    scandinavian scottish serbian slavic spanish swedish swiss thai turkish ukrainian vietnamese
    welsh""".split()
)
_TEMPERS = frozenset(
    """blood bluntness charm coldness cunning directness discipline efficiency humour laziness mentality
    modesty politeness precision pride punctuality stinginess stubbornness temper temperament
    thoroughness""".split()
)
_PEOPLES = _NATIONS | {f"{name}s" for name in _NATIONS}
_NATION = "|".join(sorted(name.title() for name in _NATIONS))
"""With a capital, because to polish is a verb."""
_TYPICAL = frozenset({"typical", "typically", "every", "all", "those", "these", "you"})


@dataclass(frozen=True, slots=True)
class _Prejudice:
    """A way of putting a person into a drawer."""

    about: str
    """What the person is judged by."""
    signs: tuple[frozenset[str], ...]
    """Sets of single words, of each of which one must stand somewhere in the file."""
    words: re.Pattern[str]
    """What it looks like."""
    in_personas_only: bool = False
    """Whether it is wrong in personas alone, which must fit every situation."""


def _prejudice(about: str, pattern: str, *signs: str) -> _Prejudice:
    """A pattern of whole words in any case, with the sets of words of which one each must be there."""
    sets = tuple(frozenset(words.split()) for words in signs)
    return _Prejudice(about, sets, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE))


_PREJUDICES: tuple[_Prejudice, ...] = (
    _Prejudice(
        "nation",
        (_PEOPLES, _TEMPERS),
        re.compile(rf"\b(?:{_NATION})\s+(?:{'|'.join(sorted(_TEMPERS))})\b"),
    ),
    _Prejudice(
        "nation",
        (_PEOPLES, _TYPICAL),
        re.compile(
            rf"\b(?i:typical(?:ly)?|like every|all|those|these|you)\s+(?:(?:{_NATION})s\b|(?:{_NATION})\s+"
            rf"(?:people|men|women|customers)\b)|\b(?i:typical(?:ly)?)\s+(?:{_NATION})\b"
        ),
    ),
    _prejudice(
        "nation",
        r"hot-blooded|(?:these|those|damned?|bloody|you) foreigners|orientals?|gyps(?:y|ies)|gypped",
        "blooded foreigners oriental orientals gypsy gypsies gypped",
    ),
    _prejudice("nation", "third-world", "third", "world"),
    _prejudice("nation", "broken english", "broken", "english"),
    _prejudice(
        "sex",
        r"hysterical(?:ly)?|drama queens?|women drivers|for a (?:woman|girl)|like a (?:little )?girl|blondes?"
        r"|typical(?:ly)? (?:woman|man|women|men|female|male)|housewife",
        "hysterical hysterically drama drivers girl woman typical typically housewife blonde blondes",
    ),
    _prejudice("sex", "little lady", "little", "lady"),
    _prejudice(
        "age",
        r"(?:at|for) (?:your|his|her) age|senile|geezers?|old (?:hag|biddy|fogey)|boomers?"
        r"|typical(?:ly)? (?:pensioner|teenager)|millennials?",
        "age senile geezer geezers hag biddy fogey boomer boomers pensioner teenager millennial millennials",
    ),
    _prejudice(
        "health",
        r"retard(?:ed)?|spastic|cripples?|midget|schizo(?:phrenic)?|psycho|are you (?:deaf|blind)",
        "retard retarded spastic cripple cripples midget schizo schizophrenic psycho deaf blind",
    ),
    _prejudice("class", r"rednecks?|(?:trailer|white) trash|chavs?", "redneck rednecks trash chav chavs"),
    _Prejudice("nation", (_PEOPLES,), re.compile(rf"\b(?:{_NATION})s?\b"), in_personas_only=True),
)

SIGNS: frozenset[str] = frozenset().union(*(sign for item in _PREJUDICES for sign in item.signs))
"""All words that may be a sign of prejudice; a file in which none stands need not be looked through."""


def check_prejudice(document: Document, seen: Glance, *, is_persona: bool) -> Iterator[Problem]:
    """Warnings of prejudice in the texts of a file; its comments may well speak of it.

    Args:
        document: What was read.
        seen: What a glance at it showed.
        is_persona: Whether it should be a persona.
    """
    told: list[range] = []
    for item in _PREJUDICES:
        if item.in_personas_only and not is_persona:
            continue
        signs = [sign & seen.words for sign in item.signs]
        for found in _finds(document.text, item.words, signs[0]) if all(signs) else ():
            if not any(found.start() in span for span in told):
                told.append(range(*found.span()))
                yield _problem(document, found, item.about)


def _problem(document: Document, found: re.Match[str], about: str) -> Problem:
    mark = at_offset(document.text, found.start())
    message = f"{quoted(found[0])} judges a person by {about}"
    hint = "show what this one person says and does"
    return Problem(document.name, mark.line, mark.column, "P001", message, hint, Severity.WARNING)


def _finds(text: str, pattern: re.Pattern[str], signs: Collection[str]) -> Iterator[re.Match[str]]:
    """What ``pattern`` finds in the lines in which a sign stands, each with the line after it."""
    small = text.lower()
    for sign in sorted(signs):
        place = small.find(sign)
        while 0 <= place < len(text):
            begin, end = text.rfind("\n", 0, place) + 1, _line_end(text, place)
            if not text[begin:place].lstrip().startswith("#"):
                yield from pattern.finditer(text, begin, _line_end(text, end + 1))
            place = small.find(sign, end)


def _line_end(text: str, place: int) -> int:
    """Where the line ends in which ``place`` is."""
    found = text.find("\n", place)
    return len(text) if found < 0 else found
