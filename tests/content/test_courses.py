"""What a course must hold together: order, days and doors that open; each slip at its place."""

import pytest

from tests.content import samples
from trainer.content.checking import check_file
from trainer.content.library import load_library

HEAD = """# Teaches: nothing, it is a sample.
course: short
title: Short
teaches: [tea]
modules:
"""


def said(folder, *modules):
    """What is said of a course of these modules, each a list of lines."""
    root = samples.write(folder)
    path = root / "scenarios" / "courses" / "short.yaml"
    path.parent.mkdir(exist_ok=True)
    text = HEAD
    for name, *lines in modules:
        rows = [f"- module: {name}", f"  title: {name.capitalize()}", "  scenario: kettle"]
        text += "".join(f"  {row}\n" for row in [*rows, *(f"  {line}" for line in lines)])
    path.write_text(text, encoding="utf-8")
    return [problem.render().removeprefix(f"{path}:") for problem in check_file(path)]


SLIPS = {
    "a circle of three": (
        (("a", "requires: [c]"), ("b", "requires: [a]"), ("c", "requires: [b]")),
        ["C004 'a' and 'c' wait for each other", "C004 'b' and 'a' wait", "C004 'c' and 'b' wait"],
    ),
    "waiting for oneself": ((("a", "requires: [a]"),), ["C004 'a' waits for itself; take it out"]),
    "a condition on what comes after": (
        (("a", "when: {module: b, below: 50}"), ("b", "requires: [a]")),
        ["C004 'a' and 'b' wait for each other"],
    ),
    "closing before it opens": (
        (("a", "opens: day 3 at 10:00", "deadline: day 3 at 9:00"),),
        ["C007 'a' closes before it opens"],
    ),
    "closing before what comes first opens": (
        (("a", "opens: day 4"), ("b", "requires: [a]"), ("c", "requires: [b]", "deadline: day 3")),
        ["C007 'c' closes before 'a' opens"],
    ),
    "dates out of order": (
        (("a", "opens: 2026-12-02", "deadline: 2026-12-01"),),
        ["C007 'a' closes before it opens"],
    ),
    "below nothing": ((("a",), ("b", "when: {module: a, below: 0}")), ["C007 no score is below 0"]),
    "for those who can never pass": (
        (
            ("a", "attempts: {maximum: 1}"),
            ("b", "requires: [a]", "when: {module: a, below: 60}"),
        ),
        ["C007 'a' has one attempt, so that whoever scores below 60 never passes it"],
    ),
    "no bound": ((("a",), ("b", "when: {module: a}")), ["C010 a condition has either"]),
    "a low score that spares": (
        (("a",), ("b", "skip: {module: a, below: 50}")),
        ["C010 a low score spares nobody a module; write 'at_least'"],
    ),
    "a window in practice": (
        (("a", "window: {opens: day 1, closes: day 2}"),),
        ["C008 only an exam has a window"],
    ),
    "a guided module": (
        (("a", "mode: guided"),),
        ["C005 a module cannot be 'guided' yet; allowed: practice, exam"],
    ),
    "a persona that is not there": (
        (("a", "persona: brsk"),),
        ["X010 there is no persona 'brsk'; did you mean"],
    ),
    "a word that is no field": ((("a", "passmark: 3"),), ["S002 there is no field 'passmark' here"]),
    "no such mode": ((("a", "mode: exma"),), ["S003 'mode' cannot be 'exma'; did you mean 'exam'?"]),
}


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_told_in_these_words(tmp_path, name):
    modules, expected = SLIPS[name]
    found = [line.partition(" ")[2] for line in said(tmp_path, *modules)]
    assert len(found) == len(expected)
    for line, words in zip(found, expected, strict=True):
        assert line.startswith(words)


FINE = {
    "a day and a date cannot be compared": (("a", "opens: day 300", "deadline: 2026-12-01"),),
    "a spared module may close before what spares it opens": (
        ("a", "opens: day 5"),
        ("b", "deadline: day 3", "skip: {module: a, at_least: 90}"),
    ),
    "failing once of two": (
        ("a", "attempts: {maximum: 2}"),
        ("b", "requires: [a]", "when: {module: a, below: 60}"),
    ),
    "the same scenario in every mode": (("a",), ("b", "mode: exam", "seed: 7"), ("c", "degree: severe")),
}


@pytest.mark.parametrize("name", FINE)
def test_what_is_fine_is_let_through(tmp_path, name):
    assert said(tmp_path, *FINE[name]) == []


def test_a_name_that_stands_twice_is_told_without_its_echoes(tmp_path):
    found = said(tmp_path, ("a",), ("a", "requires: [a]"))
    assert [line.split()[1] for line in found] == ["C002"]


def test_a_course_with_a_slip_is_left_out_of_the_library_and_nothing_else(tmp_path):
    said(tmp_path, ("a", "requires: [b]"))
    library = load_library([tmp_path])
    assert (list(library.courses), list(library.scenarios)) == ([], ["kettle"])
    assert [problem.code for problem in library.problems] == ["C003"]
    said(tmp_path, ("a",))
    assert list(load_library([tmp_path]).courses) == ["short"]
