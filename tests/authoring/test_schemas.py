"""The schemas say what the models say, explain every field, and are those that lie in the checkout."""

import json
from pathlib import Path

import pytest
from pydantic import BaseModel

from trainer.authoring.schemas import ANY_TEXT, MODELS, schema_files, schema_of
from trainer.model.moves import Move
from trainer.model.persona import EventLines, Persona, Trigger
from trainer.model.scenario import Need, Scenario
from trainer.model.scorecard import Skill

FOLDER = Path(__file__).resolve().parent.parent.parent / "schemas"


def objects(schema):
    """Every part of a schema that describes a group of fields."""
    waiting = [schema]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            if isinstance(node.get("properties"), dict) and node.get("type") == "object":
                yield node
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)


def test_the_schemas_in_the_checkout_are_those_of_today():
    there = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.json")}
    assert there == schema_files(), "write them anew: coolhead schema --out schemas"


@pytest.mark.parametrize("name", MODELS)
def test_every_field_is_explained_and_no_other_is_let_in(name):
    for node in objects(schema_of(MODELS[name])):
        assert node["additionalProperties"] is False
        for field, part in node["properties"].items():
            assert part.get("description") or "$ref" in part, field
            assert "``" not in part.get("description", "")


@pytest.mark.parametrize("model", [Scenario, Persona], ids=lambda model: model.__name__)
def test_fields_and_what_must_be_there_are_those_of_the_model(model: type[BaseModel]):
    schema = schema_of(model)
    assert list(schema["properties"]) == list(model.model_fields)
    required = [name for name, field in model.model_fields.items() if field.is_required()]
    assert schema["required"] == required


def test_a_set_of_lines_may_be_a_list_or_groups():
    lines = schema_of(Scenario)["$defs"]["Lines"]
    assert [part.get("type") for part in lines["anyOf"]] == ["array", None]
    assert lines["anyOf"][1] == {"$ref": "#/$defs/LineGroups"}
    due = schema_of(Scenario)["$defs"]["NeedSpec"]["properties"]["due"]
    assert due["$ref"] == "#/$defs/Lines"
    assert due["description"].startswith("What the customer says while this is the next need")


def test_keys_and_words_are_named_with_their_meaning():
    scenario, persona = schema_of(Scenario), schema_of(Persona)
    assert list(scenario["properties"]["lines"]["properties"]) == list(EventLines.model_fields)
    weights = scenario["$defs"]["Rubric"]["properties"]["weights"]["properties"]
    assert set(weights) == {skill.value for skill in Skill}
    assert set(persona["properties"]["sensitivities"]["properties"]) == {*Move, *Trigger}
    need = scenario["$defs"]["Need"]
    assert need["enum"] == [item.value for item in Need]
    assert len(need["enumDescriptions"]) == len(need["enum"])
    assert need["enumDescriptions"][0] == "Wants to tell it."


def test_what_yaml_takes_for_a_number_may_stand_where_a_text_belongs():
    title = schema_of(Scenario)["properties"]["title"]
    assert title["type"] == ANY_TEXT
    assert schema_of(Scenario)["properties"]["scenario"]["type"] == "string"


def test_a_schema_points_to_nothing_that_is_not_in_it():
    for text in schema_files().values():
        schema = json.loads(text)
        refs = {part.split('"')[0] for part in text.split('"$ref": "#/$defs/')[1:]}
        assert refs == set(schema["$defs"])
