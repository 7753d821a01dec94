"""What was replied in a session, word for word, for whoever was asked to pass it on."""

import json
from collections.abc import Mapping
from pathlib import Path

from trainer.errors import CoolheadError
from trainer.records.choosing import transcripts
from trainer.records.past import PastSession
from trainer.records.reader import read_bytes
from trainer.records.results import Results


def replies_of(results: Results, past: PastSession) -> Mapping[int, str]:
    """The replies of a session.

    Args:
        results: The results database, and the folder of transcripts.
        past: The session.

    Returns:
        Number of the record of the transcript, counted from 0 -> reply; nothing where no transcript can be
        read.
    """
    try:
        records = [json.loads(line) for line in _content(results, past).splitlines()]
        return {n: str(record["reply"]) for n, record in enumerate(records) if record["type"] == "turn"}
    except (CoolheadError, ValueError, TypeError, KeyError, RecursionError):
        return {}


def _content(results: Results, past: PastSession) -> bytes:
    session = past.attempt.session
    if results.database.shared:
        return transcripts(results, [session]).get(session, b"")
    return read_bytes(results.folder / Path(past.file).name)
