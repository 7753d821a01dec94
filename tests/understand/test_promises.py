"""Times that a reply commits to, and times that it only mentions."""

import pytest

from trainer.understand.promises import promises
from trainer.understand.text import clean, sentences
from trainer.understand.times import times


def read(reply):
    return [(p.what, p.when) for p in promises(sentences(clean(reply)))]


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ("I'll ring you at four.", ("call", "16:00")),
        ("I will call at half past three", ("call", "15:30")),
        ("ill ring u at 2.30", ("call", "14:30")),
        ("At quarter to five I'll ring.", ("call", "16:45")),
        ("I'll call you back in ten minutes.", ("call", "in 10 min")),
        ("I'll call back in an hour and a half", ("call", "in 90 min")),
        ("I'll call you at four, okay?", ("call", "16:00")),
        ("I'll call you next week", ("call", "next week")),
        ("The technician will be with you before noon.", ("visit", "12:00")),
        ("I'm sending him now, he should be with you in about 20 mins", ("visit", "in 20 min")),
        ("He'll be with you between two and three.", ("visit", "15:00")),
        ("Somebody comes tomorrow morning.", ("visit", "tomorrow morning")),
        ("I've booked the engineer for Friday at 8.", ("visit", "friday 08:00")),
        ("I'll send it today.", ("delivery", "today")),
        ("The new invoice will be with you on Friday morning.", ("delivery", "friday morning")),
        (
            "I'll have a corrected invoice in lei sent to you by tomorrow noon.",
            ("delivery", "tomorrow 12:00"),
        ),
        ("By Thursday 4pm you'll have the new invoice", ("delivery", "thursday 16:00")),
        ("It'll be fixed within the hour", ("fix", "in 60 min")),
        ("I'll have it done by the end of the day", ("fix", "end of day")),
        ("I'll email you by 16:30", ("answer", "16:30")),
        ("You'll have it by Thursday.", ("other", "thursday")),
        ("We'll do it on the 14th of March", ("other", "14 mar")),
    ],
)
def test_a_commitment_with_a_time_is_a_promise(reply, expected):
    assert read(reply) == [expected]


@pytest.mark.parametrize(
    "reply",
    [
        "You waited twenty minutes.",
        "The engineer was due at nine and nobody called.",
        "The engineer should have been there at nine.",
        "We promised you a call on Tuesday and it didn't come.",
        "He told you he would be there at nine.",
        "You were going to be called at four.",
        "I can't promise it by noon",
        "Shall I call you at four?",
        "Would 4 pm suit you?",
        "When did you call, at nine?",
        "The shop is open until six.",
        "Your contract runs until the 3rd of May",
        "I'll get two of my people on it",
        "We will send you one of the 4 printers",
        "I will refund you 40 euros",
        "I'll call you.",
        "",
    ],
)
def test_a_time_without_commitment_is_none(reply):
    assert read(reply) == []


def test_two_promises_in_one_reply_keep_their_kinds():
    reply = "A loan printer goes out this afternoon and the engineer will be there tomorrow at 9:15."
    assert read(reply) == [("delivery", "today afternoon"), ("visit", "tomorrow 09:15")]


def test_a_promise_quotes_its_sentence():
    (promise,) = promises(sentences("Thanks. I'll ring you at four."))
    assert promise.quote == "I'll ring you at four."


@pytest.mark.parametrize(
    ("text", "when"),
    [("at 4", "16:00"), ("by 9", "09:00"), ("at 4 am", "04:00"), ("at 16h30", "16:30"), ("by noon", "12:00"),
     ("at five to three", "14:55"), ("tonight", "today evening"), ("in half an hour", "in 30 min"),
     ("within 2 working days", "in 2 day"), ("on the 3rd", "the 3"), ("at 4 p.m. on friday", "friday 16:00")],
)  # fmt: skip
def test_equal_times_have_equal_forms(text, when):
    assert [time.when for time in times(text)] == [when]


@pytest.mark.parametrize(
    "text", ["at 40 euros", "at 25:70", "for 2 people", "at one of them", "version 4.2", "24/7"]
)
def test_numbers_that_are_no_times(text):
    assert times(text) == ()
