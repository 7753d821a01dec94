"""Which word may have been meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A clause to put behind an error.

    Args:
        word: What was typed.
        known: The words that would have been right.

    Returns:
        ``"; did you mean 'list'?"``, or nothing if no word comes near.
    """
    near = get_close_matches(word[:60].lower(), list(known), n=1, cutoff=0.5)
    return f"; did you mean '{near[0]}'?" if near else ""
