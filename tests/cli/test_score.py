"""``coolhead score`` as a lead uses it: forms, troubles, runs that go on, the records, humans' marks."""

import csv
import io
import json

import pytest

from tests.cli.golden import check_golden
from tests.cli.test_play import TALK, files
from trainer.runs import run as runs
from trainer.runs.journal import FILE


@pytest.fixture
def played(coolhead, shop, tmp_path):
    """Two sessions in files with names of their own."""
    folder = tmp_path / "played"
    folder.mkdir()
    for number, talk in enumerate((TALK, "insult\n/end\n"), start=1):
        path = folder / f"{number}.jsonl"
        path.write_text(coolhead("play", "kettle", "--seed", 5, "--json", stdin=talk).out, encoding="utf-8")
    for file in files(tmp_path):
        file.unlink()
    return folder


@pytest.fixture
def recorded(coolhead, shop, tmp_path):
    """Three sessions of two learners in the records, one of them without an end."""
    for learner, talk in (("anna", TALK), ("bert", "insult\n/end\n")):
        coolhead("play", "kettle", "--learner", learner, "--seed", 5, "--replies", "-", stdin=talk)
    coolhead("play", "kettle", "--learner", "bert", "--plain", stdin="listen\n")
    return files(tmp_path)


def cards(ran):
    return json.loads(ran.out)


def rows(ran):
    return list(csv.DictReader(io.StringIO(ran.out)))


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_score_reads_as_it_did(coolhead, played, form, monkeypatch):
    monkeypatch.chdir(played)
    ran = coolhead("score", "1.jsonl", "2.jsonl", "--format", form)
    assert (ran.code, ran.err) == (0, "")
    check_golden(f"score.{form}", ran.out)
    assert coolhead("score", ".", "--format", form).out == ran.out


def test_a_score_is_what_was_recorded_when_nothing_has_changed(coolhead, played):
    for card in cards(coolhead("score", played, "--format", "json")):
        assert card["score"] == card["recorded_score"]
        assert card["content_changed"] is False


def test_content_that_has_changed_since_is_told(coolhead, played, shop):
    path = shop / "scenarios" / "kettle.yaml"
    path.write_text(path.read_text().replace("She gets her tea", "She gets her coffee"))
    (card,) = cards(coolhead("score", played / "1.jsonl", "--format", "json"))
    assert card["content_changed"] is True


def test_files_that_cannot_be_scored_are_listed_at_the_end_and_the_rest_is_scored(coolhead, played):
    text = (played / "1.jsonl").read_text(encoding="utf-8")
    (played / "open.jsonl").write_text(text[: text.rindex('{"type":"end"')], encoding="utf-8")
    (played / "other.jsonl").write_text(
        text.replace('"scenario":"kettle"', '"scenario":"pot"'), encoding="utf-8"
    )
    (played / "bad.jsonl").write_text("rubbish\n")
    names = ("open.jsonl", "1.jsonl", "other.jsonl", "bad.jsonl", "none.jsonl")
    ran = coolhead("score", *(played / name for name in names), "--format", "csv")
    assert ran.code == 1
    remedy = "check the path and its permissions"
    open_file, missing = played / "open.jsonl", played / "none.jsonl"
    assert [line.removeprefix("coolhead: ") for line in ran.err.splitlines()] == [
        f"{open_file}: the conversation has no end and cannot be scored; play it to its end first",
        f"{played}/other.jsonl: there is no scenario 'pot'; name its folder with --content",
        f"{played}/bad.jsonl:1: not a line of JSON; restore the file or leave it out",
        f"{missing}: cannot read the transcript: no such file or directory; {remedy}",
        "4 of 5 transcripts could not be scored, the others are",
    ]
    assert [row["file"] for row in rows(ran)] == [str(played / "1.jsonl")]


def test_text_of_a_transcript_cannot_steer_the_terminal_or_a_spreadsheet(coolhead, played):
    text = (played / "1.jsonl").read_text(encoding="utf-8")
    path = played / "evil.jsonl"
    path.write_text(text.replace('"persona":"brisk"', '"persona":" =cmd()\\u001b[2J"'), encoding="utf-8")
    assert "\x1b" not in coolhead("score", path).out
    assert "\x1b" not in coolhead("score", path, "--format", "json").out
    ran = coolhead("score", path, "--format", "csv")
    assert rows(ran)[0]["persona"].startswith("'=cmd()")
    assert "\x1b" not in ran.out


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_a_run_goes_on_and_gives_what_a_whole_one_gives(coolhead, played, tmp_path, form):
    run = tmp_path / "run"
    whole = coolhead("score", played, "--format", form).out
    coolhead("score", played / "2.jsonl", "--run", run)
    assert (run / FILE).read_bytes().count(b"\n") == 1
    assert coolhead("score", played, "--run", run, "--format", form).out == whole
    assert coolhead("score", played, "--run", run, "--format", form).out == whole
    assert (run / FILE).read_bytes().count(b"\n") == 2


def test_all_cores_give_the_same(coolhead, played):
    assert coolhead("score", played, "--jobs", 2, "--format", "json").out == (
        coolhead("score", played, "--format", "json").out
    )


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ((), "stopped: 0 of 2 transcripts scored, none kept; --run FOLDER keeps results"),
        (("--run", "run"), "stopped: 0 of 2 transcripts scored and kept; the same command goes on"),
    ],
)
def test_an_interrupt_says_what_was_kept(coolhead, played, tmp_path, monkeypatch, words, line):
    monkeypatch.chdir(tmp_path)

    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(runs, "drive", interrupted)
    ran = coolhead("score", played, *words)
    assert (ran.code, ran.out, ran.err) == (130, "", f"coolhead: {line}\n")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("x.jsonl", "--records"), "FILES and --records name two things; leave one of them out"),
        (("x.jsonl", "--learner", "a"), "--learner chooses among the records; give --records as well"),
        (("x.jsonl", "--since", "2026-11-26"), "--since chooses among the records; give --records as well"),
        (("--records", "--since", "soon"), "'soon' is no day; write it like 2026-11-26"),
        (
            ("x.jsonl", "--jobs", "2", "--scheduler", "tcp://h:1"),
            "--jobs is for this machine; leave it out with --scheduler",
        ),
        (
            ("x.jsonl", "--scheduler", "somewhere"),
            "somewhere: this is no address of a scheduler; name one like tcp://host:8786",
        ),
    ],
)
def test_wrong_use_is_one_line(coolhead, shop, words, line):
    ran = coolhead("score", *words)
    assert (ran.code, ran.out, ran.err) == (2, "", f"coolhead: {line}\n")


def test_a_folder_without_transcripts_is_told(coolhead, shop, tmp_path):
    (tmp_path / "empty").mkdir()
    ran = coolhead("score", tmp_path / "empty")
    assert ran.code == 3
    assert ran.err == (
        f"coolhead: {tmp_path}/empty: there is no transcript (*.jsonl) in this folder; name another one\n"
    )


def test_the_records_are_scored_by_learner_and_what_has_no_end_is_left_out(coolhead, recorded):
    ran = coolhead("score", "--records", "--format", "csv")
    assert (ran.code, ran.err) == (0, "coolhead: left out, for it has no end yet: 1 session\n")
    assert sorted((row["learner"], row["score"]) for row in rows(ran)) == [("anna", "64"), ("bert", "22")]
    assert all(row["session"] for row in rows(ran))
    for words in (("score", "--records", "--learner", "anna"), ("--learner", "anna", "score", "--records")):
        ran = coolhead(*words, "--format", "csv")
        assert [row["learner"] for row in rows(ran)] == ["anna"]
    assert rows(coolhead("score", "--records", "--since", "2999-01-01", "--format", "csv")) == []
    assert len(rows(coolhead("score", "--records", "--since", "1999-01-01", "--format", "csv"))) == 2
    assert rows(coolhead("score", "--records", "--course", "no-such", "--format", "csv")) == []
    assert "learner" in coolhead("score", "--records").out.splitlines()[0].split()


def test_marks_of_humans_stand_beside_the_games_in_every_form(coolhead, recorded):
    mark = ("--mark", "80", "--reason", "=kind\x07 on the phone", "--by", "lead")
    first = next(path.name for path in recorded if '"ending":"water"' in path.read_text(encoding="utf-8"))
    assert coolhead("records", "overrule", first, *mark).code == 0
    assert coolhead("records", "overrule", first, "--skill", "solving", *mark).code == 0
    for words in (("--records",), (recorded[0].parent,)):
        card = next(
            card for card in cards(coolhead("score", *words, "--format", "json")) if card["overrules"]
        )
        assert (card["score"], card["skills"]["solving"]) == (64, 10)
        assert [(one["skill"], one["mark"]) for one in card["overrules"]] == [("", 80), ("solving", 80)]
        row = next(row for row in rows(coolhead("score", *words, "--format", "csv")) if row["human reasons"])
        assert (row["score"], row["human score"], row["human solving"]) == ("64", "80", "80")
        assert row["human listening"] == ""
        out = coolhead("score", *words).out
        assert "64 (human 80)" in out
        assert "10 (human 80)" in out
        assert f"{first}: score 80 by lead: =kind␇ on the phone" in out


def test_a_newer_rubric_puts_old_and_new_side_by_side(coolhead, played, shop, tmp_path, monkeypatch):
    monkeypatch.chdir(played)
    run = ("--run", tmp_path / "run")
    coolhead("score", ".", *run)
    path = shop / "scenarios" / "kettle.yaml"
    before = path.read_text()
    path.write_text(before + "rubric:\n  pass_mark: 60\n  weights: {solving: 0}\n", encoding="utf-8")
    for words in ((), run):
        ran = coolhead("score", ".", "--rescore", *words)
        assert (ran.code, ran.err) == (0, "")
        origin = "earlier in this run" if words else "when it was played"
        assert f"Earlier marks are those given {origin}." in ran.out
        check_golden("rescore.txt", ran.out.replace(origin, "then"))
    (first, second) = cards(coolhead("score", ".", "--rescore", "--format", "json", *run))
    assert first["before"]["score"] + first["difference"]["score"] == first["score"] > 64
    assert (first["before"]["passed"], first["passed"]) == (False, True)
    assert first["before"]["from"] == "earlier in this run"
    assert second["difference"]["listening"] == 0
    row = rows(coolhead("score", ".", "--rescore", "--format", "csv", *run))[0]
    assert int(row["score before"]) + int(row["score change"]) == int(row["score"])
    assert (row["result before"], row["result"]) == ("not passed", "passed")
    assert (row["empathy before"], row["empathy change"]) == ("", "")


def test_the_same_rubric_changes_nothing_and_says_so(coolhead, played):
    assert coolhead("score", played, "--rescore").out == (
        "2 sessions scored again, and every mark is as it was.\n"
        "Earlier marks are those given when it was played.\n"
    )
