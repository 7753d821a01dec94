"""Training: the same exemplars give the same numbers, cut as in reading, and what is written reads."""

import json
import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from trainer.model.moves import Move
from trainer.model.reading import Context
from trainer.understand.exemplars import Exemplar, load_exemplars
from trainer.understand.reader import load_ears, load_reader
from trainer.understand.scores import COUNT, HARMFUL, stage_inputs

pytest.importorskip("sklearn", reason="training needs the extra 'train'")

from trainer.understand import fitting, staging
from trainer.understand.corpus import FirstStageTrainer, Heard, gather, prepare
from trainer.understand.storing import Fit, save

ENCODER = os.environ.get("COOLHEAD_TEST_ENCODER", "")
"""Folder of the base encoder, where there is one to test with."""


@pytest.fixture(scope="module")
def exemplars():
    """A tenth of the exemplars."""
    return load_exemplars()[::10]


def test_counting_and_fitting_twice_gives_the_same_file(exemplars, tmp_path):
    corpus = prepare(exemplars)
    vocabulary = fitting.build_blocks(corpus.wholes.features)
    numbers = np.zeros((5, COUNT)), *(np.zeros(COUNT) for _ in range(5))
    for name in ("a.npz", "b.npz"):
        first = FirstStageTrainer(corpus, vocabulary).fit(np.ones(len(exemplars), dtype=bool))
        save(tmp_path / name, Fit("x", vocabulary, first.weights, first.bias, staging.Second(*numbers)))
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()


def test_harm_counts_from_a_clear_likelihood_and_help_from_a_share_of_its_best_f1():
    rng = np.random.default_rng(5)
    truth = rng.random((4_000, COUNT)) < 0.1
    scores = np.clip(truth * 0.4 + rng.random(truth.shape) * 0.6, 0, 1)
    accept, unsure = staging.thresholds(scores, truth, np.ones(4_000))
    assert (accept[HARMFUL] == staging.LEAST_HARM).all()
    best = [fitting.best_f1(scores[:, n], truth[:, n], np.ones(4_000)) for n in np.flatnonzero(~HARMFUL)]
    assert accept[~HARMFUL] == pytest.approx(staging.HELPFUL_SHARE * np.array(best))
    assert (unsure < accept).all()


def test_a_label_goes_to_its_likeliest_sentence():
    odds = np.array([[-2.0, 1.0], [-1.0, -3.0], [0.5, -0.5]])
    owner = np.array([0, 0, 1])
    labels = np.array([[True, True], [False, True]])
    expected = [[False, True], [True, False], [False, True]]
    assert fitting.assign(odds, owner, labels).tolist() == expected


def test_a_reply_of_three_sentences_is_judged_whole_by_sentence_and_in_rows():
    replies = ["One. Two. Three.", "Four.", "Five. Six."]
    corpus = prepare([Exemplar(reply, frozenset(), "", "x") for reply in replies])
    corpus = replace(corpus, held=np.ones(3, dtype=bool))
    assert corpus.rows.texts == ["One. Two.", "One. Two. Three.", "Five. Six."]
    rng = np.random.default_rng(3)
    heard = Heard(*(rng.normal(size=(n, 3 * COUNT)) for n in (3, 6, 3)))
    inputs = gather(heard, corpus)
    assert inputs.owner.tolist() == [0, 0, 0, 1, 2, 2]
    for number, own in enumerate((heard.parts[:3], heard.parts[3:4], heard.parts[4:])):
        assert np.allclose(inputs.wholes[number], stage_inputs(heard.wholes[number], own))
    assert np.allclose(inputs.rows[1], stage_inputs(heard.rows[0], heard.parts[:2]))
    assert np.allclose(inputs.rows[3], stage_inputs(heard.parts[3], heard.parts[3:4]))


@pytest.mark.skipif(not ENCODER, reason="needs COOLHEAD_TEST_ENCODER, the folder of the base encoder")
@pytest.mark.timeout(600)
def test_what_training_writes_is_read_by_both_readers(exemplars, tmp_path, monkeypatch):
    from trainer.understand import train
    from trainer.understand.better import load_better

    folder = tmp_path / "exemplars"
    folder.mkdir()
    for exemplar in exemplars[::4]:
        row = {"customer": exemplar.customer, "reply": exemplar.reply, "moves": sorted(exemplar.moves)}
        with (folder / f"{exemplar.file}.jsonl").open("a", encoding="utf-8") as out:
            out.write(json.dumps(row) + "\n")
    for recipe in ("RECIPE", "TEACHER_RECIPE", "BETTER_RECIPE"):
        monkeypatch.setattr(train, recipe, replace(getattr(train, recipe), passes=1))
    out = tmp_path / "model" / "moves.npz"
    train.train(train.Options(folder, out, ENCODER, tmp_path / "work", 1, ENCODER, better=True))
    for cached in (load_ears, load_reader):
        cached.cache_clear()
    monkeypatch.setattr("trainer.understand.better.load_ears", lambda: load_ears(out))
    for reader in (load_reader(out), load_better(ENCODER, out.with_name("better.npz"))):
        reading = reader.read("I'm so sorry.", Context())
        assert max(reading.scores, key=reading.scores.get) is Move.APOLOGISE
    for cached in (load_ears, load_reader):
        cached.cache_clear()


@pytest.mark.skipif(not ENCODER, reason="needs COOLHEAD_TEST_ENCODER, the folder of the base encoder")
def test_tokens_are_those_of_the_reference(exemplars):
    transformers = pytest.importorskip("transformers")
    from trainer.understand.encoder.wordpiece import WordPiece

    reference = transformers.AutoTokenizer.from_pretrained(ENCODER)
    own = WordPiece.from_file(Path(ENCODER) / "vocab.txt")
    for exemplar in exemplars[:500]:
        assert own.encode(exemplar.reply) == reference.encode(exemplar.reply, add_special_tokens=False)
