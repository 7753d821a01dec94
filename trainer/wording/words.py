"""What things are called where people read them: gauges, events, modes, degrees and endings."""

from collections.abc import Iterable, Sequence

from trainer.model.mode import Mode
from trainer.model.mood import Gauge, LedgerEntry
from trainer.model.persona import Degree
from trainer.model.scenario import EndingKind, Outcome
from trainer.model.transcript import Turn
from trainer.model.variety import Variety

EVENTS_HEARD: dict[str, str] = {
    "repeats": "says it again",
    "last_chance": "gives you a last chance",
    "asks_supervisor": "asks for your supervisor",
    "threatens": "threatens to take it further",
    "accepts": "accepts",
    "doubts": "is not convinced",
    "declines": "declines",
    "hedges": "cannot decide",
    "withholds": "does not want to say",
    "cannot_say": "does not know that",
    "confused": "does not follow",
    "jargon": "does not know the word",
    "too_many": "has too much to choose from",
    "waits": "waits a moment",
    "held": "comes back from hold",
    "falls_silent": "falls silent",
    "hangs_up": "hangs up",
    "runs_out_of_time": "has to go",
    "handed_over": "is passed to a supervisor",
    "sent_on": "goes to somebody else",
    "cut_off": "is cut off",
    "thanks": "thanks you",
    "pushback": "pushes back",
    "reveals": "tells you more",
}
"""What a customer audibly does; shown in every mode."""

EVENTS_INNER: dict[str, str] = {
    "softens": "softens",
    "goes_on": "goes on",
    "agrees": "feels understood",
    "welcomes": "is glad that somebody takes it on",
    "interrogated": "feels questioned",
    "again": "has told you that before",
    "tired": "has heard that before",
    "empathy_only": "wants something done",
    "contradiction": "hears two different times",
}
"""What goes on in a customer; shown where the mode shows reasons."""

GAUGE_TITLES: dict[Gauge, str] = {
    Gauge.HEAT: "Heat",
    Gauge.TRUST: "Trust",
    Gauge.PATIENCE: "Patience",
    Gauge.CLARITY: "Clarity",
}
"""Names of the gauges."""

MODE_HELP: dict[Mode, str] = {
    Mode.GUIDED: "the next step is named, meters and reasons are shown",
    Mode.PRACTICE: "meters and reasons are shown, hints cost points",
    Mode.BLIND: "no meters and no reasons until the debrief",
    Mode.EXAM: "no meters, no hints, nothing can be taken back",
}
"""What each mode is for, in a clause."""

DEGREE_HELP: dict[Degree, str] = {
    Degree.MILD: "shows the temper a little",
    Degree.MARKED: "as written",
    Degree.SEVERE: "on a very bad day",
}
"""What each degree means, in a clause."""

VARIETY_NAMES: dict[Variety, str] = {
    Variety.AUTHORED: "usual",
    Variety.NONE: "as written",
    Variety.BAKED: "with drafts",
    Variety.LIVE: "live",
}
"""What a level of variety is called, the usual one first."""

VARIETY_HELP: dict[Variety, str] = {
    Variety.AUTHORED: "other wordings by the author come in",
    Variety.NONE: "the same words each time",
    Variety.BAKED: "drafts of a model come in that a person approved",
    Variety.LIVE: "a language model on this machine words some lines",
}
"""What each level of variety means, in a clause."""

OUTCOME_WORDS: dict[str, str] = {
    Outcome.CLOSED: "It came to a close.",
    Outcome.HUNG_UP: "The customer hung up.",
    Outcome.ESCALATED: "It went to a supervisor.",
    Outcome.REFERRED: "You sent the customer on.",
    Outcome.ENDED: "You ended it.",
    Outcome.TIMED_OUT: "Time ran out.",
}
"""How a conversation stopped, as a sentence."""

KIND_WORDS: dict[EndingKind, str] = {
    EndingKind.BEST: "Best ending",
    EndingKind.PARTIAL: "Partly there",
    EndingKind.LOST: "Lost",
}
"""How good an ending is."""

STATUS_WORDS: dict[str, str] = {
    "unclear": "not rated: it was not clear what this reply does",
    "empty": "not rated: there was nothing to read",
    "foreign": "not rated: only English is understood",
    "gibberish": "not rated: this was not readable as words",
}
"""Why a reply was not judged."""

DIFFICULTY_WORDS = ("first day", "easy", "middling", "hard", "veterans")
"""Difficulty 1 to 5 in words."""


def unrated_words(turn: Turn) -> str:
    """Why a reply was not judged; a moment that was asked for is no lack of clarity."""
    if "waits" in turn.events:
        return "not rated: you asked for a moment"
    return STATUS_WORDS.get(turn.status, "not rated")


def event_words(events: Iterable[str], *, inner: bool) -> list[str]:
    """Events as clauses without a subject.

    Args:
        events: Event names; a name may carry a subject after a colon.
        inner: Whether what goes on inside the customer is shown as well.

    Returns:
        Clauses in the order of the events, each once.
    """
    found: dict[str, None] = {}
    for event in events:
        name = event.partition(":")[0]
        words = EVENTS_HEARD.get(name) or (EVENTS_INNER.get(name) if inner else None)
        if words:
            found[words] = None
    return list(found)


def signed(change: int) -> str:
    """A change with a real minus sign: ``+3``, ``−8``, ``0``."""
    return f"+{change}" if change > 0 else f"−{-change}" if change < 0 else "0"


def reasons(ledger: Sequence[LedgerEntry]) -> list[tuple[str, str]]:
    """Ledger entries of one reason put together.

    Returns:
        Pairs of reason and its changes, e.g. ``("named the feeling", "heat −8, trust +3")``.
    """
    grouped: dict[str, list[str]] = {}
    for entry in ledger:
        grouped.setdefault(entry.reason, []).append(f"{entry.mood.value} {signed(entry.change)}")
    return [(reason, ", ".join(changes)) for reason, changes in grouped.items()]


def plural(count: int, noun: str, many: str = "") -> str:
    """``1 turn``, ``2 turns``; ``many`` where adding an s is not enough."""
    return f"{count} {noun}" if count == 1 else f"{count} {many or noun + 's'}"


def dots(difficulty: int) -> str:
    """Difficulty 1..5 as five dots and the number: ``●●○○○ 2``."""
    return "●" * difficulty + "○" * (5 - difficulty) + f" {difficulty}"
