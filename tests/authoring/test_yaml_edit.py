"""An item is added where it belongs, everything else stays as it was, and what is unsafe is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.content import samples
from trainer.authoring.locating import scenario_files
from trainer.authoring.yaml_edit import append
from trainer.content.events import parse
from trainer.errors import ContentError


def document(text):
    found, problems = parse(text, "a.yaml")
    assert not problems
    return found


CASES = {
    "dashes": ("a:\n  - one  # first\n  - two\nb: c\n", 'a:\n  - one  # first\n  - two\n  - "new"\nb: c\n'),
    "dashes at the margin": ("a:\n- one\nb: c\n", 'a:\n- one\n- "new"\nb: c\n'),
    "a comment after the list": ("a:\n  - one\n\n# on b\nb: c\n", 'a:\n  - one\n  - "new"\n\n# on b\nb: c\n'),
    "an item of several lines": (
        "a:\n  - one\n  - >-\n    two\n\n    three\nb: c\n",
        'a:\n  - one\n  - >-\n    two\n\n    three\n  - "new"\nb: c\n',
    ),
    "a quoted item of several lines": (
        'a:\n  - "one\n    # two"\nb: c\n',
        'a:\n  - "one\n    # two"\n  - "new"\nb: c\n',
    ),
    "an item below its dash": ("a:\n  -\n    one\nb: c\n", 'a:\n  -\n    one\n  - "new"\nb: c\n'),
    "no line feed at the end": ("a:\n  - one", 'a:\n  - one\n  - "new"\n'),
    "windows": ("a:\r\n  - one\r\nb: c\r\n", 'a:\r\n  - one\r\n  - "new"\r\nb: c\r\n'),
    "brackets": ("a: [one, two]  # x\n", 'a: [one, two, "new"]  # x\n'),
    "brackets and quotes": ("a: [\"o]\\\"ne\", 'it''s]']\n", 'a: ["o]\\"ne", \'it\'\'s]\', "new"]\n'),
    "brackets over lines": ("a: [\n  one,\n  two,\n]\n", 'a: [\n  one,\n  two, "new",\n]\n'),
    "a plain text of several words": ("a: [one, two words]\n", 'a: [one, two words, "new"]\n'),
}


@pytest.mark.parametrize("name", CASES)
def test_an_item_is_added_and_nothing_else_changes(name):
    before, after = CASES[name]
    assert append(document(before), ("a",), "new") == after


def test_a_mapping_is_written_in_the_same_way():
    test = {"name": "x", "steps": [{"say": "a: b", "expect": {"topics": ["fact:y"]}}]}
    text = append(document("tests:\n  - name: w\n    steps:\n      - say: v\n"), ("tests",), test)
    assert text == (
        "tests:\n  - name: w\n    steps:\n      - say: v\n"
        '  - name: "x"\n    steps:\n      - say: "a: b"\n        expect:\n          topics: [fact:y]\n'
    )


@pytest.mark.parametrize("text", ["a: []\n", "a: x\n", "b: [x]\n", "a: {b: [x]}\n"])
def test_what_is_no_list_or_empty_is_refused_with_its_place(text):
    with pytest.raises(ContentError) as caught:
        append(document(text), ("a",), "new")
    assert caught.value.where.startswith("a.yaml:1:")


def test_a_mapping_is_refused_in_brackets():
    with pytest.raises(ContentError, match="nothing can be added to 'a' safely"):
        append(document("a: [one]\n"), ("a",), {"name": "x"})


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1))
def test_any_text_comes_back_as_it_was(text):
    for before in ("a:\n  - one\n", "a: [one]\n"):
        after = document(append(document(before), ("a",), text))
        assert after.data == {"a": ["one", text]}


@pytest.mark.parametrize("path", scenario_files().values(), ids=lambda path: path.stem)
def test_every_topic_of_the_shipped_scenarios_takes_a_wording(path):
    text = path.read_text(encoding="utf-8")
    found = document(text)
    for field, wordings in (("facts", "asks"), ("solutions", "offers")):
        for n in range(len(found.data[field])):
            after = append(found, (field, n, wordings), "quite new")
            assert len(after.splitlines()) - len(text.splitlines()) in (0, 1)
            assert after.replace('- "quite new"\n', "", 1).split() == text.split()


def test_the_sample_takes_one_too():
    found = document(samples.SCENARIO)
    after = append(found, ("facts", 0, "asks"), "new")
    assert 'Model please?, "new"]' in after
