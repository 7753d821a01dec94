"""Coverage counts what was said, by place, and tells what cannot be said from what was not."""

from pathlib import Path

import pytest

from tests.authoring.label_reader import LabelReader
from tests.content import samples
from trainer.authoring.coverage import Cover, Item, Sort, trace
from trainer.authoring.covering import cover
from trainer.authoring.finding import find_wanted
from trainer.authoring.talk import Talk
from trainer.content.library import load_library
from trainer.content.reading import read_document
from trainer.engine.state import Casting
from trainer.understand.exemplars import load_exemplars

TESTS = """
tests:
  - name: cut short
    steps: [{do: /end}]
    must_not: {passed: true}
"""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample content with a test, and a line that can never be said."""
    scenario = samples.SCENARIO.replace("    trust: 10\n", "")
    scenario = scenario.replace("lines:\n  held:", "lines:\n  thanks: [Tea at last.]\n  held:")
    root = samples.write(tmp_path_factory.mktemp("shop"), scenario=scenario)
    (root / "scenarios" / "kettle.test.yaml").write_text(TESTS, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def covers(shop: Path) -> dict[str, Cover]:
    """What a few talks reach."""
    exemplars = load_exemplars()
    scenario = load_library([shop]).scenario("kettle")
    found = cover(find_wanted([shop]), LabelReader(scenario, exemplars), exemplars, talks=6)
    return {item.path.name: item for item in found}


def item(found: Cover, name: str) -> Item:
    """The one item of that name."""
    (only,) = [each for each in found.items if each.name == name and each.sort is not Sort.EVENT]
    return only


def test_lines_stand_where_they_are_said_to(shop: Path, covers: dict[str, Cover]) -> None:
    for found in covers.values():
        text = found.path.read_text(encoding="utf-8").splitlines()
        for each in found.of(Sort.LINE):
            assert text[each.mark.line - 1][each.mark.column - 1 :].startswith(each.name), each


def test_hits_of_tests_and_bots_are_kept_apart(covers: dict[str, Cover]) -> None:
    kettle = covers["kettle.yaml"]
    assert (item(kettle, "dry").tests, item(kettle, "tea").tests) == (1, 0)
    assert item(kettle, "tea").bots > 0
    assert item(kettle, "exchange").bots > 0
    assert item(kettle, "stock").bots > 0
    assert sum(each.tests for each in kettle.items if each.label == "opening") == 1


def test_what_cannot_be_said_is_told_apart_with_its_reason(covers: dict[str, Cover]) -> None:
    never = {each.name: each.never for each in covers["kettle.yaml"].items if each.never}
    assert never.keys() >= {"Why?", "Tea at last."}
    assert "needs no trust" in never["Why?"]
    hedges = [each.never for each in covers["brisk.yaml"].items if each.label == "lines hedges"]
    assert hedges == ["this person can always choose; who cannot has 'options: 1.8' or more"]


def test_nothing_that_cannot_be_reached_was_reached(covers: dict[str, Cover]) -> None:
    assert [each for found in covers.values() for each in found.items if each.never and each.reached] == []


def test_a_persona_is_heard_in_its_own_words(covers: dict[str, Cover]) -> None:
    lines = {each.label: each.reached for each in covers["brisk.yaml"].of(Sort.LINE)}
    assert lines["needs heard"]
    assert lines["pushback any"]
    assert lines["lines thanks"]


def test_a_trace_holds_each_thing_once(shop: Path) -> None:
    library = load_library([shop])
    talk = Talk(Casting(library.scenario("kettle"), library.persona("brisk")))
    for name, text in (("lookup", "kettle"), ("lookup", "kettle"), ("hold", ""), ("end", "")):
        talk.act(name, text)
    found = trace(talk)
    assert set(found.values()) == {1}
    assert (Sort.LOOKUP, "stock") in found
    assert (Sort.EVENT, "held") in found
    assert (Sort.ENDING, "dry") in found
    assert (Sort.LINE, "There you are.") in found


def test_a_label_names_what_stands_in_a_list(covers: dict[str, Cover]) -> None:
    labels = {each.label for each in covers["kettle.yaml"].of(Sort.LINE)}
    assert labels >= {"opening", "story 1", "needs heard due", "facts model answers", "needs helped due any"}


def test_a_single_scenario_is_reported_without_its_persona(shop: Path) -> None:
    wanted = find_wanted([shop / "scenarios" / "kettle.test.yaml"])
    assert [path.name for path in wanted.scenarios] == ["kettle.yaml"]
    assert wanted.personas == {}
    assert read_document(wanted.scenarios[0])[0] is not None
