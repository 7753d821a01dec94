"""A course goes over all machines that share a results database, and a server that is away closes none."""

import pytest

from tests.cli.conftest import KeywordReader
from tests.content import samples
from tests.courses.test_coursework import COURSE, Clock, broken_off, refused
from trainer.content.library import load_library
from trainer.game import Game
from trainer.records.opening import enter_pending
from trainer.records.paths import DATABASE_VARIABLE, sessions_folder
from trainer.records.sessions import Sessions


@pytest.fixture
def machines(tmp_path, monkeypatch):
    """Anna's game on two machines with one database."""
    root = samples.write(tmp_path / "shop")
    (root / "scenarios" / "courses").mkdir()
    (root / "scenarios" / "courses" / "tea-week.yaml").write_text(COURSE, encoding="utf-8")
    monkeypatch.setenv(DATABASE_VARIABLE, f"sqlite:///{tmp_path / 'shared.db'}")
    library, clock = load_library([root]), Clock()
    folders = [tmp_path / name for name in ("desk", "laptop")]
    return folders, [
        Game(library, Sessions(sessions_folder(f), "anna"), KeywordReader(), clock) for f in folders
    ]


def test_attempts_on_another_machine_count_and_so_does_the_enrolment(machines):
    (desk_folder, laptop_folder), (desk, laptop) = machines
    desk.coursework.enrol("tea-week", desk.now())
    broken_off(desk, "first-cup")
    broken_off(desk, "first-cup")
    assert enter_pending(desk_folder) == ""
    assert laptop.progress("tea-week").enrolment == desk.progress("tea-week").enrolment
    broken_off(laptop, "first-cup")
    assert laptop.progress("tea-week").of("first-cup").attempts == 3
    assert refused(laptop, "first-cup") == "'The first cup' is locked: all 3 attempts used"
    assert desk.progress("tea-week").of("first-cup").attempts == 2, "nothing was entered yet"
    assert enter_pending(laptop_folder) == ""
    assert desk.progress("tea-week").of("first-cup").attempts == 3
    assert refused(desk, "first-cup") == "'The first cup' is locked: all 3 attempts used"


def test_a_database_that_is_away_closes_no_course(machines, monkeypatch):
    _, (desk, _) = machines
    desk.coursework.enrol("tea-week", desk.now())
    broken_off(desk, "first-cup")
    monkeypatch.setenv(DATABASE_VARIABLE, "postgresql://anna@127.0.0.1:1/course")
    assert desk.progress("tea-week").of("first-cup").attempts == 1
