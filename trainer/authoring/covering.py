"""Running everything that can reach content: the conversation tests, and bots that go everywhere.

Bots play each scenario as it is. A persona is also played in the same scenarios without their own
words, because those come first and a persona's own would hardly ever be heard.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from trainer.authoring.bench import Bench, prepare
from trainer.authoring.bots import BOTS
from trainer.authoring.conversation_tests import run_tests
from trainer.authoring.coverage import Cover, Hits, counted, persona_items, scenario_items, trace
from trainer.authoring.finding import Wanted, read_cast, tests_beside
from trainer.authoring.reachability import never_in_persona, never_in_scenario
from trainer.authoring.simulation import FEW, Order, each, orders
from trainer.authoring.wanderer import Wanderer
from trainer.content.conversation_files import read_conversations
from trainer.content.reading import read_document
from trainer.model.persona import Degree, Persona
from trainer.model.reading import Reader
from trainer.model.scenario import Scenario
from trainer.understand.exemplars import Exemplar

ROVING = 12
"""Talks of the wanderer for each talk of another bot."""

ALONE = 30
"""Talks of each persona in its own words, for each talk of another bot; spread over the scenarios."""

Watch = Callable[[str, int, int], None]
"""Told which scenario is played, how many talks are done, and of how many."""

DEGREES = tuple(Degree)
"""Degrees of temper, played in turn."""


@dataclass(slots=True)
class Tour:
    """What was reached so far."""

    personas: dict[str, Persona]
    """Personas whose own words are wanted."""
    tests: dict[str, Hits] = field(default_factory=dict)
    """Scenario or persona, by name -> what tests reached with it."""
    bots: dict[str, Hits] = field(default_factory=dict)
    """Scenario or persona, by name -> what bots reached with it."""


def cover(
    wanted: Wanted,
    reader: Reader,
    exemplars: Sequence[Exemplar],
    *,
    talks: int,
    seed: int = 0,
    jobs: int = 1,
    watch: Watch = lambda name, done, of: None,
) -> list[Cover]:
    """What is reached of scenarios and personas.

    Args:
        wanted: Scenarios that are played, and what is reported of.
        reader: What reads replies.
        exemplars: Labelled replies for the bots.
        talks: Talks of each bot in each scenario; the wanderer has more.
        seed: Seed of the first talk.
        jobs: Worker processes.
        watch: Told how far it is.

    Raises:
        ContentError: A scenario or a persona cannot be played.
    """
    tour = Tour({persona.persona: persona for persona in wanted.personas.values()})
    scenarios: dict[Path, Scenario] = {}
    for file in wanted.played:
        scenario, persona = read_cast(file)
        scenarios[file] = scenario
        _play_tests(tour, file, reader)
        bench = prepare(scenario, persona, exemplars, reader)
        todo = list(_orders(tour, wanted, file, talks, seed))
        _play_bots(tour, bench, todo, jobs, watch)
    return [
        *(_scenario_cover(tour, path, scenarios[path]) for path in wanted.scenarios),
        *(_persona_cover(tour, path, persona) for path, persona in wanted.personas.items()),
    ]


def _play_tests(tour: Tour, scenario: Path, reader: Reader) -> None:
    """Play the tests beside a scenario; they count for it and for the persona that plays."""
    file = tests_beside(scenario)
    checked = read_conversations(file) if file else None
    if checked is None or checked.tests is None or checked.scenario is None:
        return
    for result in run_tests(checked, reader):
        start = result.talk.start
        for name in (start.scenario, start.persona):
            tour.tests.setdefault(name, Hits()).update(trace(result.talk))


def _orders(tour: Tour, wanted: Wanted, file: Path, talks: int, seed: int) -> Iterator[Order]:
    """All talks of one scenario."""
    if file in wanted.scenarios:
        for order in (*orders(BOTS, talks, seed), *orders((Wanderer,), talks * ROVING, seed)):
            yield Order(order.bot, order.seeds, DEGREES)
    share = -(-talks * ALONE // len(wanted.played))
    for persona in tour.personas.values():
        for order in orders((Wanderer,), share, seed):
            yield Order(order.bot, order.seeds, DEGREES, persona)


def _play_bots(tour: Tour, bench: Bench, todo: Sequence[Order], jobs: int, watch: Watch) -> None:
    """Let the bots play, each in every degree of temper in turn."""
    total, done = sum(len(order.seeds) for order in todo), 0
    own = (bench.scenario.scenario, bench.persona.persona)
    with closing(each(bench, _traced, todo, jobs=jobs if total > FEW else 1)) as parts:
        for alone, count, found in parts:
            for name in (alone,) if alone else own:
                tour.bots.setdefault(name, Hits()).update(found)
            done += count
            watch(bench.scenario.scenario, done, total)


def _traced(bench: Bench, order: Order) -> tuple[str, int, Hits]:
    """Who was played alone, how many talks there were, and what they reached."""
    hits = Hits()
    for _, talk in order.talks(bench):
        hits.update(trace(talk))
    return order.alone.persona if order.alone else "", len(order.seeds), hits


def _scenario_cover(tour: Tour, path: Path, scenario: Scenario) -> Cover:
    document, _ = read_document(path)
    assert document is not None
    items = scenario_items(scenario, document, never_in_scenario(scenario, document))
    return Cover(path, counted(items, *_hits(tour, scenario.scenario)))


def _persona_cover(tour: Tour, path: Path, persona: Persona) -> Cover:
    document, _ = read_document(path)
    assert document is not None
    items = persona_items(persona, document, never_in_persona(persona))
    return Cover(path, counted(items, *_hits(tour, persona.persona)))


def _hits(tour: Tour, name: str) -> tuple[Hits, Hits]:
    return tour.tests.get(name, Hits()), tour.bots.get(name, Hits())
