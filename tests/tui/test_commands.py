"""Commands, themes and help: declared once, and telling the truth everywhere."""

import pytest
from textual.widgets import TextArea

from tests.tui.stage import screen_text, shown, staged, until
from trainer.game import Game, Play
from trainer.model.actions import ACTIONS
from trainer.tui.commands import ACTION_KEYS, COMMANDS, Place, commands_at, key_words, long_key
from trainer.tui.screens.help import HelpScreen
from trainer.tui.themes import MONO, THEMES, theme_after

EDITING_KEYS = {key for binding in TextArea.BINDINGS for key in binding.key.split(",")}


def keys(place: Place) -> list[str]:
    return [key for command in commands_at(place) for key in command.key.split(",")]


@pytest.mark.parametrize("place", list(Place))
def test_no_key_means_two_things_in_one_place(place: Place) -> None:
    here = keys(place) + (keys(Place.EVERYWHERE) if place is not Place.EVERYWHERE else [])
    assert len(here) == len(set(here))


def test_keys_of_the_conversation_work_while_writing() -> None:
    for key in keys(Place.TALK) + keys(Place.EVERYWHERE):
        if key == "enter":
            continue
        assert key not in EDITING_KEYS
        assert key.startswith(("ctrl+", "f"))
        assert key not in {"ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+z", "f6", "f7", "f10", "f11"}


def test_every_action_has_a_key_a_title_and_a_help_line() -> None:
    assert set(ACTION_KEYS) == {action.name for action in ACTIONS}
    assert all(command.help and command.title for command in COMMANDS)


@pytest.mark.parametrize(
    ("key", "short", "long"),
    [
        ("f1", "F1", "F1"),
        ("ctrl+t", "^T", "Ctrl+T"),
        ("escape", "Esc", "Esc"),
        ("l,escape", "l", "l"),
        ("/", "/", "/"),
    ],
)
def test_keys_are_written_as_people_write_them(key: str, short: str, long: str) -> None:
    assert (key_words(key), long_key(key)) == (short, long)


async def test_help_lists_every_command_and_action(small_game: Game) -> None:
    async with staged(small_game) as pilot:
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen))
        text = shown(pilot.app.screen)
        assert all(command.help in text for command in COMMANDS)
        assert all(f"/{action.name}" in text for action in ACTIONS)
        assert "The six steps".upper() in text
        await pilot.press("f1")
        await until(pilot, lambda: not isinstance(pilot.app.screen, HelpScreen))


async def test_the_palette_offers_what_applies_and_runs_it(small_game: Game, play: Play) -> None:
    async with staged(small_game, play) as pilot:
        commands = {item.title: item for item in pilot.app.get_system_commands(pilot.app.screen)}
        assert {"Note", "Look up", "Fetch a supervisor", "Help", "Leave"} <= set(commands)
        assert "Debrief" not in commands
        assert "Again" not in commands
        await commands["Breathe"].callback()
        await until(pilot, lambda: play.transcript.steps)
        assert play.transcript.steps[0].name == "breathe"  # type: ignore[union-attr]


async def test_the_footer_shows_only_what_can_be_done_now(small_game: Game, play: Play) -> None:
    async with staged(small_game, play) as pilot:
        assert "Again" not in screen_text(pilot)
        play.say("Calm down.")
        pilot.app.screen.refresh_bindings()
        await until(pilot, lambda: "^R Again" in screen_text(pilot))


async def test_f12_walks_through_the_themes_and_each_choice_is_remembered(small_game: Game) -> None:
    from trainer.tui.app import CoolheadApp

    chosen: list[tuple[str, str]] = []
    app = CoolheadApp(
        small_game, theme="coolhead-light", remember=lambda name, value: chosen.append((name, value))
    )
    async with app.run_test() as pilot:
        assert app.theme == "coolhead-light"
        for _ in THEMES:
            await pilot.press("f12")
    assert sorted(chosen) == sorted(("theme", theme.name) for theme in THEMES)
    assert theme_after("nord") == THEMES[0].name


async def test_without_colour_there_is_one_theme_and_no_colour(
    small_game: Game, play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with staged(small_game, play) as pilot:
        assert pilot.app.theme == MONO.name
        assert not pilot.app.current_theme.ansi
        await pilot.press("f12")
        assert pilot.app.theme == MONO.name
        for strip in pilot.app.screen._compositor.render_strips():
            for segment in strip:
                for colour in filter(
                    None, (segment.style and segment.style.color, segment.style and segment.style.bgcolor)
                ):
                    shade = colour.get_truecolor()
                    assert shade.red == shade.green == shade.blue
