"""``coolhead check`` tells every problem with its place, line and remedy, and whether files can be played."""

import json

import pytest

from tests.content import samples


@pytest.fixture
def mine(tmp_path, shop, monkeypatch):
    """A content folder with two errors and one warning in its scenario, seen from inside it."""
    spoilt = samples.SCENARIO.replace("difficulty: 1", "difficulty: 9").replace("{thing}", "{thng}")
    samples.write(tmp_path / "mine", scenario=spoilt.replace("kettle trips the fuse.", "TODO."))
    monkeypatch.chdir(tmp_path / "mine")
    return tmp_path / "mine"


def test_sound_files_are_counted_and_exit_0(coolhead, shop):
    assert coolhead("check").out == "2 files checked: 0 errors, 0 warnings\n"
    ran = coolhead("check", "--strict", shop / "scenarios" / "kettle.yaml")
    assert (ran.code, ran.out, ran.err) == (0, "1 file checked: 0 errors, 0 warnings\n", "")


def test_every_problem_is_told_with_its_line_a_caret_and_what_to_do(coolhead, mine):
    ran = coolhead("check", ".")
    assert ran.code == 1
    assert ran.err == ""
    assert ran.out.splitlines() == [
        "scenarios/kettle.yaml:5:13 S007 'difficulty' should be at most 5, not '9'",
        "    5 | difficulty: 9",
        "      |             ^",
        "      = write 5 or less",
        "scenarios/kettle.yaml:26:9 X006 warning: 'TODO' looks like a gap that nobody has filled",
        "   26 |   - The TODO.",
        "      |         ^",
        "      = write the words that belong there",
        "scenarios/kettle.yaml:27:11 X001 there is no slot '{thng}'",
        "   27 |   - It is {thng} again.",
        "      |           ^",
        "      = did you mean '{thing}'?",
        "",
        "2 files checked: 2 errors, 1 warning",
        "'coolhead check --explain S007' tells more about S007",
    ]


def test_a_weakness_alone_exits_0_and_with_strict_1(coolhead, tmp_path, shop):
    weak = samples.SCENARIO.replace("due: [One., Two., Three., Four.]", "due: [One.]", 1)
    samples.write(tmp_path / "mine", scenario=weak)
    assert coolhead("check", tmp_path / "mine").code == 0
    ran = coolhead("check", tmp_path / "mine", "--strict")
    assert (ran.code, ran.out.splitlines()[-2]) == (1, "2 files checked: 0 errors, 1 warning")


def test_json_holds_every_problem(coolhead, mine):
    ran = coolhead("check", ".", "--format", "json")
    found = json.loads(ran.out)
    assert ran.code == 1
    assert {key: found[key] for key in ("files", "errors", "warnings")} == {
        "files": 2,
        "errors": 2,
        "warnings": 1,
    }
    assert found["problems"][0] == {
        "file": "scenarios/kettle.yaml",
        "line": 5,
        "column": 13,
        "code": "S007",
        "severity": "error",
        "message": "'difficulty' should be at most 5, not '9'",
        "hint": "write 5 or less",
    }


def test_sarif_holds_every_problem(coolhead, mine):
    ran = coolhead("check", ".", "--format", "sarif")
    results = json.loads(ran.out)["runs"][0]["results"]
    assert ran.code == 1
    assert [(item["ruleId"], item["level"]) for item in results] == [
        ("S007", "error"),
        ("X006", "warning"),
        ("X001", "error"),
    ]


def test_a_code_is_explained_with_a_bad_and_a_good_example(coolhead):
    ran = coolhead("check", "--explain", "s007")
    assert ran.code == 0
    assert ran.out.startswith("# S007: a number is out of range\n")
    assert "difficulty: 9" in ran.out
    assert "difficulty: 1" in ran.out
    wrong = coolhead("check", "--explain", "S07")
    assert (wrong.code, wrong.out) == (2, "")
    assert wrong.err == "coolhead: there is no code 'S07'; did you mean 'S007'?\n"
    assert coolhead("check", "--explain", "?").err.endswith("a letter and three digits, such as X034\n")


def test_files_in_a_plain_folder_and_files_named_twice_are_checked_once(coolhead, shop):
    folder = shop / "scenarios"
    assert coolhead("check", folder, folder / "kettle.yaml").out == "1 file checked: 0 errors, 0 warnings\n"


def test_text_of_an_author_cannot_steer_the_terminal(coolhead, tmp_path, shop):
    path = tmp_path / "evil.yaml"
    path.write_bytes(b'scenario: "a\x1b[2J"\n"k\\e[31m\\u202e": 1\n')
    for form in ("text", "json", "sarif"):
        ran = coolhead("check", path, "--format", form)
        assert ran.code == 1
        assert "\x1b" not in ran.out
        assert "\u202e" not in ran.out


def test_an_unreadable_file_is_a_problem_of_its_own(coolhead, tmp_path, shop):
    path = tmp_path / "x.yaml"
    path.write_bytes(b"\xff\xfe")
    ran = coolhead("check", path)
    assert ran.code == 1
    assert f"{path}:1:1 Y003 is not UTF-8 text" in ran.out


def test_a_path_that_is_not_there_is_wrong_use(coolhead, tmp_path, shop):
    assert coolhead("check", tmp_path / "nowhere").code == 2


def test_a_long_line_is_cut_around_the_place(coolhead, tmp_path, shop):
    long = "  - " + "It is as it is. " * 8 + "And {thng} again."
    samples.write(tmp_path / "mine", scenario=samples.SCENARIO.replace("  - It is {thing} again.", long))
    rows = coolhead("check", tmp_path / "mine").out.splitlines()
    shown = next(row for row in rows if row.startswith("   27 | "))
    caret = rows[rows.index(shown) + 1]
    assert len(shown) <= 80
    assert shown.startswith("   27 | …")
    assert shown[caret.index("^") :].startswith("{thng}")
