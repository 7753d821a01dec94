"""``coolhead simulate``: simulated trainees try a scenario, and it shows whether it is fair."""

import json
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Any

import click

from trainer.cli.content import complete_scenarios, content_option
from trainer.errors import UsageError

if TYPE_CHECKING:
    from trainer.authoring.bench import Bench
    from trainer.authoring.bots import Bot
    from trainer.authoring.fairness import Unfair
    from trainer.authoring.tally import Tally

BARS = "▁▂▃▄▅▆▇█"
"""What a picture is drawn with, lowest first."""

WIDTH = 8
"""Most characters of a picture; a longer course is drawn in bigger steps."""

LINE = 79
"""Characters after which a list of endings goes on in the next line."""


@click.command("simulate", epilog="Example: coolhead simulate fee-waiver -n 200")
@click.argument("scenario", shell_complete=complete_scenarios)
@click.option(
    "-n",
    "--talks",
    type=click.IntRange(1, 100_000),
    default=1000,
    show_default=True,
    help="Talks of each bot.",
)
@click.option("--bots", default="", metavar="NAMES", help="Only these, separated by commas.")
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="Seed of the first talk.")
@click.option("--jobs", type=click.IntRange(1, 256), default=None, help="Processes; one a core if not given.")
@click.option("--persona", default=None, metavar="NAME", help="Another persona than the scenario's own.")
@click.option("--show", default="", metavar="BOT", help="Show the one talk that BOT has with --seed instead.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of tables.")
@content_option
def command(scenario: str, show: str, as_json: bool, **how: Any) -> int:
    """Let simulated trainees play SCENARIO (a name, or a file) and see whether it is fair.

    Exit code 1 if the expert does not reach the best ending, or a bot passes that must not.
    """
    chosen = _chosen(how["bots"])
    shown = _chosen(show)[:1] if show else []
    if shown:
        bench = _bench(scenario, how["persona"], how["content"])
        for line in _talk_lines(bench, shown[0], how["seed"]):
            click.echo(line)
        return 0
    bench, tallies = _played(scenario, chosen, how)
    return _report(bench, tallies, scenario, how["seed"], as_json=as_json)


def _played(scenario: str, bots: "list[type[Bot]]", how: dict[str, Any]) -> "tuple[Bench, list[Tally]]":
    """Let the bots play, with a bar on a terminal; workers come up while their replies are read."""
    from trainer.authoring.simulation import FEW, ready_pool, simulate
    from trainer.cli.meter import meter
    from trainer.processes import cores

    jobs = how["jobs"] or cores()
    worth_it = jobs > 1 and how["talks"] * len(bots) > FEW
    with ready_pool(jobs) if worth_it else nullcontext() as pool:
        bench = _bench(scenario, how["persona"], how["content"])
        with meter("playing") as progress:
            chosen = {"bots": bots, "talks": how["talks"], "seed": how["seed"]}
            return bench, simulate(bench, **chosen, jobs=jobs, pool=pool, progress=progress)


def _report(bench: "Bench", tallies: "list[Tally]", typed: str, seed: int, *, as_json: bool) -> int:
    """Print what the bots did; the exit code says whether it was fair."""
    from trainer.authoring.fairness import unfairness

    unfair = list(unfairness(tallies))
    for line in _json(bench, tallies, unfair, seed) if as_json else _text(bench, tallies, unfair, typed):
        click.echo(line)
    return 1 if unfair else 0


def _chosen(names: str) -> "list[type[Bot]]":
    """The bots that were named, or all.

    Raises:
        UsageError: There is no bot of such a name.
    """
    from trainer.authoring.bots import BOTS, bot_called
    from trainer.cli.guess import did_you_mean

    found = []
    for name in (part.strip() for part in names.split(",") if part.strip()):
        bot = bot_called(name)
        if bot is None:
            known = [kind.name for kind in BOTS]
            hint = did_you_mean(name, known)
            raise UsageError(f"there is no bot '{name}'{hint}", remedy=f"bots are {', '.join(known)}")
        found.append(bot)
    return found or list(BOTS)


def _bench(scenario: str, persona: str | None, content: Sequence[Path]) -> "Bench":
    from trainer.authoring.bench import prepare
    from trainer.authoring.finding import find_cast
    from trainer.cli.meter import meter
    from trainer.understand.exemplars import load_exemplars
    from trainer.understand.reader import load_reader

    cast = find_cast(scenario, persona, content)
    with meter("reading replies") as progress:
        return prepare(*cast, load_exemplars(), load_reader(), progress)


def _text(
    bench: "Bench", tallies: "Sequence[Tally]", unfair: "Sequence[Unfair]", typed: str
) -> Iterator[str]:
    from trainer.authoring.fairness import percent
    from trainer.cli.paint import paint
    from trainer.cli.tables import table
    from trainer.model.mood import Gauge

    scenario = bench.scenario
    count = tallies[0].talks
    yield f"{scenario.scenario}, played by {bench.persona.persona}: {count} talks of each bot"
    yield ""
    head = ("bot", "passed", "best", "score", "turns", "heat", "", "trust", "")
    rows = [
        (
            tally.bot,
            percent(tally.share(tally.passed)),
            percent(tally.best),
            f"{tally.mean_score:.0f} ±{tally.spread:.0f}",
            f"{tally.mean_turns:.1f}",
            *_way(tally.course(Gauge.HEAT)),
            *_way(tally.course(Gauge.TRUST)),
        )
        for tally in tallies
    ]
    yield from table(head, rows)
    yield ""
    yield "Endings:"
    for tally in tallies:
        yield from _endings(tally)
    yield ""
    if not unfair:
        yield paint("Fair", "green", bold=True) + ": nothing that a bot did speaks against it."
    for item in unfair:
        yield f"{paint('UNFAIR', 'red', bold=True)}: the {item.bot} {item.what}; {item.remedy}"
        if item.seed is not None:
            yield f"  see one: coolhead simulate {typed} --show {item.bot} --seed {item.seed}"


def _way(course: Sequence[float]) -> tuple[str, str]:
    """A gauge's way in numbers and as a picture."""
    return f"{course[0]:.0f}\N{RIGHTWARDS ARROW}{course[-1]:.0f}", picture(course)


def picture(course: Sequence[float]) -> str:
    """Values from 0 to 100 as bars; the first and the last are always drawn.

    Args:
        course: At least one value.
    """
    width = min(len(course), WIDTH)
    places = [round(n * (len(course) - 1) / max(1, width - 1)) for n in range(width)]
    return "".join(BARS[min(int(course[place] * len(BARS) / 100), len(BARS) - 1)] for place in places)


def _endings(tally: "Tally") -> list[str]:
    """How often each ending was reached, as lines."""
    from trainer.authoring.fairness import percent

    shares = [f"{name} {percent(tally.share(count))}" for name, count in _by_count(tally.endings.items())]
    glued = [share.replace(" ", "\N{NO-BREAK SPACE}") for share in shares]
    lines = wrap(f"{tally.bot:<13}  {', '.join(glued)}", LINE, subsequent_indent=" " * 15)
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines]


def _by_count(pairs: Any) -> list[tuple[str, int]]:
    return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))


def _json(bench: "Bench", tallies: "Sequence[Tally]", unfair: "Sequence[Unfair]", seed: int) -> Iterator[str]:
    yield json.dumps(
        {
            "scenario": bench.scenario.scenario,
            "persona": bench.persona.persona,
            "reader": bench.reader,
            "seed": seed,
            "bots": [_record(tally) for tally in tallies],
            "fair": not unfair,
            "unfair": [
                {"bot": item.bot, "what": item.what, "remedy": item.remedy, "seed": item.seed}
                for item in unfair
            ],
        },
        ensure_ascii=False,
        indent=2,
    )


def _record(tally: "Tally") -> dict[str, Any]:
    from trainer.model.mood import Gauge

    return {
        "bot": tally.bot,
        "talks": tally.talks,
        "passed": tally.passed,
        "kinds": dict(sorted(tally.kinds.items())),
        "endings": dict(_by_count(tally.endings.items())),
        "score": {"mean": round(tally.mean_score, 2), "spread": round(tally.spread, 2)},
        "turns": round(tally.mean_turns, 2),
        "heat": [round(value, 1) for value in tally.course(Gauge.HEAT)],
        "trust": [round(value, 1) for value in tally.course(Gauge.TRUST)],
    }


def _talk_lines(bench: "Bench", bot: "type[Bot]", seed: int) -> Iterator[str]:
    """One talk, so that an author sees how a bot got where it got."""
    from trainer.authoring.bench import play
    from trainer.model.transcript import Turn
    from trainer.wording.harmless import one_line

    talk = play(bench, bot, seed)
    yield f"Customer: {one_line(talk.start.line)}"
    for step in talk.steps:
        if isinstance(step, Turn):
            yield f"{bot.name}: {one_line(step.reply)}"
            moves = ", ".join(dict.fromkeys(hit.name.value for hit in step.moves)) or "nothing recognised"
            met = f", met {', '.join(step.met)}" if step.met else ""
            events = f", {', '.join(step.events)}" if step.events else ""
            heat = f"heat {step.before.heat} to {step.after.heat}"
            yield f"  ({step.need or 'all met'}: {moves}{met}{events}; {heat})"
        else:
            yield f"{bot.name}: /{step.name} {one_line(step.text)}".rstrip()
        if step.line:
            yield f"Customer: {one_line(step.line)}"
    end = talk.end
    assert end is not None
    skills = ", ".join(f"{name} {'none' if mark is None else mark}" for name, mark in end.skills)
    yield f"End: {end.ending}, {end.score}, {'passed' if end.passed else 'not passed'} ({skills})"
