"""A certificate says what the records say, harmlessly, and on one page."""

import re
import shutil
import subprocess

import pytest

from tests.reports.hand import NOW, human
from tests.reports.names import HOSTILE
from tests.reports.passed import COURSE, past, played, whole
from tests.reports.test_forms import ACTING, parsed
from trainer.reports.certificate import (
    Certificate,
    Examined,
    Practised,
    certificate,
    certificate_page,
    exams_of,
)
from trainer.reports.completions import stands_of

TAGS = frozenset(
    (
        "html head meta title style body main header section p h1 h2 ul li table thead tbody tr th td div "
        "bdi span"
    ).split()
)


def made(learner="anna", sessions=None, check="NOT SIGNED"):
    stands = stands_of(COURSE, past(*(sessions or whole(learner))), learner, NOW)
    assert stands.passed
    return certificate(stands, learner, NOW, lambda session: check, ("1 exam is not signed.",))


def words(page):
    return " ".join(" ".join(parsed(page).text).split("</style>")[-1].split())


def test_it_says_what_the_records_say():
    found = made()
    assert (found.title, found.first_day, found.completed, found.made) == (
        *("A week", "2026-11-02", "2026-11-06", "2026-11-30"),
    )
    assert found.exams == (Examined("The exam", 88, 80, None, "2026-11-06", "anna-exam-4", "NOT SIGNED"),)
    assert found.practice == (Practised("The first", 95), Practised("Twice", 90))
    said = words(certificate_page(found))
    for sentence in (
        *(
            "anna",
            "has passed the course",
            "A week",
            "begun 2026-11-02, passed 2026-11-06",
            "promising little",
        ),
        *("The exam 88 80 2026-11-06", "1 exam is not signed.", "session anna-exam-4: NOT SIGNED"),
    ):
        assert sentence in said


def test_a_mark_of_a_human_is_named_as_such():
    sessions = [*whole("anna")[:-1], played("anna", "exam", 71, 4, marks=(human(85),))]
    found = made(sessions=sessions)
    assert (found.exams[0].score, found.exams[0].game_score) == (85, 71)
    assert found.checked[-1].endswith("no signature covers it.")
    assert "(score set by a human; the game gave 71)" in words(certificate_page(found))


def test_the_attempt_that_counts_is_the_one_that_is_checked():
    sessions = [*whole("anna")[:-1], played("anna", "exam", 60, 4), played("anna", "exam", 90, 5)]
    stands = stands_of(COURSE, past(*sessions), "anna", NOW)
    assert [attempt.session for _, attempt in exams_of(stands)] == ["anna-exam-5"]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_acts_in_it(name):
    title = name[:500]
    shown = Certificate(
        name, title, title, (title,), "", "", (Examined(title, 1, 1, 2, "", title, title),), (), (title,), ""
    )
    for page in (certificate_page(made(name)), certificate_page(shown)):
        found = parsed(page)
        assert found.tags <= TAGS
        assert {attribute for _, attribute, _ in found.attributes} <= {
            *("lang", "class", "charset", "http-equiv", "content", "name", "scope", "id"),
            *("aria-label", "aria-labelledby"),
        }
        assert not ACTING.search("".join(found.text))
        assert len(page) < 20_000
        assert "default-src 'none'" in page
        assert "url(" not in page


def crowded():
    """The most that can be on the page, in the widest letters."""
    wide = "W" * 500
    exams = tuple(Examined(wide, 100, 80, 79, "2026-11-06", "x" * 36, "signed, but " * 6) for _ in range(30))
    practice = tuple(Practised(wide, 100) for _ in range(60))
    sentences = ("A sentence on what was checked and what was not. " * 2,) * 5
    return Certificate(
        wide * 9, wide, wide, (wide,) * 20, "2026-11-02", "2026-11-06", exams, practice, sentences, ""
    )


@pytest.mark.parametrize("shown", [made, crowded])
def test_it_prints_on_one_page(shown, tmp_path):
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("no browser is installed here")
    (tmp_path / "page.html").write_text(certificate_page(shown()), encoding="utf-8")
    quiet = (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
        f"--user-data-dir={tmp_path}/p",
    )
    subprocess.run(
        [browser, *quiet, f"--print-to-pdf={tmp_path}/page.pdf", f"file://{tmp_path}/page.html"],
        capture_output=True,
        check=True,
        timeout=100,
    )
    assert len(re.findall(rb"/Type\s*/Page\b", (tmp_path / "page.pdf").read_bytes())) == 1


def test_what_does_not_fit_is_counted():
    said = words(certificate_page(crowded()))
    assert "and 24 more" in said
    assert "and 42 more" in said
