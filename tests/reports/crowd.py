"""A course of forty learners with two thousand sessions, as bots of the authors' tools play them.

Each learner is better or worse and gets better with practice, and each attempt is played by the bot that is
most like it. Seventy talks are played and shared out under other learners, times and modules;
``COOLHEAD_TEST_PLAY_ALL=1`` plays each session anew, with a seed of its own. ``COOLHEAD_TEST_CROWD=2000``
makes that many sessions where a test would be content with fewer.
"""

import os
import uuid
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random

from tests.authoring.label_reader import LabelReader
from trainer.authoring.bench import play as talk
from trainer.authoring.bench import prepare
from trainer.authoring.bots import BOTS, bot_called
from trainer.content.library import find_content_root, load_library
from trainer.model.attempt import Enrolment
from trainer.model.course import Course
from trainer.model.transcript import Transcript
from trainer.records.beside import OVERRULES_SUFFIX, TIMES_SUFFIX, About, about_bytes
from trainer.records.chain import Chain
from trainer.records.enrolments import enrolments_folder, write_enrolment
from trainer.records.overrules import Overrule, write_overrules
from trainer.understand.exemplars import load_exemplars

ANEW = "COOLHEAD_TEST_PLAY_ALL"
"""Environment variable that has every session played anew."""

SIZE = "COOLHEAD_TEST_CROWD"
"""Environment variable that says how many sessions there are."""

LEARNERS = 40
SESSIONS = int(os.environ.get(SIZE) or 400)
FIRST_DAY = date(2026, 11, 2)
NOW = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
SPACE = uuid.UUID("0c0f1c1e-0000-4000-8000-000000000005")

KINDS = ("hostile", "indifferent", "script-reader", "robot", "appeaser", "novice", "expert")
"""Bots from the least to the most able."""


@dataclass(frozen=True)
class Crowd:
    """What was made."""

    home: Path
    """The data folder."""
    content: Path
    """A content folder with the course."""
    course: Course
    """The course."""


@cache
def library():
    return load_library([find_content_root()])


@cache
def course() -> Course:
    """Ten modules, one a scenario; the last is an exam that the first nine open, with few attempts."""
    names = sorted(library().scenarios)[:10]
    modules = [{"module": f"m-{name}", "title": f"Practise {name}", "scenario": name} for name in names]
    modules[0] |= {"deadline": "day 10"}
    modules[1] |= {"attempts": {"maximum": 5}}
    modules[-1] |= {"mode": "exam", "seed": 7}
    return Course.model_validate(
        {"course": "crowd", "title": "A crowd", "teaches": ["keeping a cool head"], "modules": modules}
    )


@cache
def bench(scenario: str):
    chosen = library().scenario(scenario)
    exemplars = list(exemplars_once())
    persona = library().persona(chosen.persona)
    return prepare(chosen, persona, exemplars, LabelReader(chosen, exemplars))


@cache
def exemplars_once():
    return tuple(load_exemplars())


@cache
def played(scenario: str, kind: str, seed: int) -> Transcript:
    return talk(bench(scenario), bot_called(kind), seed).transcript


@cache
def content_of(scenario: str, kind: str, seed: int, module: str, mode: str, cut: int) -> bytes:
    """The bytes of a session of a module; broken off after ``cut`` steps where that is not 0."""
    whole = played(scenario, kind, seed)
    start = replace(whole.start, course=course().course if module else "", module=module, mode=mode)
    steps = whole.steps[:cut] if cut else whole.steps
    chain, lines = Chain(), []
    for record in Transcript(start, steps, None if cut else whole.end).records():
        line, chain = chain.line(record)
        lines.append(line)
    return b"".join(lines)


def make(folder: Path, *, learners: int = LEARNERS, sessions: int = SESSIONS, names=None) -> Crowd:
    """Write the sessions, enrolments and human marks of a crowd into a new data folder.

    Args:
        folder: Gets ``home`` and ``content``.
        learners: How many.
        sessions: How many in all.
        names: Ids of the learners; plain ones if not given.
    """
    home, content = folder / "home", folder / "content"
    (home / "sessions").mkdir(parents=True)
    write_course(content)
    draw = Random(f"crowd {learners} {sessions}")
    ids = list(names or (f"learner-{number:02}" for number in range(1, learners + 1)))
    able = [draw.gauss(0.5, 0.22) for _ in ids]
    for learner in ids:
        write_enrolment(
            enrolments_folder(home / "sessions"),
            Enrolment("crowd", learner, FIRST_DAY, "2026-11-01T09:00:00.000Z"),
        )
    tried: dict[tuple[int, str], int] = {}
    for number in range(sessions):
        who = number % len(ids)
        module = course().all_modules[(number // len(ids)) % len(course().all_modules)]
        attempt = tried[who, module.module] = tried.get((who, module.module), -1) + 1
        level = able[who] + 0.1 * attempt + draw.gauss(0, 0.15)
        kind = KINDS[min(len(KINDS) - 1, max(0, int(level * len(KINDS))))]
        _write(home / "sessions", number, ids[who], module, kind, draw)
    return Crowd(home, content, course())


def write_course(content: Path) -> None:
    """Put the course into a content folder; JSON is YAML."""
    target = content / "scenarios" / "courses" / "crowd.yaml"
    target.parent.mkdir(parents=True)
    target.write_text("# Teaches: everything at once.\n" + as_yaml(), encoding="utf-8")


def as_yaml() -> str:
    lines = ["course: crowd", "title: A crowd", "teaches: [keeping a cool head]", "modules:"]
    for module in course().all_modules:
        lines += [
            f"  - module: {module.module}",
            f"    title: {module.title}",
            f"    scenario: {module.scenario}",
        ]
        lines += [f"    deadline: {module.deadline}"] if module.deadline else []
        lines += [f"    attempts: {{maximum: {module.attempts.maximum}}}"] if module.attempts.maximum else []
        lines += ["    mode: exam", f"    seed: {module.seed}"] if module.mode == "exam" else []
    return "\n".join(lines) + "\n"


def _write(folder: Path, number: int, learner: str, module, kind: str, draw: Random) -> None:
    seed = number if os.environ.get(ANEW) else 0
    cut = 2 if draw.random() < 0.04 else 0
    content = content_of(module.scenario, kind, seed, module.module, module.mode.value, cut)
    begun = datetime(2026, 11, 2, 8, 0, tzinfo=UTC) + timedelta(minutes=17 * number)
    count = content.count(b"\n")
    ended = begun + timedelta(seconds=draw.randint(90, 1500))
    path = folder / f"{begun:%Y%m%d-%H%M%S}-{module.scenario}-{number:04x}.jsonl"
    path.write_bytes(content)
    session = str(uuid.uuid5(SPACE, str(number)))
    path.with_suffix(".about").write_bytes(about_bytes(About(session, learner)))
    times = [(0, begun)] if cut else [(0, begun), (count - 1, ended)]
    path.with_suffix(TIMES_SUFFIX).write_text(
        "".join(f'{{"record":{place},"at":"{moment.isoformat()}"}}\n' for place, moment in times)
    )
    if not cut and draw.random() < 0.05:
        write_overrules(path, tuple(_marks(path, session, number, draw)))
        assert path.with_suffix(OVERRULES_SUFFIX).exists()


def _marks(path: Path, session: str, number: int, draw: Random):
    """One to three human marks beside the game's."""
    for place, skill in enumerate(["", "empathy", "listening"][: draw.randint(1, 3)]):
        mark = min(100, max(0, int(draw.gauss(60, 25))))
        at = f"2026-11-29T10:{place:02}:00.000Z"
        judge = draw.choice(["judge-a", "judge-b"])
        yield Overrule(str(uuid.uuid5(SPACE, f"{number} {place}")), skill, mark, "listened to it", judge, at)


assert set(KINDS) == {bot.name for bot in BOTS}
