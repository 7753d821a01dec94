"""Sessions move between machines in one file, which may say what it likes."""

import contextlib
import json
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.records.builders import MOMENT, end, start, turn
from trainer.errors import EnvironmentProblem, UsageError
from trainer.records.archive import export_sessions, import_sessions
from trainer.records.beside import read_about
from trainer.records.overrules import Overrule, read_overrules, write_overrules
from trainer.records.sessions import Sessions

MARK = Overrule(
    "7c0e2f0a-0000-4000-8000-000000000001", "empathy", 40, "reason", "lead", "2026-11-27T09:00:00.000Z"
)
GOOD = "sessions/20260101-000000-printer-aaaa"


def play(folder, *steps, learner="me"):
    writer = Sessions(folder, learner).begin(start(), MOMENT)
    for step in steps:
        writer.append(step, MOMENT)
    writer.close()
    return writer.path


def everything(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix != ".pending"}


def transcript(tmp_path):
    return play(tmp_path / "elsewhere", turn(1), end()).read_bytes()


def archive(path, members):
    with zipfile.ZipFile(path, "w") as made:
        for name, content in members:
            made.writestr(name, content)
    return path


def test_what_is_exported_arrives_as_it_was(tmp_path):
    here, there = tmp_path / "here", tmp_path / "there"
    paths = [play(here, turn(1), end(), learner=who) for who in ("anna", "../../x")] + [play(here, turn(1))]
    write_overrules(paths[0], (MARK,))
    assert export_sessions(paths, tmp_path / "a.zip") == 3
    done = import_sessions(tmp_path / "a.zip", there)
    assert (len(done.new), done.known, done.strange, done.problems) == (3, 0, 0, [])
    arrived = {read_about(path).session: path for path in done.new}
    for path in paths:
        other = arrived[read_about(path).session]
        assert other.read_bytes() == path.read_bytes()
        assert read_about(other) == read_about(path)
        assert other.with_suffix(".times").read_bytes() == path.with_suffix(".times").read_bytes()
        assert read_overrules(other) == read_overrules(path)
        assert other.stat().st_mode & 0o077 == 0


def test_importing_twice_or_where_it_came_from_changes_nothing(tmp_path):
    here, there = tmp_path / "here", tmp_path / "there"
    path = play(here, turn(1), end())
    export_sessions([path], tmp_path / "a.zip")
    import_sessions(tmp_path / "a.zip", there)
    for folder in (there, here):
        before = everything(folder)
        done = import_sessions(tmp_path / "a.zip", folder)
        assert (done.new, done.known) == ([], 1)
        assert everything(folder) == before


def test_a_session_that_went_on_elsewhere_is_brought_up_to_it_and_never_back(tmp_path):
    here, there = tmp_path / "here", tmp_path / "there"
    path = play(here, turn(1))
    export_sessions([path], tmp_path / "early.zip")
    sessions = Sessions(here)
    writer = sessions.reopen(sessions.unfinished()[0])
    writer.append(end(), MOMENT)
    writer.close()
    export_sessions([path], tmp_path / "late.zip")
    import_sessions(tmp_path / "early.zip", there)
    assert len(import_sessions(tmp_path / "late.zip", there).longer) == 1
    assert import_sessions(tmp_path / "early.zip", there).known == 1
    (arrived,) = there.glob("*.jsonl")
    assert arrived.read_bytes() == path.read_bytes()


def test_a_mark_that_a_lead_set_elsewhere_arrives_with_a_session_that_is_here(tmp_path):
    here = tmp_path / "here"
    path = play(here, end())
    export_sessions([path], tmp_path / "a.zip")
    import_sessions(tmp_path / "a.zip", tmp_path / "lead")
    (copy,) = (tmp_path / "lead").glob("*.jsonl")
    write_overrules(copy, (MARK,))
    export_sessions([copy], tmp_path / "b.zip")
    import_sessions(tmp_path / "b.zip", here)
    assert read_overrules(path) == (MARK,)


def test_other_words_under_a_known_id_are_refused_and_what_is_here_stays(tmp_path):
    here = tmp_path / "here"
    path = play(here, turn(1, reply="what I said"), end())
    other = play(tmp_path / "forged", turn(1, reply="what I wish I had said"), end())
    other.with_suffix(".about").write_bytes(path.with_suffix(".about").read_bytes())
    export_sessions([other], tmp_path / "a.zip")
    before = everything(here)
    done = import_sessions(tmp_path / "a.zip", here)
    assert done.problems[0].what == "this session is here already with other words; the one here stays"
    assert everything(here) == before


def test_all_can_be_given_to_one_learner(tmp_path):
    path = play(tmp_path / "here", end())
    export_sessions([path], tmp_path / "a.zip")
    (new,) = import_sessions(tmp_path / "a.zip", tmp_path / "there", "anna").new
    assert read_about(new).learner == "anna"
    assert read_about(new).session == read_about(path).session


@pytest.mark.parametrize(
    "name",
    [
        "../../evil.jsonl",
        "/etc/passwd",
        "sessions/../../evil-0000.jsonl",
        "sessions\\..\\evil.jsonl",
        "sessions/20260101-000000-printer-aaaa.py",
        "sessions/20260101-000000-PRINTER-aaaa.jsonl",
        "sessions/20260101-000000-printer-aaaa.jsonl/x",
        "sessions/",
        "CON",
        "x" * 5_000,
        "\u202egnp.jsonl",
        "sessions/20260101-000000-a\n-aaaa.jsonl",
    ],
)
def test_hostile_names_are_no_paths(tmp_path, name):
    content = transcript(tmp_path)
    source = archive(tmp_path / "a.zip", [(name, content)])
    before = sorted(str(path) for path in tmp_path.rglob("*"))
    done = import_sessions(source, tmp_path / "there")
    assert (done.new, done.strange) == ([], 1)
    assert sorted(str(path) for path in tmp_path.rglob("*")) == sorted([*before, str(tmp_path / "there")])


def test_a_name_of_an_archive_is_never_a_name_of_a_file(tmp_path):
    about = json.dumps({"session": "7c0e2f0a-0000-4000-8000-000000000002", "learner": "../../x"})
    members = [(f"{GOOD}.jsonl", transcript(tmp_path)), (f"{GOOD}.about", about)]
    there = tmp_path / "there"
    old = play(there, end())
    taken = old.rename(there / "20260101-000000-printer-aaaa.jsonl")
    before = taken.read_bytes()
    (new,) = import_sessions(archive(tmp_path / "a.zip", members), there).new
    assert new != taken
    assert taken.read_bytes() == before
    assert read_about(new).learner == "../../x"


@pytest.mark.parametrize(
    ("members", "what"),
    [
        ([(".jsonl", b"rubbish\n")], "not a line of JSON"),
        ([(".jsonl", b"")], "not a line of JSON"),
        ([(".jsonl", None), (".about", b"{}")], "it does not say whose session this is"),
        ([(".jsonl", None), (".about", b"[" * 100_000)], "it does not say whose session this is"),
        (
            [(".jsonl", None), (".about", b'{"session":"..","learner":"x"}')],
            "it does not say whose session this is",
        ),
    ],
)
def test_a_damaged_session_is_named_and_the_others_are_taken(tmp_path, members, what):
    content = transcript(tmp_path)
    bad = [(GOOD + suffix, content if said is None else said) for suffix, said in members]
    good = ("sessions/20260101-000000-queue-bbbb.jsonl", content)
    done = import_sessions(archive(tmp_path / "a.zip", [*bad, good]), tmp_path / "there")
    assert [problem.what for problem in done.problems] == [what]
    assert len(done.new) == 1


def test_a_bomb_does_not_fill_the_memory(tmp_path, monkeypatch):
    monkeypatch.setattr("trainer.records.archive.MAX_BYTES", 1_000_000)
    source = tmp_path / "a.zip"
    with zipfile.ZipFile(source, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(f"{GOOD}.jsonl", b"0" * 50_000_000)
    done = import_sessions(source, tmp_path / "there")
    assert [problem.what for problem in done.problems] == ["too large to be of a session"]


@settings(max_examples=60, deadline=None)
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7), cut=st.booleans())
def test_whatever_happened_to_an_archive_it_is_told_in_words(tmp_path_factory, place, bit, cut):
    tmp_path = tmp_path_factory.mktemp("cut")
    export_sessions([play(tmp_path / "here", turn(1), end())], tmp_path / "a.zip")
    content = bytearray((tmp_path / "a.zip").read_bytes())
    at = int(place * len(content))
    if cut:
        del content[at:]
    else:
        content[at] ^= 1 << bit
    (tmp_path / "b.zip").write_bytes(content)
    with contextlib.suppress(EnvironmentProblem):
        done = import_sessions(tmp_path / "b.zip", tmp_path / "there")
        here = {path.read_bytes() for path in (tmp_path / "here").glob("*.jsonl")}
        assert {path.read_bytes() for path in done.new} <= here


def test_an_encrypted_member_is_told(tmp_path):
    source = archive(tmp_path / "a.zip", [(f"{GOOD}.jsonl", b"x")])
    content = bytearray(source.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.index(signature) + offset
        content[place : place + 2] = struct.pack("<H", 1)
    source.write_bytes(content)
    done = import_sessions(source, tmp_path / "there")
    assert done.problems[0].what == "the archive cannot be read: it is damaged"


def test_a_file_that_is_there_is_not_written_over_and_a_missing_one_is_told(tmp_path):
    (tmp_path / "a.zip").write_text("mine")
    with pytest.raises(UsageError, match="there is such a file already"):
        export_sessions([], tmp_path / "a.zip")
    assert (tmp_path / "a.zip").read_text() == "mine"
    for name in ("a.zip", "none.zip"):
        with pytest.raises(EnvironmentProblem, match="the archive cannot be read"):
            import_sessions(tmp_path / name, tmp_path / "there")
    with pytest.raises(EnvironmentProblem, match="the archive cannot be written: no such file or directory"):
        export_sessions([], tmp_path / "none" / "a.zip")
