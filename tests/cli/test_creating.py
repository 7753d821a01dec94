"""``coolhead new`` writes what can be checked and played; ``coolhead schema`` writes what editors read."""

import json
import sys

import pytest


@pytest.fixture
def here(tmp_path, monkeypatch, shop):
    """An empty folder to write into, and a persona 'brisk' among the shipped content."""
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


class Typing:
    """A terminal at which somebody types these lines."""

    def __init__(self, *lines):
        self.lines = list(lines)

    def isatty(self):
        return True

    def readline(self, *_):
        return self.lines.pop(0) + "\n"

    def flush(self):
        """Nothing waits."""


def test_a_new_scenario_is_written_checked_and_explained(coolhead, here):
    ran = coolhead("new", "scenario", "late", "--persona", "brisk", "--yes")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "written: scenarios/late.yaml",
        "check it: coolhead check --strict scenarios/late.yaml",
        "play it:  coolhead play late --content .",
    ]
    assert coolhead("check", "--strict", ".").code == 0
    assert sorted(path.name for path in (here / "schemas").iterdir()) == [
        "course.json",
        "persona.json",
        "scenario.json",
        "tests.json",
    ]


def test_a_new_persona_is_written_and_sound(coolhead, here):
    ran = coolhead("new", "persona", "wary", "--temper", "furious", "--manner", "indirect", "-y")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[-1] == "play it:  coolhead play fee-waiver --persona wary --content ."
    assert coolhead("check", "--strict", here / "personas" / "wary.yaml").code == 0


def test_a_new_course_is_written_checked_and_can_be_started(coolhead, here, monkeypatch, tmp_path):
    monkeypatch.setenv("COOLHEAD_HOME", str(tmp_path / "home"))
    ran = coolhead("new", "course", "tea-week", "--yes", "--attempts", "3", "--exam-day", "4")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "written: scenarios/courses/tea-week.yaml",
        "check it: coolhead check --strict scenarios/courses/tea-week.yaml",
        "play it:  coolhead course start tea-week --content . --learner trial",
    ]
    assert coolhead("check", "--strict", ".").code == 0
    text = (here / "scenarios" / "courses" / "tea-week.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../schemas/course.json\n# Teaches: ")
    for line in ('    scenario: "kettle"', "      maximum: 3 ", "      opens: day 4 at 9:00"):
        assert line in text
    ran = coolhead("course", "start", "tea-week", "--content", ".", "--learner", "trial")
    assert "0 of 3 done. Next: 'A first try'." in ran.out


def test_a_new_course_asks_what_was_not_said(coolhead, here, monkeypatch):
    lines = ("tea-week", "Tea", "to pour", "kettel", "kettle", "kettle", "kettle", "75", "2", "5")
    monkeypatch.setattr(sys, "stdin", Typing(*lines))
    from trainer.cli.main import run

    assert run(["new", "course"]) == 0
    text = (here / "scenarios" / "courses" / "tea-week.yaml").read_text(encoding="utf-8")
    for line in ('title: "Tea"', '  - "to pour"', "pass_mark: 75 "):
        assert line in text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--exam", "ketle"), "there is no scenario 'ketle'; did you mean 'kettle'?"),
        (("--pass-mark", "50"), "asks for 50, but its scenario is passed with 70 only; write 70 or more"),
    ],
)
def test_a_new_course_that_would_not_pass_the_check_is_not_written(coolhead, here, words, said):
    ran = coolhead("new", "course", "tea-week", "--yes", *words)
    assert ran.code == 2
    assert said in ran.err
    assert not (here / "scenarios").exists()


def test_options_stand_in_the_file(coolhead, here):
    words = (
        "--title",
        "The lost parcel",
        "--customer",
        "Jon Tamm",
        "--deadline",
        "Friday",
        "--difficulty",
        "4",
    )
    coolhead("new", "scenario", "parcel", "--persona", "brisk", "--yes", *words)
    text = (here / "scenarios" / "parcel.yaml").read_text(encoding="utf-8")
    for line in (
        'title: "The lost parcel"',
        '  address: "Jon Tamm"',
        '  deadline: "Friday"',
        "difficulty: 4 ",
    ):
        assert line in text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("scenario", "Bad Name", "-y"), "'Bad Name'; write 'bad-name'"),
        (("scenario", "../up", "-y"), "not '../up'; write 'up'"),
        (("scenario", "-y"), "the new file needs a name"),
        (("scenario", "late"), "there is nobody to ask; add --yes to take what is usual for the rest"),
        (
            ("scenario", "late", "-y", "--persona", "brsk"),
            "there is no persona 'brsk'; did you mean 'brisk'?",
        ),
        (
            ("scenario", "late", "-y", "--persona", "brisk", "--deadline", "by noon"),
            "so that this reads 'by by noon'; write 'noon'",
        ),
        (("persona", "wary", "--temper", "cross", "-y"), "'cross' is not one of"),
    ],
)
def test_what_does_not_fit_is_refused_in_one_line_and_nothing_is_written(coolhead, here, words, said):
    ran = coolhead("new", *words)
    assert ran.code == 2
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert list(here.iterdir()) == []


def test_a_file_is_written_over_only_when_asked_to(coolhead, here):
    coolhead("new", "persona", "wary", "-y")
    path = here / "personas" / "wary.yaml"
    path.write_text("mine", encoding="utf-8")
    ran = coolhead("new", "persona", "wary", "-y")
    assert (ran.code, path.read_text(encoding="utf-8")) == (2, "mine")
    assert "there is a file personas/wary.yaml already; take another name, or --force" in ran.err
    assert coolhead("new", "persona", "wary", "-y", "--force").code == 0
    assert path.read_text(encoding="utf-8") != "mine"


def test_a_question_is_asked_again_until_the_answer_fits(coolhead, here, monkeypatch):
    typed = Typing(
        "Wary One", "wary", "", "Wants it [your words].", "Wants it in writing.", "hot", "angry", "direct"
    )
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda prompt: typed.readline().rstrip("\n"))
    monkeypatch.setattr(sys, "stdin", typed)
    from trainer.cli.main import run

    assert run(["new", "persona"]) == 0
    assert typed.lines == []
    text = (here / "personas" / "wary.yaml").read_text(encoding="utf-8")
    assert 'about: "Wants it in writing."' in text
    assert "  heat: 60 " in text
    assert "  directness: 90 " in text


def test_a_folder_that_cannot_be_written_is_told_in_one_line(coolhead, here):
    (here / "personas").write_text("a file, no folder")
    ran = coolhead("new", "persona", "wary", "-y")
    assert ran.code == 3
    assert ran.err.startswith("coolhead: personas/wary.yaml: the new file cannot be written: ")


def test_schemas_are_written_where_they_are_wanted(coolhead, here):
    ran = coolhead("schema", "--out", "tools/schemas")
    assert ran.code == 0
    assert ran.out.splitlines()[:3] == [
        f"tools/schemas/{name}.json" for name in ("scenario", "persona", "tests")
    ]
    for name in ("scenario", "persona", "tests"):
        assert "$schema" in json.loads(
            (here / "tools" / "schemas" / f"{name}.json").read_text(encoding="utf-8")
        )


def test_help_shows_an_example_and_needs_no_content(coolhead):
    for words in (("new", "-h"), ("new", "scenario", "-h"), ("schema", "-h"), ("check", "-h")):
        ran = coolhead(*words)
        assert ran.code == 0
        assert "Example: coolhead " in ran.out
