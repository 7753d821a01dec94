"""Changes to a reply that must not change what is understood."""

import random
import re

HARMLESS = ("Thank you for waiting.", "Which floor are you on?", "I'll send it to you in a minute.")
"""Sentences that may be put behind any reply."""


def slip(reply):
    """Two neighbouring letters inside a word change places, as quick fingers have it."""
    dice = random.Random(reply)
    words = [m for m in re.finditer(r"[A-Za-z]{5,}", reply) if len(set(m.group()[1:-1])) > 1]
    if not words:
        return reply
    word = dice.choice(words)
    n = dice.choice([n for n in range(word.start() + 1, word.end() - 2) if reply[n] != reply[n + 1]])
    return reply[:n] + reply[n + 1] + reply[n] + reply[n + 2 :]


def lower_case(reply):
    return reply.lower()


def no_final_stop(reply):
    return reply.removesuffix(".")


def another_number(reply):
    return re.sub(r"\d", lambda digit: str((int(digit.group()) + 3) % 9 + 1), reply)


def another_name(reply):
    """The name after a title, or one in the middle of a sentence, is another's."""
    return re.sub(r"\b(M[rs]s?\.?|Dr\.?) [A-Z]\w+", r"\1 Lindqvist", reply)


def followed_by(reply, more):
    """A reply with a sentence behind it."""
    return f"{reply if reply[-1] in '.!?' else reply + '.'} {more}"


ALL = (slip, lower_case, no_final_stop, another_number, another_name)
"""Every change that keeps the meaning."""
