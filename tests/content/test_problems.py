"""Every kind of slip has its own line: place, code, what is wrong, what would be right."""

from pathlib import Path

import pytest

from tests.content.samples import PERSONA, SCENARIO, write
from trainer.content.problems import Problem, printable, quoted, suggest
from trainer.content.reading import read_persona, read_scenario

SLIPS: list[tuple[str, str, list[str]]] = [
    (
        "scenario: kettle",
        "scenaro: kettle",
        [
            "2:1 S002 there is no field 'scenaro' here; did you mean 'scenario'?",
        ],
    ),
    (
        "title: The kettle that trips the fuse\n",
        "",
        [
            "3:1 S001 'title' is missing; write it above 'teaches'",
        ],
    ),
    (
        "title: The kettle that trips the fuse",
        "title:",
        [
            "3:7 S005 'title' has no value; write one, or take the line out",
        ],
    ),
    (
        "title: The kettle that trips the fuse",
        "title: ~",
        [
            "3:8 S005 'title' has no value; write one, or take the line out",
        ],
    ),
    (
        "title: The kettle that trips the fuse",
        "title: The kettle: it trips",
        [
            "3:18 Y005 a ': ' stands where none can be; quote the text, or mend the indentation",
        ],
    ),
    (
        "difficulty: 1",
        "difficulty: hard",
        [
            (
                "5:13 S006 'difficulty' should be a whole number, not 'hard'; write a number, "
                "without quotes or a unit"
            ),
        ],
    ),
    (
        "difficulty: 1",
        "difficulty: 9",
        [
            "5:13 S007 'difficulty' should be at most 5, not '9'; write 5 or less",
        ],
    ),
    (
        "difficulty: 1",
        "difficulty: [1]",
        [
            (
                "5:13 S006 'difficulty' should be a whole number, not a list; write a number, "
                "without quotes or a unit"
            ),
        ],
    ),
    (
        "difficulty: 1",
        "difficulty: 1\ndifficulty: 2",
        [
            "6:1 Y010 'difficulty' stands here twice, first in line 5; take one of them out",
        ],
    ),
    (
        "persona: brisk",
        "persona: brsk",
        [
            "6:10 X010 there is no persona 'brsk'; did you mean 'brisk'?",
        ],
    ),
    (
        "persona: brisk",
        "persona: Brisk One",
        [
            (
                "6:10 S010 'persona' should be small letters, digits and hyphens, a letter "
                "first, not 'Brisk One'; write 'brisk-one'"
            ),
        ],
    ),
    (
        "scenario: kettle",
        "scenario: teapot",
        [
            (
                "2:11 X003 'teapot' is not the file's name 'kettle'; name the file after it, or "
                "the other way round"
            ),
        ],
    ),
    (
        "  - The kettle trips the fuse.\n",
        "",
        [
            "27:5 S008 'opening' needs at least 3 items, and has 2; add to it",
        ],
    ),
    (
        "  - The kettle trips the fuse.\n",
        "  - Listen: it trips.\n",
        [
            (
                "26:5 S004 'opening 1' should be a text, but was read as a key with a value; put "
                "the text in quotes, it contains ': '"
            ),
        ],
    ),
    (
        "  - The kettle trips the fuse.\n",
        "  -\n",
        [
            "26:4 S005 'opening 1' has no value; write one, or take the line out",
        ],
    ),
    (
        "  - The kettle trips the fuse.\n",
        "  - " + "x" * 601 + "\n",
        [
            "26:5 S009 'opening 1' is too long: 601 characters, at most 600; shorten it",
            (
                "26:5 X002 warning: this line fills 12 rows of a narrow terminal, 4 are taken in "
                "at a glance; shorten its 601 characters to about 180, or make two lines of it"
            ),
        ],
    ),
    (
        "  - The kettle trips the fuse.\n",
        '  - "The \\e[31mkettle trips."\n',
        [
            "26:5 Y004 a control character in this text; take the escape out",
        ],
    ),
    (
        "  - need: heard",
        "  - need: herd",
        [
            "33:11 S003 'need' cannot be 'herd'; did you mean 'heard'?",
        ],
    ),
    (
        "      any: [One., Two., Three., Four.]",
        "      ani: [One.]",
        [
            "37:7 S002 there is no field 'ani' here; did you mean 'any'?",
        ],
    ),
    (
        "      any: [One., Two., Three., Four.]",
        "      any: [One., '', Three., Four.]",
        [
            "37:19 S005 'due 2' has no value; write one, or take the line out",
        ],
    ),
    (
        "    answers: [The K2.]",
        "    answers: [The K2., {a: b}]",
        [
            (
                "42:24 S004 'answers 2' should be a text, but was read as a key with a value; "
                "put the text in quotes, it contains ': '"
            ),
        ],
    ),
    (
        "    answers: [The K2.]",
        "    answers: []",
        [
            (
                "42:14 X004 'answers' has no line for a customer who is calm, annoyed, angry, "
                "furious; add lines under 'any' or under these"
            ),
        ],
    ),
    (
        "    answers: [The K2.]",
        "    answers: {cool: [The K2.]}",
        [
            (
                "42:22 X004 'answers' has no line for a customer who is angry, furious; add lines "
                "under 'any' or under these"
            ),
        ],
    ),
    (
        "    withheld: [Why?]\n",
        "",
        [
            "43:12 X016 'model' needs trust and has no 'withheld' lines; write it below this",
        ],
    ),
    (
        "    asks: [Which",
        "    ask: [Which",
        [
            "41:5 S002 there is no field 'ask' here; did you mean 'asks'?",
        ],
    ),
    (
        "    requires: [fact:model, lookup:stock]",
        "    requires: [fact:modle, solution:exchange]",
        [
            "48:16 X012 nothing is called 'fact:modle'; did you mean 'fact:model'?",
            "48:28 X012 'exchange' requires itself; take it out",
        ],
    ),
    (
        "    doubts: [Which one would that be?]\n",
        "",
        [
            (
                "49:15 X015 'exchange' needs trust or something first and has no 'doubts' lines; "
                "write it below this"
            ),
        ],
    ),
    (
        "    accepts: [Fine.]\n",
        "",
        [
            ("49:5 X014 'exchange' can be taken and has no 'accepts' lines; write it above 'doubts'"),
        ],
    ),
    (
        "    declines: [I want tea.]\n",
        "",
        [
            "53:14 X013 'voucher' is declined and has no 'declines' lines; write it below this",
        ],
    ),
    (
        "    verdict: decline",
        "    verdict: refuse",
        [
            "53:14 S003 'verdict' cannot be 'refuse'; allowed: accept, decline, swallow",
        ],
    ),
    (
        "  - need: helped\n",
        "  - need: heard\n",
        [
            "35:11 X011 'heard' stands twice among the needs; rename one of them, or take it out",
            "66:22 X020 this customer has no need 'helped'; allowed: heard",
            (
                "82:12 X023 warning: this customer has no need 'helped', so nobody sees this "
                "answer; allowed: heard"
            ),
            (
                "83:12 X023 warning: this customer has no need 'helped', so nobody sees this "
                "answer; allowed: heard"
            ),
        ],
    ),
    (
        "  held: [There",
        "  helt: [There",
        [
            "60:3 X017 there is no event 'helt'; did you mean 'held'?",
        ],
    ),
    (
        "    kind: partial",
        "    kind: best",
        [
            "70:11 X018 no ending is of the kind 'partial'; change one, or add one",
        ],
    ),
    (
        "    epilogue: She drinks nothing.",
        "    epilogue: She drinks nothing.\n    when:\n      heat_max: 50",
        [
            "79:5 X019 the last ending must fit always, and has a 'when'; take its 'when' out",
        ],
    ),
    (
        "    when:\n      needs: [heard]\n",
        "",
        [
            ("69:13 X019 'water' fits always, so that no ending after it can be reached; give it a 'when'"),
        ],
    ),
    (
        "      accepted: [exchange]",
        "      accepted: [voucher, exchnge]",
        [
            "67:18 X021 'voucher' is always declined, never accepted; allowed: exchange",
            "67:27 X021 there is no solution 'exchnge'; did you mean 'exchange'?",
        ],
    ),
    (
        "      needs: [heard, helped]",
        "      needs: [heard, agreed]",
        [
            "66:22 X020 this customer has no need 'agreed'; allowed: heard, helped",
        ],
    ),
    (
        "  - {need: heard, say: Go on., why: She is heard.}\n  - {need: heard, say",
        "  - {need: helped, say: Go on., why: She is heard.}\n  - {need: helped, say",
        [
            ("33:11 X022 no model answer serves the need 'heard'; add one under 'answers' in line 79"),
        ],
    ),
    (
        "It is {thing} again",
        "It is {thng} again",
        [
            "27:11 X001 there is no slot '{thng}'; did you mean '{thing}'?",
        ],
    ),
    (
        "It is {thing} again",
        "It is {thing again",
        [
            ("27:11 X001 a lone '{', braces are for slots alone; allowed: {thing}, {problem}, {deadline}"),
        ],
    ),
    (
        "  thing: the kettle",
        "  thing: the {thing}",
        [
            "13:14 X001 a slot's own words may not hold braces; write the words themselves",
        ],
    ),
    (
        "opening:\n",
        "rubric:\n  weights: {lisening: 2}\n  pass_mark: 101\nopening:\n",
        [
            "26:13 S011 'lisening' is no key here; did you mean 'listening'?",
            "27:14 S007 'pass_mark' should be at most 100, not '101'; write 100 or less",
        ],
    ),
    (
        "opening:\n",
        "winnable: perhaps\nopening:\n",
        [
            "25:11 S006 'winnable' should be true or false, not 'perhaps'; allowed: true, false",
        ],
    ),
    (
        "  name: Ada Holm\n  address: Ms Holm\n  names: [Ms Holm, Ada]\n  role: runs a small office\n",
        "  - Ada\n",
        [
            (
                "8:3 S004 'customer' should be a group of fields, each 'name: value', but is a "
                "list; write the fields below it, each in a line of its own"
            ),
        ],
    ),
    (
        "teaches: [listening]",
        "teaches: listening",
        [
            "4:10 S004 'teaches' should be a list, but is a text; begin each item with '- '",
        ],
    ),
    (
        "due: [One., Two., Three., Four.]",
        "due: [One.]",
        [
            "34:5 X030 warning: 'heard' has fewer than 4 'due' lines; add some under 'due'",
        ],
    ),
]


def test_the_samples_themselves_have_no_problem(tmp_path: Path) -> None:
    folder = write(tmp_path)
    assert read_persona(folder / "personas" / "brisk.yaml").problems == ()
    assert read_scenario(folder / "scenarios" / "kettle.yaml", {"brisk"}).problems == ()


@pytest.mark.parametrize(("good", "bad", "expected"), SLIPS)
def test_a_slip_in_a_scenario_is_told_in_these_words(
    tmp_path: Path, good: str, bad: str, expected: list[str]
) -> None:
    assert SCENARIO.count(good) >= 1
    path = write(tmp_path, scenario=SCENARIO.replace(good, bad, 1)) / "scenarios" / "kettle.yaml"
    checked = read_scenario(path, {"brisk"})
    assert [problem.render() for problem in checked.problems] == [f"{path}:{line}" for line in expected]
    assert (checked.value is None) == any("warning" not in line for line in expected)


@pytest.mark.parametrize(
    ("good", "bad", "expected"),
    [
        (
            "temperament:\n",
            "sensitivities: {calm_dwn: 2}\ntemperament:\n",
            ["5:17 S011 'calm_dwn' is no key here; did you mean 'calm_down'?"],
        ),
        (
            "temperament:\n",
            "heat_words: [mild, warm, hot]\ntemperament:\n",
            ["5:26 S001 'heat_words 4' is missing in 'heat_words'; write it below this"],
        ),
        ("  heat: 40", "  heat: -1", ["6:9 S007 'heat' should be at least 0, not '-1'; write 0 or more"]),
        (
            "  any:\n    - Do not take that tone.",
            "  any:\n    hot:\n      - Do not take that tone.",
            [
                (
                    "31:9 X004 'any' has no line for a customer who is calm, annoyed; "
                    "add lines under 'any' or under these"
                )
            ],
        ),
        (
            "  softens:\n    - Words at softens.\n",
            "",
            ["40:3 S001 'softens' is missing in 'lines'; write it above 'goes_on'"],
        ),
    ],
)
def test_a_slip_in_a_persona_is_told_in_these_words(
    tmp_path: Path, good: str, bad: str, expected: list[str]
) -> None:
    assert good in PERSONA
    path = write(tmp_path, persona=PERSONA.replace(good, bad, 1)) / "personas" / "brisk.yaml"
    checked = read_persona(path)
    assert [p.render().removeprefix(f"{path}:") for p in checked.problems] == expected
    assert checked.value is None


def test_all_slips_are_told_at_once(tmp_path: Path) -> None:
    text = SCENARIO.replace("difficulty: 1", "difficulty: 9").replace("kind: partial", "kind: parts")
    path = write(tmp_path, scenario=text.replace("{thing}", "{thng}")) / "scenarios" / "kettle.yaml"
    assert [problem.code for problem in read_scenario(path, {"brisk"}).problems] == ["S007", "X001", "S003"]


def test_a_file_full_of_slips_is_told_in_part(tmp_path: Path) -> None:
    text = SCENARIO + "".join(f"extra{n}: 1\n" for n in range(500))
    path = write(tmp_path, scenario=text) / "scenarios" / "kettle.yaml"
    problems = read_scenario(path, {"brisk"}).problems
    assert len(problems) == 51
    assert problems[-1].message == "and 450 more problems in this file"


def test_a_problem_never_moves_the_cursor() -> None:
    line = Problem("a\x1b[2J\u202e.yaml", 1, 2, "S000", "is \x07 odd").render()
    assert line == "a\ufffd[2J\ufffd.yaml:1:2 S000 is \ufffd odd"
    assert printable(line) == line


def test_a_quoted_word_stays_short_and_on_one_line() -> None:
    assert quoted("two\n  words") == "'two words'"
    assert quoted("x" * 100) == "'" + "x" * 39 + "…'"


def test_a_hint_names_the_nearest_or_all() -> None:
    assert suggest("herd", ["heard", "helped"]) == "did you mean 'heard'?"
    assert suggest("zzz", ["heard", "helped"]) == "allowed: heard, helped"
    assert suggest("zzz", []) == ""
