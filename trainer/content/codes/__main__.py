"""``python -m trainer.content.codes FOLDER``: write the page of each code and an index, for the docs."""

import sys
from collections.abc import Sequence
from pathlib import Path

from trainer.content.codes import CODES
from trainer.content.problems import Severity


def index() -> str:
    """A list of all codes with links to their pages."""
    rows = [
        f"| [{item.code}]({item.code}.md) | {item.severity.value} | {item.title} |" for item in CODES.values()
    ]
    weights = " and ".join(f"{severity.value}s" for severity in Severity)
    head = (
        f"# Codes of problems\n\n`coolhead check` tells {weights} with these codes, and "
        "`coolhead check --explain CODE` shows their pages. They never change their meaning.\n\n"
        "| code | | what is wrong |\n|---|---|---|\n"
    )
    return head + "\n".join(rows) + "\n"


def pages() -> dict[str, str]:
    """File name -> its text, for every page and the index."""
    return {"README.md": index(), **{f"{item.code}.md": item.page() for item in CODES.values()}}


def main(arguments: Sequence[str]) -> int:
    """Write all pages into the folder named."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m trainer.content.codes FOLDER\n")
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
