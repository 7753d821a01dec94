"""Words and text: nothing a customer does goes unnamed, and no text acts on the terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.engine.session import ENDING_EVENTS
from trainer.model.mood import Gauge, LedgerEntry, Mood
from trainer.model.persona import EventLines
from trainer.model.scenario import EndingKind, Outcome
from trainer.tui.widgets.mood_curve import MoodCurve
from trainer.wording.harmless import harmless, one_line
from trainer.wording.words import (
    EVENTS_HEARD,
    EVENTS_INNER,
    KIND_WORDS,
    OUTCOME_WORDS,
    dots,
    event_words,
    reasons,
    signed,
)


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("plain words", "plain words"),
        ("\x1b[31mred", "␛[31mred"),
        ("a\x07b\x00c\x7f", "a␇b␀c␡"),
        ("a\tb", "a    b"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("\u202eevil\u202c \u200bx", "evil x"),
        ("\u009b31m", "\ufffd31m"),
        ("👩\u200d👧 ❤\ufe0f", "👩👧 ❤"),
        ("می\u200cروم", "می\u200cروم"),
        ("e\u0301\u0301\u0301\u0301\u0301", "e\u0301\u0301\u0301"),
        ("\ud83d", "\ufffd"),
    ],
)
def test_text_is_made_harmless(text: str, safe: str) -> None:
    assert harmless(text) == safe


@given(st.text())
def test_harmless_text_has_no_controls_and_stays_as_it_is(text: str) -> None:
    safe = harmless(text)
    assert not any(char != "\n" and (ord(char) < 32 or 127 <= ord(char) < 160) for char in safe)
    assert not set(safe) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
    assert harmless(safe) == safe


def test_one_line_is_cut_with_an_ellipsis() -> None:
    assert one_line("a\nb  c") == "a b c"
    assert one_line("abcdefgh", 5) == "abcd…"


def test_every_event_of_a_persona_has_words() -> None:
    assert set(EventLines.model_fields) <= set(EVENTS_HEARD) | set(EVENTS_INNER)


def test_every_way_to_stop_has_words() -> None:
    assert set(ENDING_EVENTS.values()) <= set(EVENTS_HEARD)


def test_what_goes_on_inside_is_told_only_where_reasons_are() -> None:
    assert event_words(["softens", "accepts", "accepts", "unheard-of"], inner=False) == ["accepts"]
    assert event_words(["softens", "accepts"], inner=True) == ["softens", "accepts"]


def test_every_ending_has_words() -> None:
    assert set(Outcome) == set(OUTCOME_WORDS)
    assert set(EndingKind) == set(KIND_WORDS)


def test_changes_of_one_reason_stand_together() -> None:
    ledger = [LedgerEntry(Gauge.HEAT, -8, "sorry", "x"), LedgerEntry(Gauge.TRUST, 3, "sorry", "x")]
    assert reasons(ledger) == [("sorry", "heat −8, trust +3")]
    assert (signed(0), dots(2)) == ("0", "●●○○○ 2")


@pytest.mark.parametrize("turns", [1, 3, 12, 60])
@pytest.mark.parametrize("width", [56, 110])
def test_the_mood_curve_fits_and_numbers_its_turns(
    turns: int, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    from textual.geometry import Size

    monkeypatch.setattr(MoodCurve, "size", Size(width, 14))
    moods = [Mood(heat=min(99, 40 + n), trust=30, patience=50, clarity=0) for n in range(turns + 1)]
    lines = str(MoodCurve(moods, {turns}).render()).split("\n")
    assert max(map(len, lines)) <= max(width, 10 + turns + 1 + 11)
    axis = next(line for line in lines if line.startswith("Turn"))
    assert "1" in axis
    marks = next(line for line in lines if line.startswith("Weak"))
    assert marks.count("▲") == 1
    assert "40 →" in "\n".join(lines)
