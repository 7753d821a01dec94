"""``coolhead understand``: what the game makes of a reply, for people and for programs."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from trainer.errors import EnvironmentProblem, UsageError

if TYPE_CHECKING:
    from trainer.model.reading import Reading

STDIN = "-"
"""Name of standard input among files."""


@click.command("understand")
@click.argument("text", required=False)
@click.option("--customer", default="", metavar="TEXT", help="What the customer had just said.")
@click.option("--topics", metavar="FILE", help="YAML or JSON map of topic to example phrasings.")
@click.option("--jsonl", metavar="FILE", help='Lines {"id", "reply", "customer"?}; \'-\' is standard input.')
def command(text: str | None, customer: str, topics: str | None, jsonl: str | None) -> None:
    """Tell what the game makes of the reply TEXT, or of many replies with --jsonl."""
    from trainer.content.topics import read_topics

    examples = read_topics(Path(topics)) if topics else {}
    if jsonl is not None:
        if text is not None or customer:
            raise UsageError("--jsonl brings its own replies", remedy="leave TEXT and --customer out")
        _many(jsonl, examples)
        return
    reply = _piped() if text is None else text
    for line in _one(reply, customer, examples):
        click.echo(line)


def _piped() -> str:
    if sys.stdin.isatty():
        raise UsageError(
            "there is no reply to read", remedy="write it in quotes, or name a file with --jsonl"
        )
    return sys.stdin.read()


def _many(source: str, topics: dict[str, tuple[str, ...]]) -> None:
    from trainer.understand.lines import understand_lines

    with ExitStack() as stack:
        lines = sys.stdin if source == STDIN else stack.enter_context(_opened(source))
        try:
            for line in understand_lines(lines, topics):
                click.echo(line.encode("utf-8", "replace"))
        except UsageError as error:
            name = "standard input" if source == STDIN else source
            raise UsageError(error.what, where=f"{name}, {error.where}", remedy=error.remedy) from error


def _opened(source: str) -> Any:
    try:
        return Path(source).open(encoding="utf-8-sig", errors="replace")
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise EnvironmentProblem(
            f"cannot read the replies: {reason}", where=source, remedy="check the path and its permissions"
        ) from error


def _one(reply: str, customer: str, topics: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """What was understood, in plain lines."""
    from trainer.model.reading import Context
    from trainer.understand.reader import load_reader

    reading = load_reader().read(reply, Context(customer=customer, topics=topics))
    if not reading.rated:
        from trainer.wording.words import STATUS_WORDS

        yield STATUS_WORDS[reading.status].capitalize()
    yield from _sentences(reading)
    yield from _rest(reading)


def _sentences(reading: "Reading") -> Iterator[str]:
    from trainer.model.moves import Move
    from trainer.understand.lines import explain
    from trainer.wording.harmless import one_line

    for entry in explain(reading):
        if "text" not in entry:
            continue
        yield f'"{one_line(entry["text"])}"'
        for found in entry["moves"]:
            move = Move(found["name"])
            harm = "harmful: " if move.harmful else ""
            yield f"  {harm}{move.value}, {_percent(found['score'])}. {move.gist}"
        for topic in entry["topics"]:
            yield f"  topic {one_line(topic['name'])}, {_percent(topic['score'])}."
        if not entry["moves"] and not entry["topics"]:
            yield "  nothing that counts."


def _rest(reading: "Reading") -> Iterator[str]:
    near = [f"{move.value} {_percent(reading.scores.get(move, 0.0))}" for move in reading.unsure]
    yield from _listed("Close, and not counted", near)
    yield from _listed("Times promised", (f"{promise.what} {promise.when}" for promise in reading.promises))
    signals = reading.signals
    marks = {"uses the name": signals.uses_name, "shouting": signals.shouting, "repeated": signals.repeated}
    yield from _listed("Also noticed", (name for name, seen in marks.items() if seen))


def _listed(title: str, items: Iterable[str]) -> Iterator[str]:
    text = ", ".join(items)
    if text:
        yield f"{title}: {text}."


def _percent(score: float) -> str:
    return f"{round(score * 100)} %"
