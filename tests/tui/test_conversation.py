"""The conversation screen: what is sent, what comes back, and that nothing typed is lost."""

from pathlib import Path

import pytest
from textual import events

from tests.tui.stage import messages, prompt, say, screen_text, shown, staged, until
from trainer.game import Game, Play
from trainer.model.mode import Mode
from trainer.model.mood import Gauge
from trainer.tui.screens.conversation import ConversationScreen
from trainer.tui.screens.notice import NoticeScreen
from trainer.tui.widgets.composer import Composer
from trainer.tui.widgets.gauge_bar import GaugeBar
from trainer.tui.widgets.mood_bar import MoodBar
from trainer.tui.widgets.side_pane import SidePane
from trainer.tui.widgets.slash_menu import SlashMenu
from trainer.tui.widgets.steps import Steps
from trainer.tui.widgets.talk_log import TalkLog
from trainer.tui.widgets.thermometer import Thermometer
from trainer.tui.widgets.ticket import Ticket
from trainer.tui.widgets.too_small import TooSmall
from trainer.tui.widgets.turn_view import TurnView


def file_of(play: Play) -> bytes:
    return Path(play.file).read_bytes()


async def test_a_reply_brings_the_answer_and_the_reasons(small_game: Game, play: Play) -> None:
    async with staged(small_game, play) as pilot:
        await pilot.press(*"Calm down.")
        await pilot.press("enter")
        await until(pilot, lambda: play.transcript.turns)
        await until(pilot, lambda: pilot.app.screen.query(".reasons"))
        turn = play.transcript.turns[0]
        text = shown(pilot.app.screen.query_one(TurnView))
        assert turn.reply == "Calm down."
        assert turn.line in text
        assert "(pushes back)" in text
        assert turn.ledger[0].reason in text
        assert f"heat +{turn.ledger[0].change}" in text
        assert prompt(pilot).text == ""


async def test_the_meters_show_the_mood_in_numbers_and_words(small_game: Game, play: Play) -> None:
    async with staged(small_game, play) as pilot:
        await say(pilot, "Calm down.")
        heat = str(pilot.app.screen.query_one(Thermometer).render())
        assert f"{play.mood.heat} {play.heat_word}" in heat
        for gauge in (Gauge.TRUST, Gauge.PATIENCE, Gauge.CLARITY):
            bar = str(pilot.app.screen.query_one(f"#gauge-{gauge}", GaugeBar).render())
            assert f"{play.mood.value(gauge)} {play.mood.word(gauge)}" in bar


async def test_the_present_step_is_marked_by_a_sign(small_game: Game, play: Play) -> None:
    async with staged(small_game, play) as pilot:
        assert pilot.app.screen.query_one(Steps).present is play.need
        assert "▸ Let them tell it" in screen_text(pilot)


async def test_a_new_line_does_not_send(small_game: Game, play: Play) -> None:
    async with staged(small_game, play) as pilot:
        await pilot.press("a", "ctrl+j", "b")
        assert prompt(pilot).text == "a\nb"
        assert not play.transcript.turns


async def test_pasting_several_lines_sends_nothing(small_game: Game, play: Play) -> None:
    async with staged(small_game, play) as pilot:
        prompt(pilot).post_message(events.Paste("one\r\ntwo\nthree\x1b[31m"))
        await pilot.pause(0.2)
        assert prompt(pilot).text == "one\ntwo\nthree␛[31m"
        assert not play.transcript.turns


async def test_a_paste_that_comes_as_keys_sends_nothing(small_game: Game, play: Play) -> None:
    async with staged(small_game, play) as pilot:
        for key in ["o", "n", "e", "enter", "t", "w", "o"]:
            prompt(pilot).post_message(events.Key(key, key if len(key) == 1 else "\r"))
        await pilot.pause(0.3)
        assert prompt(pilot).text == "one\ntwo"
        assert not play.transcript.turns


async def test_an_enter_right_after_fast_keys_still_sends(small_game: Game, play: Play) -> None:
    async with staged(small_game, play) as pilot:
        for key in ["s", "o", "r", "r", "y", "enter"]:
            prompt(pilot).post_message(events.Key(key, key if len(key) == 1 else "\r"))
        await until(pilot, lambda: play.transcript.turns)
        assert play.transcript.turns[0].reply == "sorry"


async def test_nothing_is_sent_when_nothing_is_written(small_game: Game, play: Play) -> None:
    async with staged(small_game, play) as pilot:
        prompt(pilot).replace_text("  \n ")
        await pilot.press("enter")
        await pilot.pause(0.1)
        assert "nothing to send" in messages(pilot)
        assert not play.transcript.steps


async def test_a_slash_offers_the_actions_and_tab_takes_one(small_game: Game, play: Play) -> None:
    async with staged(small_game, play) as pilot:
        await pilot.press("/")
        menu = pilot.app.screen.query_one(SlashMenu)
        assert menu.display
        assert menu.option_count == 9
        await pilot.press("l", "tab")
        assert prompt(pilot).text == "/lookup "
        assert not menu.display


async def test_arrows_choose_among_the_actions(small_game: Game, play: Play) -> None:
    async with staged(small_game, play) as pilot:
        await pilot.press("/", "down", "down", "tab")
        assert prompt(pilot).text == "/lookup "


async def test_a_note_goes_on_the_ticket(small_game: Game, play: Play) -> None:
    async with staged(small_game, play) as pilot:
        await say(pilot, "/note guests at [b]four[/b]")
        assert play.notes == ("guests at [b]four[/b]",)
        assert "– guests at [b]four[/b]" in str(pilot.app.screen.query_one(Ticket).render())


async def test_a_look_up_shows_what_it_found(small_game: Game, play: Play) -> None:
    async with staged(small_game, play) as pilot:
        await pilot.press("f4", *"stock", "enter")
        await until(pilot, lambda: "Three kettles" in screen_text(pilot))


async def test_a_half_written_reply_comes_back_after_an_action(small_game: Game, play: Play) -> None:
    async with staged(small_game, play) as pilot:
        prompt(pilot).replace_text("I am so")
        await pilot.press("f3")
        assert prompt(pilot).text == "/note "
        await pilot.press(*"cold", "enter")
        await until(pilot, lambda: play.notes == ("cold",))
        await until(pilot, lambda: prompt(pilot).text == "I am so")


async def test_escape_drops_an_action_and_gives_the_reply_back(small_game: Game, play: Play) -> None:
    async with staged(small_game, play) as pilot:
        prompt(pilot).replace_text("I am so")
        await pilot.press("ctrl+g")
        assert "Enter ends the conversation" in screen_text(pilot)
        await pilot.press("escape")
        assert prompt(pilot).text == "I am so"
        assert not play.over
        assert "Enter ends the conversation" not in screen_text(pilot)


async def test_an_unknown_action_is_refused_and_stays(small_game: Game, play: Play) -> None:
    async with staged(small_game, play) as pilot:
        prompt(pilot).replace_text("/shout now")
        await pilot.press("enter")
        await until(pilot, lambda: "/shout" in messages(pilot))
        assert prompt(pilot).text == "/shout now"
        assert not play.transcript.steps
        await pilot.press("N", "o")
        assert prompt(pilot).text == "No", "what is typed next takes its place"


async def test_a_reply_that_is_refused_comes_back(small_game: Game, play: Play) -> None:
    async with staged(small_game, play) as pilot:
        long = "word " * 4001
        prompt(pilot).replace_text(long)
        await pilot.press("enter")
        await until(pilot, lambda: "characters" in messages(pilot))
        assert prompt(pilot).text == long
        assert not pilot.app.screen.query(TurnView)


async def test_an_error_of_our_own_loses_no_words(
    small_game: Game, play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(text: str) -> None:
        raise KeyError(text)

    async with staged(small_game, play) as pilot:
        monkeypatch.setattr(play, "say", broken)
        prompt(pilot).replace_text("I am sorry.")
        await pilot.press("enter")
        await until(pilot, lambda: "error of its own" in messages(pilot))
        assert prompt(pilot).text == "I am sorry."
        assert pilot.app.is_running


async def test_markup_escapes_and_odd_scripts_are_shown_as_they_are(small_game: Game, play: Play) -> None:
    odd = "\x1b[2J \u202eabc שלום 👩\u200d👧 e\u0301\u0301\u0301\u0301\u0301"
    async with staged(small_game, play) as pilot:
        await say(pilot, f"[red]sorry[/red] [@click=app.quit]x[/] {odd}")
        text = screen_text(pilot)
        assert "[red]sorry[/red] [@click=app.quit]x[/]" in text
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "שלום" in text
        assert "e\u0301\u0301\u0301\u0301" not in text


async def test_content_is_never_markup(small_game: Game) -> None:
    from tests.tui import small_content

    evil = small_content.scenario(title="[b]Bold[/b] kettle \x1b]0;x\x07", opening=["[i]one[/i]"] * 3)
    small_game.library.scenarios[evil.scenario] = evil
    async with staged(small_game, small_game.start(evil.scenario, seed=1)) as pilot:
        text = screen_text(pilot)
        assert "[b]Bold[/b] kettle" in text
        assert "[i]one[/i]" in text
        assert "\x1b" not in text


async def test_a_narrow_window_folds_the_side_pane_into_one_line(small_game: Game, play: Play) -> None:
    async with staged(small_game, play, size=(60, 20)) as pilot:
        screen = pilot.app.screen
        assert not screen.query_one(SidePane).display
        line = str(screen.query_one(MoodBar).render())
        assert line.startswith("Heat ")
        assert f"{play.mood.heat} {play.heat_word}" in line
        assert f"Patience {play.mood.patience}" in line
        assert "step 1 of 6" in screen_text(pilot)
        await say(pilot, "Calm down.")
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert screen.query_one(SidePane).display
        assert not screen.query_one(MoodBar).display
        assert len(screen.query(TurnView)) == 1


async def test_a_tiny_window_says_so_and_keeps_the_words(small_game: Game, play: Play) -> None:
    async with staged(small_game, play) as pilot:
        prompt(pilot).replace_text("half a sen")
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert pilot.app.screen.query_one(TooSmall).display
        assert "Coolhead needs 60×20" in screen_text(pilot)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert not pilot.app.screen.query_one(TooSmall).display
        assert prompt(pilot).text == "half a sen"


@pytest.mark.parametrize("mode", [Mode.BLIND, Mode.EXAM])
async def test_meters_reasons_and_hints_are_hidden_where_the_mode_says_so(
    small_game: Game, mode: Mode
) -> None:
    async with staged(small_game, small_game.start("cold-kettle", seed=1, mode=mode)) as pilot:
        await say(pilot, "Calm down.")
        screen = pilot.app.screen
        assert not screen.query(Thermometer)
        assert not screen.query(Steps)
        assert not screen.query(".reasons")
        assert "shouting" not in screen_text(pilot)
        assert "Hint" not in screen_text(pilot)
        assert "(pushes back)" in screen_text(pilot)


async def test_guided_mode_names_the_next_step(small_game: Game) -> None:
    play = small_game.start("cold-kettle", seed=1, mode=Mode.GUIDED)
    async with staged(small_game, play) as pilot:
        assert f"Next  {play.cue}"[:60] in screen_text(pilot)


async def test_the_last_turn_can_be_taken_again(small_game: Game, play: Play) -> None:
    async with staged(small_game, play) as pilot:
        await say(pilot, "Tell me, I'm listening.")
        await say(pilot, "Calm down.")
        await pilot.press("ctrl+r")
        await until(pilot, lambda: getattr(pilot.app.screen, "play", play) is not play)
        await until(pilot, lambda: len(pilot.app.screen.query(TurnView)) == 1)
        screen = pilot.app.screen
        assert isinstance(screen, ConversationScreen)
        assert prompt(pilot).text == "Calm down."
        await pilot.press("x")
        assert prompt(pilot).text == "x"
        assert [turn.reply for turn in screen.play.transcript.turns] == ["Tell me, I'm listening."]
        assert all(str(saved.path) != play.file for saved in small_game.unfinished())


async def test_an_exam_cannot_be_rewound(small_game: Game) -> None:
    play = small_game.start("cold-kettle", seed=1, mode=Mode.EXAM)
    async with staged(small_game, play) as pilot:
        await say(pilot, "Calm down.")
        await pilot.press("ctrl+r")
        await pilot.pause(0.1)
        assert getattr(pilot.app.screen, "play", None) is play


async def test_the_end_leads_to_the_debrief(small_game: Game, play: Play) -> None:
    async with staged(small_game, play) as pilot:
        await say(pilot, "Calm down.")
        await say(pilot, "/end")
        assert not pilot.app.screen.query_one(Composer).display
        assert "You ended it." in screen_text(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: "No tea" in screen_text(pilot))


async def test_words_that_come_too_late_open_nothing(small_game: Game, play: Play) -> None:
    async with staged(small_game, play) as pilot:
        await say(pilot, "/end")
        await pilot.press(*"so sorry", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ConversationScreen)
        assert "nothing more can be said" in messages(pilot)
        assert play.wraps_up


@pytest.mark.parametrize("keys", [("f3", *"Guests at four"), ("/", *"note Guests at four")])
async def test_the_ticket_can_be_written_after_the_talk(
    small_game: Game, play: Play, keys: tuple[str, ...]
) -> None:
    async with staged(small_game, play) as pilot:
        await say(pilot, "/end")
        assert "F3 writes on your ticket." in screen_text(pilot)
        await pilot.press(*keys, "enter")
        await until(pilot, lambda: play.notes == ("Guests at four",))
        await until(pilot, lambda: pilot.app.screen.query_one("#end-row").display)
        await pilot.press("enter")
        await until(pilot, lambda: "No tea" in screen_text(pilot))
        assert play.transcript.steps[-1].record()["name"] == "note"


async def test_a_note_after_the_talk_can_be_left_and_is_not_lost(small_game: Game, play: Play) -> None:
    async with staged(small_game, play) as pilot:
        await say(pilot, "/end")
        await pilot.press("f3", *"Guests", "escape")
        await until(pilot, lambda: pilot.app.screen.query_one("#end-row").display)
        await pilot.press("f3", *" at four", "enter")
        await until(pilot, lambda: play.notes == ("Guests at four",))


async def test_half_a_reply_is_no_note(small_game: Game, play: Play) -> None:
    async with staged(small_game, play) as pilot:
        await pilot.press(*"I am so sor", "ctrl+g", "enter")
        await until(pilot, lambda: play.over and pilot.app.screen.query_one("#end-row").display)
        await pilot.press("f3", *"/note Guests at four", "enter")
        await until(pilot, lambda: play.notes == ("Guests at four",))
        screen = pilot.app.screen
        assert isinstance(screen, ConversationScreen)
        assert "I am so sor" in screen.unsent()


async def test_half_a_reply_does_not_keep_anybody_from_the_debrief(small_game: Game, play: Play) -> None:
    async with staged(small_game, play) as pilot:
        await pilot.press(*"I am so sor", "ctrl+g", "enter")
        await until(pilot, lambda: play.over and pilot.app.screen.query_one("#end-row").display)
        await pilot.press("escape", "enter")
        await until(pilot, lambda: "No tea" in screen_text(pilot))
        assert "Your note" not in messages(pilot)


async def test_half_a_note_is_called_to_mind_once_before_the_debrief(small_game: Game, play: Play) -> None:
    async with staged(small_game, play) as pilot:
        await say(pilot, "/end")
        await pilot.press("f3", *"Guests", "escape")
        await until(pilot, lambda: pilot.app.screen.query_one("#end-row").display)
        await pilot.press("enter")
        await until(pilot, lambda: "Your note is not on the ticket yet." in messages(pilot))
        assert isinstance(pilot.app.screen, ConversationScreen)
        await until(pilot, lambda: not pilot.app.screen.query_one("#debrief").has_class("-active"))
        await pilot.press("enter")
        await until(pilot, lambda: "No tea" in screen_text(pilot))


async def test_reading_the_ticket_leaves_a_half_written_note_at_hand(small_game: Game, play: Play) -> None:
    async with staged(small_game, play) as pilot:
        await say(pilot, "/end")
        await pilot.press("f3", *"Guests", "ctrl+t")
        await until(pilot, lambda: play.transcript.steps[-1].record()["name"] == "ticket")
        await pilot.pause()
        await pilot.press(*" at four", "enter")
        await until(pilot, lambda: play.notes == ("Guests at four",))


async def test_leaving_on_the_end_screen_keeps_the_end(small_game: Game, play: Play) -> None:
    async with staged(small_game, play) as pilot:
        await say(pilot, "/end")
        await pilot.press("ctrl+q")
    assert play.transcript.end is not None
    assert b'"type":"end"' in file_of(play)


async def test_an_exam_tells_no_reasons_before_its_debrief(small_game: Game, play: Play) -> None:
    exam = small_game.start(play.scenario.scenario, seed=1, mode=Mode.EXAM)
    async with staged(small_game, exam) as pilot:
        await say(pilot, "Calm down.")
        await say(pilot, "/end")
        screen = pilot.app.screen
        assert isinstance(screen, ConversationScreen)
        assert "heat +" not in screen.talk_as_text()
        exam.finish()
        assert "heat +" in screen.talk_as_text()


async def test_the_briefing_opens_over_the_talk_and_closes(small_game: Game, play: Play) -> None:
    async with staged(small_game, play) as pilot:
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(pilot.app.screen, NoticeScreen))
        assert "Exchange within a week." in screen_text(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConversationScreen))


async def test_letters_typed_over_the_transcript_go_to_the_prompt(small_game: Game, play: Play) -> None:
    async with staged(small_game, play) as pilot:
        await pilot.press("escape")
        assert pilot.app.screen.query_one(TalkLog).has_focus
        await pilot.press("h", "i")
        assert prompt(pilot).text == "hi"


async def test_ctrl_c_leaves_at_once_and_prints_what_was_not_sent(small_game: Game, play: Play) -> None:
    async with staged(small_game, play) as pilot:
        await say(pilot, "Calm down.")
        prompt(pilot).replace_text("[b]unsent[/b]")
        await pilot.press("ctrl+c")
        await pilot.pause()
        last_words = "\n".join(str(item) for item in pilot.app._exit_renderables)
        assert not pilot.app.is_running or pilot.app._exit
        assert "The conversation is saved" in last_words
        assert "[b]unsent[/b]" in last_words
    assert len(small_game.unfinished()) == 1


async def test_a_draft_waits_for_the_conversation_to_go_on(small_game: Game, play: Play) -> None:
    async with staged(small_game, play) as pilot:
        await say(pilot, "Calm down.")
        prompt(pilot).replace_text("half a sen")
        await pilot.press("ctrl+l")
        await until(pilot, lambda: "CUT OFF" in screen_text(pilot))
        await pilot.press("home", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConversationScreen))
        await until(pilot, lambda: pilot.app.screen.query(TurnView))
        assert prompt(pilot).text == "half a sen"


async def test_the_mouse_does_what_the_keys_do(small_game: Game, play: Play) -> None:
    async with staged(small_game, play) as pilot:
        await pilot.press("/")
        await pilot.click(SlashMenu, offset=(4, 2))
        await until(pilot, lambda: prompt(pilot).text == "/lookup ")
        await say(pilot, "/end")
        await pilot.click("#debrief")
        await until(pilot, lambda: "No tea" in screen_text(pilot))


async def test_twenty_thousand_characters_are_sent_and_shown_in_part(small_game: Game, play: Play) -> None:
    async with staged(small_game, play) as pilot:
        await say(pilot, "sorry " * 3333)
        assert len(play.transcript.turns[0].reply) >= 19_998
        assert "more characters" in shown(pilot.app.screen.query_one(TurnView))


async def test_a_rewound_turn_leaves_the_old_talk_in_its_file(small_game: Game, play: Play) -> None:
    async with staged(small_game, play) as pilot:
        await say(pilot, "Calm down.")
        before = file_of(play)
        await pilot.press("ctrl+r")
        await until(pilot, lambda: getattr(pilot.app.screen, "play", play) is not play)
    assert file_of(play) == before
