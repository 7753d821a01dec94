"""All codes of problems, and a page for each: the one source of what ``check --explain`` and the docs say.

Examples are parts of a small sample file. A test puts each bad part in the
place of the good one and holds what is said to the page, word for word.
"""

from trainer.content.codes.code import Code
from trainer.content.codes.conversations import CONVERSATIONS
from trainer.content.codes.courses import COURSES
from trainer.content.codes.files import FILES
from trainer.content.codes.lines import LINES
from trainer.content.codes.links import LINKS
from trainer.content.codes.people import PEOPLE
from trainer.content.codes.senses import SENSES
from trainer.content.codes.values import VALUES
from trainer.content.codes.wordings import WORDINGS
from trainer.content.problems import suggest
from trainer.errors import UsageError

__all__ = ["CODES", "Code", "find_code"]

CODES: dict[str, Code] = {
    item.code: item
    for item in sorted(
        (*FILES, *VALUES, *LINKS, *LINES, *PEOPLE, *CONVERSATIONS, *COURSES, *WORDINGS, *SENSES),
        key=lambda item: item.code,
    )
}
"""Code -> what is told of it, in the order of the codes."""


def find_code(name: str) -> Code:
    """The code called ``name``, in capitals or not.

    Raises:
        UsageError: There is none.
    """
    found = CODES.get(name.strip().upper())
    if found is None:
        kindred = [code for code in CODES if code[:1] == name.strip()[:1].upper()]
        hint = suggest(name.strip().upper(), kindred)
        remedy = hint or "a code is a letter and three digits, such as X034"
        raise UsageError(f"there is no code '{name}'", remedy=remedy)
    return found
