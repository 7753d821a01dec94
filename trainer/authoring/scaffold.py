"""New scenarios and personas: complete, commented files that pass every check and can be played at once.

The files come from templates in ``templates/``. What an author answers is put
into them as text in double quotes, so that no answer can break the file, and
the result is checked like any other file before it is handed out.
"""

import json
import textwrap
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from string import Template

from trainer.content.events import parse
from trainer.content.problems import Problem
from trainer.content.reading import persona_from, scenario_from

WIDTH = 110
"""Columns of a comment in a new file."""

TEMPERS: dict[str, tuple[int, int, int, float]] = {
    "calm": (15, 50, 75, 0.9),
    "annoyed": (35, 40, 65, 1.0),
    "angry": (60, 30, 55, 1.1),
    "furious": (80, 20, 50, 1.2),
}
"""How the customer comes in -> heat, trust and patience at the start, and volatility."""

MANNERS: dict[str, tuple[int, int, int]] = {
    "plain": (50, 40, 50),
    "direct": (90, 25, 20),
    "indirect": (20, 75, 80),
}
"""How the customer puts things -> directness, formality and face."""


@dataclass(frozen=True, slots=True)
class ScenarioWish:
    """What an author says of a new scenario."""

    name: str
    """Identifier, and name of the file."""
    title: str = "The printer that nobody came for"
    """Headline for lists."""
    customer: str = "Ada Ellery"
    """Full name of the customer."""
    address: str = "Ms Ellery"
    """How they like to be addressed."""
    role: str = "runs the office of a small school"
    """What they do and where."""
    thing: str = "the printer"
    """What it is about, with its article."""
    problem: str = "a printer that has been dead since Monday"
    """What is wrong, as it follows "I have"."""
    deadline: str = "three o'clock"
    """Until when it matters, as it follows "by"."""
    persona: str = "impatient"
    """Who plays the customer."""
    difficulty: int = 2
    """1 (first day) to 5 (veterans)."""


@dataclass(frozen=True, slots=True)
class PersonaWish:
    """What an author says of a new persona."""

    name: str
    """Identifier, and name of the file."""
    title: str = "Careful"
    """Two or three words for lists."""
    about: str = "Wants to be sure before anything happens. Short answers and a clear next step help."
    """Who this is and what helps."""
    temper: str = "annoyed"
    """How they come in: a key of ``TEMPERS``."""
    manner: str = "plain"
    """How they put things: a key of ``MANNERS``."""


def scenario_text(wish: ScenarioWish, folder: Path) -> str:
    """A new scenario as it will stand in its file.

    Args:
        wish: What the author said.
        folder: The content folder that it is for, as the author names it.
    """
    answers = {name: str(getattr(wish, name)).strip() for name in ScenarioWish.__dataclass_fields__}
    answers["surname"] = wish.customer.split()[-1] if wish.customer.split() else ""
    return filled("scenario", answers, folder / "scenarios" / f"{wish.name}.yaml")


def persona_text(wish: PersonaWish, folder: Path) -> str:
    """A new persona as it will stand in its file.

    Args:
        wish: What the author said.
        folder: The content folder that it is for, as the author names it.
    """
    heat, trust, patience, volatility = TEMPERS[wish.temper]
    directness, formality, face = MANNERS[wish.manner]
    about = " ".join(wish.about.split())
    answers: dict[str, object] = {
        "name": wish.name,
        "title": wish.title.strip(),
        "about": about,
        "about_comment": textwrap.fill(about, WIDTH, initial_indent=" " * 11, subsequent_indent="# ").strip(),
        "heat": heat,
        "trust": trust,
        "patience": patience,
        "volatility": volatility,
        "directness": directness,
        "formality": formality,
        "face": face,
    }
    return filled("persona", answers, folder / "personas" / f"{wish.name}.yaml")


def scenario_problems(text: str, path: Path, personas: Collection[str]) -> tuple[Problem, ...]:
    """Everything wrong with a new scenario, before it is written.

    Args:
        text: The file.
        path: Where it will stand.
        personas: Identifiers of the personas that it may name.
    """
    document, problems = parse(text, str(path))
    return tuple(problems) if document is None else scenario_from(document, problems, personas).problems


def persona_problems(text: str, path: Path) -> tuple[Problem, ...]:
    """Everything wrong with a new persona, before it is written."""
    document, problems = parse(text, str(path))
    return tuple(problems) if document is None else persona_from(document, problems).problems


def filled(kind: str, answers: Mapping[str, object], file: Path) -> str:
    """A template with everything put in, each text as it stands between double quotes."""
    template = Template((files("trainer.authoring") / "templates" / f"{kind}.yaml").read_text("utf-8"))
    inert = {name: _quotable(value) for name, value in answers.items()}
    inert |= {name: str(answers[name]) for name in ("about_comment",) if name in answers}
    return template.substitute(inert, file=shown(file), folder=shown(file.parent.parent))


def _quotable(value: object) -> str:
    """A text as it stands between double quotes in YAML, which are those of JSON."""
    return json.dumps(str(value), ensure_ascii=False)[1:-1]


def shown(path: Path) -> str:
    """A path as it stands in a comment: on one line."""
    return " ".join(str(path).split())
