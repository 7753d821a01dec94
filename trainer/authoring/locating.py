"""The file of a scenario that somebody named, and what is wrong with it.

Commands that draw, play, translate or mend a scenario need its file, not only
what it holds: problems are shown in it, and changes are written into it.
"""

from collections.abc import Sequence
from pathlib import Path

from trainer.content import paths
from trainer.content.conversation_files import persona_files
from trainer.content.conversations import scenario_file
from trainer.content.problems import suggest
from trainer.content.reading import Checked, read_scenario
from trainer.errors import EnvironmentProblem, UsageError
from trainer.model.scenario import Scenario


def scenario_path(wanted: str, content: Sequence[Path] = ()) -> Path:
    """The file of a scenario.

    Args:
        wanted: A scenario's name, the path of its file, or that of the tests beside it.
        content: Further content folders to look for a name in.

    Raises:
        UsageError: There is no scenario of that name.
        EnvironmentProblem: The path leads nowhere.
    """
    if wanted.endswith(paths.SUFFIXES):
        path = Path(wanted)
        if not path.is_file():
            raise EnvironmentProblem("there is no such file", where=wanted, remedy="check the path")
        return scenario_file(path) if paths.is_test_file(path) else path
    known = scenario_files(content)
    if wanted not in known:
        raise UsageError(f"there is no scenario '{wanted}'", remedy=suggest(wanted, sorted(known)))
    return known[wanted]


def scenario_files(content: Sequence[Path] = ()) -> dict[str, Path]:
    """Name -> file of every scenario, the shipped ones first.

    Args:
        content: Further content folders; where two share a name, the earlier one wins.
    """
    files: dict[str, Path] = {}
    for root in (paths.find_content_root(), *content):
        for file in paths.content_files(root / "scenarios"):
            files.setdefault(file.stem, file)
    return files


def read_at(path: Path) -> Checked[Scenario]:
    """The scenario of one file with all its problems; it may name personas beside it and shipped ones."""
    return read_scenario(path, persona_files(path).keys())
