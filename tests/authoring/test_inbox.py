"""Replies that were not understood are gathered, put together by likeness, and turned into patches."""

import json
import re
from dataclasses import replace

import pytest

from tests.content import samples
from tests.records.builders import MOMENT, action, start, turn
from trainer.authoring.inbox import gather, labelled
from trainer.authoring.labelling import as_moves, as_topic, find_moves, find_topic
from trainer.authoring.likeness import group
from trainer.authoring.patch import apply, diff
from trainer.content.checking import check_file
from trainer.content.problems import errors_of
from trainer.errors import ContentError, EnvironmentProblem, UsageError
from trainer.model.moves import Move
from trainer.records.sessions import Sessions


def unclear(n, reply, *, line="I don't follow."):
    return replace(turn(n, reply, line), status="unclear", rated=False, unsure=(), moves=(), ledger=())


def close(n, reply, *unsure):
    return replace(turn(n, reply), unsure=unsure)


def write(folder, *steps, scenario="kettle"):
    writer = Sessions(folder).begin(start(scenario), MOMENT)
    for step in steps:
        writer.append(step, MOMENT)
    writer.close()


@pytest.fixture
def inbox(tmp_path):
    folder = tmp_path / "given"
    write(
        folder,
        unclear(1, "gimme the plate thingy"),
        unclear(2, "gimme  the plate thingy", line="What?"),
        action(2),
        close(3, "let me see", "propose", "listen"),
        replace(turn(4), unsure=()),
        replace(turn(5, "wo ist es"), status="foreign", rated=False),
    )
    write(folder / "more", unclear(1, "give me the plate thingy"), scenario="kettle")
    write(folder / "more", unclear(1, "gimme the plate thingy"), scenario="other")
    return gather(folder)


def test_only_what_was_not_understood_or_came_close_is_gathered(inbox):
    assert inbox.sessions == 3
    assert [(found.scenario, found.replies, found.close, found.understood) for found in inbox.groups] == [
        ("kettle", (("gimme the plate thingy", 2), ("give me the plate thingy", 1)), (), False),
        ("other", (("gimme the plate thingy", 1),), (), False),
        ("kettle", (("let me see", 1),), ("propose", "listen"), True),
    ]
    assert [found.number for found in inbox.groups] == [1, 2, 3]


def test_what_the_customer_had_said_before_goes_with_a_group(inbox):
    assert inbox.groups[0].customer == ("Nobody came!", "I don't follow.")
    assert inbox.groups[2].customer == ("What?",)


def test_a_group_keeps_its_key_when_others_go(inbox, tmp_path):
    known = {("kettle", "gimme the plate thingy"), ("kettle", "give me the plate thingy")}
    rest = gather(tmp_path / "given", known).groups
    assert [found.key for found in rest] == [found.key for found in inbox.groups[1:]]
    assert [found.number for found in rest] == [1, 2]


def test_files_that_are_no_transcripts_are_told_and_the_rest_is_read(tmp_path):
    write(tmp_path, unclear(1, "hm"))
    (tmp_path / "bad.jsonl").write_text("rubbish\n")
    (tmp_path / "inbox.jsonl").write_text('{"reply": "x", "moves": []}\n')
    found = gather(tmp_path)
    assert (found.sessions, len(found.groups)) == (1, 1)
    assert [line.partition(": ")[0] for line in found.unread] == [f"{tmp_path / 'bad.jsonl'}:1"]
    with pytest.raises(EnvironmentProblem):
        gather(tmp_path / "none")


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("whats ur memorable word", "ur memorable word whats it", True),
        ("hold on a tick pls", "hold on a tikc pls", True),
        ("your memorable word please", "may I have the memorable word", True),
        ("which printer is it", "which queue is it", False),
        ("let me look at the fee", "let me look at the contract", False),
        ("ok", "no", False),
    ],
)
def test_replies_are_put_together_by_words_and_letters(one, other, together):
    assert (len(group({one: 2, other: 1})) == 1) is together


def test_the_same_replies_give_the_same_groups_in_any_order():
    replies = {"a b c d": 1, "b c d e": 1, "c d e f": 1, "x y": 3}
    backwards = dict(reversed(list(replies.items())))
    assert group(replies) == group(backwards)
    assert group(replies)[0] == ["x y"]


@pytest.fixture
def kettle(tmp_path):
    return samples.write(tmp_path / "shop") / "scenarios" / "kettle.yaml"


def test_a_topic_gets_a_wording_and_a_test_that_can_be_played(inbox, kettle):
    done = as_topic(inbox.groups[0], "model", kettle)
    before = kettle.read_text()
    shown = re.sub("(?m)^@@ -3.*$", "@@", diff(done.changes))
    assert shown == PATCH.format(kettle=kettle, tests=kettle.with_name("kettle.test.yaml"))
    assert kettle.read_text() == before, "nothing is written before it is accepted"

    apply(done.changes)
    assert not errors_of(check_file(kettle))
    assert not errors_of(check_file(kettle.with_name("kettle.test.yaml")))
    assert kettle.read_text().replace(', "gimme the plate thingy"', "") == before


PATCH = """\
--- {kettle}
+++ {kettle}
@@
     unmet: [And now?]
 facts:
   - fact: model
-    asks: [Which model is it?, What does the plate say?, What kind is it?, Is it the K2?, Model please?]
+    asks: [Which model is it?, What does the plate say?, What kind is it?, Is it the K2?, Model please?, \
"gimme the plate thingy"]
     answers: [The K2.]
     trust: 10
     withheld: [Why?]
--- /dev/null
+++ {tests}
@@ -0,0 +1,8 @@
+# Conversations that hold this scenario to what it teaches; 'coolhead test' plays them.
+# Each of those below is a reply that was once not understood.
+tests:
+  - name: "'gimme the plate thingy' asks for model"
+    steps:
+      - say: "gimme the plate thingy"
+        expect:
+          topics: [fact:model]
"""


def test_a_second_label_joins_the_tests_that_are_there(inbox, kettle):
    apply(as_topic(inbox.groups[0], "fact:model", kettle).changes)
    apply(as_topic(inbox.groups[2], "solution:exchange", kettle).changes)
    tests = kettle.with_name("kettle.test.yaml")
    assert not errors_of(check_file(tests))
    assert tests.read_text().count("  - name: ") == 2
    assert "\"'let me see' offers exchange\"" in tests.read_text()


def test_a_wording_that_is_there_already_is_refused(inbox, kettle):
    with pytest.raises(UsageError, match="it has this wording already"):
        as_topic(inbox.groups[0], "model", kettle, "which MODEL, is it")
    with pytest.raises(UsageError, match="'fact:model' has this wording already"):
        as_topic(inbox.groups[0], "exchange", kettle, "Which model is it?")
    with pytest.raises(UsageError, match="this reply has 601 characters"):
        as_topic(inbox.groups[0], "model", kettle, "x" * 601)


def test_a_scenario_with_errors_is_left_alone(inbox, kettle):
    kettle.write_text(kettle.read_text().replace("difficulty: 1", "difficulty: 9"))
    with pytest.raises(ContentError, match="the scenario has 1 error and is left alone"):
        as_topic(inbox.groups[0], "model", kettle)


def test_topics_and_moves_are_found_by_name(tmp_path):
    scenario = samples.good_scenario(tmp_path)
    assert find_topic(scenario, "model") == find_topic(scenario, "fact:model") == "fact:model"
    with pytest.raises(UsageError, match=r"'kettle' has no topic 'modle'; did you mean 'model'\?"):
        find_topic(scenario, "modle")
    assert find_moves(["listen", "greet", "listen"]) == (Move.LISTEN, Move.GREET)
    with pytest.raises(UsageError, match=r"there is no move 'lisen'; did you mean 'listen'\?"):
        find_moves(["lisen"])


def test_moves_make_exemplars_that_are_known_afterwards(inbox, tmp_path):
    file = tmp_path / "inbox.jsonl"
    file.write_text('{"reply": "Give me the plate thingy!", "moves": ["clarify"]}')
    apply(as_moves(inbox.groups[0], (Move.CLARIFY,), file).changes)
    rows = [json.loads(line) for line in file.read_text().splitlines()]
    assert rows[1:] == [{"customer": "Nobody came!", "reply": "gimme the plate thingy", "moves": ["clarify"]}]
    assert [found.scenario for found in gather(tmp_path / "given", labelled(file)).groups] == ["kettle"]
    with pytest.raises(UsageError, match="these replies are labelled already"):
        as_moves(inbox.groups[0], (Move.CLARIFY,), file)


def test_a_file_keeps_its_mark_and_its_permissions(tmp_path, inbox, kettle):
    kettle.write_bytes(b"\xef\xbb\xbf" + kettle.read_bytes())
    kettle.chmod(0o640)
    apply(as_topic(inbox.groups[0], "model", kettle).changes)
    assert kettle.read_bytes().startswith(b"\xef\xbb\xbf#")
    assert kettle.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in kettle.parent.iterdir() if "draft" in path.name] == []
