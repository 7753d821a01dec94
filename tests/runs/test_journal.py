"""A run's file: what is kept stays kept, whatever happens to the process or the disk."""

import pytest

from tests.runs.conftest import score
from trainer.errors import EnvironmentProblem, UsageError
from trainer.runs.journal import FILE, Journal
from trainer.runs.judging import Item, judge


@pytest.fixture
def some(made_once):
    paths = sorted(made_once.folder.glob("*.jsonl"))[:4]
    return [judge(made_once.rubrics, Item(n, str(path))) for n, path in enumerate(paths)]


def found(journal, judged):
    return [journal.find(one.digest, lambda basis: True) for one in judged]


def test_what_was_kept_is_found_again(some, tmp_path):
    with Journal(tmp_path / "run") as journal:
        kept = [*journal.add(some[:3]), *journal.add(some[3:])]
        cards = [journal.card(place) for place in kept]
    with Journal(tmp_path / "run") as again:
        assert found(again, some) == kept
        assert [again.card(place) for place in found(again, some)] == cards
        assert len(again) == len(some)


def test_a_line_that_was_cut_off_anywhere_is_done_again_and_no_other(some, tmp_path):
    with Journal(tmp_path / "run") as journal:
        journal.add(some[:2])
    path = tmp_path / "run" / FILE
    whole = path.read_bytes()
    first = whole.index(b"\n") + 1
    for cut in range(first, len(whole), 7):
        path.write_bytes(whole[:cut])
        with Journal(tmp_path / "run") as again:
            assert [place is not None for place in found(again, some[:2])] == [True, False]
            again.add(some[1:2])
        assert path.read_bytes() == whole


def test_lines_that_are_no_results_are_passed_over(some, tmp_path):
    (tmp_path / "run").mkdir()
    strange = b'\n[1]\nrubbish\n{"digest":1,"basis":{},"card":{}}\n' + b"[" * 50_000 + b"\n\xff\n"
    (tmp_path / "run" / FILE).write_bytes(strange + some[0].line)
    with Journal(tmp_path / "run") as journal:
        assert len(journal) == 1
        (place,) = found(journal, some[:1])
        assert journal.card(place)["scenario"] == "kettle"


def test_two_runs_do_not_share_a_folder(tmp_path):
    folder = tmp_path / "run"
    with Journal(folder), pytest.raises(UsageError) as caught:
        Journal(folder)
    assert str(caught.value) == (
        f"{folder}: a run is going on in this folder; wait for it, or name another folder"
    )
    Journal(folder).__exit__(None, None, None)


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "run").write_text("")
    with pytest.raises(UsageError, match="this is a file, not a run's folder; name a folder"):
        Journal(tmp_path / "run")


def test_a_full_disk_is_told_and_leaves_whole_lines(made, tmp_path, monkeypatch):
    folder = tmp_path / "run"
    whole = score(made.folder, made.rubrics, kept=tmp_path / "whole")

    class Full:
        """A disk with room for a little more than half."""

        def __init__(self, file):
            self.file, self.room = file, 60_000

        def __getattr__(self, name):
            return getattr(self.file, name)

        def write(self, data):
            part = data[: self.room]
            if not part:
                raise OSError(28, "No space left on device")
            self.room -= len(part)
            return self.file.write(part)

    with monkeypatch.context() as full:
        opened = Journal.__init__

        def begin(self, where=None):
            opened(self, where)
            self._file = Full(self._file)

        full.setattr(Journal, "__init__", begin)
        with pytest.raises(EnvironmentProblem) as caught:
            score(made.folder, made.rubrics, kept=folder)
    assert str(caught.value).startswith(
        f"{folder / FILE}: results cannot be kept: no space left on device; make space or mend"
    )
    kept = (folder / FILE).read_bytes()
    assert kept.endswith(b"\n")
    assert 0 < kept.count(b"\n") < len(whole.cards)
    again = score(made.folder, made.rubrics, kept=folder)
    assert len(again.given) == len(whole.cards) - kept.count(b"\n")
    assert again.cards == whole.cards
