"""``coolhead report xapi``, ``completions`` and ``certificate`` as a lead uses them."""

import csv
import http.server
import json
import threading

import pytest

from tests.reports import crowd
from tests.reports.names import HOSTILE
from trainer.model.attempt import Enrolment
from trainer.records.enrolments import enrolments_folder, write_enrolment
from trainer.records.learners import learner_id

TALK = "listen acknowledge\npropose\n/end\n"
COURSE = """# Teaches: tea, in two days.
course: kettles
title: "Kettles"
teaches: ["listening"]
pass_mark: 0
modules:
  - {module: try, title: "A try", scenario: kettle, pass_mark: 0}
  - {module: final, title: "The exam", scenario: kettle, mode: exam, pass_mark: 0, requires: [try]}
"""


class FakeStore(http.server.BaseHTTPRequestHandler):
    """Keeps statements in memory; ``server.broken`` answers fail first."""

    def do_POST(self):
        batch = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.users.add(self.headers.get("Authorization", ""))
        if self.server.fails:
            self.server.fails -= 1
            self.answer(503)
        elif self.server.refused & {item["id"] for item in batch}:
            self.answer(400, b"not this one")
        else:
            self.server.kept |= {item["id"]: item for item in batch}
            self.answer(200, json.dumps([item["id"] for item in batch]).encode())

    def do_GET(self):
        self.answer(404)

    def answer(self, status, content=b""):
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


@pytest.fixture
def store():
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), FakeStore) as server:
        server.kept, server.users, server.fails, server.refused = {}, set(), 0, set()
        server.address = f"http://127.0.0.1:{server.server_port}/xAPI"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return crowd.make(tmp_path_factory.mktemp("crowd"), learners=5, sessions=60)


@pytest.fixture
def cohort(made, tmp_path, monkeypatch):
    """Five learners of a course, of whom nothing was sent yet."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("sessions", "courses"):
        (home / name).symlink_to(made.home / name)
    monkeypatch.setenv("COOLHEAD_HOME", str(home))
    monkeypatch.delenv("COOLHEAD_LRS_PASSWORD", raising=False)
    return ("--content", made.content)


def statements(ran):
    assert (ran.code, ran.err) == (0, "")
    return [json.loads(line) for line in ran.out.splitlines()]


def test_statements_are_lines_of_json_for_whoever_wants_them(coolhead, cohort, tmp_path):
    found = statements(coolhead("report", "xapi", *cohort))
    people = {item["actor"]["account"]["name"] for item in found}
    assert people == {f"learner-0{number}" for number in range(1, 6)}
    mine = statements(coolhead("report", "xapi", "--learner", "learner-02", "--course", "crowd", *cohort))
    assert mine == [item for item in found if item["actor"]["account"]["name"] == "learner-02"]
    ran = coolhead("report", "xapi", *cohort, "-o", tmp_path / "all.jsonl")
    assert (ran.code, ran.err) == (0, f"written: {tmp_path / 'all.jsonl'}\n")
    assert [json.loads(line) for line in (tmp_path / "all.jsonl").read_text().splitlines()] == found


def test_what_learners_typed_is_told_only_when_asked_for(coolhead, cohort):
    assert "response" not in coolhead("report", "xapi", *cohort).out
    found = statements(coolhead("report", "xapi", "--with-replies", *cohort))
    answered = [item for item in found if item["verb"]["display"]["en"] == "answered"]
    assert answered
    assert all(item["result"].get("response") for item in answered)


def test_sending_tells_what_arrived_and_sends_nothing_twice(coolhead, cohort, store, monkeypatch):
    monkeypatch.setenv("COOLHEAD_LRS_PASSWORD", "secret")
    found = statements(coolhead("report", "xapi", *cohort))
    words = ("report", "xapi", *cohort, "--send", store.address, "--user", "ann")
    store.fails = 1
    ran = coolhead(*words)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"statements sent: {len(found)} of {len(found)}, left: 0\n"
    assert list(store.kept.values()) == found
    assert store.users == {"Basic YW5uOnNlY3JldA=="}
    store.kept.clear()
    assert coolhead(*words).out == "nothing to send: the store has everything\n"
    assert store.kept == {}


def test_a_store_that_is_away_loses_nothing(coolhead, cohort, store):
    store.fails = 10**6
    words = ("report", "xapi", *cohort, "--send", store.address, "--patience", "0.1")
    ran = coolhead(*words)
    assert ran.code == 3
    assert ran.out.startswith("statements sent: 0 of ")
    assert ran.err == (
        f"coolhead: {store.address}: the store is in trouble: 503 Service Unavailable; "
        "run the same again later: what has not arrived is sent then\n"
    )
    store.fails = 0
    assert coolhead(*words).code == 0
    assert len(store.kept) == len(statements(coolhead("report", "xapi", *cohort)))


def test_what_is_refused_is_told_and_tried_again_the_next_time(coolhead, cohort, store):
    found = statements(coolhead("report", "xapi", *cohort))
    store.refused = {found[5]["id"]}
    ran = coolhead("report", "xapi", *cohort, "--send", store.address)
    assert ran.code == 1
    assert ran.out == f"statements sent: {len(found) - 1} of {len(found)}, left: 1\n"
    assert ran.err == (
        f"coolhead: the store refuses statement {found[5]['id']}: 400 Bad Request: not this one\n"
    )
    store.refused = set()
    assert coolhead("report", "xapi", *cohort, "--send", store.address).out.startswith(
        "statements sent: 1 of 1"
    )


def test_the_home_page_of_accounts_is_kept(coolhead, cohort, store):
    words = ("report", "xapi", *cohort, "--send", store.address)
    assert coolhead(*words, "--learner", "learner-01", "--home-page", "https://people.example.com").code == 0
    assert coolhead(*words).code == 0
    pages = {item["actor"]["account"]["homePage"] for item in store.kept.values()}
    assert pages == {"https://people.example.com"}
    ran = coolhead(*words, "--home-page", "https://other.example.com")
    assert ran.code == 2
    assert "each would become two persons; leave --home-page out" in ran.err


def test_a_password_comes_from_a_file_too(coolhead, cohort, store, tmp_path):
    (tmp_path / "password").write_text("secret\n")
    words = ("report", "xapi", *cohort, "--send", store.address, "--user", "ann")
    assert coolhead(*words, "--password-file", tmp_path / "password").code == 0
    assert store.users == {"Basic YW5uOnNlY3JldA=="}


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--send", "lrs"), 2, "this is no address of a store"),
        (("--send", "https://lrs.example.com", "--user", "ann"), 2, "there is no password; put it into COOL"),
        (("--send", "https://lrs.example.com", "--user", "ann:secret"), 2, "there is no password"),
        (("--send", "https://ann:secret@lrs.example.com"), 2, "a user or password in an address"),
        (("--send", "https://x", "-o", "file"), 2, "--send and --output do not go together"),
        (("--home-page", "people"), 2, "this is no home page; name one like https://people.example.com"),
        (("--home-page", "https://a b"), 2, "this is no home page"),
        (("--home-page", "https://[a"), 2, "this is no home page"),
        (("--course", "nosuch"), 2, "there is no course 'nosuch'"),
        (
            ("--send", "https://x", "--user", "a", "--password-file", "nosuch"),
            3,
            "nosuch: the password cannot be",
        ),
    ],
)
def test_wrong_use_of_xapi_is_told_in_one_line(coolhead, cohort, words, code, said):
    ran = coolhead("report", "xapi", *cohort, *words)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith(f"coolhead: {said}")
    assert ran.err.count("\n") == 1
    assert "secret" not in ran.err


def test_completions_are_a_table_for_learning_systems(coolhead, cohort, tmp_path):
    ran = coolhead("report", "completions", *cohort)
    assert (ran.code, ran.err) == (0, "")
    found = list(csv.DictReader(ran.out.splitlines()))
    assert len(found) == 5 * 10
    assert list(found[0]) == [
        *("learner", "course", "module", "status", "score", "date_completed", "attempts", "required"),
    ]
    ran = coolhead("report", "completions", *cohort, "--per", "course", "-o", tmp_path / "new.csv")
    assert ran.code == 0
    assert len((tmp_path / "new.csv").read_text().splitlines()) == 6
    assert not (tmp_path / "new.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    coolhead("report", "completions", *cohort, "--bom", "-o", tmp_path / "excel.csv")
    assert (tmp_path / "excel.csv").read_bytes().startswith(b"\xef\xbb\xbflearner,")
    assert (
        json.loads(coolhead("report", "completions", *cohort, "--format", "json").out)["table"]
        == "completions"
    )


@pytest.fixture
def passed(coolhead, shop, tmp_path, monkeypatch):
    """A learner who has passed a course of two modules."""
    monkeypatch.setenv("COOLHEAD_HOME", str(tmp_path / "mine"))
    (shop / "scenarios" / "courses").mkdir(parents=True, exist_ok=True)
    (shop / "scenarios" / "courses" / "kettles.yaml").write_text(COURSE)

    key = tmp_path / "mine" / "course.key"

    def play():
        coolhead("course", "start", "kettles", "--learner", "anna")
        for module in ("try", "final"):
            words = ("play", "--course", "kettles", module, "--learner", "anna", "--replies", "-")
            ran = coolhead(*words, stdin=TALK)
            assert (ran.code, ran.err) == (0, "")
            latest = sessions(tmp_path, module)[-1]
            with_key = key.exists() or coolhead("records", "key").code
            ran = coolhead(*("records", "overrule", latest, "--mark", 90, "--reason", "ok", "--by", "lead"))
            assert (ran.code, ran.err) == (0, "")
            if not with_key:
                key.unlink()

    return play


def sessions(tmp_path, module=""):
    found = sorted((tmp_path / "mine" / "sessions").glob("*.jsonl"), key=lambda path: path.stat().st_mtime)
    return [path for path in found if f'"module":"{module}' in path.read_text()]


def test_a_certificate_says_that_an_exam_is_signed_or_is_not(coolhead, passed, tmp_path):
    passed()
    ran = coolhead("report", "certificate", "anna", "kettles")
    assert (ran.code, ran.err) == (0, "")
    assert "1 exam is not signed: nothing but the records vouches for it." in ran.out
    assert "A score that a human set stands beside the transcript; no signature covers it." in ran.out
    key = coolhead("records", "key").out.split()[2]
    assert coolhead("records", "sign", *sessions(tmp_path, "final")).code == 0
    ran = coolhead("report", "certificate", "anna", "kettles", "-o", tmp_path / "anna.html")
    assert (ran.code, ran.err) == (0, f"written: {tmp_path / 'anna.html'}\n")
    page = (tmp_path / "anna.html").read_text()
    assert (
        f"1 exam is signed with course key {key}; checked for this page: nothing was changed since." in page
    )
    (tmp_path / "mine" / "course.key").unlink()
    page = coolhead("report", "certificate", "anna", "kettles").out
    assert "1 exam is signed, but its signature was not checked: the course key was not at hand." in page


def test_an_exam_that_was_changed_after_it_was_signed_gets_no_certificate(coolhead, passed, tmp_path):
    coolhead("records", "key")
    passed()
    (exam,) = (path for path in sessions(tmp_path) if path.with_suffix(".signature").exists())
    exam.with_suffix(".times").write_text("")
    ran = coolhead("report", "certificate", "anna", "kettles")
    assert (ran.code, ran.out) == (1, "")
    assert "no certificate: an exam cannot be trusted: changed after it was signed: " in ran.err


def test_an_exam_whose_transcript_is_elsewhere_is_named_as_not_checked(coolhead, passed, tmp_path):
    passed()
    for path in sessions(tmp_path):
        path.unlink()
    page = coolhead("report", "certificate", "anna", "kettles").out
    assert "1 exam was not checked: its transcript is on another machine." in page


def test_there_is_no_certificate_without_a_passed_course(coolhead, cohort):
    for words, code, said in (
        (("learner-01", "crowd"), 1, "coolhead: learner-01 has done "),
        (("nobody", "crowd"), 2, "coolhead: nobody does not take this course; "),
        (("x" * 10_000, "crowd"), 2, f"coolhead: {'x' * 50}"),
        (("anna", "nosuch"), 2, "coolhead: there is no course 'nosuch'"),
    ):
        ran = coolhead("report", "certificate", *words, *cohort)
        assert (ran.code, ran.out) == (code, "")
        assert ran.err.startswith(said)
        assert len(ran.err) < 300


def test_hostile_ids_leave_no_trace_outside_the_outputs(coolhead, store, tmp_path, monkeypatch):
    hostile = crowd.make(tmp_path / "made", learners=len(HOSTILE), sessions=len(HOSTILE), names=HOSTILE)
    monkeypatch.setenv("COOLHEAD_HOME", str(hostile.home))
    monkeypatch.chdir(tmp_path)
    content = ("--content", hostile.content)
    ran = coolhead("report", "xapi", *content, "--send", store.address)
    assert (ran.code, ran.err) == (0, "")
    assert {item["actor"]["account"]["name"] for item in store.kept.values()} == set(map(learner_id, HOSTILE))
    assert coolhead("report", "completions", *content, "-o", tmp_path / "out.csv").code == 0
    for name in ("../../x", "<script>alert(1)</script>", "a\u202egnp.exe", "x" * 10_000):
        ran = coolhead("report", "certificate", *content, "--", name, "crowd")
        assert (ran.code, ran.out) == (1, "")
    assert {path.name for path in tmp_path.iterdir()} == {"made", "out.csv"}
    assert {path.name for path in hostile.home.iterdir() if "records" not in path.name} == {
        *("sessions", "courses", "xapi"),
    }


def test_who_only_begins_has_attempted_nothing_and_fails_what_has_a_deadline(
    coolhead, cohort, tmp_path, monkeypatch
):
    home = tmp_path / "empty"
    write_enrolment(
        enrolments_folder(home / "sessions"),
        Enrolment("crowd", "anna", crowd.FIRST_DAY, "2026-11-01T09:00:00.000Z"),
    )
    monkeypatch.setenv("COOLHEAD_HOME", str(home))
    found = list(csv.DictReader(coolhead("report", "completions", *cohort).out.splitlines()))
    assert {(row["learner"], row["attempts"], row["score"]) for row in found} == {("anna", "0", "")}
    assert [row["status"] for row in found] == ["failed"] + 9 * ["not attempted"]
