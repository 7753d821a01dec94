"""Pictures of the four screens, compared with the ones that were looked at and found good.

After a wanted change run with ``COOLHEAD_PICTURES=keep`` and look at what it keeps.
"""

import os
import re
from pathlib import Path
from typing import cast

import pytest
from textual.pilot import Pilot

from tests.tui import still_life
from tests.tui.stage import prompt, screen_text, staged, until
from trainer.game import Game, Play

FOLDER = Path(__file__).parent / "snapshots"


def draw(pilot: Pilot) -> str:
    """The screen as SVG, without the identifiers that each drawing makes up anew."""
    return re.sub(r"terminal-\d+", "terminal-0", pilot.app.export_screenshot())


async def matches_picture(pilot: Pilot, name: str) -> bool:
    """Whether the screen, once it has settled, is the kept picture."""
    last, calm = draw(pilot), 0
    while calm < 3:
        await pilot.pause(0.1)
        now = draw(pilot)
        last, calm = now, calm + 1 if now == last else 0
    path = FOLDER / f"{name}.svg"
    if os.environ.get("COOLHEAD_PICTURES") == "keep":
        path.write_text(last, encoding="utf-8")
    return path.exists() and path.read_text(encoding="utf-8") == last


async def test_the_library(small_game: Game) -> None:
    async with staged(small_game, size=(100, 32)) as pilot:
        await until(pilot, lambda: "The kettle was bought" in screen_text(pilot))
        assert await matches_picture(pilot, "library")


@pytest.mark.parametrize(("name", "size"), [("talk-wide", (120, 40)), ("talk-narrow", (60, 20))])
async def test_the_conversation(small_game: Game, name: str, size: tuple[int, int]) -> None:
    async with staged(small_game, cast("Play", still_life.going_on()), size=size) as pilot:
        prompt(pilot).cursor_blink = False
        pilot.app.set_focus(None)
        assert await matches_picture(pilot, name)


async def test_the_debrief(small_game: Game) -> None:
    async with staged(small_game, cast("Play", still_life.ended()), size=(110, 100)) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: "Never again." in screen_text(pilot))
        assert await matches_picture(pilot, "debrief")
