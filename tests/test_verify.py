"""A stored session that was changed is found, and the line is named; one of another version is no forgery."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import KeywordReader
from tests.content import samples
from trainer.content.library import load_library
from trainer.game import Game, local_now
from trainer.model.mode import Mode
from trainer.records.beside import read_about
from trainer.records.chain import Chain, unchained
from trainer.records.learners import learner_key
from trainer.records.reader import read_transcript
from trainer.records.sessions import Sessions
from trainer.records.signing import load_key, make_key, sign
from trainer.verify import Grade, verify


@pytest.fixture
def game(tmp_path):
    """A game over one scenario, in a data folder of its own."""
    library = load_library([samples.write(tmp_path / "shop")])
    return Game(library, Sessions(tmp_path / "sessions", "anna"), KeywordReader(), local_now)


def played(game, mode=Mode.PRACTICE, *, ended=True):
    play = game.start("kettle", seed=3, mode=mode)
    play.say("listen acknowledge")
    play.act("note", "kettle is old")
    play.say("apologise propose")
    if ended and not play.over:
        play.act("end")
    play.close()
    return Path(play.file)


def found(game, path, known=None, key=None):
    return [
        (verdict.grade.value, verdict.line, verdict.what) for verdict in verify(game, path, known or {}, key)
    ]


def rechained(path, number, **changes):
    """Change one record and make the chain fit again, as somebody who knows the program would."""
    records = [json.loads(line) for line in path.read_text().splitlines()]
    records[number - 1].update(changes)
    chain, lines = Chain(), []
    for record in records:
        record.pop("chain", None)
        line, chain = chain.line(record)
        lines.append(line)
    path.write_bytes(b"".join(lines))


def test_what_was_played_is_sound(game):
    path = played(game)
    lines = path.read_bytes().count(b"\n")
    assert found(game, path) == [("sound", None, f"{lines} lines replayed, ended")]
    assert found(game, played(game, ended=False))[0][0] == "sound"


def test_a_changed_byte_anywhere_is_found_and_its_line_named(game):
    path = played(game)
    whole = path.read_bytes()
    for place in range(len(whole)):
        changed = bytearray(whole)
        changed[place] ^= 1 + place % 255
        path.write_bytes(changed)
        (verdict,) = verify(game, path, {}, None)
        wanted = whole.count(b"\n", 0, place) + 1
        assert (verdict.grade, verdict.line) == (Grade.CHANGED, wanted), (
            place,
            bytes(changed[place - 9 : place + 9]),
        )


@pytest.mark.parametrize("change", ["drop", "twice", "swap"])
def test_lines_that_were_taken_out_doubled_or_swapped_are_found(game, change):
    path = played(game)
    lines = path.read_bytes().splitlines(keepends=True)
    lines[1:3] = {"drop": lines[2:3], "twice": [lines[1], lines[1], lines[2]], "swap": lines[2:0:-1]}[change]
    path.write_bytes(b"".join(lines))
    assert found(game, path)[0][:2] == ("changed", 3 if change == "twice" else 2)


def test_a_rewritten_chain_is_found_by_the_replay(game):
    for number, changes in (
        (2, {"reply": "threat insult"}),
        (3, {"result": "Well done."}),
        (1, {"line": "Hello!"}),
    ):
        path = played(game)
        rechained(path, number, **changes)
        assert found(game, path) == [
            ("changed", number, "this line does not follow from the replies before it")
        ]
    path = played(game)
    last = path.read_bytes().count(b"\n")
    rechained(path, last, score=100)
    assert found(game, path)[0][:2] == ("changed", last)


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"engine": "0"}, "played with engine version 0, and this is "),
        ({"reader": "ngram-0"}, "read by reader version ngram-0, and this is keywords-1"),
        ({"content_hash": "x"}, "its scenario or persona has changed since"),
        ({"scenario": "gone"}, "its scenario or persona is not here"),
    ],
)
def test_another_version_is_said_as_such_and_is_no_forgery(game, changes, what):
    path = played(game)
    rechained(path, 1, **changes)
    ((grade, line, said),) = found(game, path)
    assert (grade, line) == ("note", None)
    assert said.startswith(what)


def test_a_changed_byte_in_a_transcript_of_another_version_is_found_too(game):
    path = played(game)
    rechained(path, 1, engine="0")
    path.write_bytes(path.read_bytes().replace(b"kettle is old", b"kettle is odd"))
    assert found(game, path) == [("changed", 3, "this line is not as it was written")]


def before_chains(content: bytes) -> bytes:
    """A transcript as it was before there were chains, and variety with them."""
    return unchained(content).replace(b',"variety":"authored"', b"")


def test_a_transcript_of_before_there_were_chains_has_its_replay(game):
    path = played(game)
    path.write_bytes(before_chains(path.read_bytes()))
    assert found(game, path)[0][0] == "sound"
    path.write_bytes(path.read_bytes().replace(b"kettle is old", b"kettle is odd"))
    assert found(game, path)[0][:2] == ("sound", None), "an action's own words are free"
    path.write_bytes(path.read_bytes().replace(b'"reply":"apologise propose"', b'"reply":"threat insult"'))
    assert found(game, path)[0][:2] == ("changed", 4)


def test_an_old_session_that_goes_on_stays_without_chain(game):
    path = played(game, ended=False)
    path.write_bytes(before_chains(path.read_bytes()))
    play = game.resume(read_transcript(path))
    play.act("end")
    assert b'"chain"' not in path.read_bytes()
    assert found(game, path)[0][0] == "sound"


def test_a_write_that_was_cut_off_is_no_forgery(game):
    path = played(game, ended=False)
    whole = path.read_bytes()
    path.write_bytes(whole[:-40])
    assert found(game, path) == [
        (
            "note",
            whole.count(b"\n"),
            "the last line was cut off in mid-write and was never shown; all before it is whole",
        )
    ]
    path.write_bytes(whole[:-1])
    assert found(game, path)[0][0] == "sound"


def test_an_end_that_was_taken_away_is_found_by_the_database(game):
    import hashlib

    path = played(game)
    whole = path.read_bytes()
    known = {read_about(path).session: (len(whole), hashlib.sha256(whole).hexdigest())}
    assert found(game, path, known)[0][0] == "sound"
    path.write_bytes(b"".join(whole.splitlines(keepends=True)[:2]))
    assert found(game, path, known) == [
        ("changed", 3, "what stood from here on, and is in the database, was taken away")
    ]
    rechained(path, 1, seed=4)
    path.write_bytes(path.read_bytes() + whole)
    other = played(game, ended=False)
    other.with_suffix(".about").write_bytes(path.with_suffix(".about").read_bytes())
    other.write_bytes(other.read_bytes().ljust(len(whole) + 5, b" "))
    assert ("changed", None, "this is another transcript than the database knows") in found(
        game, other, known
    )


def test_an_exam_is_signed_where_the_key_is(game, tmp_path):
    assert found(game, played(game, Mode.EXAM)) == [("note", None, "the exam is not signed")]
    key = make_key(tmp_path / "course.key")
    assert (tmp_path / "course.key").stat().st_mode & 0o077 == 0
    assert load_key(tmp_path / "course.key") == key
    path = played(game, Mode.EXAM)
    assert path.with_suffix(".signature").exists()
    assert found(game, path, key=key)[0][0] == "sound"
    assert found(game, path)[0][2] == "the course key is not here, so the signature cannot be checked"
    assert not played(game).with_suffix(".signature").exists()
    other = make_key(tmp_path / "other.key")
    assert found(game, path, key=other) == [("changed", None, "signed with another course key")]


def test_whatever_a_signature_covers_cannot_be_exchanged(game, tmp_path):
    key = make_key(tmp_path / "course.key")
    path, better = played(game, Mode.EXAM), played(game, Mode.EXAM, ended=True)
    about, times = path.with_suffix(".about"), path.with_suffix(".times")
    whole = {file: file.read_bytes() for file in (path, about, times, path.with_suffix(".signature"))}

    def flaws():
        said = [what for _, _, what in found(game, path, key=key)]
        for file, content in whole.items():
            file.write_bytes(content)
        return said

    about.write_text(about.read_text().replace("anna", "bert"))
    assert flaws() == ["changed after it was signed: learner"]
    times.write_text(times.read_text().replace(":", "9", 2))
    assert flaws()[0].startswith("changed after it was signed: ")
    path.with_suffix(".signature").write_bytes(better.with_suffix(".signature").read_bytes())
    assert flaws()[0].startswith("changed after it was signed: ")
    signed = json.loads(whole[path.with_suffix(".signature")])
    path.with_suffix(".signature").write_text(json.dumps({**signed, "mac": "0" * 64}))
    assert flaws() == ["the signature is not by the course key"]
    for rubbish in ("", "[]", "{}", "{" * 10_000):
        path.with_suffix(".signature").write_text(rubbish)
        assert flaws() == ["the signature is damaged"]
    assert flaws() == [f"{path.read_bytes().count(bytes([10]))} lines replayed, ended"]


def test_a_lead_can_sign_later(game, tmp_path):
    path = played(game, Mode.EXAM)
    key = make_key(tmp_path / "course.key")
    sign(path, key)
    assert found(game, path, key=key)[0][0] == "sound"


def test_a_key_of_a_learner_has_one_length():
    assert {len(learner_key(text)) for text in ("a", "x" * 10_000)} == {64}
