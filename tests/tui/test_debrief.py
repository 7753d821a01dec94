"""The debrief: what it says, and what can be done from it."""

from io import StringIO
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Button

from tests.tui.stage import messages, prompt, screen_text, shown, staged, until
from trainer.game import Game, Play
from trainer.model.mode import Mode
from trainer.tui.screens.conversation import ConversationScreen
from trainer.tui.screens.debrief import DebriefScreen
from trainer.tui.screens.home import HomeScreen
from trainer.tui.widgets.mood_curve import MoodCurve
from trainer.tui.widgets.turn_review import TurnReviewView

REPLIES = ("Calm down, you idiot.", "I am so sorry, that is frustrating.", "I will send you a new kettle.")


@pytest.fixture
def ended(small_game: Game) -> Play:
    play = small_game.start("cold-kettle", seed=1)
    for reply in REPLIES:
        play.say(reply)
    play.act("end")
    return play


async def to_debrief(pilot: Pilot) -> DebriefScreen:
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, DebriefScreen))
    screen = pilot.app.screen
    assert isinstance(screen, DebriefScreen)
    return screen


async def test_it_tells_outcome_score_skills_and_mail(small_game: Game, ended: Play) -> None:
    debrief = ended.debrief()
    async with staged(small_game, ended) as pilot:
        text = shown(await to_debrief(pilot))
        assert "✗ No tea" in text
        assert "There was none." in text
        assert f"{debrief.card.score} of 100" in text
        assert "not passed yet" in text
        assert "Never again." in text
        for mark in debrief.card.marks:
            if mark.weight:
                assert mark.skill.value.capitalize() in text
            for evidence in mark.evidence:
                assert evidence.why in text


async def test_critical_errors_stand_apart(small_game: Game, ended: Play) -> None:
    (error, *_) = ended.debrief().card.critical
    async with staged(small_game, ended) as pilot:
        screen = await to_debrief(pilot)
        text = shown(screen.query_one("#critical"))
        assert error.quote in text
        assert f"Turn {error.turn}" in text


async def test_a_weak_turn_tells_its_cost_and_one_better_wording(small_game: Game, ended: Play) -> None:
    weak = next(review for review in ended.debrief().turns if review.weak)
    async with staged(small_game, ended) as pilot:
        screen = await to_debrief(pilot)
        view = screen.query(TurnReviewView)[weak.n - 1]
        text = shown(view)
        assert f"weak, cost {weak.cost}" in text
        assert weak.better in text
        assert "✗ told them how to feel" in text
        assert screen.query_one(MoodCurve)


async def test_a_weak_turn_can_be_taken_again(small_game: Game, ended: Play) -> None:
    weak = next(review for review in ended.debrief().turns if review.weak)
    async with staged(small_game, ended) as pilot:
        screen = await to_debrief(pilot)
        screen.query_one(f"#retake-{weak.n}", Button).press()
        await until(pilot, lambda: isinstance(pilot.app.screen, ConversationScreen))
        assert prompt(pilot).text == REPLIES[weak.n - 1]
        assert not getattr(pilot.app.screen, "play").over  # noqa: B009


async def test_an_exam_offers_no_second_try(small_game: Game) -> None:
    play = small_game.start("cold-kettle", seed=1, mode=Mode.EXAM)
    play.say("Calm down.")
    play.act("end")
    async with staged(small_game, play) as pilot:
        screen = await to_debrief(pilot)
        assert not screen.query("TurnReviewView Button")
        assert "told them how to feel" in shown(screen)


async def test_again_starts_the_same_scenario_with_other_lines(small_game: Game, ended: Play) -> None:
    async with staged(small_game, ended) as pilot:
        await to_debrief(pilot)
        await pilot.press("a")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConversationScreen))
        play = getattr(pilot.app.screen, "play")  # noqa: B009
        assert play.scenario.scenario == "cold-kettle"
        assert not play.transcript.steps


async def test_another_scenario_leads_to_the_library(small_game: Game, ended: Play) -> None:
    async with staged(small_game, ended) as pilot:
        await to_debrief(pilot)
        await pilot.press("l")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))


async def test_saving_and_copying_give_the_talk_as_plain_text(
    small_game: Game, ended: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with staged(small_game, ended) as pilot:
        saved: list[str] = []

        def deliver(file: StringIO, **_: object) -> None:
            saved.append(file.read())

        monkeypatch.setattr(pilot.app, "deliver_text", deliver)
        await to_debrief(pilot)
        await pilot.press("s", "c")
        (text,) = saved
        assert pilot.app.clipboard == text
        for reply in REPLIES:
            assert f"You: {reply}" in text
        assert "Ada Quill (pushes back): " in text
        assert "/end" in text
        assert f"Score {ended.debrief().card.score} of 100" in text


async def test_it_fits_a_small_window(small_game: Game, ended: Play) -> None:
    async with staged(small_game, ended, size=(60, 20)) as pilot:
        screen = await to_debrief(pilot)
        page = screen.query_one("#page")
        assert page.virtual_size.width <= page.size.width
        assert "Another scenario" in screen_text(pilot)


async def test_a_saved_talk_is_a_file_and_the_message_says_where(
    small_game: Game, ended: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.tui.screens.keeping.user_downloads_path", lambda: tmp_path)
    async with staged(small_game, ended) as pilot:
        await to_debrief(pilot)
        await pilot.press("s")
        await until(pilot, lambda: "Saved as" in messages(pilot))
        (saved,) = tmp_path.glob("*.txt")  # noqa: ASYNC240
        assert str(saved) in messages(pilot)


async def test_a_folder_that_is_gone_is_told_and_loses_nothing(
    small_game: Game, ended: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DebriefScreen, "_place", lambda _: ("talk.txt", tmp_path / "nowhere"))
    async with staged(small_game, ended) as pilot:
        await to_debrief(pilot)
        await pilot.press("s")
        await until(pilot, lambda: "Not saved" in messages(pilot))
        assert isinstance(pilot.app.screen, DebriefScreen)
