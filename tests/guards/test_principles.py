"""Ways of saying the same, and of saying something else: one example for each rule that tells them apart."""

import pytest

from trainer.guards.guard import Code, Pair, judge


@pytest.mark.parametrize(
    ("line", "wording"),
    [
        ("If you don't fix it today, I take it back.", "Either you fix it today or I take it back to you."),
        ("It's a toaster and not a kettle.", "It is a toaster rather than a kettle."),
        ("I haven't seen the bill.", "I've yet to see the bill."),
        ("I needn't have come.", "There was no need for me to come."),
        ("I don't mind which one it is.", "Whichever it is, that's fine by me."),
        ("The blue one's quicker than the red one.", "The red one is not as quick as the blue one."),
        ("It's a small leak.", "This leak is nothing much."),
        ("Can't somebody look at the lamp?", "Could someone have a look at the lamp?"),
        ("You're joking, surely.", "No, wait, you must be joking, surely."),
        ("I'm not hanging up.", "I won't put the phone down."),
        ("I was charged £40 twice in March.", "In March you took £40 from me two times."),
        ("Ten minutes for a two minute job.", "A job of two minutes, and it took ten."),
        ("The second day was worse.", "Two days in, it was worse."),
        ("Who did it? The cook? The waiter?", "Who did it, the cook or the waiter?"),
        ("I asked for tea and got soup.", "I'd asked for tea. What did I get? Soup."),
        (
            "The old key lies at the bottom of the pond.",
            "Lying at the bottom of the pond, that's the old key.",
        ),
        ("I stay until you say so.", "I'm staying until you tell me to."),
        ("I'll open it for her.", "It will be opened for her."),
    ],
)
def test_the_same_said_otherwise_passes(line: str, wording: str) -> None:
    assert judge(Pair(line, wording), frozenset(Code) - {Code.COPY}) is None


@pytest.mark.parametrize(
    ("line", "wording", "code"),
    [
        ("Either you come by six or I leave.", "If you come by six, I leave.", Code.NEGATION),
        ("The lift's been out since May.", "Since May the lift has been running.", Code.NEGATION),
        ("I don't want pity.", "A little pity is what I want.", Code.NEGATION),
        (
            "The red one is no faster than the blue one.",
            "The red one is faster than the blue.",
            Code.NEGATION,
        ),
        ("It's your fault, not mine.", "It's my fault, not yours.", Code.SWAP),
        ("Tea would be better than soup.", "Soup would be better than tea.", Code.SWAP),
        ("You gave my coat to my aunt.", "You gave my aunt's coat to me.", Code.SWAP),
        (
            "The bill you sent me in May is too high.",
            "The bill from May is too high, but I could make do with a note.",
            Code.PROMISE,
        ),
        (
            "The room with the balcony was cold.",
            "The balcony room was cold. I'm willing to stay in it.",
            Code.PROMISE,
        ),
        ("The room was cold.", "Cold the room was, and no hard feelings.", Code.PROMISE),
        ("I'd have to log in first.", "First I'd have to log in, so let me do that for you.", Code.SPEAKER),
        ("My number is on the form.", "Could I have your number from the form?", Code.SPEAKER),
        ("Nothing happens.", "Here's another way to put it: nothing happens.", Code.META),
        ("Nothing happens.", "Calmly: there's nothing happening.", Code.META),
        ("Nothing happens.", "Nothing happens at all, she says politely.", Code.META),
        ("It closes at nine, or doesn't it? Say it.", "It closes at nine. Do say it.", Code.QUESTION),
        ("Is it on or isn't it? A plain word.", "It's on, then. Have a plain word.", Code.QUESTION),
        ("The soup was cold, with a fly.", "Was the soup cold, with a fly?", Code.QUESTION),
        ("I'll see how long.", "Mal sehen, how long.", Code.LANGUAGE),
        ("It came on the second day.", "It came three days in.", Code.NUMBER),
        ("I rang and rang.", "I kept on ringing, and in writing too.", Code.DEMAND),
    ],
)
def test_something_else_is_refused(line: str, wording: str, code: Code) -> None:
    reject = judge(Pair(line, wording))
    assert reject is not None
    assert reject.code is code
