"""What ``list``, ``understand`` and ``doctor`` print, when somebody found it right."""

import json

import pytest

from tests.authoring.name_reader import NameReader
from tests.cli.golden import check_golden
from trainer.understand import reader


def test_list_reads_as_it_did(coolhead, shop):
    check_golden("list.txt", coolhead("list").out)


def test_list_json_reads_as_it_did(coolhead, shop):
    check_golden("list.json", coolhead("list", "--json").out)


def test_list_tells_the_best_result(coolhead, shop):
    coolhead("play", "kettle", "--json", stdin="listen\n/end\n")
    best = json.loads(coolhead("list", "--json").out)["scenarios"][0]["best"]
    assert (best["attempts"], best["passed"]) == (1, False)
    assert f"{best['score']}, not passed" in coolhead("list").out


def test_list_says_that_files_were_left_out_and_lists_the_rest(coolhead, shop):
    (shop / "scenarios" / "broken.yaml").write_text("scenario: [")
    ran = coolhead("list")
    assert (ran.code, ran.err) == (
        0,
        "coolhead: 1 file has problems and cannot be played; run 'coolhead check'\n",
    )
    assert "kettle" in ran.out


def test_understand_reads_as_it_did(coolhead, shop):
    ran = coolhead("understand", "Let me apologise and acknowledge it. Then I argue. And so on.")
    check_golden("understand.txt", ran.out)


def test_understand_jsonl_reads_as_it_did(coolhead, shop):
    lines = '{"id": "a", "reply": "listen"}\n\n{"id": 2, "reply": "so on", "customer": "Well?"}\n'
    ran = coolhead("understand", "--jsonl", "-", stdin=lines)
    assert (ran.code, ran.err) == (0, "")
    check_golden("understand.jsonl", ran.out)


def test_understand_matches_the_topics_of_a_scenario_by_name_or_file(coolhead, shop, monkeypatch):
    monkeypatch.setattr(reader, "load_reader", NameReader)
    reply = "fact:model solution:exchange"
    for scenario in ("kettle", shop / "scenarios" / "kettle.yaml"):
        ran = coolhead("understand", reply, "--scenario", scenario)
        assert (ran.code, ran.err) == (0, "")
        assert "topic fact:model" in ran.out
    ran = coolhead("understand", reply, "--scenario", "kettel")
    assert (ran.code, ran.err) == (2, "coolhead: there is no scenario 'kettel'; did you mean 'kettle'?\n")


def test_understand_takes_a_reply_from_a_pipe_and_makes_it_harmless(coolhead, shop):
    out = coolhead("understand", stdin="listen \x1b[2J\u202e").out
    assert "listen" in out
    assert not set(out) & set("\x1b\u202e")


def test_understand_matches_topics_of_a_file(coolhead, tmp_path):
    topics = tmp_path / "topics.yaml"
    topics.write_text(
        "refund:\n- I will refund you\n- you get your money back\nmodel:\n- which model is it\n"
    )
    line = json.dumps({"id": 1, "reply": "You will get your money back."})
    ran = coolhead("understand", "--topics", topics, "--jsonl", "-", stdin=line)
    answer = json.loads(ran.out)
    assert answer["topic"] == "refund"
    assert {topic["name"] for topic in answer["topics"]} == {"refund", "model"}


@pytest.mark.parametrize(
    ("words", "stdin", "code", "line"),
    [
        (("x", "--jsonl", "-"), "", 2, "--jsonl brings its own replies; leave TEXT and --customer out\n"),
        (
            ("--jsonl", "none"),
            "",
            3,
            "none: cannot read the replies: no such file or directory; check the path",
        ),
        (("--jsonl", "-"), "{}\n", 2, "standard input, line 1: 'id' or a text 'reply' is missing; write one"),
        (
            ("--jsonl", "-"),
            '{"id":1,"reply":"listen"}\nx\n',
            2,
            "standard input, line 2: this is not JSON; write",
        ),
        (("x", "--topics", "none"), "", 1, "none:1:1 Y001 there is no such file\n"),
    ],
)
def test_wrong_use_of_understand_is_one_line(coolhead, shop, words, stdin, code, line):
    ran = coolhead("understand", *words, stdin=stdin)
    assert ran.code == code
    assert ran.err.startswith(f"coolhead: {line}")


def test_doctor_finds_nothing_wrong_in_a_sound_installation(coolhead, shop, tmp_path):
    ran = coolhead("doctor")
    assert ran.code == 0
    assert {line.split(": ")[0] for line in ran.out.splitlines()} <= {"ok", "note"}
    assert "ok: reader: keywords-1\n" in ran.out
    assert f"ok: content {shop}: scenarios: 1, personas: 1\n" in ran.out
    assert f"ok: data folder {tmp_path / 'coolhead-home'}: can be written, " in ran.out
    assert "note: no terminal here: the app cannot open, 'coolhead play SCENARIO --plain' can\n" in ran.out


def test_doctor_names_what_is_wrong_and_goes_on(coolhead, shop, tmp_path, monkeypatch):
    (shop / "scenarios" / "broken.yaml").write_text("scenario: [")
    ran = coolhead("doctor")
    assert ran.code == 1
    assert f"problem: {shop}/scenarios/broken.yaml:2:1 Y005 " in ran.out

    home = tmp_path / "closed"
    home.write_text("")
    monkeypatch.setenv("COOLHEAD_HOME", str(home))
    ran = coolhead("doctor")
    assert ran.code == 3
    assert f"problem: data folder {home}: file exists; COOLHEAD_HOME names another one\n" in ran.out
    assert "no terminal here" in ran.out


def test_doctor_tells_of_settings_that_cannot_be_used(coolhead, shop, tmp_path):
    home = tmp_path / "coolhead-home"
    home.mkdir()
    (home / "settings.json").write_text('{"mode": "easy"}')
    ran = coolhead("doctor")
    assert ran.code == 3
    assert "'mode' must be one of guided, practice, blind, exam; mend the file or delete it\n" in ran.out


def test_doctor_tells_of_a_missing_library(coolhead, shop, monkeypatch):
    monkeypatch.setattr("trainer.cli.doctor.LIBRARIES", ("click", "no-such-library"))
    ran = coolhead("doctor")
    assert ran.code == 3
    assert "problem: the library no-such-library is missing; install coolhead again\n" in ran.out
