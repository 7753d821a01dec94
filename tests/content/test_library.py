"""A library holds what can be played, says what cannot, and helps with names."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

import trainer
from tests.content.samples import PERSONA, SCENARIO, good_persona, good_scenario, write
from trainer.content import paths
from trainer.content.library import Library, content_hash, load_library, load_persona, load_scenario
from trainer.content.paths import find_content_root
from trainer.errors import ContentError, EnvironmentProblem, UsageError


def test_good_files_load_sorted_and_without_problems(tmp_path: Path) -> None:
    folder = write(tmp_path)
    other = SCENARIO.replace("scenario: kettle", "scenario: alarm")
    (folder / "scenarios" / "alarm.yml").write_text(other)
    library = load_library([folder])
    assert list(library.scenarios) == ["alarm", "kettle"]
    assert list(library.personas) == ["brisk"]
    assert library.problems == ()
    assert library.scenario("kettle").title == "The kettle that trips the fuse"


def test_a_broken_file_is_left_out_and_reported_and_the_rest_loads(tmp_path: Path) -> None:
    folder = write(tmp_path)
    (folder / "scenarios" / "broken.yaml").write_text("scenario: [")
    library = load_library([folder])
    assert list(library.scenarios) == ["kettle"]
    assert [problem.code for problem in library.problems] == ["Y005"]


def test_a_warning_is_no_matter_for_the_library(tmp_path: Path) -> None:
    library = load_library([write(tmp_path, scenario=SCENARIO.replace("due: [One., Two.,", "due: [Two.,"))])
    assert list(library.scenarios) == ["kettle"]
    assert library.problems == ()


def test_a_scenario_without_its_persona_cannot_be_played(tmp_path: Path) -> None:
    library = load_library([write(tmp_path, persona=PERSONA.replace("  heat: 40\n", ""))])
    assert (library.scenarios, library.personas) == ({}, {})
    assert [problem.code for problem in library.problems] == ["S001", "X010"]


def test_a_name_nearly_right_is_suggested(tmp_path: Path) -> None:
    library = load_library([write(tmp_path)])
    with pytest.raises(UsageError) as scenario:
        library.scenario("kettel")
    assert str(scenario.value) == "there is no scenario 'kettel'; did you mean 'kettle'?"
    with pytest.raises(UsageError) as persona:
        library.persona("nobody")
    assert str(persona.value) == "there is no persona 'nobody'; allowed: brisk"


def test_asking_for_a_broken_file_says_what_is_wrong_with_it(tmp_path: Path) -> None:
    folder = write(tmp_path, scenario=SCENARIO.replace("difficulty: 1", "difficulty: 9"))
    with pytest.raises(ContentError) as error:
        load_library([folder]).scenario("kettle")
    place = folder / "scenarios" / "kettle.yaml"
    assert str(error.value) == (
        f"{place}:5:13 S007 'difficulty' should be at most 5, not '9': "
        "the scenario 'kettle' has problems; mend the file"
    )


def test_the_first_of_two_files_with_one_name_counts(tmp_path: Path) -> None:
    first, second = write(tmp_path / "a"), write(tmp_path / "b", persona=PERSONA)
    library = load_library([first, second])
    assert list(library.scenarios) == ["kettle"]
    assert [problem.render() for problem in library.problems] == [
        f"{second}/{place}.yaml:1:1 X041 '{name}' was read already from another file; rename this one"
        for place, name in (("personas/brisk", "brisk"), ("scenarios/kettle", "kettle"))
    ]


def test_a_second_folder_may_use_the_personas_of_the_first(tmp_path: Path) -> None:
    first = write(tmp_path / "a")
    own = tmp_path / "b" / "scenarios"
    own.mkdir(parents=True)
    (own / "teapot.yaml").write_text(SCENARIO.replace("scenario: kettle", "scenario: teapot"))
    assert list(load_library([first, tmp_path / "b"]).scenarios) == ["kettle", "teapot"]


def test_a_folder_that_is_not_there_or_holds_nothing_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem) as error:
        load_library([tmp_path / "absent"])
    assert str(error.value) == f"{tmp_path}/absent: there is no such content folder; check the path"
    assert [p.code for p in load_library([tmp_path]).problems] == ["X040"]
    assert load_library([]) == Library()


def test_one_file_can_be_loaded_or_says_all_that_is_wrong(tmp_path: Path) -> None:
    folder = write(tmp_path)
    path = folder / "scenarios" / "kettle.yaml"
    assert load_scenario(path, ["brisk"]).scenario == "kettle"
    assert load_persona(folder / "personas" / "brisk.yaml").title == "Brisk"
    path.write_text(SCENARIO.replace("difficulty: 1", "difficulty: 9").replace("{thing}", "{it}"))
    with pytest.raises(ContentError) as error:
        load_scenario(path, ["brisk"])
    assert str(error.value) == (
        "'kettle.yaml' cannot be played:\n"
        f"{path}:5:13 S007 'difficulty' should be at most 5, not '9'; write 5 or less\n"
        f"{path}:27:11 X001 there is no slot '{{it}}'; allowed: {{thing}}, {{problem}}, {{deadline}}"
    )


def test_the_fingerprint_follows_the_content_and_not_the_layout(tmp_path: Path) -> None:
    scenario, persona = good_scenario(tmp_path), good_persona(tmp_path)
    before = content_hash(scenario, persona)
    assert len(before) == 16
    assert int(before, 16) >= 0
    path = write(tmp_path) / "scenarios" / "kettle.yaml"
    path.write_text("# Another comment.\n\n" + SCENARIO.replace("winnable", "winnable"))
    assert content_hash(load_scenario(path, ["brisk"]), persona) == before
    path.write_text(SCENARIO.replace("Two in stock.", "One in stock."))
    assert content_hash(load_scenario(path, ["brisk"]), persona) != before
    assert content_hash(scenario, persona.model_copy(update={"title": "Other"})) != before


def test_content_is_found_beside_the_package_and_inside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "lib" / "trainer"
    package.mkdir(parents=True)
    monkeypatch.setattr(paths.trainer, "__file__", str(package / "__init__.py"))
    with pytest.raises(EnvironmentProblem) as error:
        find_content_root()
    assert error.value.what == "the scenarios that come with the program are not there"
    beside = write(package.parent)
    assert find_content_root() == beside
    inside = write(package / "_content")
    assert find_content_root() == inside


def test_twenty_long_files_load_in_half_a_second(tmp_path: Path) -> None:
    folder = write(tmp_path)
    more = "".join(f"      - Line {n} of a long story about {{thing}}.\n" for n in range(320))
    long = SCENARIO.replace("      any: [One., Two., Three., Four.]\n", "      any:\n" + more)
    assert long.count("\n") >= 400
    for n in range(20):
        (folder / "scenarios" / f"long-{n}.yaml").write_text(long.replace("kettle\n", f"long-{n}\n", 1))
    load_library([folder])
    begun = time.process_time()
    library = load_library([folder])
    assert time.process_time() - begun < 0.5
    assert len(library.scenarios) == 21


@pytest.mark.skipif(
    not (Path(trainer.__file__).parent.parent / "scenarios").is_dir(), reason="not a checkout with content"
)
def test_all_shipped_content_can_be_played() -> None:
    assert [problem.render() for problem in load_library([find_content_root()]).problems] == []


def run_check(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "trainer.content", *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=Path(trainer.__file__).parent.parent)


def test_the_checker_prints_problems_and_says_so_in_its_exit_status(tmp_path: Path) -> None:
    folder = write(tmp_path)
    files = [str(folder / "scenarios" / "kettle.yaml"), str(folder / "personas" / "brisk.yaml")]
    good = run_check(*files)
    assert (good.returncode, good.stdout, good.stderr) == (0, "", "")
    write(tmp_path, scenario=SCENARIO.replace("persona: brisk", "persona: brsk"))
    bad = run_check(*files)
    assert bad.returncode == 1
    assert bad.stdout.splitlines() == [
        f"{files[0]}:6:10 X010 there is no persona 'brsk'; did you mean 'brisk'?"
    ]
    assert run_check().returncode == 2
