"""``python -m trainer.content FILES...``: print every problem of content files.

Exit status 1 if any of them cannot be played, 2 for wrong use. What a file is
shows from its fields: a scenario has ``scenario:``, a persona only ``persona:``.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from trainer.content.checking import check_file
from trainer.content.problems import errors_of


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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
