"""The same course in SQLite and on a Postgres server: every report is the same, cell by cell.

COOLHEAD_TEST_CROWD=2000 makes it a course of 40 learners with 2,000 sessions.
"""

import shutil

import pytest

from tests.records.conftest import new_database
from tests.reports import crowd
from tests.reports.hand import only, rows, table_of
from trainer.records.database import Database
from trainer.records.looking_back import look_back
from trainer.records.results import Results
from trainer.reports import building
from trainer.reports.gathering import gather

pytestmark = pytest.mark.timeout(600)
"""Two thousand sessions are entered twice where that many are asked for, and machines may be busy."""


@pytest.fixture(scope="module")
def lite(made, tmp_path_factory):
    """The crowd in a database of this machine alone, entered from the files' whole."""
    results = Results(
        made.home / "sessions", Database(f"sqlite:///{tmp_path_factory.mktemp('db') / 'records.db'}")
    )
    assert results.rebuild().entered == crowd.SESSIONS
    yield results
    results.database.close()


@pytest.fixture(scope="module")
def server(made, postgres_url, tmp_path_factory):
    """The crowd on a server, entered from two machines, the later sessions first; no files are left here."""
    url = new_database(postgres_url)
    folder = tmp_path_factory.mktemp("machines")
    files = sorted((made.home / "sessions").iterdir(), reverse=True)
    half = len(files) // 2
    for machine, part in (("b", files[:half]), ("a", files[half:])):
        home = folder / machine
        (home / "sessions").mkdir(parents=True)
        shutil.copytree(made.home / "courses", home / "courses")
        for path in part:
            shutil.copy(path, home / "sessions")
        entering = Results(home / "sessions", Database(url))
        assert not entering.enter(entering.transcripts()).problems
        entering.settle()
        entering.database.close()
    results = Results(folder / "nothing", Database(url))
    yield results
    results.database.close()


def test_the_session_that_straddles_the_two_machines_is_whole(lite, server):
    assert server.counts() == lite.counts()


def facts_of(results, course=True):
    found = look_back(results, "crowd" if course else "")
    return gather(found, crowd.library().scenarios, crowd.NOW, crowd.course() if course else None)


def reports_of(facts):
    yield building.cohort_report(facts)
    yield building.skills_report(facts)
    yield building.scenario_report(facts)
    for unit in facts.units:
        yield building.scenario_report(facts, unit.unit)
    for member in facts.members:
        yield building.learner_report(facts, member.learner)


def cells(report):
    """Every cell and every sentence of a report under its place."""
    found = {(report.kind, report.subject, "about"): report.about}
    for number, section in enumerate(report.sections):
        found[report.kind, report.subject, number] = (section.title, section.words, section.figures)
        for table in section.tables:
            place = (report.kind, report.subject, table.key)
            found[*place, "rows"] = len(table.rows)
            for at, row in enumerate(table.rows):
                for column, cell in zip(table.columns, row, strict=True):
                    found[*place, at, column.key] = cell
    return found


@pytest.mark.parametrize("course", [True, False])
def test_every_report_is_the_same_cell_by_cell(lite, server, course):
    ours, theirs = facts_of(lite, course), facts_of(server, course)
    assert len(ours.sessions) == crowd.SESSIONS
    assert len(ours.members) == crowd.LEARNERS
    count = 0
    for one, other in zip(reports_of(ours), reports_of(theirs), strict=True):
        expected, found = cells(one), cells(other)
        assert found.keys() == expected.keys()
        different = {
            place: (cell, found[place])
            for place, cell in expected.items()
            if (type(cell), cell) != (type(found[place]), found[place])
        }
        assert different == {}
        count += len(expected)
    assert count > 50 * crowd.LEARNERS


def test_a_database_that_grew_and_one_that_was_made_anew_give_the_same(tmp_path):
    few = crowd.make(tmp_path, learners=5, sessions=60)
    results = Results(few.home / "sessions", Database(f"sqlite:///{tmp_path / 'records.db'}"))
    for path in results.transcripts():
        results.enter([path])
    results.settle()
    before = [cells(report) for report in reports_of(facts_of(results))]
    results.rebuild()
    assert [cells(report) for report in reports_of(facts_of(results))] == before
    results.database.close()


def test_what_is_counted_adds_up(lite):
    """Sums that are counted in different ways by different sections."""
    facts = facts_of(lite)
    report = building.cohort_report(facts)
    units, learners = rows(table_of(report, "units")), rows(table_of(report, "learners"))
    assert sum(row["attempts"] for row in units) == sum(row["attempts"] for row in learners) == crowd.SESSIONS
    status = rows(table_of(report, "status"))
    assert len(status) == crowd.LEARNERS * len(crowd.course().all_modules)
    for row in learners:
        mine = [item for item in status if item["learner"] == row["learner"]]
        assert row["done"] == sum(item["state"] == "done" for item in mine)
    items = table_of(building.scenario_report(facts), "items")
    for unit in facts.units:
        turns = table_of(building.scenario_report(facts, unit.unit), "turns")
        lost = sum(row["lost_here"] for row in rows(turns))
        assert lost <= int(only(items, unit=unit.unit)["losing_turn"].rpartition(" ")[2].rstrip(")"))
    judged = sum(len(past.marks) for past in facts.sessions)
    assert len(table_of(report, "judged").rows) == judged > 0
