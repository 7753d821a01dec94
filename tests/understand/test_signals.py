"""What can be counted: words, questions, names, shouting, jargon, repeats, a moment asked for."""

import pytest

from trainer.model.reading import Context
from trainer.understand import load_reader


def signals(reply, **context):
    return load_reader().read(reply, Context(**context)).signals


def test_words_are_counted():
    assert signals("I'm sorry, Mrs Lee.").words == 5
    assert signals("").words == 0


@pytest.mark.parametrize(
    ("reply", "count"),
    [
        ("Which model is it?", 1),
        ("which model is it", 1),
        ("Which model? Which floor?", 2),
        ("whats the error. when did it start", 2),
        ("I see.", 0),
        ("", 0),
    ],
)
def test_sentences_that_ask_are_counted(reply, count):
    assert signals(reply).questions == count


@pytest.mark.parametrize(
    ("reply", "used"),
    [
        ("I'm sorry, MRS LEE.", True),
        ("Certainly, madam.", True),
        ("Hello.", False),
        ("A sleek design.", False),
    ],
)
def test_a_name_is_used_as_a_whole_word_in_any_case(reply, used):
    assert signals(reply, names=("Mrs Lee", "Lee", "madam")).uses_name is used


@pytest.mark.parametrize(
    ("reply", "loud"),
    [
        ("STOP CALLING US NOW", True),
        ("Please wait!!!!", True),
        ("OK", False),
        ("I see. PDF?", False),
        ("Great!", False),
    ],
)
def test_shouting(reply, loud):
    assert signals(reply).shouting is loud


def test_jargon_is_what_this_customer_would_not_know():
    found = signals("Check the DHCP lease on the NIC.", jargon=("dhcp lease", "nic", "spooler"))
    assert found.jargon == ("dhcp lease", "nic")


@pytest.mark.parametrize(
    ("reply", "again"),
    [
        ("I am sorry about the delay.", True),
        ("i am sorry about the delay!!", True),
        ("I am so sorry about the delay", True),
        ("I am sorry about the printer.", False),
        ("I'll ring the depot now.", False),
        ("Go on.", False),
    ],
)
def test_nearly_the_same_reply_is_a_repeat(reply, again):
    assert signals(reply, earlier=("I am sorry about the delay.", "Go on.")).repeated is again


@pytest.mark.parametrize(
    "reply",
    [
        "bear with me a sec",
        "Bear with me.",
        "One moment please.",
        "just a sec while i pull that up",
        "Hold on, please",
        "Please hold.",
        "Just a moment, I'll check",
        "One sec, let me see",
        "one sec, checking the engineers board",
        "Looking at it now.",
        "Hang on a second, sir.",
        "Give me two seconds",
        "I'm checking.",
        "Won't be long",
        "I'll be right back.",
        "Ok, one quick second and I'll be with you",
    ],
)
def test_a_moment_is_asked_for(reply):
    assert signals(reply).asks_to_wait


@pytest.mark.parametrize(
    "reply",
    [
        "Wait, what?",
        "Wait your turn.",
        "Hold on and I will hang up on you.",
        "Hang on and I'll fire you.",
        "Hold on, that's not what I said.",
        "Give me one good reason.",
        "You'll have to wait two weeks.",
        "Hang on, you said nine.",
        "A moment ago it worked.",
    ],
)
def test_no_moment_is_asked_for(reply):
    assert not signals(reply).asks_to_wait
