"""``coolhead inbox``: replies that were not understood, and what their author makes of them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from trainer.cli.content import content_option
from trainer.cli.paint import near, paint
from trainer.errors import UsageError

if TYPE_CHECKING:
    from trainer.authoring.inbox import Group, Inbox
    from trainer.authoring.labelling import Labelled

WIDTH = 80
"""Columns that a line of the list may fill."""

MOST_REPLIES = 3
"""Replies of a group that the list shows."""

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
from_option = click.option(
    "--from",
    "folder",
    type=FOLDER,
    metavar="FOLDER",
    help="Read transcripts that were given to you instead of your own sessions.",
)
"""``--from FOLDER``: whoever gives a folder of transcripts consents to its being read."""


@click.group("inbox", invoke_without_command=True, epilog="Example: coolhead inbox --from transcripts/")
@from_option
@click.option(
    "--consent",
    type=click.Choice(("on", "off")),
    help="Whether replies of your own sessions that were not understood may be listed.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a group instead of text.")
@content_option
@click.pass_context
def command(
    ctx: click.Context, folder: Path | None, consent: str | None, as_json: bool, content: tuple[Path, ...]
) -> None:
    """List replies that were not understood or came close to a move, like ones together.

    Replies belong to who typed them: your own sessions are read only after --consent on. Nothing is
    sent anywhere.
    """
    ctx.obj = (folder, content)
    if consent is not None:
        _set_consent(consent == "on")
    elif ctx.invoked_subcommand is None:
        inbox = _gathered(folder, content)
        for line in _json_lines(inbox) if as_json else _text_lines(inbox):
            click.echo(line)


@command.command("label", epilog="Example: coolhead inbox label 1 --topic fact:identity --apply")
@click.argument("number", metavar="N")
@click.argument("moves", nargs=-1, metavar="[MOVE]...")
@click.option("--topic", metavar="NAME", help="The fact or solution of its scenario that the group means.")
@click.option("--wording", metavar="TEXT", default="", help="With --topic: add this instead of the reply.")
@click.option("--apply", "accept", is_flag=True, help="Accept the change and write it.")
@from_option
@content_option
@click.pass_context
def label(
    ctx: click.Context,
    number: str,
    moves: tuple[str, ...],
    topic: str | None,
    wording: str,
    accept: bool,
    folder: Path | None,
    content: tuple[Path, ...],
) -> int:
    """Say what group N means; without a label, show it whole.

    With --topic the scenario gets one more wording and a test. With moves, each reply becomes an
    exemplar in inbox.jsonl in this folder, for the next training. The change is shown as a patch;
    --apply accepts it.
    """
    if moves and topic:
        raise UsageError("a group is either a topic or moves", remedy="leave one of them out")
    if wording and not topic:
        raise UsageError("--wording belongs to --topic", remedy="name the topic as well")
    outer_folder, outer_content = ctx.obj
    content = (*outer_content, *content)
    group = _find(_gathered(folder or outer_folder, content), number)
    if topic:
        return _label_topic(group, topic, wording, content, accept=accept)
    if moves:
        return _label_moves(group, moves, accept=accept)
    for line in _whole(group, content):
        click.echo(line)
    return 0


def _set_consent(agreed: bool) -> None:
    from dataclasses import replace

    from trainer.records.paths import data_folder, settings_file
    from trainer.records.settings import load_settings, save_settings

    path = settings_file(data_folder())
    save_settings(path, replace(load_settings(path), share_unclear_replies=agreed))
    click.echo(
        "Replies of your sessions that were not understood may be listed by 'coolhead inbox' on this "
        "computer.\nNothing is sent anywhere. 'coolhead inbox --consent off' takes it back."
        if agreed
        else "Replies of your sessions stay in their transcripts and are not listed."
    )


def _gathered(folder: Path | None, content: tuple[Path, ...]) -> "Inbox":
    from trainer.authoring.inbox import EXEMPLAR_FILE, gather, labelled
    from trainer.cli.edge import complain

    inbox = gather(folder or _own_sessions(), labelled(Path(EXEMPLAR_FILE)) | _wordings(content))
    for line in inbox.unread:
        complain(line)
    return inbox


def _own_sessions() -> Path:
    """The folder of this person's sessions, if they agreed to its being read.

    Raises:
        UsageError: They did not.
    """
    from trainer.records.paths import data_folder, sessions_folder, settings_file
    from trainer.records.settings import load_settings

    data = data_folder()
    if not load_settings(settings_file(data)).share_unclear_replies:
        raise UsageError(
            "you have not agreed that replies of your sessions are listed",
            remedy="'coolhead inbox --consent on' agrees; --from FOLDER reads transcripts given to you",
        )
    folder = sessions_folder(data)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _wordings(content: tuple[Path, ...]) -> set[tuple[str, str]]:
    """Wordings that scenarios have by now; a reply in the same words needs no label any more."""
    from trainer.authoring.inbox import same_words
    from trainer.authoring.locating import read_at, scenario_files
    from trainer.engine.matter import topic_phrases

    found: set[tuple[str, str]] = set()
    for path in scenario_files(content).values():
        scenario = read_at(path).value
        for phrases in topic_phrases(scenario).values() if scenario else ():
            found |= {(path.stem, same_words(phrase)) for phrase in phrases}
    return found


def _find(inbox: "Inbox", wanted: str) -> "Group":
    by_name = {group.key: group for group in inbox.groups}
    by_name |= {str(group.number): group for group in inbox.groups}
    if wanted not in by_name:
        there = f"there are {len(inbox.groups)}" if inbox.groups else "the inbox is empty"
        raise UsageError(f"there is no group '{wanted}', {there}", remedy="'coolhead inbox' lists them")
    return by_name[wanted]


def _label_topic(group: "Group", topic: str, wording: str, content: tuple[Path, ...], *, accept: bool) -> int:
    from trainer.authoring.labelling import as_topic, read_so
    from trainer.authoring.locating import scenario_path
    from trainer.understand.reader import load_reader

    path = _nearest(scenario_path(group.scenario, content))
    done = as_topic(group, topic, path, wording)
    read = read_so(done, group, load_reader())
    _show(done, accept=accept)
    for problem in done.problems:
        click.echo(near(problem.render()))
    whole = len(group.replies)
    replies = "the reply of the group is" if whole == 1 else f"{read} of the group's {whole} replies are"
    verdict = replies if whole > 1 or read else "the reply of the group is not yet"
    click.echo(f"With it {verdict} read as {done.topic}.")
    return 0


def _nearest(path: Path) -> Path:
    """A path as it reads from here, so that the patch can be applied from here."""
    return Path(near(path.resolve()))


def _label_moves(group: "Group", moves: tuple[str, ...], *, accept: bool) -> int:
    from trainer.authoring.inbox import EXEMPLAR_FILE
    from trainer.authoring.labelling import as_moves, find_moves

    done = as_moves(group, find_moves(moves), Path(EXEMPLAR_FILE))
    _show(done, accept=accept)
    return 0


def _show(done: "Labelled", *, accept: bool) -> None:
    from trainer.authoring.patch import apply, diff
    from trainer.wording.harmless import harmless

    for line in harmless(diff(done.changes)).splitlines():
        colour = {"+": "green", "-": "red", "@": "cyan"}.get(line[:1], "")
        click.echo(paint(line, colour))
    names = " and ".join(str(change.path) for change in done.changes)
    if accept:
        apply(done.changes)
        click.echo(
            f"Written: {names}. The groups that are left have new numbers: 'coolhead inbox' lists them."
        )
    else:
        click.echo(f"Nothing is written yet; --apply changes {names}.")


def _text_lines(inbox: "Inbox") -> Iterator[str]:
    from trainer.authoring.likeness import HOW
    from trainer.wording.words import plural

    said = sum(group.count for group in inbox.groups)
    sessions = plural(inbox.sessions, "session")
    if not inbox.groups:
        yield f"No reply waits for a label in {sessions}."
        return
    yield f"{plural(said, 'reply', 'replies')} in {plural(len(inbox.groups), 'group')}, from {sessions}."
    for group in inbox.groups:
        yield ""
        yield from _group_lines(group, MOST_REPLIES)
    yield ""
    yield from click.wrap_text(HOW, WIDTH).splitlines()
    yield "'coolhead inbox label N' shows a group whole and says how to label it."


def _group_lines(group: "Group", most: int) -> Iterator[str]:
    from trainer.wording.harmless import one_line
    from trainer.wording.words import plural

    state = f"close to {', '.join(group.close)}" if group.close else "not understood"
    times = plural(group.count, "reply", "replies")
    number = paint(f"{group.number:>3}", bold=True)
    yield f"{number}  {one_line(group.scenario)}, {times}, {one_line(state)}  [{group.key}]"
    for reply, count in group.replies[:most]:
        times = f"  ({count} times)" if count > 1 else ""
        yield f'     "{one_line(reply, WIDTH - 7 - len(times))}"{times}'
    more = len(group.replies) - most
    if more > 0:
        yield f"     and {more} more"
    yield f'     after the customer said "{one_line(group.customer[0], WIDTH - 31)}"'


def _whole(group: "Group", content: tuple[Path, ...]) -> Iterator[str]:
    """A group with all its replies, and what it could be."""
    from trainer.authoring.locating import read_at, scenario_path
    from trainer.engine.matter import topic_phrases
    from trainer.wording.harmless import one_line

    yield from _group_lines(group, len(group.replies))
    for line in group.customer[1:]:
        yield f'     and "{one_line(line, WIDTH - 11)}"'
    scenario = read_at(scenario_path(group.scenario, content)).value
    topics = list(topic_phrases(scenario)) if scenario else []
    yield ""
    yield from _wrapped("Topics: ", ", ".join(topics))
    yield f"As a topic:  coolhead inbox label {group.number} --topic {topics[0] if topics else 'NAME'}"
    yield f"As moves:    coolhead inbox label {group.number} {' '.join(group.close[:2]) or 'MOVE'}"


def _wrapped(title: str, text: str) -> list[str]:
    import textwrap

    return textwrap.wrap(title + text, WIDTH, subsequent_indent=" " * len(title), break_on_hyphens=False)


def _json_lines(inbox: "Inbox") -> Iterator[str]:
    for group in inbox.groups:
        row = {
            "n": group.number,
            "key": group.key,
            "scenario": group.scenario,
            "count": group.count,
            "understood": group.understood,
            "close": list(group.close),
            "replies": [{"reply": reply, "count": count} for reply, count in group.replies],
            "customer": list(group.customer),
        }
        yield json.dumps(row, ensure_ascii=False)
