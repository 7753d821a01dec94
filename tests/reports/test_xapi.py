"""Statements: what is said of a session, with ids that never change."""

import json
import re
import uuid
from dataclasses import replace
from datetime import timedelta
from itertools import chain

import pytest

from tests.reports import crowd
from tests.reports.hand import human, session, turn
from tests.reports.names import HOSTILE
from trainer.records.overrules import FORGOTTEN
from trainer.reports.xapi import Beside, Terms, iso_duration, registration, statement_id, statements_of

IRI = re.compile(r"https?://[A-Za-z0-9._~/-]+")
ACTIVITY = "https://coolhead.example/xapi"


def told(past, terms=None, beside=None):
    return list(statements_of(past, terms or Terms(), beside or Beside()))


def verbs(statements):
    return [item["verb"]["id"].rpartition("/")[2] for item in statements]


def hostile_statements():
    """Statements of sessions in which everything that can be named is named by somebody who means harm."""
    for number, name in enumerate(HOSTILE):
        past = session(
            name,
            number,
            scenario=name,
            course=name if number % 2 else "",
            module=name if number % 2 else "",
            session=str(uuid.uuid5(uuid.NAMESPACE_URL, name)),
            mode=name,
            ending=name,
            critical=(name,),
            skills=((name[:200], 10),),
            marks=(human(20, evaluator=name),),
            turns=(turn(1, need=name, moves=(name,)), turn(1, action="note"), turn(2)),
            persona=name,
            degree=name,
        )
        yield from told(past, beside=Beside({1: "2026-11-02T09:01:00.000Z"}, {1: name, 3: "\ud800\x00"}))


@pytest.mark.parametrize(
    ("past", "said"),
    [
        (session("anna", 81), ["initialized", "answered", "completed", "passed"]),
        (session("anna", 40), ["initialized", "answered", "completed", "failed"]),
        (session("anna", 81, passed=False), ["initialized", "answered", "completed", "failed"]),
        (session("anna", None), ["initialized", "answered"]),
        (session("anna", None, turns=()), []),
        (
            session("anna", 40, marks=(human(90),)),
            ["initialized", "answered", "completed", "failed", "passed"],
        ),
        (
            session("anna", 40, marks=(human(90, "empathy"),)),
            ["initialized", "answered", "completed", "failed"],
        ),
        (session("anna", 81, turns=(turn(1), turn(1, action="note"), turn(2))), None),
    ],
)
def test_a_session_is_told_from_its_beginning_to_its_end(past, said):
    wanted = said if said is not None else ["initialized", "answered", "answered", "completed", "passed"]
    assert verbs(told(past)) == wanted


def test_one_registration_and_one_person_stand_in_all_statements_of_a_session():
    statements = told(session("anna", 81, session="s-1"), Terms(home_page="https://people.example.com"))
    assert {item["context"]["registration"] for item in statements} == {registration("s-1")}
    assert registration("s-1") != registration("s-2")
    assert {json.dumps(item["actor"]) for item in statements} == {
        '{"objectType": "Agent", "account": {"homePage": "https://people.example.com", "name": "anna"}}'
    }
    assert {item["context"]["platform"] for item in statements} == {"Coolhead"}
    assert {item["context"]["language"] for item in statements} == {"en"}


def test_ids_are_these_for_ever():
    """They are in stores already: another way of making them would tell everything twice."""
    assert statement_id("a", "initialized") == "b90a1324-7bdd-5aa8-b6f9-96313bed3312"
    assert statement_id("a", "answered", 3) == "f58028d8-3dda-5ff7-a560-d068196a8442"
    assert registration("a") == "5d5f2339-3401-5d78-a523-90dbf5f4a9cb"


def test_ids_depend_on_nothing_but_session_and_what_is_said():
    terms = Terms({"crowd": crowd.course()}, crowd.library().scenarios, "https://people.example.com")
    past = session("anna", 75, course="crowd", module=crowd.course().all_modules[0].module)
    one, other = told(past), told(replace(past, learner="bert"), terms, Beside(replies={1: "Sorry."}))
    assert verbs(one)[-1] == "passed"
    assert verbs(other)[-1] == "failed"
    assert [item["id"] for item in one] == [item["id"] for item in other]
    assert len({item["id"] for item in one}) == len(one)


def test_the_result_is_scaled_and_has_a_duration():
    *_, completed, passed = told(session("anna", 81, minutes=61, skills=(("empathy", None),)))
    assert completed["result"] == {"completion": True, "duration": "PT1H1M0S"}
    assert passed["result"]["score"] == {"scaled": 0.81, "raw": 81, "min": 0, "max": 100}
    assert passed["result"]["success"] is True
    assert passed["result"]["extensions"][f"{ACTIVITY}/extensions/skills"] == {"empathy": None}
    assert passed["timestamp"] == "2026-11-02T10:01:00.000Z"


def test_a_pass_mark_of_the_course_decides_in_a_course():
    terms = Terms({"crowd": crowd.course()}, crowd.library().scenarios)
    module = crowd.course().all_modules[0].module
    for score, verb in ((79, "failed"), (80, "passed")):
        assert verbs(told(session("anna", score, course="crowd", module=module), terms))[-1] == verb


def test_a_human_stands_as_instructor_of_the_mark_he_set():
    marks = (human(90, evaluator="judge"), human(20, evaluator=FORGOTTEN, at="2026-11-21T10:00:00.000Z"))
    *_, first, second = told(session("anna", 40, marks=marks))
    assert first["context"]["instructor"]["account"]["name"] == "judge"
    assert first["timestamp"] == "2026-11-20T10:00:00.000Z"
    assert first["result"] == {"score": {"scaled": 0.9, "raw": 90, "min": 0, "max": 100}, "success": True}
    assert "instructor" not in second["context"]
    assert second["result"]["success"] is False


def test_replies_are_told_only_where_they_are_given():
    past = session("anna", 81, turns=(turn(1, heat=-8, moves=("listen",), need="heard"), turn(2)))
    assert not [item for item in told(past) if "response" in item.get("result", {})]
    statements = told(past, beside=Beside(replies={1: "I am sorry.", 2: ""}))
    assert [item["result"].get("response") for item in statements if "answered" in item["verb"]["id"]] == [
        "I am sorry.",
        None,
    ]
    assert statements[1]["result"]["extensions"] == {
        f"{ACTIVITY}/extensions/moves": ["listen"],
        f"{ACTIVITY}/extensions/need": "heard",
        f"{ACTIVITY}/extensions/mood-change": {"heat": -8, "trust": 0, "patience": 0},
    }


def test_a_reply_has_its_own_time_or_says_that_it_has_not():
    past = session("anna", None, turns=(turn(1), turn(1, action="note"), turn(2)))
    known = {0: "2026-11-02T09:00:00.000Z", 3: "2026-11-02T09:02:03.000Z"}
    _, first, second = told(past, beside=Beside(known))
    mark = f"{ACTIVITY}/extensions/time-is-of-session-start"
    assert (first["timestamp"], first["context"]["extensions"].get(mark)) == (
        "2026-11-02T09:00:00.000Z",
        True,
    )
    assert (second["timestamp"], second["context"]["extensions"].get(mark)) == (
        "2026-11-02T09:02:03.000Z",
        None,
    )
    timeless = replace(past, attempt=replace(past.attempt, begun=None))
    assert [item for item in told(timeless) if "timestamp" in item] == []


def test_a_module_belongs_to_its_course_and_a_reply_to_its_module():
    module = crowd.course().all_modules[-1]
    terms = Terms({"crowd": crowd.course()}, crowd.library().scenarios)
    past = session("anna", 90, scenario=module.scenario, course="crowd", module=module.module, mode="exam")
    first, answered, *_ = told(past, terms)
    place = f"{ACTIVITY}/courses/crowd/modules/{module.module}"
    assert first["object"]["id"] == place
    assert first["object"]["definition"]["type"] == "http://adlnet.gov/expapi/activities/assessment"
    above = first["context"]["contextActivities"]
    assert [item["id"] for item in above["parent"]] == [f"{ACTIVITY}/courses/crowd"]
    assert [item["id"] for item in above["grouping"]] == [f"{ACTIVITY}/scenarios/{module.scenario}"]
    assert above["parent"][0]["definition"]["name"] == {"en": "A crowd"}
    assert answered["object"]["id"] == f"{place}/replies/1"
    assert [item["id"] for item in answered["context"]["contextActivities"]["parent"]] == [place]


def test_no_name_gets_into_an_iri_as_it_is_or_breaks_a_statement():
    statements = list(hostile_statements())
    assert len({item["id"] for item in statements}) == len(statements)
    for item in statements:
        text = json.dumps(item)
        assert text.isascii()
        assert "\\ud800" not in text.replace("\\ud83d\\ude42", "")
        assert "\\u0000" not in text
        for place in (item["object"], *chain(*item["context"].get("contextActivities", {}).values())):
            assert IRI.fullmatch(place["id"])
            assert len(place["id"]) < 300
            assert len(place["definition"]["name"]["en"]) <= 200
        assert "" not in flattened(item)
    names = {item["actor"]["account"]["name"] for item in statements}
    assert names == set(HOSTILE)


def flattened(value):
    """All values that are in a statement but not in an extension, where nothing may be empty."""
    if isinstance(value, dict):
        return [x for key, item in value.items() if key != "extensions" for x in flattened(item)]
    return [x for item in value for x in flattened(item)] if isinstance(value, list) else [value]


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "PT0S"), (59, "PT59S"), (60, "PT1M0S"), (3661, "PT1H1M1S"), (7200, "PT2H0S")]
)
def test_durations_are_iso_8601(seconds, said):
    assert iso_duration(seconds) == said
    hours, minutes, rest = (
        int(part or 0) for part in re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?(\d+)S", said).groups()
    )
    assert timedelta(hours=hours, minutes=minutes, seconds=rest) == timedelta(seconds=seconds)
