"""Line mode with a person at the keyboard: nothing typed is lost, and one can always leave."""

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.test_play import files, sessions
from trainer.cli.interactive import LineMode, offer
from trainer.cli.plain import broken
from trainer.errors import EnvironmentProblem
from trainer.game import Play, open_game
from trainer.model.mode import Mode

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def type_in(monkeypatch, shop, capsys):
    """Talk in line mode as a person would; end of input follows the last line."""

    def talk(*lines, play=None, **options):
        waiting = iter(lines)
        monkeypatch.setattr("trainer.cli.interactive.read_line", lambda *_: next(waiting, None))
        mode = LineMode(play or open_game().start("kettle", seed=5, **options), interactive=True)
        mode.run()
        return mode.play, capsys.readouterr().out

    return talk


def test_leaving_in_the_middle_is_polite_and_the_session_goes_on_later(
    type_in, shop, tmp_path, monkeypatch, capsys
):
    play, told = type_in("listen", "acknowledge")
    assert told.endswith("\nThe session is kept; 'coolhead play kettle --plain' goes on with it.\n")
    play.close()

    monkeypatch.setattr("trainer.cli.interactive.read_line", lambda *_: "yes")
    again = offer(open_game(), {"scenario": "kettle"})
    assert re.fullmatch(
        r'There is an unfinished session of .*: "The kettle that trips the fuse" with 2 replies, '
        r"brisk marked, practice mode\.\n",
        capsys.readouterr().out,
    )
    assert again is not None
    _, told = type_in("/end", play=again)
    assert "You: acknowledge" in told
    assert "Debrief:" in told
    (file,) = files(tmp_path)
    assert [record["type"] for record in again.transcript.records()] == [
        "session",
        "turn",
        "turn",
        "action",
        "end",
    ]
    assert file == Path(again.file)


def test_long_lines_are_broken_between_words_and_short_ones_stay():
    text = "Customer (loud): I rang at seven about the report.\n\nMood: heat 7"
    assert broken(text, 30) == "Customer (loud): I rang at\nseven about the report.\n\nMood: heat 7"
    assert broken("unbreakable" * 9, 30) == "unbreakable" * 9
    assert broken(text, 0) == text


def test_the_ticket_is_written_after_the_talk(type_in):
    play, told = type_in("listen", "/end", "Fuse is out.", "/note Rings at four.", "/hold", "")
    assert play.notes == ("Fuse is out.", "Rings at four.")
    assert "The conversation is over. What you write now goes on your ticket" in told
    assert "This conversation has ended" in told
    assert told.count("Debrief:") == 1


def test_a_note_that_could_not_be_saved_is_kept_and_sent_again(type_in, monkeypatch):
    act, failing = Play.act, ["note"]

    def full(play, name, text=""):
        if name in failing:
            failing.remove(name)
            raise EnvironmentProblem("the disk is full")
        return act(play, name, text)

    monkeypatch.setattr(Play, "act", full)
    play, told = type_in("listen", "/end", "Fuse is out.", "", "")
    assert "Your words are kept: press Enter to send them again." in told
    assert play.notes == ("Fuse is out.",)
    assert told.count("Debrief:") == 1


def test_a_last_reply_can_be_taken_back_before_the_debrief(type_in):
    play, told = type_in("listen", "/end", "/again", "acknowledge", "/end")
    assert [turn.reply for turn in play.transcript.turns] == ["acknowledge"]
    assert told.count("Debrief:") == 1


@pytest.mark.parametrize(("answer", "offered_again"), [("no", 1), ("discard", 0), ("", 1)])
def test_a_session_can_be_left_for_later_or_discarded(type_in, tmp_path, monkeypatch, answer, offered_again):
    play, _ = type_in("listen")
    play.close()
    monkeypatch.setattr("trainer.cli.interactive.read_line", lambda *_: answer or None)
    assert offer(open_game(), {"scenario": "kettle"}) is None
    assert len(sessions(tmp_path).unfinished()) == offered_again


def test_nothing_is_offered_where_nothing_was_cut_off(shop, capsys):
    assert offer(open_game(), {"scenario": "kettle"}) is None
    assert capsys.readouterr().out == ""


def test_a_session_of_other_content_is_not_offered(type_in, shop, monkeypatch, capsys):
    play, _ = type_in("listen")
    play.close()
    path = shop / "scenarios" / "kettle.yaml"
    path.write_text(path.read_text().replace("She gets her tea", "She gets her coffee"))
    monkeypatch.setattr("trainer.cli.interactive.read_line", lambda *_: "yes")
    game = open_game()
    assert offer(game, {"scenario": "kettle"}) is None
    assert game.unfinished() == ()
    assert len(game.sessions.unfinished()) == 1


def test_an_unsaved_reply_is_kept_until_enter_sends_it(type_in, monkeypatch):
    from trainer.records.writer import TranscriptWriter

    write = TranscriptWriter.append
    fails = [True, True, False]

    def append(self, record, moment):
        if fails.pop(0) if fails else False:
            raise EnvironmentProblem("the disk is full", remedy="make space")
        write(self, record, moment)

    play = open_game().start("kettle", seed=5)
    monkeypatch.setattr(TranscriptWriter, "append", append)
    play, told = type_in("listen to every word", "", "", play=play)
    assert told.count("Not saved: the disk is full; make space.\nYour words are kept: press Enter") == 2
    assert [turn.reply for turn in play.transcript.turns] == ["listen to every word"]


def test_slips_are_answered_and_the_talk_goes_on(type_in):
    play, told = type_in("/escalat", "/note", "", "/hint", "listen", mode=Mode.EXAM)
    assert "There is no action '/escalat'; did you mean 'escalate'?; actions are note," in told
    assert "'/note' needs its text; write '/note TEXT'." in told
    assert "Type a reply and press Enter. /help tells what else you can do." in told
    assert "There are no hints in exam mode; take a breath with /breathe instead." in told
    assert len(play.transcript.turns) == 1


def test_help_names_every_action_and_line_command(type_in):
    _, told = type_in("/help")
    for name in ("note", "ticket", "lookup", "hold", "breathe", "hint", "escalate", "refer", "end"):
        assert f"\n/{name}" in told
    for name in ("help", "briefing", "mood", "again"):
        assert f"\n/{name}: " in told


def test_briefing_and_mood_can_be_heard_again(type_in):
    _, told = type_in("/briefing", "/mood")
    assert told.count("Goal: She gets her tea.") == 2
    assert told.count("Mood: heat ") == 2
    _, told = type_in("/mood", mode=Mode.BLIND)
    assert "The mood is not shown in blind mode." in told


def test_a_reply_can_be_taken_back_except_in_an_exam(type_in):
    play, told = type_in("/again", "calm_down", "/again", "listen")
    assert "There is no reply to take back yet." in told
    assert 'Taken back: "calm_down"' in told
    assert [turn.reply for turn in play.transcript.turns] == ["listen"]
    play, told = type_in("calm_down", "/again", mode=Mode.EXAM)
    assert "Nothing can be taken back in exam mode." in told
    assert len(play.transcript.turns) == 1


class Terminal:
    """The real program on a real terminal of its own."""

    def __init__(self, home, *words):
        master, slave = pty.openpty()
        self.master = master
        self.waiting = ""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "trainer.cli.main", *words],
            cwd=ROOT,
            env={**os.environ, "COOLHEAD_HOME": str(home)},
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            preexec_fn=take_terminal,  # noqa: PLW1509 - no thread runs here, and nothing else gives a terminal
        )
        os.close(slave)

    def until(self, text, limit=90.0):
        """What is shown from the last call's text up to this one."""
        assert self.shows(text, limit), f"{text!r} was not shown; shown was {self.waiting!r}"
        shown, _, self.waiting = self.waiting.partition(text)
        return shown + text

    def read(self, awaited):
        try:
            return os.read(self.master, 65536).decode("utf-8", "replace").replace("\r", "")
        except OSError as error:
            raise AssertionError(f"it ended before {awaited!r}; shown was {self.waiting!r}") from error

    def type(self, text):
        os.write(self.master, text.encode())

    def interrupt(self, text):
        """Press Ctrl+C until ``text`` is shown.

        One that arrives between the prompt and the wait for input is only noticed at the next key.
        """
        for _ in range(5):
            self.type("\x03")
            if self.shows(text, 10.0):
                return self.until(text)
        return self.until(text, 1.0)

    def shows(self, text, limit):
        deadline = time.monotonic() + limit
        while text not in self.waiting and time.monotonic() < deadline:
            if select.select([self.master], [], [], 0.2)[0]:
                self.waiting += self.read(text)
        return text in self.waiting

    def ends(self):
        code = self.process.wait(timeout=30)
        os.close(self.master)
        return code


def take_terminal():
    """Make the standard input the controlling terminal, so that Ctrl+C reaches the program."""
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # it is ignored in what a shell started behind itself


def test_ctrl_c_says_where_the_session_is_and_it_goes_on_after_kill_9(tmp_path):
    play = ("play", "engineer-never-came", "--plain", "--seed", "1")
    first = Terminal(tmp_path, *play)
    first.until("You: ")
    first.type("I'm listening, tell me what happened.\n")
    first.until("You: ")
    first.interrupt(
        "interrupted; the session is kept; 'coolhead play engineer-never-came --plain' goes on with it"
    )
    assert first.ends() == 130

    second = Terminal(tmp_path, *play)
    second.until("with 1 reply")
    second.type("yes\n")
    second.until("\nYou: I'm listening, tell me what happened.\nCustomer (")
    second.until("\nYou: ")
    second.type("I can hear how frustrating that is. I'm sorry.\n")
    answer = second.until("Mood: ")
    second.process.send_signal(signal.SIGKILL)
    second.ends()

    (stored,) = sessions_of(tmp_path)
    assert [turn.n for turn in stored.transcript.turns] == [1, 2]
    assert stored.transcript.turns[1].line in answer.replace("\n", " ")


def sessions_of(home):
    from trainer.records.sessions import Sessions

    return Sessions(home / "sessions").unfinished()


def test_ctrl_d_before_the_first_word_leaves_nothing_behind(tmp_path):
    terminal = Terminal(tmp_path, "play", "engineer-never-came", "--plain")
    terminal.until("You: ")
    terminal.type("\x04")
    terminal.until("Nothing was said yet, so there is nothing to go on with.")
    assert terminal.ends() == 0
    assert sessions_of(tmp_path) == ()


def test_no_colour_is_used_on_a_terminal_that_wants_none(tmp_path, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    terminal = Terminal(tmp_path, "lisst")
    assert "\x1b" not in terminal.until("--help')")
    assert terminal.ends() == 2
    monkeypatch.delenv("NO_COLOR")
    terminal = Terminal(tmp_path, "lisst")
    assert "\x1b[31mcoolhead: " in terminal.until("--help')")
