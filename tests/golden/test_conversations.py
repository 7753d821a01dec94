"""Each scenario can be played to a best, a partial and a lost ending, and gives the same bytes each time."""

from pathlib import Path

import pytest

from tests.golden.conversations import (
    Conversation,
    as_lines,
    conversations,
    ending_kind,
    play,
    without_scores,
)
from trainer.content.paths import content_files
from trainer.game import Game, open_game
from trainer.model.scenario import EndingKind
from trainer.play import Play

ALL = conversations()


@pytest.fixture(scope="module")
def game(tmp_path_factory: pytest.TempPathFactory) -> Game:
    """The shipped game over an empty data folder."""
    return open_game(data=tmp_path_factory.mktemp("data"))


@pytest.mark.parametrize("conversation", ALL, ids=lambda item: item.name)
def test_it_ends_as_written_and_gives_the_same_bytes(game: Game, conversation: Conversation) -> None:
    transcript = play(game, conversation)
    assert ending_kind(game, transcript) == conversation.kind
    assert as_lines(play(game, conversation)) == as_lines(transcript)
    golden = conversation.transcript.read_text(encoding="utf-8")
    assert without_scores(as_lines(transcript)) == without_scores(golden)


@pytest.mark.parametrize("conversation", ALL, ids=lambda item: item.name)
def test_no_customer_line_comes_twice_and_no_slot_is_open(game: Game, conversation: Conversation) -> None:
    lines = [step.line for step in play(game, conversation).steps if step.line]
    assert len(lines) == len(set(lines))
    assert not any("{" in line for line in lines)


@pytest.mark.parametrize("conversation", ALL, ids=lambda item: item.name)
def test_the_stored_transcript_replays_to_itself(game: Game, conversation: Conversation) -> None:
    transcript = play(game, conversation)
    assert Play.replayed(game, transcript).transcript == transcript


def test_the_best_passes_and_the_lost_does_not(game: Game) -> None:
    ends = {item.name: (item.kind, play(game, item).end) for item in ALL}
    assert [name for name, (kind, end) in ends.items() if kind == "best" and not (end and end.passed)] == []
    assert [name for name, (kind, end) in ends.items() if kind == "lost" and end and end.passed] == []


def test_every_scenario_has_all_three() -> None:
    have = {(item.scenario, item.kind) for item in ALL}
    scenarios = {path.stem for path in content_files(Path(__file__).parents[2] / "scenarios")}
    assert have == {(scenario, kind.value) for scenario in scenarios for kind in EndingKind}
