"""The results database says what the files say, loses nothing, and can be thrown away."""

import uuid
from dataclasses import replace

import pytest
from sqlalchemy import insert, text

from tests.records.builders import MOMENT, end, start, turn
from tests.records.rows import everything, play
from trainer.errors import EnvironmentProblem, UsageError
from trainer.model.transcript import End
from trainer.records import schema, tables
from trainer.records.beside import read_about
from trainer.records.database import Database, parse_url
from trainer.records.forgetting import forget, sessions_of
from trainer.records.judging import overrule
from trainer.records.opening import database_url, open_results, use_database
from trainer.records.overrules import Overrule, read_overrules
from trainer.records.results import Results
from trainer.records.sessions import Sessions

HOSTILE = [
    "=cmd()",
    "<script>alert(1)</script>",
    "../../x",
    "abc\u202edef",
    "'; DROP TABLE sessions; --",
    "x" * 10_000,
]


def mark(**changes):
    made = Overrule(str(uuid.uuid4()), "empathy", 40, "he never named it", "lead", "2026-11-27T09:00:00.000Z")
    return replace(made, **changes)


def test_a_session_that_ended_is_one_row_with_its_marks(results):
    path = play(
        results, turn(1), End("fixed", "closed", 81, True, (("empathy", 90), ("closing", None)), ("insult",))
    )
    assert results.settle().entered == 1
    (row,) = results.rows(tables.SESSIONS)
    assert (row["session"], row["file"]) == (read_about(path).session, path.name)
    assert (row["scenario"], row["seed"], row["score"], row["passed"]) == ("printer", 7, 81, True)
    assert row["started"] == row["ended"] == "2026-11-26T09:30:15.000Z"
    assert [(r["skill"], r["score"]) for r in results.rows(tables.SKILL_SCORES)] == [
        ("closing", None),
        ("empathy", 90),
    ]
    assert [r["name"] for r in results.rows(tables.CRITICAL_ERRORS)] == ["insult"]
    assert [r["learner"] for r in results.rows(tables.LEARNERS)] == ["me"]
    assert results.pending() == []


def test_a_session_without_end_is_a_row_without_result_and_is_completed_later(results):
    path = play(results, turn(1))
    results.settle()
    (row,) = results.rows(tables.SESSIONS)
    assert (row["turns"], row["ending"], row["score"], row["passed"], row["ended"]) == (
        1,
        None,
        None,
        None,
        None,
    )
    sessions = Sessions(results.folder)
    writer = sessions.reopen(sessions.unfinished()[0])
    writer.append(end(), MOMENT)
    writer.close()
    results.settle()
    (row,) = results.rows(tables.SESSIONS)
    assert (row["file"], row["score"]) == (path.name, 81)


def test_a_running_session_waits(results):
    results.settle()
    writer = Sessions(results.folder).begin(start(), MOMENT)
    play(results, turn(1), end())
    assert results.settle().entered == 1
    assert results.pending() == [writer.path]
    writer.append(end(), MOMENT)
    writer.close()
    results.settle()
    assert len(results.rows(tables.SESSIONS)) == 2


def test_rebuilding_gives_the_same_rows(results):
    for learner in ("me", *HOSTILE):
        play(results, turn(1), end(), learner=learner, scenario=learner)
        play(results, turn(1), learner=learner)
    results.settle()
    overrule(results, results.transcripts()[0].name, mark(skill=""))
    before = everything(results)
    assert results.rebuild().problems == []
    assert everything(results) == before
    assert len(before["sessions"]) == 14
    assert sorted(row["learner"] for row in before["learners"]) == sorted(["me", *HOSTILE])


@pytest.mark.parametrize("text_", ["a\x00b", "\ud800", "\U0001f600", "'\"\\"])
def test_text_that_no_database_takes_is_replaced(results, text_):
    play(results, turn(1), End(text_, text_, 1, False, ((text_, 1),), (text_,)), scenario=text_)
    assert results.settle().problems == []
    wanted = text_.replace("\x00", "\ufffd").replace("\ud800", "\ufffd")
    assert results.rows(tables.SESSIONS)[0]["scenario"] == wanted


@pytest.mark.parametrize(
    ("step", "what"),
    [
        (end(score=10**30), "'score' is not a number from 0 to 100"),
        (End("x", "y", 1, True, (("empathy", "much"),), ()), "'empathy' is not a number from 0 to 100"),
        (End("x", "y", 1, True, (("s" * 201, 1),), ()), "a skill's name is far too long"),
    ],
)
def test_one_bad_file_stops_no_other_and_is_named(results, step, what):
    bad = play(results, step)
    play(results, end())
    (results.folder / "20260101-000000-printer-aaaa.jsonl").write_text("rubbish\n")
    (results.folder / "20260101-000001-printer-aaaa.jsonl").touch()
    found = results.rebuild()
    assert found.entered == 1
    assert [str(problem.where) for problem in found.problems] == [
        f"{results.folder / '20260101-000000-printer-aaaa.jsonl'}:1",
        str(bad),
    ]
    assert found.problems[1].what == what


def test_a_session_that_does_not_say_whose_it_is_is_not_given_to_anybody(results):
    path = play(results, end(), learner="anna")
    path.with_suffix(".about").write_text("{}")
    found = results.rebuild()
    assert (found.entered, found.problems[0].what) == (0, "it does not say whose session this is")


def test_a_shorter_copy_changes_nothing(results, tmp_path):
    path = play(results, turn(1), turn(2), end())
    results.settle()
    before = everything(results)
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:2]))
    results.enter([path])
    assert everything(results) == before


def test_a_human_mark_is_kept_beside_the_games_and_survives_rebuilding(results):
    path = play(results, turn(1), end())
    given = mark()
    overrule(results, path.name, given)
    overrule(results, read_about(path).session, mark(skill="", mark=55))
    results.rebuild()
    rows = results.rows(tables.OVERRULES)
    assert sorted((row["skill"], row["mark"]) for row in rows) == [("", 55), ("empathy", 40)]
    assert results.rows(tables.SKILL_SCORES)[1]["score"] == 90
    assert read_overrules(path)[0] == given


def test_a_mark_needs_a_session_a_skill_of_it_and_a_reason(results):
    path = play(results, end())
    with pytest.raises(UsageError, match="there is no such session"):
        overrule(results, "none.jsonl", mark())
    with pytest.raises(UsageError, match="no mark for 'juggling'"):
        overrule(results, path.name, mark(skill="juggling"))
    with pytest.raises(UsageError, match="a mark needs its reason"):
        mark(reason=" ")
    with pytest.raises(UsageError, match="a mark is 0 to 100, not 101"):
        mark(mark=101)


@pytest.mark.parametrize("who", ["anna", *HOSTILE])
def test_forgetting_leaves_nothing_of_one_person_and_all_of_the_others(results, tmp_path, who):
    play(results, turn(1, reply="my secret words"), end(), learner=who)
    play(results, turn(1, reply="my secret words"), learner=who)
    others = play(results, turn(1), end(), learner="bert")
    overrule(results, others.name, mark(evaluator=who))
    results.settle()
    gone = forget(results, who)
    assert (gone.sessions, gone.rows) == (2, 2)
    results.settle()
    results.rebuild()
    assert [row["learner"] for row in results.rows(tables.LEARNERS)] == ["bert"]
    assert [row["evaluator"] for row in results.rows(tables.OVERRULES)] == ["(forgotten)"]
    assert {path.stem for path in results.folder.iterdir()} == {others.stem}
    results.database.close()
    needle = who.encode() if who != "x" * 10_000 else b"x" * 100
    for path in [*tmp_path.glob("records.db*"), *results.folder.iterdir()]:
        assert needle not in path.read_bytes(), path
    assert forget(results, who).sessions == 0


def test_a_running_session_is_not_forgotten_by_half(results):
    done = play(results, end(), learner="anna")
    running = Sessions(results.folder, "anna").begin(start(), MOMENT)
    with pytest.raises(UsageError, match="a session of this learner is running"):
        forget(results, "anna")
    assert done.exists()
    running.close()
    assert sessions_of(results.folder, "anna") == tuple(sorted((done, running.path)))


def test_the_migrations_end_at_the_tables_of_this_version(results):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    results.database.prepare()
    differences = results.database.read(
        lambda connection: compare_metadata(MigrationContext.configure(connection), tables.METADATA)
    )
    assert differences == []
    assert results.database.read(schema.version_of) == tables.HEAD


def test_a_database_of_before_there_were_courses_is_brought_up_and_keeps_its_rows(results, url):
    path = play(results, turn(1), end())
    results.settle()
    before = everything(results)
    results.database.write(lambda c: [c.execute(text(step)) for step in BACK])
    again = Results(results.folder, Database(url))
    again.settle()
    assert everything(again) == before
    assert again.rows(tables.SESSIONS)[0]["file"] == path.name
    again.database.close()


BACK = (
    "DROP TABLE enrolments",
    "ALTER TABLE sessions DROP COLUMN course",
    "ALTER TABLE sessions DROP COLUMN module",
    "UPDATE alembic_version SET version_num = '0001'",
)
"""From the tables of today to those of before there were courses."""


def test_a_database_of_a_newer_version_is_left_alone(results, url):
    results.database.prepare()
    results.database.write(lambda c: c.execute(text("UPDATE alembic_version SET version_num = '9999'")))
    with pytest.raises(EnvironmentProblem, match="made by a newer version of coolhead"):
        Database(url).prepare()


def test_a_transaction_that_fails_leaves_nothing(results):
    results.database.prepare()

    def half(connection):
        connection.execute(insert(tables.LEARNERS).values(learner_key="k", learner="anna"))
        connection.execute(text("SELECT nonsense FROM nowhere"))

    with pytest.raises(EnvironmentProblem, match="the results database cannot be used"):
        results.database.write(half)
    assert results.rows(tables.LEARNERS) == []


def test_another_database_is_filled_before_it_is_remembered(tmp_path, postgres_url):
    from tests.records.conftest import new_database

    url = new_database(postgres_url)
    play(open_results(tmp_path), turn(1), end())
    assert len(use_database(tmp_path, url).rows(tables.TRANSCRIPTS)) == 1
    assert parse_url(database_url(tmp_path)).database == parse_url(url).database
    assert (tmp_path / "settings.json").stat().st_mode & 0o077 == 0
    with pytest.raises(EnvironmentProblem):
        use_database(tmp_path, "postgresql://nobody@127.0.0.1:1/none")
    assert parse_url(database_url(tmp_path)).database == parse_url(url).database
    use_database(tmp_path, "local")
    assert database_url(tmp_path).startswith("sqlite:")


def test_a_shared_database_keeps_what_other_machines_entered(tmp_path, postgres_url):
    from tests.records.conftest import new_database

    url = new_database(postgres_url)
    one, two = (Results(tmp_path / name / "sessions", Database(url)) for name in ("one", "two"))
    play(one, end(), learner="anna")
    play(two, end(), learner="bert")
    one.settle()
    two.rebuild()
    one.rebuild()
    assert sorted(row["learner"] for row in two.rows(tables.LEARNERS)) == ["anna", "bert"]
    assert len(two.rows(tables.TRANSCRIPTS)) == 2


@pytest.mark.parametrize(
    "url", ["", "nonsense", "mysql://x/y", "sqlite://", "http://x", "postgresql+psycopg2://x/y"]
)
def test_what_is_no_address_of_a_database_is_refused(url):
    with pytest.raises(UsageError, match="this is no address of a results database"):
        parse_url(url)
