"""Variety changes words and nothing else: mood, reasons, events and score are the same at every level."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.golden.conversations import SEED, Conversation, as_lines, conversations
from trainer.cli.talk import Call
from trainer.content.library import load_library
from trainer.content.sidecar import sidecar_of
from trainer.game import Game, local_now, open_game
from trainer.guards import GUARD_VERSION
from trainer.model.baked import fingerprint
from trainer.model.transcript import Transcript
from trainer.model.variety import Variety
from trainer.play import Play
from trainer.records.sessions import Sessions

ROOT = Path(__file__).parent.parent
VARIED = ("call-back-never-came", "engineer-never-came", "fee-waiver", "web-shop-down")
TALKS = [item for item in conversations() if item.scenario in VARIED]
OPENING = (
    "Good morning, it's Yvonne Castell, the one nobody calls back. "
    "And tonight my patients get no reminder again, do they?"
)
STILL = (Variety.NONE, Variety.AUTHORED, Variety.BAKED)
"""What needs no model while it is played."""

DRAFT = (
    "Yvonne Castell here, good morning. Nobody calls me back. "
    "And do my patients get no reminder again tonight?"
)


@pytest.fixture(scope="module")
def game(tmp_path_factory: pytest.TempPathFactory) -> Game:
    return open_game(data=tmp_path_factory.mktemp("data"))


def play(game: Game, talk: Conversation, variety: Variety, seed: int = SEED) -> Transcript:
    session = game.start(talk.scenario, seed=seed, variety=variety)
    for reply in talk.replies:
        if not session.over:
            session.act(reply.name, reply.text) if isinstance(reply, Call) else session.say(reply)
    if not session.over:
        session.act("end")
    session.close()
    return session.transcript


def as_written(transcript: Transcript) -> Transcript:
    """The same session with every line as written."""
    start = replace(transcript.start, line=transcript.start.source, written="", variety="none")
    steps = tuple(replace(step, line=step.source, written="") for step in transcript.steps)
    return replace(transcript, start=start, steps=steps)


@pytest.mark.parametrize("talk", TALKS, ids=lambda item: item.name)
def test_mood_reasons_events_and_score_are_equal_with_and_without(game: Game, talk: Conversation) -> None:
    none, authored = (play(game, talk, variety) for variety in (Variety.NONE, Variety.AUTHORED))
    assert as_written(authored) == none
    assert authored.end == none.end


def test_variety_is_heard(game: Game) -> None:
    talks = [play(game, talk, Variety.AUTHORED) for talk in TALKS]
    heard = [step for talk in talks for step in talk.steps if step.written]
    assert 2 * len(heard) >= len(talks)


def test_equal_plays_are_equal_bytes_and_replay_to_themselves(game: Game) -> None:
    first, second = (play(game, TALKS[0], Variety.AUTHORED) for _ in range(2))
    assert as_lines(first) == as_lines(second)
    assert Play.replayed(game, first).transcript == first


def openings(game: Game, scenario: str, variety: Variety) -> set[str]:
    plays = (game.start(scenario, seed=seed, variety=variety) for seed in range(40))
    return {play.start.line for play in plays}


@pytest.fixture
def baked_game(tmp_path: Path) -> Game:
    """The shipped content with one approved draft beside it."""
    for folder in ("scenarios", "personas"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    path = sidecar_of(tmp_path / "scenarios" / "call-back-never-came.yaml")
    path.write_text(
        f"variants_of: call-back-never-came\nvariants:\n  - source: {fingerprint(OPENING)}\n"
        f"    line: >-\n      {OPENING}\n    text: >-\n      {DRAFT}\n"
        "    status: approved\n    model: tiny\n    revision: abc\n"
        f"    guard: '{GUARD_VERSION}'\n",
        encoding="utf-8",
    )
    return Game(load_library([tmp_path]), Sessions(tmp_path / "sessions"), None, local_now)


def test_an_approved_draft_is_heard_with_baked_alone_and_changes_no_score(baked_game: Game) -> None:
    talk = next(item for item in TALKS if item.name == "call-back-never-came-best")
    openings = {
        variety: {
            baked_game.start(talk.scenario, seed=seed, variety=variety).start.line for seed in range(40)
        }
        for variety in STILL
    }
    assert [DRAFT in openings[variety] for variety in STILL] == [False, False, True]
    baked, none = (play(baked_game, talk, variety) for variety in (Variety.BAKED, Variety.NONE))
    assert (baked.end, as_written(baked).steps) == (none.end, none.steps)
    assert Play.replayed(baked_game, baked).transcript == baked


def test_a_baked_talk_goes_on_later_only_while_its_drafts_are_the_same(baked_game: Game) -> None:
    session = baked_game.start("call-back-never-came", seed=1, variety=Variety.BAKED)
    session.say("I'm listening, Mrs Castell.")
    session.close()
    assert len(baked_game.unfinished()) == 1
    sidecar_of(baked_game.library.files["scenario:call-back-never-came"]).unlink()
    assert baked_game.unfinished() == ()


def test_a_transcript_from_before_there_was_variety_was_spoken_as_written(game: Game) -> None:
    start = play(game, TALKS[0], Variety.NONE).start
    record = {key: value for key, value in start.record().items() if key != "variety"}
    assert type(start).from_record(record) == start
