"""A scenario's picture shows every part of it, says what hangs on what, and fits the terminal."""

import re

import pytest

from tests.content import samples
from trainer.authoring.graph import Link, conditions, graph_of
from trainer.authoring.graph_formats import dot, mermaid
from trainer.authoring.graph_text import draw
from trainer.authoring.locating import read_at, scenario_files
from trainer.model.scenario import EndingRule

SHIPPED = scenario_files()


@pytest.fixture
def kettle(tmp_path):
    return samples.good_scenario(tmp_path)


def shipped(name):
    scenario = read_at(SHIPPED[name]).value
    assert scenario is not None
    return scenario


def test_the_small_scenario_reads_as_it_did(kettle):
    assert "\n".join(draw(kettle)) == DRAWN


DRAWN = """\
kettle: The kettle that trips the fuse
Ada Holm, played by 'brisk'; at most 20 replies

NEEDS, in this customer's order

  ┌───────────┐
  │ 1 heard   │  met by 2 points
  └─────┬─────┘  told meanwhile, beat by beat:
        │        ├─ 1 "First I filled it."
        │        └─ 2 "Then it went dark."
        ▼
  ┌───────────┐
  │ 2 helped  │  met by a solution that settles:
  └───────────┘  └─ exchange

FACTS, told when asked, by the trust it takes

  trust  10 ── model   needed for exchange

SOLUTIONS, behind what must come first

  fact:model ────┐
  lookup:stock ──┴──► exchange
                       taken, meets 'helped'
                  ──► voucher
                       always declined, settles nothing

ENDINGS, tried from the top; the first that fits is taken

  ┌─ 1 BEST ─ tea ─────────────────────────────────────────────────────────────┐
  │ "Tea"                                                                      │
  │ if heard, helped are met; exchange was taken                               │
  └────┬───────────────────────────────────────────────────────────────────────┘
       │ else
       ▼
  ┌─ 2 PARTIAL ─ water ────────────────────────────────────────────────────────┐
  │ "Water"                                                                    │
  │ if heard is met                                                            │
  └────┬───────────────────────────────────────────────────────────────────────┘
       │ else
       ▼
  ┌─ 3 LOST ─ dry ─────────────────────────────────────────────────────────────┐
  │ "Dry"                                                                      │
  │ whatever is left                                                           │
  └────────────────────────────────────────────────────────────────────────────┘"""


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("width", [60, 80])
def test_no_line_is_wider_than_the_terminal(name, width):
    assert max(map(len, draw(shipped(name), width))) <= width


@pytest.mark.parametrize("name", SHIPPED)
def test_everything_of_a_scenario_is_in_its_picture(name):
    scenario = shipped(name)
    drawn = "\n".join(draw(scenario))
    names = [
        *(spec.need.value for spec in scenario.needs),
        *(fact.fact for fact in scenario.facts),
        *(solution.solution for solution in scenario.solutions),
        *(solution.critical for solution in scenario.solutions if solution.critical),
        *(ending.ending for ending in scenario.endings),
    ]
    assert [name for name in names if name not in drawn] == []
    assert [n for n in range(1, len(scenario.story) + 1) if f"─ {n} " not in drawn] == []


@pytest.mark.parametrize("name", SHIPPED)
def test_plain_signs_draw_the_same_picture(name):
    scenario = shipped(name)
    plain = draw(scenario, ascii_only=True)
    assert not set("".join(plain)) & set("┌┐└┘├┤┬┴─│▼►…")
    assert list(map(len, plain)) == list(map(len, draw(scenario)))


def test_arrows_say_what_hangs_on_what(kettle):
    edges = {(edge.start, edge.end): edge.link for edge in graph_of(kettle).edges}
    assert edges["fact:model", "solution:exchange"] is Link.REQUIRED
    assert edges["lookup:stock", "solution:exchange"] is Link.REQUIRED
    assert edges["solution:exchange", "need:helped"] is Link.MEETS
    assert edges["solution:exchange", "ending:tea"] is Link.LEADS
    assert edges["ending:tea", "ending:water"] is Link.ELSE
    assert ("solution:voucher", "need:helped") not in edges


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("form", [mermaid, dot])
def test_every_arrow_joins_two_boxes_that_are_drawn(name, form):
    graph = graph_of(shipped(name))
    picture = form(graph)
    if form is dot:
        boxes = re.findall(r'^ {4}"([^"]+)" \[', picture, re.MULTILINE)
        ends = re.findall(r'^ {2}"([^"]+)" -> "([^"]+)"', picture, re.MULTILINE)
    else:
        boxes = re.findall(r'^ {4}(\w+)(?:\(\["|>"|\{\{"|\[/?")', picture, re.MULTILINE)
        ends = re.findall(r"^ {2}(\w+) (?:-->|-\.->)\|\w+\| (\w+)$", picture, re.MULTILINE)
    assert len(boxes) == len(set(boxes)) == len(graph.nodes)
    assert len(ends) == len(graph.edges)
    assert {end for pair in ends for end in pair} <= set(boxes)


def test_signs_of_the_formats_in_a_text_are_no_signs_there(kettle):
    odd = kettle.model_copy(update={"title": 'a "b" \\ c', "story": (('say "x" <b> & #1;',),)})
    assert 'label="kettle: a \\"b\\" \\\\ c"' in dot(graph_of(odd))
    assert "say #quot;x#quot; #lt;b#gt; #amp; #35;1;" in mermaid(graph_of(odd))


def test_conditions_are_told_in_words():
    rule = EndingRule(outcomes=("closed", "ended"), accepted=("a", "b"), trust_min=40, no_critical=True)
    assert conditions(rule) == (
        "it came to a close or you ended it",
        "a or b was taken",
        "trust 40 or more",
        "no critical error",
    )
    assert conditions(EndingRule()) == ()
