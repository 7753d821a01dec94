"""Slips that authors make, each a small edit of a sound file: what is said is within one line of it."""

from pathlib import Path

import pytest

from trainer.authoring.scaffold import PersonaWish, ScenarioWish, persona_text, scenario_text
from trainer.content.checking import check_file

SCENARIO = scenario_text(ScenarioWish("late"), Path())
PERSONA = persona_text(PersonaWish("wary"), Path())

LONG = (
    "It began on Monday, and not in the evening, when it would not have mattered so much, but at nine, with "
    "the whole office waiting, and the phone ringing, and nobody at all who knew what to do. I called at once"
)

AGAIN = """  again:          # is asked what was told before
    - "I told you that already."
    - "You asked me that before."
"""

OF_SCENARIOS: list[tuple[str, str, str]] = [
    # A field, or a word that it takes, is not right.
    ("S002", "\ndifficulty: 2 ", "\ndificulty: 2 "),
    ("S002", "\ntitle: ", "\ntitel: "),
    ("S002", "  address: ", "  adress: "),
    ("S002", '  goal: "They', '  gaol: "They'),
    ("S002", '    epilogue: "Somebody came', '    epilog: "Somebody came'),
    ("S003", "  - need: agreed\n    due", "  - need: agree\n    due"),
    ("S003", "    verdict: decline ", "    verdict: refuse "),
    ("S003", '    kind: partial\n    title: "It was', '    kind: part\n    title: "It was'),
    ("S003", "      outcomes: [hung_up]", "      outcomes: [hang_up]"),
    ("S003", '  - need: closed\n    say: "Is there', '  - need: closd\n    say: "Is there'),
    ("S004", 'role: "runs the office of a small school"', "role: [runs the office]"),
    ("S004", '      - "That would do it. Book that."', "      - That would do it: book that."),
    ("S006", "\ndifficulty: 2 ", "\ndifficulty: two "),
    ("S006", "    volunteered: true ", "    volunteered: perhaps "),
    ("S007", "\ndifficulty: 2 ", "\ndifficulty: 12 "),
    ("S007", "    trust: 30 ", "    trust: 130 "),
    ("S007", "max_turns: 16", "max_turns: 3"),
    ("S010", "  - fact: place\n", "  - fact: The Place\n"),
    ("S011", "  weights: {listening: 2", "  weights: {lisening: 2"),
    # Something is not there.
    ("S001", '\ntitle: "The printer that nobody came for"\n', "\n"),
    ("S001", '\nminutes: 6\npersona: "impatient"', "\nminutes: 6\n#"),
    ("S001", '  deadline: "three o\'clock"', '  # deadline: "three o\'clock"'),
    ("S001", '    shows: "Free today', '    # shows: "Free today'),
    ("S001", '    epilogue: "Somebody came', '    # epilogue: "Somebody came'),
    ("S001", '    why: "One apology', '    # why: "One apology'),
    ("S005", '      - "Keep your voucher. Can you mend it or not?"\n', "      -\n"),
    ("S005", "  pass_mark: 70\n", "  pass_mark:\n"),
    ("S008", 'terms: ["visits", "technician", "today", "calendar", "who can come"]', "terms: []"),
    # A name points to nothing, or to two things.
    ("X003", 'scenario: "late"', 'scenario: "later"'),
    ("X010", 'persona: "impatient"', 'persona: "impatiant"'),
    ("X011", "  - solution: spare\n", "  - solution: visit\n"),
    ("X012", '    requires: ["fact:place"', '    requires: ["fact:palce"'),
    ("X017", '  contradiction:\n    - "A moment', '  contradictoin:\n    - "A moment'),
    ("X021", "      accepted: [visit]\n      heat_max", "      accepted: [visits]\n      heat_max"),
    ("X021", "      accepted: [visit]\n      heat_max", "      accepted: [voucher]\n      heat_max"),
    # A line cannot be said, or cannot be told from another.
    ("X001", "It's about {thing}. I have", "It's about {thng}. I have"),
    ("X001", "and I still have {problem}. Who", "and I still have {problem. Who"),
    ("X002", "It began on Monday. I called at once", LONG),
    ("X005", "isn't only {thing}. It's", "isn't only the {thing}. It's"),
    ("X006", "Good, a person. It's", "Good, a person. [customer name] here. It's"),
    ("X013", "    declines:\n", "    # declines:\n"),
    ("X025", "    volunteered: true ", '    withheld: ["Why do you ask?"]\n    volunteered: true '),
    ("X025", "  held:\n", '  thanks: ["Thank you."]\n  held:\n'),
    ("X034", '      - "where do we find you"\n', '      - "since when has it been like that"\n'),
    ("X035", '      - "That\'s what I needed to know."\n', '      - "Good. I think that\'s all."\n'),
    # Something about people.
    ("P001", "I gave my word that it'd be done.", "I gave my word, like a typical woman."),
    ("P002", "Harbour Street 5, second", "Write to jo@harbour-street.co.uk. Harbour Street 5, second"),
    ("P003", "second floor. Ring twice", "second floor. My mobile is 0171 555 2368. Ring twice"),
    ("P004", '{label: Case, value: "C-2041', '{label: Case, value: "4539 5787 6362 1486, C-2041'),
    # It is no YAML any more.
    ("Y005", 'title: "The printer that nobody came for"', 'title: "The printer that nobody came for'),
    ("Y005", "I'd only just sat down.\"", "I'd only just sat down."),
    ("Y005", '      - "Today? Yes.', "      - 'tis today? Yes."),
    ("Y005", '"calendar", "who can come"]', '"calendar", "who can come"'),
    ("Y005", "minutes: 6\n", "minutes 6\n"),
    ("Y005", "minutes: 6\n", "\tminutes: 6\n"),
    ("Y005", "  role: ", "   role: "),
    ("Y005", "  pass_mark: 70", "pass_mark: 70"),
    ("Y007", "minutes: 6\n", "minutes: &six 6\n"),
    ("Y008", '  tickets: ["Monday"', "  tickets: [*monday"),
    ("Y009", "  pass_mark: 70", "  pass_mark: !seventy 70"),
    ("Y010", "minutes: 6\n", "minutes: 6\nminutes: 7\n"),
    ("Y011", "\n# What can be asked.", "\n---\n# What can be asked."),
]
"""Code, what stood there, what the author made of it."""

OF_PERSONAS: list[tuple[str, str, str]] = [
    ("S001", AGAIN, ""),
    ("S002", "  softens: ", "  softness: "),
    ("S007", "  patience: 65", "  patience: 650"),
    ("S011", "  canned: 1.3", "  caned: 1.3"),
    ("P001", 'title: "Careful"', 'title: "Typically German"'),
    ("X001", "I have {problem}, and", "I have {problm}, and"),
    ("X004", '    hot:\n      - "Excuse me?', '    furious:\n      - "Excuse me?'),
    (
        "X033",
        '    - "And who tells me when it\'s done?"\n    - "What happens next, step by step?"\n    - "What if',
        '    # - "What if',
    ),
    ("Y005", 'heat_words: ["calm",', 'heat_words: "calm",'),
]
"""The same for personas."""


FAULTS = [("scenarios/late.yaml", SCENARIO, *fault) for fault in OF_SCENARIOS] + [
    ("personas/wary.yaml", PERSONA, *fault) for fault in OF_PERSONAS
]


def first_change(good: str, bad: str) -> int:
    """Number of the first line in which two texts differ."""
    pairs = zip(good.splitlines(), bad.splitlines(), strict=False)
    return next(n for n, (old, new) in enumerate(pairs, start=1) if old != new)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault[2]} {fault[4].strip()[:30]}")
def test_a_slip_is_told_within_one_line_and_nothing_else_is(
    tmp_path: Path, fault: tuple[str, str, str, str, str]
) -> None:
    name, good, code, was, made = fault
    assert was in good
    bad = good.replace(was, made, 1)
    path = tmp_path / name
    path.parent.mkdir()
    path.write_text(bad, encoding="utf-8")
    problems = check_file(path)
    assert [problem.code for problem in problems] == [code]
    assert abs(problems[0].line - first_change(good, bad)) <= 1


def test_there_are_sixty_slips_of_many_kinds() -> None:
    assert len(FAULTS) >= 60
    assert len({fault[2] for fault in FAULTS}) >= 30
