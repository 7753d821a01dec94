"""One learning record store (LRS), asked one thing at a time over HTTP, as xAPI 1.0.3 says.

No redirection is followed: it would carry the password to another machine, and turn what is sent into
a question.
"""

import base64
import ssl
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit, urlunsplit
from urllib.request import BaseHandler, HTTPRedirectHandler, ProxyHandler, Request, build_opener

from trainer.errors import UsageError

VERSION = "1.0.3"
"""Version of xAPI that is spoken."""

TIMEOUT = 30.0
"""Seconds without an answer after which a store counts as away."""

LARGEST = 1_000_000
"""Bytes of an answer that are read at most."""

AWAY = 0
"""Status of an answer that never came."""

_LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    """HTTP status; ``AWAY`` where nothing came."""
    content: bytes = b""
    """What was said."""
    reason: str = ""
    """Why, where it is not well."""
    retry_after: str = ""
    """When the store wants to be asked again, as it says it."""
    moved_to: str = ""
    """Where the store says it is instead."""


class Store:
    """A learning record store."""

    def __init__(self, address: str, user: str = "", password: str = "", timeout: float = TIMEOUT) -> None:
        """Name a store; it is not asked anything yet.

        Args:
            address: What ``store_address`` made of what was typed.
            user: Who sends; nobody if empty.
            password: The password of ``user``.
            timeout: Seconds to wait for an answer.
        """
        self.address = address
        self._statements = f"{address}/statements"
        self._timeout = timeout
        self._headers = {"X-Experience-API-Version": VERSION, "User-Agent": "coolhead"}
        if user:
            pair = base64.b64encode(f"{user}:{password}".encode()).decode("ascii")
            self._headers["Authorization"] = f"Basic {pair}"
        self._opener = build_opener(*_handlers(address))

    def post(self, statements: bytes) -> Answer:
        """Send statements.

        Args:
            statements: A JSON array of them.
        """
        headers = {**self._headers, "Content-Type": "application/json"}
        return self._ask(Request(self._statements, statements, headers, method="POST"))  # noqa: S310 - checked

    def find(self, statement: str) -> Answer:
        """Ask for the statement of an id."""
        address = f"{self._statements}?{urlencode({'statementId': statement})}"
        return self._ask(Request(address, headers=self._headers))  # noqa: S310 - ``store_address`` checked it

    def _ask(self, request: Request) -> Answer:
        try:
            with self._opener.open(request, timeout=self._timeout) as found:
                content = found.read(LARGEST)
                if found.length and len(content) < LARGEST:
                    return Answer(AWAY, reason="the answer was cut off")
                return Answer(found.status, content)
        except HTTPError as error:
            with error:
                return _refusal(error)
        except URLError as error:
            return Answer(AWAY, reason=_words(error.reason))
        except (OSError, HTTPException) as error:
            return Answer(AWAY, reason=_words(error))


class _Stay(HTTPRedirectHandler):
    """Goes nowhere else."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        """Never follow."""


def _handlers(address: str) -> list[BaseHandler]:
    """What stands between: the environment's proxy, but never on the way to this machine."""
    local = urlsplit(address).hostname in _LOOPBACK
    return [_Stay(), *([ProxyHandler({})] if local else [])]


def _refusal(error: HTTPError) -> Answer:
    try:
        content = error.read(LARGEST)
    except (OSError, HTTPException):
        content = b""
    header = error.headers
    return Answer(
        error.code, content, str(error.reason), header.get("Retry-After", ""), header.get("Location", "")
    )


def _words(error: object) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate does not hold ({error.verify_message})"
    if isinstance(error, TimeoutError):
        return "no answer in time"
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).lower()


def store_address(typed: str, *, secret: bool, insecure: bool) -> str:
    """The address of a store, as statements are sent to it.

    Args:
        typed: Its address; with or without ``/statements`` at the end.
        secret: Whether a password goes with what is sent.
        insecure: Whether it may travel unencrypted.

    Raises:
        UsageError: It is no address, holds a password, or a password would travel unencrypted.
    """
    try:
        parts = urlsplit(typed.strip())
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https") or parts.query or parts.fragment:
        raise UsageError("this is no address of a store", remedy="name one like https://lrs.example.com/xapi")
    if parts.username is not None:
        raise UsageError(
            "a user or password in an address can be read by others",
            remedy="use --user, and COOLHEAD_LRS_PASSWORD or --password-file",
        )
    if secret and parts.scheme == "http" and host not in _LOOPBACK and not insecure:
        raise UsageError(
            "the password would travel unencrypted", remedy="use https://, or say --insecure if you must"
        )
    path = parts.path.rstrip("/").removesuffix("/statements")
    return urlunsplit((parts.scheme, parts.netloc.lower(), path, "", ""))
