"""One record as one line of JSON: the same bytes every time."""

import json

from trainer.model.transcript import Record


def dump(record: Record) -> str:
    """A record as one line without its line feed.

    Keys keep their order and text stays readable; only text that UTF-8 cannot
    carry (a lone surrogate from a pasted file name) is written as escapes.

    Args:
        record: Plain data as the transcript types give it.

    Returns:
        JSON that contains no line feed.
    """
    line = json.dumps(record, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        line = json.dumps(record, separators=(",", ":"), allow_nan=False)
    return line


def dump_bytes(record: Record) -> bytes:
    """A record as it stands in a file: UTF-8, ended by a line feed."""
    return dump(record).encode("utf-8") + b"\n"
