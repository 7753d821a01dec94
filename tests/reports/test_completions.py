"""Completions: what learning systems are told, line by line."""

import csv
import io
from datetime import timedelta, timezone

import pytest

from tests.reports.hand import NOW, human, rows
from tests.reports.names import HOSTILE
from tests.reports.passed import COURSE, past, played, whole
from trainer.reports.completions import completions_report
from trainer.reports.tabular import csv_lines
from trainer.wording.cells import FORMULA_STARTS


def lines(found, per="module", now=NOW):
    (table,) = completions_report([COURSE], found, now, per).tables
    return rows(table)


def told(row):
    return tuple(row[key] for key in ("module", "status", "score", "date_completed", "attempts", "required"))


def test_every_module_of_a_learner_who_passed():
    assert [told(row) for row in lines(past(*whole("anna")))] == [
        ("first", "passed", 95, "2026-11-03", 3, True),
        ("twice", "passed", 90, "2026-11-05", 2, True),
        ("extra", "not attempted", None, None, 0, False),
        ("exam", "passed", 88, "2026-11-06", 1, True),
    ]
    assert [told(row) for row in lines(past(*whole("anna")), "course")] == [
        ("", "passed", 91.0, "2026-11-06", 6, True)
    ]


@pytest.mark.parametrize(
    ("sessions", "module", "course"),
    [
        ([], ("not attempted", None, None, 0), "not attempted"),
        ([played("bert", "exam", None)], ("incomplete", None, None, 1), "incomplete"),
        ([played("bert", "exam", 40)], ("incomplete", 40, None, 1), "incomplete"),
        ([played("bert", "exam", 40), played("bert", "exam", 79, 1)], ("failed", 79, None, 2), "failed"),
        ([played("bert", "exam", 40, marks=(human(90),))], ("passed", 90, "2026-11-02", 1), "incomplete"),
    ],
)
def test_an_exam_with_two_attempts(sessions, module, course):
    found = past(*sessions, takes=["bert"])
    (row,) = (row for row in lines(found) if row["module"] == "exam")
    assert tuple(row[key] for key in ("status", "score", "date_completed", "attempts")) == module
    assert [row["status"] for row in lines(found, "course")] == [course]


def test_a_day_is_the_day_where_the_reader_is():
    late = [played("anna", "first", 90, minutes=60 * 14)]
    for hours, day in ((0, "2026-11-02"), (2, "2026-11-03"), (-10, "2026-11-02")):
        now = NOW.astimezone(timezone(timedelta(hours=hours)))
        assert lines(past(*late), now=now)[0]["date_completed"] == day


def test_the_head_of_the_file_is_a_contract():
    report = completions_report([COURSE], past(*whole("anna")), NOW, "module")
    found = list(csv_lines(report, "completions"))
    assert found[0] == "learner,course,module,status,score,date_completed,attempts,required"
    assert found[1] == "anna,week,first,passed,95,2026-11-03,3,yes"
    assert found[3] == "anna,week,extra,not attempted,,,0,no"


def test_hostile_names_stay_in_their_cells():
    sessions = [item for name in HOSTILE for item in whole(name)]
    report = completions_report([COURSE], past(*sessions), NOW, "module")
    text = "\r\n".join(csv_lines(report, "completions"))
    found = list(csv.reader(io.StringIO(text, newline="")))
    assert len(found) == 1 + 4 * len(HOSTILE)
    assert {len(row) for row in found} == {8}
    assert not [cell for row in found for cell in row if cell.startswith(FORMULA_STARTS)]
    assert len({row[0] for row in found[1:]}) >= len(HOSTILE) - 1


def test_nobody_is_a_head_without_lines():
    assert lines(past()) == []
    assert completions_report([], past(), NOW, "course").tables[0].rows == ()
