"""Sessions of the records are chosen and scored alike in every database."""

import json

import pytest
from tests.runs import plays
from trainer.runs.journal import Journal
from trainer.runs.recorded import from_records
from trainer.runs.rubrics import rubrics_of
from trainer.runs.run import begin, go_on
from trainer.runs.workers import Alone

from tests.content import samples
from tests.records.builders import MOMENT, end, start, turn
from trainer.content.library import load_library
from trainer.records.beside import About, utc, write_about
from trainer.records.choosing import choose, transcripts
from trainer.records.overrules import Overrule, write_overrules
from trainer.records.sessions import Sessions

ID = "00000000-0000-4000-8000-{:012}"


def play(results, learner, day, *, course="", ended=True):
    writer = Sessions(results.folder, learner).begin(
        start(course=course, module="first" if course else ""), MOMENT.replace(day=day)
    )
    for record in [turn(), *([end()] if ended else [])]:
        writer.append(record, MOMENT.replace(day=day))
    writer.close()
    return writer.path.name


def files(choice):
    return [chosen.file for chosen in choice.ended]


def test_sessions_are_chosen_by_learner_course_and_beginning_oldest_first(results):
    late = play(results, "anna", 20, course="week")
    early = play(results, "anna", 10)
    other = play(results, "=bert", 15, course="week")
    play(results, "anna", 12, course="week", ended=False)
    results.settle()
    everything = choose(results)
    assert (files(everything), everything.open) == ([early, other, late], 1)
    assert [chosen.learner for chosen in everything.ended] == ["anna", "=bert", "anna"]
    assert files(choose(results, learner="anna")) == [early, late]
    assert files(choose(results, course="week")) == [other, late]
    assert files(choose(results, since=utc(MOMENT.replace(day=15)))) == [other, late]
    assert files(choose(results, learner="anna", course="week", since="2026-11-21")) == []


def test_transcripts_come_out_of_a_shared_database_as_they_went_in(results, monkeypatch):
    monkeypatch.setattr("trainer.records.choosing.BATCH", 2)
    names = [play(results, "anna", day) for day in (10, 11, 12)]
    results.settle()
    chosen = choose(results).ended
    found = transcripts(results, [*(one.session for one in chosen), ID.format(7)])
    kept = {one.session: (results.folder / one.file).read_bytes() for one in chosen}
    assert sorted(names) == files(choose(results))
    assert found == (kept if results.database.shared else {})


@pytest.fixture(scope="module")
def bench(tmp_path_factory):
    library = load_library([samples.write(tmp_path_factory.mktemp("shop"))])
    return library, plays.small_bench(library)


def test_the_records_are_scored_alike_in_every_database(results, bench, tmp_path):
    library, played = bench
    for number, path in enumerate(plays.write(results.folder, played, 2)):
        write_about(path, About(ID.format(number), f"learner {number % 3}"))
        marks = tuple(
            Overrule(ID.format(1000 + 10 * number + n), skill, 80, "because", "lead", f"2026-11-2{n}")
            for n, skill in enumerate(("", "empathy"))
        )
        write_overrules(path, marks if number % 2 else ())
    rubrics = rubrics_of(library)
    results.rebuild()
    with Journal(tmp_path / "run") as journal:
        found = from_records(results)
        run, todo = begin(found.sources, rubrics, journal)
        go_on(run, todo, lambda count: Alone(rubrics), shelf=found.shelf, chunk=3)
        scored = [(source, journal.card(kept)) for _, source, kept in run.scored()]
        again, left = begin(from_records(results).sources, rubrics, journal)
    assert (len(todo), len(scored), len(left), again.earlier) == (14, 14, 0, 14)
    assert not run.troubles
    for number, (source, card) in enumerate(scored):
        line = (results.folder / source_file(source)).read_bytes().splitlines()[-1]
        assert card["score"] == json.loads(line)["score"]
        assert (source.whose.session, source.whose.learner) == (ID.format(number), f"learner {number % 3}")
        assert [mark.skill for mark in source.whose.marks] == (["", "empathy"] if number % 2 else [])


def source_file(source):
    return source.name.rsplit("/", 1)[-1]
