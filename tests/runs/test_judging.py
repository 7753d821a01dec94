"""One transcript judged: its scorecard, or a trouble with what, where and remedy; never an exception."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trainer.records.reader import read_transcript
from trainer.runs.judging import Item, Judged, Trouble, card_record, digest_of, judge
from trainer.runs.rubrics import GONE, Rubrics, unpacked
from trainer.scoring import SCORING_VERSION
from trainer.scoring.scorecard import scorecard


def judged(rubrics, path):
    outcome = judge(rubrics, Item(0, str(path)))
    assert isinstance(outcome, Judged), outcome
    return outcome, json.loads(outcome.line)


def test_a_judgement_is_the_scorecard_and_says_what_it_rests_on(made_once):
    scores = set()
    for path in sorted(made_once.folder.glob("*.jsonl")):
        outcome, entry = judged(made_once.rubrics, path)
        transcript = read_transcript(path).transcript
        card = scorecard(transcript, made_once.rubrics.scenarios["kettle"])
        assert {key: entry["card"][key] for key in card_record(card)} == json.loads(
            json.dumps(card_record(card))
        )
        assert entry["card"]["recorded"]["score"] == entry["card"]["score"] == transcript.end.score
        assert entry["card"]["content_changed"] is False
        assert entry["digest"] == outcome.digest == digest_of(path.read_bytes())
        assert entry["basis"]["scoring"] == SCORING_VERSION
        assert entry["basis"]["content"] == transcript.start.content_hash
        scores.add(card.score)
    assert len(scores) > 10


def test_the_same_bytes_give_the_same_line_whatever_the_file_is_called(made_once):
    path = min(made_once.folder.glob("*.jsonl"))
    here = judge(made_once.rubrics, Item(3, "elsewhere.jsonl", path.read_bytes()))
    assert here == judged(made_once.rubrics, path)[0]


def test_rubrics_travel_as_they_are(made_once):
    there = unpacked(made_once.rubrics.packed())
    assert there == made_once.rubrics
    assert there.fingerprint("kettle", "brisk") == made_once.rubrics.fingerprint("kettle", "brisk")


def test_a_fingerprint_follows_the_content(made_once):
    rubrics = made_once.rubrics
    other = rubrics.scenarios["kettle"].model_copy(update={"max_turns": 7})
    changed = Rubrics({"kettle": other}, rubrics.personas)
    prints = {each.fingerprint("kettle", who) for each in (rubrics, changed) for who in ("brisk", "nobody")}
    assert len(prints) == 4
    assert rubrics.fingerprint("pot", "brisk") == GONE


BAD = [
    (lambda text: "rubbish\n", ":1", "not a line of JSON", "restore the file or leave it out"),
    (lambda text: "", ":1", "not a line of JSON", "restore the file or leave it out"),
    (
        lambda text: text[: text.rindex('{"type":"end"')],
        "",
        "the conversation has no end and cannot be scored",
        "play it to its end first",
    ),
    (
        lambda text: text.replace('"scenario":"kettle"', '"scenario":"pot"'),
        "",
        "there is no scenario 'pot'",
        "name its folder with --content",
    ),
    (
        lambda text: text.replace('"ending":"', '"ending":"x'),
        "",
        "scenario 'kettle' has no ending 'x",
        "score it with the content it was played on",
    ),
    (
        lambda text: text.replace('"met":["heard"]', '"met":["herd"]'),
        "",
        "it says what no session can say ('herd' is not a valid Need)",
        "restore the file or leave it out",
    ),
]


@pytest.mark.parametrize(("spoil", "line", "what", "remedy"), BAD, ids=[what for _, _, what, _ in BAD])
def test_whatever_is_wrong_is_told_with_place_and_remedy(made, spoil, line, what, remedy):
    path = made.folder / "kettle-expert-0000.jsonl"
    path.write_text(spoil(path.read_text(encoding="utf-8")), encoding="utf-8")
    trouble = judge(made.rubrics, Item(0, str(path)))
    assert isinstance(trouble, Trouble)
    assert (trouble.where, trouble.remedy) == (f"{path}{line}", remedy)
    assert trouble.what.startswith(what)
    assert str(trouble) == f"{trouble.where}: {trouble.what}; {remedy}"


def places(value, path=()):
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, held in inner:
        yield from places(held, (*path, key))


def put(value, path, new):
    if not path:
        return new
    for key in path[:-1]:
        value = value[key]
    held = value
    held[path[-1]] = new
    return None


ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**30), 10**30),
    st.floats(),
    st.text(max_size=4),
    st.just("\ud800"),
    st.just([]),
    st.just({}),
    st.sampled_from(["insult", "critical:", "fact:", "heard", "best"]),
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_transcript_however_odd_stops_a_run(made_once, data):
    path = data.draw(st.sampled_from(sorted(made_once.folder.glob("*-000[0-2].jsonl"))))
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    number = data.draw(st.integers(0, len(records) - 1))
    where = data.draw(st.sampled_from([place for place in places(records[number]) if place]))
    put(records[number], where, data.draw(ODD))
    content = "\n".join(map(json.dumps, records)).encode()
    outcome = judge(made_once.rubrics, Item(0, "odd.jsonl", content))
    if isinstance(outcome, Judged):
        assert json.loads(outcome.line)["digest"] == digest_of(content)
    else:
        assert outcome.what
        assert outcome.where.startswith("odd.jsonl")
        assert outcome.remedy
