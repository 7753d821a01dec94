"""``graph``, ``preview``, ``inbox``, ``strings`` and ``play --lang`` as an author meets them."""

import json
import re
import time
from dataclasses import replace
from pathlib import Path

import polib
import pytest

from tests.cli.test_play import files
from tests.records.builders import MOMENT, start, turn
from trainer.cli.preview import Preview
from trainer.cli.rehearsal import Rehearsal
from trainer.records.paths import data_folder, sessions_folder
from trainer.records.sessions import Sessions

KETTLE = "scenarios/kettle.yaml"
NO_GERMAN = "there is no translation of 'kettle' into 'de'"
HOW_TO_GET_ONE = "'coolhead strings export' writes the files to translate, 'strings import' takes them over"
NO_FILES = "there are no translations in this folder"
FAULT = f"{KETTLE}:5:13 S007 'difficulty' should be at most 5, not '9'"


@pytest.fixture
def here(shop, monkeypatch):
    """Work in the content folder, as an author does."""
    monkeypatch.chdir(shop)
    return shop


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


# graph


def test_a_scenario_is_drawn_by_name_or_by_file(coolhead, here):
    by_name, by_file = coolhead("graph", "kettle"), coolhead("graph", KETTLE)
    assert (by_name.code, by_name.err) == (0, "")
    assert by_name.out == by_file.out
    assert "│ 1 heard" in by_name.out


@pytest.mark.parametrize(
    ("file", "words", "begins"),
    [
        ("k.mmd", (), "---\ntitle:"),
        ("k.dot", (), "digraph scenario {"),
        ("k.txt", (), "kettle: The kettle"),
        ("k.txt", ("--format", "dot"), "digraph scenario {"),
    ],
)
def test_a_picture_goes_into_a_file_in_the_format_of_its_ending(coolhead, here, file, words, begins):
    ran = coolhead("graph", "kettle", "--out", file, *words)
    assert (ran.code, ran.out) == (0, f"written: {file}\n")
    assert (here / file).read_text(encoding="utf-8").startswith(begins)


def test_where_the_terminal_lacks_the_signs_plain_ones_draw(coolhead, here, monkeypatch):
    monkeypatch.setattr("trainer.cli.graph.can_show", lambda signs: False)
    assert coolhead("graph", "kettle").out == coolhead("graph", "kettle", "--ascii").out
    assert coolhead("graph", "kettle").out.isascii()


def test_a_broken_scenario_is_not_drawn_and_its_faults_are_shown_in_place(coolhead, here):
    edit(here / KETTLE, "difficulty: 1", "difficulty: 9")
    ran = coolhead("graph", "kettle")
    assert (ran.code, ran.err) == (1, "")
    lines = ran.out.splitlines()
    assert lines[:3] == [FAULT, "    5 | difficulty: 9", "      |             ^"]
    assert lines[-1] == f"{KETTLE} cannot be drawn: 1 error"


@pytest.mark.parametrize(
    ("words", "code", "line"),
    [
        (("ketle",), 2, "there is no scenario 'ketle'; did you mean 'kettle'?"),
        (("none.yaml",), 3, "none.yaml: there is no such file; check the path"),
        (
            ("kettle", "--out", "no/k.dot"),
            3,
            "no/k.dot: the picture cannot be written: no such file or directory; check the path",
        ),
    ],
)
def test_wrong_use_of_graph_is_one_line(coolhead, here, words, code, line):
    ran = coolhead("graph", *words)
    assert (ran.code, ran.out, ran.err) == (code, "", f"coolhead: {line}\n")


# preview


@pytest.fixture
def type_in(monkeypatch, coolhead):
    """Preview with an author who types lines and saves changes between them."""

    def play(*steps, words=()):
        waiting = iter(steps)

        def read_line(*_):
            for step in waiting:
                if not callable(step):
                    return step
                step()
            return None

        monkeypatch.setattr("trainer.cli.preview.read_line", read_line)
        return coolhead("preview", KETTLE, *words)

    return play


def save(here, old, new):
    return lambda: edit(here / KETTLE, old, new)


def test_a_preview_is_played_and_leaves_nothing_behind(type_in, here, tmp_path):
    ran = type_in("listen", "/again", "acknowledge", "/end")
    assert ran.code == 0
    assert 'Taken back: "listen"' in ran.out
    assert "Debrief" in ran.out
    assert ran.out.endswith("\nNothing was recorded.\n")
    assert files(tmp_path) == []
    assert not data_folder().exists()


def test_a_saved_change_is_taken_over_at_the_present_turn(type_in, here):
    change = save(here, "First I filled it.", "First I emptied it.")
    ran = type_in("listen", change, "listen", words=["--watch"])
    assert "First I filled it." in ran.out
    told = f"[{KETTLE} taken over: answer 1 differs]\nCustomer now: First I emptied it."
    assert ran.out.index(told) < ran.out.rindex("You: listen")
    assert "Customer (" in ran.out[ran.out.rindex("You: listen") :], "the talk goes on from there"


def test_a_change_that_changes_no_answer_says_so(type_in, here):
    ran = type_in("listen", save(here, "She drinks tea.", "She has tea."), "/mood", words=["--watch"])
    assert f"[{KETTLE} taken over: the customer answers 1 reply as before]" in ran.out
    assert "Customer now" not in ran.out


def test_a_broken_change_is_shown_in_place_and_play_goes_on(type_in, here):
    ran = type_in(
        "listen",
        save(here, "difficulty: 1", "difficulty: 9"),
        "listen",
        save(here, "difficulty: 9", "difficulty: 2"),
        "/mood",
        words=["--watch"],
    )
    assert ran.code == 0
    fault = ran.out.index(f"{FAULT}\n    5 | difficulty: 9\n      |             ^\n")
    goes_on = ran.out.index("[play goes on with the last good version]")
    second = ran.out.rindex("Customer (", 0, ran.out.index("taken over"))
    assert fault < goes_on < second
    assert f"[{KETTLE} taken over: the customer answers 2 replies as before]" in ran.out[goes_on:]


def test_without_watch_a_change_waits_until_it_is_asked_for(type_in, here):
    change = save(here, "First I filled it.", "First I emptied it.")
    ran = type_in("listen", change, "/mood", "/reload")
    assert ran.out.count("taken over") == 1
    assert ran.out.index("You: /reload") < ran.out.index("taken over")


def test_after_the_end_a_change_shows_another_end(type_in, here):
    change = save(here, "title: Dry", "title: Very dry")
    ran = type_in("/end", "hello?", change, "/mood", words=["--watch"])
    assert "The conversation has ended. /again takes your last reply back" in ran.out
    assert "Save a change to see what becomes of it" in ran.out


def test_who_sits_and_thinks_sees_a_saved_change_at_once(here, monkeypatch, capsys):
    rehearsal = Rehearsal(Path(KETTLE), None, 1)
    cast = rehearsal.read()
    preview = Preview(rehearsal, rehearsal.play(cast.scenario, cast.persona), interactive=True, watch=True)
    began = preview.play

    def sit_and_think(*_):
        edit(here / KETTLE, "The kettle trips the fuse.", "It trips the fuse.")
        for _ in range(2_000):
            if preview.play is not began:
                break
            time.sleep(0.01)
        preview.busy.acquire()
        preview.busy.release()

    monkeypatch.setattr("trainer.cli.preview.POLL", 0.01)
    monkeypatch.setattr("trainer.cli.preview.read_line", sit_and_think)
    preview.run()
    assert preview.play is not began
    assert f"[{KETTLE} taken over: the customer opens " in capsys.readouterr().out


def test_a_file_that_cannot_be_played_is_shown_and_exits_1(coolhead, here):
    edit(here / KETTLE, "difficulty: 1", "difficulty: 9")
    ran = coolhead("preview", KETTLE)
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.endswith(f"{KETTLE} cannot be played: 1 error\n")


def test_an_unknown_persona_is_one_line(coolhead, here):
    ran = coolhead("preview", KETTLE, "--persona", "brsk")
    assert (ran.code, ran.err) == (2, "coolhead: there is no persona 'brsk'; did you mean 'brisk'?\n")


# inbox


def unclear(n, reply):
    return replace(turn(n, reply, "What?"), status="unclear", rated=False, moves=(), unsure=(), ledger=())


def keep(folder, *replies):
    writer = Sessions(folder).begin(start("kettle"), MOMENT)
    for n, reply in enumerate(replies, start=1):
        writer.append(unclear(n, reply), MOMENT)
    writer.close()


def test_own_sessions_are_read_only_with_consent(coolhead, here):
    keep(sessions_folder(data_folder()), "gimme the thingy")
    refused = coolhead("inbox")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith("coolhead: you have not agreed that replies of your sessions are listed; ")
    assert coolhead("inbox", "label", 1, "listen").code == 2

    assert "Nothing is sent anywhere." in coolhead("inbox", "--consent", "on").out
    assert json.loads((data_folder() / "settings.json").read_text())["share_unclear_replies"] is True
    assert '"gimme the thingy"' in coolhead("inbox").out

    coolhead("inbox", "--consent", "off")
    assert coolhead("inbox").code == 2


def test_a_folder_that_was_given_needs_no_consent(coolhead, here):
    keep(here / "given", "gimme the thingy", "gimme the thingy", "hm")
    told = re.sub(r"\[[0-9a-f]{4}\]", "[key]", coolhead("inbox", "--from", "given").out)
    assert told.splitlines()[:8] == [
        "3 replies in 2 groups, from 1 session.",
        "",
        "  1  kettle, 2 replies, not understood  [key]",
        '     "gimme the thingy"  (2 times)',
        '     after the customer said "Nobody came!"',
        "",
        "  2  kettle, 1 reply, not understood  [key]",
        '     "hm"',
    ]


def test_groups_come_as_json_for_programs(coolhead, here):
    keep(here / "given", "gimme the thingy", "hm")
    rows = [json.loads(line) for line in coolhead("inbox", "--from", "given", "--json").out.splitlines()]
    assert [row["replies"] for row in rows] == [
        [{"reply": "gimme the thingy", "count": 1}],
        [{"reply": "hm", "count": 1}],
    ]


def test_a_label_is_a_patch_until_it_is_accepted(coolhead, here):
    keep(here / "given", "gimme the thingy", "hm")
    before = (here / KETTLE).read_text()
    words = ("inbox", "--from", "given", "label", 1, "--topic", "model")
    shown = coolhead(*words)
    assert shown.code == 0
    assert f"+++ {KETTLE}\n" in shown.out
    assert "+++ scenarios/kettle.test.yaml\n" in shown.out
    assert "Nothing is written yet; --apply changes" in shown.out
    assert (here / KETTLE).read_text() == before

    assert "Written: " in coolhead(*words, "--apply").out
    assert 'Model please?, "gimme the thingy"]' in (here / KETTLE).read_text()
    assert coolhead("check", KETTLE).code == 0
    rest = coolhead("inbox", "--from", "given").out
    assert "1 reply in 1 group" in rest, "what is a wording by now needs no label"


def test_moves_go_into_a_file_of_exemplars(coolhead, here):
    keep(here / "given", "gimme the thingy")
    coolhead("inbox", "label", 1, "clarify", "rush", "--from", "given", "--apply")
    row = json.loads((here / "inbox.jsonl").read_text())
    assert (row["reply"], row["moves"]) == ("gimme the thingy", ["clarify", "rush"])
    assert coolhead("inbox", "--from", "given").out == "No reply waits for a label in 1 session.\n"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ((7, "listen"), "there is no group '7', there are 1; 'coolhead inbox' lists them"),
        ((1, "lisen"), "there is no move 'lisen'; did you mean 'listen'?"),
        ((1, "--topic", "modle"), "'kettle' has no topic 'modle'; did you mean 'model'?"),
        ((1, "listen", "--topic", "model"), "a group is either a topic or moves; leave one of them out"),
        ((1, "--wording", "x"), "--wording belongs to --topic; name the topic as well"),
    ],
)
def test_a_wrong_label_is_one_line(coolhead, here, words, line):
    keep(here / "given", "gimme the thingy")
    ran = coolhead("inbox", "label", *words, "--from", "given")
    assert (ran.code, ran.out, ran.err) == (2, "", f"coolhead: {line}\n")


def test_replies_cannot_steer_the_terminal(coolhead, here):
    keep(here / "given", "gimme \x1b[2J the \u202e thingy")
    for words in ((), ("label", 1), ("label", 1, "--topic", "model"), ("label", 1, "listen")):
        out = coolhead("inbox", "--from", "given", *words).out
        assert "thingy" in out
        assert not set(out) & set("\x1b\u202e")


# strings and play --lang


def translate(folder, **changes):
    for path in folder.rglob("de/**/*.po"):
        po = polib.pofile(str(path))
        for entry in po:
            entry.msgstr = changes.get(entry.msgid, f"[{entry.msgid}]")
        po.save()


def test_lines_go_out_come_back_and_are_played(coolhead, here):
    out = coolhead("strings", "export", "scenarios", "personas", "--lang", "de", "-o", "po")
    assert out.code == 0
    assert out.out.splitlines()[-1].endswith("When they are translated: coolhead strings import po")
    translate(here / "po")
    taken = coolhead("strings", "import", "po")
    assert (taken.code, taken.err) == (0, "")
    assert "Taken over: 'kettle' (de), 1 persona." in taken.out
    assert "Try it: coolhead play kettle --lang de" in taken.out

    english = coolhead("play", "kettle", "--seed", 5, "--json", stdin="listen\n/end\n")
    german = coolhead("play", "kettle", "--seed", 5, "--json", "--lang", "de", stdin="listen\n/end\n")
    said = [json.loads(line).get("line", "") for line in german.out.splitlines()]
    assert said[0].startswith("[")
    assert json.loads(english.out.splitlines()[1])["mood"] == json.loads(german.out.splitlines()[1])["mood"]
    assert german.err == (
        "coolhead: The customer speaks 'de'. Replies are read in English only, so answer in English.\n"
    )


def test_line_mode_says_once_that_replies_are_read_in_english(coolhead, here):
    coolhead("strings", "export", "scenarios", "--lang", "de", "-o", "translations")
    translate(here / "translations")
    ran = coolhead("play", "kettle", "--plain", "--lang", "de", stdin="listen\nlisten\n")
    assert ran.out.count("Replies are read in English only, so answer in English.") == 1
    assert " lines are translated, the others are in English. " in ran.out.splitlines()[0]
    assert "'coolhead play kettle --plain --lang de' goes on with it." in ran.out


def test_a_broken_line_exits_1_and_its_file_is_not_taken_over(coolhead, here):
    coolhead("strings", "export", "scenarios", "--lang", "de", "-o", "po")
    translate(here / "po", **{"It is {thing} again.": "Schon wieder."})
    ran = coolhead("strings", "import", "po")
    assert ran.code == 1
    assert ': broken: the slot {thing} is lost: "Schon wieder."\n' in ran.out
    assert "Nothing was taken over" in ran.out
    assert not (data_folder() / "translations").exists()


def test_missing_lines_are_summed_up_unless_all_are_asked_for(coolhead, here):
    coolhead("strings", "export", "scenarios", "--lang", "de", "-o", "po")
    few, each = coolhead("strings", "import", "po"), coolhead("strings", "import", "po", "--all")
    assert few.code == each.code == 0
    assert few.out.count(": missing: ") == 3
    assert each.out.count(": missing: ") > 20
    assert " more missing; --all tells each\n" in few.out


def test_check_takes_nothing_over(coolhead, here):
    coolhead("strings", "export", "scenarios", "--lang", "de", "-o", "po")
    translate(here / "po")
    assert coolhead("strings", "import", "po", "--check").code == 0
    assert not data_folder().exists()


@pytest.mark.parametrize(
    ("words", "code", "line"),
    [
        (
            ("play", "kettle", "--plain", "--lang", "de"),
            2,
            f"{NO_GERMAN}; {HOW_TO_GET_ONE}",
        ),
        (
            ("play", "kettle", "--plain", "--lang", "../x"),
            2,
            "'../x' is no language; write its code, e.g. de or pt_BR",
        ),
        (
            ("strings", "import", "scenarios"),
            2,
            f"scenarios: {NO_FILES}; name the folder that 'coolhead strings export' wrote",
        ),
        (
            ("strings", "export", "--lang", "..", "-o", "po"),
            2,
            "'..' is no language; write its code, e.g. de or pt_BR",
        ),
    ],
)
def test_wrong_use_of_translations_is_one_line(coolhead, here, words, code, line):
    ran = coolhead(*words)
    assert (ran.code, ran.err) == (code, f"coolhead: {line}\n")


def test_a_file_that_is_no_content_is_told_and_the_rest_is_exported(coolhead, here):
    (here / "scenarios" / "list.yaml").write_text("# x\n- a\n")
    ran = coolhead("strings", "export", "scenarios", "--lang", "de", "-o", "po")
    assert ran.code == 1
    assert "scenarios/list.yaml is neither a scenario nor a persona and was left out\n" in ran.out
    assert (here / "po" / "de" / "scenarios" / "kettle.po").exists()


# understand


def test_exemplars_want_a_number_or_the_last_place(coolhead, shop):
    ran = coolhead("understand", "--exemplars", "listen")
    assert (ran.code, ran.out) == (2, "")
    assert "write --exemplars behind the reply, or a number after it" in ran.err


def test_nearest_exemplars_are_shown_with_their_labels(coolhead, shop):
    ran = coolhead("understand", "listen. Calm down.", "--exemplars", 1)
    assert "nearest exemplars:" in ran.out
    assert "calm_down  (" in ran.out
    assert "Exemplars: likeness:" in ran.out
    assert "nearest" not in coolhead("understand", "listen. Calm down.").out


def test_exemplars_do_not_go_with_jsonl(coolhead, shop):
    ran = coolhead("understand", "--jsonl", "-", "--exemplars", 2)
    assert (ran.code, ran.err) == (2, "coolhead: --exemplars is for one reply; leave --jsonl out\n")
