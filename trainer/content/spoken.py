"""Every line of a scenario or persona, with where it stands and in which moods it is said."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from trainer.content.document import Path
from trainer.guards.guard import ANY_BAND, Scene, scene_of
from trainer.model.lines import Line, LineGroups
from trainer.model.mood import HeatBand
from trainer.model.persona import Persona
from trainer.model.scenario import Scenario

BANDS: dict[str, frozenset[HeatBand]] = {
    "any": ANY_BAND,
    "cool": frozenset({HeatBand.CALM, HeatBand.ANNOYED}),
    "hot": frozenset({HeatBand.ANGRY, HeatBand.FURIOUS}),
    **{band.value: frozenset({band}) for band in HeatBand},
}
"""Group of lines -> the heat bands in which they are said."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One line in its place."""

    path: Path
    """Keys and positions from the top of the file."""
    line: Line
    """The line."""
    bands: frozenset[HeatBand]
    """Heat bands in which it is said."""


def spoken_lines(content: Scenario | Persona) -> Iterator[Spoken]:
    """Every line that the customer can say, in the order of the fields; openers are among them."""
    yield from _within(content, (), ANY_BAND)


def scene(content: Scenario | Persona) -> Scene:
    """What the guards may know where these lines are said; a persona's lines are said anywhere."""
    if isinstance(content, Persona):
        return Scene()
    customer = content.customer
    told = [text for fact in content.facts for line in fact.answers.every_line() for text in line.wordings]
    told += [lookup.shows for lookup in content.lookups]
    answers: set[int] = {id(line) for fact in content.facts for line in fact.answers.every_line()}
    openly = [found.line.plain for found in spoken_lines(content) if id(found.line) not in answers]
    return scene_of((customer.name, *customer.names), tuple(told), (*openly, *_slots(content)))


def _slots(content: Scenario) -> list[str]:
    return [content.slots.thing, content.slots.problem, content.slots.deadline]


def _within(node: object, path: Path, bands: frozenset[HeatBand]) -> Iterator[Spoken]:
    """Lines below one value; only lines are of the type ``Line``, so all other text is passed over."""
    grouped = isinstance(node, LineGroups)
    for step, value in _parts(node):
        if isinstance(value, Line):
            yield Spoken((*path, step), value, BANDS[str(step)] if grouped else bands)
        elif value and isinstance(value, BaseModel | dict | tuple):
            yield from _within(value, (*path, step), BANDS[str(step)] if grouped else bands)


def _parts(node: object) -> Iterable[tuple[str | int, object]]:
    """What a value is made of, each part with the step that leads to it."""
    if isinstance(node, tuple):
        return enumerate(node)
    if isinstance(node, dict):
        return node.items()
    return node if isinstance(node, BaseModel) else ()
