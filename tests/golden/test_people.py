"""With the real reader: every persona pushes back, softens where it is due, and tires of the same words."""

import pytest

from tests.golden.conversations import Conversation, conversations, ending_kind, play
from trainer.engine.matter import topic_phrases
from trainer.game import Game, open_game
from trainer.model.reading import Context
from trainer.model.scenario import Need

PERSONAS = (
    "angry", "courteous", "demanding", "direct", "impatient", "indecisive", "intimidating", "unreasonable",
)  # fmt: skip
BEST = [item for item in conversations() if item.kind == "best"]
KIND = "I'm really sorry, Miss Navarro. A whole morning lost like that, I can hear how much it has cost you."


@pytest.fixture(scope="module")
def game(tmp_path_factory: pytest.TempPathFactory) -> Game:
    """The shipped game over an empty data folder."""
    return open_game(data=tmp_path_factory.mktemp("data"))


@pytest.mark.parametrize("persona", PERSONAS)
def test_a_bad_reply_draws_push_back_and_heat(game: Game, persona: str) -> None:
    session = game.start("engineer-never-came", persona=persona, seed=1)
    turn = session.say("Calm down, it's only a printer.").turn
    assert "pushback" in turn.events
    assert turn.after.heat > turn.before.heat


@pytest.mark.parametrize("persona", PERSONAS)
def test_a_good_reply_where_it_is_due_draws_the_next_need(game: Game, persona: str) -> None:
    session = game.start("engineer-never-came", persona=persona, seed=1)
    for reply in ("Please tell me what happened, I'm listening.", "I see, go on."):
        session.say(reply)
    assert session.need is Need.ACKNOWLEDGED
    turn = session.say(KIND).turn
    assert "acknowledged" in turn.met
    assert session.need is Need.AGREED
    assert turn.after.heat <= turn.before.heat


@pytest.mark.parametrize("persona", PERSONAS)
def test_the_same_good_reply_does_not_go_on_working(game: Game, persona: str) -> None:
    session = game.start("engineer-never-came", persona=persona, seed=1)
    turns = [session.say(KIND).turn for _ in range(3)]
    assert turns[0].after.trust > turns[0].before.trust
    for turn in turns[1:]:
        assert "tired" in turn.events
        assert turn.met == ()
        assert turn.after.heat > turn.before.heat


@pytest.mark.parametrize("conversation", BEST, ids=lambda item: item.scenario)
def test_three_plays_in_a_row_read_differently_and_end_as_well(
    game: Game, conversation: Conversation
) -> None:
    transcripts = [play(game, conversation, seed=seed) for seed in (1, 2, 3)]
    assert [ending_kind(game, transcript) for transcript in transcripts] == ["best"] * 3
    heard = [{step.line for step in transcript.steps if step.line} for transcript in transcripts]
    for one, other in ((0, 1), (1, 2), (0, 2)):
        assert len(heard[one] & heard[other]) <= len(heard[one]) // 2


def test_no_model_answer_is_accused_of_harm(game: Game) -> None:
    accused = []
    for scenario in game.library.scenarios.values():
        for answer in scenario.answers:
            due = next(
                (spec.due.every_line()[:1] for spec in scenario.needs if spec.need is answer.need), ("",)
            )
            context = Context(
                due[0], topic_phrases(scenario), scenario.customer.names, scenario.customer.jargon
            )
            reading = game.warm_up().read(answer.say, context)
            accused += [(answer.say, hit.name) for hit in reading.moves if hit.name.harmful]
    assert accused == []
