"""Forty-two talks of seven bots on the sample scenario, and what they are judged by."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.content import samples
from tests.runs import plays
from trainer.content.library import load_library
from trainer.runs.journal import Journal
from trainer.runs.rubrics import Rubrics, rubrics_of
from trainer.runs.run import Run, begin, go_on
from trainer.runs.sources import from_paths
from trainer.runs.workers import Alone


@dataclass(frozen=True)
class Made:
    """Content, and transcripts played on it."""

    content: Path
    """The content folder."""
    folder: Path
    """The folder of transcripts."""
    rubrics: Rubrics
    """What they are judged by."""


@pytest.fixture(scope="session")
def made_once(tmp_path_factory):
    root = tmp_path_factory.mktemp("runs")
    library = load_library([samples.write(root / "shop")])
    plays.write(root / "talks", plays.small_bench(library), 6)
    return Made(root / "shop", root / "talks", rubrics_of(library))


@pytest.fixture
def made(made_once, tmp_path):
    """A copy that a test may spoil."""
    content, folder = tmp_path / "shop", tmp_path / "talks"
    shutil.copytree(made_once.content, content)
    shutil.copytree(made_once.folder, folder)
    return Made(content, folder, made_once.rubrics)


class Counting(Alone):
    """This process, counting what it is given."""

    def __init__(self, rubrics):
        super().__init__(rubrics)
        self.given = []

    def submit(self, items):
        self.given.extend(item.name for item in items)
        return super().submit(items)


@dataclass
class Finished:
    """A run that is over, told apart from where its results lie."""

    run: Run
    given: list
    cards: dict
    lines: list


def score(folder, rubrics, *, kept=None, hire=None, chunk=5, earlier=False):
    """Score a folder in one run and take down what came of it."""
    workers = Counting(rubrics)
    with Journal(kept) as journal:
        run, todo = begin(list(from_paths([folder])), rubrics, journal)
        go_on(run, todo, hire or (lambda count: workers), chunk=chunk)
        cards = {Path(source.name).name: journal.card(kept) for _, source, kept in run.scored()}
        lines = [
            (Path(source.name).name, str(cards[Path(source.name).name])) for _, source, _ in run.scored()
        ]
    return Finished(run, workers.given, cards, lines)
