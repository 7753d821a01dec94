"""What a model is asked, and how its answer is read: one line and its mood, nothing else."""

import re
from dataclasses import dataclass

from trainer.model.mood import HeatBand

SYSTEM = (
    "You reword one line that a customer says on the telephone. Keep every fact, name, number, day, "
    "question, refusal and demand. Add nothing and leave nothing out. Anything in braces stays as it is. "
    "Write only the new line."
)
"""What a chat model is told first."""

_QUOTED = re.compile(r"^\s*[\"“](.*)[\"”]\s*$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Asked:
    """One line to be said in other words."""

    line: str
    """The line as written, slots unfilled."""
    mood: HeatBand
    """How heated the customer is."""


def messages(asked: Asked) -> list[dict[str, str]]:
    """The talk that a chat model goes on with."""
    user = f"The customer is {asked.mood.value}.\nLine: {asked.line}\nThe same in other words:"
    return [{"role": "system", "content": SYSTEM}, {"role": "user", "content": user}]


def task(asked: Asked) -> str:
    """What a model that turns one text into another is given."""
    return f"paraphrase: {asked.line}"


def tidied(text: str) -> str:
    """A model's answer as a line: single spaces, and no quotation marks around all of it."""
    plain = text.strip()
    inner = _QUOTED.match(plain)
    if inner and '"' not in inner[1]:
        plain = inner[1].strip()
    return plain if "\n" in plain else " ".join(plain.split())
