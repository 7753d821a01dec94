"""A small persona, a small scenario and tests for it, without problems, for tests to spoil."""

from pathlib import Path

from trainer.content.reading import read_persona, read_scenario
from trainer.model.persona import EventLines, NeedLines, Persona
from trainer.model.scenario import Scenario


def _sets(names: list[str], *more: str) -> str:
    lines = ("Words at {}.", *more)
    return "\n".join(
        f"  {name}:\n" + "\n".join(f"    - {line.format(name)}" for line in lines) for name in names
    )


PERSONA = f"""# Teaches: nothing, it is a sample.
persona: brisk
title: Brisk
about: Wants it short.
temperament:
  heat: 40
  trust: 30
  patience: 60
needs:
{_sets(list(NeedLines.model_fields), "More words at {}.")}
pushback:
  any:
    - Do not take that tone.
lines:
{_sets(list(EventLines.model_fields))}
"""

SCENARIO = """# Teaches: nothing, it is a sample.
scenario: kettle
title: The kettle that trips the fuse
teaches: [listening]
difficulty: 1
persona: brisk
customer:
  name: Ada Holm
  address: Ms Holm
  names: [Ms Holm, Ada]
  role: runs a small office
slots:
  thing: the kettle
  problem: a kettle that trips the fuse
  deadline: noon
briefing:
  you: You answer for a shop.
  situation: A kettle came back.
  goal: She gets her tea.
  card:
    - label: Bought
      value: "12:30 on Monday"
  policy: [Exchange within two weeks]
  tools: [stock]
opening:
  - The kettle trips the fuse.
  - It is {thing} again.
  - I bought {problem}.
story:
  - - First I filled it.
  - - Then it went dark.
needs:
  - need: heard
    due: [One., Two., Three., Four.]
  - need: helped
    due:
      any: [One., Two., Three., Four.]
    unmet: [And now?]
facts:
  - fact: model
    asks: [Which model is it?, What does the plate say?, What kind is it?, Is it the K2?, Model please?]
    answers: [The K2.]
    trust: 10
    withheld: [Why?]
solutions:
  - solution: exchange
    offers: [I can swap it., You get a new one., Let me replace it., We exchange it., Take another one.]
    requires: [fact:model, lookup:stock]
    accepts: [Fine.]
    doubts: [Which one would that be?]
  - solution: voucher
    offers: [Have a voucher., We give you credit., Here is a coupon., I can credit you., Take a voucher.]
    verdict: decline
    declines: [I want tea.]
lookups:
  - lookup: stock
    terms: [kettle]
    shows: Two in stock.
lines:
  held: [There you are.]
endings:
  - ending: tea
    kind: best
    title: Tea
    when:
      needs: [heard, helped]
      accepted: [exchange]
    epilogue: She drinks tea.
  - ending: water
    kind: partial
    title: Water
    when:
      needs: [heard]
    epilogue: She drinks water.
  - ending: dry
    kind: lost
    title: Dry
    epilogue: She drinks nothing.
answers:
  - {need: heard, say: Go on., why: She is heard.}
  - {need: heard, say: Tell me all., why: She is heard.}
  - {need: helped, say: You get a new one., why: It helps.}
  - {need: helped, say: Shall I swap it?, why: It helps.}
"""

TESTS = """# Teaches: nothing, it is a sample.
tests:
  - name: swapped at once
    steps:
      - say: Which model is it?
        expect:
          topics: [fact:model]
          events: [reveals]
          heat: falls
      - do: /lookup kettle
      - say: You get a new one.
    expect:
      ending: tea
      score: at least 50
  - name: left alone
    steps:
      - do: /end
    must_not:
      passed: true
"""

COURSE = """# Teaches: nothing, it is a sample.
course: tea-week
title: A week of tea
teaches: [listening]
days:
  - title: Monday
    modules:
      - module: first-cup
        title: The first cup
        scenario: kettle
        attempts: {minimum: 1, maximum: 3}
      - module: once-more
        title: Once more, slowly
        scenario: kettle
        degree: mild
        when: {module: first-cup, below: 60}
  - title: Tuesday
    modules:
      - module: second-cup
        title: The second cup
        scenario: kettle
        persona: brisk
        pass_mark: 75
        requires: [first-cup]
        opens: day 2
        deadline: day 5
        skip: {module: first-cup, at_least: 95}
      - module: last-cup
        title: The last cup
        scenario: kettle
        mode: exam
        requires: [second-cup, once-more]
        window: {opens: day 5 at 9:00, closes: day 5 at 17:00}
"""


def write(folder: Path, *, persona: str = PERSONA, scenario: str = SCENARIO) -> Path:
    """Lay out a content folder with one persona and one scenario."""
    (folder / "personas").mkdir(parents=True, exist_ok=True)
    (folder / "scenarios").mkdir(exist_ok=True)
    (folder / "personas" / "brisk.yaml").write_text(persona, encoding="utf-8")
    (folder / "scenarios" / "kettle.yaml").write_text(scenario, encoding="utf-8")
    return folder


def good_persona(folder: Path) -> Persona:
    """The sample persona, read from a file."""
    checked = read_persona(write(folder) / "personas" / "brisk.yaml")
    assert checked.value is not None, checked.problems
    return checked.value


def good_scenario(folder: Path) -> Scenario:
    """The sample scenario, read from a file."""
    checked = read_scenario(write(folder) / "scenarios" / "kettle.yaml", {"brisk"})
    assert checked.value is not None, checked.problems
    return checked.value
