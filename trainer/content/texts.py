"""Checks of every single text in a file, whatever field it stands in."""

import re
from collections.abc import Iterator, Mapping

from trainer.content.at import At
from trainer.content.document import MAY_BE_LONG, Document, Glance, Path, texts
from trainer.content.problems import Problem, quoted, suggest
from trainer.model.scenario import Slots

ROW = 52
"""Characters of a spoken line in one row of a terminal of 60 columns; the rest is margin."""

MOST_ROWS = 4
"""Rows of a spoken line that are taken in at a glance, and said in about one breath."""

_USUAL: Mapping[str, str] = {
    "thing": "the delivery",
    "problem": "a printer that has been dead since Monday",
    "deadline": "three o'clock",
}
"""What slots hold where nobody says so: in personas."""

_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")
_ARTICLE = re.compile(
    r"\b(?:an?|the|my|your|our|his|her|their|this|that)\s+\{(?:thing|problem)\}", re.IGNORECASE
)
_BEFORE_DEADLINE = re.compile(r"^(?:by|until|till|before)\s+", re.IGNORECASE)
_GAP = re.compile(
    r"""\[(?:your|their|the|name|customer|company|insert)\b[^\[\]\n]*\]   # [your name]
    |   \[[A-Z][A-Z _]{2,}\]                                               # [CUSTOMER NAME]
    |   <(?:your|name|customer|company|insert)\b[^<>\n]*>                  # <name>
    |   \b(?:TODO|TBD|FIXME|XXX+)\b
    |   \blorem\ ipsum\b
    |   %s | %\(\w+\)s | \$\{\w+\}
    """,
    re.VERBOSE,
)
GAP_WORDS = frozenset({"todo", "tbd", "fixme", "xxx", "xxxx", "lorem"})
"""Words that a gap may consist of."""
_GAP_SIGNS = (
    re.compile(r"\[(?:(?:your|their|the|name|customer|company|insert)\b|[A-Z]{2})"),
    re.compile(r"<(?:your|name|customer|company|insert)"),
)
"""What a gap begins with; a search for one of these is quick, a search for any gap is not."""
_HEAD = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)+")
"""The comments and empty lines with which a file opens."""
_NOT_SPOKEN = frozenset(
    {
        "about",
        "asks",
        "briefing",
        "customer",
        "epilogue",
        "mail",
        "offers",
        "say",
        "shows",
        "teaches",
        "title",
        "what",
        "why",
    }
)
"""Fields of which no text is spoken by the customer."""


def check_texts(document: Document, seen: Glance) -> Iterator[Problem]:
    """Problems of single texts: braces that nothing fills, gaps left open, lines too long to be spoken.

    Args:
        document: What was read.
        seen: What a glance at it showed.
    """
    at = At(document)
    slots = _slots(document)
    for path, text in document.notable:
        if "{" in text or "}" in text:
            yield from _braces(at, path, text)
        yield from _length(at, path, text, slots)
    if _may_have_gaps(document.text, seen):
        for path, text in texts(document.data):
            yield from _gaps(at, path, text)
    deadline = slots["deadline"]
    if _BEFORE_DEADLINE.match(deadline):
        hint = f"write {quoted(_BEFORE_DEADLINE.sub('', deadline))}"
        message = f"lines say 'by {{deadline}}', so that this reads {quoted(f'by {deadline}')}"
        yield at.warning(("slots", "deadline"), "X005", message, hint, key=False)


def check_opening(document: Document) -> Iterator[Problem]:
    """Whether a file opens with a comment that says what it teaches."""
    head = _HEAD.match(document.text)
    comments = [line.lstrip("#").strip() for line in head[0].splitlines()] if head else []
    if not any(line and not line.startswith("yaml-language-server:") for line in comments):
        message = "the file does not open with a comment that says what it teaches"
        yield At(document).warning(
            (), "X007", message, "begin with '# Teaches: ...', in a sentence or two", key=False
        )


def _slots(document: Document) -> dict[str, str]:
    """The words that fill the slots of this file, or usual ones."""
    own = document.data.get("slots") if isinstance(document.data, dict) else None
    written = own if isinstance(own, dict) else {}
    return {name: text if isinstance(text := written.get(name), str) else _USUAL[name] for name in _USUAL}


def _braces(at: At, path: Path, text: str) -> Iterator[Problem]:
    for words, message, hint in _brace_problems(path, text):
        mark = at.document.within(path, words)
        yield Problem(at.document.name, mark.line, mark.column, "X001", message, hint)
    for found in _ARTICLE.finditer(text) if path[:1] != ("slots",) else ():
        message = f"{quoted(found[0])} will have two articles, the slot brings its own"
        yield at.words(path, found[0], "X005", message, f"write {quoted(found[0][found[0].index('{') :])}")


def _brace_problems(path: Path, text: str) -> Iterator[tuple[str, str, str]]:
    slots = list(Slots.model_fields)
    for found in _BRACES.finditer(text):
        if path[:1] == ("slots",):
            yield found[0], "a slot's own words may not hold braces", "write the words themselves"
        elif found[1] is None:
            allowed = f"allowed: {_in_braces(slots)}"
            yield found[0], f"a lone {quoted(found[0])}, braces are for slots alone", allowed
        elif found[1] not in slots:
            hint = suggest(found[0], [f"{{{slot}}}" for slot in slots])
            yield found[0], f"there is no slot {quoted(found[0])}", hint


def _in_braces(slots: list[str]) -> str:
    return ", ".join(f"{{{slot}}}" for slot in slots)


def _may_have_gaps(text: str, seen: Glance) -> bool:
    if not GAP_WORDS.isdisjoint(seen.words) or "%s" in text or "%(" in text or "${" in text:
        return True
    return any(sign.search(text) for sign in _GAP_SIGNS)


def _gaps(at: At, path: Path, text: str) -> Iterator[Problem]:
    for found in _GAP.finditer(text):
        message = f"{quoted(found[0])} looks like a gap that nobody has filled"
        yield at.words(path, found[0], "X006", message, "write the words that belong there")


def _length(at: At, path: Path, text: str, slots: Mapping[str, str]) -> Iterator[Problem]:
    if not _NOT_SPOKEN.isdisjoint(path):
        return
    said = text
    for name, words in slots.items():
        said = said.replace(f"{{{name}}}", words)
    if len(said) <= MAY_BE_LONG:
        return
    rows = rows_of(said)
    if rows > MOST_ROWS:
        message = f"this line fills {rows} rows of a narrow terminal, {MOST_ROWS} are taken in at a glance"
        hint = f"shorten its {len(said)} characters to about 180, or make two lines of it"
        yield at.warning(path, "X002", message, hint, key=False)


def rows_of(text: str) -> int:
    """Rows that a text fills when it is broken between words."""
    rows, used = 1, 0
    for word in text.split():
        used += len(word) + (used > 0)
        if used > ROW:
            rows, used = rows + (used > len(word)), len(word)
        if used > ROW:
            rows, used = rows + (used - 1) // ROW, (used - 1) % ROW + 1
    return rows
