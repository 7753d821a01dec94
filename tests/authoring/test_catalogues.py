"""Lines go out with ids that stay, and come back checked."""

import polib
import pytest

from tests.content import samples
from trainer.authoring.catalogues import export
from trainer.authoring.translations import Fault, check_translation, install, po_files
from trainer.content.reading import read_document
from trainer.content.strings import Kind
from trainer.errors import ContentError, UsageError
from trainer.wording.words import EVENTS_HEARD, EVENTS_INNER


@pytest.fixture
def kettle(tmp_path):
    return samples.write(tmp_path / "shop") / "scenarios" / "kettle.yaml"


@pytest.fixture
def out(tmp_path):
    return tmp_path / "po"


def send(kettle, out, language="de"):
    document, _ = read_document(kettle)
    return export(document, language, out, "scenarios/kettle.yaml")


def catalogue(out, language="de"):
    return polib.pofile(str(out / language / "scenarios" / "kettle.po"))


def translate(out, language="de"):
    po = catalogue(out, language)
    for entry in po:
        slots = [slot for slot in ("{thing}", "{problem}") if slot in entry.msgid]
        entry.msgstr = f"auf Deutsch: {' '.join(slots)}"
    po.save()


def ids(out, language="de"):
    return {entry.msgid: entry.msgctxt for entry in catalogue(out, language) if not entry.obsolete}


def findings(kettle, out):
    document, _ = read_document(kettle)
    ((language, kind, name, file),) = po_files(out)
    return check_translation(file, language, kind, name, {(Kind.SCENARIO, "kettle"): document})


def test_every_line_goes_out_with_its_place_and_where_it_stands(kettle, out):
    done = send(kettle, out)
    found = {entry.msgid: entry for entry in catalogue(out)}
    assert (done.lines, done.fresh, done.stale) == (len(catalogue(out)), len(catalogue(out)), 0)
    entry = found["It is {thing} again."]
    assert entry.msgctxt.startswith("opening#")
    line = kettle.read_text().splitlines().index("  - It is {thing} again.") + 1
    assert entry.occurrences == [("scenarios/kettle.yaml", str(line))]
    own = next(entry for entry in found.values() if entry.msgctxt.startswith("lines."))
    event = own.msgctxt.split(".")[1]
    assert own.comment == f"Said when the customer {(EVENTS_HEARD | EVENTS_INNER)[event]}."


def test_exporting_again_changes_nothing(kettle, out):
    send(kettle, out)
    translate(out)
    send(kettle, out)
    before = {path: path.read_bytes() for path in out.rglob("*.po*")}
    done = send(kettle, out)
    assert (done.fresh, done.stale, done.gone) == (0, 0, 0)
    assert {path: path.read_bytes() for path in out.rglob("*.po*")} == before


def test_who_has_signed_as_translator_stays_in_the_head(kettle, out):
    send(kettle, out)
    po = catalogue(out)
    po.metadata["Last-Translator"] = "Ada Holm"
    po.save()
    send(kettle, out)
    assert catalogue(out).metadata["Last-Translator"] == "Ada Holm"


def test_lines_put_in_above_or_moved_rename_nothing(kettle, out):
    send(kettle, out)
    before = ids(out)
    text = kettle.read_text()
    text = text.replace(
        "  - The kettle trips the fuse.\n  - It is {thing} again.\n",
        "  - Quite new.\n  - It is {thing} again.\n  - The kettle trips the fuse.\n",
    )
    text = text.replace("    due: [One.,", "    due: [Zero., One.,", 1)
    kettle.write_text(text)
    send(kettle, out)
    after = ids(out)
    assert {words: after[words] for words in before} == before
    assert set(after) - set(before) == {"Quite new.", "Zero."}


def test_a_plain_list_that_becomes_a_group_renames_nothing(kettle, out):
    send(kettle, out)
    before = ids(out)
    kettle.write_text(
        kettle.read_text().replace("    answers: [The K2.]", "    answers:\n      any: [The K2.]")
    )
    send(kettle, out)
    assert ids(out) == before


def test_a_reworded_line_keeps_its_id_and_its_translation_is_stale(kettle, out):
    send(kettle, out)
    translate(out)
    before = ids(out)["The kettle trips the fuse."]
    kettle.write_text(
        kettle.read_text().replace("- The kettle trips the fuse.", "- The kettle blew the fuse.")
    )
    assert send(kettle, out).stale == 1
    entry = next(entry for entry in catalogue(out) if entry.fuzzy)
    assert (entry.msgctxt, entry.msgid) == (before, "The kettle blew the fuse.")
    assert entry.previous_msgid == "The kettle trips the fuse."
    (found,) = findings(kettle, out).findings
    assert (found.fault, found.line) == (Fault.STALE, entry.linenum)
    assert found.message == (
        'the line was reworded: "The kettle blew the fuse.", it was "The kettle trips the fuse."'
    )


def test_all_languages_share_the_ids_of_first_wordings(kettle, out):
    send(kettle, out)
    kettle.write_text(
        kettle.read_text().replace("- The kettle trips the fuse.", "- The kettle blew the fuse.")
    )
    send(kettle, out)
    send(kettle, out, "fr")
    assert ids(out, "fr") == ids(out, "de")


def test_a_first_wording_that_comes_back_in_another_line_gets_an_id_of_its_own(kettle, out):
    send(kettle, out)
    old = "- The kettle trips the fuse."
    kettle.write_text(kettle.read_text().replace(old, "- The kettle blew the fuse."))
    send(kettle, out)
    kettle.write_text(kettle.read_text().replace("- The kettle blew", f"{old}\n  - The kettle blew"))
    send(kettle, out)
    found = ids(out)
    assert found["The kettle trips the fuse."] == f"{found['The kettle blew the fuse.']}-2"


def test_a_line_that_is_gone_is_kept_and_its_translation_comes_back_with_it(kettle, out):
    send(kettle, out)
    translate(out)
    text = kettle.read_text()
    kettle.write_text(text.replace("  - I bought {problem}.\n", "  - Hm.\n"))
    assert send(kettle, out).gone == 1
    assert "I bought {problem}." not in ids(out)
    kettle.write_text(text)
    assert send(kettle, out).gone == 0
    entry = next(entry for entry in catalogue(out) if entry.msgid == "I bought {problem}.")
    assert entry.msgstr == "auf Deutsch: {problem}"


def test_what_is_wrong_is_found_with_its_place(kettle, out):
    send(kettle, out)
    translate(out)
    po = catalogue(out)
    by_words = {entry.msgid: entry for entry in po}
    by_words["It is {thing} again."].msgstr = "Schon wieder."
    by_words["I bought {problem}."].msgstr = "Ich habe {problem} und {ding}."
    by_words["Why?"].msgstr = ""
    po.save()
    kettle.write_text(kettle.read_text().replace("withheld: [Why?]", "withheld: [Why?, Says who?]"))
    line = kettle.read_text().splitlines().index("    withheld: [Why?, Says who?]") + 1
    checked = findings(kettle, out)
    lines = {entry.msgid: entry.linenum for entry in catalogue(out)}
    file = str(checked.file)
    told = [(found.file, found.line, found.fault, found.message) for found in checked.findings]
    assert told == [
        (file, lines["It is {thing} again."], Fault.BROKEN, 'the slot {thing} is lost: "Schon wieder."'),
        (
            file,
            lines["I bought {problem}."],
            Fault.BROKEN,
            "'{ding}' is no slot: \"Ich habe {problem} und {ding}.\"",
        ),
        (file, lines["Why?"], Fault.MISSING, 'not translated yet: "Why?"'),
        (str(kettle), line, Fault.MISSING, 'not in kettle.po yet, export again: "Says who?"'),
    ]
    assert checked.usable == checked.lines - 4


def test_a_po_file_that_cannot_be_read_is_broken_at_its_line(kettle, out):
    send(kettle, out)
    file = out / "de" / "scenarios" / "kettle.po"
    file.write_text(file.read_text() + "\nrubbish\n")
    number = len(file.read_text().splitlines())
    (found,) = findings(kettle, out).findings
    assert (found.fault, found.line) == (Fault.BROKEN, number)
    with pytest.raises(ContentError, match="this is not a sound PO file"):
        send(kettle, out)


def test_a_file_is_taken_over_where_play_finds_it(kettle, out, tmp_path):
    send(kettle, out)
    translate(out)
    target = install(findings(kettle, out), tmp_path / "home")
    assert target == tmp_path / "home" / "translations" / "de" / "scenarios" / "kettle.po"
    assert target.read_bytes() == (out / "de" / "scenarios" / "kettle.po").read_bytes()


def test_a_folder_without_translations_is_said_plainly(tmp_path):
    with pytest.raises(UsageError, match="there are no translations in this folder"):
        po_files(tmp_path)
