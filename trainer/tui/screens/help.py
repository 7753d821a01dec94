"""Help: keys, actions, how the mood works, and the six steps."""

from textual.content import Content
from textual.widgets import Static

from trainer.engine.cues import CUES, STEP_NAMES
from trainer.model.actions import ACTIONS
from trainer.model.mode import Mode
from trainer.model.mood import BAND_WORDS, Gauge
from trainer.tui.commands import ACTION_KEYS, Place, commands_at, long_key
from trainer.tui.ink import bold, heading, quiet, soft, stacked
from trainer.tui.screens.notice import NoticeScreen
from trainer.tui.widgets.section import Section
from trainer.wording.words import GAUGE_TITLES, MODE_HELP

PROMPT_KEYS = (
    ("Enter", "send your reply"),
    ("Ctrl+J", "new line (Shift+Enter where the terminal knows it)"),
    ("/", "actions; arrows choose, Tab takes one"),
    ("Esc", "to the transcript, to scroll; any letter comes back"),
)
"""Keys of the prompt, which are no commands."""

GAUGE_HELP: dict[Gauge, str] = {
    Gauge.HEAT: "anger. Quick to rise, slow to fall.",
    Gauge.TRUST: "belief that you will help. Slow both ways; some things are told only to who has it.",
    Gauge.PATIENCE: "falls with every turn that brings nothing. At its end, so is the conversation.",
    Gauge.CLARITY: "knowing what happens next. Plain words and one recommendation raise it.",
}
"""What each gauge means."""

STEPS_INTRO = (
    "What a customer must get, in this order unless the scenario says otherwise. "
    "A good move before its time is not heard."
)
"""Said over the steps."""

MOOD_OUTRO = "The line under each turn says what moved it. A reply that is not understood costs nothing."
"""Said under the gauges."""

COLUMN = 12
"""Cells of the left column."""


class HelpScreen(NoticeScreen):
    """What a trainee may want to look up, the keys of the present place first."""

    def __init__(self, place: Place) -> None:
        """Show the help.

        Args:
            place: Where it was asked for.
        """
        others = [Section(f"Keys in the {p}", _keys(p)) for p in Place if p not in (place, Place.EVERYWHERE)]
        here = [] if place is Place.EVERYWHERE else [Section(f"Keys here, in the {place}", _keys(place))]
        super().__init__(
            "Help",
            *here,
            Section("Keys everywhere", _keys(Place.EVERYWHERE)),
            Section("The prompt", _table(PROMPT_KEYS)),
            Section("Actions", _actions()),
            Section("The six steps", _steps()),
            Section("How the mood works", _mood()),
            Section("Modes", _table([(mode.value, MODE_HELP[mode]) for mode in Mode])),
            *others,
        )


def _table(rows: "tuple[tuple[str, str], ...] | list[tuple[str, str]]") -> Static:
    """Two columns."""
    lines = [Content.assemble(heading(f"{left:<{COLUMN}}"), Content(right)) for left, right in rows]
    return Static(stacked(lines))


def _keys(place: Place) -> Static:
    """The commands of one place."""
    extra = [("Ctrl+P", "all commands, to search")] if place is Place.EVERYWHERE else []
    return _table(
        [(long_key(command.shown or command.key), command.help) for command in commands_at(place)] + extra
    )


def _actions() -> Static:
    """The actions with their arguments."""
    rows = [
        (f"/{a.name} {a.argument}".rstrip(), f"{a.help}  ({long_key(ACTION_KEYS[a.name][0])})")
        for a in ACTIONS
    ]
    lines = [Content.assemble(heading(f"{left:<18}"), Content(right)) for left, right in rows]
    return Static(stacked(lines))


def _steps() -> Static:
    """The needs in their usual order, each with what helps."""
    lines = [soft(STEPS_INTRO)]
    for number, (need, name) in enumerate(STEP_NAMES.items(), 1):
        lines.append(Content.assemble(bold(f"{number} {name}. "), Content(CUES[need])))
    return Static(stacked(lines))


def _mood() -> Static:
    """The gauges with their words, and what moves them."""
    lines = []
    for gauge in Gauge:
        words = ", ".join(BAND_WORDS[gauge])
        title = bold(f"{GAUGE_TITLES[gauge]}  ")
        lines.append(Content.assemble(title, Content(GAUGE_HELP[gauge]), quiet(f" ({words})")))
    lines.append(Content(MOOD_OUTRO))
    return Static(stacked(lines))
