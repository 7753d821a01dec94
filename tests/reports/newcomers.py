"""Eight new hires in their first week, as docs/leading.md tells of them: played through the game itself.

Bots play them, better and worse ones, and replies are read by their labels, so that the class is the same
whatever the reader of the day makes of a reply. All times are the week's.
"""

import json
import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from tests.authoring.label_reader import LabelReader
from trainer.authoring.bots import View, bot_called
from trainer.authoring.replies import repertoire
from trainer.content.conversation_check import SLASH, read_action
from trainer.game import open_game
from trainer.model.moves import Move
from trainer.model.reading import MoveHit
from trainer.records.beside import About, read_about, write_about
from trainer.understand.exemplars import load_exemplars

COURSE = "first-week"
MONDAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
"""Friday at noon: the moment of the guide."""

SPACE = uuid.UUID("0c0f1c1e-0000-4000-8000-000000000008")
TALKS_A_DAY = 4
ABLE = {"201": 1.0, "202": 0.9, "203": 0.8, "204": 0.75, "205": 0.7, "206": 0.5, "207": 0.3, "208": 0.0}
"""Id of each learner -> how likely a talk is an expert's."""


class Labels:
    """Reads replies of every scenario by their labels; an offer is one that is recommended."""

    version = "labels-2"

    def __init__(self, scenarios):
        scenarios = list(scenarios)
        exemplars = list(load_exemplars())
        self.known = [LabelReader(scenario, exemplars) for scenario in scenarios]
        self.lines = {scenario.scenario: repertoire(scenario, exemplars) for scenario in scenarios}

    def prepare(self, topics):
        """Nothing to prepare."""

    def read(self, reply, context):
        """As the reader of the scenario whose topics are asked about."""
        fitting = next(item for item in self.known if set(item.topics.values()) <= set(context.topics))
        reading = fitting.read(reply, context)
        if Move.PROPOSE not in {hit.name for hit in reading.moves}:
            return reading
        return replace(reading, moves=(*reading.moves, MoveHit(Move.RECOMMEND, 0.95, 0, len(reply))))


class Week:
    """A clock that is set."""

    def __init__(self):
        self.moment = datetime.combine(MONDAY, time(9, 0), UTC)

    def __call__(self):
        self.moment += timedelta(seconds=20)
        return self.moment


def make(home, reader):
    """Let the class play until Friday at noon; ids of sessions are made of learner and number."""
    for learner, able in ABLE.items():
        clock = Week()
        game = open_game(data=home, reader=reader, clock=clock, learner=learner)
        game.coursework.enrol(COURSE, clock.moment, MONDAY)
        draw = Random(f"first week of {learner}")
        for day in range(5 if learner != "208" else 2):
            clock.moment = datetime.combine(MONDAY + timedelta(days=day), time(9, 5), UTC)
            for _ in range(TALKS_A_DAY):
                stands = game.progress(COURSE).next
                if stands is None or clock.moment > NOON:
                    break
                _play(game, reader.lines, stands.module.module, draw, able)
                clock.moment += timedelta(minutes=15)
    _rename(home / "sessions")


def _play(game, lines, module, draw, able):
    play = game.start_module(COURSE, module)
    kind = bot_called("expert" if draw.random() < able else draw.choice(("novice", "robot", "indifferent")))
    bot = kind(play.scenario, lines[play.scenario.scenario], Random(draw.random()))
    events, line, turn = (), play.start.source, 0
    while not play.over:
        text = bot.next(View(play.need, events, line, turn))
        done = play.act(*read_action(text)).action if text.startswith(SLASH) else play.say(text).turn
        turn += not text.startswith(SLASH)
        events, line = done.events, done.source or line
    play.close()


def _rename(folder):
    counts = {}
    for path in sorted(folder.glob("*.jsonl"), key=lambda path: (read_about(path).learner, path.name[:15])):
        learner = read_about(path).learner
        counts[learner] = counts.get(learner, 0) + 1
        write_about(path, About(str(uuid.uuid5(SPACE, f"{learner} {counts[learner]}")), learner))


if __name__ == "__main__":
    import sys
    from pathlib import Path

    from trainer.content.library import find_content_root, load_library

    reader = Labels(load_library([find_content_root()]).scenarios.values())
    make(Path(sys.argv[1]), reader)
    for path in sorted((Path(sys.argv[1]) / "sessions").glob("*.jsonl")):
        first, *_, last = path.read_text().splitlines()
        one, end = json.loads(first), json.loads(last)
        sys.stdout.write(f"{path.name[:15]} {read_about(path).learner} {one['module']} {end.get('score')}\n")
