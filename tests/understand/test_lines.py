"""The JSON-lines contract of ``coolhead understand`` and the plain view behind it."""

import json

import pytest

from trainer.errors import UsageError
from trainer.model.moves import Move
from trainer.model.reading import Context
from trainer.understand import load_reader
from trainer.understand.lines import explain, understand_lines

TOPICS = {
    "fact:model": ("which model is it", "what model do you have"),
    "fact:floor": ("which floor are you on",),
}


def one(row, topics=None):
    (line,) = understand_lines([json.dumps(row)], topics or {})
    return json.loads(line)


def test_a_line_has_everything_the_contract_names():
    answer = one({"id": "7", "reply": "Which model is it?"}, TOPICS)
    assert answer["id"] == "7"
    assert {"name": "clarify"}.items() <= answer["moves"][0].items()
    assert set(answer["moves"][0]) == {"name", "score", "start", "end"}
    assert set(answer["scores"]) == {move.value for move in Move}
    assert answer["topic"] == "fact:model"
    assert [topic["name"] for topic in answer["topics"]] == ["fact:model", "fact:floor"]


def test_no_topic_is_null():
    assert one({"id": 1, "reply": "I'm so sorry."}, TOPICS)["topic"] is None
    assert one({"id": 1, "reply": "I'm so sorry."})["topics"] == []


def test_answers_come_in_order_and_blank_lines_are_skipped():
    rows = ['{"id": 1, "reply": "Hi"}', "", "  \n", '{"id": 2, "reply": "", "customer": null}\n']
    assert [json.loads(line)["id"] for line in understand_lines(rows, {})] == [1, 2]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 2: this is not JSON"),
        ("[" * 100_000, "line 2: this is not JSON"),
        ("[1]", "line 2: this is not a JSON object"),
        ('{"reply": "x"}', "line 2: 'id' or a text 'reply' is missing"),
        ('{"id": 1, "reply": 5}', "line 2: 'id' or a text 'reply' is missing"),
        ('{"id": 1, "reply": "x", "customer": 5}', "line 2: 'customer' is not text"),
    ],
)
def test_a_bad_line_is_named(line, message):
    lines = understand_lines(['{"id": 1, "reply": "Hi"}', line], {})
    assert json.loads(next(lines))["id"] == 1
    with pytest.raises(UsageError) as caught:
        next(lines)
    assert str(caught.value).startswith(message)
    assert '{"id": "1", "reply": "...", "customer": "..."}' in str(caught.value)


def test_the_plain_view_goes_sentence_by_sentence_and_ends_with_what_came_close():
    reading = load_reader().read("I'm so sorry. Which model is it?", Context(topics=TOPICS))
    first, second, close = explain(reading)
    assert first["text"] == "I'm so sorry."
    assert "apologise" in [move["name"] for move in first["moves"]]
    assert "clarify" in [move["name"] for move in second["moves"]]
    assert [topic["name"] for topic in second["topics"]] == ["fact:model"]
    assert [move["name"] for move in close["close"]] == [
        m.value for m in sorted(reading.unsure, key=lambda m: -reading.scores[m])
    ]
