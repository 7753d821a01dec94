"""The course on the screen: what is done, open and locked, playing what is open, and who plays."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.tui import small_content
from tests.tui.stage import messages, prompt, screen_text, staged, until
from tests.tui.test_pictures import matches_picture
from tests.tui.word_reader import WordReader
from trainer.exchange import Part
from trainer.game import Game
from trainer.model.course import Course
from trainer.model.mode import Mode
from trainer.records.paths import sessions_folder
from trainer.records.sessions import Sessions
from trainer.tui.app import CoolheadApp
from trainer.tui.screens.briefing import BriefingScreen
from trainer.tui.screens.conversation import ConversationScreen
from trainer.tui.screens.course import CourseScreen
from trainer.tui.screens.debrief import DebriefScreen
from trainer.tui.screens.home import HomeScreen
from trainer.tui.screens.learner import LearnerScreen
from trainer.tui.widgets.course_list import CourseList

COURSE = Course.model_validate(
    {
        "course": "tea",
        "title": "A week of tea",
        "teaches": ["tea"],
        "about": "For those who pour.",
        "days": [
            {
                "title": "Water",
                "modules": [
                    {"module": "cold", "title": "Cold", "scenario": "cold-kettle", "pass_mark": 0},
                    {
                        "module": "warm",
                        "title": "Warm",
                        "scenario": "cold-kettle",
                        "requires": ["cold"],
                        "attempts": {"maximum": 2},
                    },
                ],
            },
            {
                "title": "Leaves",
                "modules": [
                    {
                        "module": "exam",
                        "title": "The exam",
                        "scenario": "cold-kettle",
                        "mode": "exam",
                        "window": {"opens": "day 5 at 9:00", "closes": "day 5 at 17:00"},
                    },
                    {"module": "test", "title": "A test", "scenario": "cold-kettle", "mode": "exam"},
                ],
            },
        ],
    }
)


class Clock:
    """Monday morning, and a second more each time."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def game(tmp_path: Path) -> Game:
    """A game with the week of tea, for anna."""
    library = small_content.library(courses={"tea": COURSE})
    return Game(library, Sessions(sessions_folder(tmp_path), "anna"), WordReader(), Clock())


@pytest.fixture
def taken(game: Game) -> Game:
    """The same, and the course is taken."""
    game.coursework.enrol("tea", game.now())
    return game


async def open_course(pilot) -> CourseScreen:
    await pilot.press("f2")
    await until(pilot, lambda: isinstance(pilot.app.screen, CourseScreen) and pilot.app.screen._stands)
    return pilot.app.screen


async def mark(pilot, name: str) -> None:
    """Walk to a module."""
    modules = pilot.app.screen.query_one(CourseList)
    modules.highlighted = modules.get_option_index(name)
    await pilot.pause()


async def test_the_way_to_the_courses_is_in_the_footer_and_leads_back(game: Game) -> None:
    async with staged(game) as pilot:
        assert "F2 Courses" in screen_text(pilot).replace("\u00a0", " ")
        await open_course(pilot)
        text = screen_text(pilot)
        assert "A week of tea" in text
        assert "Learner anna" in text
        assert "Enter starts this course today." in text
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_a_module_that_is_asked_for_begins_with_its_briefing_and_its_terms(taken: Game) -> None:
    app = CoolheadApp(taken, to_brief=Part("tea", "cold"))
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, BriefingScreen))
        await until(pilot, lambda: "Cold: 0 is needed." in screen_text(pilot))
        assert not any(sessions_folder(Path(taken.sessions.folder).parent).glob("*.jsonl"))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ConversationScreen))


async def test_where_there_is_no_course_none_is_offered(small_game: Game) -> None:
    async with staged(small_game) as pilot:
        assert "Courses" not in screen_text(pilot)
        await pilot.press("f2")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_enter_starts_the_course_then_its_next_module_and_the_end_leads_back_to_it(game: Game) -> None:
    async with staged(game) as pilot:
        screen = await open_course(pilot)
        await pilot.press("enter")
        assert "0 of 4 done. Next: 'Cold'." in screen_text(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, BriefingScreen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConversationScreen))
        play = pilot.app.screen.play
        assert (play.start.course, play.start.module, play.mode) == ("tea", "cold", Mode.PRACTICE)
        prompt(pilot).replace_text("/end")
        await pilot.press("enter")
        await until(pilot, lambda: play.over)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, DebriefScreen))
        assert "'Cold' is not passed" in screen_text(pilot)
        await pilot.press("l")
        await until(pilot, lambda: isinstance(pilot.app.screen, CourseScreen))
        assert pilot.app.screen is not screen
        assert pilot.app.screen._stands.of("cold").attempts == 1


async def test_a_locked_module_says_why_and_stays_closed(taken: Game) -> None:
    async with staged(taken) as pilot:
        await open_course(pilot)
        await mark(pilot, "warm")
        assert "Locked: after 'Cold' is passed." in screen_text(pilot)
        await pilot.press("enter")
        assert "Locked: after 'Cold' is passed." in messages(pilot)
        await mark(pilot, "exam")
        assert "Locked: opens Friday 9:00, to be" in screen_text(pilot)
        assert isinstance(pilot.app.screen, CourseScreen)


async def test_an_exam_has_no_meters_no_hint_and_no_way_back_in_time(taken: Game) -> None:
    async with staged(taken) as pilot:
        await open_course(pilot)
        await mark(pilot, "test")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, BriefingScreen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConversationScreen))
        screen = pilot.app.screen
        assert screen.has_class("-no-meters")
        assert not screen.check_action("again", ())
        prompt(pilot).replace_text("I am sorry, please listen to me")
        await pilot.press("enter")
        await until(pilot, lambda: screen.play.transcript.turns)
        text = screen_text(pilot)
        assert "Heat" not in text
        assert "heat " not in text


async def test_a_cut_off_attempt_goes_on_from_the_course(taken: Game) -> None:
    play = taken.start_module("tea", "cold")
    play.say("Please listen, I am sorry.")
    play.close()
    async with staged(taken) as pilot:
        await open_course(pilot)
        assert "It was cut off. Enter goes on where it was." in screen_text(pilot)
        assert "1  not finished" in screen_text(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConversationScreen))
        assert pilot.app.screen.play.file == play.file
        assert len(pilot.app.screen.play.transcript.turns) == 1


@pytest.mark.parametrize("place", ["library", "course"])
async def test_somebody_else_can_play_by_typing_an_id_or_choosing_one(taken: Game, place: str) -> None:
    async with staged(taken) as pilot:
        if place == "course":
            await open_course(pilot)
        await pilot.press("l")
        await until(pilot, lambda: isinstance(pilot.app.screen, LearnerScreen))
        await pilot.press(*"bert", "enter")
        await until(pilot, lambda: not isinstance(pilot.app.screen, LearnerScreen))
        assert taken.learner == "bert"
        await until(pilot, lambda: "bert" in screen_text(pilot))
        if place == "course":
            assert "Enter starts this course today." in screen_text(pilot)
        await pilot.press("l")
        await until(pilot, lambda: isinstance(pilot.app.screen, LearnerScreen))
        await pilot.press("down", "enter")
        await until(pilot, lambda: not isinstance(pilot.app.screen, LearnerScreen))
        assert taken.learner == "anna"


async def test_closing_the_question_changes_nobody_and_a_bad_id_is_refused(taken: Game) -> None:
    async with staged(taken) as pilot:
        await pilot.press("l", "escape")
        assert taken.learner == "anna"
        pilot.app._play_as("\x07")
        await pilot.pause()
        assert "control characters" in messages(pilot)
        assert taken.learner == "anna"


async def test_a_hostile_id_and_title_are_drawn_as_text(tmp_path: Path) -> None:
    title = "[red]T[/red]\u202eea\x1b[2J"
    course = COURSE.model_copy(update={"title": title})
    library = small_content.library(courses={"tea": course})
    game = Game(library, Sessions(sessions_folder(tmp_path), "[b]x[/b]" * 900), WordReader(), Clock())
    async with staged(game, size=(80, 24)) as pilot:
        await open_course(pilot)
        text = screen_text(pilot)
        assert "[red]T[/red]" in text
        assert "[b]x[/b]" in text
        assert "\x1b" not in text
        assert "\u202e" not in text


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_every_size_shows_the_next_module_its_state_and_the_learner(taken: Game, size) -> None:
    async with staged(taken, size=size) as pilot:
        await open_course(pilot)
        text = screen_text(pilot)
        for words in ("Next: 'Cold'", "Learner anna", "▸ Cold", "Open."):
            assert words in text


async def test_the_course_as_a_picture(taken: Game) -> None:
    play = taken.start_module("tea", "cold")
    play.act("end")
    play.close()
    async with staged(taken, size=(100, 32)) as pilot:
        await open_course(pilot)
        await mark(pilot, "warm")
        await until(pilot, lambda: "The kettle was bought" in screen_text(pilot))
        assert await matches_picture(pilot, "course")
