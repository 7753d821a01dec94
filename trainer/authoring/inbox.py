"""The author's inbox: replies of trainees that were not understood, or only nearly, put into groups.

They are read from transcripts, which belong to whoever played; so nothing is read here unless a
folder is named, and who names one answers for the consent to do so.
"""

import contextlib
import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from trainer.authoring.likeness import group, words_of
from trainer.errors import EnvironmentProblem
from trainer.model.reading import Status
from trainer.model.transcript import Transcript, Turn
from trainer.records.reader import read_transcript
from trainer.wording.harmless import one_line

EXEMPLAR_FILE = "inbox.jsonl"
"""File in the current folder that takes replies labelled with a move."""

Known = Collection[tuple[str, str]]
"""Scenario and words of replies that need no label any more; an empty scenario means any."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """One reply that was not understood, or that came close to something."""

    scenario: str
    """What was played."""
    reply: str
    """What was typed."""
    customer: str
    """What the customer had just said."""
    close: tuple[str, ...]
    """Moves that came close; empty where nothing was understood."""
    understood: bool
    """Whether something else was understood in it."""


@dataclass(frozen=True, slots=True)
class Group:
    """Replies that say nearly the same, in one scenario."""

    number: int
    """Its place in the list, counted from 1."""
    key: str
    """A short name that stays the same when other groups come and go."""
    scenario: str
    """What was played."""
    replies: tuple[tuple[str, int], ...]
    """Distinct replies, the commonest first, and how often each was given."""
    customer: tuple[str, ...]
    """What the customer had said before the first of these replies, and before others, each once."""
    close: tuple[str, ...]
    """Moves that came close, the most frequent first."""
    understood: bool
    """Whether something was understood in each of them."""

    @property
    def count(self) -> int:
        """How often it was said."""
        return sum(count for _, count in self.replies)


@dataclass(frozen=True, slots=True)
class Inbox:
    """All groups, and what they were gathered from."""

    groups: tuple[Group, ...]
    """Those not understood at all first, then by how often they were said."""
    sessions: int
    """Transcripts that were read."""
    unread: tuple[str, ...]
    """Why other files were left out, a line each."""


def gather(folder: Path, known: Known = ()) -> Inbox:
    """Read the transcripts of a folder and those below it.

    Args:
        folder: Where they are.
        known: Replies to leave out; see ``Known``.

    Raises:
        EnvironmentProblem: There is no such folder.
    """
    if not folder.is_dir():
        raise EnvironmentProblem("there is no such folder", where=str(folder), remedy="check the path")
    items: list[Unclear] = []
    unread: list[str] = []
    sessions = 0
    for file in sorted(folder.rglob("*.jsonl")):
        try:
            transcript = read_transcript(file).transcript
        except EnvironmentProblem as problem:
            if file.name != EXEMPLAR_FILE:
                unread.append(str(problem))
            continue
        sessions += 1
        items += [item for item in unclear_in(transcript) if not _is_known(item, known)]
    return Inbox(tuple(_groups(items)), sessions, tuple(unread))


def unclear_in(transcript: Transcript) -> Iterator[Unclear]:
    """The replies of one session that were not understood, or that came close to something."""
    customer = transcript.start.line
    for step in transcript.steps:
        if isinstance(step, Turn) and _is_unclear(step):
            reply = one_line(step.reply)
            understood = step.status == Status.UNDERSTOOD
            yield Unclear(transcript.start.scenario, reply, customer, step.unsure, understood)
        customer = step.line or customer


def _is_unclear(turn: Turn) -> bool:
    """Whether a reply was not understood, or understood with something else close by."""
    return turn.status == Status.UNCLEAR or (turn.status == Status.UNDERSTOOD and bool(turn.unsure))


def labelled(file: Path) -> set[tuple[str, str]]:
    """Replies that were given a move before, whatever the scenario.

    Args:
        file: The exemplars that were made of them; it need not exist.
    """
    found: set[tuple[str, str]] = set()
    with contextlib.suppress(OSError):
        for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
            with contextlib.suppress(ValueError, KeyError, TypeError):
                found.add(("", same_words(str(json.loads(line)["reply"]))))
    return found


def same_words(reply: str) -> str:
    """A reply as far as two of them count as the same words."""
    return " ".join(words_of(reply))


def _is_known(item: Unclear, known: Known) -> bool:
    words = same_words(item.reply)
    return not words or ("", words) in known or (item.scenario, words) in known


def _groups(items: Sequence[Unclear]) -> Iterator[Group]:
    made: list[Group] = []
    for scenario in sorted({item.scenario for item in items}):
        own = [item for item in items if item.scenario == scenario]
        counts = Counter(item.reply for item in own)
        made += [_group(scenario, replies, counts, own) for replies in group(counts)]
    made.sort(key=lambda found: (found.understood, -found.count, found.scenario, found.replies[0][0]))
    for number, found in enumerate(made, start=1):
        yield replace(found, number=number)


def _group(scenario: str, replies: Sequence[str], counts: Counter[str], items: Sequence[Unclear]) -> Group:
    own = [item for reply in replies for item in items if item.reply == reply]
    close = Counter(move for item in own for move in item.close)
    return Group(
        number=0,
        key=hashlib.sha256(f"{scenario}\n{replies[0]}".encode("utf-8", "replace")).hexdigest()[:4],
        scenario=scenario,
        replies=tuple((reply, counts[reply]) for reply in replies),
        customer=tuple(dict.fromkeys(item.customer for item in own)),
        close=tuple(move for move, _ in close.most_common()),
        understood=all(item.understood for item in own),
    )
