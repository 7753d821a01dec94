"""``coolhead records`` as a lead uses it."""

import json
import re

import pytest

TALK = "listen acknowledge\npropose\n/end\n"


@pytest.fixture
def home(tmp_path, shop):
    return tmp_path / "coolhead-home"


def transcripts(home):
    return sorted((home / "sessions").glob("*.jsonl"))


def status(coolhead):
    lines = coolhead("records", "status").out.splitlines()[1:]
    return dict(re.split(r"  +", line, maxsplit=1) for line in lines)


def test_what_was_played_is_in_the_database_under_the_learners_id(coolhead, home, monkeypatch):
    for words in (
        ("play", "kettle"),
        ("play", "kettle", "--learner", "anna"),
        ("--learner", "anna", "play", "kettle"),
    ):
        ran = coolhead(*words, "--replies", "-", stdin=TALK)
        assert (ran.code, ran.err) == (0, "")
    monkeypatch.setenv("COOLHEAD_LEARNER", " bert ")
    coolhead("play", "kettle", "--plain", stdin=TALK)
    learners = [json.loads(path.with_suffix(".about").read_text())["learner"] for path in transcripts(home)]
    assert sorted(learners) == ["anna", "anna", "bert", "me"]
    assert not list((home / "sessions").glob("*.pending"))
    told = status(coolhead)
    assert (told["sessions in files"], told["sessions in the database"], told["learners"]) == ("4", "4", "3")
    assert told["waiting to be entered"] == "0"


def test_a_transcript_says_nothing_of_its_learner(coolhead, home):
    coolhead("play", "kettle", "--learner", "anna", "--replies", "-", stdin=TALK)
    assert b"anna" not in transcripts(home)[0].read_bytes()


@pytest.mark.parametrize(
    ("id_", "what"),
    [
        (" ", "the learner's id is empty; name one with --learner ID"),
        ("a\x1bb", "the learner's id holds control characters; choose one that can be typed"),
        (
            "x" * 10_001,
            "the learner's id has 10,001 characters and 10,000 are the most; choose a shorter one",
        ),
    ],
)
def test_an_id_that_cannot_be_one_is_refused_before_anything_is_played(coolhead, home, id_, what):
    ran = coolhead("play", "kettle", "--learner", id_, "--replies", "-", stdin=TALK)
    assert (ran.code, ran.err) == (2, f"coolhead: {what}\n")
    assert transcripts(home) == []


def test_a_database_that_is_away_costs_no_session_and_no_exit_code(coolhead, home, monkeypatch):
    monkeypatch.setenv("COOLHEAD_DATABASE", "postgresql://lead:geheim@127.0.0.1:1/course")
    ran = coolhead("play", "kettle", "--replies", "-", stdin=TALK)
    assert ran.code == 0
    assert ran.err.startswith(
        "coolhead: postgresql+psycopg://lead:***@127.0.0.1:1/course: the results database"
    )
    assert "the sessions are safe in their files" in ran.err
    assert coolhead("records", "status").code == 3
    monkeypatch.delenv("COOLHEAD_DATABASE")
    assert status(coolhead)["sessions in the database"] == "1"


def test_verify_names_the_changed_line_and_its_exit_code_says_so(coolhead, home):
    for _ in range(2):
        coolhead("play", "kettle", "--replies", "-", stdin=TALK)
    ran = coolhead("records", "verify")
    assert (ran.code, ran.out, ran.err) == (0, "sound: 2, note: 0, changed: 0\n", "")
    bad = transcripts(home)[0]
    bad.write_bytes(bad.read_bytes().replace(b"propose", b"PROPOSE", 1))
    ran = coolhead("records", "verify")
    line = f"{bad}:3: changed: this line is not as it was written"
    assert (ran.code, ran.out) == (1, f"{line}\nsound: 1, note: 0, changed: 1\n")
    ran = coolhead("records", "verify", home / "none.jsonl")
    assert (ran.code, ran.err.count("cannot read the transcript")) == (3, 1)


def test_verify_misses_a_session_whose_file_is_gone(coolhead, home):
    for _ in range(2):
        coolhead("play", "kettle", "--replies", "-", stdin=TALK)
    assert coolhead("records", "verify").code == 0
    transcripts(home)[0].unlink()
    ran = coolhead("records", "verify")
    assert (ran.code, "gone: it is in the database, and its file is not here any more" in ran.out) == (
        1,
        True,
    )


def test_json_output_is_a_transcript_that_can_be_verified(coolhead, home, tmp_path):
    shown = tmp_path / "shown.jsonl"
    shown.write_text(coolhead("play", "kettle", "--json", "--replies", "-", stdin=TALK).out)
    assert shown.read_bytes() == transcripts(home)[0].read_bytes()
    assert coolhead("records", "verify", shown).code == 0


def test_exams_are_signed_with_the_key_and_a_lead_signs_those_from_elsewhere(coolhead, home):
    coolhead("play", "kettle", "--mode", "exam", "--replies", "-", stdin=TALK)
    (path,) = transcripts(home)
    assert coolhead("records", "sign", path).code == 2
    made = coolhead("records", "key").out
    assert re.fullmatch(rf"course key [0-9a-f]{{16}} is in {re.escape(str(home / 'course.key'))}\n", made)
    assert coolhead("records", "key").code == 2
    assert "note: the exam is not signed" in coolhead("records", "verify", path).out
    assert coolhead("records", "sign", path).out == f"{path}: signed\n"
    assert coolhead("records", "verify", path).code == 0
    assert coolhead("records", "sign", path).code == 1, "it is signed already"


def test_sessions_move_to_another_machine_and_a_person_is_forgotten(coolhead, home, tmp_path, monkeypatch):
    for who in ("anna", "bert"):
        coolhead("play", "kettle", "--learner", who, "--replies", "-", stdin=TALK)
    ran = coolhead("records", "export", tmp_path / "a.zip", "--learner", "anna")
    assert ran.out == f"sessions in {tmp_path / 'a.zip'}: 1\n"
    monkeypatch.setenv("COOLHEAD_HOME", str(tmp_path / "lead"))
    for counts in (
        "new: 1, continued: 0, here already: 0, no session: 0",
        "new: 0, continued: 0, here already: 1",
    ):
        assert counts in coolhead("records", "import", tmp_path / "a.zip").out
    assert status(coolhead)["sessions in the database"] == "1"
    assert coolhead("records", "forget", "anna", stdin="n\n").out.endswith("nothing was erased\n")
    assert (
        coolhead("records", "forget", "anna", "--yes").out
        == "erased: 1 session in files, 1 in the database\n"
    )
    assert status(coolhead)["learners"] == "0"


def test_a_human_mark_stands_beside_the_games(coolhead, home):
    coolhead("play", "kettle", "--replies", "-", stdin=TALK)
    (path,) = transcripts(home)
    words = ("records", "overrule", path.name, "--mark", 70, "--reason", "calm voice", "--by", "lead")
    assert coolhead(*words).out == "mark 70 is set beside the game's\n"
    again = [path.stem if word == path.name else word for word in words]
    assert coolhead(*again).code == 0, "the name without its ending will do"
    assert coolhead("records", "rebuild").code == 0
    assert status(coolhead)["marks set by humans"] == "2"


def test_a_lead_reads_a_conversation_again(coolhead, home):
    coolhead("play", "kettle", "--replies", "-", stdin=TALK)
    (path,) = transcripts(home)
    words = ("--mark", 70, "--reason", "calm voice", "--by", "lead")
    assert coolhead("records", "overrule", path.name, *words).code == 0
    session = json.loads(path.with_suffix(".about").read_text())["session"]
    shown = [coolhead("records", "show", name).out for name in (path, path.name, path.stem, session)]
    assert len(set(shown)) == 1
    assert "You: listen" in shown[0]
    assert "Debrief: The kettle that trips the fuse." in shown[0]
    assert shown[0].endswith("Set by lead: score 70. calm voice\n")
    ran = coolhead("records", "show", "nothing")
    assert (ran.code, "there is no such session" in ran.err) == (2, True)


def test_another_database_is_chosen_by_its_url(coolhead, home):
    ran = coolhead("records", "use", "mysql://x/y")
    assert (ran.code, "name one like postgresql://" in ran.err) == (2, True)
    assert coolhead("records", "use", "local").code == 0
