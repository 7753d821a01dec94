"""The words that decided are those without which the reading would have been another."""

import pytest

from trainer.authoring.explaining import explain
from trainer.model.moves import Move
from trainer.model.reading import Context, MoveHit, Reading, Status


class SorryReader:
    """Hears an apology in "sorry", surer with "so", and thanks in two places of which one is enough."""

    version = "sorry-1"

    def __init__(self):
        self.reads = 0

    def prepare(self, topics):
        pass

    def read(self, reply, context):
        self.reads += 1
        words = reply.lower().split()
        apology = 0.98 if {"so", "sorry"} <= set(words) else 0.6 if "sorry" in words else 0.02
        scores = {Move.APOLOGISE: apology, Move.THANK: 0.9 if words.count("thanks") else 0.0}
        hits = [MoveHit(move, score, 0, len(reply)) for move, score in scores.items() if score >= 0.5]
        return Reading(text=reply, moves=tuple(hits), unsure=(), scores=scores)


def test_words_side_by_side_are_told_together():
    found = explain("well I am so sorry about it", Context(), SorryReader())
    assert found.because[Move.APOLOGISE] == ("so sorry",)
    assert found.reading.moves[0].name is Move.APOLOGISE


def test_where_no_single_word_decides_none_is_named():
    assert explain("thanks a lot thanks", Context(), SorryReader()).because[Move.THANK] == ()


def test_words_outside_the_sentence_do_not_count():
    class Far(SorryReader):
        def read(self, reply, context):
            reading = super().read(reply, context)
            end = reply.find(".")
            hits = tuple(MoveHit(hit.name, hit.score, 0, max(end, 0)) for hit in reading.moves)
            return Reading(text=reply, moves=hits, scores=reading.scores)

    assert explain("about it. so sorry", Context(), Far()).because[Move.APOLOGISE] == ()


@pytest.mark.parametrize("reply", ["sorry", "sorry " * 61])
def test_a_single_word_or_very_many_are_read_once(reply):
    reader = SorryReader()
    assert explain(reply, Context(), reader).because == {}
    assert reader.reads == 1


def test_what_is_not_rated_has_no_reasons():
    class Lost(SorryReader):
        def read(self, reply, context):
            return Reading(text=reply, status=Status.UNCLEAR)

    assert explain("hm hm hm", Context(), Lost()).because == {}
