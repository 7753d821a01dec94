"""Times that a text names, in a form that can be compared.

"before noon", "at half past three" and "by Thursday 4 pm" become ``12:00``,
``15:30`` and ``thursday 16:00``; "in ten minutes" and "within the hour"
become ``in 10 min`` and ``in 60 min``. A bare hour is read as the next one in
a working day: 1 to 7 are in the afternoon.
"""

import re
from dataclasses import dataclass

_NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty".split()
    )
} | {
    "thirty": 30,
    "forty": 40,
    "forty-five": 45,
    "fifty": 50,
    "sixty": 60,
    "ninety": 90,
    "a": 1,
    "an": 1,
    "the": 1,
}
_NUMBERS |= {"a couple of": 2, "couple of": 2, "a few": 3, "half an": 0, "half a": 0, "a quarter of an": 0}

_HOUR = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"
_DAYS = (
    r"(?:mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|"
    r"sun(?:day)?)"
)
_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_PART = r"(?:morning|afternoon|evening|night)"
_COUNT = (
    r"(?:\d+|half an?|a quarter of an|a couple of|couple of|a few|forty-five|one|two|three|four|five|"
    r"six|seven|eight|nine|"
    r"ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|an?|the)"
)
_UNIT = r"(?:sec(?:ond)?s?|min(?:ute)?s?|mins|hours?|hrs?|(?:working |business )?days?|weeks?|months?)"

_DURATION = re.compile(
    r"\b(?:in|within|takes?|take|another|give me|for the next|inside)\s+(?:about |around |roughly |"
    r"less than |under |at most |the next |just )*"
    rf"(?:(?P<low>{_COUNT})\s?(?:-|to|"
    rf"or)\s?)?(?P<count>{_COUNT})\s+(?:more )?(?P<unit>{_UNIT})\b(?P<half> and a half)?(?!\s+ago)"
)
_CLOCK = re.compile(
    rf"(?:\b(?P<prep>between {_HOUR}(?:[:.][0-5]\d)?\s?(?:[ap]m)? and|at|by|before|around|about|from|"
    r"until|till|for|no later than|@)\s+(?:about |around |latest )?)?"
    rf"(?:(?P<half>half(?: past)?|quarter past|quarter to|\w+ past|\w+ to)\s+(?P<base>{_HOUR})|"
    rf"(?P<hour>{_HOUR})(?:[:.h](?P<minute>[0-5]\d))?)\s?(?P<mark>a\.?m\.?|p\.?m\.?|"
    r"o'?\s?clock)?(?![\w%$€£/-]|[:.,]\d)"
)
_DAY = re.compile(
    rf"\b(?:(?P<next>next|this|end of(?: the| this)?|close of)\s+)?"
    rf"(?P<day>today|tonight|tomorrow|tmrw|tomoz|{_DAYS}|week|month|day|business|weekend|"
    rf"{_PART})\b(?:\s+(?P<part>{_PART}))?"
)
_DATE = re.compile(
    rf"\b(?:the\s+)?(?P<number>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<month>{_MONTHS})\b|"
    r"\bthe\s+(?P<alone>\d{1,2})(?:st|nd|rd|th)\b"
)
_NAMED = re.compile(
    r"\b(?:(?:by|before|at|around|until)\s+)?(?P<name>noon|midday|midnight|lunch(?:time)?|"
    r"end of (?:the )?(?:day|business)|close of business|eod|cob|end of (?:the |this )?week)\b"
)
_NOT_AN_HOUR = re.compile(rf"\s*(?:{_UNIT}|times?|of|more|people|or|percent|euros?|pounds?|dollars?|lei)\b")


@dataclass(frozen=True, slots=True)
class Time:
    """A time named in a text."""

    when: str
    """Comparable form."""
    start: int
    """First character of the words that name it."""
    end: int
    """One past the last."""


def times(text: str) -> tuple[Time, ...]:
    """All times named in a text, day and clock joined where they stand together.

    Args:
        text: Lower case, with plain quotes.
    """
    found = [*_durations(text), *_named(text), *_dates(text), *_days(text), *_clocks(text)]
    taken: list[Time] = []
    for time in found:
        if all(time.end <= other.start or time.start >= other.end for other in taken):
            taken.append(time)
    return _joined(text, sorted(taken, key=lambda t: t.start))


def _durations(text: str) -> list[Time]:
    """Spans such as "in ten minutes", "within the hour", "within two to three working days"."""
    found = []
    for m in _DURATION.finditer(text):
        count, unit = m["count"], m["unit"].removeprefix("working ").removeprefix("business ")
        kind = {
            "s": "sec",
            "m": "month" if unit.startswith("mo") else "min",
            "h": "hour",
            "d": "day",
            "w": "week",
        }[unit[0]]
        amount = int(count) if count.isdigit() else _NUMBERS.get(count, 1)
        if count.startswith("half"):
            amount, kind = (30, "min") if kind == "hour" else (12, "hour")
        elif count.startswith("a quarter"):
            amount, kind = 15, "min"
        elif kind == "hour" and amount <= 2:
            amount, kind = amount * 60 + (30 if m["half"] else 0), "min"
        found.append(Time(f"in {amount} {kind}", m.start(), m.end()))
    return found


def _named(text: str) -> list[Time]:
    """Noon, midnight, lunch, the end of the day or week."""
    forms = {"noon": "12:00", "midday": "12:00", "midnight": "00:00", "lunch": "12:30", "lunchtime": "12:30"}
    found = []
    for m in _NAMED.finditer(text):
        name = m["name"]
        late = "end of week" if name.endswith("week") else "end of day"
        found.append(Time(forms.get(name, late), m.start(), m.end()))
    return found


def _dates(text: str) -> list[Time]:
    """Dates such as "14 March", "the 3rd"."""
    found = []
    for m in _DATE.finditer(text):
        form = f"{int(m['number'])} {m['month'][:3]}" if m["month"] else f"the {int(m['alone'])}"
        found.append(Time(form, m.start(), m.end()))
    return found


def _days(text: str) -> list[Time]:
    """Weekdays, today, tomorrow morning, next week."""
    full = "monday tuesday wednesday thursday friday saturday sunday".split()
    found = []
    for m in _DAY.finditer(text):
        day, lead, part = m["day"], m["next"] or "", m["part"] or ""
        if day in ("week", "month", "day", "business", "weekend", "morning", "afternoon", "evening", "night"):
            if not lead or day in ("day", "business"):
                continue
            form = (
                f"today {day}"
                if lead == "this" and day in ("morning", "afternoon", "evening")
                else f"{lead} {day}"
            )
        else:
            day = {"tmrw": "tomorrow", "tomoz": "tomorrow"}.get(day, day)
            day = next((name for name in full if name.startswith(day[:3]) and day[:3] != "tod"), day)
            form = ("next " if lead == "next" else "") + ("today evening" if day == "tonight" else day)
            form += f" {part}" if part else ""
        found.append(Time(form, m.start(), m.end()))
    return found


def _clocks(text: str) -> list[Time]:
    """Times of day such as "at 4", "by 16:30", "half past three", "9 am"."""
    found = []
    for m in _CLOCK.finditer(text):
        if text[: m.start()].endswith(("not ", "n't ")):
            continue
        bare = not (m["minute"] or m["mark"] or m["half"])
        if bare and (not m["prep"] or m["prep"] == "for" or _NOT_AN_HOUR.match(text, m.end())):
            continue
        form = _clock_form(m)
        if form:
            found.append(Time(form, m.start(), m.end()))
    return found


def _clock_form(m: re.Match[str]) -> str | None:
    """24-hour form of a clock match, None if it is no time of day."""
    raw = m["base"] or m["hour"]
    hour = int(raw) if raw.isdigit() else _NUMBERS[raw]
    minute = int(m["minute"] or 0)
    half = m["half"] or ""
    if half.startswith("half"):
        minute = 30
    elif half:
        first = half.split()[0]
        shift = 15 if first == "quarter" else int(first) if first.isdigit() else _NUMBERS.get(first, -1)
        if shift < 1:
            return None
        hour, minute = (hour, shift) if half.endswith("past") else (hour - 1, 60 - shift)
    if not 0 <= hour <= 24 or not 0 <= minute < 60:
        return None
    mark = (m["mark"] or "").replace(".", "")
    if mark == "pm" and hour < 12 or not mark.startswith("am") and 1 <= hour <= 7 and raw[0] != "0":
        hour += 12
    return f"{hour % 24:02d}:{minute:02d}"


def _joined(text: str, listed: list[Time]) -> tuple[Time, ...]:
    """Join a day and a clock time that stand together, e.g. "Thursday at four"."""
    joined: list[Time] = []
    for time in listed:
        if joined and _belong(text, joined[-1], time):
            last = joined.pop()
            day, clock = (last.when, time.when) if ":" in time.when else (time.when, last.when)
            joined.append(Time(f"{day} {clock}", last.start, time.end))
        else:
            joined.append(time)
    return tuple(joined)


def _belong(text: str, first: Time, second: Time) -> bool:
    """Whether one of two neighbouring times is a day and the other its clock time."""
    gap = text[first.end : second.start].strip()
    near = gap in ("", "at", "by", "before", ",", "around", "on")
    clocks = [":" in first.when, ":" in second.when]
    return (
        near
        and clocks.count(True) == 1
        and not first.when.startswith("in ")
        and not second.when.startswith("in ")
    )
