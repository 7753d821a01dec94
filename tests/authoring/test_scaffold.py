"""A new file passes every check whatever fitting answers it was made of, and plays to its best ending."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.authoring.scaffold import (
    MANNERS,
    TEMPERS,
    PersonaWish,
    ScenarioWish,
    persona_problems,
    persona_text,
    scenario_problems,
    scenario_text,
)
from trainer.authoring.schemas import modeline
from trainer.content.checking import check_file
from trainer.content.library import load_scenario
from trainer.game import open_game
from trainer.model.scenario import EndingKind, Need

WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=40)
FITTING = WORDS.map(lambda text: text.translate(dict.fromkeys(map(ord, "{}[]<>$%@"), "x")).strip() or "x")

GOOD_TALK = (
    "Good morning, Ms Ellery. Please tell me what happened, from the beginning. I'm listening.",
    "I see, it began on Monday and nobody came back to you. Please go on.",
    "I'm sorry, Ms Ellery. You've been left waiting since Monday. That's really frustrating.",
    "So you have had this since Monday, and you need it by three o'clock. Have I got that right?",
    "Where exactly should somebody come to?",
    "/lookup visits",
    "I've looked: Mr Okoro can be at your place at one today and put it right. Shall I book that for you?",
    "He comes at one and needs about forty minutes. I'll call you at two to check that it works.",
    "Is there anything else that I can do for you? Then thank you for your patience, Ms Ellery. Goodbye.",
)


def written(folder, wish):
    """A new file on the disk."""
    scenario = isinstance(wish, ScenarioWish)
    path = folder / ("scenarios" if scenario else "personas") / f"{wish.name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text((scenario_text if scenario else persona_text)(wish, folder), encoding="utf-8")
    return path


def test_new_files_have_no_problem_and_begin_like_the_shipped_ones(tmp_path):
    for wish, kind in ((ScenarioWish("late"), "scenario"), (PersonaWish("wary"), "persona")):
        path = written(tmp_path, wish)
        assert check_file(path) == ()
        first, second, *_ = path.read_text(encoding="utf-8").splitlines()
        assert first == modeline(kind)
        assert second.startswith("# Teaches: ")


@pytest.mark.parametrize("temper", TEMPERS)
@pytest.mark.parametrize("manner", MANNERS)
def test_every_kind_of_new_persona_is_sound(temper, manner):
    text = persona_text(PersonaWish("wary", temper=temper, manner=manner), Path())
    assert persona_problems(text, Path("personas/wary.yaml")) == ()


@settings(max_examples=40, deadline=None)
@given(
    st.builds(ScenarioWish, st.just("late"), FITTING, FITTING, FITTING, FITTING, FITTING, FITTING, FITTING)
)
def test_no_answer_breaks_the_file_or_is_changed(wish):
    path = Path("scenarios/late.yaml")
    problems = scenario_problems(scenario_text(wish, Path()), path, {"impatient"})
    assert {problem.code for problem in problems} <= {"X005", "X034", "X002"}


def test_what_was_answered_stands_in_the_file_as_it_was_said(tmp_path):
    said = 'The "good" one: 100 % # of $it & \\ more'
    wish = ScenarioWish("late", title=said, customer="Ada 'Q' O\"Neil", thing='the 5" pipe', deadline="noon")
    scenario = load_scenario(written(tmp_path, wish), ["impatient"])
    assert scenario.title == said
    assert scenario.customer.name == "Ada 'Q' O\"Neil"
    assert scenario.slots.thing == 'the 5" pipe'


def test_an_answer_that_does_not_fit_is_a_problem_with_its_remedy():
    def first(wish):
        problem = scenario_problems(
            scenario_text(wish, Path()), Path(f"scenarios/{wish.name}.yaml"), {"impatient"}
        )[0]
        return problem.code, problem.hint

    assert first(ScenarioWish("Bad Name")) == ("S010", "write 'bad-name'")
    assert first(ScenarioWish("late", deadline="by noon")) == ("X005", "write 'noon'")
    assert first(ScenarioWish("late", thing="the {thing}"))[0] == "X001"
    assert first(ScenarioWish("late", persona="impatiant")) == ("X010", "did you mean 'impatient'?")


def test_a_new_scenario_has_an_answer_for_every_need_and_an_ending_of_every_kind(tmp_path):
    scenario = load_scenario(written(tmp_path, ScenarioWish("late")), ["impatient"])
    assert {answer.need for answer in scenario.answers} == set(Need)
    assert {ending.kind for ending in scenario.endings} == set(EndingKind)


@pytest.mark.parametrize("persona", ["impatient", "wary"])
def test_a_new_scenario_played_well_reaches_its_best_ending(tmp_path, persona):
    written(tmp_path / "mine", ScenarioWish("late"))
    written(tmp_path / "mine", PersonaWish("wary"))
    game = open_game(data=tmp_path / "data", content=[tmp_path / "mine"])
    play = game.start("late", persona=persona, seed=1)
    for reply in GOOD_TALK:
        if reply.startswith("/"):
            play.act(*reply.removeprefix("/").split(" ", 1))
        else:
            play.say(reply)
    end = play.debrief().end
    assert (end.ending, end.passed) == ("mended", True)
