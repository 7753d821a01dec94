"""What is recognised: a clear example of every move, and innocent look-alikes of the harmful ones."""

import pytest

from trainer.model.moves import HARMFUL, Move
from trainer.model.reading import Context
from trainer.understand import load_reader

LATE = "Your engineer was due at nine. It is noon, nobody called, and I have payroll to print!"

CLEAR = {
    Move.GREET: ["Good morning, this is Nadia at the service desk.", "Hello, how can I help you today?"],
    Move.LISTEN: ["Please tell me what happened.", "Go on, I'm listening."],
    Move.ACKNOWLEDGE: ["I can hear how frustrating this is.", "Anyone would be angry after such a morning."],
    Move.APOLOGISE: ["I'm so sorry about this.", "Please accept my apologies for the delay."],
    Move.RESTATE: ["So the engineer was due at nine, nobody called, and your payroll still isn't printed."],
    Move.CONFIRM: ["Have I got that right?", "Would that work for you?"],
    Move.CLARIFY: ["Which model is the printer?", "May I have the order number, please?"],
    Move.TAKE_OWNERSHIP: ["I'll take care of this myself.", "Leave it with me."],
    Move.EXPLAIN: ["The van broke down on the motorway, that's why he's late."],
    Move.PROPOSE: ["I'll send you a replacement printer.", "Try restarting the router, please."],
    Move.OFFER_OPTIONS: ["Would you rather hold, or shall I call you back?"],
    Move.RECOMMEND: ["I'd go with the lighter one, because you travel a lot."],
    Move.SET_EXPECTATION: ["You'll have it by Thursday.", "The engineer will be there before noon."],
    Move.RECORD: ["I've noted all of this in your ticket.", "I'm logging a complaint for you."],
    Move.FOLLOW_UP: [
        "I'll ring you at four to make sure it works.",
        "I will call you back within ten minutes.",
    ],
    Move.ESCALATE: [
        "I'm bringing my supervisor into this call.",
        "Let me put you through to our senior engineer.",
    ],
    Move.REFER: ["For that you'd need the town hall, their number is on the website."],
    Move.REASSURE: ["Don't worry, none of your data is lost.", "You did nothing wrong."],
    Move.THANK: ["Thank you for telling me.", "Thanks for your patience."],
    Move.SET_BOUNDARY: [
        "I want to help you, but I can't go on if you swear at me.",
        "I'm not able to waive the fee.",
    ],
    Move.CLOSE: ["Is there anything else I can help you with?", "Goodbye, have a nice day."],
    Move.BLAME_CUSTOMER: ["You must have pressed something.", "You should have read the manual."],
    Move.ARGUE: ["That's not true, we never said that."],
    Move.DISMISS: ["It's only twenty minutes, that's not so bad."],
    Move.CALM_DOWN: ["Calm down, please.", "Stop shouting at me."],
    Move.SARCASM: ["Oh no, a late engineer, what a tragedy."],
    Move.INSULT: ["Are you stupid or what?", "Shut up, you idiot."],
    Move.STONEWALL: ["There's nothing I can do.", "That's our policy."],
    Move.RUSH: ["Get to the point, I have other calls waiting."],
    Move.OVERPROMISE: ["I guarantee this will never ever happen again."],
    Move.CANNED: [
        "Your call is important to us.",
        "We apologise for any inconvenience this may have caused.",
    ],
}

HARMLESS = [
    "Sorry?",
    "Sorry, could you say that again?",
    "He called you an idiot? I'm sorry that happened to you.",
    "Which model is it?",
    "Did you see an error message?",
    "Have you tried another browser yet?",
    "Is there another printer nearby?",
    "The rate was 4.97 on the day of the invoice.",
    "Please stay on the line while you try it.",
    "No problem, we will fix it.",
    "Don't worry, we'll get these printed.",
    "It only takes a minute.",
    "I only see two trains that fit.",
    "The van broke down on the motorway.",
    "I understand.",
    "Okay.",
    "Sure, one moment please.",
    "Stop the pump first, then close the valve.",
    "I'm afraid the pool is closed today.",
    "You were right about the date.",
    "I can't open another person's file, because it holds their private data.",
    "Your table for three is booked for Saturday at seven.",
    "I can hear how frustrating that is, especially with payroll waiting.",
]


def read(reply, customer=""):
    return load_reader().read(reply, Context(customer=customer))


@pytest.mark.xfail(reason="'calm down' is heard whoever or whatever is calmed", strict=True)
def test_calming_a_machine_is_not_calming_a_customer():
    assert not read("Let me calm the server down, and then we look.", LATE).has(Move.CALM_DOWN)


def test_every_move_has_a_clear_example():
    assert set(CLEAR) == set(Move)


@pytest.mark.parametrize(("move", "reply"), [(m, r) for m, replies in CLEAR.items() for r in replies])
def test_a_clear_example_is_recognised(move, reply):
    reading = read(reply, LATE)
    assert reading.has(move), (reading.moves, reading.unsure)
    assert reading.rated


@pytest.mark.parametrize("reply", [r for m, rs in CLEAR.items() if not m.harmful for r in rs] + HARMLESS)
def test_a_harmless_reply_is_not_accused(reply):
    assert not read(reply, LATE).has(*HARMFUL)


@pytest.mark.parametrize(
    "reply", ["CALM DOWN, PLEASE.", "calm down please", "Pleasse calm down!", "Calm down , plese"]
)
def test_case_stops_and_typos_change_nothing(reply):
    assert read(reply, LATE).has(Move.CALM_DOWN)


def test_a_harmless_sentence_does_not_hide_a_harmful_one():
    reading = read("Calm down, please. I'm ringing the depot now.", LATE)
    assert reading.has(Move.CALM_DOWN)
    assert reading.has(Move.PROPOSE)


HARM = [(m, r) for m, rs in CLEAR.items() if m.harmful for r in rs]
BEHIND = [
    "I'm ringing the depot now.",
    "Thank you for calling, goodbye.",
    "Which model is it?",
    "I'm so sorry.",
]


@pytest.mark.parametrize(("move", "reply"), HARM)
@pytest.mark.parametrize("more", [*BEHIND, " ".join(BEHIND)])
def test_nothing_written_behind_it_hides_a_harmful_sentence(move, reply, more):
    assert read(f"{reply} {more}", LATE).has(move)


def test_a_hit_points_at_the_sentence_that_decided():
    reading = read("I'm so sorry about this. Which model is the printer?", LATE)
    quotes = {hit.name: reading.text[hit.start : hit.end] for hit in reading.moves}
    assert quotes[Move.APOLOGISE] == "I'm so sorry about this."
    assert quotes[Move.CLARIFY] == "Which model is the printer?"


def test_what_came_close_is_unsure_and_not_counted():
    replies = [r for rs in CLEAR.values() for r in rs] + HARMLESS
    readings = [read(reply) for reply in replies]
    assert any(reading.unsure for reading in readings)
    for reading in readings:
        assert not {hit.name for hit in reading.moves} & set(reading.unsure)


def test_every_move_has_a_score():
    assert set(read("Hello there").scores) == set(Move)


def test_what_was_said_before_tells_a_playback_from_a_statement():
    reply = "The engineer was due at nine and nobody called."
    assert (
        read(reply, LATE).scores[Move.RESTATE]
        > read(reply, "What is the printer's name?").scores[Move.RESTATE]
    )


def test_a_kind_no_is_not_also_a_shut_door() -> None:
    reading = load_reader().read("I'm afraid we don't do steak here sir, it's burgers only.", Context())
    assert reading.has(Move.SET_BOUNDARY)
    assert not reading.has(Move.STONEWALL)
