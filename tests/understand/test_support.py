"""What the shape of a reply adds: a statement that ends in a check is the customer's case played back."""

import pytest

from trainer.model.moves import Move
from trainer.model.reading import Context
from trainer.understand import load_reader
from trainer.understand.support import is_read_back, offers


@pytest.mark.parametrize(
    "reply",
    [
        "So the contract says lei, we billed in dollars, and you need it by Friday. Is that correct?",
        "the engineer was due at nine and nobody came or rang, right?",
        "You booked the nineteenth and got tickets for the ninth. Have I got that right?",
    ],
)
def test_a_case_with_a_check_behind_it_is_a_read_back(reply: str) -> None:
    assert is_read_back(reply)
    assert load_reader().read(reply, Context()).has(Move.RESTATE)


@pytest.mark.parametrize(
    "reply",
    [
        "Is that right?",
        "It was nine, right?",
        "We'll send a new one tomorrow with the first van. Is that right for you?",
        "I'll have the invoice issued again in lei by noon tomorrow. Right?",
        "Which one was it that you had in mind? The big one that we saw, right?",
        "The engineer was due at nine and nobody came or rang.",
    ],
)
def test_a_plan_a_scrap_or_a_bare_statement_is_none(reply: str) -> None:
    assert not is_read_back(reply)


@pytest.mark.parametrize(
    ("sentence", "is_one"),
    [
        ("I can move the man in your room.", True),
        ("I can't move the man in your room, but I can find you one across the road.", True),
        ("I can't move the man in your room.", False),
        ("We won\u2019t be able to unlock it today.", False),
        ("Would a room across the road do?", True),
    ],
)
def test_what_is_refused_is_no_offer(sentence: str, is_one: bool) -> None:
    assert offers(sentence) is is_one


@pytest.mark.parametrize("reply", ["What else?", "ok what else", "And you sat there till seven. What else?"])
def test_what_else_alone_bids_them_go_on(reply: str) -> None:
    assert load_reader().read(reply, Context("I sat here till seven.")).has(Move.LISTEN)


@pytest.mark.parametrize("reply", ["What else do you want from me?", "What else could I do?", "So what?"])
def test_what_else_with_a_sting_bids_nothing(reply: str) -> None:
    assert not load_reader().read(reply, Context("I sat here till seven.")).has(Move.LISTEN)


@pytest.mark.parametrize(
    "reply",
    [
        "My name is Margaret Ellison.",
        "This is Jo on the service desk.",
        "I'm Mike from the help desk.",
        "Right. My name\u2019s Dan, and I'll stay with this.",
    ],
)
def test_who_says_their_name_introduces_themselves(reply: str) -> None:
    assert load_reader().read(reply, Context("First, you will tell me your name.")).has(Move.GREET)


@pytest.mark.parametrize(
    "reply", ["I'm afraid so.", "This is Monday in a nutshell.", "I'm sorry, this is on us."]
)
def test_other_words_after_this_is_introduce_nobody(reply: str) -> None:
    assert not load_reader().read(reply, Context("Nothing works.")).has(Move.GREET)


@pytest.mark.parametrize("reply", ["sry bout the wait", "rly sry bout ur wait mate", "soz bout the wait"])
def test_a_sorry_as_it_is_typed_in_a_chat_is_an_apology(reply: str) -> None:
    assert load_reader().read(reply, Context("Twenty-two minutes I have waited!")).has(Move.APOLOGISE)


@pytest.mark.parametrize(
    "reply",
    [
        "This is Outlook on the new laptop.",
        "You're talking to Support like that?",
        "I'm Sorry on behalf of the team.",
        "This is Ridiculous here",
    ],
)
def test_not_every_capital_letter_is_a_name(reply: str) -> None:
    assert not load_reader().read(reply, Context("Nothing works.")).has(Move.GREET)


@pytest.mark.parametrize(
    "reply", ["You want a refund, a new car, what else?", "So you forgot your password again, what else?"]
)
def test_what_else_behind_a_list_bids_nothing(reply: str) -> None:
    assert not load_reader().read(reply, Context("I sat here till seven.")).has(Move.LISTEN)
