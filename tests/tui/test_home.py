"""The library: what is offered, what is found, and what was cut off."""

import subprocess
import sys
from threading import Event

from textual.widgets import Input

from tests.tui import small_content
from tests.tui.stage import messages, screen_text, staged, until
from trainer.content.problems import Problem
from trainer.errors import EnvironmentProblem
from trainer.game import Game
from trainer.model.mode import Mode
from trainer.model.persona import Degree
from trainer.model.variety import Variety
from trainer.tui.app import CoolheadApp
from trainer.tui.screens.briefing import BriefingScreen
from trainer.tui.screens.conversation import ConversationScreen
from trainer.tui.screens.debrief import DebriefScreen
from trainer.tui.screens.home import HomeScreen
from trainer.tui.screens.notice import NoticeScreen
from trainer.tui.widgets.choice import Choice
from trainer.tui.widgets.scenario_list import ScenarioList
from trainer.tui.widgets.turn_view import TurnView


def titles(game: Game) -> set[str]:
    return {scenario.title for scenario in game.library.scenarios.values()}


async def test_every_shipped_scenario_is_listed_with_customer_and_difficulty(game: Game) -> None:
    async with staged(game, size=(120, 60)) as pilot:
        text = screen_text(pilot)
        for scenario in game.library.scenarios.values():
            assert scenario.title[:40] in text
            assert game.library.personas[scenario.persona].title in text
        assert "●○○○○ 1" in text
        assert "not tried" in text


async def test_the_details_follow_the_marked_row(game: Game) -> None:
    async with staged(game) as pilot:
        names = []
        for _ in range(2):
            marked = pilot.app.screen.query_one(ScenarioList).marked.partition(":")[2]
            teaches = game.library.scenarios[marked].teaches[0]
            await until(pilot, lambda teaches=teaches: teaches[:30] in screen_text(pilot))
            names.append(marked)
            await pilot.press("down")
        assert names[0] != names[1]


async def test_the_filter_narrows_and_escape_widens_again(game: Game) -> None:
    async with staged(game) as pilot:
        rows = pilot.app.screen.query_one(ScenarioList)
        everything = rows.option_count
        await pilot.press("slash", *"vpn")
        await until(pilot, lambda: rows.option_count < everything)
        assert "VPN" in screen_text(pilot)
        await pilot.press("x", "q")
        await until(pilot, lambda: "No scenario has that word." in screen_text(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: rows.option_count == everything)
        assert rows.has_focus


async def test_letters_in_the_filter_are_letters_and_not_commands(game: Game) -> None:
    async with staged(game) as pilot:
        await pilot.press("slash", "m", "t", "c")
        assert pilot.app.screen.query_one("#filter", Input).value == "mtc"
        assert "‹ practice ›" in screen_text(pilot)


async def test_mode_and_temper_are_chosen_by_a_letter_and_reach_the_play(small_game: Game) -> None:
    async with staged(small_game) as pilot:
        await pilot.press("m", "t")
        assert "‹ blind ›" in screen_text(pilot)
        assert "‹ severe ›" in screen_text(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, BriefingScreen))
        assert "The kettle was bought on Friday." in screen_text(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConversationScreen))
        screen = pilot.app.screen
        assert isinstance(screen, ConversationScreen)
        assert screen.play.mode is Mode.BLIND
        assert screen.play.transcript.start.degree == Degree.SEVERE


async def test_a_seed_can_be_given(small_game: Game) -> None:
    async with staged(small_game) as pilot:
        pilot.app.screen.query_one("#seed", Input).value = "41"
        await pilot.press("enter")
        await until(pilot, lambda: "seed 41" in screen_text(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConversationScreen))
        assert getattr(pilot.app.screen, "play").transcript.start.seed == 41  # noqa: B009


async def test_a_wording_can_be_chosen_and_is_kept_for_another_play(small_game: Game) -> None:
    async with staged(small_game) as pilot:
        pilot.app.screen.query_one("#variety", Choice).focus()
        await pilot.press("right")
        await until(pilot, lambda: "‹ as written ›" in screen_text(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, BriefingScreen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConversationScreen))
        first = pilot.app.screen
        assert isinstance(first, ConversationScreen)
        assert first.play.start.variety == Variety.NONE
        first.play.act("end")
        first.post_message(ConversationScreen.Finished())
        await until(pilot, lambda: isinstance(pilot.app.screen, DebriefScreen))
        pilot.app.screen.post_message(DebriefScreen.Replayed())
        await until(
            pilot, lambda: pilot.app.screen is not first and isinstance(pilot.app.screen, ConversationScreen)
        )
        assert getattr(pilot.app.screen, "play").start.variety == Variety.NONE  # noqa: B009


async def test_the_briefing_leads_back(small_game: Game) -> None:
    async with staged(small_game) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, BriefingScreen))
        await pilot.press("f8")
        await until(pilot, lambda: "breathe in" in screen_text(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: "breathe in" not in screen_text(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))


async def test_a_cut_off_session_is_offered_on_top_and_goes_on(small_game: Game) -> None:
    play = small_game.start("cold-kettle", seed=1)
    play.say("Calm down.")
    play.close()
    async with staged(small_game) as pilot:
        assert "↻ The kettle that stays cold" in screen_text(pilot)
        assert pilot.app.screen.query_one(ScenarioList).marked == "saved:0"
        await until(pilot, lambda: "The last you heard" in screen_text(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConversationScreen))
        await until(pilot, lambda: len(pilot.app.screen.query(TurnView)) == 1)
        assert "Calm down." in screen_text(pilot)


async def test_a_cut_off_session_can_be_discarded_and_its_file_stays(small_game: Game) -> None:
    play = small_game.start("cold-kettle", seed=1)
    play.say("Calm down.")
    play.close()
    (saved,) = small_game.unfinished()
    async with staged(small_game) as pilot:
        await pilot.press("delete")
        await until(pilot, lambda: "↻" not in screen_text(pilot))
        assert str(saved.path) in messages(pilot)
    assert saved.path.exists()
    assert small_game.unfinished() == ()


async def test_a_session_that_cannot_go_on_says_why(small_game: Game) -> None:
    play = small_game.start("cold-kettle", seed=1)
    play.say("Calm down.")
    play.close()
    changed = small_content.scenario(opening=["Other.", "Words.", "Now."])
    async with staged(small_game) as pilot:
        small_game.library.scenarios[changed.scenario] = changed
        await pilot.press("enter")
        await until(pilot, lambda: "cannot go on" in messages(pilot))
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_the_best_result_is_shown(small_game: Game) -> None:
    play = small_game.start("cold-kettle", seed=1)
    play.say("Calm down.")
    play.act("end")
    play.close()
    best = small_game.best()["cold-kettle"]
    async with staged(small_game) as pilot:
        assert f"{best.score} not yet" in screen_text(pilot)


async def test_problems_in_the_content_are_one_line_that_opens(small_game: Game) -> None:
    problem = Problem("scenarios/[b]x.yaml", 3, 1, "S002", "unknown field")
    broken = small_content.library(problems=(problem,))
    game = Game(broken, small_game.sessions, small_game.warm_up(), small_game.now)
    async with staged(game) as pilot:
        assert "1 problem in content files" in screen_text(pilot)
        await pilot.press("f9")
        await until(pilot, lambda: isinstance(pilot.app.screen, NoticeScreen))
        assert "scenarios/[b]x.yaml:3:1 S002" in screen_text(pilot)


async def test_an_empty_library_is_no_accident(small_game: Game) -> None:
    from trainer.content.library import Library

    game = Game(Library(), small_game.sessions, small_game.warm_up(), small_game.now)
    async with staged(game) as pilot:
        assert "0 scenarios" in screen_text(pilot)
        await pilot.press("enter", "m", "delete")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_the_game_is_opened_after_the_first_picture(small_game: Game) -> None:
    released = Event()

    def open_late() -> Game:
        released.wait(5)
        return small_game

    app = CoolheadApp(open_late)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: "Opening the library" in screen_text(pilot))
        released.set()
        await until(pilot, lambda: "The kettle that stays cold" in screen_text(pilot))


async def test_an_error_while_opening_is_handed_to_whoever_started_the_app() -> None:
    def broken() -> Game:
        raise EnvironmentProblem("the disk is gone", remedy="plug it in")

    app = CoolheadApp(broken)
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.return_value is not None)
    assert str(app.return_value) == "the disk is gone; plug it in"
    assert app.return_code == 3


def test_nothing_heavy_is_imported_before_the_first_picture() -> None:
    code = "import sys, trainer.tui.app; print(*sys.modules)"
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"pydantic", "yaml", "numpy", "trainer.game", "trainer.model.scenario"} & set(found)
