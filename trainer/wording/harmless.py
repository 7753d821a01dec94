"""Makes text from a trainee or an author safe to draw.

Markup is no danger here, because all such text is drawn as ``Content`` and
never parsed. What is left are characters that act on a terminal (escapes,
other controls, direction overrides) and characters whose width terminals
disagree on (joined emoji, variation selectors, towers of accents). The first
are made visible, the second are reduced, so that a line is as wide as it says.
"""

import re
import unicodedata

MAX_MARKS = 3
"""Combining marks kept on one letter; more than this is a tower that covers the lines around it."""

_NEWLINES = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_DROPPED = re.compile(
    "[\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)
_EMOJI_JOINER = re.compile("(?<=[\u2190-\u2bff\U0001f000-\U0001faff])\u200d")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_SUSPECT = re.compile("[^\n\x20-\x7e\u00a0-\u02ff\u2010-\u2027\u2030-\u205e]")


def harmless(text: str) -> str:
    """``text`` as it may be drawn: several lines, no character that acts on the terminal.

    Args:
        text: Anything, of any length.

    Returns:
        The same words. Controls show as their pictures (an escape as ``␛``), tabs as
        four spaces, all line ends as a line feed.
    """
    if not _SUSPECT.search(text):
        return text
    text = _NEWLINES.sub("\n", text).replace("\t", "    ")
    text = _EMOJI_JOINER.sub("", text)
    text = _DROPPED.sub("", text)
    text = _CONTROL.sub(_picture, text)
    return _without_towers(text)


def one_line(text: str, width: int = 0) -> str:
    """``text`` made harmless, on one line, cut with an ellipsis at ``width`` characters (0: not cut)."""
    flat = " ".join(harmless(text).split())
    return flat if not width or len(flat) <= width else flat[: max(width - 1, 1)].rstrip() + "…"


def _picture(match: re.Match[str]) -> str:
    """A visible stand-in for one control character."""
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


def _without_towers(text: str) -> str:
    """``text`` with at most ``MAX_MARKS`` combining marks in a row."""
    kept: list[str] = []
    marks = 0
    for char in text:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= MAX_MARKS:
            kept.append(char)
    return "".join(kept)
