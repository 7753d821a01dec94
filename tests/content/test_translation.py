"""A translated line is said where it fits today's wording; what replies are read by stays English."""

import pytest

from tests.content import samples
from trainer.content.library import find_content_root, load_library
from trainer.content.po import Entry, write_po
from trainer.content.reading import read_document
from trainer.content.strings import Kind, lines_of, slot_faults
from trainer.content.translation import check_language, in_language, languages, share
from trainer.errors import ContentError, UsageError

SHIPPED = load_library([find_content_root()])


@pytest.fixture
def library(tmp_path):
    text = samples.SCENARIO.replace("say: Tell me all.", 'say: "Tell me about {thing}."')
    return load_library([samples.write(tmp_path / "shop", scenario=text)])


@pytest.fixture
def put(tmp_path):
    def write(*entries, kind=Kind.SCENARIO, name="kettle", language="de"):
        file = tmp_path / "tr" / language / kind.folder / f"{name}.po"
        file.parent.mkdir(parents=True, exist_ok=True)
        write_po(file, {"Language": language}, entries)
        return [tmp_path / "tr"]

    return write


def test_lines_that_are_there_are_said_in_the_language_and_others_in_english(library, put):
    folders = put(
        Entry("opening#1", "The kettle trips the fuse.", "Der Kocher wirft die Sicherung."),
        Entry("slots.thing#2", "the kettle", "der Kocher"),
        Entry("needs.heard.due.any#3", "One.", "Eins."),
        Entry("story#4", "First I filled it.", "Erst habe ich ihn gefüllt."),
    )
    played = in_language(library, "de", folders).scenarios["kettle"]
    assert played.opening[:2] == ("Der Kocher wirft die Sicherung.", "It is {thing} again.")
    assert played.slots.thing == "der Kocher"
    assert played.needs[0].due.any == ("Eins.", "Two.", "Three.", "Four.")
    assert played.needs[1].due.any[0] == "One.", "the same words in another place are another line"
    assert played.story[0] == ("Erst habe ich ihn gefüllt.",)


def test_what_replies_are_read_by_stays_english(library, put):
    english = library.scenarios["kettle"]
    folders = put(
        Entry("facts.model.asks#1", "Which model is it?", "Welches Modell ist es?"),
        Entry("slots.thing#2", "the kettle", "der Kocher"),
    )
    played = in_language(library, "de", folders).scenarios["kettle"]
    assert played.facts[0].asks == english.facts[0].asks
    assert played.solutions[0].offers == english.solutions[0].offers
    assert played.answers[1].say == "Tell me about the kettle."


@pytest.mark.parametrize(
    "entry",
    [
        Entry("opening#1", "The kettle trips the fuse.", "Alt.", stale=True),
        Entry("opening#1", "The kettle tripped the fuse.", "Andere Worte."),
        Entry("closing#1", "The kettle trips the fuse.", "Anderer Ort."),
        Entry("opening#1", "It is {thing} again.", "Schon wieder."),
        Entry("opening#1", "It is {thing} again.", "{thing} und {ding}."),
        Entry("opening#1", "The kettle trips the fuse.", "x" * 601),
        Entry("opening#1", "The kettle trips the fuse.", "  "),
    ],
)
def test_what_does_not_fit_today_or_is_broken_is_said_in_english(library, put, entry):
    played = in_language(library, "de", put(entry)).scenarios["kettle"]
    assert played.opening == library.scenarios["kettle"].opening


def test_a_file_that_could_steer_the_terminal_is_refused_with_its_place(library, put):
    folders = put(Entry("opening#1", "The kettle trips the fuse.", "böse \x1b[2J"))
    with pytest.raises(ContentError, match=r"control character U\+001B; delete it"):
        in_language(library, "de", folders)


def test_personas_speak_it_too_and_the_share_is_told(library, put):
    folders = put(Entry("opening#1", "The kettle trips the fuse.", "Der Kocher."))
    put(
        Entry("lines.repeats.any#1", "Words at repeats.", "Noch einmal."),
        Entry("pushback.any.any#1", "Do not take that tone.", "Nicht in dem Ton."),
        kind=Kind.PERSONA,
        name="brisk",
    )
    scenario, persona = library.scenarios["kettle"], library.personas["brisk"]
    played = in_language(library, "de", folders).personas["brisk"]
    assert (played.lines.repeats.any, played.pushback.any.any) == (("Noch einmal.",), ("Nicht in dem Ton.",))
    found = share(scenario, persona, "de", folders)
    lines = [*lines_of(scenario.model_dump(mode="json"), Kind.SCENARIO)]
    lines += [*lines_of(persona.model_dump(mode="json"), Kind.PERSONA)]
    assert (found.translated, found.lines) == (3, len(lines))
    assert share(scenario, persona, "fr", folders).translated == 0
    assert languages(folders, Kind.SCENARIO, "kettle") == ["de"]


@pytest.mark.parametrize("name", ["..", "../de", "de/..", "/de", "", "DE", "d", "de de"])
def test_a_language_is_a_code_and_never_a_path(library, name):
    with pytest.raises(UsageError, match="is no language"):
        in_language(library, name, [])


def test_codes_of_languages_pass():
    assert [check_language(name) for name in ("de", "pt_BR", "zh-Hans")] == ["de", "pt_BR", "zh-Hans"]


@pytest.mark.parametrize(
    ("source", "translated", "faults"),
    [
        ("{thing} and {problem}", "{problem}, {thing}", []),
        ("{thing}", "thing", ["the slot {thing} is lost"]),
        ("x", "{thing} {deadline}", []),
        ("x", "{Thing} }", ["'{Thing}' is no slot", "'}' is no slot"]),
    ],
)
def test_slots_are_held_against_the_source(source, translated, faults):
    assert slot_faults(source, translated) == faults


@pytest.mark.parametrize("name", SHIPPED.scenarios)
def test_a_file_and_the_scenario_made_of_it_have_the_same_lines(name):
    document, _ = read_document(find_content_root() / "scenarios" / f"{name}.yaml")
    made = SHIPPED.scenarios[name].model_dump(mode="json")
    written = [(line.id, line.text) for line in lines_of(document.data, Kind.SCENARIO)]
    assert sorted(written) == sorted((line.id, line.text) for line in lines_of(made, Kind.SCENARIO))
    assert len({key for key, _ in written}) == len(written)
