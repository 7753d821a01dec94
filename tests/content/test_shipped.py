"""What is shipped passes every check that authors are held to, and shows them how a file begins."""

from pathlib import Path

import pytest

from trainer.authoring.schemas import modeline
from trainer.content.checking import check_file
from trainer.content.many import MANY, check_files
from trainer.content.paths import content_files, conversation_files, find_content_root

ROOT = find_content_root()
SHIPPED = [path for kind in ("personas", "scenarios") for path in content_files(ROOT / kind)]
TESTS = conversation_files(ROOT / "scenarios")


@pytest.mark.parametrize("path", [*SHIPPED, *TESTS], ids=lambda path: path.name)
def test_shipped_content_has_no_weakness(path: Path) -> None:
    assert [problem.render() for problem in check_file(path)] == []


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_a_shipped_file_points_to_its_schema_and_then_says_what_it_teaches(path: Path) -> None:
    first, second, *_ = path.read_text(encoding="utf-8").splitlines()
    assert first == modeline(path.parent.name.removesuffix("s"))
    assert second.startswith("# Teaches")


def test_many_files_are_checked_like_single_ones_and_in_their_order(tmp_path: Path) -> None:
    paths = []
    for n in range(MANY + 6):
        path = tmp_path / f"file-{n}.yaml"
        path.write_text(f"# Teaches: {n}\nscenario: file-{n % 7}\n", encoding="utf-8")
        paths.append(path)
    together = [list(found) for found in check_files(paths)]
    assert together == [list(check_file(path)) for path in paths]
    assert len({found[0].path for found in together}) == len(paths)
