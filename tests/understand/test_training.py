"""Training: the same exemplars give the same file, byte for byte, and the file reads as it was trained."""

import json

import numpy as np
import pytest

from trainer.model.moves import Move
from trainer.model.reading import Context
from trainer.understand.exemplars import load_exemplars
from trainer.understand.reader import load_reader

pytest.importorskip("sklearn", reason="training needs the extra 'train'")

from trainer.understand import fitting
from trainer.understand.corpus import gather, prepare
from trainer.understand.exemplars import Exemplar
from trainer.understand.scores import stage_inputs
from trainer.understand.train import train


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A tenth of the exemplars in files of their own."""
    where = tmp_path_factory.mktemp("exemplars")
    files = {}
    for exemplar in load_exemplars()[::10]:
        row = {"customer": exemplar.customer, "reply": exemplar.reply, "moves": sorted(exemplar.moves)}
        files.setdefault(exemplar.file, []).append(json.dumps(row))
    for name, lines in files.items():
        (where / f"{name}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return where


def test_training_twice_gives_the_same_file_and_it_reads(folder, tmp_path):
    first, second = tmp_path / "a.npz", tmp_path / "b.npz"
    train(folder, first)
    train(folder, second)
    assert first.read_bytes() == second.read_bytes()
    load_reader.cache_clear()
    reading = load_reader(first).read("I'm so sorry. Which model is it?", Context())
    load_reader.cache_clear()
    assert reading.has(Move.APOLOGISE)
    assert reading.has(Move.CLARIFY)


def test_a_threshold_keeps_the_precision_asked_for():
    rng = np.random.default_rng(5)
    truth = rng.random(2_000) < 0.2
    scores = np.clip(truth * 0.4 + rng.random(2_000) * 0.6, 0, 1)
    ones = np.ones(2_000)
    for least in (0.3, 0.6, 0.9):
        said = scores >= fitting.best_threshold(scores, truth, ones, least)
        assert truth[said].mean() >= least


def test_a_label_goes_to_its_likeliest_sentence():
    odds = np.array([[-2.0, 1.0], [-1.0, -3.0], [0.5, -0.5]])
    owner = np.array([0, 0, 1])
    labels = np.array([[True, True], [False, True]])
    expected = [[False, True], [True, False], [False, True]]
    assert fitting.assign(odds, owner, labels).tolist() == expected


def test_a_reply_of_three_sentences_is_judged_in_five_units():
    replies = ["One. Two. Three.", "Four.", "Five. Six."]
    corpus = prepare([Exemplar(reply, frozenset(), "", "x") for reply in replies])
    rng = np.random.default_rng(3)
    whole, parts = rng.normal(size=(3, 31)), rng.normal(size=(6, 62))
    grown = rng.normal(size=(len(corpus.grown), 31))
    units = gather(whole, parts, grown, corpus)
    assert np.bincount(units.owner).tolist() == [5, 1, 3]
    assert units.whole.tolist() == [0, 5, 6]
    for number, own in enumerate((parts[:3], parts[3:4], parts[4:])):
        assert np.allclose(units.inputs[units.whole[number]], stage_inputs(whole[number], own[:, 31:]))
    assert np.allclose(units.inputs[2], stage_inputs(parts[1, :31], parts[1:2, 31:]))
    assert np.allclose(units.inputs[4], stage_inputs(grown[0], parts[:2, 31:]))
