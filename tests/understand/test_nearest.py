"""The nearest exemplar is the one in the most like words, every time the same."""

import pytest

from trainer.model.moves import Move
from trainer.understand.exemplars import Exemplar, load_exemplars
from trainer.understand.nearest import Index


def index(*replies):
    return Index([Exemplar(reply, frozenset({Move.LISTEN}), "", "hand") for reply in replies])


def found(made, text, count=9):
    return [near.exemplar.reply for near in made.nearest(text, count)]


def test_rare_words_and_their_order_weigh_more():
    made = index("I am so glad.", "I am so sorry.", "I am here.", "sorry so am I")
    assert found(made, "I am so sorry!")[:2] == ["I am so sorry.", "sorry so am I"]
    assert made.nearest("I am so sorry", 1)[0].likeness == pytest.approx(1.0)


def test_what_shares_no_word_is_left_out():
    made = index("Go on.", "Tell me more.")
    assert found(made, "okidoki") == []
    assert found(made, "") == []
    assert found(made, "please go on") == ["Go on."]


def test_of_equal_ones_the_earlier_comes_first_and_no_more_than_asked_for():
    made = index("go on", "go on", "go on")
    assert [id(near.exemplar) for near in made.nearest("go on", 2)] == [
        id(near.exemplar) for near in made.nearest("go on", 3)[:2]
    ]
    assert len(made.nearest("go on", 2)) == 2


def test_shipped_exemplars_are_nearest_to_themselves():
    shipped = load_exemplars()[::160]
    made = Index(shipped)
    for exemplar in shipped:
        (near,) = made.nearest(exemplar.reply, 1) or (None,)
        if near is not None:
            assert near.likeness == pytest.approx(1.0), exemplar.reply
