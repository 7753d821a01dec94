"""What a change of the content does to a conversation that was played before it, in one sentence."""

from collections.abc import Iterator, Sequence

from trainer.model.mood import Gauge, Mood
from trainer.model.transcript import Transcript, Turn

MOST_NAMED = 4
"""Answers that are named one by one; of more, only how many."""


def change_between(before: Transcript, after: Transcript) -> str:
    """How the same replies went with the old content and go with the new.

    Args:
        before: The conversation as it was played.
        after: The same steps over the changed content, as far as it lets them be taken.

    Returns:
        A clause without a final stop.
    """
    told = [*_ended(before, after), *_said(before, after), *_felt(before, after)]
    if told:
        return "; ".join(told)
    count = len(before.turns)
    if not count:
        return "the customer opens as before"
    return f"the customer answers {_count(count)} as before"


def last_line(transcript: Transcript) -> str:
    """What the customer said last."""
    spoken = [step.line for step in transcript.steps if step.line]
    return spoken[-1] if spoken else transcript.start.line


def last_mood(transcript: Transcript) -> Mood:
    """The mood at the end of what was played so far."""
    return transcript.steps[-1].after if transcript.steps else transcript.start.mood


def _ended(before: Transcript, after: Transcript) -> Iterator[str]:
    left = len(before.turns) - len(after.turns)
    if left > 0:
        yield f"the conversation now ends at reply {len(after.turns)}, before your last {_count(left)}"


def _said(before: Transcript, after: Transcript) -> Iterator[str]:
    if before.start.line != after.start.line:
        yield "the customer opens differently"
    changed = [n for n, (old, new) in enumerate(_pairs(before, after), start=1) if old.line != new.line]
    if len(changed) > MOST_NAMED:
        yield f"{len(changed)} of {len(before.turns)} answers differ"
    elif changed:
        noun, verb = ("answer", "differs") if len(changed) == 1 else ("answers", "differ")
        yield f"{noun} {_listed(changed)} {verb}"


def _felt(before: Transcript, after: Transcript) -> Iterator[str]:
    old, new = last_mood(before), last_mood(after)
    if len(before.turns) == len(after.turns):
        for gauge in Gauge:
            if old.value(gauge) != new.value(gauge):
                yield f"{gauge.value} is {new.value(gauge)} instead of {old.value(gauge)}"


def _pairs(before: Transcript, after: Transcript) -> list[tuple[Turn, Turn]]:
    return list(zip(before.turns, after.turns, strict=False))


def _listed(numbers: Sequence[int]) -> str:
    words = [str(number) for number in numbers]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _count(number: int) -> str:
    return "1 reply" if number == 1 else f"{number} replies"
