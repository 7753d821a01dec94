"""``coolhead check`` tells every problem with its place, and whether the files can be played."""

from tests.content import samples


def test_sound_files_are_counted_and_exit_0(coolhead, shop):
    assert coolhead("check").out == "2 files checked: 0 errors, 0 warnings\n"
    ran = coolhead("check", shop / "scenarios" / "kettle.yaml")
    assert (ran.code, ran.out, ran.err) == (0, "1 file checked: 0 errors, 0 warnings\n", "")


def test_problems_have_file_line_and_column_and_exit_1(coolhead, tmp_path, shop):
    folder = tmp_path / "mine"
    samples.write(folder, scenario=samples.SCENARIO.replace("difficulty: 1", "difficulty: 9\nboss: me"))
    ran = coolhead("check", folder)
    lines = ran.out.splitlines()
    path = folder / "scenarios" / "kettle.yaml"
    assert ran.code == 1
    assert lines[0].startswith(f"{path}:5:13 S")
    assert lines[1].startswith(f"{path}:6:1 S")
    assert lines[-1] == "2 files checked: 2 errors, 0 warnings"


def test_files_in_a_plain_folder_and_files_named_twice_are_checked_once(coolhead, shop):
    folder = shop / "scenarios"
    assert coolhead("check", folder, folder / "kettle.yaml").out == "1 file checked: 0 errors, 0 warnings\n"


def test_text_of_an_author_cannot_steer_the_terminal(coolhead, tmp_path, shop):
    path = tmp_path / "evil.yaml"
    path.write_bytes(b'scenario: "a\x1b[2J"\n"k\\e[31m\\u202e": 1\n')
    ran = coolhead("check", path)
    assert ran.code == 1
    assert "\x1b" not in ran.out
    assert "\u202e" not in ran.out


def test_an_unreadable_file_is_a_problem_of_its_own(coolhead, tmp_path, shop):
    path = tmp_path / "x.yaml"
    path.write_bytes(b"\xff\xfe")
    ran = coolhead("check", path)
    assert ran.code == 1
    assert f"{path}:1:1 Y003 is not UTF-8 text" in ran.out
