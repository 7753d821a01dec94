"""A line is its text; what it can also be spoken as is written with it and can be listed."""

import pickle

import pytest
from pydantic import ValidationError

from trainer.model.line import Line, expansions, misfit
from trainer.model.lines import LineGroups


def test_a_plain_text_stands_for_itself() -> None:
    assert expansions("Nobody rang.") == ("Nobody rang.",)


def test_choices_multiply_and_the_first_ones_make_the_line_itself() -> None:
    assert expansions("[Nobody|No one] rang[ me|].") == (
        "Nobody rang me.",
        "Nobody rang.",
        "No one rang me.",
        "No one rang.",
    )


def test_an_empty_choice_leaves_no_gap() -> None:
    assert expansions("I was [really |]cross [indeed|].")[-1] == "I was cross."


@pytest.mark.parametrize(
    ("template", "problem"),
    [
        ("[[Nobody] rang.", "bracket"),
        ("[a|[b|c]] rang.", "bracket"),
        ("[a|b]" * 7, "stands for 128 texts"),
        ("[Nobody rang.|]", "can be empty"),
        ("Nobody rang.", ""),
    ],
)
def test_a_template_that_cannot_be_listed_is_refused(template: str, problem: str) -> None:
    assert problem in misfit(template)
    assert bool(misfit(template)) == bool(problem)
    if problem:
        with pytest.raises(ValidationError, match=problem):
            LineGroups(any=(template,))


def test_a_line_with_variants_reads_writes_and_travels_as_one() -> None:
    groups = LineGroups.model_validate({"any": [{"line": "a b.", "variants": ["c d.", "[e|f] g."]}, "h."]})
    line = groups.any[0]
    assert (line, line.wordings) == ("a b.", ("a b.", "c d.", "e g.", "f g."))
    assert LineGroups.model_validate(groups.model_dump()).any[0].variants == line.variants
    assert groups.model_dump()["any"] == ({"line": "a b.", "variants": ["c d.", "[e|f] g."]}, "h.")
    assert pickle.loads(pickle.dumps(line)).variants == line.variants


def test_equal_lines_are_one_line_whatever_their_variants() -> None:
    assert {Line("a."): 1}[Line("a.", ("b.",))] == 1
