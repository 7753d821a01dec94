"""Every code has a page, and what the page says of its example is what is really said, word for word."""

import re
from pathlib import Path

import pytest

from tests.content import samples
from trainer.content.checking import check_file
from trainer.content.codes import CODES, find_code
from trainer.content.codes.__main__ import pages
from trainer.content.excerpt import WIDTH
from trainer.content.files import MAX_BYTES
from trainer.content.library import load_library
from trainer.content.schema import _other
from trainer.errors import UsageError

ROOT = Path(__file__).resolve().parent.parent.parent
FILES = {
    "scenarios/kettle.yaml": samples.SCENARIO,
    "personas/brisk.yaml": samples.PERSONA,
    "scenarios/kettle.test.yaml": samples.TESTS,
    "scenarios/courses/tea-week.yaml": samples.COURSE,
}
WITH_EXAMPLE = [code for code in CODES.values() if code.bad]


def example_file(code):
    """The sample that the good part of an example is taken from."""
    fitting = [name for name, text in FILES.items() if code.good in text]
    return fitting[-1] if code.code[0] in "TC" else fitting[0]


def said_of(folder, name, text):
    """What is said of one file of the sample content, and its problems."""
    root = samples.write(folder)
    (root / "scenarios" / "kettle.test.yaml").write_text(samples.TESTS, encoding="utf-8")
    path = root / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    problems = check_file(path)
    return [problem.render().removeprefix(f"{path}:") for problem in problems], problems


@pytest.mark.parametrize("code", WITH_EXAMPLE, ids=lambda code: code.code)
def test_a_page_shows_what_is_really_said(tmp_path, code):
    name = example_file(code)
    said, problems = said_of(tmp_path, name, FILES[name].replace(code.good, code.bad, 1))
    assert said == [code.says]
    assert [problem.code for problem in problems] == [code.code]
    assert [problem.severity for problem in problems] == [code.severity]


@pytest.mark.parametrize("name", FILES)
def test_the_good_parts_have_no_problem(tmp_path, name):
    assert said_of(tmp_path, name, FILES[name])[0] == []


def too_many_slips(text):
    return text + "".join(f"extra{n}: 1\n" for n in range(51))


REST = {
    "S099": ("scenarios/kettle.yaml", too_many_slips, "134:1 S099 and 1 more problem in this file"),
    "Y003": (
        "scenarios/kettle.yaml",
        lambda text: b"a: \xff",
        "1:4 Y003 is not UTF-8 text; save the file as UTF-8",
    ),
    "Y012": (
        "scenarios/kettle.yaml",
        lambda text: "# nothing\n",
        "1:1 Y012 the file is empty; write a scenario or a persona into it",
    ),
    "Y014": (
        "scenarios/kettle.yaml",
        lambda text: "a: [" + "b, " * 20_000 + "]",
        "1:60002 Y014 the file holds more than 20000 values; split it into several files",
    ),
    "Y002": (
        "scenarios/kettle.yaml",
        lambda text: "#" * (MAX_BYTES + 1),
        "1:1 Y002 is too big: 2.0 MB, at most 2 MB can be read",
    ),
}


@pytest.mark.parametrize("code", REST)
def test_a_file_that_no_part_can_show_is_told_in_these_words(tmp_path, code):
    name, spoil, expected = REST[code]
    path = samples.write(tmp_path) / name
    spoilt = spoil(FILES[name])
    path.write_bytes(spoilt if isinstance(spoilt, bytes) else spoilt.encode())
    assert check_file(path)[-1].render() == f"{path}:{expected}"


def test_a_missing_file_a_lonely_test_and_odd_folders_are_told_in_these_words(tmp_path):
    absent = tmp_path / "absent.yaml"
    assert [p.render() for p in check_file(absent)] == [f"{absent}:1:1 Y001 there is no such file"]
    lonely = samples.write(tmp_path / "shop") / "scenarios" / "ketle.test.yaml"
    lonely.write_text(samples.TESTS)
    expected = f"{lonely}:1:1 T001 there is no scenario 'ketle' beside this file; did you mean 'kettle'?"
    assert [p.render() for p in check_file(lonely)] == [expected]
    (tmp_path / "void").mkdir()
    twin = samples.write(tmp_path / "twin")
    library = load_library([tmp_path / "shop", twin, tmp_path / "void"])
    assert [p.render() for p in library.problems] == [
        f"{twin}/personas/brisk.yaml:1:1 X041 'brisk' was read already from another file; rename this one",
        f"{twin}/scenarios/kettle.yaml:1:1 X041 'kettle' was read already from another file; rename this one",
        f"{tmp_path}/void:1:1 X040 this folder has neither 'scenarios' nor 'personas' in it",
    ]


def test_a_course_without_modules_is_told_in_these_words(tmp_path):
    text = samples.COURSE.partition("days:")[0]
    assert said_of(tmp_path, "scenarios/courses/tea-week.yaml", text)[0] == [
        "2:1 C011 the course has no modules; write them below 'days', or below 'modules'"
    ]


def test_what_has_no_words_of_its_own_is_told_in_those_of_the_schema():
    assert _other({"msg": "Value error, odd"})[:2] == ("S000", "does not fit: Value error, odd")


def test_every_code_has_an_example_or_is_held_to_its_words_here():
    here = {*REST, "Y001", "T001", "X040", "X041", "S000", "C011", "G021", "X050", "X051", "X052", "X053"}
    assert {code for code, item in CODES.items() if not item.bad} == here


def test_every_code_in_the_program_has_a_page_and_every_page_a_code():
    room = ROOT / "trainer" / "content"
    files = [path for path in room.rglob("*.py") if path.parent.name != "codes"]
    files += (ROOT / "trainer" / "guards").rglob("*.py")
    used = {code for path in files for code in re.findall(r'"([A-Z]\d{3})"', path.read_text("utf-8"))}
    assert used == set(CODES)


def test_the_pages_of_the_documentation_are_those_of_the_program():
    folder = ROOT / "docs" / "diagnostics"
    shown = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    assert shown == pages(), "write them anew: python -m trainer.content.codes docs/diagnostics"


def test_prose_and_what_is_said_fit_a_terminal():
    for item in CODES.values():
        examples = {*item.bad.splitlines(), *item.good.splitlines()}
        assert [line for line in item.page().splitlines() if len(line) > WIDTH and line not in examples] == []


def test_a_code_is_found_in_small_letters_and_a_wrong_one_is_guessed():
    assert find_code("x034").code == "X034"
    with pytest.raises(UsageError, match=r"there is no code 'X34'; did you mean 'X034'\?"):
        find_code("X34")
