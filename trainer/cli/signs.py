"""Whether standard output can show signs beyond plain ASCII."""

import sys


def can_show(signs: str) -> bool:
    """Whether the encoding of standard output has all of ``signs``."""
    try:
        signs.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
