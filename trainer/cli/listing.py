"""``coolhead list``: what can be played."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from trainer.cli.content import content_option

if TYPE_CHECKING:
    from trainer.content.library import Library
    from trainer.model.scenario import Scenario
    from trainer.records.sessions import Best


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of tables.")
@content_option
def command(as_json: bool, content: tuple[Path, ...]) -> None:
    """List scenarios, personas and courses."""
    from trainer.cli.edge import complain
    from trainer.game import open_game

    game = open_game(content=content)
    scenarios = sorted(game.library.scenarios.values(), key=lambda item: (item.difficulty, item.scenario))
    bests = game.best()
    if as_json:
        click.echo(_as_json(scenarios, game.library, bests))
    else:
        _tables(scenarios, game.library, bests)
    left_out = {problem.path for problem in game.library.problems}
    if left_out:
        files = "1 file has" if len(left_out) == 1 else f"{len(left_out)} files have"
        complain(f"{files} problems and cannot be played; run 'coolhead check'")


def _tables(scenarios: "list[Scenario]", library: "Library", bests: "Mapping[str, Best]") -> None:
    from trainer.cli.tables import table

    head = ("scenario", "difficulty", "minutes", "customer", "best", "title")
    rows = [
        (
            item.scenario,
            f"{item.difficulty} of 5",
            str(item.minutes),
            item.persona,
            _best(bests, item),
            item.title,
        )
        for item in scenarios
    ]
    people = [(item.persona, item.title, item.about) for item in library.personas.values()]
    for line in (*table(head, rows), "", *table(("persona", "temper", "about"), people)):
        click.echo(line)
    if library.courses:
        courses = [(item.course, str(len(item.all_modules)), item.title) for item in library.courses.values()]
        for line in ("", *table(("course", "modules", "title"), courses)):
            click.echo(line)


def _best(bests: "Mapping[str, Best]", scenario: "Scenario") -> str:
    best = bests.get(scenario.scenario)
    if best is None:
        return "not tried"
    return f"{best.score}, passed" if best.passed else f"{best.score}, not passed"


def _as_json(scenarios: "list[Scenario]", library: "Library", bests: "Mapping[str, Best]") -> str:
    from trainer.cli.course_text import course_data

    listing = {
        "scenarios": [_scenario_data(item, bests) for item in scenarios],
        "personas": [
            {"persona": item.persona, "title": item.title, "about": item.about}
            for item in library.personas.values()
        ],
        "courses": [course_data(item) for item in library.courses.values()],
    }
    return json.dumps(listing, ensure_ascii=False, indent=2)


def _scenario_data(scenario: "Scenario", bests: "Mapping[str, Best]") -> dict[str, Any]:
    best = bests.get(scenario.scenario)
    result = {"score": best.score, "passed": best.passed, "attempts": best.attempts} if best else None
    names = ("scenario", "title", "persona", "difficulty", "minutes", "winnable")
    fields = {name: getattr(scenario, name) for name in names}
    return {**fields, "teaches": list(scenario.teaches), "best": result}
