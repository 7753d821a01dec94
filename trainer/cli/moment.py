"""A moment that somebody typed, for options such as ``--since``."""

from datetime import datetime

from trainer.errors import UsageError


def since(text: str) -> str:
    """A typed day or moment as the records write moments: in UTC.

    Args:
        text: ``2026-11-26``, ``2026-11-26 09:30`` or with a zone; local time where none is named, and a
            day from its first minute. Empty stands for the beginning of time.

    Returns:
        Text that can be compared with moments of the records; empty for empty.

    Raises:
        UsageError: It is no moment.
    """
    from trainer.records.beside import utc

    if not text.strip():
        return ""
    try:
        return utc(datetime.fromisoformat(text.strip()).astimezone())
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(f"'{text}' is no day", remedy="write it like 2026-11-26") from error
