"""Who is learning: an id that a person or a lead chooses, without password and without registration.

An id is any short text, because a staff number, a nickname and a mail address
all serve. It is stored beside transcripts and in the results database, never
in a transcript and never in a file's name.
"""

import hashlib
import os
import unicodedata

from trainer.errors import UsageError

VARIABLE = "COOLHEAD_LEARNER"
"""Environment variable that names who is learning, where no option does."""

DEFAULT = "me"
"""Id of the one learner of a machine on which nobody chose an id."""

LONGEST = 10_000
"""Characters of the longest id."""


def learner_id(text: str) -> str:
    """An id as it is stored: one form of each letter, no blanks around it.

    Args:
        text: What was typed.

    Raises:
        UsageError: It is empty, far too long or holds control characters.
    """
    chosen = unicodedata.normalize("NFC", text).strip()
    if not chosen:
        raise UsageError("the learner's id is empty", remedy="name one with --learner ID")
    if len(chosen) > LONGEST:
        raise UsageError(
            f"the learner's id has {len(chosen):,} characters and {LONGEST:,} are the most",
            remedy="choose a shorter one",
        )
    if any(unicodedata.category(char) in ("Cc", "Cs") for char in chosen):
        raise UsageError("the learner's id holds control characters", remedy="choose one that can be typed")
    return chosen


def usual_learner() -> str:
    """The learner where no option names one: the environment's, else the machine's only one.

    Raises:
        UsageError: The environment names an id that cannot be one.
    """
    return learner_id(os.environ.get(VARIABLE, "").strip() or DEFAULT)


def learner_key(learner: str) -> str:
    """A fixed-length stand-in for an id, fit for an index: 64 hexadecimal digits."""
    return hashlib.sha256(learner.encode("utf-8")).hexdigest()
