"""``coolhead cover``: which lines, facts, solutions, events and endings tests and bots reached."""

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from trainer.authoring.coverage import Cover, Item

SHORT = 60
"""Characters of a line that a list shows."""


@click.command("cover", epilog="Example: coolhead cover scenarios/fee-waiver.yaml --fail-under 90")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "-n",
    "--talks",
    type=click.IntRange(1, 10_000),
    default=60,
    show_default=True,
    help="Talks of each bot in each scenario.",
)
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="Seed of the first talk.")
@click.option("--jobs", type=click.IntRange(1, 256), help="Processes; one a core if not given.")
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    metavar="PERCENT",
    help="Exit code 1 if fewer of all lines were reached.",
)
@click.option("-v", "--verbose", is_flag=True, help="Everything with its hits, reached or not.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of text.")
def command(
    paths: tuple[Path, ...], fail_under: float | None, verbose: bool, as_json: bool, **how: Any
) -> int:
    """See what conversation tests and bots reach of scenarios and personas, and what nothing reaches.

    PATHS are scenarios, personas or folders with both; without them all that is shipped. Personas are
    also played in scenarios stripped of their own words, which would come first.
    """
    covers = _covered(paths, how)
    lines = _json(covers) if as_json else _text(covers, verbose=verbose)
    for line in lines:
        click.echo(line)
    reached, every = _lines(covers)
    too_few = fail_under is not None and every > 0 and 100 * reached / every < fail_under
    if too_few and not as_json:
        click.echo(f"Fewer than the {fail_under:g} % that were asked for.")
    return 1 if too_few else 0


def _covered(paths: tuple[Path, ...], how: dict[str, Any]) -> "list[Cover]":
    """Play everything, with a bar on a terminal."""
    from trainer.authoring.covering import cover
    from trainer.authoring.finding import find_wanted
    from trainer.cli.meter import meter
    from trainer.understand.exemplars import load_exemplars
    from trainer.understand.reader import load_reader

    with meter("playing") as progress:
        return cover(
            find_wanted(paths),
            load_reader(),
            load_exemplars(),
            talks=how["talks"],
            seed=how["seed"],
            jobs=how["jobs"] or os.cpu_count() or 1,
            watch=lambda _, done, of: progress(done, of),
        )


def _lines(covers: "Sequence[Cover]") -> tuple[int, int]:
    """Lines that were reached, and all lines."""
    from trainer.authoring.coverage import Sort

    items = [item for cover in covers for item in cover.of(Sort.LINE)]
    return sum(item.reached for item in items), len(items)


def _text(covers: "Sequence[Cover]", *, verbose: bool) -> Iterator[str]:
    from trainer.cli.tables import table

    yield from _table(covers, table)
    yield ""
    if verbose:
        yield from _section("Everything, with hits of tests and bots", covers, lambda item: True, _hits)
    yield from _section(
        "Not reached, though it could be", covers, lambda item: not item.reached and not item.never, _missed
    )
    yield from _section(
        "Cannot be reached", covers, lambda item: bool(item.never) and not item.reached, _never
    )
    yield _summary(covers)


def _table(covers: "Sequence[Cover]", table: Any) -> list[str]:
    from trainer.authoring.coverage import Sort

    heads = ("content", "lines", "", "facts", "offers", "lookups", "events", "endings")
    rows = []
    for cover in covers:
        reached, every = _lines([cover])
        counts = [cover.of(sort) for sort in Sort if sort is not Sort.LINE]
        cells = [f"{sum(item.reached for item in items)}/{len(items)}" if items else "" for items in counts]
        rows.append((cover.path.stem, f"{reached}/{every}", _percent(reached, every), *cells))
    found: list[str] = table(heads, rows)
    return found


def _section(title: str, covers: "Sequence[Cover]", fits: Any, render: Any) -> Iterator[str]:
    """One list of items under its title, or nothing where none fits."""
    from trainer.cli.paint import near, paint

    found = [(cover, item) for cover in covers for item in cover.items if fits(item)]
    if not found:
        return
    yield paint(f"{title}:", bold=True)
    for cover, item in found:
        yield f"  {near(cover.path)}:{item.mark.line}:{item.mark.column} {render(item)}"
    yield ""


def _missed(item: "Item") -> str:
    return f"{item.label}: {_short(item.name)}"


def _never(item: "Item") -> str:
    return f"{item.label}: {_short(item.name)} ({item.never})"


def _hits(item: "Item") -> str:
    return f"{item.tests} + {item.bots}  {item.label}: {_short(item.name)}"


def _short(text: str) -> str:
    from trainer.wording.harmless import one_line

    line = one_line(text)
    return line if len(line) <= SHORT else line[: SHORT - 1] + "\N{HORIZONTAL ELLIPSIS}"


def _summary(covers: "Sequence[Cover]") -> str:
    from trainer.authoring.coverage import Sort

    reached, every = _lines(covers)
    items = [item for cover in covers for item in cover.of(Sort.LINE)]
    by_tests = sum(bool(item.tests) for item in items)
    never = sum(bool(item.never) and not item.reached for item in items)
    rest = f"; {never} of the rest cannot be reached" if never else ""
    share = _percent(reached, every)
    return f"Lines: {reached} of {every} reached ({share}), {by_tests} of them by tests{rest}"


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else ""


def _json(covers: "Sequence[Cover]") -> Iterator[str]:
    reached, every = _lines(covers)
    record = {
        "lines": {"reached": reached, "all": every},
        "files": [
            {"path": str(cover.path), "items": [_record(item) for item in cover.items]} for cover in covers
        ],
    }
    yield json.dumps(record, ensure_ascii=False, indent=1)


def _record(item: "Item") -> dict[str, Any]:
    return {
        "sort": item.sort.value,
        "label": item.label,
        "name": item.name,
        "line": item.mark.line,
        "column": item.mark.column,
        "tests": item.tests,
        "bots": item.bots,
        "never": item.never,
    }
