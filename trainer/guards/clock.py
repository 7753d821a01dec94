"""One way to say each time, amount and row of digits, so that ``7:30`` is ``half past seven``."""

import re

from trainer.guards.lexicon import NUMBERS

_SMALL = {word: value for word, value in NUMBERS.items() if value < 10} | {"oh": 0, "nought": 0}
_HOURS = {word: value for word, value in NUMBERS.items() if 1 <= value <= 12}
_DIGIT = rf"(?:{'|'.join(_SMALL)})"
_HOUR = rf"(?:{'|'.join(_HOURS)})"
_ROW = re.compile(rf"\b{_DIGIT}(?:[\s,-]+{_DIGIT}){{2,}}\b", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?<![£$€\d.,:])\b(\d{1,2})[:.]([0-5]\d)(?![\d%:])(?! ?(?:pounds?|euros?|dollars?|lei)\b)"
)
_SPOKEN = re.compile(rf"\b({_HOUR}) (fifteen|thirty|forty-five)\b(?! \w+s\b)", re.IGNORECASE)
_MINUTES = {"fifteen": 15, "thirty": 30, "forty-five": 45}
_PLAIN: tuple[tuple[str, str], ...] = (
    (r"\b(?:an hour and a half|ninety minutes|one and a half hours)\b", "90 minutes"),
    (r"\bthree[- ]quarters of an hour\b", "45 minutes"),
    (r"\bhalf(?: an|-an)?[ -]hour\b", "30 minutes"),
    (r"\b(?:a )?quarter of an hour\b", "15 minutes"),
    (r"\b(?:sixty|60) minutes\b", "an hour"),
    (r"\bhalf a year\b", "6 months"),
    (r"\bhalf a dozen\b", "6"),
    (r"\ba year and a half\b", "18 months"),
    (r"\b(?:a )?fortnight\b", "2 weeks"),
    (r"\b(?:twelve noon|midday|noon)\b", "12"),
    (r"\btonight\b", "this evening"),
    (r"\byesterday (?:evening|night)\b", "last night"),
    (r"\bovernight\b", "in the night"),
    (r"\bmornings\b", "morning"),
    (r"\bquid\b|\bsterling\b", "pounds"),
    (r"\bbucks\b", "dollars"),
    (r"\bper cent\b", "percent"),
    (r"\bhalf (?=(?:so|as) (?!much|many|long|far|big|large|fast|often)\w+\b)", ""),
    (r"(?<=\bawake) at night\b|(?<=\basleep) at night\b|\bat night(?= i (?:lie|am lying) awake\b)", ""),
)
_RULES = tuple((re.compile(pattern, re.IGNORECASE), plain) for pattern, plain in _PLAIN)


def plain_times(text: str) -> str:
    """The text with times, spans and rows of digits said in one way."""
    text = _ROW.sub(_joined, text)
    text = _CLOCK.sub(lambda found: _clock(int(found[1]), int(found[2])) or found[0], text)
    text = _SPOKEN.sub(lambda found: _clock(_HOURS[found[1].lower()], _MINUTES[found[2].lower()]), text)
    for pattern, plain in _RULES:
        text = pattern.sub(plain, text)
    return text


def _joined(row: re.Match[str]) -> str:
    """``two-zero-seven`` as ``207``."""
    return "".join(str(_SMALL[word]) for word in re.split(r"[\s,-]+", row[0].lower()))


def _clock(hour: int, minute: int) -> str:
    """A time on the dial as people say it; empty where there is no such hour."""
    if not 0 < hour < 25:
        return ""
    this, following = (hour - 1) % 12 + 1, hour % 12 + 1
    if minute == 0:
        return f"{this}"
    if minute == 30:
        return f"half past {this}"
    told = "quarter" if minute in (15, 45) else f"{min(minute, 60 - minute)}"
    return f"{told} past {this}" if minute < 30 else f"{told} to {following}"
