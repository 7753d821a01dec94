"""Conversation tests say what was expected, what came, where it stands, and why the mood moved."""

from pathlib import Path

import pytest

from tests.authoring.name_reader import NameReader
from tests.content import samples
from trainer.authoring.conversation_tests import Result, run_tests
from trainer.content.conversation_files import read_conversations


def played(folder: Path, tests: str) -> list[Result]:
    """The results of a file of tests beside the sample scenario."""
    path = samples.write(folder) / "scenarios" / "kettle.test.yaml"
    path.write_text(tests, encoding="utf-8")
    checked = read_conversations(path)
    assert checked.problems == ()
    return list(run_tests(checked, NameReader()))


GOOD = """
tests:
  - name: swapped
    seed: 3
    steps:
      - say: greet listen
        expect: {moves: [greet, listen], met: [heard], need: helped, heat: falls, trust: at least 1}
        must_not: {moves: [insult], events: [pushback], heat: rises}
      - say: clarify fact:model
        expect: {topics: [fact:model], events: [reveals]}
      - do: /lookup kettle
      - say: propose solution:exchange
        expect: {events: [thanks], met: [helped]}
    expect: {ending: tea, kind: best, outcome: closed, score: at most 100}
    must_not: {kind: lost, critical: [insult]}
"""


def test_what_comes_as_expected_passes(tmp_path: Path) -> None:
    (result,) = played(tmp_path, GOOD)
    assert result.failures == ()
    assert result.passed
    assert (result.name, result.mark.line, result.talk.start.seed) == ("swapped", 3, 3)


STEP = "tests:\n  - name: one\n    steps:\n      - say: {say}\n        {claims}\n"

WRONG = [
    ("greet", "expect: {moves: [listen, thank]}", "moves: listen, thank", "greet"),
    ("greet", "must_not: {moves: [greet]}", "not: moves: greet", "greet"),
    ("thank", "expect: {topics: [fact:model]}", "topics: fact:model", "nothing"),
    ("listen", "expect: {met: [helped]}", "met: helped", "heard"),
    ("insult", "must_not: {events: [pushback]}", "not: events: pushback", "pushback"),
    ("listen", "expect: {need: heard}", "need: heard", "helped"),
    ("insult", "expect: {heat: falls}", "heat: falls", "heat rises, 40 -> 58"),
    ("insult", "must_not: {heat: rises}", "not: heat: rises", "heat rises, 40 -> 58"),
    ("insult", "expect: {trust: at least 20}", "trust: at least 20", "trust falls, 30 -> 12"),
    ("insult", "expect: {clarity: rises}", "clarity: rises", "clarity holds, 40 -> 40"),
    (
        "qwertz",
        "expect: {moves: [listen]}",
        "moves: listen",
        "nothing: the reply was not understood (unclear)",
    ),
]


@pytest.mark.parametrize(("say", "claims", "expected", "got"), WRONG, ids=[row[1] for row in WRONG])
def test_a_step_that_fails_says_what_was_expected_and_what_came(
    tmp_path: Path, say: str, claims: str, expected: str, got: str
) -> None:
    (result,) = played(tmp_path, STEP.format(say=say, claims=claims))
    (failure,) = result.failures
    assert [(miss.expected, miss.got) for miss in failure.misses] == [(expected, got)]
    assert (failure.mark.line, failure.mark.column, failure.said) == (4, 9, say)
    assert failure.step is not None
    assert failure.step.reply == say


ENDS = [
    ("expect: {ending: tea}", "ending: tea", "ending dry"),
    ("expect: {kind: best}", "kind: best", "kind lost"),
    ("expect: {outcome: closed}", "outcome: closed", "outcome ended"),
    ("expect: {passed: true}", "passed: true", "not passed with 0"),
    ("must_not: {passed: false}", "not: passed: false", "not passed with 0"),
    ("expect: {score: at least 70}", "score: at least 70", "score 0"),
    ("must_not: {score: at most 10}", "not: score: at most 10", "score 0"),
    ("expect: {critical: [insult]}", "critical: insult", "critical errors: nothing"),
]


@pytest.mark.parametrize(("claims", "expected", "got"), ENDS, ids=[row[0] for row in ENDS])
def test_an_end_that_fails_says_so_at_its_place(tmp_path: Path, claims: str, expected: str, got: str) -> None:
    (result,) = played(tmp_path, f"tests:\n  - name: left\n    steps: [{{do: /end}}]\n    {claims}\n")
    (failure,) = result.failures
    assert [(miss.expected, miss.got) for miss in failure.misses] == [(expected, got)]
    assert (failure.mark.line, failure.said, failure.step) == (4, "", None)


LONG = """
tests:
  - name: too long
    steps:
      - say: insult
      - say: insult dismiss
      - say: insult argue
      - say: insult rush
      - say: insult sarcasm
      - say: thank
{claims}
    must_not: {{passed: true}}
"""


def test_a_step_after_the_end_fails_only_if_it_expects_something(tmp_path: Path) -> None:
    (fine,) = played(tmp_path, LONG.format(claims=""))
    assert fine.passed
    (late,) = played(tmp_path, LONG.format(claims="        expect: {heat: falls}"))
    (failure,) = late.failures
    assert failure.mark.line == 10
    (miss,) = failure.misses
    assert miss.expected == "this step is taken"
    assert miss.got.startswith("the conversation had ended (hung_up) with ")


def test_another_persona_and_degree_can_be_asked_for(tmp_path: Path) -> None:
    tests = (
        STEP.format(say="insult", claims="expect: {heat: rises}") + "    degree: severe\n    persona: brisk\n"
    )
    (result,) = played(tmp_path, tests)
    assert (result.talk.start.persona, result.talk.start.degree) == ("brisk", "severe")
    assert result.talk.start.mood.heat == 52


def test_a_need_that_was_met_earlier_is_said_to_be(tmp_path: Path) -> None:
    steps = "      - say: listen\n      - say: thank\n        expect: {met: [heard]}\n"
    talk = f"tests:\n  - name: one\n    steps:\n{steps}"
    (result,) = played(tmp_path, talk)
    (failure,) = result.failures
    assert [(miss.expected, miss.got) for miss in failure.misses] == [
        ("met: heard", "nothing; earlier steps had met heard")
    ]
