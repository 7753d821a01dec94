"""Readings for the command line: JSON lines in, JSON lines out, and a plain view for people.

The line format is a contract (DESIGN, section 5): keys may be added, never
renamed.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from trainer.errors import UsageError
from trainer.model.moves import Move
from trainer.model.reading import Context, Reading
from trainer.understand.choosing import choose_reader, named_encoder
from trainer.understand.text import sentences

_REMEDY = 'write one object a line: {"id": "1", "reply": "...", "customer": "..."}'


def understand_lines(lines: Iterable[str], topics: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Read JSON lines of replies and give one JSON line of reading for each.

    Args:
        lines: ``{"id", "reply", "customer"?}`` objects, blank lines skipped.
        topics: Topic name -> example phrasings; may be empty.

    Yields:
        ``{"id", "status", "moves", "scores", "topic", "topics"}`` without line end.

    Raises:
        UsageError: A line is not such an object; names the line's number.
    """
    reader = choose_reader(named_encoder())
    for number, line in enumerate(lines, start=1):
        if line.strip():
            row = _parsed(line, number)
            context = Context(customer=row.get("customer") or "", topics=topics)
            yield json.dumps(wire(row["id"], reader.read(row["reply"], context)), ensure_ascii=False)


def _parsed(line: str, number: int) -> dict[str, Any]:
    """One input line, checked."""
    where = f"line {number}"
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as problem:
        raise UsageError("this is not JSON", where=where, remedy=_REMEDY) from problem
    if not isinstance(row, dict):
        raise UsageError("this is not a JSON object", where=where, remedy=_REMEDY)
    if "id" not in row or not isinstance(row.get("reply"), str):
        raise UsageError("'id' or a text 'reply' is missing", where=where, remedy=_REMEDY)
    if not isinstance(row.get("customer") or "", str):
        raise UsageError("'customer' is not text", where=where, remedy=_REMEDY)
    return row


def wire(identity: object, reading: Reading) -> dict[str, Any]:
    """A reading in the form of the contract.

    Args:
        identity: Whatever the input line had as ``id``.
        reading: What was understood.
    """
    ranked = sorted(reading.topic_scores.items(), key=lambda item: -item[1])
    return {
        "id": identity,
        "status": reading.status.value,
        "moves": [
            {"name": h.name.value, "score": h.score, "start": h.start, "end": h.end} for h in reading.moves
        ],
        "scores": {move.value: reading.scores.get(move, 0.0) for move in Move},
        "topic": reading.topics[0].name if reading.topics else None,
        "topics": [{"name": name, "score": score} for name, score in ranked],
    }


def explain(reading: Reading) -> list[dict[str, Any]]:
    """A reading as plain data for a human view, sentence by sentence.

    Args:
        reading: What was understood.

    Returns:
        One entry a sentence with its ``text``, its ``moves`` (title, score) and topics, then one entry
        ``{"close": [...]}`` with the moves that nearly counted, strongest first.
    """
    entries: list[dict[str, Any]] = []
    for piece in sentences(reading.text):
        hits = [h for h in reading.moves if h.start < piece.end and h.end > piece.start]
        touched = [t for t in reading.topics if t.start < piece.end and t.end > piece.start]
        entries.append(
            {
                "text": piece.text,
                "start": piece.start,
                "end": piece.end,
                "moves": [{"name": h.name.value, "title": h.name.label, "score": h.score} for h in hits],
                "topics": [{"name": t.name, "score": t.score} for t in touched],
            }
        )
    close = sorted(reading.unsure, key=lambda move: -reading.scores.get(move, 0.0))
    entries.append(
        {"close": [{"name": m.value, "title": m.label, "score": reading.scores.get(m, 0.0)} for m in close]}
    )
    return entries
