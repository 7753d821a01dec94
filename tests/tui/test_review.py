"""Reviewing drafts by key: each decision is on the disk at once, and the guards keep their say."""

from pathlib import Path

import pytest

from tests.tui.stage import screen_text
from tests.voice.test_baking import BAD, GOOD, LINE, Kitchen
from trainer.authoring.reviewing import decide, waiting
from trainer.content.sidecar_writing import read_sidecar
from trainer.model.baked import Status
from trainer.tui.review import ReviewApp, Words


@pytest.fixture
def kitchen(tmp_path: Path) -> Kitchen:
    made = Kitchen(tmp_path)
    made.bake()
    return made


def statuses(kitchen: Kitchen) -> list[tuple[str, Status]]:
    return [(item.text, item.status) for item in read_sidecar(kitchen.beside, "kettle").variants]


async def pressed(kitchen: Kitchen, *keys: str) -> tuple[ReviewApp, str]:
    app = ReviewApp(waiting([kitchen.path]), decide)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await pilot.pause()
        text = screen_text(pilot)
        await pilot.press(*keys)
        await pilot.pause()
    return app, text


async def test_line_draft_and_changes_are_shown(kitchen: Kitchen) -> None:
    _, text = await pressed(kitchen)
    for part in (LINE, GOOD, "[-The-] {+That+} kettle {+of mine+}", "some/model", "1 of 1", "Approve"):
        assert part in text


@pytest.mark.parametrize(("key", "status"), [("a", Status.APPROVED), ("r", Status.REJECTED)])
async def test_a_key_decides(kitchen: Kitchen, key: str, status: Status) -> None:
    app, _ = await pressed(kitchen, key)
    assert statuses(kitchen) == [(GOOD, status)]
    assert app.decided == {0: status}


@pytest.mark.parametrize("key", ["a", "r"])
async def test_the_last_decision_can_be_undone(kitchen: Kitchen, key: str) -> None:
    app, _ = await pressed(kitchen, key, "u")
    assert statuses(kitchen) == [(GOOD, Status.PROPOSED)]
    assert app.decided == {}


async def test_undoing_brings_mended_words_back_as_they_were(kitchen: Kitchen) -> None:
    mend = ("e", "end", *["backspace"] * len("fuse."), *"fuse here.", "enter")
    await pressed(kitchen, *mend, "u")
    assert statuses(kitchen) == [(GOOD, Status.PROPOSED)]
    await pressed(kitchen, *mend, "u", "r")
    assert statuses(kitchen) == [(GOOD, Status.REJECTED)]


async def test_keys_that_decide_are_letters_while_words_are_mended(kitchen: Kitchen) -> None:
    app = ReviewApp(waiting([kitchen.path]), decide)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("e", *"arnpqu")
        assert app.query_one(Words).text == GOOD + "arnpqu"
    assert statuses(kitchen) == [(GOOD, Status.PROPOSED)]


async def test_a_decided_draft_is_not_decided_twice_by_a_slip(kitchen: Kitchen) -> None:
    await pressed(kitchen, "a", "r")
    assert statuses(kitchen) == [(GOOD, Status.APPROVED)]


async def test_leaving_decides_nothing(kitchen: Kitchen) -> None:
    await pressed(kitchen, "n", "p", "q")
    assert statuses(kitchen) == [(GOOD, Status.PROPOSED)]


async def test_mended_words_are_approved_if_the_guards_let_them_pass(kitchen: Kitchen) -> None:
    await pressed(kitchen, "e", "end", *["backspace"] * len("fuse."), *"fuse here.", "enter")
    assert statuses(kitchen) == [("That kettle of mine trips the fuse here.", Status.APPROVED)]


async def test_mended_words_that_say_another_thing_stay_open(kitchen: Kitchen) -> None:
    await pressed(kitchen, "e", "end", "backspace", *" never.", "enter", "escape")
    assert statuses(kitchen) == [(GOOD, Status.PROPOSED)]


async def test_what_the_guards_refuse_cannot_be_approved(kitchen: Kitchen) -> None:
    text = kitchen.beside.read_text(encoding="utf-8")
    kitchen.beside.write_text(text.replace(GOOD, BAD), encoding="utf-8")
    await pressed(kitchen, "a")
    assert statuses(kitchen) == [(BAD, Status.PROPOSED)]
