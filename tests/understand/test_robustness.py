"""Any text whatever: no raise, spans inside the text, the same reading every time, in time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.model.reading import Context, Status
from trainer.understand import load_reader
from trainer.understand.text import clean

TOPICS = {"fact:model": ("which model is it",), "solution:loan": ("a loan printer", "bring a spare one")}
ANY = st.text(alphabet=st.characters(), max_size=300)
TALK = st.lists(
    st.sampled_from(
        "sorry|I'll|call|you|at|4|?|.|!|no|which|model|stupid|it's|\n|\"|\u202e|🙂|\x1b[31m|\ud800|…|[bold]|ß|İ|é|by|noon|"
        "half|past|12:61|’".split("|")
    ),
    max_size=40,
).map(" ".join)  # fmt: skip


def read(reply, **context):
    return load_reader().read(reply, Context(topics=TOPICS, **context))


@settings(max_examples=150, deadline=None)
@given(reply=st.one_of(ANY, TALK), customer=st.one_of(st.just(""), ANY))
def test_no_text_raises_and_every_span_lies_inside(reply, customer):
    reading = read(reply, customer=customer, names=(reply[:5],), jargon=(reply[5:9],), earlier=(customer,))
    for hit in (*reading.moves, *reading.topics):
        assert 0 <= hit.start <= hit.end <= len(reading.text)
    for promise in reading.promises:
        assert promise.quote in reading.text
    assert all(0 <= score <= 1 for score in (*reading.scores.values(), *reading.topic_scores.values()))


@settings(max_examples=50, deadline=None)
@given(reply=st.one_of(ANY, TALK))
def test_the_same_reply_is_read_the_same_way_again(reply):
    first = read(reply)
    read("Something else in between, which model is it?")
    assert read(reply) == first


@settings(max_examples=100, deadline=None)
@given(reply=st.one_of(ANY, TALK))
def test_the_text_kept_cannot_command_a_terminal_and_can_be_written(reply):
    text = read(reply).text
    assert not any(c < " " and c != "\n" or "\x7f" <= c <= "\x9f" for c in text)
    text.encode("utf-8")
    assert clean(text) == text


def test_scores_are_rounded_so_that_machines_agree():
    reading = read("I'm sorry, which model is it?")
    assert all(
        round(score, 4) == score for score in (*reading.scores.values(), *reading.topic_scores.values())
    )


@pytest.mark.parametrize(
    "reply",
    ["I am sorry that the engineer did not come. " * 500, "a" * 20_000, "a b " * 5_000, "call at 4, " * 2_000,
     "\x1b[31m" * 4_000, '"' * 20_000, "I'll " * 4_000, "?" * 20_000, "Ω" * 20_000, "in half past " * 1_500,
     "\x1b]" * 10_000, "between 2 and " * 1_400],
)  # fmt: skip
def test_twenty_thousand_characters_take_no_time(reply):
    read("warm up")
    took = []
    for _ in range(3):
        start = time.process_time()
        read(reply[:20_000])
        took.append(time.process_time() - start)
    assert min(took) < 0.2


def test_a_reply_is_read_in_milliseconds():
    replies = [
        f"I'm sorry, Mrs Lee. Which model is printer {n}? I'll call you back at {n % 12 + 1}."
        for n in range(100)
    ]
    read("warm up")
    took = []
    for reply in replies:
        start = time.process_time()
        read(reply, customer="The engineer was due at nine and nobody called me!")
        took.append(time.process_time() - start)
    assert sorted(took)[94] < 0.015


def test_a_pasted_wall_of_text_is_still_read():
    reading = read("I'm so sorry about this. " + "Lorem ipsum dolor sit amet consectetur. " * 400)
    assert reading.status in set(Status)
    assert len(reading.text) > 15_000
