"""A real store takes every statement, its strict models hold, and each arrives exactly once."""

import io
import json
import shutil
import socket
import threading
import time
from collections import Counter

import pytest

from tests.lrs import ralph as real
from tests.reports import crowd
from tests.reports.names import HOSTILE
from trainer.cli.main import run

pytestmark = pytest.mark.timeout(300)  # the store is stopped and started several times


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The records of a small crowd."""
    return crowd.make(tmp_path_factory.mktemp("crowd"), learners=6, sessions=42)


@pytest.fixture
def home(made, monkeypatch):
    """The crowd's data folder, of which nothing was sent, and the password where it belongs."""
    shutil.rmtree(made.home / "xapi", ignore_errors=True)
    monkeypatch.setenv("COOLHEAD_HOME", str(made.home))
    monkeypatch.setenv("COOLHEAD_LRS_PASSWORD", real.PASSWORD)
    monkeypatch.setenv("TZ", "Europe/Berlin")
    return made


@pytest.fixture
def xapi(home, capsys):
    """Run ``coolhead report xapi``."""

    def command(*words):
        code = run(["report", "xapi", "--content", str(home.content), *map(str, words)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


def send(xapi, address, *more):
    return xapi("--send", address, "--user", real.USER, *more)


def expected(xapi, *words):
    _, out, _ = xapi(*words)
    return [json.loads(line) for line in out.splitlines()]


def assert_each_once(store, statements):
    found = store.stored()
    assert Counter(item["id"] for item in found) == Counter(item["id"] for item in statements)
    by_id = {item["id"]: item for item in found}
    for statement in statements:
        kept = by_id[statement["id"]]
        assert {key: kept[key] for key in statement} == statement


def test_everything_is_taken_once_and_a_second_sending_sends_nothing(ralph, xapi):
    statements = expected(xapi)
    assert {item["verb"]["display"]["en"] for item in statements} == {
        *("initialized", "answered", "completed", "passed", "failed"),
    }
    code, out, err = send(xapi, ralph.address)
    assert (code, err) == (0, "")
    assert out == f"statements sent: {len(statements)} of {len(statements)}, left: 0\n"
    assert send(xapi, ralph.address) == (0, "nothing to send: the store has everything\n", "")
    assert_each_once(ralph, statements)


def test_a_store_that_has_them_already_keeps_one_of_each_even_where_they_were_worded_otherwise(
    ralph, xapi, home
):
    statements = expected(xapi, "--learner", "learner-03")
    send(xapi, ralph.address, "--learner", "learner-03", "--home-page", "https://people.example.com")
    for file in (home.home / "xapi").iterdir():
        file.unlink()
    code, out, err = send(xapi, ralph.address, "--learner", "learner-03", "--with-replies")
    assert (code, err) == (0, "")
    assert out == f"statements sent: 0 of {len(statements)}, there already: {len(statements)}, left: 0\n"
    assert len(ralph.stored()) == len(statements)


def test_the_strict_models_hold_for_hostile_names_replies_and_content(tmp_path, monkeypatch, capsys):
    if real.python() is None:
        pytest.skip(f"no learning record store is installed here; {real.VARIABLE} names one")
    from tests.reports.test_xapi import hostile_statements

    lines = "".join(f"{json.dumps(item)}\n" for item in hostile_statements())
    assert lines.count("\n") >= 4 * len(HOSTILE)
    assert real.flaw(lines) == ""
    assert "validation error" in real.flaw(lines.replace('"scaled": 0', '"scaled": 7'))


def test_stopped_and_started_in_mid_send_each_statement_arrives_once(ralph, xapi):
    statements = expected(xapi)
    done = threading.Event()
    stops = []

    def trouble():
        """Stop the store whenever it has taken some more, and start it again."""
        taken = 0
        while not done.is_set() and len(stops) < 2:
            if len(ralph.stored_ids()) > taken:
                ralph.stop()
                taken = len(ralph.stored_ids()) + 50
                stops.append(taken)
                time.sleep(0.3)
                ralph.start()
            time.sleep(0.005)

    thread = threading.Thread(target=trouble)
    thread.start()
    try:
        code, out, err = send(xapi, ralph.address, "--patience", "120")
    finally:
        done.set()
        thread.join()
    assert (code, err) == (0, "")
    assert len(stops) == 2
    assert out.endswith("left: 0\n")
    assert_each_once(ralph, statements)


def test_a_store_that_stays_away_is_named_and_what_is_left_arrives_the_next_time(ralph, xapi):
    statements = expected(xapi)
    with Cutter(ralph.port, after=4) as cutter:
        code, out, err = send(xapi, cutter.address, "--patience", "0.6")
    assert code == 3
    sent = int(out.split()[2])
    assert 0 < sent < len(statements)
    assert out == f"statements sent: {sent} of {len(statements)}, left: {len(statements) - sent}\n"
    assert "run the same again later: what has not arrived is sent then" in err
    cutter.heal()
    with cutter:
        code, out, err = send(xapi, cutter.address)
    assert (code, err) == (0, "")
    assert_each_once(ralph, statements)


class Cutter:
    """A way to the store that lets a request through and then loses the answer, from some request on."""

    def __init__(self, port, after):
        self.port, self.after, self.count = port, after, 0
        self.server = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.server.getsockname()[1]}/xAPI"
        self.stopped = False

    def heal(self):
        self.after = 10**9

    def __enter__(self):
        self.stopped = False
        self.server.settimeout(0.1)
        self.thread = threading.Thread(target=self._serve)
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.stopped = True
        self.thread.join()

    def _serve(self):
        while not self.stopped:
            try:
                near, _ = self.server.accept()
            except TimeoutError:
                continue
            self.count += 1
            with near, socket.create_connection(("127.0.0.1", self.port)) as far:
                near.settimeout(10)
                far.settimeout(10)
                far.sendall(whole_request(near))
                answer = b""
                while more := far.recv(65536):
                    answer += more
                if self.count <= self.after:
                    near.sendall(answer)


def whole_request(near):
    """One request: head and body, without keeping the connection."""
    head = b""
    while b"\r\n\r\n" not in head:
        head += near.recv(65536)
    head, _, body = head.partition(b"\r\n\r\n")
    length = next(
        (
            int(line.split(b":")[1])
            for line in head.split(b"\r\n")
            if line.lower().startswith(b"content-length")
        ),
        0,
    )
    stream = io.BytesIO()
    stream.write(body)
    while stream.tell() < length:
        stream.write(near.recv(65536))
    return head + b"\r\n\r\n" + stream.getvalue()
