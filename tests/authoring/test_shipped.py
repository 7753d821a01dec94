"""The shipped scenarios hold what they promise: their own tests pass, and bots find them fair."""

from pathlib import Path

import pytest

from trainer.authoring.bench import prepare
from trainer.authoring.conversation_tests import run_tests
from trainer.authoring.fairness import unfairness
from trainer.authoring.finding import read_cast
from trainer.authoring.finding import tests_beside as beside
from trainer.authoring.simulation import simulate
from trainer.content.conversation_files import read_conversations
from trainer.content.paths import content_files, find_content_root
from trainer.understand.exemplars import load_exemplars
from trainer.understand.reader import load_reader

SCENARIOS = content_files(find_content_root() / "scenarios")

TALKS = 12
"""Talks of each bot; a full run has a thousand."""


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda path: path.stem)
def test_a_scenario_carries_three_tests_and_one_of_what_must_not_pass(scenario: Path) -> None:
    file = beside(scenario)
    assert file is not None
    checked = read_conversations(file)
    assert checked.problems == ()
    assert checked.tests is not None
    tests = checked.tests.tests
    assert len(tests) >= 3
    assert any(test.must_not.passed for test in tests)
    assert any(test.expect.passed for test in tests)
    assert any("pushback" in step.expect.events for test in tests for step in test.steps)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda path: path.stem)
def test_its_tests_pass(scenario: Path) -> None:
    file = beside(scenario)
    assert file is not None
    results = list(run_tests(read_conversations(file), load_reader()))
    assert results
    assert [(result.name, result.failures) for result in results if not result.passed] == []


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda path: path.stem)
def test_bots_find_it_fair(scenario: Path) -> None:
    bench = prepare(*read_cast(scenario), load_exemplars(), load_reader())
    assert list(unfairness(simulate(bench, talks=TALKS))) == []
