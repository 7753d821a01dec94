"""Everything that can be played: all scenarios and personas of one or more folders.

A file with an error is left out and reported; the rest can be played. So a
slip in one scenario never closes the others.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from trainer.content.course_files import known_in
from trainer.content.paths import COURSES, content_files, find_content_root
from trainer.content.problems import Problem, errors_of, in_order, quoted, suggest
from trainer.content.reading import Checked, read_course, read_persona, read_scenario
from trainer.content.sidecar import Baked, load_baked, sidecar_of
from trainer.engine.state import Casting
from trainer.errors import ContentError, EnvironmentProblem, UsageError
from trainer.model.course import Course
from trainer.model.persona import Degree, Persona
from trainer.model.scenario import Scenario
from trainer.model.variety import Variety

__all__ = ["Library", "content_hash", "find_content_root", "load_library", "load_persona", "load_scenario"]

Thing = TypeVar("Thing", Scenario, Persona, Course)


@dataclass(frozen=True, slots=True)
class Library:
    """What can be played."""

    scenarios: dict[str, Scenario] = field(default_factory=dict)
    """Identifier -> scenario, sorted by identifier."""
    personas: dict[str, Persona] = field(default_factory=dict)
    """Identifier -> persona, sorted by identifier."""
    problems: tuple[Problem, ...] = ()
    """Errors of the files that were left out."""
    courses: dict[str, Course] = field(default_factory=dict)
    """Identifier -> course, sorted by identifier."""
    files: dict[str, Path] = field(default_factory=dict)
    """``scenario:NAME`` or ``persona:NAME`` -> its file."""

    def scenario(self, name: str) -> Scenario:
        """The scenario called ``name``.

        Raises:
            UsageError: There is none of that name.
            ContentError: There is a file of that name, and it has problems.
        """
        return self._find(self.scenarios, name, "scenario")

    def persona(self, name: str) -> Persona:
        """The persona called ``name``.

        Raises:
            UsageError: There is none of that name.
            ContentError: There is a file of that name, and it has problems.
        """
        return self._find(self.personas, name, "persona")

    def course(self, name: str) -> Course:
        """The course called ``name``.

        Raises:
            UsageError: There is none of that name.
            ContentError: There is a file of that name, and it has problems.
        """
        return self._find(self.courses, name, "course")

    def baked(self, scenario: Scenario, persona: Persona) -> Baked:
        """Approved wordings from beside the files of both, by line; read anew each time."""
        of_persona = self._drafts_of(f"persona:{persona.persona}", persona)
        return {**of_persona, **self._drafts_of(f"scenario:{scenario.scenario}", scenario)}

    def drafts(self) -> dict[str, Baked]:
        """``scenario:NAME`` or ``persona:NAME`` -> approved wordings of its lines; read anew each time."""
        contents: dict[str, Scenario | Persona] = {
            **{f"scenario:{name}": found for name, found in self.scenarios.items()},
            **{f"persona:{name}": person for name, person in self.personas.items()},
        }
        found = {key: self._drafts_of(key, content) for key, content in contents.items()}
        return {key: baked for key, baked in found.items() if baked}

    def _drafts_of(self, key: str, content: Scenario | Persona) -> Baked:
        return load_baked(sidecar_of(self.files[key]), content) if key in self.files else {}

    def casting(
        self, scenario: Scenario, persona: Persona, degree: Degree, seed: int, variety: Variety
    ) -> Casting:
        """Who plays what, with the approved wordings where these may be spoken."""
        baked = self.baked(scenario, persona) if variety.spoken_drafts else {}
        return Casting(scenario, persona, degree, seed, variety, baked)

    def fingerprint(self, scenario: Scenario, persona: Persona, variety: Variety) -> str:
        """Fingerprint of what is played at a variety: with approved drafts, where they are spoken."""
        baked = self.baked(scenario, persona) if variety.spoken_drafts else None
        return content_hash(scenario, persona, baked)

    def _find(self, things: Mapping[str, Thing], name: str, kind: str) -> Thing:
        if name in things:
            return things[name]
        for problem in self.problems:
            path = Path(problem.path)
            if path.stem == name and path.parent.name == f"{kind}s":
                what = f"the {kind} {quoted(name)} has problems"
                raise ContentError(what, where=problem.headline, remedy="mend the file")
        raise UsageError(f"there is no {kind} {quoted(name)}", remedy=suggest(name, list(things)))


def load_library(roots: Sequence[Path]) -> Library:
    """Read all content below ``roots``.

    Args:
        roots: Folders that hold ``personas/`` and ``scenarios/``, or one of the two. Where two files
            share an identifier, the earlier root wins and the later file is reported.

    Raises:
        EnvironmentProblem: A root is not a folder.
    """
    for root in roots:
        if not root.is_dir():
            what = "there is no such content folder"
            raise EnvironmentProblem(what, where=str(root), remedy="check the path")
    problems: list[Problem] = [_no_content(root) for root in roots if not _has_content(root)]
    personas: dict[str, Persona] = {}
    files: dict[str, Path] = {}
    for path in _files(roots, "personas"):
        _take(personas, read_persona(path), path, problems)
        files.setdefault(f"persona:{path.stem}", path)
    scenarios: dict[str, Scenario] = {}
    for path in _files(roots, "scenarios"):
        _take(scenarios, read_scenario(path, personas.keys()), path, problems)
        files.setdefault(f"scenario:{path.stem}", path)
    courses = _courses(roots, personas.keys(), problems)
    return Library(_by_name(scenarios), _by_name(personas), tuple(in_order(problems)), courses, files)


def _courses(roots: Sequence[Path], personas: Iterable[str], problems: list[Problem]) -> dict[str, Course]:
    courses: dict[str, Course] = {}
    paths = list(_files(roots, f"scenarios/{COURSES}"))
    known = known_in(list(_files(roots, "scenarios")), personas) if paths else None
    for path in paths:
        assert known is not None
        _take(courses, read_course(path, known), path, problems)
    return _by_name(courses)


def load_persona(path: Path) -> Persona:
    """The persona of one file.

    Raises:
        ContentError: It has errors; all of them are in the message, one a line.
    """
    return _or_raise(read_persona(path), path)


def load_scenario(path: Path, personas: Iterable[str]) -> Scenario:
    """The scenario of one file.

    Args:
        path: The file.
        personas: Identifiers of the personas that it may name.

    Raises:
        ContentError: It has errors; all of them are in the message, one a line.
    """
    return _or_raise(read_scenario(path, frozenset(personas)), path)


def content_hash(scenario: Scenario, persona: Persona, baked: Baked | None = None) -> str:
    """Fingerprint of what is played: 16 hexadecimal digits.

    Two plays with equal fingerprints had the same content, whatever the files'
    comments and layout were.
    """
    content = {"scenario": scenario.model_dump(mode="json"), "persona": persona.model_dump(mode="json")}
    if baked:
        content["baked"] = {line: list(texts) for line, texts in baked.items()}
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]


def _has_content(root: Path) -> bool:
    return (root / "scenarios").is_dir() or (root / "personas").is_dir()


def _no_content(root: Path) -> Problem:
    return Problem(str(root), 1, 1, "X040", "this folder has neither 'scenarios' nor 'personas' in it")


def _files(roots: Sequence[Path], folder: str) -> Iterable[Path]:
    return (path for root in roots for path in content_files(root / folder))


def _take(things: dict[str, Thing], checked: Checked[Thing], path: Path, problems: list[Problem]) -> None:
    """Add what was read to ``things``, or what is wrong with it to ``problems``."""
    problems.extend(errors_of(checked.problems))
    if checked.value is None:
        return
    if path.stem in things:
        message = f"{quoted(path.stem)} was read already from another file"
        problems.append(Problem(str(path), 1, 1, "X041", message, "rename this one"))
    else:
        things[path.stem] = checked.value


def _by_name(things: dict[str, Thing]) -> dict[str, Thing]:
    return dict(sorted(things.items()))


def _or_raise(checked: Checked[Thing], path: Path) -> Thing:
    if checked.value is not None:
        return checked.value
    lines = "\n".join(problem.render() for problem in errors_of(checked.problems))
    raise ContentError(f"{quoted(path.name)} cannot be played:\n{lines}")
