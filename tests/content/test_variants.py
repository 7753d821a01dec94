"""Other wordings in files: authored ones are linted in place, drafts are spoken only when they may be."""

from pathlib import Path

import pytest

from tests.content import samples
from trainer.content.checking import check_file
from trainer.content.library import load_library
from trainer.content.paths import content_files
from trainer.content.problems import Severity
from trainer.content.sidecar import load_baked, sidecar_of
from trainer.content.spoken import scene, spoken_lines
from trainer.content.variants import OPENER_LENGTH, pairs
from trainer.engine.speaking import bears_opener
from trainer.guards import GUARD_VERSION
from trainer.guards.guard import Pair, judge
from trainer.model.baked import fingerprint

ROOT = Path(__file__).parents[2]
SHIPPED = load_library([ROOT])
LINE = "The kettle trips the fuse."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return samples.write(tmp_path / "shop")


def kettle(root: Path) -> Path:
    return root / "scenarios" / "kettle.yaml"


def vary(root: Path, *variants: str, line: str = LINE) -> list[str]:
    """Give the first opening other wordings and check the file."""
    path = kettle(root)
    listed = "".join(f"\n      - {text!r}" for text in variants)
    new = f"  - line: {line!r}\n    variants:{listed}\n"
    path.write_text(path.read_text(encoding="utf-8").replace(f"  - {LINE}\n", new), encoding="utf-8")
    found = [problem.render().removeprefix(str(path)) for problem in check_file(path)]
    return [text for text in found if "X03" not in text]


def test_a_faithful_variant_is_no_problem_and_is_listed(root: Path) -> None:
    assert vary(root, "It trips the fuse, this kettle of mine.") == []
    scenario = load_library([root]).scenario("kettle")
    assert scenario.opening[0].wordings == (LINE, "It trips the fuse, this kettle of mine.")


def test_a_variant_with_another_fact_is_an_error_at_its_place(root: Path) -> None:
    line = "On Monday the kettle tripped the fuse."
    found = vary(root, "It was on Monday that the kettle did.", "On Friday it was the kettle.", line=line)
    assert [text[:10] for text in found] == [":29:9 G006"]
    assert "'monday' became 'friday'" in found[0]
    assert "kettle" not in load_library([root]).scenarios


def test_any_other_objection_is_a_warning_and_the_file_can_be_played(root: Path) -> None:
    found = vary(root, "Does the kettle trip the fuse?")
    assert [text[:19] for text in found] == [":28:9 G015 warning:"]
    assert "kettle" in load_library([root]).scenarios


def test_two_variants_that_are_nearly_the_same_are_told(root: Path) -> None:
    first = "Every time it is on, this kettle costs me one of my fuses."
    found = vary(
        root,
        first,
        first.replace("Every", "Each"),
        line="That kettle costs me one of my fuses all the time, it does.",
    )
    assert any("nearly the same as one above" in text for text in found)


def test_a_bad_bracket_is_told_at_its_line(root: Path) -> None:
    path = kettle(root)
    path.write_text(path.read_text(encoding="utf-8").replace(f"- {LINE}", "- The [kettle trips."), "utf-8")
    found = [problem.render().removeprefix(str(path)) for problem in check_file(path)]
    assert [text[:10] for text in found if "S0" in text] == [":26:5 S012"]


def test_a_text_with_a_colon_is_still_reported_as_one(root: Path) -> None:
    path = kettle(root)
    path.write_text(path.read_text(encoding="utf-8").replace(f"- {LINE}", "- Well: it trips."), "utf-8")
    assert any("put the text in quotes" in problem.hint for problem in check_file(path))


def draft(root: Path, text: str, status: str = "approved", line: str = LINE) -> Path:
    """Write one draft beside the scenario."""
    path = sidecar_of(kettle(root))
    path.write_text(
        f"variants_of: kettle\nvariants:\n  - source: {fingerprint(line)}\n"
        f"    line: {line}\n    text: {text}\n"
        f"    status: {status}\n    model: tiny\n    revision: abc\n    guard: '{GUARD_VERSION}'\n"
        "    similarity: 0.8\n",
        encoding="utf-8",
    )
    return path


GOOD = "That kettle of mine trips the fuse."


@pytest.mark.parametrize("status", ["proposed", "approved", "rejected", "stale"])
def test_only_approved_drafts_are_spoken(root: Path, status: str) -> None:
    path = draft(root, GOOD, status)
    spoken = load_baked(path, load_library([root]).scenario("kettle"))
    assert spoken == ({LINE: (GOOD,)} if status == "approved" else {})
    assert check_file(path) == []


def test_an_approved_draft_that_the_guards_refuse_today_is_not_spoken_and_told(root: Path) -> None:
    path = draft(root, "That kettle of mine never trips the fuse.")
    assert load_baked(path, load_library([root]).scenario("kettle")) == {}
    (problem,) = check_file(path)
    assert (problem.line, problem.code, problem.severity) == (5, "G014", Severity.WARNING)


def test_a_changed_line_makes_its_drafts_stale(root: Path) -> None:
    path = draft(root, GOOD)
    scenario = kettle(root)
    changed = scenario.read_text(encoding="utf-8").replace(LINE, "The kettle blows the fuse.")
    scenario.write_text(changed, encoding="utf-8")
    assert load_baked(path, load_library([root]).scenario("kettle")) == {}
    (problem,) = check_file(path)
    assert (problem.line, problem.code) == (5, "X052")
    assert "stale" in problem.message


def test_a_false_fingerprint_and_a_foreign_file_are_told(root: Path) -> None:
    path = draft(root, GOOD)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(fingerprint(LINE), "0" * 16), encoding="utf-8")
    assert [problem.code for problem in check_file(path)] == ["X051"]
    path.write_text(text.replace("variants_of: kettle", "variants_of: toaster"), encoding="utf-8")
    assert [problem.code for problem in check_file(path)] == ["X050"]


def test_drafts_are_no_content_of_their_own(root: Path) -> None:
    draft(root, GOOD)
    assert [path.name for path in content_files(root / "scenarios")] == ["kettle.yaml"]
    assert load_library([root]).problems == ()


def test_every_shipped_wording_passes_the_guards() -> None:
    counted = {}
    for content in (*SHIPPED.scenarios.values(), *SHIPPED.personas.values()):
        known = scene(content)
        every = [pair for found in spoken_lines(content) for _, pair in pairs(found, known)]
        counted[content.title] = len(every)
        assert [(pair.wording, reject) for pair in every if (reject := judge(pair))] == []
    assert sum(count >= 12 for count in counted.values()) >= 3


def test_every_shipped_opener_is_short_and_fits_before_a_long_line() -> None:
    lines = [found for found in spoken_lines(SHIPPED.scenario("call-back-never-came")) if "due" in found.path]
    for persona in SHIPPED.personas.values():
        openers = [found for found in spoken_lines(persona) if found.path[0] == "openers"]
        for opener, line in ((first, line) for first in openers for line in lines[::3]):
            assert len(opener.line) <= OPENER_LENGTH
            bands, plain = opener.bands & line.bands, line.line.plain
            if bands and bears_opener(plain):
                assert judge(Pair(plain, f"{opener.line} {plain}", bands, small_change=True)) is None
