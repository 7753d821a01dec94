"""``coolhead report`` as a lead uses it."""

import csv
import json
import re
import shutil
import stat

import pytest

from tests.reports import crowd
from tests.reports.names import HOSTILE

TALK = "listen acknowledge\npropose\n/end\n"


@pytest.fixture
def home(tmp_path, shop):
    return tmp_path / "coolhead-home"


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Where the data folder of ``played`` is kept for the next test."""
    return tmp_path_factory.mktemp("kept") / "home"


@pytest.fixture
def played(coolhead, home, kept):
    """Two learners, three conversations."""
    if not kept.exists():
        for learner in ("anna", "anna", "bert"):
            coolhead("play", "kettle", "--learner", learner, "--replies", "-", stdin=TALK)
        shutil.copytree(home, kept)
    shutil.copytree(kept, home, dirs_exist_ok=True)


@pytest.fixture
def cohort(tmp_path, monkeypatch):
    """Five learners of a course, with seventy sessions."""
    made = crowd.make(tmp_path / "made", learners=5, sessions=70)
    monkeypatch.setenv("COOLHEAD_HOME", str(made.home))
    return made


def test_a_cohort_is_told_in_words(coolhead, played):
    ran = coolhead("report", "cohort")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[:3] == [
        "The cohort",
        "All sessions, of any course and of none.",
        "3 attempts of 2 learners.",
    ]
    assert "2 learners." in lines
    for headline in ("Who is where", "Who is stuck, and on what", "Skills", "Where humans overruled"):
        assert headline in lines


def test_a_course_is_told_as_the_progress_of_its_learners_is(coolhead, cohort):
    ran = coolhead("report", "learner", "learner-03", "--course", "crowd", "--content", cohort.content)
    assert ran.code == 0, ran.err
    status = coolhead(
        "course", "status", "crowd", "--learner", "learner-03", "--content", cohort.content, "--json"
    )
    modules = json.loads(status.out)["modules"]
    report = coolhead(
        *("report", "learner", "learner-03", "--course", "crowd", "--content", cohort.content),
        *("--format", "json", "--table", "status"),
    )
    rows = json.loads(report.out)["rows"]
    assert [(row["unit"], row["state"], row["why"]) for row in rows] == [
        (module["module"], module["state"], module["reason"] or "") for module in modules
    ]


def test_without_a_course_the_report_points_to_those_that_are_taken(coolhead, cohort):
    ran = coolhead("report", "cohort", "--content", cohort.content)
    assert "Where each stands in a course: add --course crowd." in ran.out


@pytest.mark.parametrize(
    ("words", "form", "start"),
    [
        (("cohort",), "table", "The cohort\n"),
        (("scenario",), "table", "The scenarios\n"),
        (("scenario", "kettle"), "table", "One scenario: kettle\n"),
        (("skills",), "table", "The skills\n"),
        (("learner", "anna"), "table", "One learner: anna\n"),
        (("learner", "anna"), "html", "<!DOCTYPE html>"),
        (("learner", "anna"), "csv", "One learner,anna\n"),
        (("learner", "anna"), "json", '{\n  "report": "learner"'),
    ],
)
def test_every_report_and_every_form_is_there(coolhead, played, words, form, start):
    ran = coolhead("report", *words, "--format", form)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(start)
    assert re.search(r"[23] attempts of [12] learner", ran.out)


def test_the_files_name_says_the_form(coolhead, played, tmp_path):
    for name, start in (
        ("a.html", b"<!DOC"),
        ("a.csv", b"\xef\xbb\xbf"),
        ("a.json", b"{"),
        ("a.txt", b"The cohort"),
    ):
        ran = coolhead("report", "cohort", "--output", tmp_path / "new" / name)
        assert (ran.code, ran.out, ran.err) == (0, "", f"written: {tmp_path / 'new' / name}\n")
        assert (tmp_path / "new" / name).read_bytes().startswith(start)


def test_a_report_of_people_is_for_its_owner_alone(coolhead, played, tmp_path):
    coolhead("report", "cohort", "-o", tmp_path / "a.html")
    assert stat.S_IMODE((tmp_path / "a.html").stat().st_mode) == 0o600


def test_a_file_that_is_there_is_kept_unless_told_otherwise(coolhead, played, tmp_path):
    path = tmp_path / "a.html"
    path.write_text("mine")
    ran = coolhead("report", "cohort", "-o", path)
    assert ran.code == 2
    assert (
        ran.err == f"coolhead: {path}: there is such a file already; choose another name or add --replace\n"
    )
    assert path.read_text() == "mine"
    assert coolhead("report", "cohort", "-o", path, "--replace").code == 0
    assert path.read_text().startswith("<!DOCTYPE html>")


def test_a_folder_that_cannot_be_made_is_told(coolhead, played, tmp_path):
    (tmp_path / "file").write_text("")
    ran = coolhead("report", "cohort", "-o", tmp_path / "file" / "a.html")
    assert ran.code == 3
    assert ran.err == (
        f"coolhead: {tmp_path / 'file' / 'a.html'}: the report cannot be written: its folder is a file; "
        "name another file with --output\n"
    )


def test_a_byte_order_mark_can_be_left_out(coolhead, played, tmp_path):
    coolhead("report", "cohort", "-o", tmp_path / "a.csv", "--no-bom")
    assert (tmp_path / "a.csv").read_bytes().startswith(b"The cohort")
    assert not coolhead("report", "cohort", "--format", "csv").out.startswith("\ufeff")


def test_a_report_is_as_wide_as_it_is_told(coolhead, played, monkeypatch):
    monkeypatch.setenv("COLUMNS", "70")
    assert max(map(len, coolhead("report", "cohort").out.splitlines())) <= 70


def test_one_table_alone_can_be_read_by_a_program(coolhead, played):
    ran = coolhead("report", "cohort", "--format", "csv", "--table", "learners")
    rows = list(csv.DictReader(ran.out.splitlines()))
    assert [(row["learner"], row["attempts"]) for row in rows] == [("anna", "2"), ("bert", "1")]


def test_parquet_goes_into_a_folder_under_the_names_of_tables(coolhead, played, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra 'analytics' is not installed")
    ran = coolhead("report", "learner", "anna", "--format", "parquet", "-o", tmp_path / "data")
    assert ran.code == 0, ran.err
    names = sorted(path.name for path in (tmp_path / "data").iterdir())
    assert names[:3] == ["attempts.parquet", "complaint-cases.parquet", "complaints.parquet"]
    assert parquet.read_table(tmp_path / "data" / "attempts.parquet").num_rows == 2
    coolhead("report", "cohort", "--table", "learners", "-o", tmp_path / "one.parquet")
    assert parquet.read_table(tmp_path / "one.parquet").column("learner").to_pylist() == ["anna", "bert"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (
            ("learner", "ana"),
            2,
            (
                "there is no learner 'ana' here; did you mean 'anna'?; 'coolhead report cohort' lists "
                "all learners"
            ),
        ),
        (
            ("learner", "x" * 500),
            2,
            f"there is no learner '{'x' * 60}…' here; 'coolhead report cohort' lists all learners",
        ),
        (
            ("scenario", "ketle"),
            2,
            (
                "nothing called 'ketle' was played; did you mean 'kettle'?; 'coolhead report scenario' "
                "lists what was"
            ),
        ),
        (("cohort", "--course", "nosuch"), 2, "there is no course 'nosuch'"),
        (("cohort", "--since", "soon"), 2, "'soon' is no day; write it like 2026-11-26"),
        (
            ("skills", "--table", "x"),
            2,
            "this report has no table 'x'; its tables: skill-gaps, skills-of-learners, ",
        ),
        (
            ("skills", "--format", "parquet"),
            2,
            "Parquet is no text; name a folder with --output, or a file and --table",
        ),
    ],
)
def test_wrong_use_is_told_in_one_line(coolhead, played, words, code, said):
    ran = coolhead("report", *words)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith(f"coolhead: {said}")
    assert ran.err.count("\n") == 1


def test_nothing_played_is_no_error(coolhead, home):
    ran = coolhead("report", "cohort")
    assert (ran.code, ran.err) == (0, "")
    assert "There are no learners." in ran.out


def test_a_database_that_is_away_is_told(coolhead, played, monkeypatch):
    pytest.importorskip("psycopg", reason="the driver for Postgres is not installed")
    monkeypatch.setenv("COOLHEAD_DATABASE", "postgresql://lead:hush@127.0.0.1:9/course")
    ran = coolhead("report", "cohort")
    assert (ran.code, ran.out) == (3, "")
    assert "the results database cannot be used" in ran.err
    assert "hush" not in ran.err


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """Learners with names that mean harm."""
    names = HOSTILE
    return crowd.make(
        tmp_path_factory.mktemp("hostile"), learners=len(names), sessions=len(names), names=names
    )


@pytest.mark.parametrize("form", ["table", "html", "csv", "json", "parquet"])
def test_hostile_ids_of_learners_leave_no_trace_outside_the_report(
    coolhead, hostile, tmp_path, monkeypatch, form
):
    if form == "parquet":
        pytest.importorskip("pyarrow", reason="the extra 'analytics' is not installed")
    monkeypatch.setenv("COOLHEAD_HOME", str(hostile.home))
    monkeypatch.chdir(tmp_path)
    before = files_of(hostile.home.parent)
    for words in (("cohort", "--course", "crowd"), ("learner", "../../x"), ("learner", "x" * 10_000)):
        options = (
            "--content",
            hostile.content,
            "--format",
            form,
            "-o",
            tmp_path / "out" / "report",
            "--replace",
        )
        ran = coolhead("report", *words, *options)
        assert ran.code == 0, ran.err
    assert files_of(hostile.home.parent) == before
    assert {path.name for path in tmp_path.iterdir()} == {"out"}


def files_of(folder):
    """Files below a folder, without the database and the marks of what it still lacks."""
    return {path for path in folder.rglob("*") if "records.db" not in path.name and path.suffix != ".pending"}
