"""``python -m trainer.content FILES...``: print every problem of content files.

Exit status 1 if any of them cannot be played, 2 for wrong use. What a file is
shows from its fields: a scenario has ``scenario:``, a persona only ``persona:``.
"""

import contextlib
import sys
from collections.abc import Sequence
from pathlib import Path

from trainer.content.paths import content_files, find_content_root
from trainer.content.problems import Problem, errors_of
from trainer.content.reading import persona_from, read_document, scenario_from
from trainer.errors import EnvironmentProblem


def main(arguments: Sequence[str]) -> int:
    """Check the files named and write what is wrong with them to standard output."""
    if not arguments:
        sys.stderr.write("usage: python -m trainer.content FILES...\n")
        return 2
    paths = [Path(argument) for argument in arguments]
    problems = [problem for path in paths for problem in check_file(path)]
    for problem in problems:
        sys.stdout.write(problem.render() + "\n")
    return 1 if errors_of(problems) else 0


def check_file(path: Path) -> Sequence[Problem]:
    """All problems of one scenario or persona, whichever the file holds."""
    document, problems = read_document(path)
    if document is None:
        return problems
    fields = document.data if isinstance(document.data, dict) else {}
    if "scenario" in fields or path.resolve().parent.name == "scenarios":
        return scenario_from(document, problems, _personas(path)).problems
    return persona_from(document, problems).problems


def _personas(scenario: Path) -> set[str]:
    """Names of the personas beside the scenario's folder and among the shipped ones."""
    folders = [scenario.resolve().parent.parent / "personas"]
    with contextlib.suppress(EnvironmentProblem):  # where nothing is shipped, the neighbours alone count
        folders.append(find_content_root() / "personas")
    return {path.stem for folder in folders for path in content_files(folder)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
