"""Topics come from YAML and from JSON alike, or a problem says why not."""

from pathlib import Path

import pytest

from trainer.content.topics import read_topics
from trainer.errors import ContentError


def topics_in(folder: Path, text: str) -> dict[str, tuple[str, ...]]:
    path = folder / "topics.yaml"
    path.write_text(text, encoding="utf-8")
    return read_topics(path)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "fact:model:\n  - Which model?\n  - no\nsolution:swap: I can swap it.",
            {"fact:model": ("Which model?", "no"), "solution:swap": ("I can swap it.",)},
        ),
        ('{"a": ["b", "c"], "d": "e"}', {"a": ("b", "c"), "d": ("e",)}),
        ('{"a":\t["\\ud83d\\ude00 \\/"]}', {"a": ("\U0001f600 /",)}),
        ("{a: [b, c]}", {"a": ("b", "c")}),
        ("'12': ['  010 ']", {"12": ("010",)}),
    ],
)
def test_topics_keep_their_order_and_their_words(
    tmp_path: Path, text: str, expected: dict[str, tuple[str, ...]]
) -> None:
    found = topics_in(tmp_path, text)
    assert found == expected
    assert list(found) == list(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a", "1:1 S004 should be a map of topic to example phrasings"),
        ("a: []", "1:4 S004 'a' needs a list of example phrasings"),
        ("a:", "1:3 S004 'a' needs a list of example phrasings"),
        ("a: [b, '']", "1:4 S004 'a' needs a list of example phrasings"),
        ("a: [[b]]", "1:4 S004 'a' needs a list of example phrasings"),
        ("a: [b]\na: [c]", "2:1 Y010 'a' stands here twice, first in line 1; take one of them out"),
        (
            '{"a": ["b"], "a": ["c"]}',
            "1:14 Y010 'a' stands here twice, first in line 1; take one of them out",
        ),
        ('{"a": ["b\\u001b"]}', "1:1 S004 'a' needs a list of example phrasings"),
        ('{"a": [3]}', "1:1 S004 'a' needs a list of example phrasings"),
        ("", "1:1 Y012 the file is empty; write a scenario or a persona into it"),
    ],
)
def test_what_is_no_map_of_examples_is_refused(tmp_path: Path, text: str, expected: str) -> None:
    with pytest.raises(ContentError) as error:
        topics_in(tmp_path, text)
    assert str(error.value) == f"{tmp_path}/topics.yaml:{expected}"


@pytest.mark.parametrize("text", ['{"a": ' + "[" * 100_000, "{" * 100_000, '{"a":' * 100_000])
def test_deep_nesting_is_a_problem_and_no_crash(tmp_path: Path, text: str) -> None:
    with pytest.raises(ContentError, match=r"Y006|Y013"):
        topics_in(tmp_path, text)


def test_a_file_that_is_not_there_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as error:
        read_topics(tmp_path / "absent.yaml")
    assert str(error.value) == f"{tmp_path}/absent.yaml:1:1 Y001 there is no such file"
