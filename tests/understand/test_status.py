"""Knowing not to judge: blank, mash, other languages, and English that must pass."""

import pytest

from trainer.model.reading import Context, Status
from trainer.understand import load_reader


def status(reply):
    return load_reader().read(reply, Context()).status


@pytest.mark.parametrize("reply", ["", "   ", "\n\n", "\x00\x07", "\x1b[31m\x1b[0m", "\ud800"])
def test_nothing_is_empty(reply):
    assert status(reply) is Status.EMPTY


@pytest.mark.parametrize(
    "reply",
    [
        "asdfgh jklasdf",
        "qwerty",
        "sdfkjh sdkfjh wekrjh",
        "????",
        "...",
        "xxxxxxxx",
        "🙂🙂🙂",
        "fjdksla;fjdksl",
    ],
)
def test_keyboard_mash_is_gibberish(reply):
    assert status(reply) is Status.GIBBERISH


@pytest.mark.parametrize(
    "reply",
    [
        "Ich verstehe, dass Sie verärgert sind, und es tut mir leid.",
        "Guten Tag, wie kann ich Ihnen helfen?",
        "Je suis désolé, monsieur, je vais vous aider.",
        "Lo siento mucho, señor, el técnico está en camino.",
        "Mi dispiace molto, il tecnico arriva subito.",
        "Îmi pare rău, domnule, factura va fi corectată.",
        "Het spijt me, ik ga dat voor u doen.",
        "Przepraszam pana, proszę o numer faktury.",
        "Извините, пожалуйста, мастер уже едет.",
        "申し訳ございません。すぐに確認いたします。",
        "أنا آسف جدا، سأتصل بك",
    ],
)
def test_another_language_is_foreign(reply):
    assert status(reply) is Status.FOREIGN


@pytest.mark.parametrize(
    "reply",
    [
        "ok",
        "no",
        "yes",
        "sorry",
        "Hi",
        "hmm",
        "pls hold",
        "Mr Müller, I'm sorry.",
        "I'll ask Señora García de la Cruz in Málaga.",
        "Herr Popescu, your factura in lei is on its way.",
        "which modell is it",
        "i wil chekc teh prnter rigth now",
        "thx",
        "Et voilà, it prints again.",
        "IT desk, Tom.",
        "404",
        "Die printer is off?",
    ],
)
def test_english_is_never_turned_away(reply):
    assert status(reply) in {Status.UNDERSTOOD, Status.UNCLEAR}


@pytest.mark.parametrize("reply", ["Seven green umbrellas.", "Trombone."])
def test_nothing_to_hold_on_to_is_unclear(reply):
    assert status(reply) is Status.UNCLEAR


def test_a_reply_that_touches_a_topic_is_understood():
    topics = {"fact:bicycle": ("the purple bicycle", "a bicycle that sings")}
    reading = load_reader().read("The purple one sings on a bicycle.", Context(topics=topics))
    assert reading.status is Status.UNDERSTOOD
    assert reading.topics[0].name == "fact:bicycle"


@pytest.mark.parametrize("reply", ["", "asdfgh jklasdf", "Guten Tag, wie kann ich Ihnen helfen?"])
def test_what_is_not_judged_has_no_moves_and_no_topics(reply):
    reading = load_reader().read(reply, Context(topics={"fact:a": ("guten tag",)}))
    assert not reading.rated
    assert reading.moves == reading.unsure == reading.topics == reading.promises == ()
