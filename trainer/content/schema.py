"""Plain data to a model, or everything in it that does not fit, in an author's words.

The schema is the model itself; this module turns what pydantic finds into
problems at the right line, says what is allowed there and what was probably
meant, and leaves out echoes of one and the same mistake.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, Final, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from trainer.content.document import Document, Path
from trainer.content.problems import Problem, nearest, quoted, suggest
from trainer.model.line import Line, WrittenLine

MOST_PROBLEMS = 50
"""Problems of one file that are told; a file with more has one cause behind many."""

NOT_WRITTEN = frozenset({"any", "line"})
"""Steps of a place that the reading puts in where the file has the short form."""

Found = Mapping[str, Any]
"""One error as pydantic gives it: ``type``, ``loc``, ``input``, ``ctx``."""

Built = TypeVar("Built", bound=BaseModel)


def build(model: type[Built], document: Document) -> tuple[Built | None, list[Problem]]:
    """Make a model of a document.

    Args:
        model: What the document should be.
        document: What was read.

    Returns:
        The model, or None, and all problems of the schema.
    """
    if not isinstance(document.data, dict):
        message = f"should be fields, each 'name: value', but is {_kind(document.data)}"
        return None, [Problem(document.name, 1, 1, "S004", message)]
    try:
        return model.model_validate(document.data), []
    except ValidationError as error:
        found: list[Found] = [dict(item) for item in error.errors(include_url=False)]
    problems = list(_translate(model, document, found))
    if len(problems) > MOST_PROBLEMS:
        rest = len(problems) - MOST_PROBLEMS
        message = f"and {rest} more {'problem' if rest == 1 else 'problems'} in this file"
        last = Problem(document.name, problems[MOST_PROBLEMS].line, 1, "S099", message)
        problems = [*problems[:MOST_PROBLEMS], last]
    return None, problems


def _translate(model: type[BaseModel], document: Document, found: list[Found]) -> Iterator[Problem]:
    keys: dict[Path, list[str]] = {}
    misspelt = _misspelt(model, found)
    for item in found:
        if "[key]" in item["loc"]:
            keys.setdefault(_before_key_sign(item["loc"]), []).extend(_expected(item))
        elif not _is_echo(item) and not (item["type"] == "missing" and item["loc"] in misspelt):
            yield _problem(model, document, item)
    for path, allowed in keys.items():
        mark = document.mark(path, key=True)
        message = f"{quoted(path[-1])} is no key here"
        yield Problem(document.name, mark.line, mark.column, "S011", message, suggest(str(path[-1]), allowed))


def _before_key_sign(loc: Path) -> Path:
    return loc[: loc.index("[key]")]


def _misspelt(model: type[BaseModel], found: list[Found]) -> set[Path]:
    """Fields that stand there in another spelling, which is told already."""
    unknown = [item["loc"] for item in found if item["type"] == "extra_forbidden"]
    return {(*loc[:-1], nearest(str(loc[-1]), fields_at(model, loc[:-1]))) for loc in unknown}


def _is_echo(item: Found) -> bool:
    """Whether this only repeats that an item of a list is bad."""
    if item["type"] != "too_short" or not isinstance(item["input"], list):
        return False
    return len(item["input"]) >= int(item["ctx"]["min_length"])


def _problem(model: type[BaseModel], document: Document, item: Found) -> Problem:
    path = present(document, item["loc"])
    field = quoted(_named(item["loc"]))
    if item["type"] == "missing":
        return _missing(model, document, item["loc"], path)
    if item["type"] == "extra_forbidden":
        mark = document.mark(path, key=True)
        name = str(item["loc"][-1])
        hint = suggest(name, fields_at(model, item["loc"][:-1]))
        message = f"there is no field {quoted(name)} here"
        return Problem(document.name, mark.line, mark.column, "S002", message, hint)
    mark = document.end(path) if item["type"] == "too_short" else document.mark(path)
    if item["input"] is None:
        hint = "write one, or take the line out"
        return Problem(document.name, mark.line, mark.column, "S005", f"{field} has no value", hint)
    code, message, hint = _WORDINGS.get(item["type"], _other)(item)
    return Problem(document.name, mark.line, mark.column, code, f"{field} {message}", hint)


def _missing(model: type[BaseModel], document: Document, loc: Path, parent: Path) -> Problem:
    """A field that is not there, at the place where it belongs."""
    fields = fields_at(model, loc[:-1])
    later = fields[fields.index(str(loc[-1])) + 1 :] if loc[-1] in fields else []
    mark, hint = document.gap(parent, str(loc[-1]), later)
    message = f"{quoted(_named(loc))} is missing{_inside(parent)}"
    return Problem(document.name, mark.line, mark.column, "S001", message, hint)


def present(document: Document, loc: Path) -> Path:
    """The longest beginning of ``loc`` that stands in the file.

    A plain list of lines is read as its group ``any``, and a plain text as the
    field ``line``; those steps are in ``loc`` and not in the file, and are passed over.
    """
    path: Path = ()
    for step in loc:
        if document.place((*path, step)) is not None:
            path = (*path, step)
        elif step not in NOT_WRITTEN:
            break
    return path


def fields_at(model: Any, loc: Path) -> list[str]:
    """Names of the fields that may stand at ``loc``, or an empty list where that is unknown."""
    for step in loc:
        model = _step_into(_bare(model), step)
    bare = WrittenLine if _bare(model) is Line else _bare(model)
    return list(bare.model_fields) if _is_model(bare) else []


def _step_into(model: Any, step: str | int) -> Any:
    if model is Line:
        model = WrittenLine
    if _is_model(model):
        found = model.model_fields.get(str(step))
        return found.annotation if found is not None else None
    inner = [part for part in get_args(model) if part is not Ellipsis]
    return inner[-1] if inner else None


def _bare(annotation: Any) -> Any:
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    return annotation


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _named(loc: Path) -> str:
    """The field that ``loc`` ends in; for an item of a list, the list's name and position from 1."""
    names = [step for step in loc if isinstance(step, str) and step != "any"]
    name = names[-1] if names else str(loc[-1])
    return f"{name} {int(loc[-1]) + 1}" if isinstance(loc[-1], int) and names else name


def _inside(path: Path) -> str:
    names = [step for step in path if isinstance(step, str)]
    return f" in {quoted(names[-1])}" if names else ""


def _kind(value: Any) -> str:
    if isinstance(value, dict):
        return "a group of fields"
    return "a list" if isinstance(value, list) else "a text"


Wording = tuple[str, str, str]
"""Code, message after the field's name, hint."""


def _other(item: Found) -> Wording:
    return "S000", f"does not fit: {item['msg']}", ""


def _not_text(item: Found) -> Wording:
    value = item["input"]
    if isinstance(value, dict):
        message = "should be a text, but was read as a key with a value"
        return "S004", message, "put the text in quotes, it contains ': '"
    return "S004", f"should be a text, but is {_kind(value)}", "write one text"


def _not_group(item: Found) -> Wording:
    message = f"should be a group of fields, each 'name: value', but is {_kind(item['input'])}"
    return "S004", message, "write the fields below it, each in a line of its own"


def _not_list(item: Found) -> Wording:
    return "S004", f"should be a list, but is {_kind(item['input'])}", "begin each item with '- '"


def _number(item: Found) -> Wording:
    kind = "a number" if item["type"].startswith("float") else "a whole number"
    value = item["input"]
    is_not = quoted(value) if isinstance(value, str) else _kind(value)
    return "S006", f"should be {kind}, not {is_not}", "write a number, without quotes or a unit"


def _truth(item: Found) -> Wording:
    value = item["input"]
    is_not = quoted(value) if isinstance(value, str) else _kind(value)
    return "S006", f"should be true or false, not {is_not}", "allowed: true, false"


def _range(item: Found) -> Wording:
    bounds = {"ge": "at least", "le": "at most", "gt": "more than", "lt": "less than"}
    side, bound = next((side, item["ctx"][side]) for side in bounds if side in item["ctx"])
    message = f"should be {bounds[side]} {bound:g}, not {quoted(item['input'])}"
    return "S007", message, f"write {bound:g} or {'more' if side in ('ge', 'gt') else 'less'}"


def _too_few(item: Found) -> Wording:
    least, there = int(item["ctx"]["min_length"]), len(item["input"])
    return "S008", f"needs at least {least} {'item' if least == 1 else 'items'}, and has {there}", "add to it"


def _too_many(item: Found) -> Wording:
    most, there = item["ctx"]["max_length"], len(item["input"])
    return "S009", f"may have at most {most} items, and has {there}", "take some out"


def _unfit(item: Found) -> Wording:
    return "S012", str(item["ctx"]["error"]), ""


def _empty(_item: Found) -> Wording:
    return "S005", "has no value", "write one, or take the line out"


def _too_long(item: Found) -> Wording:
    most, there = item["ctx"]["max_length"], len(item["input"])
    return "S009", f"is too long: {there} characters, at most {most}", "shorten it"


def _not_name(item: Found) -> Wording:
    message = f"should be small letters, digits and hyphens, a letter first, not {quoted(item['input'])}"
    name = re.sub(r"[^a-z0-9]+", "-", str(item["input"]).lower()).strip("-0123456789")
    return "S010", message, f"write {quoted(name)}" if name else ""


def _not_allowed(item: Found) -> Wording:
    value = item["input"]
    if not isinstance(value, str):
        return "S004", f"should be a word, but is {_kind(value)}", f"allowed: {', '.join(_expected(item))}"
    return "S003", f"cannot be {quoted(value)}", suggest(value, _expected(item))


def _expected(item: Found) -> list[str]:
    return re.findall(r"'([^']+)'", str(item.get("ctx", {}).get("expected", "")))


_WORDINGS: Final[dict[str, Callable[[Found], Wording]]] = {
    "string_type": _not_text,
    "model_type": _not_group,
    "dict_type": _not_group,
    "tuple_type": _not_list,
    "int_type": _number,
    "int_parsing": _number,
    "int_parsing_size": _number,
    "int_from_float": _number,
    "float_type": _number,
    "float_parsing": _number,
    "bool_type": _truth,
    "bool_parsing": _truth,
    "greater_than_equal": _range,
    "less_than_equal": _range,
    "greater_than": _range,
    "less_than": _range,
    "too_short": _too_few,
    "too_long": _too_many,
    "string_too_short": _empty,
    "string_too_long": _too_long,
    "string_pattern_mismatch": _not_name,
    "value_error": _unfit,
    "enum": _not_allowed,
    "finite_number": _number,
}
"""Kind of error -> its wording."""
