"""``coolhead report xapi``: what was played, for a learning record store."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from trainer.cli.content import content_option
from trainer.errors import EnvironmentProblem, UsageError

if TYPE_CHECKING:
    from trainer.lrs.sending import Sent
    from trainer.lrs.store import Store
    from trainer.records.past import PastSession
    from trainer.records.results import Results
    from trainer.reports.xapi import Statement, Terms

PASSWORD = "COOLHEAD_LRS_PASSWORD"
"""Environment variable that holds the store's password."""

SHOWN = 5
"""Refusals that are told one by one."""

_HELP = """Tell what was played as xAPI 1.0.3 statements, for a learning record store (LRS).

    Without --send they are written as JSON lines. With it, what the store has not acknowledged yet is sent;
    run it as often as you like, and again after any failure: each statement arrives once. What learners
    typed stays here unless --with-replies is given.
    """


@click.command(
    "xapi",
    help=_HELP,
    epilog="Example: coolhead report xapi --send https://lrs.example.com/xapi --user coolhead",
)
@click.option("--course", metavar="COURSE", default="", help="Only what was played for this course.")
@click.option("--learner", metavar="ID", help="Only this learner's.  [default: everybody's]")
@click.option("--send", "store", metavar="URL", default="", help="Send to the store at this address.")
@click.option("--user", default="", help=f"User of the store; the password is in {PASSWORD} or a file.")
@click.option("--password-file", type=click.Path(path_type=Path), help="File that holds the password alone.")
@click.option("--home-page", metavar="URL", default="", help="Whose ids the learners' are: a page of yours.")
@click.option(
    "--with-replies/--no-replies", default=False, help="Also tell what learners typed.  [default: no]"
)
@click.option(
    "--patience",
    type=click.FloatRange(0, 86_400),
    default=60,
    show_default=True,
    help="Seconds for which the store may be away.",
)
@click.option("--insecure", is_flag=True, help="Let the password travel unencrypted.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write here.  [default: the terminal]")
@click.option("--replace", is_flag=True, help="Replace a file that is there already.")
@content_option
def xapi(**how: Any) -> int:
    """See ``_HELP``."""
    if how["store"] and how["output"]:
        raise UsageError("--send and --output do not go together", remedy="leave one of them out")
    how["home_page"] = _home_page(how["home_page"])
    return _send(how) if how["store"] else _write(how)


def _write(how: Mapping[str, Any]) -> int:
    import json

    from trainer.cli.reporting import write_file
    from trainer.reports.xapi import HOME_PAGE

    lines = (json.dumps(item) for item in _Told(how).statements(how["home_page"] or HOME_PAGE))
    if how["output"]:
        text = "".join(f"{line}\n" for line in lines)
        write_file(how["output"], text.encode("ascii"), replace=how["replace"])
        click.echo(f"written: {how['output']}", err=True)
        return 0
    for line in lines:
        click.echo(line)
    return 0


def _send(how: Mapping[str, Any]) -> int:
    from trainer.cli.meter import meter
    from trainer.lrs.sending import Sender
    from trainer.records.outbox import open_outbox
    from trainer.records.paths import data_folder
    from trainer.reports.xapi import HOME_PAGE

    store, told = _store(how), _Told(how)
    with open_outbox(data_folder(), store.address, how["home_page"], HOME_PAGE) as outbox:
        due = list(told.statements(outbox.home_page, outbox.acknowledged))
        sender = Sender(store, outbox.acknowledge, how["patience"])
        try:
            with meter("sending") as progress:
                for sent in sender.send(due):
                    progress(sent.stored + sent.known + len(sent.refused), len(due))
        finally:
            _tell(sender.sent, len(due))
    return 1 if sender.sent.refused else 0


def _tell(sent: "Sent", due: int) -> None:
    """Say what arrived; also after a failure, so that nobody need guess."""
    from trainer.cli.edge import complain

    if not due:
        click.echo("nothing to send: the store has everything")
        return
    left = due - sent.stored - sent.known
    known = f", there already: {sent.known:,}" if sent.known else ""
    click.echo(f"statements sent: {sent.stored:,} of {due:,}{known}, left: {left:,}")
    for refusal in sent.refused[:SHOWN]:
        complain(f"the store refuses statement {refusal.statement}: {refusal.why}")
    if len(sent.refused) > SHOWN:
        complain(f"it refuses {len(sent.refused) - SHOWN:,} more")


class _Told:
    """Sessions of the records, ready to be told."""

    def __init__(self, how: Mapping[str, Any]) -> None:
        from trainer.cli.reporting import settle
        from trainer.content.library import find_content_root, load_library
        from trainer.records.learners import learner_id
        from trainer.records.looking_back import look_back
        from trainer.records.opening import open_results
        from trainer.records.paths import data_folder

        self._library = load_library([find_content_root(), *how["content"]])
        if how["course"]:
            self._library.course(how["course"])
        self._results = open_results(data_folder())
        settle(self._results)
        who = learner_id(how["learner"]) if how["learner"] is not None else ""
        sessions = look_back(self._results, how["course"]).sessions
        self._sessions = [past for past in sessions if who in ("", past.learner)]
        self._with_replies = how["with_replies"]

    def statements(
        self, home_page: str, but: "set[str] | frozenset[str]" = frozenset()
    ) -> "Iterator[Statement]":
        """All statements but those of certain ids, each once."""
        from trainer.reports.xapi import Terms

        terms = Terms(self._library.courses, self._library.scenarios, home_page)
        seen = set(but)
        for past in self._sessions:
            for statement in _statements(past, terms, self._results, replies=self._with_replies):
                if statement["id"] not in seen:
                    seen.add(statement["id"])
                    yield statement


def _statements(
    past: "PastSession", terms: "Terms", results: "Results", *, replies: bool
) -> "Iterator[Statement]":
    from trainer.records.beside import moments
    from trainer.records.replies import replies_of
    from trainer.reports.xapi import Beside, statements_of

    known = moments(results.folder / Path(past.file).name)
    said = replies_of(results, past) if replies else {}
    return statements_of(past, terms, Beside(known, said))


def _store(how: Mapping[str, Any]) -> "Store":
    from trainer.lrs.store import Store, store_address

    password = _password(how["password_file"]) if how["user"] else ""
    if ":" in how["user"]:
        raise UsageError(
            "a user's name has no colon", remedy="name the user alone; the password is never typed here"
        )
    address = store_address(how["store"], secret=bool(password), insecure=how["insecure"])
    return Store(address, how["user"], password)


def _password(file: Path | None) -> str:
    """The store's password, from where no list of processes shows it."""
    if file is None:
        password = os.environ.get(PASSWORD, "")
    else:
        try:
            password = file.read_text(encoding="utf-8").strip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            reason = (getattr(error, "strerror", None) or "it is not text").lower()
            raise EnvironmentProblem(
                f"the password cannot be read: {reason}", where=str(file), remedy="name the right file"
            ) from error
    if not password:
        raise UsageError("there is no password", remedy=f"put it into {PASSWORD}, or name a --password-file")
    return password


def _home_page(typed: str) -> str:
    """The home page of accounts; empty where none is named."""
    from urllib.parse import urlsplit

    if not typed:
        return ""
    try:
        parts = urlsplit(typed)
        fits = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.username is None
    except ValueError:
        fits = False
    if (
        not fits
        or not typed.isascii()
        or any(char in ' "<>\\^`{|}' or not char.isprintable() for char in typed)
    ):
        raise UsageError("this is no home page", remedy="name one like https://people.example.com")
    return typed


COMMANDS: tuple[click.Command, ...] = (xapi,)
"""What ``coolhead report`` takes over from here."""
