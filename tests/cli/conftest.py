"""The command line in this process, over a small shop of its own and a reader that goes by key words."""

import io
import sys
from dataclasses import dataclass

import pytest

from tests.content import samples
from trainer.cli.main import run
from trainer.model.moves import Move
from trainer.model.reading import Context, MoveHit, Reading, Signals, Status
from trainer.understand import reader


class KeywordReader:
    """Finds a move where its name stands in the reply, so that tests say what is understood."""

    version = "keywords-1"

    def prepare(self, topics: object) -> None:
        """Words need no preparing."""

    def read(self, reply: str, context: Context) -> Reading:
        """One hit for each word that is a move's name."""
        words = reply.lower().replace(",", " ").replace(".", " ").split()
        hits = tuple(
            MoveHit(
                move, 0.9, reply.lower().find(move.value), reply.lower().find(move.value) + len(move.value)
            )
            for move in Move
            if move.value in words
        )
        return Reading(
            text=reply,
            status=Status.UNDERSTOOD if hits else Status.UNCLEAR,
            moves=hits,
            signals=Signals(words=len(words)),
            reader=self.version,
        )


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def shop(tmp_path, monkeypatch):
    """A content folder with one scenario and one persona, instead of the shipped ones."""
    root = samples.write(tmp_path / "shop")
    for module in ("trainer.game", "trainer.content.library", "trainer.content.paths"):
        monkeypatch.setattr(f"{module}.find_content_root", lambda: root)
    monkeypatch.setattr(reader, "load_reader", KeywordReader)
    return root


@pytest.fixture
def coolhead(capsys, monkeypatch):
    """Run one command; text for its standard input may be given."""

    def command(*words, stdin=""):
        monkeypatch.setattr(
            sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode("utf-8", "surrogateescape")))
        )
        code = run([str(word) for word in words])
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return command
