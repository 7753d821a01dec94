"""The encoder: word pieces as BERT cuts them, texts heard one by one, meanings that lie near each other."""

import numpy as np
import pytest

from trainer.errors import EnvironmentProblem
from trainer.understand.encoder.encoder import load_encoder
from trainer.understand.encoder.sequence import MAX_CUSTOMER, MAX_REPLY, batch, sequence
from trainer.understand.encoder.wordpiece import WordPiece, basic_words
from trainer.understand.reader import load_ears

TOY = WordPiece(
    ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "un", "##aff", "##able", "want", "##ed", "runn", "##ing", ",", "a"]
)


@pytest.fixture(scope="module")
def encoder():
    return load_ears()[1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I can't, sorry!", ["i", "can", "'", "t", ",", "sorry", "!"]),
        ("naïve Café", ["naive", "cafe"]),
        ("tab\there\u2003wide", ["tab", "here", "wide"]),
        ("价格 ok", ["价", "格", "ok"]),
        ("a\u200bb\x00c", ["abc"]),
        ("“so”…", ["“", "so", "”", "…"]),
        ("", []),
    ],
)
def test_text_is_cut_into_lower_case_words_and_single_marks(text, words):
    assert basic_words(text) == words


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("unaffable", [4, 5, 6]),
        ("Wanted, a running", [7, 8, 11, 12, 9, 10]),
        ("wantx", [1]),
        ("a" * 101, [1]),
    ],
)
def test_a_word_is_its_longest_known_pieces_from_the_left(text, pieces):
    assert TOY.encode(text) == pieces


def test_only_the_replys_own_tokens_are_pooled():
    made = batch([sequence(TOY, "wanted", "a, a"), sequence(TOY, "a")], TOY)
    assert made.ids[0].tolist() == [2, 7, 8, 3, 12, 11, 12, 3]
    assert made.pooled[0].tolist() == [0, 1, 1, 0, 0, 0, 0, 0]
    assert made.segments[0].tolist() == [0, 0, 0, 0, 1, 1, 1, 1]
    assert made.mask[1].tolist() == [1, 1, 1, 0, 0, 0, 0, 0]


def test_of_long_texts_the_reply_keeps_its_beginning_and_the_customer_his_end():
    cut = sequence(TOY, "a " * 500, "want " * 100 + "a")
    assert (len(cut.reply), len(cut.customer), cut.customer[-1]) == (MAX_REPLY, MAX_CUSTOMER, 12)


def test_a_text_is_heard_alike_whatever_was_heard_before(encoder):
    first = encoder.hear("Let me see what I can do.", "Where is my parcel?")
    encoder.hear("Something quite different, and very much longer than that.")
    fresh = type(encoder)(encoder._session, encoder.pieces)
    again = fresh.hear("Let me see what I can do.", "Where is my parcel?")
    assert np.array_equal(first.odds, again.odds)
    assert np.array_equal(first.meaning, again.meaning)


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("Which printer is it?", "What kind of printer do you have?", "Shall I call you at noon?"),
        (
            "I can bring you a spare laptop.",
            "We could lend you another notebook.",
            "Your invoice is in dollars.",
        ),
        (
            "Your money will be back by Friday.",
            "The refund arrives at the end of the week.",
            "Have you restarted it?",
        ),
    ],
)
def test_like_meanings_lie_nearer_than_unlike_ones(encoder, text, near, far):
    meaning = encoder.hear(text).meaning
    assert meaning @ encoder.hear(near).meaning > meaning @ encoder.hear(far).meaning + 0.2


@pytest.mark.parametrize("text", ["", " ", "🙂", "\u202e", "a" * 50_000])
def test_any_text_is_heard(encoder, text):
    heard = encoder.hear(text, text)
    assert np.isfinite(heard.odds).all()
    assert np.isfinite(heard.meaning).all()


def test_a_damaged_or_missing_network_is_told_apart_in_one_plain_line(tmp_path):
    (tmp_path / "pieces.txt").write_text("[PAD]\n[UNK]\n[CLS]\n[SEP]\n", encoding="utf-8")
    (tmp_path / "damaged.onnx").write_bytes(b"not a network")
    for name in ("damaged.onnx", "missing.onnx"):
        with pytest.raises(EnvironmentProblem, match="encoder cannot be loaded"):
            load_encoder(tmp_path / name, tmp_path / "pieces.txt")
