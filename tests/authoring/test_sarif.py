"""Problems become a SARIF 2.1.0 log with a rule for each code and a place for each result."""

import json
from pathlib import Path

import pytest

from trainer.authoring.sarif import sarif_log
from trainer.content.codes import CODES
from trainer.content.problems import Problem, Severity


@pytest.fixture
def log(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    problems = [
        Problem(
            str(tmp_path / "a b.yaml"), 5, 13, "S007", "'difficulty' should be at most 5", "write 5 or less"
        ),
        Problem("ä.yaml", 1, 1, "X010", "there is no persona 'x'", "did you mean 'y'?"),
        Problem("/elsewhere/c.yaml", 2, 1, "S007", "too \x1b[2J much", severity=Severity.ERROR),
        Problem("d.yaml", 9, 4, "X002", "this line is long", severity=Severity.WARNING),
    ]
    return sarif_log(problems)


def test_the_log_has_what_the_format_requires(log):
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("/sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["tool"]["driver"]["name"] == "coolhead"
    json.dumps(log)


def test_each_code_is_one_rule_with_its_page(log):
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["S007", "X010", "X002"]
    assert rules[0]["help"]["markdown"] == CODES["S007"].page()
    assert [rule["defaultConfiguration"]["level"] for rule in rules] == ["error", "error", "warning"]
    assert all(rule["shortDescription"]["text"].endswith(".") for rule in rules)


def test_each_result_points_to_its_rule_and_its_place(log):
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    results = log["runs"][0]["results"]
    for result in results:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert [result["level"] for result in results] == ["error", "error", "error", "warning"]
    regions = [result["locations"][0]["physicalLocation"]["region"] for result in results]
    assert regions[0] == {"startLine": 5, "startColumn": 13}
    uris = [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results]
    assert uris == ["a%20b.yaml", "%C3%A4.yaml", "file:///elsewhere/c.yaml", "d.yaml"]


def test_messages_are_sentences_with_the_hint_and_without_control_characters(log):
    texts = [result["message"]["text"] for result in log["runs"][0]["results"]]
    assert texts[0] == "'difficulty' should be at most 5. Hint: write 5 or less."
    assert texts[1] == "There is no persona 'x'. Hint: did you mean 'y'?"
    assert texts[2] == "Too \ufffd[2J much."


def test_nothing_found_is_a_log_without_results():
    (run,) = sarif_log([])["runs"]
    assert run["results"] == []
    assert run["tool"]["driver"]["rules"] == []
    assert Path(sarif_log([])["$schema"]).suffix == ".json"
