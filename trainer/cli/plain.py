"""A conversation as plain sentences, for screen readers and pipes.

No boxes, no colour, and no sign that carries meaning of its own.
"""

import sys
from collections.abc import Iterable, Sequence
from shutil import get_terminal_size
from textwrap import wrap

import click

from trainer.cli.debrief_text import debrief_lines
from trainer.game import ActionShown, Exchange, Play
from trainer.model.actions import ACTIONS
from trainer.model.mood import Gauge, LedgerEntry, Mood, band_index
from trainer.model.scenario import Scenario
from trainer.model.transcript import SessionStart
from trainer.wording.harmless import harmless
from trainer.wording.words import DEGREE_HELP, MODE_HELP, event_words, unrated_words

LINE_COMMANDS = (
    ("/help", "this list"),
    ("/briefing", "read the briefing again"),
    ("/mood", "say how the customer feels"),
    ("/again", "take back your last reply and try another one"),
)
"""What line mode knows beside the actions of the game."""


class PlainShow:
    """Tells a conversation line by line on standard output."""

    def __init__(self, *, echo: bool) -> None:
        """Prepare to tell.

        Args:
            echo: Whether replies are written out because no terminal showed them while they were typed.
        """
        self.echo = echo

    def opening(self, play: Play) -> None:
        """Tell the briefing, everything so far, and the customer's last words."""
        write(briefing_lines(play))
        start = play.transcript.start
        write(["", *self._said(play, start.line, start.mood)])
        for step in play.transcript.steps:
            reply = getattr(step, "reply", "")
            write([f"You: {reply}"] if reply else [])
            write(self._said(play, step.line, step.after) if step.line else [])
        self.mood(play)
        self.cue(play)

    def heard(self, line: str) -> None:
        """Tell what the trainee typed, if nothing else showed it."""
        if self.echo:
            write(["", f"You: {line}"])

    def exchange(self, play: Play, exchange: Exchange) -> None:
        """Tell the customer's answer, the mood and the reasons."""
        turn = exchange.turn
        write(self._said(play, turn.line, turn.after))
        write(_events(turn.events, inner=play.mode.shows_ledger))
        if not turn.rated:
            write([f"{unrated_words(turn).capitalize()}."])
        self._feelings(play, turn.before, turn.after, turn.ledger)
        self.cue(play)

    def outcome(self, play: Play, outcome: ActionShown) -> None:
        """Tell what an action showed, and what the customer said to it."""
        action = outcome.action
        write([action.result] if action.result else [])
        write(self._said(play, action.line, action.after) if action.line else [])
        write(_events(action.events, inner=play.mode.shows_ledger))
        if action.ledger:
            self._feelings(play, action.before, action.after, action.ledger)

    def ending(self, play: Play) -> None:
        """Tell the debrief."""
        write(["", *debrief_lines(play.debrief())])

    def mood(self, play: Play) -> None:
        """Tell the mood as it stands, where the mode shows it."""
        if play.mode.shows_meters:
            write([mood_line(play.mood, play.mood)])

    def cue(self, play: Play) -> None:
        """Tell the next step, where the mode names it."""
        if play.mode.shows_cue and not play.over:
            write([f"Next step: {play.cue}"])

    def _feelings(self, play: Play, before: Mood, after: Mood, ledger: Sequence[LedgerEntry]) -> None:
        if play.mode.shows_meters:
            write([mood_line(before, after)])
        if play.mode.shows_ledger:
            write(reason_lines(ledger))

    def _said(self, play: Play, line: str, mood: Mood) -> list[str]:
        if not play.mode.shows_meters:
            return [f"Customer: {line}"]
        return [f"Customer ({play.persona.heat_words[band_index(mood.heat)]}): {line}"]


def write(lines: Iterable[str]) -> None:
    """Print lines that came from anywhere, made harmless; a terminal gets them broken between words."""
    columns = get_terminal_size().columns if sys.stdout.isatty() else 0
    for line in lines:
        click.echo(broken(harmless(line), columns))


def broken(text: str, columns: int) -> str:
    """A text broken between words, as far as its words let it be.

    Args:
        text: What is printed.
        columns: Cells of a row; 0 leaves it as it is.
    """
    if not columns:
        return text
    rows = (wrap(row, columns, break_long_words=False, break_on_hyphens=False) for row in text.split("\n"))
    return "\n".join("\n".join(row) for row in rows)


def mood_line(before: Mood, after: Mood) -> str:
    """The four gauges as one sentence, e.g. ``"Mood: heat 72 angry (up 8), …"``."""
    changed = before != after
    parts = []
    for gauge in Gauge:
        step = after.value(gauge) - before.value(gauge)
        note = f" ({moved(step)})" if changed else ""
        parts.append(f"{gauge.value} {after.value(gauge)} {after.word(gauge)}{note}")
    return f"Mood: {', '.join(parts)}."


def moved(step: int) -> str:
    """A change in words: ``up 8``, ``down 3``, ``no change``."""
    if not step:
        return "no change"
    return f"up {step}" if step > 0 else f"down {-step}"


def reason_lines(ledger: Iterable[LedgerEntry]) -> list[str]:
    """One sentence for each reason, its changes together."""
    grouped: dict[str, list[str]] = {}
    for entry in ledger:
        grouped.setdefault(entry.reason, []).append(f"{entry.mood.value} {moved(entry.change)}")
    return [f"Why: {reason}: {', '.join(changes)}." for reason, changes in grouped.items()]


def briefing_lines(play: Play) -> list[str]:
    """Everything a trainee knows before the first word."""
    scenario, start = play.scenario, play.transcript.start
    briefing = scenario.briefing
    return [
        scenario.title,
        *_setting(start, play),
        f"You are: {briefing.you}",
        f"Situation: {briefing.situation}",
        f"Goal: {briefing.goal}",
        *_customer_lines(scenario),
        *(f"Rule: {rule}" for rule in briefing.policy),
        *(f"Tool: {tool}" for tool in briefing.tools),
        "Type your reply and press Enter. /help tells what else you can do.",
    ]


def help_lines() -> list[str]:
    """What can be typed besides a reply."""
    actions = (("/" + f"{action.name} {action.argument}".strip(), action.help) for action in ACTIONS)
    return [
        "A line is your reply to the customer. A line that begins with a slash is one of these:",
        *(f"{call}: {help_text}." for call, help_text in (*actions, *LINE_COMMANDS)),
        "Ctrl+D leaves; the session is kept, and you can go on with it later.",
    ]


def _setting(start: SessionStart, play: Play) -> list[str]:
    degree = next(words for degree, words in DEGREE_HELP.items() if degree.value == start.degree)
    return [
        f"Customer's temper: {play.persona.title}, {start.degree} ({degree}).",
        f"Mode: {start.mode} ({MODE_HELP[play.mode]}). Seed {start.seed}.",
    ]


def _customer_lines(scenario: Scenario) -> list[str]:
    who = scenario.customer
    kept = {True: "kept", False: "not kept"}
    return [
        f"Customer: {who.name}, {who.role}. Channel: {who.channel}. Likes to be called {who.address}.",
        *(f"Card, {entry.label}: {entry.value}" for entry in scenario.briefing.card),
        *(f"Promised before: {past.what}, for {past.when}; {kept[past.kept]}." for past in scenario.promises),
    ]


def _events(events: Iterable[str], *, inner: bool) -> list[str]:
    clauses = event_words(events, inner=inner)
    return [f"The customer {', '.join(clauses)}."] if clauses else []
