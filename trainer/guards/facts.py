"""What must come back: numbers, money, days, names, codes and slots, and their order."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from trainer.guards.clock import plain_times
from trainer.guards.lexicon import (
    BOUNDS,
    DAYS,
    MONEY,
    NEARNESS,
    NUMBERS,
    ORDINALS,
    PARTS_OF_DAY,
    SCALES,
    TIMES,
    UNITS,
)
from trainer.guards.text import Token, opened, said

_SYMBOLS = {"£": "pound", "$": "dollar", "€": "euro", "%": "percent"}
_SYMBOL = re.compile("[£$€%]")
_CODE = re.compile(r"[A-Za-z](?:-[A-Za-z])+$")
_LETTERS = 3
"""Single capitals in a row from which they are a code that is spelt out."""
_DATES = {"first": "1", "second": "2"}
_SPANS = frozenset("day week month year hour".split())
_JOINS = frozenset({"and", "point"})
_CLOCK = frozenset({"quarter", "half", "minutes"})
_KNOWN_BEFORE = frozenset("the these those my our your us you them".split())
LOOSE_TWO = "(2)"
"""``the two``, which says no more than ``both`` or ``they``."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one text, each kind in the order of speaking."""

    numbers: tuple[str, ...]
    """Numbers with their unit: ``20 minute``, ``360 pound``, ``7``, ``twice``."""
    money: tuple[str, ...]
    """Currencies, in the order of their first mention."""
    days: tuple[str, ...]
    """Days, months, and words such as ``tomorrow``."""
    bounds: tuple[str, ...]
    """Sides of numbers and days: ``more 6``, ``less noon``."""
    codes: tuple[str, ...]
    """Letters that are spelt out."""
    slots: tuple[str, ...]
    """Braces to be filled."""
    units: frozenset[str] = frozenset()
    """Units that are named anywhere, with a number or without."""


@lru_cache(maxsize=4096)
def facts_of(text: str) -> Facts:
    """The facts of a text."""
    taken = said(plain_times(text))
    words = [word for token in taken.tokens for word in _parts(token)]
    money = [singular(word) for word in words if singular(word) in MONEY]
    money += [_SYMBOLS[found] for found in _SYMBOL.findall(taken.text) if found in "£$€"]
    return Facts(
        numbers=tuple(_numbers(words, _symbols(taken.text))),
        money=tuple(dict.fromkeys(money)),
        days=tuple(_days(words)),
        bounds=tuple(_bounds(words)),
        codes=tuple(_codes(taken.tokens)),
        slots=tuple(sorted(token.raw for token in taken.tokens if token.raw.startswith("{"))),
        units=frozenset(unit for unit in map(singular, words) if unit in UNITS),
    )


def first_difference(before: tuple[str, ...], after: tuple[str, ...]) -> str:
    """What is missing, or else what is new, as a clause; empty if both hold the same."""
    lost, new = Counter(before) - Counter(after), Counter(after) - Counter(before)
    if lost and new:
        return f"'{next(iter(lost))}' became '{next(iter(new))}'"
    if lost:
        return f"'{next(iter(lost))}' is missing"
    return f"'{next(iter(new))}' is new" if new else ""


def lost_number(before: Facts, after: Facts) -> str:
    """A number or a day that only one of two texts holds, however often, as a clause; empty if none is."""
    old, new = _loosened(before, after), _loosened(after, before)
    old, new = _with_units(old, new, before.units), _with_units(new, old, after.units)
    found = first_difference(tuple(sorted(old)), tuple(sorted(new)))
    days = [frozenset(facts.days) - {"today"} for facts in (before, after)]
    return found or first_difference(tuple(sorted(days[0])), tuple(sorted(days[1])))


def _loosened(mine: Facts, other: Facts) -> frozenset[str]:
    """Numbers without ``the two``, and without a bare one that also stands there with its unit."""
    known = {number.split()[0] for number in mine.numbers if " " in number}
    twice = {"2"} if LOOSE_TWO in other.numbers else set()
    return frozenset(mine.numbers) - {LOOSE_TWO} - known - twice


def _with_units(mine: frozenset[str], theirs: frozenset[str], named: frozenset[str]) -> frozenset[str]:
    """Numbers of one text, bare ones with the unit they have in the other if it is named here at all.

    So ``two minutes' work and it took five`` holds five minutes.
    """
    whole = {number.split()[0]: number for number in theirs if number.split()[-1] in named}
    return frozenset(number if " " in number else whole.get(number, number) for number in mine)


def _days(words: list[str]) -> Iterator[str]:
    """Days and parts of them, each with what says which one."""
    for n, word in enumerate(words):
        unit = singular(word)
        which = NEARNESS.get(words[n - 1], "") if n and not _of_several(words, n) else ""
        if word in DAYS or unit in PARTS_OF_DAY or (which and unit in UNITS):
            yield f"{which} {word}".lstrip()


def _of_several(words: list[str], n: int) -> bool:
    """Whether ``the last day that it worked`` stands here, and not ``last week``."""
    return n > 1 and words[n - 2] == "the" and words[n] not in DAYS and words[n + 1 : n + 2] != []


def _bounds(words: list[str]) -> Iterator[str]:
    """Numbers and days behind a word that says on which side of them."""
    for n, word in enumerate(words):
        known = word in DAYS or word[0].isdigit() or _word_value(word) is not None
        before = [BOUNDS[found] for found in words[max(0, n - 2) : n] if found in BOUNDS]
        clock = " ".join(words[max(0, n - 2) : n]).partition(" ")
        if clock[0] in _CLOCK or _word_value(clock[0] or "x") is not None:
            before += [side for word_, side in (("to", "less"), ("past", "more")) if clock[2] == word_]
        if known and before:
            yield f"{before[-1]} {word}"


def _parts(token: Token) -> tuple[str, ...]:
    """A token as words, ``twenty-three`` coming as two already."""
    return opened(token.lower)


def _symbols(text: str) -> dict[str, str]:
    """Digits -> the unit whose sign stands at them."""
    before = {found[2]: _SYMBOLS[found[1]] for found in re.finditer(r"([£$€])\s?(\d+(?:[.,:]\d+)*)", text)}
    return before | {found[1]: "percent" for found in re.finditer(r"(\d+(?:[.,:]\d+)*)\s?%", text)}


def _numbers(words: list[str], symbols: dict[str, str]) -> Iterator[str]:
    """Numbers in order, each with the unit that follows it."""
    at = 0
    while at < len(words):
        value, after = _number_at(words, at)
        unit = singular(words[after]) if after < len(words) else ""
        if words[at] in TIMES:
            yield TIMES[words[at]]
        elif value is not None and (value != "1" or words[at] == "1"):
            sign = unit if unit in UNITS else symbols.get(words[at], "")
            of_known = value == "2" and not sign and at > 0 and words[at - 1] in _KNOWN_BEFORE
            yield LOOSE_TWO if of_known else f"{value} {sign}".rstrip()
        at = max(after, at + 1)


def _number_at(words: list[str], at: int) -> tuple[str | None, int]:
    """The number that begins at a place and the place after it; None where there is none."""
    word = words[at]
    if _is_date(words, at):
        return _DATES[word], at + 1
    if word[0].isdigit():
        return _digits(word), at + 1
    return _year(words, at) if _is_year(words, at) else _spelt(words, at)


def _spelt(words: list[str], at: int) -> tuple[str | None, int]:
    """A number in words that begins at a place and the place after it."""
    total, current, after = 0.0, None, at
    while after < len(words):
        step = _word_value(words[after])
        if step is None and _goes_on(words, after, current):
            if words[after] == "point":
                return _decimal(words, after, current or 0, total)
        elif step is None or not _joins(current, step):
            break
        else:
            total, current = _added(total, current, step)
        after += 1
    return (None, at) if after == at or current is None else (f"{total + current:.12g}", after)


def _is_date(words: list[str], at: int) -> bool:
    """Whether ``second of November`` or ``second day`` begins here."""
    after = words[at + 1 : at + 3]
    if after and after[0] in _SPANS:
        return words[at] == "second" and words[at - 1 : at] != ["every"]
    return words[at] in _DATES and after[:1] == ["of"] and after[1:] != [] and after[1] in DAYS


def _is_year(words: list[str], at: int) -> bool:
    """Whether ``nineteen fifty-one`` begins here."""
    first, second = (_word_value(word) or 0 for word in (words[at], *words[at + 1 : at + 2], "")[:2])
    return 13 <= first <= 20 and 10 <= second < 100


def _year(words: list[str], at: int) -> tuple[str, int]:
    """A year as people say it, and the place after it."""
    value, after = 100 * (_word_value(words[at]) or 0) + (_word_value(words[at + 1]) or 0), at + 2
    unit = _word_value(words[after]) if after < len(words) else None
    return (f"{value + unit}", after + 1) if unit and unit < 10 and value % 10 == 0 else (f"{value}", after)


def _added(total: float, current: float | None, step: int) -> tuple[float, float]:
    """A small number is added; ``three hundred`` stays open for more; ``four thousand`` is put aside."""
    scale = step
    if step < 100:
        return total, (current or 0) + step
    grown = (1 if current is None else current) * scale
    return (total, grown) if scale == 100 else (total + grown, 0.0)


def _joins(current: float | None, step: float) -> bool:
    """Whether ``step`` goes on with the number: ``twenty`` ``three``, ``hundred`` ``sixty``."""
    if current is None or step >= 100:
        return True
    if step < 10:
        return current % 100 >= 20 and current % 10 == 0 or current % 100 == 0
    return current % 100 == 0


def _goes_on(words: list[str], at: int, current: float | None) -> bool:
    """Whether ``and`` or ``point`` stands inside a number."""
    after = _word_value(words[at + 1]) if at + 1 < len(words) else None
    if after is None or current is None or words[at] not in _JOINS:
        return False
    return words[at] == "point" or (current >= 100 and current % 100 == 0)


def _decimal(words: list[str], point: int, current: float, total: float) -> tuple[str, int]:
    """``one point four million``."""
    value, after = total + current + (_word_value(words[point + 1]) or 0) / 10, point + 2
    if after < len(words) and words[after] in SCALES:
        value, after = value * SCALES[words[after]], after + 1
    return f"{value:.12g}", after


def _word_value(word: str) -> int | None:
    if word in NUMBERS:
        return NUMBERS[word]
    if word in SCALES:
        return SCALES[word]
    return ORDINALS.get(word) or NUMBERS.get(word.removesuffix("th")) if word != "th" else None


def _digits(word: str) -> str:
    """Digits as a plain number; a time or a date stays as written."""
    plain = word.replace(",", "").rstrip(".:")
    try:
        return f"{float(plain):.10g}"
    except ValueError:
        return plain


def singular(word: str) -> str:
    """A word without the mark of the plural."""
    return "penny" if word == "pennies" else word.removesuffix("s")


def _codes(tokens: tuple[Token, ...]) -> Iterator[str]:
    """Codes written with hyphens, and single capitals in a row."""
    run: list[str] = []
    for token in (*tokens, Token("", opens=False)):
        if len(token.raw) == 1 and token.raw.isupper():
            run.append(token.raw)
            continue
        if len(run) >= _LETTERS:
            yield "".join(run)
        run = []
        if _CODE.match(token.raw):
            yield token.raw.replace("-", "").upper()
