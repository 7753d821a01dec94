"""Asking over HTTP: headers, addresses, and everything that a network can answer with."""

import ast
import base64
import http.server
import threading
from pathlib import Path

import pytest

import trainer
from trainer.errors import UsageError
from trainer.lrs.store import AWAY, Store, store_address


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        self.server.seen.append(
            (
                self.command,
                self.path,
                {name.lower(): value for name, value in self.headers.items()},
                self.rfile.read(int(self.headers.get("Content-Length", 0))),
            )
        )
        self.server.reply(self)

    do_GET = do_POST  # noqa: N815 - the library's name

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    """A web server on loopback that answers as ``reply`` does."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as found:
        found.seen = []
        found.address = f"http://127.0.0.1:{found.server_port}/xapi"
        thread = threading.Thread(target=found.serve_forever, args=(0.01,))
        thread.start()
        yield found
        found.shutdown()
        thread.join()


def says(status, content=b"", **headers):
    def reply(handler):
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content)

    return reply


def test_a_request_says_who_asks_and_in_which_version(server):
    server.reply = says(200, b"[]")
    answer = Store(server.address, "ann", "pa:ß").post(b"[1]")
    assert (answer.status, answer.content) == (200, b"[]")
    ((method, path, headers, body),) = server.seen
    assert (method, path, body) == ("POST", "/xapi/statements", b"[1]")
    assert headers["x-experience-api-version"] == "1.0.3"
    assert headers["content-type"] == "application/json"
    assert base64.b64decode(headers["authorization"].removeprefix("Basic ")).decode() == "ann:pa:ß"


def test_a_statement_is_asked_for_by_its_id_and_nobody_says_who_without_a_user(server):
    server.reply = says(404)
    assert Store(server.address).find("a b").status == 404
    ((method, path, headers, _),) = server.seen
    assert (method, path) == ("GET", "/xapi/statements?statementId=a+b")
    assert "authorization" not in headers


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_nobody_is_followed_elsewhere_with_a_password(server, status):
    server.reply = says(status, Location=f"{server.address}/elsewhere")
    answer = Store(server.address, "ann", "secret").post(b"[]")
    assert (answer.status, answer.moved_to) == (status, f"{server.address}/elsewhere")
    assert len(server.seen) == 1


def test_a_refusal_brings_its_words_and_when_to_ask_again(server):
    server.reply = says(429, b"slowly", Retry_After="9")
    answer = Store(server.address).post(b"[]")
    assert (answer.status, answer.content, answer.retry_after) == (429, b"slowly", "9")


def cut_off(handler):
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"[")


def no_http(handler):
    handler.wfile.write(b"220 mail.example.com ESMTP\r\n")


@pytest.mark.parametrize("reply", [cut_off, no_http, lambda handler: None])
def test_half_an_answer_is_none(server, reply):
    server.reply = reply
    answer = Store(server.address, timeout=2).post(b"[]")
    assert answer.status == AWAY
    assert answer.reason


def test_a_store_that_says_nothing_is_away(server):
    server.reply = lambda handler: threading.Event().wait(0.5)
    answer = Store(server.address, timeout=0.1).post(b"[]")
    assert (answer.status, answer.reason) == (AWAY, "no answer in time")


def test_nobody_there_is_said_in_words():
    assert Store("http://127.0.0.1:9/xapi").post(b"[]").reason == "connection refused"
    assert Store("http://nowhere.invalid/xapi", timeout=2).post(b"[]").status == AWAY


def test_a_proxy_is_not_asked_for_a_store_on_this_machine(server, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    server.reply = says(204)
    assert Store(server.address).post(b"[]").status == 204


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://LRS.example.com/xAPI/", "https://lrs.example.com/xAPI"),
        ("https://lrs.example.com/xapi/statements", "https://lrs.example.com/xapi"),
        (" https://lrs.example.com ", "https://lrs.example.com"),
        ("http://localhost:8100/xAPI", "http://localhost:8100/xAPI"),
        ("http://[::1]:8100", "http://[::1]:8100"),
    ],
)
def test_an_address_is_known_in_any_spelling(typed, address):
    assert store_address(typed, secret=True, insecure=False) == address


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("lrs.example.com", "this is no address of a store"),
        ("ftp://lrs.example.com", "this is no address of a store"),
        ("file:///etc/passwd", "this is no address of a store"),
        ("https://", "this is no address of a store"),
        ("https://x:99999", "this is no address of a store"),
        ("https://[::1", "this is no address of a store"),
        ("https://lrs.example.com/?a=b", "this is no address of a store"),
        ("https://ann:secret@lrs.example.com", "a user or password in an address can be read by others"),
        ("http://lrs.example.com", "the password would travel unencrypted"),
    ],
)
def test_an_address_that_cannot_be_meant_is_refused(typed, said):
    with pytest.raises(UsageError, match=said) as caught:
        store_address(typed, secret=True, insecure=False)
    assert "secret" not in str(caught.value)


def test_a_password_travels_unencrypted_only_where_that_is_asked_for():
    assert store_address("http://lrs.example.com", secret=True, insecure=True) == "http://lrs.example.com"
    assert store_address("http://lrs.example.com", secret=False, insecure=False) == "http://lrs.example.com"


def test_no_other_room_opens_connections():
    root = Path(trainer.__file__).parent
    network = {
        "urllib.request",
        "http.client",
        "http.server",
        "socket",
        "requests",
        "httpx",
        "smtplib",
        "ftplib",
    }
    found = set()
    for path in root.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [item.name for item in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
            if network & set(names):
                found.add(path.relative_to(root).as_posix())
    assert found == {"lrs/store.py"}
