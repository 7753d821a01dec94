"""The shape that each record of a transcript must have, checked before anything is made of it.

A transcript may come from anywhere: an older version, another computer, a
text editor. The types of the model trust what they are given, so the check is
here, at the door. Keys that are not named may be there: keys can be added.

A shape is a type, a tuple of types, a list with one shape (a list of such
things), or a dict (an object with at least these keys; a key that ends with
``?`` may be missing).
"""

from typing import Any

from trainer.model.transcript import Record

Shape = Any
"""A type, a tuple of types, ``[shape]`` or ``{key: shape}``."""

OPTIONAL = "?"
"""Ends the name of a key that may be missing."""

_MOOD: Shape = {"heat": int, "trust": int, "patience": int, "clarity": int}
_CHANGE: Shape = {"before": _MOOD, "after": _MOOD}
_LEDGER: Shape = [{"mood": str, "change": int, "reason": str, "source": str}]
_MOVES: Shape = [{"name": str, "score": (int, float), "start": int, "end": int}]

SHAPES: dict[str, Shape] = {
    "session": {
        "scenario": str,
        "persona": str,
        "degree": str,
        "seed": int,
        "mode": str,
        "content_hash": str,
        "engine": str,
        "reader": str,
        "mood": _MOOD,
        "line": str,
        "course?": str,
        "module?": str,
        "variety?": str,
        "written?": str,
    },
    "turn": {
        "n": int,
        "reply": str,
        "rated": bool,
        "status": str,
        "moves": _MOVES,
        "unsure": [str],
        "topics": [str],
        "mood": _CHANGE,
        "ledger": _LEDGER,
        "need": str,
        "met": [str],
        "events": [str],
        "signals": [str],
        "promises": [str],
        "line": str,
        "written?": str,
    },
    "action": {
        "n": int,
        "name": str,
        "text": str,
        "result": str,
        "mood": _CHANGE,
        "ledger": _LEDGER,
        "events": [str],
        "line": str,
        "written?": str,
    },
    "end": {
        "ending": str,
        "outcome": str,
        "score": int,
        "passed": bool,
        "skills": {},
        "critical": [str],
    },
}
"""Record type -> the shape of its record."""


def misfit(record: Record, shape: Shape, at: str = "") -> str:
    """Where a record does not have its shape.

    Args:
        record: Plain data.
        shape: What it must be.
        at: Name of the place that ``record`` stands in; empty at the top.

    Returns:
        One clause such as ``"'n' is missing"``, empty if all fits.
    """
    if isinstance(shape, dict):
        return _object_misfit(record, shape, at)
    if isinstance(shape, list):
        return _list_misfit(record, shape[0], at)
    return "" if _is(record, shape) else f"'{at}' is {_kind(record)}"


def _object_misfit(value: Any, shape: dict[str, Shape], at: str) -> str:
    if not isinstance(value, dict):
        return f"'{at}' is {_kind(value)}" if at else f"a record is {_kind(value)}"
    for name, inner in shape.items():
        key = name.removesuffix(OPTIONAL)
        if key != name and key not in value:
            continue
        place = f"{at}.{key}" if at else key
        problem = misfit(value[key], inner, place) if key in value else f"'{place}' is missing"
        if problem:
            return problem
    return ""


def _list_misfit(value: Any, inner: Shape, at: str) -> str:
    if not isinstance(value, list):
        return f"'{at}' is {_kind(value)}"
    problems = (misfit(item, inner, f"{at}[{index}]") for index, item in enumerate(value))
    return next(filter(None, problems), "")


def _is(value: Any, wanted: Any) -> bool:
    """Whether a value is of a type, where true and false are no numbers."""
    kinds = wanted if isinstance(wanted, tuple) else (wanted,)
    return isinstance(value, kinds) and (not isinstance(value, bool) or bool in kinds)


def _kind(value: Any) -> str:
    """A JSON value's kind in words."""
    words = {bool: "true or false", str: "text", list: "a list", dict: "an object", type(None): "null"}
    return words.get(type(value), "a number")
