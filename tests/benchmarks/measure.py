"""Measurements of speed and memory, each a function that gives figures.

Start-up is measured from outside, in fresh processes, alternating with what
it is compared to, so that a busy machine slows both alike.
"""

import contextlib
import os
import pty
import resource
import select
import statistics
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

from trainer.content.library import Library, find_content_root, load_library
from trainer.game import Game, local_now, open_game
from trainer.model.moves import Move
from trainer.model.persona import Trigger
from trainer.play import Play
from trainer.records.sessions import Sessions

ROOT = Path(__file__).resolve().parent.parent.parent

REPLIES = (
    "Good morning, this is Priya. I'm listening, tell me what happened.",
    "I can hear how frustrating that is, a whole morning gone. I'm sorry.",
    "So the engineer was due at nine and nobody called you. Have I got that right?",
    "Let me take care of this. Which model is it, and what does the display show?",
    "I can send somebody today, or bring you a replacement; I'd go with the second, it is quicker.",
    "You will have it by two o'clock, and I'll ring you at three to make sure that it works.",
    "Is there anything else I can help you with?",
    "Calm down, it's only a printer.",
)
"""Replies of every kind, played round and round."""

LISTENING = (
    "I'm listening, please go on. That was item %d.",
    "I see. Tell me more about number %d.",
    "Go on, I am with you, I have noted %d so far.",
)
"""Replies that a customer with an endless story goes on talking to."""

BARE_CLICK = textwrap.dedent("""
    import sys
    from collections.abc import Sequence
    from importlib import import_module
    from typing import Any, NoReturn
    import click
    @click.group(invoke_without_command=True)
    @click.version_option("1")
    def bare(): "A program that does nothing."
    for name in ("play", "list", "understand", "score", "check", "doctor"):
        bare.command(name)(lambda: None)
    bare(["--help"])
""")

HELP = "from trainer.cli.main import main; import sys; sys.argv = ['coolhead', '--help']; main()"

EMPTY_APP = textwrap.dedent("""
    from textual.app import App
    from textual.widgets import Footer, Header, Static
    class Empty(App):
        TITLE = "Coolhead"
        def compose(self):
            yield Header()
            yield Static("Coolhead")
            yield Footer()
    Empty().run()
""")

OUR_APP = "from trainer.cli.main import main; import sys; sys.argv = ['coolhead']; main()"


def turn_milliseconds(per_scenario: int = 40) -> list[float]:
    """Milliseconds from reply to customer line, with the write to the disk, over all scenarios."""
    with tempfile.TemporaryDirectory() as folder:
        game = open_game(data=Path(folder))
        game.start(next(iter(game.library.scenarios))).say(REPLIES[0])
        return [took for name in game.library.scenarios for took in _turns(game, name, per_scenario)]


def _turns(game: Game, scenario: str, count: int) -> list[float]:
    took: list[float] = []
    play = game.start(scenario, seed=0)
    for number in range(count):
        if play.over:
            play = game.start(scenario, seed=number)
        began = time.perf_counter()
        play.say(REPLIES[number % len(REPLIES)])
        took.append((time.perf_counter() - began) * 1000)
    return took


def percentile(values: list[float], share: float) -> float:
    """The value below which ``share`` (0..1) of ``values`` lie."""
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


def long_session(turns: int = 1000) -> tuple[list[float], list[int]]:
    """One session of many turns.

    Returns:
        Milliseconds of each turn, and the process's peak memory in kB after each.
    """
    with tempfile.TemporaryDirectory() as folder:
        play = endless_play(Path(folder))
        took, memory = [], []
        for number in range(turns):
            began = time.perf_counter()
            play.say(LISTENING[number % len(LISTENING)] % number)
            took.append((time.perf_counter() - began) * 1000)
            memory.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
            assert not play.over, f"the session ended at turn {number + 1}"
        return took, memory


def endless_play(folder: Path) -> Play:
    """A session with a customer who is never heard out, minds nothing, and has no last turn."""
    shipped = load_library([find_content_root()])
    scenario = next(iter(shipped.scenarios.values()))
    needs = tuple(spec.model_copy(update={"effort": 10**9}) for spec in scenario.needs)
    persona = shipped.personas[scenario.persona]
    calm = persona.temperament.model_copy(update={"impatience": 0, "patience": 100})
    minds_nothing = dict.fromkeys([*Trigger, *(move for move in Move if move is not Move.LISTEN)], 0.0)
    patient = persona.model_copy(update={"temperament": calm, "sensitivities": minds_nothing})
    endless = scenario.model_copy(update={"max_turns": 10**9, "needs": needs})
    library = Library({scenario.scenario: endless}, {patient.persona: patient})
    return Game(library, Sessions(folder), None, local_now).start(scenario.scenario, seed=1)


def alternate(first: Callable[[], float], second: Callable[[], float], rounds: int) -> tuple[float, float]:
    """Median of two measurements that take turns, after one round that warms the disk."""
    first(), second()
    pairs = [(first(), second()) for _ in range(rounds)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def help_seconds(rounds: int = 15) -> tuple[float, float]:
    """Seconds of ``coolhead --help`` and of a bare click program's."""
    return alternate(lambda: _run_seconds(HELP), lambda: _run_seconds(BARE_CLICK), rounds)


def first_paint_seconds(rounds: int = 7) -> tuple[float, float]:
    """Seconds until the first text of the app, and of an empty Textual app, is on a terminal."""
    return alternate(lambda: _paint_seconds(OUR_APP), lambda: _paint_seconds(EMPTY_APP), rounds)


def _run_seconds(code: str) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def _paint_seconds(code: str, marker: bytes = b"Coolhead", limit: float = 30.0) -> float:
    """Start a program on a pseudo-terminal of 120 x 40 and wait until it draws ``marker``."""
    with tempfile.TemporaryDirectory() as home:
        began = time.perf_counter()
        process, master = _spawn(code, home)
        seen = b""
        try:
            while marker not in seen:
                if not select.select([master], [], [], limit)[0]:
                    raise TimeoutError(f"nothing was drawn within {limit} s: {seen[-500:]!r}")
                seen += os.read(master, 65536)
            return time.perf_counter() - began
        finally:
            process.kill()
            process.wait()
            with contextlib.suppress(OSError):
                os.close(master)


def _spawn(code: str, home: str) -> tuple[subprocess.Popen[bytes], int]:
    master, slave = pty.openpty()
    environment = {
        **os.environ,
        "COOLHEAD_HOME": home,
        "TERM": "xterm-256color",
        "COLUMNS": "120",
        "LINES": "40",
    }
    process = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, stdin=slave, stdout=slave, stderr=slave
    )
    os.close(slave)
    return process, master
