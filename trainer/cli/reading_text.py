"""A reading as people read it: sentence by sentence, with bars for scores and the words that decided."""

import textwrap
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from trainer.cli.paint import paint
from trainer.cli.signs import can_show

if TYPE_CHECKING:
    from trainer.authoring.explaining import Explained
    from trainer.model.moves import Move
    from trainer.model.reading import Reading

WIDTH = 80
"""Columns that a line may fill."""

BAR = 10
"""Signs of a whole bar."""

NEAR_TOPIC = 0.2
"""Match from which a topic that is not touched is told to have come close."""

MOST_NEAR_TOPICS = 3
"""Topics that are told to have come close."""

NAME = 16
"""Columns for the name of a move."""


def reading_lines(explained: "Explained", exemplars: int) -> Iterator[str]:
    """What was understood of a reply, in lines.

    Args:
        explained: The reading and the words that decided.
        exemplars: How many of the nearest exemplars to show for each sentence.
    """
    reading = explained.reading
    if not reading.rated:
        from trainer.wording.words import STATUS_WORDS

        yield f"{STATUS_WORDS[reading.status].capitalize()}."
    yield from _sentences(explained, exemplars)
    yield from _close(explained)
    yield from _near_topics(reading)
    yield from _rest(reading)
    yield from _glossary(reading)
    if exemplars:
        from trainer.understand.nearest import HOW

        yield from _wrapped("Exemplars: ", f"{HOW}.")


def _sentences(explained: "Explained", exemplars: int) -> Iterator[str]:
    from trainer.understand.lines import explain
    from trainer.wording.harmless import one_line

    number = 0
    for entry in explain(explained.reading):
        if "text" not in entry:
            continue
        number += 1
        text = one_line(entry["text"])
        yield from (paint(line, bold=True) for line in _wrapped(f"{number}  ", f'"{text}"'))
        yield from _entry_lines(explained, entry)
        yield from _exemplar_lines(text, exemplars) if exemplars else ()


def _entry_lines(explained: "Explained", entry: dict[str, Any]) -> Iterator[str]:
    from trainer.model.moves import Move
    from trainer.wording.harmless import one_line

    for found in entry["moves"]:
        move = Move(found["name"])
        yield from _move_lines(move, found["score"], explained.because.get(move, ()))
    for topic in entry["topics"]:
        name = f"topic {one_line(topic['name'])}"
        yield f"     {name:<{NAME - 1}} {_bar(topic['score'])} {_percent(topic['score'])}"
    if not entry["moves"] and not entry["topics"]:
        yield "     nothing that counts"


def _move_lines(move: "Move", score: float, because: Iterable[str]) -> Iterator[str]:
    from trainer.wording.harmless import one_line

    colour = "red" if move.harmful else "green"
    words = ", ".join(f'"{one_line(words)}"' for words in because)
    harm = "harmful" if move.harmful else ""
    why = f"by {words}" if words else "by the sentence as a whole"
    head = f"     {move.value:<{NAME}}{_bar(score)} {_percent(score)}"
    note = f"{harm}, {why}" if harm else why
    first, *rest = textwrap.wrap(note, WIDTH - len(head) - 2) or [""]
    yield f"{paint(head, colour)}  {first}"
    yield from (f"{' ' * len(head)}  {line}" for line in rest)


def _exemplar_lines(text: str, count: int) -> Iterator[str]:
    from trainer.understand.nearest import shipped_index
    from trainer.wording.harmless import one_line

    near = shipped_index().nearest(text, count)
    yield "     nearest exemplars:" if near else "     no exemplar shares a word with it"
    for found in near:
        exemplar = found.exemplar
        moves = ", ".join(sorted(move.value for move in exemplar.moves)) or "no move"
        yield f'       {_percent(found.likeness)} "{one_line(exemplar.reply, WIDTH - 15)}"'
        yield f"             {moves}  ({exemplar.file})"


def _close(explained: "Explained") -> Iterator[str]:
    reading = explained.reading
    near = sorted(reading.unsure, key=lambda move: -reading.scores.get(move, 0.0))
    if near:
        yield "Close, and not counted:"
    for move in near:
        yield from _move_lines(move, reading.scores.get(move, 0.0), explained.because.get(move, ()))


def _near_topics(reading: "Reading") -> Iterator[str]:
    from trainer.wording.harmless import one_line

    touched = {topic.name for topic in reading.topics}
    ranked = sorted(reading.topic_scores.items(), key=lambda item: -item[1])
    near = [(name, score) for name, score in ranked if name not in touched and score >= NEAR_TOPIC]
    if reading.topic_scores and not touched:
        yield "No topic is touched."
    if near:
        shown = ", ".join(
            f"{one_line(name)} {_percent(score).strip()}" for name, score in near[:MOST_NEAR_TOPICS]
        )
        yield from _wrapped("Topics that came close: ", shown)


def _rest(reading: "Reading") -> Iterator[str]:
    from trainer.wording.harmless import one_line

    for promise in reading.promises:
        words = f'{promise.what} {promise.when}, from "{one_line(promise.quote, WIDTH)}"'
        yield from _wrapped("Promise: ", words)
    signals = reading.signals
    marks = {"uses the name": signals.uses_name, "shouting": signals.shouting, "repeated": signals.repeated}
    noticed = ", ".join(name for name, seen in marks.items() if seen)
    if noticed:
        yield f"Also noticed: {noticed}."


def _glossary(reading: "Reading") -> Iterator[str]:
    """What counts as each move that was recognised."""
    for move in dict.fromkeys(hit.name for hit in reading.moves):
        yield from _wrapped(f"{move.value}: ", move.gist)


def _wrapped(title: str, text: str) -> list[str]:
    return textwrap.wrap(title + text, WIDTH, subsequent_indent=" " * len(title), break_on_hyphens=False)


def _bar(score: float) -> str:
    """A score as a bar of full and empty signs."""
    full = round(min(max(score, 0.0), 1.0) * BAR)
    signs = "█░" if can_show("█░") else "#."
    return signs[0] * full + signs[1] * (BAR - full)


def _percent(score: float) -> str:
    return f"{round(score * 100):>3} %"
