"""A change of the content is noticed once it is whole, and told by what it does to the conversation."""

import os
from dataclasses import replace

import pytest

from tests.records.builders import COOLER, MOOD, start, turn
from trainer.authoring.changes import change_between, last_line
from trainer.authoring.watching import Watch
from trainer.model.transcript import Transcript

PLAYED = Transcript(start(), (turn(1, line="One."), turn(2, line="Two.")))


def after(*steps, opening="Nobody came!"):
    return Transcript(start(line=opening), steps)


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (PLAYED, "the customer answers 2 replies as before"),
        (after(turn(1, line="One."), turn(2, line="2!")), "answer 2 differs"),
        (after(turn(1, line="1!"), turn(2, line="2!")), "answers 1 and 2 differ"),
        (after(*PLAYED.steps, opening="Well!"), "the customer opens differently"),
        (
            after(turn(1, line="Bye.")),
            "the conversation now ends at reply 1, before your last 1 reply; answer 1 differs",
        ),
        (
            after(turn(1, line="One."), replace(turn(2, line="Two."), after=MOOD)),
            f"heat is {MOOD.heat} instead of {COOLER.heat}; trust is {MOOD.trust} instead of {COOLER.trust}",
        ),
    ],
)
def test_a_change_is_told_in_one_sentence(now, told):
    assert change_between(PLAYED, now) == told


def test_before_the_first_reply_only_the_opening_can_change():
    nothing = Transcript(start())
    assert change_between(nothing, nothing) == "the customer opens as before"
    assert last_line(nothing) == "Nobody came!"
    assert last_line(PLAYED) == "Two."


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("1")
    return path


def test_a_saved_file_is_noticed_at_the_second_look_and_once(file):
    watch = Watch([file])
    assert [watch.settled_change() for _ in range(2)] == [False, False]
    file.write_text("two")
    assert [watch.settled_change() for _ in range(4)] == [False, True, False, False]


def test_a_file_that_is_still_being_written_is_waited_for(file):
    watch = Watch([file])
    for text in ("22", "333", "4444"):
        file.write_text(text)
        assert not watch.settled_change()
    assert watch.settled_change()


def test_a_file_that_is_put_in_place_of_another_is_waited_for(file):
    watch = Watch([file])
    file.unlink()
    assert [watch.settled_change() for _ in range(3)] == [False] * 3
    draft = file.with_name("draft")
    draft.write_text("1")
    draft.replace(file)
    assert [watch.settled_change() for _ in range(2)] == [False, True]


def test_who_cannot_wait_is_told_at_once(file):
    watch = Watch([file])
    assert not watch.change()
    os.utime(file, ns=(1, 1))
    assert watch.change()
    assert not watch.change()
    assert not watch.settled_change()
