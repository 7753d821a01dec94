"""Topics of a scenario, matched by a few phrasings: typos, several at once, and none of these."""

import pytest

from trainer.model.moves import Move
from trainer.model.reading import Context
from trainer.understand import load_reader

TOPICS = {
    "fact:model": ("which model is the printer", "what printer do you have", "what type of printer is it"),
    "fact:deadline": (
        "when do you need the payslips",
        "by when must payroll be printed",
        "what is your deadline",
    ),
    "fact:display": (
        "what does the display say",
        "is there an error message",
        "what do you see on the screen",
    ),
    "solution:loan-printer": (
        "we can bring you a loan printer",
        "I'll send a replacement printer",
        "a spare printer",
    ),
    "solution:print-elsewhere": (
        "you can print on the second floor",
        "send the file to another printer",
        "I can print the file here for you",
    ),
    "solution:engineer-today": (
        "the engineer will be there before noon",
        "I'm sending another engineer today",
    ),
}


def read(reply, topics=TOPICS):
    return load_reader().read(reply, Context(topics=topics))


@pytest.mark.parametrize(
    ("reply", "topic"),
    [
        ("Which model of printer is it?", "fact:model"),
        ("whats the printr modell", "fact:model"),
        ("By when do you need the payslips?", "fact:deadline"),
        ("What does it say on the display?", "fact:display"),
        ("wat does teh dsplay say", "fact:display"),
        ("I could bring a loan printer over to you.", "solution:loan-printer"),
        ("shall we bring u a loan pritner", "solution:loan-printer"),
        ("Could you send the file to another printer?", "solution:print-elsewhere"),
        ("The engineer will be there before noon.", "solution:engineer-today"),
    ],
)
def test_another_wording_finds_its_topic(reply, topic):
    assert read(reply).topics[0].name == topic


@pytest.mark.parametrize(
    "reply",
    [
        "I'm so sorry about this.",
        "Good morning, how can I help you?",
        "What's your name?",
        "Thank you for calling, goodbye.",
        "Calm down, please.",
        "I understand.",
        "The weather is lovely today.",
        "ok",
    ],
)
def test_none_of_these_is_an_answer(reply):
    assert read(reply).topics == ()


def test_several_topics_in_one_reply_each_point_at_their_sentence():
    reading = read("Which model is the printer? Meanwhile I can bring you a loan printer.")
    quotes = {hit.name: reading.text[hit.start : hit.end] for hit in reading.topics}
    assert quotes["fact:model"] == "Which model is the printer?"
    assert quotes["solution:loan-printer"] == "Meanwhile I can bring you a loan printer."


def test_hits_come_best_first_and_every_topic_has_a_score():
    reading = read("Which model is the printer? Meanwhile I can bring you a loan printer.")
    scores = [hit.score for hit in reading.topics]
    assert scores == sorted(scores, reverse=True)
    assert set(reading.topic_scores) == set(TOPICS)


def test_a_solution_that_is_named_counts_as_proposed():
    reply = "a spare printer could go out"
    assert read(reply).scores[Move.PROPOSE] > read(reply, {}).scores[Move.PROPOSE]


def test_a_solution_that_is_only_talked_of_does_not():
    reply = "you asked for a spare printer twice and none came"
    assert read(reply).scores[Move.PROPOSE] == read(reply, {}).scores[Move.PROPOSE]


def test_a_fact_is_asked_for_only_in_a_question():
    asked, told = "What type of printer is it", "I know what type of printer it is."
    assert read(asked).scores[Move.CLARIFY] > read(asked, {}).scores[Move.CLARIFY]
    assert read(told).scores[Move.CLARIFY] == read(told, {}).scores[Move.CLARIFY]


@pytest.mark.parametrize("topics", [{}, {"a": ()}, {"a": ("",)}, {"a": ("?!",)}, {"": ("x",)}])
def test_topics_without_phrasings_match_nothing(topics):
    reading = read("Which model is the printer?", topics)
    assert reading.topics == ()
    assert set(reading.topic_scores) == set(topics)


def test_a_single_topic_works():
    only = {"fact:model": TOPICS["fact:model"]}
    assert read("Which model is the printer?", only).topics
    assert not read("How are you today?", only).topics
