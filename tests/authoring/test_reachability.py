"""What cannot be said is known from the files alone, with its reason."""

from pathlib import Path

from tests.content import samples
from trainer.authoring.reachability import CROWDED_OUT, never_in_persona, never_in_scenario
from trainer.content.reading import read_document, read_persona, read_scenario

WIDE = """
  thanks:
    calm: [One., Two.]
    annoyed: [One., Two.]
    angry: [One., Two.]
    furious: [One., Two.]
    hot: [Never.]
    any: [Never.]
  sent_on:
    calm: [One., Two.]
    any: [Said when it is not calm.]
"""


def test_last_words_behind_enough_narrower_ones_are_never_said(tmp_path: Path) -> None:
    text = samples.PERSONA.replace("  sent_on:\n    - Words at sent_on.\n", "")
    text = text.replace("  thanks:\n    - Words at thanks.\n", WIDE.lstrip("\n"))
    path = samples.write(tmp_path, persona=text) / "personas" / "brisk.yaml"
    persona = read_persona(path).value
    assert persona is not None
    never = never_in_persona(persona)
    assert {place for place, why in never.items() if why == CROWDED_OUT} == {
        ("lines", "thanks", "hot"),
        ("lines", "thanks", "any"),
    }
    assert ("lines", "goes_on") in never


def test_who_cannot_choose_can_hedge(tmp_path: Path) -> None:
    text = samples.PERSONA.replace("needs:\n", "sensitivities:\n  options: 1.8\nneeds:\n", 1)
    persona = read_persona(samples.write(tmp_path, persona=text) / "personas" / "brisk.yaml").value
    assert persona is not None
    assert ("lines", "hedges") not in never_in_persona(persona)


def test_an_ending_that_another_always_precedes_takes_its_lines_with_it(tmp_path: Path) -> None:
    late = "  - ending: late\n    kind: partial\n    title: Late\n    when: {needs: [heard, helped]}\n"
    late += "    lines: [Too late.]\n    epilogue: Late.\n  - ending: dry\n"
    text = samples.SCENARIO.replace("  - ending: dry\n", late, 1)
    path = samples.write(tmp_path, scenario=text) / "scenarios" / "kettle.yaml"
    checked = read_scenario(path, {"brisk"})
    document, _ = read_document(path)
    assert checked.value is not None
    assert document is not None
    never = never_in_scenario(checked.value, document)
    assert "'late' is never reached" in never["endings", 2, "ending"]
    assert "'late' is never reached" in never["endings", 2, "lines"]
