"""Each form of a report: it can be read back, and no name in it does anything."""

import csv
import io
import json
import re
from html.parser import HTMLParser

import pytest

from tests.reports.hand import facts, human, session, turn
from tests.reports.names import HOSTILE
from trainer.reports import building
from trainer.reports.cells import LONGEST, duration, short, shown
from trainer.reports.data import as_json
from trainer.reports.page import page
from trainer.reports.report import Column, Figure, Kind, Report, Table
from trainer.reports.tabular import csv_lines, inert
from trainer.reports.terminal import Paper, lines
from trainer.wording.cells import FORMULA_STARTS

ACTING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
"""Characters that act on a terminal or turn the reading direction round; a line feed is none here."""


def hostile_session(name, number):
    skills = ((name[:200], 10), ("empathy", 50))
    marks = (human(20, name[:200], evaluator=name), human(30, evaluator=name))
    steps = (turn(1, heat=5, need=name, events=("asks_supervisor",)), turn(2))
    return session(
        name,
        40,
        day=number,
        scenario=name,
        session=name[:50],
        mode=name,
        ending=name,
        critical=(name,),
        skills=skills,
        marks=tuple(marks),
        turns=steps,
    )


def facts_of_hostile():
    return facts(*(hostile_session(name, number) for number, name in enumerate(HOSTILE)))


def hostile_reports():
    found = facts_of_hostile()
    yield building.cohort_report(found)
    yield building.skills_report(found)
    yield building.scenario_report(found)
    for name in HOSTILE:
        yield building.learner_report(found, name)
        yield building.scenario_report(found, name)


@pytest.fixture(scope="module")
def reports():
    return list(hostile_reports())


class Page(HTMLParser):
    """What a browser would make of a page, as far as harm goes."""

    VOID = frozenset({"meta"})

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.text, self.open = set(), [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += [(tag, *pair) for pair in attrs]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def parsed(html):
    found = Page()
    found.feed(html)
    found.close()
    assert found.open == []
    return found


TAGS = frozenset(
    "html head meta title style body header h1 h2 h3 p nav ul li a main section figure figcaption svg desc "
    "rect path text div table caption thead tbody tr th td bdi details summary".split()
)


def test_no_name_acts_in_a_page(reports):
    for report in reports:
        found = parsed(page(report))
        assert found.tags <= TAGS
        assert not [
            item for item in found.attributes if item[1].startswith("on") or item[1] in ("src", "style")
        ]
        links = [value for _, name, value in found.attributes if name in ("href", "xlink:href", "action")]
        assert all(re.fullmatch(r"#s\d+", link) for link in links)
        assert not ACTING.search("".join(found.text))


def test_a_page_asks_nobody_for_anything(reports):
    html = page(reports[0])
    assert "Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"" in html
    style = html.split("<style>")[1].split("</style>")[0]
    assert "url(" not in style
    assert "@import" not in style


def test_a_page_shows_names_as_they_were_typed(reports):
    text = "".join(parsed(page(reports[0])).text)
    for name in ("=1+1", "<script>alert(1)</script>", "../../x", "{{ 7*7 }}{% raw %}", "ünïcödé 漢字 🙂"):
        assert name in text


def test_every_table_of_a_page_can_be_read_aloud(reports):
    html = page(reports[0])
    assert html.count("<table>") == html.count("<caption") == html.count("<thead>")
    assert "<td" not in html.split("<thead>")[1].split("</thead>")[0]
    for body in html.split("<tbody>")[1:]:
        table = body.split("</tbody>")[0]
        assert table.count("<tr>") == table.count('<th scope="row"')
    assert html.count("<svg") == html.count('role="img"') == html.count("<desc")


def test_no_cell_of_csv_is_a_formula_or_acts(reports):
    for report in reports:
        text = "\r\n".join(csv_lines(report))
        for row in csv.reader(io.StringIO(text, newline="")):
            for cell in row:
                assert not ACTING.search(cell)
                assert not cell.startswith(FORMULA_STARTS) or re.fullmatch(r"-\d+(\.\d+)?", cell)


def test_a_negative_number_is_a_number_and_a_negative_name_is_text():
    assert (inert(-3.5), inert("-3.5"), inert(True), inert(None), inert(0)) == (
        "-3.5",
        "'-3.5",
        "yes",
        "",
        "0",
    )


@pytest.mark.parametrize("name", HOSTILE)
def test_csv_of_one_table_reads_back_as_rows_of_equal_length(name):
    report = building.learner_report(facts_of_hostile(), name)
    found = list(csv.reader(csv_lines(report, "attempts")))
    assert len({len(row) for row in found}) == 1
    assert found[0][:3] == ["learner", "when", "unit"]
    assert len(found) == 2


def test_json_is_ascii_and_keeps_every_character(reports):
    for report in reports:
        text = as_json(report)
        assert text.isascii()
        assert not ACTING.search(text)
        found = json.loads(text)
        assert found["subject"] == report.subject
        tables = {table["table"]: table for section in found["sections"] for table in section["tables"]}
        for table in report.tables:
            keys = [column.key for column in table.columns]
            assert [tuple(row[key] for key in keys) for row in tables[table.key]["rows"]] == list(table.rows)


@pytest.mark.parametrize("width", [0, 40, 80, 200])
def test_no_name_acts_in_a_terminal_or_goes_on_for_pages(reports, width):
    for report in reports:
        for line in lines(report, Paper(width, details=True)):
            assert not ACTING.search(line)
            assert "\n" not in line


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_terminal_is_never_wider_than_it_is_for_plain_names(width):
    past = facts(
        *(
            session(f"learner-{who}", 10 * who, day=day, skills=(("empathy", 9 * who),))
            for who in range(9)
            for day in range(3)
        )
    )
    for report in (building.cohort_report(past), building.learner_report(past, "learner-3")):
        for line in lines(report, Paper(width)):
            assert len(line) <= width, line


def test_a_narrow_terminal_says_which_columns_it_left_out():
    past = facts(*(session(f"learner-{who}", 10 * who) for who in range(3)))
    said = " ".join(lines(building.learner_report(past, "learner-1"), Paper(60)))
    assert "(not shown, for want of width:" in said
    assert "not shown" not in " ".join(lines(building.learner_report(past, "learner-1"), Paper(0)))


def test_parquet_keeps_types_and_every_character(reports, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra 'analytics' is not installed")
    from trainer.reports.columnar import parquet_tables

    report = reports[0]
    for key, content in parquet_tables(report):
        table = next(item for item in report.tables if item.key == key)
        found = parquet.read_table(io.BytesIO(content))
        assert found.column_names == [column.key for column in table.columns]
        assert found.num_rows == len(table.rows)
        for place, column in enumerate(table.columns):
            values = found.column(column.key).to_pylist()
            cells = [row[place] for row in table.rows]
            if column.kind is Kind.MOMENT:
                assert [value.isoformat(timespec="milliseconds") for value in values] == [
                    cell.replace("Z", "+00:00") for cell in cells
                ]
            else:
                assert values == cells


def test_a_parquet_file_without_rows_has_the_same_types_as_one_with_many(reports):
    pytest.importorskip("pyarrow", reason="the extra 'analytics' is not installed")
    from pyarrow import parquet

    from trainer.reports.columnar import parquet_tables

    empty, full = building.cohort_report(facts()), reports[0]
    types = [
        {key: parquet.read_schema(io.BytesIO(content)).types for key, content in parquet_tables(report)}
        for report in (empty, full)
    ]
    assert types[0]["status"] == types[1]["status"]
    assert types[0]["items"] == types[1]["items"]


def test_endless_names_are_cut_and_stay_apart():
    one, other = short("x" * 10_000), short("x" * 9_999 + "y")
    assert one != other
    assert max(len(one), len(other)) <= LONGEST
    assert short("a\u202eb") == "ab"
    assert short("\u200b") == "(blank)"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "0 s"),
        (59, "59 s"),
        (60, "1 min"),
        (3599, "1 h 00 min"),
        (3900, "1 h 05 min"),
        (273600, "3 d 4 h"),
    ],
)
def test_durations_are_said_in_words(seconds, said):
    assert duration(seconds) == said


def test_cells_are_said_by_what_they_mean():
    from zoneinfo import ZoneInfo

    zone = ZoneInfo("Europe/Berlin")
    cases = [
        (Kind.SHARE, 0.625, "62 %"),
        (Kind.NUMBER, 1234, "1,234"),
        (Kind.NUMBER, -7.5, "-7.5"),
        (Kind.MOMENT, "2026-11-26T08:30:00.000Z", "2026-11-26 09:30"),
        (Kind.YES_NO, False, "no"),
        (Kind.TEXT, "", "–"),
        (Kind.NUMBER, None, "–"),
    ]
    for kind, cell, said in cases:
        assert shown(cell, Column("x", "x", kind), zone) == said


def test_a_picture_of_nothing_and_of_too_much_is_drawn_all_the_same():
    from trainer.reports.pictures import svg
    from trainer.reports.report import Bar

    assert parsed(svg(Figure("none", "nothing", ()), "p")).tags == {"svg", "title", "desc"}
    html = svg(
        Figure("much", "far out", (Bar("<b>", 500, -10, 900, "500"),), mark=50, mark_label="mark"), "p"
    )
    assert "&lt;b&gt;" in html
    assert not re.search(r'(?:width|x)="-', html)


def test_a_row_that_does_not_fit_its_columns_is_refused():
    with pytest.raises(ValueError, match="a row of table 't' does not fit its columns"):
        Table("t", "T", (Column("a", "a"),), ((1, 2),))


def test_a_report_names_its_tables_in_reading_order(reports):
    assert isinstance(reports[0], Report)
    assert [table.key for table in reports[0].tables][:4] == ["learners", "stuck", "units", "status"]
