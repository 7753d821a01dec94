"""Each guard by itself: what it refuses, and what is no reason to refuse."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.guards.facts import facts_of
from trainer.guards.guard import Code, Pair, judge, scene_of
from trainer.guards.polarity import negations
from trainer.model.mood import HeatBand

COOL = frozenset({HeatBand.CALM})
HOT = frozenset({HeatBand.FURIOUS})
LINE = "I've waited twenty minutes for you to look at my printer."


@pytest.mark.parametrize(
    ("wording", "code"),
    [
        ("I've waited twenty minutes for you\x1b to look at my printer.", Code.CONTROL),
        ("Here is another version: I waited twenty minutes for you and my printer.", Code.META),
        ("Customer: 'I've waited twenty minutes for you to look at my printer.'", Code.META),
        ("I've waited [twenty] minutes for you to look at my printer.", Code.META),
        ("Ich habe zwanzig Minuten gewartet, dass sie den Drucker ansehen.", Code.LANGUAGE),
        ("Twenty minutes I've waited for you to look at my", Code.ENDING),
        ("Twenty minutes I've waited for you to look at the.", Code.ENDING),
        ("Twenty minutes!", Code.LENGTH),
        ("I've waited thirty minutes for you to look at my printer.", Code.NUMBER),
        ("I've waited twenty hours for you to look at my printer.", Code.NUMBER),
        ("I've waited twenty minutes for Anna to look at my printer.", Code.NAME),
        ("I've waited twenty minutes for you to look at {thing}.", Code.SLOT),
        ("I'm sorry for the wait. Twenty minutes to look at my printer.", Code.SPEAKER),
        ("Twenty minutes I've waited, and I'll pay you to look at my printer.", Code.PROMISE),
        ("Twenty minutes I've waited for your manager to look at my printer.", Code.DEMAND),
        ("I haven't waited twenty minutes for you to look at my printer.", Code.NEGATION),
        ("Have I waited twenty minutes for you to look at my printer?", Code.QUESTION),
        ("I've waited twenty minutes for you to look at your printer.", Code.SWAP),
        ("For twenty minutes I've waited for you to look at my printer, idiots.", Code.MOOD),
        ("I've waited twenty minutes for you to look at my printer, green wallpaper and all.", Code.INVENTED),
        ("I have waited twenty minutes for you to look at my printer.", Code.COPY),
    ],
)
def test_a_wording_is_refused_for_its_worst_fault(wording: str, code: Code) -> None:
    reject = judge(Pair(LINE, wording, COOL))
    assert reject is not None
    assert reject.code is code
    assert reject.sentence
    assert not reject.sentence.endswith(".")


@pytest.mark.parametrize(
    "wording",
    [
        "Twenty minutes I've been waiting for you to see to my printer.",
        "For 20 minutes I've waited for you to come and see my printer.",
        "Twenty minutes, that's how long I've waited until you look at my printer.",
    ],
)
def test_the_same_in_other_words_passes(wording: str) -> None:
    assert judge(Pair(LINE, wording, COOL)) is None


def test_sweet_words_are_refused_where_it_is_hot_and_not_where_it_is_cool() -> None:
    wording = "My dear, twenty minutes I've been waiting for you to see to my printer."
    assert judge(Pair(LINE, wording, COOL)) is None
    hot = judge(Pair(LINE, wording, HOT))
    assert hot is not None
    assert hot.code is Code.MOOD


def test_a_word_that_only_a_fact_holds_gives_it_away_and_one_said_openly_does_not() -> None:
    line, wording = "It has stopped once more.", "The turbine has stopped once more."
    told = ("The turbine was never oiled.",)
    leak = judge(Pair(line, wording, scene=scene_of((), told, ())))
    assert leak is not None
    assert leak.code is Code.LEAK
    assert judge(Pair(line, wording, scene=scene_of((), told, ("The turbine is mine.",)))) is None


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Three hundred and sixty pounds.", ("360 pound",)),
        ("One point four million, to Bergen.", ("1400000",)),
        ("Twenty-three, from half past seven.", ("23", "half", "7")),
        ("It's ten to twelve.", ("10", "12")),
        ("The fourteenth of May.", ("14",)),
        ("£360, or 360 pounds.", ("360 pound", "360 pound")),
        ("Four thousand one hundred and twenty dollars.", ("4120 dollar",)),
        ("No one, not one thing, one minute.", ()),
    ],
)
def test_numbers_are_read_as_people_say_them(text: str, numbers: tuple[str, ...]) -> None:
    assert facts_of(text).numbers == numbers


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It's late, isn't it?", 0),
        ("Isn't it late, or is it not?", 1),
        ("No, it's mine.", 0),
        ("I can't.", 1),
    ],
)
def test_a_tag_and_a_bare_no_negate_nothing(text: str, count: int) -> None:
    assert negations(text)[0] == count


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_get_a_verdict(line: str, wording: str) -> None:
    reject = judge(Pair(line, wording))
    assert reject is None or reject.sentence
