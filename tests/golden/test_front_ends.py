"""Line mode and the app give the same transcript as the service, byte for byte."""

from pathlib import Path

import pytest

from tests.golden.conversations import SEED, Conversation, as_lines, conversations, play
from tests.tui.stage import say, staged, until
from trainer.cli.main import run
from trainer.cli.talk import Call
from trainer.game import Game, open_game
from trainer.records.chain import unchained

ALL = conversations()


@pytest.fixture(scope="module")
def game(tmp_path_factory: pytest.TempPathFactory) -> Game:
    """The shipped game over an empty data folder."""
    return open_game(data=tmp_path_factory.mktemp("data"))


@pytest.mark.parametrize("conversation", ALL, ids=lambda item: item.name)
def test_the_command_line_gives_the_golden_transcript(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    game: Game,
    conversation: Conversation,
) -> None:
    expected = as_lines(play(game, conversation))
    monkeypatch.setenv("COOLHEAD_HOME", str(tmp_path))
    script = conversation.transcript.with_suffix(".txt")
    arguments = ["play", conversation.scenario, "--replies", str(script), "--seed", str(SEED)]
    run([*arguments, "--json"])
    shown = capfd.readouterr().out.encode()
    assert unchained(shown).decode() == expected
    run([*arguments, "--plain"])
    files = sorted(tmp_path.rglob("*.jsonl"))
    assert [file.read_bytes() for file in files] == [shown, shown]


@pytest.mark.parametrize("conversation", ALL, ids=lambda item: item.name)
async def test_the_app_gives_the_golden_transcript(game: Game, conversation: Conversation) -> None:
    session = game.start(conversation.scenario, seed=SEED)
    lines = [f"/{item.name} {item.text}" if isinstance(item, Call) else item for item in conversation.replies]
    async with staged(game, session, size=(100, 30)) as pilot:
        for line in [*lines, "/end"]:
            if not session.over:
                await say(pilot, line)
        await pilot.press("enter")
        await until(pilot, lambda: session.transcript.end is not None)
    assert as_lines(session.transcript) == as_lines(play(game, conversation))
