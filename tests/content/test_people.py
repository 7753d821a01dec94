"""Prejudice is told and plain speech is not; numbers of real people are told and made-up ones are not."""

import pytest

from trainer.content.document import Document, glance
from trainer.content.events import parse
from trainer.content.people import SIGNS, check_prejudice
from trainer.content.privacy import check_privacy


def document_of(line):
    document, problems = parse(f"say: {line}\n", "f")
    assert isinstance(document, Document)
    assert problems == []
    return document


def prejudice_in(line, *, is_persona=False):
    document = document_of(line)
    found = check_prejudice(document, glance(document.text, SIGNS), is_persona=is_persona)
    return [problem.message for problem in found]


def private_in(line):
    document = document_of(line)
    return [problem.code for problem in check_privacy(document, glance(document.text, SIGNS))]


@pytest.mark.parametrize(
    ("line", "judged_by"),
    [
        ("With his Italian temperament he shouted", "nation"),
        ("Typically British, to say nothing", "nation"),
        ("All Germans want it on time", "nation"),
        ("Those Polish customers again", "nation"),
        ("a hot-blooded caller", "nation"),
        ("You foreigners never wait", "nation"),
        ("He speaks broken English", "nation"),
        ("Don't get hysterical", "sex"),
        ("You type well for a woman", "sex"),
        ("Can you manage that at your age?", "age"),
        ("Some old biddy rang", "age"),
        ("Are you deaf?", "health"),
        ("That psycho from the third floor", "health"),
        ("rednecks, all of them", "class"),
    ],
)
def test_who_is_put_into_a_drawer_is_named(line, judged_by):
    assert [message.rsplit(" ", 1)[1] for message in prejudice_in(line)] == [judged_by]


@pytest.mark.parametrize(
    "line",
    [
        "The Norwegian bank took the other half",
        "Say it in English, please",
        "What the Norwegians took stays taken",
        "A young woman here is being blamed",
        "Don't polish it",
        "The page was typical of your site",
        "You people never call back",
        "I'm a man of sixty with a blind spot for forms",
        "The second-hand bookshop moved",
        "The packager has no age limit",
    ],
)
def test_plain_speech_of_people_and_countries_is_let_pass(line):
    assert prejudice_in(line) == []


def test_a_persona_belongs_to_no_nation_at_all():
    assert prejudice_in("Sent by a Swedish firm") == []
    assert prejudice_in("Sent by a Swedish firm", is_persona=True) == ["'Swedish' judges a person by nation"]


def test_one_word_is_told_once_and_comments_may_speak_of_prejudice():
    assert prejudice_in("a typically German answer", is_persona=True) == [
        "'typically German' judges a person by nation"
    ]
    assert prejudice_in("fine\n# never: a typically German answer") == []


def test_the_last_line_without_a_line_end_is_looked_at():
    document, _ = parse("say: are you deaf", "f")
    assert document is not None
    assert len(list(check_prejudice(document, glance(document.text, SIGNS), is_persona=False))) == 1


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("write to jane.roe@bigmail.com", ["P002"]),
        ("'jane+x@mail.bigfirm.co.uk, or ring'", ["P002"]),
        ("ring 030 901820 17", ["P003"]),
        ("ring +49 (0)30 901 820", ["P003"]),
        ("ring (0161) 234 5000", ["P003"]),
        ("ring 0171-555-2368.", ["P003"]),
        ("card 4539578763621486", ["P004"]),
        ("ring 202.456.1414", ["P003"]),
        ("account DE02 1203 0000 0000 2020 51", ["P005"]),
        ("account NL91ABNA0417164300", ["P005"]),
        ("fine\n# ring 0171 555 2368", ["P003"]),
    ],
)
def test_what_may_be_somebodys_is_told(line, codes):
    assert private_in(line) == codes


@pytest.mark.parametrize(
    "line",
    [
        "write to jane@example.com or jane@help.example",
        "ring 0491 570 156 or 020 7946 0123 or 07700 900123",
        "ring 1-202-555-0143",
        "card 4111 1111 1111 1111 or 4242424242424242",
        "card 4539 5787 6362 1487",
        "account GB82 WEST 1234 5698 7654 32",
        "account GB82 WEST 1234 5698 7654 33",
        "ticket 20251103 of 2025-11-03, 09:00-11:00",
        "invoice 1234567890123",
        "version 10.15.7.20240101",
        "serial 4711-0815-2342-AX99",
        "1,250,000,000 in total",
        "at home @ since Monday",
    ],
)
def test_what_can_be_nobodys_is_let_pass(line):
    assert private_in(line) == []
