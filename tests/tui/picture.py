"""Draws the README's pictures from the real game: ``python -m tests.tui.picture docs``."""

import asyncio
import re
import sys
import tempfile
from pathlib import Path

from tests.golden.conversations import conversations
from tests.tui.stage import say, staged, until
from trainer.cli.talk import Call
from trainer.game import open_game
from trainer.tui.screens.debrief import DebriefScreen

SCENARIO, REPLIES = "engineer-never-came", 4


async def draw(folder: Path) -> None:
    """Play the golden conversation, and draw it half way and at its debrief."""
    told = next(item for item in conversations() if item.name == f"{SCENARIO}-best")
    lines = [f"/{item.name} {item.text}" if isinstance(item, Call) else item for item in told.replies]
    with tempfile.TemporaryDirectory() as data:
        game = open_game(data=Path(data))
        async with staged(game, game.start(SCENARIO, seed=1), size=(116, 38)) as pilot:
            for line in lines[:REPLIES]:
                await say(pilot, line)
            keep(folder / "conversation.svg", pilot.app.export_screenshot())
            for line in lines[REPLIES:]:
                await say(pilot, line)
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(pilot.app.screen, DebriefScreen))
            await pilot.pause(0.5)
            keep(folder / "debrief.svg", pilot.app.export_screenshot())


def keep(path: Path, svg: str) -> None:
    """Write a picture without the identifiers that each drawing makes up anew, and without outside fonts."""
    text = re.sub(r"terminal-\d+", "terminal-0", svg)
    text = re.sub(r"@font-face \{.*?\}", "", text, flags=re.DOTALL)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(draw(Path(sys.argv[1])))
