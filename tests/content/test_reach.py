"""What nobody can reach is told: endings behind others, lines without an occasion, solutions in a circle."""

import pytest

from tests.content.samples import SCENARIO, write
from trainer.content.reading import read_scenario


def said_of(folder, *changes):
    text = SCENARIO
    for was, made in changes:
        assert was in text
        text = text.replace(was, made, 1)
    path = write(folder, scenario=text) / "scenarios" / "kettle.yaml"
    return [problem.render().removeprefix(f"{path}:") for problem in read_scenario(path, {"brisk"}).problems]


WATER = "    title: Water\n    when:\n      needs: [heard]"
TEA = "    when:\n      needs: [heard, helped]\n      accepted: [exchange]"


@pytest.mark.parametrize(
    ("tea", "water"),
    [
        (TEA, "    title: Water\n    when: {needs: [heard, helped], accepted: [exchange], trust_min: 40}"),
        ("    when: {needs: [heard]}", "    title: Water\n    when: {outcomes: [closed]}"),
        ("    when: {accepted: [exchange]}", "    title: Water\n    when: {needs: [helped]}"),
        ("    when: {heat_max: 60}", "    title: Water\n    when: {heat_max: 40}"),
        ("    when: {outcomes: [closed, ended]}", "    title: Water\n    when: {outcomes: [ended]}"),
        ("    when: {needs: [heard]}", "    title: Water\n    when: {needs: [heard], no_critical: true}"),
    ],
)
def test_an_ending_behind_a_laxer_one_is_told(tmp_path, tea, water):
    said = said_of(tmp_path, (TEA, tea), (WATER, water))
    assert [line.split(";")[0].split(" ", 1)[1] for line in said] == [
        "X024 warning: 'water' is never reached, because 'tea' fits whenever it would"
    ]


@pytest.mark.parametrize(
    ("tea", "water"),
    [
        (TEA, WATER),
        ("    when: {trust_min: 50}", "    title: Water\n    when: {trust_min: 40}"),
        ("    when: {heat_max: 40}", "    title: Water\n    when: {heat_max: 60}"),
        ("    when: {no_critical: true, needs: [heard]}", WATER),
        ("    when: {outcomes: [closed]}", "    title: Water\n    when: {outcomes: [closed, ended]}"),
        ("    when: {accepted: [exchange]}", "    title: Water\n    when: {needs: [heard]}"),
    ],
)
def test_an_ending_that_can_still_come_is_not_told(tmp_path, tea, water):
    assert said_of(tmp_path, (TEA, tea), (WATER, water)) == []


@pytest.mark.parametrize(
    ("was", "made", "why"),
    [
        ("    trust: 10\n", "", "these 'withheld' lines are never said: 'model' needs no trust"),
        (
            "    declines: [I want tea.]",
            "    declines: [I want tea.]\n    accepts: [Yes.]",
            "these 'accepts' lines are never said: 'voucher' is always declined",
        ),
        (
            "    declines: [I want tea.]",
            "    declines: [I want tea.]\n    doubts: [Hm.]",
            "these 'doubts' lines are never said: 'voucher' is always declined",
        ),
        (
            "  held: [There you are.]",
            "  thanks: [Tea at last.]",
            "these 'thanks' lines are never said: the ending's own 'lines' are the last words",
        ),
        (
            "  held: [There you are.]",
            "  agrees: [Right.]",
            "these 'agrees' lines are never said: this customer has no need 'agreed'",
        ),
        (
            "  held: [There you are.]",
            "  jargon: [What is that?]",
            "these 'jargon' lines are never said: the customer's 'jargon' lists no words",
        ),
        (
            "      accepted: [exchange]\n",
            "      accepted: [exchange]\n      heat_max: 40\n    lines: {cool: [Tea!], angry: [Tea.]}\n",
            "these 'angry' lines are never said: this ending needs a heat of 40 or less",
        ),
    ],
)
def test_lines_without_an_occasion_are_told(tmp_path, was, made, why):
    said = said_of(tmp_path, (was, made))
    assert [line.split(";")[0].split(" ", 1)[1] for line in said] == [f"X025 warning: {why}"]


def test_a_story_that_nobody_waits_for_is_told(tmp_path):
    said = said_of(
        tmp_path,
        ("  - need: heard\n", "  - need: informed\n"),
        ("      needs: [heard, helped]", "      needs: [informed, helped]"),
        ("      needs: [heard]", "      needs: [informed]"),
        ("{need: heard, say: Go", "{need: informed, say: Go"),
        ("{need: heard, say: Tell", "{need: informed, say: Tell"),
    )
    expected = "29:1 X025 warning: the story is never told, because this customer has no need 'heard'"
    assert said == [f"{expected}; add the need, or take the story out"]


def test_a_solution_that_waits_for_what_comes_after_it_is_told(tmp_path):
    said = said_of(tmp_path, ("    withheld: [Why?]\n", "    withheld: [Why?]\n    after: [exchange]\n"))
    assert [line.partition(" ")[2] for line in said] == [
        "X036 'exchange' and 'fact:model' wait for each other; take one of the two requirements out"
    ]
    said = said_of(tmp_path, ("    withheld: [Why?]\n", "    withheld: [Why?]\n    after: [exchang]\n"))
    assert [line.partition(" ")[2] for line in said] == [
        "X012 no solution that can be taken is called 'exchang'; did you mean 'exchange'?"
    ]


def test_solutions_that_wait_for_each_other_are_told(tmp_path):
    second = (
        "  - solution: voucher\n    requires: [solution:exchange]\n    accepts: [Fine.]\n    doubts: [Why?]\n"
        "    offers: [Have a voucher., We credit you., Here is a coupon., Credit it is., Take a voucher.]\n"
    )
    said = said_of(
        tmp_path,
        ("    requires: [fact:model, lookup:stock]", "    requires: [fact:model, solution:voucher]"),
        (SCENARIO[SCENARIO.index("  - solution: voucher") : SCENARIO.index("lookups:")], second),
    )
    assert said == [
        "48:28 X036 'exchange' and 'voucher' wait for each other; take one of the two requirements out",
        "52:16 X036 'voucher' and 'exchange' wait for each other; take one of the two requirements out",
    ]


def test_a_fact_is_used_where_a_model_answer_speaks_of_it(tmp_path):
    unasked = ("    requires: [fact:model, lookup:stock]", "    requires: [lookup:stock]")
    used = ("say: Shall I swap it?", "say: Is it the K2 model?")
    assert len(said_of(tmp_path, unasked)) == 1
    assert said_of(tmp_path, unasked, used) == []
    assert said_of(tmp_path, unasked, ("  - fact: model\n", "  - fact: model\n    volunteered: true\n")) == []


@pytest.mark.parametrize(
    ("offer", "collides"),
    [
        ("Let me replace it, please.", True),
        ("I'd like to replace it for you.", True),
        ("Shall we replace that?", True),
        ("Let me replace the lid.", False),
        ("Model please?", True),
        ("Which model do you want?", False),
        ("What would the plate say?", False),
    ],
)
def test_wordings_collide_by_what_they_say_and_not_by_their_small_words(tmp_path, offer, collides):
    said = said_of(tmp_path, ("We give you credit.", f'"{offer}"'))
    assert [line.split()[1] for line in said] == (["X034"] if collides else [])
