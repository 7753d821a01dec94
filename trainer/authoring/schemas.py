"""JSON Schemas of everything an author writes, so that an editor completes fields and explains them.

The schemas come from the models themselves. What JSON Schema cannot know is
added here: that a set of lines may be a plain list, that any value counts as
text, which keys a mapping takes and what they and the allowed words mean.
They are written as draft 7, which editors read best.
"""

import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from trainer.content.conversations import ConversationTests
from trainer.model.course import Course
from trainer.model.moves import MOVE_INFO
from trainer.model.persona import EventLines, NeedLines, Persona, Trigger
from trainer.model.scenario import EndingKind, Outcome, Scenario, Verdict
from trainer.scoring.conduct import CONDUCT_SKILLS
from trainer.scoring.skills import NEED_SKILLS

Schema = dict[str, Any]
"""A JSON Schema, or a part of one."""

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The version of JSON Schema."""

ANY_TEXT = ["string", "number", "boolean"]
"""What YAML may take an unquoted text for; all of it is read as text."""

MODELS: dict[str, type[BaseModel]] = {
    "scenario": Scenario,
    "persona": Persona,
    "tests": ConversationTests,
    "course": Course,
}
"""Name of a schema -> what it describes."""


def schema_files() -> dict[str, str]:
    """File name -> its text, for every schema."""
    return {f"{name}.json": _text(schema_of(model)) for name, model in MODELS.items()}


def modeline(name: str) -> str:
    """The first line of a content file, which tells editors where its schema lies.

    Args:
        name: ``scenario``, ``persona``, ``tests`` or ``course``.
    """
    up = "../.." if name == "course" else ".."
    return f"# yaml-language-server: $schema={up}/schemas/{name}.json"


def schema_of(model: type[BaseModel]) -> Schema:
    """The schema of one kind of file."""
    schema = _tidied(model.model_json_schema())
    parts = {model.__name__: schema, **schema.get("$defs", {})}
    for (owner, field), (keys, value) in KEYED.items():
        if owner in parts:
            _name_keys(parts[owner]["properties"][field], keys, value)
    for name, meanings in WORDS.items():
        if name in parts:
            parts[name]["enumDescriptions"] = [meanings[word] for word in parts[name]["enum"]]
    if "LineGroups" in parts:
        parts["Lines"] = _lines()
    text = json.dumps(parts)
    schema["$defs"] = {name: parts[name] for name in sorted(parts) if f'"#/$defs/{name}"' in text}
    return {"$schema": DRAFT, **schema}


def _text(schema: Schema) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _tidied(node: Any) -> Any:
    """A part of the models' own schema in the form that serves authors."""
    if isinstance(node, list):
        return [_tidied(item) for item in node]
    if not isinstance(node, dict):
        return node
    tidy = {key: _tidied(value) for key, value in node.items() if key not in {"title", "prefixItems"}}
    if "properties" in node:
        tidy["properties"] = {name: _tidied(part) for name, part in node["properties"].items()}
    for rule in (_free_text, _line_set, _same_items, _plain_default, _markdown):
        rule(node, tidy)
    return tidy


def _free_text(node: Schema, tidy: Schema) -> None:
    if node.get("type") == "string" and "enum" not in node and "pattern" not in node:
        tidy["type"] = ANY_TEXT


def _line_set(node: Schema, tidy: Schema) -> None:
    if node.get("$ref") == "#/$defs/LineGroups":
        tidy["$ref"] = "#/$defs/Lines"


def _same_items(node: Schema, tidy: Schema) -> None:
    """A list of fixed length, whose items are all of one kind."""
    if "prefixItems" in node:
        tidy["items"] = _tidied(node["prefixItems"][0])


def _plain_default(node: Schema, tidy: Schema) -> None:
    """A default is worth telling where it is one word or number."""
    if isinstance(node.get("default"), (dict, list)) or node.get("default", 0) is None:
        del tidy["default"]


def _markdown(node: Schema, tidy: Schema) -> None:
    if isinstance(node.get("description"), str):
        tidy["description"] = " ".join(node["description"].replace("``", "`").split())


def _lines() -> Schema:
    line = {"type": ANY_TEXT, "minLength": 1, "maxLength": 600}
    return {
        "description": "Lines of the customer: a plain list fits every mood, groups fit certain moods.",
        "anyOf": [{"type": "array", "items": line}, {"$ref": "#/$defs/LineGroups"}],
    }


def _name_keys(part: Schema, keys: Mapping[str, str], value: Schema) -> None:
    """Turn a mapping of any key into one of these keys, each with its meaning."""
    part["properties"] = {key: {**value, "description": meaning} for key, meaning in keys.items()}
    part["additionalProperties"] = False
    part.pop("propertyNames", None)


def _field_docs(model: type[BaseModel]) -> dict[str, str]:
    return {name: " ".join(str(field.description).split()) for name, field in model.model_fields.items()}


_MULTIPLIER: Schema = {"type": "number", "minimum": 0.0, "maximum": 3.0}
_WEIGHT: Schema = {"type": "integer", "minimum": 0, "maximum": 5}
_LINES_HERE: Schema = {"$ref": "#/$defs/Lines"}

_MOVES = {move.value: info.gist for move, info in MOVE_INFO.items()}
_TRIGGERS = {
    Trigger.JARGON: "A word of the trade that the customer would not know.",
    Trigger.OPTIONS: "A choice between several offers; from 1.8 on the customer cannot choose alone.",
    Trigger.LONG_REPLY: "A reply that is too long to follow.",
    Trigger.SHOUTING: "Capitals and exclamation marks.",
    Trigger.NAME: "Being addressed by name.",
    Trigger.QUESTIONS: "Many questions in a row.",
    Trigger.HOLD: "Being put on hold.",
    Trigger.REPETITION: "The same reply once more.",
    Trigger.WAITING: "Waiting while something is looked up.",
}
_SKILLS = {
    skill: " ".join(str(formula.__doc__).split())
    for skill, formula in {**NEED_SKILLS, **CONDUCT_SKILLS}.items()
}
_KINDS = {
    EndingKind.BEST: "What a good conversation reaches.",
    EndingKind.PARTIAL: "Something was reached, and something was lost.",
    EndingKind.LOST: "The customer goes away worse than they came.",
}
_OUTCOMES = {
    Outcome.CLOSED: "All needs were met.",
    Outcome.HUNG_UP: "The customer's patience ran out, or they boiled over.",
    Outcome.ESCALATED: "It was handed to a supervisor.",
    Outcome.REFERRED: "The customer was sent to somebody else.",
    Outcome.ENDED: "The trainee ended it.",
    Outcome.TIMED_OUT: "The turns were used up.",
}
_VERDICTS = {
    Verdict.ACCEPT: "The customer takes it.",
    Verdict.DECLINE: "The customer is never satisfied by it.",
    Verdict.SWALLOW: "The customer does not like it, and knows where they stand.",
}


def _words(meanings: Mapping[Any, str]) -> dict[str, str]:
    return {str(word): meaning for word, meaning in meanings.items()}


WORDS: dict[str, dict[str, str]] = {
    "Need": _field_docs(NeedLines),
    "EndingKind": _words(_KINDS),
    "Outcome": _words(_OUTCOMES),
    "Verdict": _words(_VERDICTS),
    "Move": _MOVES,
}
"""Kind of word -> each word and what it means."""

KEYED: dict[tuple[str, str], tuple[dict[str, str], Schema]] = {
    ("Scenario", "lines"): (_field_docs(EventLines), _LINES_HERE),
    ("Rubric", "weights"): (_words(_SKILLS), _WEIGHT),
    ("Persona", "sensitivities"): ({**_MOVES, **_words(_TRIGGERS)}, _MULTIPLIER),
}
"""Model and field that is a mapping -> its keys with their meanings, and what each of them holds."""
