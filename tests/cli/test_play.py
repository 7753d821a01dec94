"""``coolhead play`` from scripts: the transcript as JSON lines, the same bytes every time."""

import io
import json

import pytest

from tests.cli.golden import check_golden
from trainer.cli.play import DEGREES, MODES
from trainer.model.mode import Mode
from trainer.model.persona import Degree
from trainer.records.reader import read_transcript
from trainer.records.sessions import Sessions

TALK = "listen\n/note kettle trips the fuse\nacknowledge, apologise\n/lookup kettle\ncalm_down\npropose\n"


@pytest.fixture
def script(tmp_path, shop):
    path = tmp_path / "talk.txt"
    path.write_text(TALK, encoding="utf-8")
    return path


def records(text):
    return [json.loads(line) for line in text.splitlines()]


def sessions(tmp_path):
    return Sessions(tmp_path / "coolhead-home" / "sessions")


def files(tmp_path):
    return sorted((tmp_path / "coolhead-home" / "sessions").glob("*.jsonl"))


def test_the_choices_are_those_of_the_model():
    assert tuple(Degree) == DEGREES
    assert tuple(Mode) == MODES


def test_json_is_the_transcript_and_nothing_else(coolhead, script, tmp_path):
    ran = coolhead("play", "kettle", "--replies", script, "--seed", 5, "--json")
    assert (ran.code, ran.err) == (0, "")
    kinds = [record["type"] for record in records(ran.out)]
    assert kinds == ["session", "turn", "action", "turn", "action", "turn", "turn", "action", "end"]
    (file,) = files(tmp_path)
    assert file.read_text(encoding="utf-8") == ran.out


def test_the_contracted_keys_are_there(coolhead, script):
    start, turn, *_, end = records(coolhead("play", "kettle", "--replies", script, "--json").out)
    assert set(start) >= {"scenario", "persona", "degree", "seed", "mode", "content_hash", "engine", "line"}
    assert set(turn) >= {"n", "reply", "moves", "topics", "mood", "ledger", "need", "events", "line"}
    assert set(turn["moves"][0]) >= {"name", "score", "start", "end"}
    assert set(turn["mood"]["after"]) == {"heat", "trust", "patience", "clarity"}
    assert set(end) >= {"ending", "score", "passed", "skills", "critical"}


def test_equal_plays_are_equal_bytes_from_file_and_from_standard_input(coolhead, script):
    options = ("--seed", 5, "--mode", "exam", "--degree", "severe", "--json")
    first = coolhead("play", "kettle", "--replies", script, *options)
    second = coolhead("play", "kettle", "--replies", "-", *options, stdin=TALK)
    third = coolhead("play", "kettle", *options, stdin=TALK)
    assert first.out == second.out == third.out
    assert records(first.out)[0]["mode"] == "exam"
    assert records(first.out)[0]["degree"] == "severe"


def test_plain_and_json_leave_the_same_transcript(coolhead, script, tmp_path):
    coolhead("play", "kettle", "--replies", script, "--seed", 5, "--json")
    coolhead("play", "kettle", "--replies", script, "--seed", 5)
    first, second = files(tmp_path)
    assert first.read_bytes() == second.read_bytes()


def test_a_script_that_runs_out_ends_the_conversation(coolhead, script, tmp_path):
    ran = coolhead("play", "kettle", "--replies", script, "--json")
    assert records(ran.out)[-2]["name"] == "end"
    assert records(ran.out)[-1]["outcome"] == "ended"
    assert sessions(tmp_path).unfinished() == ()


def test_a_script_can_write_its_ticket_after_the_end_whatever_is_left_unsaid(coolhead, script):
    script.write_text("listen\n/end\n/note the fuse is out\nlisten\n/note rings at four\n")
    ran = coolhead("play", "kettle", "--replies", script, "--json")
    assert [record["type"] for record in records(ran.out)] == [
        "session",
        "turn",
        "action",
        "action",
        "action",
        "end",
    ]
    assert [record["text"] for record in records(ran.out)[3:5]] == ["the fuse is out", "rings at four"]
    assert ran.err == "coolhead: the conversation ended before the script; 1 line left unused\n"


def test_lines_after_the_end_are_left_unused_and_said_so(coolhead, script):
    script.write_text("listen\n/end\nlisten\nlisten\n")
    ran = coolhead("play", "kettle", "--replies", script, "--json")
    assert [record["type"] for record in records(ran.out)] == ["session", "turn", "action", "end"]
    assert (ran.code, ran.err) == (
        0,
        "coolhead: the conversation ended before the script; 2 lines left unused\n",
    )


def test_standard_input_is_answered_line_by_line(coolhead, shop, monkeypatch, capsys):
    from trainer.cli.main import run

    class Live(io.StringIO):
        """Gives a line only after the line before it was answered."""

        def __iter__(self):
            yield "listen\n"
            assert [record["type"] for record in records(capsys.readouterr().out)] == ["session", "turn"]
            yield "/end\n"
            raise AssertionError("nothing is read after the end")

    monkeypatch.setattr("sys.stdin", Live())
    assert run(["play", "kettle", "--replies", "-", "--json"]) == 0
    assert records(capsys.readouterr().out)[-1]["type"] == "end"


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (
            b"listen\n\n/escalat now\n",
            "3: there is no action '/escalat'; did you mean 'escalate'?; actions are note,",
        ),
        (b"listen\n/note\n", "2: '/note' needs its text; write '/note TEXT'\n"),
        (b"\n \n", " no reply in this file; write one reply a line\n"),
    ],
)
def test_a_faulty_script_is_refused_before_the_session_begins(coolhead, script, tmp_path, content, line):
    script.write_bytes(content)
    ran = coolhead("play", "kettle", "--replies", script, "--json")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"coolhead: {script}:{line}")
    assert files(tmp_path) == []


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("none.txt", "none.txt: cannot read the replies: no such file or directory; check the path"),
        (".", ".: cannot read the replies: is a directory; check the path"),
    ],
)
def test_an_unreadable_script_is_exit_3(coolhead, shop, path, line):
    ran = coolhead("play", "kettle", "--replies", path)
    assert ran.code == 3
    assert ran.err.startswith(f"coolhead: {line}")


def test_a_script_that_is_not_utf_8_is_exit_3(coolhead, script):
    script.write_bytes(b"gr\xfc\xdfe\n")
    ran = coolhead("play", "kettle", "--replies", script)
    assert (ran.code, ran.err) == (
        3,
        f"coolhead: {script}: the replies are not UTF-8 text; save the file as UTF-8\n",
    )


def test_an_unknown_scenario_or_persona_is_exit_2_with_a_guess(coolhead, script):
    ran = coolhead("play", "ketle", "--replies", script)
    assert (ran.code, ran.err) == (2, "coolhead: there is no scenario 'ketle'; did you mean 'kettle'?\n")
    ran = coolhead("play", "kettle", "--persona", "brsk", "--replies", script)
    assert (ran.code, ran.err) == (2, "coolhead: there is no persona 'brsk'; did you mean 'brisk'?\n")


HOSTILE = (
    "x" * 20_000,
    "\x1b[2J\x1b]0;title\x07 listen",
    "[bold red]listen[/] [link=file:///etc/passwd]x[/link]",
    "\u202elisten\u202c \u2066\u2069 שלום עליכם",
    "👩‍👩‍👧‍👦 🏳️‍🌈 listen " + "e" + "\u0301" * 500,
    "=HYPERLINK(0) listen",
    "\x00\x07\x9b31m listen \udc80",
    "Guten Tag, wie kann ich Ihnen helfen?",
)


@pytest.mark.parametrize("reply", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_of_a_trainee_can_do_harm(coolhead, shop, reply, tmp_path):
    ran = coolhead("play", "kettle", "--plain", stdin=f"{reply}\n/end\n")
    assert (ran.code, ran.err) == (0, "")
    assert not set(ran.out) & set("\x1b\x07\x00\x9b\u202e\u2066")
    (file,) = files(tmp_path)
    assert len(read_transcript(file).transcript.turns) == 1


def test_a_reply_that_is_too_long_is_refused_and_the_talk_goes_on(coolhead, shop):
    ran = coolhead("play", "kettle", "--plain", stdin="x" * 20_001 + "\nlisten\n/end\n")
    assert ran.code == 0
    assert "This reply has 20,001 characters and 20,000 are the most; send the part" in ran.out


@pytest.mark.parametrize("mode", ["guided", "exam"])
def test_line_mode_reads_as_it_did(coolhead, script, mode, tmp_path):
    ran = coolhead("play", "kettle", "--replies", script, "--seed", 5, "--mode", mode, "--plain")
    assert ran.code == 0
    check_golden(f"play-{mode}.txt", ran.out)


def test_blind_and_exam_tell_neither_mood_nor_reasons_before_the_debrief(coolhead, script):
    for mode in ("blind", "exam"):
        talk = coolhead("play", "kettle", "--replies", script, "--mode", mode, "--plain").out.split(
            "Debrief:"
        )[0]
        assert "Mood:" not in talk
        assert "Why:" not in talk
        assert "Customer (" not in talk


def test_a_data_folder_that_cannot_be_written_is_exit_3(coolhead, script, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("COOLHEAD_HOME", str(tmp_path / "file"))
    ran = coolhead("play", "kettle", "--replies", script)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == (
        f"coolhead: {tmp_path / 'file' / 'sessions'}: the session cannot be written: not a directory; "
        "make space or mend the permissions, then try again; COOLHEAD_HOME names another folder\n"
    )


def test_another_content_folder_adds_its_scenarios(coolhead, script, tmp_path):
    from tests.content import samples

    mine = tmp_path / "mine"
    samples.write(mine, scenario=samples.SCENARIO.replace("scenario: kettle", "scenario: teapot"))
    (mine / "scenarios" / "kettle.yaml").rename(mine / "scenarios" / "teapot.yaml")
    ran = coolhead("play", "teapot", "--content", mine, "--replies", script, "--json")
    assert records(ran.out)[0]["scenario"] == "teapot"
