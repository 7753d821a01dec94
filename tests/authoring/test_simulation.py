"""Bots are seeded, see no more than a trainee, and show whether a scenario is fair."""

from dataclasses import fields
from pathlib import Path

import pytest

from tests.authoring.label_reader import LabelReader
from tests.content import samples
from trainer.authoring.bench import Bench, play, prepare
from trainer.authoring.bots import BOTS, Appeaser, Expert, Hostile, Robot, View, bot_called
from trainer.authoring.fairness import percent, unfairness
from trainer.authoring.plans import Task, TaskKind, plan
from trainer.authoring.simulation import simulate
from trainer.authoring.tally import Tally
from trainer.content.library import load_library
from trainer.model.mood import Gauge
from trainer.model.moves import Move
from trainer.model.persona import Degree
from trainer.understand.exemplars import Exemplar, load_exemplars


@pytest.fixture(scope="module")
def exemplars() -> list[Exemplar]:
    """The shipped ones."""
    return load_exemplars()


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory, exemplars: list[Exemplar]) -> Bench:
    """The sample scenario, every reply read once."""
    library = load_library([samples.write(tmp_path_factory.mktemp("shop"))])
    scenario = library.scenario("kettle")
    return prepare(scenario, library.persona("brisk"), exemplars, LabelReader(scenario, exemplars))


def test_each_reply_is_read_once(tmp_path: Path, exemplars: list[Exemplar]) -> None:
    library = load_library([samples.write(tmp_path)])
    scenario = library.scenario("kettle")
    reader = LabelReader(scenario, exemplars)
    made = prepare(scenario, library.persona("brisk"), exemplars, reader)
    read = len(reader.asked)
    assert read == len(set(reader.asked)) == len(made.readings)
    for bot in BOTS:
        play(made, bot, 1)
    assert len(reader.asked) == read


@pytest.mark.parametrize("bot", BOTS, ids=lambda bot: bot.name)
def test_a_talk_is_known_by_bot_and_seed(bench: Bench, bot: type) -> None:
    assert play(bench, bot, 5).transcript == play(bench, bot, 5).transcript
    assert len({play(bench, bot, seed).transcript for seed in range(6)}) > 1


def test_a_bot_sees_what_a_trainee_sees() -> None:
    assert [field.name for field in fields(View)] == ["need", "events", "line", "turn"]


def test_the_expert_goes_by_way_of_what_is_required(bench: Bench) -> None:
    talk = play(bench, Expert, 0)
    done = [getattr(step, "name", None) or "|".join(getattr(step, "topics", ())) for step in talk.steps]
    assert [name for name in done if name] == ["fact:model", "lookup", "solution:exchange"]
    assert talk.ending.ending == "tea"


def test_a_plan_holds_each_step_once_and_what_is_needed_first(bench: Bench) -> None:
    steps = plan(bench.scenario, __import__("random").Random(1))
    assert steps == [
        Task(TaskKind.ASK, "model"),
        Task(TaskKind.LOOK, "stock"),
        Task(TaskKind.OFFER, "exchange"),
    ]


def test_bots_keep_to_their_ways(bench: Bench) -> None:
    said = {
        bot: {hit.name for seed in range(8) for turn in play(bench, bot, seed).turns for hit in turn.moves}
        for bot in (Robot, Appeaser, Hostile)
    }
    assert not said[Robot] & {Move.ACKNOWLEDGE, Move.APOLOGISE, Move.LISTEN, Move.INSULT}
    assert not said[Appeaser] & {Move.PROPOSE, Move.EXPLAIN, Move.INSULT}
    assert said[Hostile] & {Move.INSULT, Move.SARCASM, Move.ARGUE}


def test_saying_the_same_again_is_a_repetition_and_a_short_word_is_none(bench: Bench) -> None:
    long, short = "I can swap it.", "hm"
    assert bench.reading(long, again=True).signals.repeated
    assert not bench.reading(long, again=False).signals.repeated
    assert not bench.reading(short, again=True).signals.repeated


def test_the_bench_has_the_temperament_of_each_degree(bench: Bench) -> None:
    heats = [bench.casting(0, degree).temperament.heat for degree in Degree]
    assert heats == [28, 40, 52]


def test_processes_make_no_difference(bench: Bench) -> None:
    bots = (Expert, Hostile)
    alone = simulate(bench, bots=bots, talks=120, seed=7)
    shared = simulate(bench, bots=bots, talks=120, seed=7, jobs=2)
    assert alone == shared
    assert [tally.talks for tally in alone] == [120, 120]


def test_progress_ends_with_all_talks(bench: Bench) -> None:
    told: list[tuple[int, int]] = []
    simulate(bench, bots=(Expert, Hostile), talks=60, progress=lambda done, of: told.append((done, of)))
    assert told == [(50, 120), (60, 120), (110, 120), (120, 120)]


def test_a_tally_adds_up_to_the_talks(bench: Bench) -> None:
    tally, parts = Tally("hostile"), [Tally("hostile"), Tally("hostile")]
    for seed in range(20):
        talk = play(bench, Hostile, seed)
        tally.count(talk, seed)
        parts[seed % 2].count(talk, seed)
    parts[1].add(parts[0])
    assert parts[1] == tally
    assert tally.kinds == {"lost": 20}
    assert (tally.a_pass, tally.no_pass, tally.no_best) == (None, 0, 0)
    heat = tally.course(Gauge.HEAT)
    assert heat[0] == 40
    assert heat[-1] > heat[0]


def tally(bot: str, *, passed: int, best: int) -> Tally:
    """A thousand talks, some of them passed, some with a best ending."""
    made = Tally(bot, talks=1000, passed=passed, a_pass=3 if passed else None, no_pass=4, no_best=5)
    made.kinds["best"] = best
    return made


def test_it_is_fair_at_the_limits_and_unfair_beyond() -> None:
    fair = [
        tally("expert", passed=990, best=990),
        tally("robot", passed=10, best=0),
        tally("novice", passed=1, best=0),
    ]
    assert list(unfairness(fair)) == []
    unfair = list(unfairness([tally("expert", passed=989, best=989), tally("hostile", passed=11, best=0)]))
    assert [(item.bot, item.what, item.seed) for item in unfair] == [
        ("expert", "reaches a best ending in 98.9 % of its talks; at least 99 % is fair", 5),
        ("expert", "passes in 98.9 % of its talks; at least 99 % is fair", 4),
        ("hostile", "passes in 1.1 % of its talks; at most 1 % is fair", 3),
    ]


def test_every_bot_but_novice_is_held_to_something() -> None:
    held = {bot.name for bot in BOTS if bot.must_pass or bot.must_not_pass}
    assert held == {bot.name for bot in BOTS} - {"novice"}
    assert bot_called("script-reader") is not None
    assert bot_called("nobody") is None


@pytest.mark.parametrize(
    ("part", "words"),
    [(0, "0 %"), (0.0004, "<0.1 %"), (0.125, "12.5 %"), (0.9999, ">99.9 %"), (1, "100 %")],
)
def test_a_part_is_never_rounded_to_all_or_nothing(part: float, words: str) -> None:
    assert percent(part) == words
