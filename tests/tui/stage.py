"""What tests of the screens share: an app on a stage, and waiting for what it shows."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from time import monotonic

from textual.pilot import Pilot
from textual.widget import Widget

from trainer.game import Game, Play
from trainer.tui.app import CoolheadApp
from trainer.tui.screens.conversation import ConversationScreen
from trainer.tui.screens.home import HomeScreen
from trainer.tui.widgets.prompt import Prompt

PATIENCE = 10.0
"""Seconds after which something that should have come has not."""


@asynccontextmanager
async def staged(
    game: Game, play: Play | None = None, *, size: tuple[int, int] = (120, 40)
) -> AsyncIterator[Pilot]:
    """An app that runs without a terminal, without animations and with its messages."""
    app = CoolheadApp(game, play)
    app.animation_level = "none"
    async with app.run_test(size=size, notifications=True) as pilot:
        wanted = HomeScreen if play is None else ConversationScreen
        await until(pilot, lambda: isinstance(app.screen, wanted) and app.screen.is_mounted)
        await until(pilot, lambda: play is None or app.screen.query(".opening"))
        yield pilot


async def until(pilot: Pilot, holds: Callable[[], object]) -> None:
    """Wait until ``holds``."""
    deadline = monotonic() + PATIENCE
    while not holds():
        assert monotonic() < deadline, f"this did not come true: {holds}"
        await pilot.pause(0.02)
    await pilot.pause()


def shown(widget: Widget) -> str:
    """The text that a widget and all below it show, one line a widget, all spaces alike."""
    parts = [widget, *widget.walk_children()]
    texts = [str(part.render()) for part in parts if part.display and not part.is_container]
    return "\n".join(texts).replace("\u00a0", " ")


def screen_text(pilot: Pilot) -> str:
    """All characters on the screen, row by row."""
    rows = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in row) for row in rows)


def prompt(pilot: Pilot) -> Prompt:
    """The prompt."""
    return pilot.app.screen.query_one(Prompt)


async def say(pilot: Pilot, text: str) -> None:
    """Write a reply or an action, send it, and wait for what comes of it."""
    screen = pilot.app.screen
    assert isinstance(screen, ConversationScreen)
    before = len(screen.play.transcript.steps)
    prompt(pilot).replace_text(text)
    await pilot.press("enter")
    await until(pilot, lambda: len(screen.play.transcript.steps) > before and not screen._sent)


def messages(pilot: Pilot) -> str:
    """What the app has notified so far."""
    return "\n".join(note.message for note in pilot.app._notifications)
