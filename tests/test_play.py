"""One session through the service: what is on the disk is shown, and what was stored plays again."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event
from time import sleep
from typing import Any

import pytest

from tests.cli.conftest import KeywordReader
from tests.content import samples
from trainer.content.library import load_library
from trainer.errors import CoolheadError, EnvironmentProblem, SessionOver, UsageError
from trainer.game import EXAM_SEED, Game, local_now
from trainer.model.mode import Mode
from trainer.model.reading import Context, Reading
from trainer.model.transcript import End
from trainer.records.reader import read_transcript
from trainer.records.sessions import Sessions
from trainer.records.writer import TranscriptWriter


class CleaningReader(KeywordReader):
    """Takes control characters out of a reply, as the shipped reader does."""

    def read(self, reply: str, context: Context) -> Reading:
        """Read what is left of the reply."""
        return super().read("".join(char for char in reply if char.isprintable()), context)


@pytest.fixture
def game(tmp_path: Path) -> Game:
    """A game over one scenario, in a data folder of its own."""
    library = load_library([samples.write(tmp_path / "shop")])
    return Game(library, Sessions(tmp_path / "sessions"), CleaningReader(), local_now)


def stored_with(game: Game, **changes: object) -> Path:
    """The file of a cut-off session whose first record was changed."""
    play = game.start("kettle", seed=3)
    play.say("listen")
    play.close()
    path = Path(play.file)
    first, *rest = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([json.dumps({**json.loads(first), **changes}) + "\n", *rest]), encoding="utf-8")
    return path


@pytest.mark.parametrize("reply", ["\x1b", "\x00\x07", " \x1b "])
def test_a_reply_of_control_characters_alone_is_refused_and_the_session_goes_on_later(
    game: Game, reply: str
) -> None:
    play = game.start("kettle", seed=3)
    play.say("listen")
    with pytest.raises(UsageError, match="there is nothing to send yet"):
        play.say(reply)
    play.close()
    resumed = game.resume(read_transcript(Path(play.file)))
    assert resumed.transcript == play.transcript


def test_a_session_that_goes_on_stands_where_it_stood(game: Game) -> None:
    play = game.start("kettle", seed=3)
    play.say("listen")
    play.act("note", "fuse")
    play.close()
    resumed = game.resume(read_transcript(Path(play.file)))
    assert (resumed.transcript, resumed.mood, resumed.notes) == (play.transcript, play.mood, play.notes)


@pytest.mark.parametrize(
    "change",
    [
        {"degree": "wild"},
        {"mode": "expert"},
        {"persona": "nobody"},
        {"scenario": "nowhere"},
        {"seed": 4},
        {"engine": "0"},
        {"reader": "another"},
        {"content_hash": "0" * 16},
    ],
)
def test_a_session_of_another_version_is_refused_in_words(game: Game, change: dict[str, object]) -> None:
    path = stored_with(game, **change)
    before = path.read_bytes()
    with pytest.raises(CoolheadError, match="played with other content or another version"):
        game.resume(read_transcript(path))
    assert path.read_bytes() == before


def test_the_ticket_is_written_until_the_debrief_and_counts(game: Game) -> None:
    scores = []
    for notes in ((), ("The kettle trips the fuse, a new one is sent.",)):
        play = game.start("kettle", seed=3)
        play.act("end")
        assert play.wraps_up
        for note in notes:
            play.act("note", note)
        process = dict(play.debrief().card.skills())["process"]
        scores.append(process or 0)
        with pytest.raises(SessionOver):
            play.act("note", "too late")
        assert read_transcript(Path(play.file)).transcript == play.transcript
    assert scores[0] < scores[1]


def test_a_session_killed_before_its_debrief_goes_on_to_it(game: Game) -> None:
    play = game.start("kettle", seed=3)
    play.act("end")
    play.act("note", "fuse")
    (left,) = game.unfinished()
    assert left.transcript.end is None
    again = game.resume(left)
    assert (again.over, again.notes) == (True, ("fuse",))
    assert again.debrief().end == again.transcript.end
    assert game.unfinished() == ()


def test_a_session_that_was_over_cannot_be_discarded_without_its_result(game: Game) -> None:
    play = game.start("kettle", seed=3, mode=Mode.EXAM)
    play.act("end")
    (left,) = game.unfinished()
    game.discard(left)
    assert game.unfinished() == ()
    stored = read_transcript(Path(play.file)).transcript
    assert stored.end is not None
    assert stored.end.outcome == "ended"


def test_a_note_and_the_end_never_write_at_once(game: Game, monkeypatch: pytest.MonkeyPatch) -> None:
    play = game.start("kettle", seed=3)
    play.act("end")
    append, begun = TranscriptWriter.append, Event()

    def slow(self: TranscriptWriter, record: Any, moment: Any) -> None:
        begun.set()
        sleep(0.2)
        append(self, record, moment)

    monkeypatch.setattr(TranscriptWriter, "append", slow)
    with ThreadPoolExecutor(1) as pool:
        note = pool.submit(play.act, "note", "fuse")
        begun.wait(5)
        play.finish()
        note.result()
    kinds = [record["type"] for record in read_transcript(Path(play.file)).transcript.records()]
    assert kinds == ["session", "action", "action", "end"]


def test_an_ended_session_is_not_ended_twice(game: Game) -> None:
    play = game.start("kettle", seed=3)
    play.act("end")
    play.close()
    path = Path(play.file)
    before = path.read_bytes()
    with pytest.raises(UsageError, match="this session has ended"):
        game.resume(read_transcript(path))
    assert path.read_bytes() == before


def test_an_end_that_cannot_be_saved_yet_is_saved_later(game: Game, monkeypatch: pytest.MonkeyPatch) -> None:
    write = TranscriptWriter.append
    full = True

    def append(self: TranscriptWriter, record: object, moment: object) -> None:
        if full and isinstance(record, End):
            raise EnvironmentProblem("the disk is full", remedy="make space")
        write(self, record, moment)  # type: ignore[arg-type]

    monkeypatch.setattr(TranscriptWriter, "append", append)
    play = game.start("kettle", seed=3)
    shown = play.act("end")
    assert shown.action.line
    assert play.over
    with pytest.raises(EnvironmentProblem, match="the disk is full"):
        play.debrief()
    full = False
    assert play.debrief().end == read_transcript(Path(play.file)).transcript.end


def test_all_who_take_an_exam_hear_the_same_lines(game: Game) -> None:
    seeds = [game.start("kettle", mode=Mode.EXAM).start.seed for _ in range(3)]
    assert seeds == [EXAM_SEED] * 3
    assert game.start("kettle", mode=Mode.EXAM, seed=9).start.seed == 9


def test_plays_in_a_row_differ_in_their_seed_outside_exams(game: Game) -> None:
    assert len({game.start("kettle").start.seed for _ in range(3)}) == 3


def test_an_exam_has_neither_hints_nor_a_way_back(game: Game) -> None:
    play = game.start("kettle", mode=Mode.EXAM)
    play.say("listen")
    with pytest.raises(UsageError, match="no hints in exam mode"):
        play.act("hint")
    with pytest.raises(UsageError, match="an exam cannot be rewound"):
        play.rewind(1)


def test_a_session_taken_back_stands_before_that_reply(game: Game) -> None:
    play = game.start("kettle", seed=3)
    play.say("listen")
    play.act("note", "fuse")
    play.say("restate")
    again = play.rewind(2)
    assert again.transcript == replace(play.transcript, steps=play.transcript.steps[:2])
    assert [saved.path for saved in game.unfinished()] == [Path(again.file)]


@pytest.mark.parametrize("action", ["note", "lookup"])
def test_an_action_is_no_way_around_the_longest_text(game: Game, action: str) -> None:
    play = game.start("kettle", seed=3)
    with pytest.raises(UsageError, match=f"this /{action} has 20,001 characters"):
        play.act(action, "x" * 20_001)
    assert play.transcript.steps == ()
