"""``coolhead understand``: what the game makes of a reply, for people and for programs."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click

from trainer.errors import EnvironmentProblem, UsageError

STDIN = "-"
"""Name of standard input among files."""


USUAL_EXEMPLARS = 3
"""Exemplars shown where no number is given."""

MOST_EXEMPLARS = 50
"""Most exemplars that are shown."""


class HowMany(click.IntRange):
    """A number that may be left out; a reply in its place is told apart from a number out of range."""

    def __init__(self) -> None:
        """From none to a pageful."""
        super().__init__(0, MOST_EXEMPLARS)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """A number, or an error that says where to put it."""
        if isinstance(value, str) and not value.strip().isdigit():
            self.fail("write --exemplars behind the reply, or a number after it", param, ctx)
        return super().convert(value, param, ctx)


@click.command(
    "understand", epilog='Example: coolhead understand "I am so sorry. I\'ll ring you at four." --exemplars'
)
@click.argument("text", required=False)
@click.option("--customer", default="", metavar="TEXT", help="What the customer had just said.")
@click.option("--topics", metavar="FILE", help="YAML or JSON map of topic to example phrasings.")
@click.option("--scenario", metavar="NAME", help="Match against the topics of a scenario, by name or file.")
@click.option("--jsonl", metavar="FILE", help='Lines {"id", "reply", "customer"?}; \'-\' is standard input.')
@click.option(
    "--exemplars",
    type=HowMany(),
    is_flag=False,
    flag_value=str(USUAL_EXEMPLARS),
    default=0,
    metavar="[N]",
    help="Show the N nearest shipped exemplars of each sentence with their labels.  [N: 3]",
)
def command(
    text: str | None,
    customer: str,
    topics: str | None,
    scenario: str | None,
    jsonl: str | None,
    exemplars: int,
) -> None:
    """Tell what the game makes of the reply TEXT, or of many replies with --jsonl.

    Each sentence is shown with its moves, how sure they are, and the words that decided.
    """
    examples = _examples(topics, scenario)
    if jsonl is not None:
        if text is not None or customer:
            raise UsageError("--jsonl brings its own replies", remedy="leave TEXT and --customer out")
        if exemplars:
            raise UsageError("--exemplars is for one reply", remedy="leave --jsonl out")
        _many(jsonl, examples)
        return
    reply = _piped() if text is None else text
    for line in _one(reply, customer, examples, exemplars):
        click.echo(line)


def _examples(topics: str | None, scenario: str | None) -> dict[str, tuple[str, ...]]:
    """Topics and their phrasings, from a file of topics or from a scenario."""
    if topics and scenario:
        raise UsageError("--topics and --scenario both name topics", remedy="leave one of them out")
    if scenario:
        from trainer.content.conversation_files import persona_files
        from trainer.content.library import find_content_root, load_library, load_scenario
        from trainer.engine.matter import topic_phrases

        file = Path(scenario)
        if file.suffix in (".yaml", ".yml"):
            return topic_phrases(load_scenario(file, persona_files(file)))
        return topic_phrases(load_library([find_content_root()]).scenario(scenario))
    if topics:
        from trainer.content.topics import read_topics

        return read_topics(Path(topics))
    return {}


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


def _one(reply: str, customer: str, topics: dict[str, tuple[str, ...]], exemplars: int) -> Iterator[str]:
    """What was understood, in plain lines."""
    from trainer.authoring.explaining import explain
    from trainer.cli.reading_text import reading_lines
    from trainer.model.reading import Context
    from trainer.understand.choosing import choose_reader, named_encoder

    context = Context(customer=customer, topics=topics)
    yield from reading_lines(explain(reply, context, choose_reader(named_encoder())), exemplars)
