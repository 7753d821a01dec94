"""Baking, reviewing and playing drafts, with a scripted worker: nothing is spoken that nobody approved."""

import json
from pathlib import Path

import pytest

from tests.content import samples
from tests.voice import scripted
from trainer.authoring.baking import Baked, Oven, distinct_lines
from trainer.authoring.reviewing import Change, decide, waiting, word_changes
from trainer.content.checking import check_file
from trainer.content.library import load_library
from trainer.content.sidecar import load_baked, sidecar_of
from trainer.content.sidecar_writing import read_sidecar
from trainer.errors import ContentError, EnvironmentProblem
from trainer.guards import GUARD_VERSION
from trainer.model.baked import Status, fingerprint
from trainer.voice.models import Chosen
from trainer.voice.process import WorkerProcess

LINE = "The kettle trips the fuse."
GOOD = "That kettle of mine trips the fuse."
BAD = "That kettle of mine never trips the fuse."
CHOSEN = Chosen("some/model", "abc123", Path())


class Kitchen:
    """A sample scenario, a worker that knows words for one of its lines, and a data folder."""

    def __init__(self, folder: Path) -> None:
        self.root = samples.write(folder / "shop")
        self.path = self.root / "scenarios" / "kettle.yaml"
        self.beside = sidecar_of(self.path)
        self.folder, self.data = folder, folder / "data"
        (folder / "known.json").write_text(json.dumps({LINE: GOOD}), encoding="utf-8")

    def bake(self, body: str = scripted.HONEST, chosen: Chosen = CHOSEN) -> Baked:
        worker = WorkerProcess(scripted.script(self.folder, body))
        try:
            worker.wait_ready()
            oven = Oven(worker, chosen, self.data, lambda first, second: 0.8, 2)
            return oven.bake(self.path, lambda done, of: None)
        finally:
            worker.end()

    def spoken(self) -> dict[str, tuple[str, ...]]:
        return load_baked(self.beside, load_library([self.root]).scenario("kettle"))


@pytest.fixture
def kitchen(tmp_path: Path) -> Kitchen:
    return Kitchen(tmp_path)


def test_what_passes_is_proposed_with_all_that_belongs_to_it_and_nothing_is_spoken(kitchen: Kitchen) -> None:
    baked = kitchen.bake()
    (draft,) = read_sidecar(kitchen.beside, "kettle").variants
    assert (draft.text, draft.status, draft.source) == (GOOD, Status.PROPOSED, fingerprint(LINE))
    assert (draft.model, draft.revision, draft.guard, draft.similarity) == (
        "some/model",
        "abc123",
        GUARD_VERSION,
        0.8,
    )
    assert baked.proposed == 1
    assert baked.lines == len(list(distinct_lines(load_library([kitchen.root]).scenario("kettle"))))
    assert sum(baked.rejects.values()) >= baked.lines - 1
    assert kitchen.spoken() == {}
    assert [problem.code for problem in check_file(kitchen.beside)] == []


def test_a_second_run_asks_for_nothing_and_another_model_for_everything(kitchen: Kitchen) -> None:
    first = kitchen.bake()
    text = kitchen.beside.read_bytes()
    again = kitchen.bake(scripted.CRASHING)
    assert (again.lines, again.earlier, again.proposed) == (0, first.lines, 0)
    assert kitchen.beside.read_bytes() == text
    other = kitchen.bake(chosen=Chosen("other/model", "1", Path()))
    assert (other.lines, other.proposed) == (first.lines, 0)


def test_a_run_that_loses_its_model_keeps_what_is_done_and_goes_on(kitchen: Kitchen) -> None:
    dies_later = (
        "ready()\nfor n, asked in enumerate(questions()):\n    n and os._exit(9)\n"
        "    answer(asked, known(asked))"
    )
    with pytest.raises(EnvironmentProblem, match="goes on where it stopped"):
        kitchen.bake(dies_later)
    assert len(read_sidecar(kitchen.beside, "kettle").variants) == 1
    assert kitchen.bake().earlier == 1


def test_a_reworded_line_makes_its_drafts_stale_and_gets_new_ones(kitchen: Kitchen) -> None:
    kitchen.bake()
    (first,) = waiting([kitchen.path])
    decide(first, Status.APPROVED)
    text = kitchen.path.read_text(encoding="utf-8")
    kitchen.path.write_text(text.replace(LINE, "The kettle blows the fuse."), encoding="utf-8")
    assert [problem.code for problem in check_file(kitchen.beside)] == ["X052"]
    assert kitchen.bake().lines == 1
    assert [item.status for item in read_sidecar(kitchen.beside, "kettle").variants] == [Status.STALE]
    assert check_file(kitchen.beside) == []
    assert kitchen.spoken() == {}


def test_what_a_person_decides_is_kept_and_only_approved_words_are_spoken(kitchen: Kitchen) -> None:
    kitchen.bake()
    (candidate,) = waiting([kitchen.root])
    assert (candidate.line, candidate.text, candidate.reject) == (LINE, GOOD, None)
    decide(candidate, Status.APPROVED, "It trips the fuse, this kettle of mine.")
    assert kitchen.spoken() == {LINE: ("It trips the fuse, this kettle of mine.",)}
    assert waiting([kitchen.root]) == []
    with pytest.raises(ContentError, match="changed meanwhile"):
        decide(candidate, Status.REJECTED)


def test_drafts_that_the_guards_refuse_today_are_told(kitchen: Kitchen) -> None:
    kitchen.bake()
    text = kitchen.beside.read_text(encoding="utf-8")
    kitchen.beside.write_text(text.replace(GOOD, BAD), encoding="utf-8")
    (candidate,) = waiting([kitchen.path])
    assert candidate.reject is not None
    assert candidate.judged(GOOD) is None


def test_a_broken_file_of_drafts_is_refused_and_left_alone(kitchen: Kitchen) -> None:
    kitchen.beside.write_text("variants_of: kettle\nvariants: [oops]\n", encoding="utf-8")
    with pytest.raises(ContentError, match="these drafts cannot be read"):
        kitchen.bake()
    assert "oops" in kitchen.beside.read_text(encoding="utf-8")


def test_words_that_went_and_came_are_told_apart() -> None:
    found = [(part.change, part.words) for part in word_changes(LINE, GOOD)]
    assert found == [
        (Change.GONE, "The"),
        (Change.NEW, "That"),
        (Change.SAME, "kettle"),
        (Change.NEW, "of mine"),
        (Change.SAME, "trips the fuse."),
    ]
