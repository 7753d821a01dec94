"""Live wordings in a real session: words change, mood and score never; without a model the game plays on."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.test_variety import OPENING, TALKS, as_written, play
from tests.voice import scripted
from trainer.content.library import find_content_root, load_library
from trainer.content.spoken import spoken_lines
from trainer.engine.likely import likely_lines
from trainer.engine.session import begin
from trainer.engine.state import Casting
from trainer.errors import EnvironmentProblem, UsageError
from trainer.game import Game, open_game
from trainer.guards.guard import Pair, judge
from trainer.model.mode import Mode
from trainer.model.transcript import Transcript
from trainer.model.variety import Variety
from trainer.play import Play
from trainer.verify import first_difference
from trainer.voice.live import LiveVoice

BEST = next(item for item in TALKS if item.name == "call-back-never-came-best")
LIBRARY = load_library([find_content_root()])


def other_words() -> dict[str, str]:
    """For every line of the scenario and its persona, words that the guards let pass where there are any."""
    scenario = LIBRARY.scenario(BEST.scenario)
    found = {}
    for content in (scenario, LIBRARY.persona(scenario.persona)):
        for spoken in spoken_lines(content):
            text = f"Look, {spoken.line.plain[:1].lower()}{spoken.line.plain[1:]} You hear me."
            if not spoken.line.plain.startswith("I") and judge(Pair(spoken.line.plain, text)) is None:
                found[spoken.line.plain] = text
    return found


Worked = Callable[..., Game]


@pytest.fixture
def worked(tmp_path: Path) -> Iterator[Worked]:
    """Opens games whose live voice is a scripted worker."""
    games: list[Game] = []
    (tmp_path / "known.json").write_text(json.dumps(other_words()), encoding="utf-8")

    def worked(body: str = scripted.HONEST, deadline: float = 5.0) -> Game:
        def live() -> LiveVoice:
            voice = LiveVoice(scripted.starter(tmp_path, body), deadline=deadline)
            voice.settle(1.0)
            return voice

        games.append(open_game(data=tmp_path / "data", live=live))
        return games[-1]

    yield worked
    for game in games:
        game.close()


def settled(game: Game, variety: Variety) -> Transcript:
    """A conversation in which the worker is given time before each reply."""
    session = game.start(BEST.scenario, seed=1, variety=variety)
    for reply in BEST.replies:
        if variety is Variety.LIVE:
            assert game.live().settle(30)
        if not session.over:
            session.say(reply) if isinstance(reply, str) else session.act(reply.name, reply.text)
    if not session.over:
        session.act("end")
    session.close()
    return session.transcript


def test_scores_moods_and_reasons_are_the_same_at_every_level(worked: Worked) -> None:
    game = worked()
    talks = {variety: settled(game, variety) for variety in Variety}
    for talk in talks.values():
        assert as_written(talk).steps == as_written(talks[Variety.NONE]).steps
        assert talk.end == talks[Variety.NONE].end
    live = [step.line for step in talks[Variety.LIVE].steps if step.line.startswith("Look, ")]
    assert len(live) >= 2
    assert not any(step.line.endswith("You hear me.") for step in talks[Variety.AUTHORED].steps)


def test_what_was_said_live_is_kept_so_that_the_session_can_go_on_and_be_verified(worked: Worked) -> None:
    game = worked()
    session = game.start(BEST.scenario, seed=1, variety=Variety.LIVE)
    for reply in BEST.replies[:4]:
        game.live().settle(30)
        session.say(reply) if isinstance(reply, str) else session.act(reply.name, reply.text)
    session.close()
    assert any(step.line.startswith("Look, ") for step in session.transcript.steps)
    (saved,) = game.unfinished()
    assert game.resume(saved).transcript == session.transcript
    silent = open_game(data=game.sessions.folder.parent)
    assert Play.replayed(silent, session.transcript).transcript == session.transcript
    assert first_difference(silent, session.transcript) is None


@pytest.mark.parametrize("mode", [Mode.BLIND, Mode.EXAM])
def test_where_it_counts_no_model_speaks(worked: Worked, mode: Mode) -> None:
    with pytest.raises(UsageError, match="guided and practice mode alone"):
        worked().start(BEST.scenario, variety=Variety.LIVE, mode=mode)


@pytest.mark.parametrize("body", [scripted.CRASHING, scripted.BABBLING, scripted.SLOW, scripted.REFUSED])
def test_with_a_worker_that_is_no_use_the_game_plays_on_as_written(worked: Worked, body: str) -> None:
    game = worked(body, deadline=0.1)
    spoken = play(game, BEST, Variety.LIVE)
    assert as_written(spoken).steps == as_written(play(game, BEST, Variety.NONE)).steps
    assert spoken.end is not None


def test_one_notice_says_that_it_is_over(worked: Worked) -> None:
    game = worked(scripted.STILLBORN, deadline=0.1)
    session = game.start(BEST.scenario, seed=1, variety=Variety.LIVE)
    game.live().settle(20)
    session.say("I'm listening.")
    (notice,) = session.notices()
    assert notice.startswith("Lines are spoken as written from here on: the language model has stopped")
    session.say("Tell me more, please.")
    assert session.notices() == ()
    session.close()


def test_without_a_tested_model_one_line_says_what_to_do(tmp_path: Path) -> None:
    game = open_game(data=tmp_path)
    with pytest.raises(EnvironmentProblem, match=r"needs the extra 'lm'; pip install|selftest"):
        game.start(BEST.scenario, variety=Variety.LIVE)
    assert game.unfinished() == ()


def test_a_model_is_asked_with_one_line_and_its_mood_and_nothing_else(worked: Worked, tmp_path: Path) -> None:
    log = tmp_path / "asked.jsonl"
    keeping = f"""ready()
for asked in questions():
    with open({str(log)!r}, "a", encoding="utf-8") as file:
        file.write(json.dumps(asked) + "\\n")
    answer(asked, known(asked))
"""
    game = worked(keeping)
    session = game.start(BEST.scenario, seed=1, variety=Variety.LIVE)
    game.live().settle(30)
    session.say("My own secret words about pineapples. I'm listening.")
    game.live().settle(30)
    session.close()
    scenario = LIBRARY.scenario(BEST.scenario)
    lines = {
        item.line.plain
        for part in (scenario, LIBRARY.persona(scenario.persona))
        for item in spoken_lines(part)
    }
    asked = [json.loads(row) for row in log.read_text(encoding="utf-8").splitlines()]
    assert asked
    assert all(set(row) == {"n", "line", "mood", "count", "seed"} for row in asked)
    assert {row["line"] for row in asked} <= lines


def test_what_comes_next_is_among_the_lines_that_were_thought_likely() -> None:
    scenario = LIBRARY.scenario(BEST.scenario)
    casting = Casting(scenario, LIBRARY.persona(scenario.persona), seed=1)
    state, start = begin(casting, mode="practice", content_hash="", reader="")
    likely = likely_lines(state)
    assert 5 <= len(likely) <= 60
    assert len(set(likely)) == len(likely)
    assert OPENING not in {line for line, _ in likely}
    assert start.source not in {line for line, _ in likely}
