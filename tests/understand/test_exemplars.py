"""The labelled replies are sound, and training on them is fixed in every respect."""

from collections import Counter

import pytest

from trainer.errors import ContentError, EnvironmentProblem
from trainer.model.moves import Move
from trainer.understand.encoder.encoder import NETWORK, PIECES
from trainer.understand.exemplars import fold_numbers, is_plain, load_exemplars
from trainer.understand.reader import MODEL_FILE, load_reader

EXEMPLARS = load_exemplars()


def test_there_are_many_of_every_move():
    counts = Counter(move for exemplar in EXEMPLARS for move in exemplar.moves)
    assert len(EXEMPLARS) > 9_000
    assert min(counts[move] for move in Move) >= 150


def test_plain_files_hold_no_harm():
    plain = [e for e in EXEMPLARS if is_plain(e)]
    assert len(plain) > 900
    assert not [e.reply for e in plain if any(move.harmful for move in e.moves)]


def test_no_voice_sits_on_both_sides_of_a_fold():
    folds = fold_numbers(EXEMPLARS, 5)
    by_file = {}
    for exemplar, fold in zip(EXEMPLARS, folds, strict=True):
        by_file.setdefault(exemplar.file, set()).add(fold)
    assert all(len(found) == 1 for found in by_file.values())
    assert set(folds) == set(range(5))


@pytest.mark.parametrize("line", ["{", '{"reply": "x"}', '{"reply": "x", "moves": ["praise"]}', "[]"])
def test_a_broken_exemplar_is_named(tmp_path, line):
    (tmp_path / "bad.jsonl").write_text(f'{{"reply": "ok", "moves": []}}\n{line}\n', encoding="utf-8")
    with pytest.raises(ContentError, match=r"bad\.jsonl:2: this exemplar cannot be read"):
        load_exemplars(tmp_path)


def test_the_model_files_are_small_enough_to_ship():
    assert sum(file.stat().st_size for file in MODEL_FILE.parent.iterdir()) < 32_000_000
    assert (
        sum(MODEL_FILE.with_name(n).stat().st_size for n in (MODEL_FILE.name, NETWORK, PIECES)) < 30_000_000
    )


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 no archive"])
def test_a_missing_or_damaged_model_is_said_plainly(tmp_path, content):
    path = tmp_path / "moves.npz"
    for name in (NETWORK, PIECES):
        (tmp_path / name).symlink_to(MODEL_FILE.with_name(name))
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(EnvironmentProblem, match="the reading model cannot be loaded"):
        load_reader(path)
