"""``test``, ``simulate`` and ``cover``: what they print, and exit codes that scripts can rely on."""

import json
import re

import pytest

from tests.authoring.label_reader import LabelReader
from tests.authoring.name_reader import NameReader
from tests.content import samples
from trainer.content.library import load_library
from trainer.understand import reader
from trainer.understand.exemplars import load_exemplars

TESTS = """
tests:
  - name: heard at once
    steps:
      - say: greet listen
        expect: {met: [heard]}
  - name: rude and rewarded
    steps:
      - say: insult
        expect: {heat: falls}
    expect: {passed: true}
"""


@pytest.fixture
def tests(shop, monkeypatch):
    """A file of two tests beside the sample scenario, one of which fails."""
    path = shop / "scenarios" / "kettle.test.yaml"
    path.write_text(TESTS, encoding="utf-8")
    monkeypatch.setattr(reader, "load_reader", NameReader)
    return path


@pytest.fixture
def labels(shop, monkeypatch):
    """The sample scenario with a reader that knows what bots say."""
    scenario = load_library([shop]).scenario("kettle")
    known = LabelReader(scenario, load_exemplars())
    monkeypatch.setattr(reader, "load_reader", lambda: known)
    return shop / "scenarios" / "kettle.yaml"


def test_a_failing_test_shows_expected_got_and_the_ledger(coolhead, tests):
    ran = coolhead("test", tests)
    assert (ran.code, ran.err) == (1, "")
    assert re.sub(r"(dry,|with) \d+", r"\1 N", ran.out) == (
        f"{tests}: 2 tests, 1 failed\n"
        "  FAILED  rude and rewarded (dry, N, not passed)\n"
        f"    {tests}:9:9\n"
        "      reply     insult\n"
        "      expected  heat: falls\n"
        "      got       heat rises, 40 -> 58\n"
        "      customer  Do not take that tone.\n"
        "      ledger    heat      +18  You were rude to them\n"
        "                trust     -18  You were rude to them\n"
        "                patience  -12  You were rude to them\n"
        "                patience   -6  A turn without progress\n"
        f"    {tests}:11:5 at the end of the conversation\n"
        "      expected  passed: true\n"
        "      got       not passed with N\n"
        "2 tests in 1 file: 1 passed, 1 failed\n"
    )


def test_passing_tests_are_counted_and_named_on_demand(coolhead, tests):
    tests.write_text(TESTS.partition("  - name: rude")[0], encoding="utf-8")
    assert coolhead("test", tests).out.splitlines()[0] == f"{tests}: 1 test, all passed"
    ran = coolhead("test", tests.parent, "-v")
    assert ran.code == 0
    assert ran.out.splitlines()[1].startswith("  passed  heard at once (")
    assert ran.out.splitlines()[-1] == "1 test in 1 file: 1 passed, 0 failed"


def test_a_test_that_cannot_be_played_is_a_failure_of_the_command(coolhead, tests):
    tests.write_text(TESTS.replace("heat: falls", "heat: fals"), encoding="utf-8")
    ran = coolhead("test", tests)
    assert ran.code == 1
    assert f"{tests}:10:24 T006 'heat' cannot be 'fals'; did you mean 'falls'?" in ran.out
    assert ran.out.endswith("0 tests in 1 file: 0 passed, 0 failed; some files could not be played\n")


def test_tests_of_a_broken_scenario_are_not_played(coolhead, tests, shop):
    samples.write(shop, scenario=samples.SCENARIO.replace("difficulty: 1", "difficulty: 9"))
    ran = coolhead("test", tests)
    assert ran.code == 1
    assert ran.out.splitlines()[0] == (
        f"{tests}: not played because its scenario has problems; run 'coolhead check'"
    )


def test_no_tests_at_all_is_wrong_use(coolhead, shop):
    ran = coolhead("test", shop)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "coolhead: there are no conversation tests here; "
        "write them in NAME.test.yaml beside the scenario NAME.yaml\n"
    )
    ran = coolhead("test", shop / "scenarios" / "kettle.yaml")
    assert ran.code == 1
    assert "this scenario has no conversation tests; write them in 'kettle.test.yaml' beside it" in ran.err


def test_results_as_json_carry_the_turn(coolhead, tests):
    ran = coolhead("test", tests, "--json")
    good, bad = (json.loads(line) for line in ran.out.splitlines())
    assert (good["passed"], good["failures"], good["line"]) == (True, [], 3)
    assert bad["failures"][0]["misses"] == [{"expected": "heat: falls", "got": "heat rises, 40 -> 58"}]
    assert bad["failures"][0]["turn"]["reply"] == "insult"
    assert bad["failures"][1]["turn"] is None


def test_a_scenario_that_lets_the_expert_down_is_unfair(coolhead, labels):
    labels.write_text(samples.SCENARIO + "rubric:\n  pass_mark: 100\n", encoding="utf-8")
    ran = coolhead("simulate", labels, "-n", "12", "--jobs", "1")
    lines = ran.out.splitlines()
    assert ran.code == 1
    assert lines[0] == "kettle, played by brisk: 12 talks of each bot"
    assert lines[2].split() == ["bot", "passed", "best", "score", "turns", "heat", "trust"]
    assert [line.split()[0] for line in lines[3:10]] == [
        "expert", "novice", "robot", "appeaser", "script-reader", "hostile", "indifferent",
    ]  # fmt: skip
    (unfair,) = [line for line in lines if line.startswith("UNFAIR")]
    assert unfair == (
        "UNFAIR: the expert passes in 0 % of its talks; at least 99 % is fair; "
        "see which skill its model answers leave unmarked"
    )
    assert lines[-1] == f"  see one: coolhead simulate {labels} --show expert --seed 0"


def test_bots_can_be_chosen_and_told_as_json(coolhead, labels):
    ran = coolhead("simulate", labels, "-n", "5", "--bots", "hostile,appeaser", "--seed", "3", "--json")
    found = json.loads(ran.out)
    assert ran.code == 0
    assert [bot["bot"] for bot in found["bots"]] == ["hostile", "appeaser"]
    assert (found["fair"], found["seed"], found["reader"]) == (True, 3, "labels-1")
    assert found["bots"][0]["kinds"] == {"lost": 5}


def test_one_talk_can_be_seen(coolhead, labels):
    ran = coolhead("simulate", labels, "--show", "hostile", "--seed", "2")
    lines = ran.out.splitlines()
    assert ran.code == 0
    assert lines[0].startswith("Customer: ")
    assert lines[1].startswith("hostile: ")
    assert lines[2].startswith("  (heard: ")
    assert lines[-1].startswith("End: dry, ")


def test_a_wrong_bot_and_a_wrong_file_are_wrong_use_and_environment(coolhead, labels):
    ran = coolhead("simulate", labels, "--bots", "expret")
    assert ran.code == 2
    assert "there is no bot 'expret'; did you mean 'expert'?" in ran.err
    ran = coolhead("simulate", labels.with_name("gone.yaml"))
    assert ran.code == 3
    assert "there is no such file; check the path" in ran.err


def test_coverage_names_what_was_missed_and_fails_under_a_bound(coolhead, labels):
    ran = coolhead("cover", labels, "-n", "2", "--jobs", "1", "--fail-under", "100")
    lines = ran.out.splitlines()
    assert lines[0].split()[:2] == ["content", "lines"]
    assert lines[1].split()[0] == "kettle"
    assert lines[-1] == "Fewer than the 100 % that were asked for."
    assert lines[-2].startswith("Lines: ")
    assert ran.code == 1
    assert coolhead("cover", labels, "-n", "1", "--jobs", "1", "--fail-under", "1").code == 0


def test_coverage_as_json_has_hits_and_places(coolhead, labels):
    found = json.loads(coolhead("cover", labels, "-n", "2", "--jobs", "1", "--json").out)
    (file,) = found["files"]
    tea = next(item for item in file["items"] if (item["sort"], item["name"]) == ("ending", "tea"))
    assert tea["bots"] > 0
    assert tea["tests"] == 0
    assert labels.read_text(encoding="utf-8").splitlines()[tea["line"] - 1].endswith("ending: tea")
    assert found["lines"]["all"] == sum(item["sort"] == "line" for item in file["items"])


@pytest.mark.parametrize("name", ["test", "simulate", "cover"])
def test_help_gives_an_example(coolhead, name):
    assert f"Example: coolhead {name} " in coolhead(name, "-h").out
