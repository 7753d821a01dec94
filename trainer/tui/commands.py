"""Every command, declared once: its key, its place in the palette and its line in the help.

Keys follow what terminals can tell apart. During a conversation the prompt has
the focus, so each command there has a function key or a control key that is no
editing key; F6, F7, F10 and F11 are left to the editor and to terminals.
"""

from dataclasses import dataclass
from enum import StrEnum

from textual.binding import Binding, BindingType

from trainer.model.actions import ACTIONS


class Place(StrEnum):
    """Where a command works."""

    EVERYWHERE = "everywhere"
    HOME = "library"
    COURSE = "course"
    BRIEFING = "briefing"
    TALK = "conversation"
    DEBRIEF = "debrief"


@dataclass(frozen=True, slots=True)
class Command:
    """One command."""

    action: str
    """The action as Textual runs it, e.g. ``act('note')``."""
    key: str
    """Default key, or several with commas."""
    title: str
    """Name in the footer and the palette."""
    help: str
    """What it does, in one plain clause."""
    place: Place
    """Where it works."""
    footer: bool = True
    """Whether the footer has room for it."""
    shown: str = ""
    """How the key is written, where Textual's own way is not plain."""

    def binding(self) -> Binding:
        """The command as a key binding."""
        return Binding(
            self.key,
            self.action,
            self.title,
            show=self.footer,
            key_display=self.shown or None,
            tooltip=self.help,
            priority=self.place is Place.EVERYWHERE,
        )


ACTION_KEYS: dict[str, tuple[str, str, bool]] = {
    "note": ("f3", "Note", True),
    "lookup": ("f4", "Look up", True),
    "hold": ("f5", "Hold", False),
    "breathe": ("f8", "Breathe", False),
    "hint": ("f9", "Hint", True),
    "ticket": ("ctrl+t", "Ticket", False),
    "escalate": ("ctrl+f", "Fetch a supervisor", False),
    "refer": ("ctrl+n", "Refer", False),
    "end": ("ctrl+g", "End", True),
}
"""Action -> key, title, whether the footer shows it."""


def _action_command(name: str, help_text: str) -> Command:
    """The command that runs one action of the conversation."""
    key, title, footer = ACTION_KEYS[name]
    return Command(f"act('{name}')", key, title, help_text, Place.TALK, footer)


COMMANDS: tuple[Command, ...] = (
    Command("help", "f1", "Help", "keys, actions, and how the mood works", Place.EVERYWHERE),
    Command(
        "next_theme", "f12", "Theme", "next theme: dark, light, contrast, no colour", Place.EVERYWHERE, False
    ),
    Command(
        "leave",
        "ctrl+q",
        "Leave",
        "leave Coolhead, like Ctrl+C; a conversation is saved",
        Place.EVERYWHERE,
        False,
    ),
    Command("choose", "enter", "Open", "open the briefing, or go on with a cut-off session", Place.HOME),
    Command("courses", "f2", "Courses", "courses: what is done, open and locked", Place.HOME),
    Command("filter", "slash", "Filter", "narrow the list by a word", Place.HOME, shown="/"),
    Command("next_choice('mode')", "m", "Mode", "guided, practice, blind or exam", Place.HOME),
    Command("next_choice('degree')", "t", "Temper", "mild, marked or severe", Place.HOME),
    Command(
        "next_choice('persona')", "c", "Customer", "another person in the same situation", Place.HOME, False
    ),
    Command("learner", "l", "Learner", "who plays, where several learn here", Place.HOME, False),
    Command("discard", "delete", "Discard", "stop offering a cut-off session; its file stays", Place.HOME),
    Command("problems", "f9", "Problems", "what is wrong in the content files", Place.HOME),
    Command("choose", "enter", "Start", "start the course or the marked module, or go on", Place.COURSE),
    Command("next_course", "n", "Other course", "show the next course", Place.COURSE),
    Command("learner", "l", "Learner", "who plays, where several learn here", Place.COURSE),
    Command("back", "escape,f2", "Back", "back to the library", Place.COURSE),
    Command("start", "enter", "Start", "begin the conversation", Place.BRIEFING),
    Command("breathe", "f8,b", "Breathe", "take a breath before you start", Place.BRIEFING, shown="F8"),
    Command("back", "escape", "Back", "back to the library", Place.BRIEFING),
    Command("briefing", "f2", "Brief", "who you are, the customer's card, what you may do", Place.TALK),
    *(_action_command(action.name, action.help) for action in ACTIONS),
    Command("again", "ctrl+r", "Again", "take your last turn again", Place.TALK),
    Command("save", "ctrl+s", "Save", "save the conversation as a text file", Place.TALK, False),
    Command("copy_talk", "ctrl+o", "Copy", "copy the conversation", Place.TALK, False),
    Command(
        "library", "ctrl+l", "Library", "back to the library; the conversation is saved", Place.TALK, False
    ),
    Command("debrief", "enter", "Debrief", "see how it went", Place.TALK),
    Command("replay", "a", "Again", "the same scenario once more", Place.DEBRIEF),
    Command("library", "l,escape", "Library", "another scenario", Place.DEBRIEF, shown="l"),
    Command("save", "s,ctrl+s", "Save", "save the conversation as a text file", Place.DEBRIEF, shown="s"),
    Command("copy_talk", "c,ctrl+o", "Copy", "copy the conversation", Place.DEBRIEF, shown="c"),
)
"""All commands in the order in which help lists them."""


def commands_at(*places: Place) -> tuple[Command, ...]:
    """The commands of some places, in order."""
    return tuple(command for command in COMMANDS if command.place in places)


def bindings_at(place: Place) -> list[BindingType]:
    """Key bindings of one place; on screens help comes first, so that footers always have it."""
    here: list[BindingType] = [command.binding() for command in commands_at(place)]
    return here if place is Place.EVERYWHERE else [HELP_BINDING, *here]


HELP_BINDING = Binding("f1", "app.help", "Help", tooltip="keys, actions, and how the mood works")
"""Help as the screens bind it, before their own keys."""


SHORT_KEYS = {"escape": "Esc", "delete": "Del", "slash": "/"}
"""Keys that are written otherwise than they are called."""


def key_words(key: str) -> str:
    """A key as people write it: ``F1``, ``^T``, ``Esc``, and single letters as they are."""
    first = key.partition(",")[0]
    if first.startswith("ctrl+"):
        return "^" + first.removeprefix("ctrl+").upper()
    return SHORT_KEYS.get(first, first if len(first) == 1 else first.capitalize())


def long_key(key: str) -> str:
    """A key as help writes it, with ``Ctrl+T`` for ``^T``."""
    return key_words(key).replace("^", "Ctrl+")
