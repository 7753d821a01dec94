"""Which files a command means: tests beside scenarios, scenarios by name or path, and their people."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from trainer.content import paths as places
from trainer.content.conversation_files import persona_files, persona_for
from trainer.content.conversations import scenario_file
from trainer.content.library import load_library, load_persona
from trainer.content.paths import SUFFIXES, TEST_MARK, content_files, conversation_files, is_test_file
from trainer.content.problems import errors_of
from trainer.content.reading import read_document, read_scenario
from trainer.errors import ContentError, EnvironmentProblem
from trainer.model.persona import Persona
from trainer.model.scenario import Scenario


def files_of_tests(paths: Iterable[Path]) -> list[Path]:
    """The files of conversation tests that ``paths`` mean, each once.

    Args:
        paths: Files of tests, scenarios (their tests are meant), or folders; none means the shipped ones.
    """
    chosen = tuple(paths) or (places.find_content_root(),)
    return list(dict.fromkeys(file for path in chosen for file in _tests_at(path)))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What coverage is asked of."""

    scenarios: tuple[Path, ...]
    """Scenarios that are reported of."""
    personas: dict[Path, Persona]
    """Personas that are reported of."""
    played: tuple[Path, ...]
    """Scenarios that are played: those, or the shipped ones where only personas are asked for."""


def find_wanted(paths: Iterable[Path]) -> Wanted:
    """What ``paths`` ask coverage of.

    Args:
        paths: Scenarios, files of tests (their scenario is meant), personas, or folders with both; none
            means all that is shipped.

    Raises:
        ContentError: A persona cannot be read.
    """
    chosen = tuple(paths) or (places.find_content_root(),)
    files = list(dict.fromkeys(file for path in chosen for file in _content_at(path)))
    personas = {file: load_persona(file) for file in files if _is_persona(file)}
    scenarios = tuple(file for file in files if file not in personas)
    shipped = places.find_content_root() / "scenarios"
    return Wanted(scenarios, personas, scenarios or tuple(content_files(shipped)))


def _is_persona(file: Path) -> bool:
    """Whether a file is a persona, by its folder or by what it says of itself."""
    if file.resolve().parent.name in ("personas", "scenarios"):
        return file.resolve().parent.name == "personas"
    document, _ = read_document(file)
    return (
        document is not None
        and isinstance(document.data, dict)
        and "persona" in document.data
        and ("scenario" not in document.data)
    )


def tests_beside(scenario: Path) -> Path | None:
    """The file of tests that lies beside a scenario, or None."""
    beside = (scenario.with_name(scenario.stem + TEST_MARK + suffix) for suffix in SUFFIXES)
    return next((file for file in beside if file.is_file()), None)


def read_cast(path: Path) -> tuple[Scenario, Persona]:
    """The scenario of one file and the persona that it names.

    Raises:
        ContentError: One of them cannot be played; every problem is in the message.
    """
    checked = read_scenario(path, persona_files(path).keys())
    if checked.value is None:
        problems = "\n".join(problem.render() for problem in errors_of(checked.problems))
        raise ContentError(f"'{path.name}' cannot be played:\n{problems}")
    return checked.value, persona_for(path, checked.value.persona)


def find_cast(
    wanted: str, persona: str | None = None, content: Sequence[Path] = ()
) -> tuple[Scenario, Persona]:
    """A scenario and who plays its customer.

    Args:
        wanted: A scenario's name, or the path of its file.
        persona: Another persona than the scenario's own.
        content: Further content folders to look for a name in.

    Raises:
        UsageError: There is no such scenario or persona.
        ContentError: It cannot be played.
        EnvironmentProblem: The path leads nowhere.
    """
    if wanted.endswith(SUFFIXES):
        path = Path(wanted)
        if not path.is_file():
            raise EnvironmentProblem("there is no such file", where=wanted, remedy="check the path")
        scenario, own = read_cast(scenario_file(path) if is_test_file(path) else path)
        if persona is None:
            return scenario, own
        library = load_library([places.find_content_root(), *content])
        return scenario, library.persona(persona)
    library = load_library([places.find_content_root(), *content])
    scenario = library.scenario(wanted)
    return scenario, library.persona(persona or scenario.persona)


def _tests_at(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from conversation_files(_scenario_folder(path))
    elif is_test_file(path):
        yield path
    else:
        beside = tests_beside(path)
        if beside is None:
            remedy = f"write them in '{path.stem}{TEST_MARK}{path.suffix}' beside it"
            raise ContentError("this scenario has no conversation tests", where=str(path), remedy=remedy)
        yield beside


def _content_at(path: Path) -> Iterator[Path]:
    if path.is_dir():
        inner = [path / name for name in ("scenarios", "personas") if (path / name).is_dir()]
        for folder in inner or [path]:
            yield from content_files(folder)
    else:
        yield scenario_file(path) if is_test_file(path) else path


def _scenario_folder(path: Path) -> Path:
    """The folder of scenarios that a folder means: one within it, or itself."""
    inner = path / "scenarios"
    return inner if inner.is_dir() else path
