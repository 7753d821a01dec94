"""Follows docs/authoring.md as its reader would: writes what it shows, types what it types, keeps what comes.

Blocks of the guide are taken in order. ``yaml`` replaces the parts of the scenario that it shows, or is
the file of tests; ``diff`` changes lines where they stand; ``console`` runs commands. A console block that
shows a prompt with something behind it is typed at a terminal; one that begins without a command goes on
with the program of the block before it.
"""

import contextlib
import difflib
import fcntl
import os
import pty
import re
import select
import shlex
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parents[2]
FENCE = re.compile(r"^```(console|diff|yaml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PROMPTED = re.compile(r"^(You: ?|Ticket: ?|.*\[.*\]: )(.*)$")
"""A line at a prompt: the question with its usual answer, or the trainee's turn; and what is typed there."""

WAITING = re.compile(r"(^|\n)(?:You: |Ticket: |[^\n]*\[[^\n]*\]: )$")
"""A prompt with nothing behind it yet."""

PATIENCE = 120
"""Seconds that a program may take to say something."""

MORE = "…"
"""Stands for lines, or words of a line, that the guide leaves out."""

FIGURE = re.compile(r"~(-?[0-9]+(?:\.[0-9]+)?)")
"""A number that may be a little different."""

ROOM = 0.2
"""How far such a number may be off, as a part of itself ..."""

LEAST_ROOM = 6
"""... and in any case."""

RUN = "import sys; from trainer.cli.main import main; main()"


@dataclass(frozen=True)
class Block:
    """One block of the guide."""

    kind: str
    text: str
    line: int


@dataclass(frozen=True)
class Shown:
    """What the guide shows for a command, and what the command said."""

    command: str
    line: int
    guide: list[str]
    said: list[str]


def blocks(guide: str) -> list[Block]:
    return [
        Block(found[1], found[2], guide.count("\n", 0, found.start()) + 2) for found in FENCE.finditer(guide)
    ]


class Author:
    """Somebody with an empty folder who does what the guide says."""

    def __init__(self, folder: Path, run: Callable[[list[str]], str]) -> None:
        """Begin in ``folder``; ``run`` runs one command there that asks nothing, and returns what it says."""
        self.folder = folder
        self.run = run
        self.program: Terminal | None = None

    def follow(self, steps: list[Block]) -> Iterator[Shown]:
        for block in steps:
            if block.kind == "console":
                yield from self._console(block)
            elif block.kind == "diff":
                self._change(block)
            else:
                self._write(block)

    def _console(self, block: Block) -> Iterator[Shown]:
        if not block.text.startswith("$ "):
            yield self._typed(block, "(goes on)", block.text.splitlines())
            return
        line = block.line
        for part in re.split(r"^(?=\$ )", block.text, flags=re.MULTILINE)[1:]:
            first, *rest = part.splitlines()
            command = Block("console", part, line)
            line += len(rest) + 1
            if any((found := PROMPTED.match(shown)) and found[2] for shown in rest):
                self.program = Terminal(words_of(first), self.folder)
                yield self._typed(command, first, rest)
            else:
                yield Shown(first, command.line, rest, self.run(words_of(first)).splitlines())

    def _typed(self, block: Block, command: str, lines: list[str]) -> Shown:
        assert self.program is not None, f"line {block.line}: nothing runs that could go on"
        return Shown(command, block.line, lines, self.program.talk(lines))

    def _write(self, block: Block) -> None:
        (scenario,) = (path for path in self._files() if not path.name.endswith(".test.yaml"))
        if re.search(r"^tests:", block.text, re.MULTILINE):
            scenario.with_suffix(".test.yaml").write_text(block.text, encoding="utf-8")
            return
        text = scenario.read_text(encoding="utf-8")
        for part in re.split(r"^(?=[a-z]+:)", block.text, flags=re.MULTILINE)[1:]:
            key = part.partition(":")[0]
            text, count = re.subn(
                rf"^{key}:.*\n(?:[ ].*\n|\n(?=[ ]))*", lambda _, new=part: new, text, flags=re.MULTILINE
            )
            assert count == 1, f"line {block.line}: the scenario has no part '{key}'"
        scenario.write_text(text, encoding="utf-8")

    def _change(self, block: Block) -> None:
        lines = block.text.splitlines(keepends=True)
        old = "".join(line[1:] for line in lines if line[0] != "+")
        new = "".join(line[1:] for line in lines if line[0] != "-")
        (path,) = (path for path in self._files() if old in path.read_text(encoding="utf-8"))
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"line {block.line}: this stands in {path.name} more than once"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def _files(self) -> list[Path]:
        return sorted((self.folder / "scenarios").glob("*.yaml"))


class Terminal:
    """A program at a terminal that knows no colours."""

    def __init__(self, words: list[str], folder: Path) -> None:
        self.words = " ".join(words)
        self.screen, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 400, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, "-c", RUN, *words],
            cwd=folder,
            env={**surroundings(), "COLUMNS": "400"},
            stdin=inner,
            stdout=inner,
            stderr=inner,
            start_new_session=True,
        )
        os.close(inner)
        self.heard = ""

    def talk(self, lines: list[str]) -> list[str]:
        """Answer each prompt as ``lines`` do, and hear what is said until the next one or the end."""
        said = ""
        for line in lines:
            found = PROMPTED.match(line)
            if found:
                said += self._until_a_prompt()
                os.write(self.screen, (found[2] + "\n" if found[2] else "\x04").encode())
                said += self._echo(found[2])
        # The prompt that waits behind all of it is for the next block, where the program writes it once more.
        return WAITING.sub(r"\1", said + self._until_a_prompt()).strip("\n").splitlines()

    def _echo(self, typed: str) -> str:
        """The end of the prompt's line, which the terminal writes itself."""
        self._hear_until(lambda heard: "\n" in heard or self.process.poll() is not None)
        line, _, self.heard = self.heard.partition("\n")
        return line + "\n"

    def _until_a_prompt(self) -> str:
        """Everything up to a prompt that waits, or the end."""
        self._hear_until(lambda heard: WAITING.search(heard) is not None)
        said, self.heard = self.heard, ""
        return said

    def _hear_until(self, enough: object) -> None:
        until = time.monotonic() + PATIENCE
        while not enough(self.heard):
            ready, _, _ = select.select([self.screen], [], [], max(0.0, until - time.monotonic()))
            assert ready, f"'{self.words}' says no more behind {self.heard[-300:]!r}"
            try:
                new = os.read(self.screen, 4096)
            except OSError:
                new = b""
            if not new:
                self.process.wait(PATIENCE)
                return
            self.heard += new.decode("utf-8", "replace").replace("\r", "")

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        with contextlib.suppress(OSError):
            os.close(self.screen)


def words_of(line: str) -> list[str]:
    """What stands behind ``$ coolhead``, as a shell would split it."""
    name, *words = shlex.split(line.removeprefix("$ "))
    assert name == "coolhead", f"the guide runs only coolhead, not {name}"
    return words


def agrees(shown: Sequence[str], said: Sequence[str]) -> bool:
    """Whether what was said is what is shown: ``…`` is any lines or, in a line, any words; ``~`` is about."""
    if not shown:
        return not said
    first, *rest = shown
    if first.strip() == MORE:
        return any(agrees(rest, said[left:]) for left in range(len(said) + 1))
    return bool(said) and same_line(first, said[0]) and agrees(rest, said[1:])


def same_line(shown: str, said: str) -> bool:
    if MORE not in shown and "~" not in shown:
        return shown.rstrip() == said.rstrip()
    pattern = re.escape(" ".join(shown.split())).replace(MORE, ".*")
    figures = [float(number) for number in FIGURE.findall(shown)]
    pattern = re.sub(r"\\~(\\-)?[0-9]+(\\\.[0-9]+)?", r"([-+]?[0-9.]+)", pattern)
    found = re.fullmatch(pattern, " ".join(said.split()))
    return found is not None and all(
        abs(float(now) - then) <= max(LEAST_ROOM, ROOM * abs(then))
        for now, then in zip(found.groups(), figures, strict=True)
    )


def mended(shown: Sequence[str], said: Sequence[str]) -> list[str]:
    """The lines shown as they are said now: each run of lines between ``…`` where it looks most alike."""
    lines: list[str] = []
    run: list[str] = []
    place = 0
    for line in [*shown, MORE]:
        if line.strip() != MORE:
            run.append(line)
            continue
        if run:
            place = _most_alike(run, said, place)
            lines += said[place : place + len(run)]
            place += len(run)
        lines.append(line)
        run = []
    return lines[:-1]


def _most_alike(run: Sequence[str], said: Sequence[str], least: int) -> int:
    """Where from line ``least`` on a run of lines stands in what was said."""
    text = "\n".join(run)
    places = range(least, max(least, len(said) - len(run)) + 1)

    def likeness(place: int) -> float:
        return difflib.SequenceMatcher(None, text, "\n".join(said[place : place + len(run)]), False).ratio()

    return max(places, key=likeness)


def surroundings() -> dict[str, str]:
    """No colours, eighty columns, this project's own code."""
    return {
        **os.environ,
        "NO_COLOR": "1",
        "TERM": "dumb",
        "COLUMNS": "80",
        "PYTHONPATH": str(PROJECT),
        "PYTHONUTF8": "1",
    }
