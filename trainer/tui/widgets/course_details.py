"""What the marked module of a course is: its state and why, how it is played, and the attempts so far."""

from collections.abc import Iterable

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from trainer.courses.progress import ModuleProgress, State
from trainer.courses.wording import clock, date_words
from trainer.model.attempt import Attempt
from trainer.model.scenario import Scenario
from trainer.tui.ink import heading, quiet, stacked
from trainer.tui.widgets.section import Section
from trainer.wording.harmless import harmless
from trainer.wording.words import MODE_HELP

COLOURS = {State.DONE: "$success", State.OPEN: "$accent", State.LOCKED: "$warning"}
"""Colour of each state's word."""


class CourseDetails(VerticalScroll, can_focus=False):
    """One module, for one learner."""

    async def show(
        self, part: ModuleProgress, scenario: Scenario | None, *, cut_off: bool, started: bool
    ) -> None:
        """Show one module.

        Args:
            part: How it stands.
            scenario: What is played; None if it cannot be read.
            cut_off: Whether an attempt can go on.
            started: Whether the learner takes the course.
        """
        parts: list[Widget] = [Static(_head(part, started=started), classes="details-title")]
        enter = _what_enter_does(part, cut_off=cut_off, started=started)
        if enter:
            parts.append(Static(Content(enter), id="enter"))
        if part.counted:
            parts.append(Section("Attempts", Static(stacked(_attempts(part)))))
        parts.append(Section("How", Static(Content(_how(part)))))
        if scenario is not None:
            parts.append(Section("Situation", Static(Content(harmless(scenario.briefing.situation)))))
        async with self.batch():
            await self.remove_children()
            await self.mount_all(parts)


def _head(part: ModuleProgress, *, started: bool) -> Content:
    """Title, and the state with its reason."""
    title = heading(harmless(part.module.title))
    if not started:
        return title
    word = Content.styled(part.state.value.capitalize(), f"bold {COLOURS[part.state]}")
    reason = f": {harmless(part.reason)}." if part.reason else "."
    return Content.assemble(title, "\n", word, Content(reason))


def _what_enter_does(part: ModuleProgress, *, cut_off: bool, started: bool) -> str:
    if not started:
        return ""
    if cut_off:
        return "It was cut off. Enter goes on where it was.\n"
    if not part.may_start:
        return ""
    return (
        "Enter opens the briefing, to play it again.\n"
        if part.state is State.DONE
        else "Enter opens the briefing.\n"
    )


def _attempts(part: ModuleProgress) -> Iterable[Content]:
    for number, attempt in enumerate(part.counted, start=1):
        yield Content.assemble(f"{number}  {_outcome(part, attempt)}", quiet(f"  {_when(attempt)}"))


def _outcome(part: ModuleProgress, attempt: Attempt) -> str:
    if attempt.counting_score is None:
        return "not finished"
    verdict = "passed" if attempt.passes(part.pass_mark) else "not passed"
    return f"{attempt.counting_score} {verdict}{' (set by a human)' if attempt.mark is not None else ''}"


def _when(attempt: Attempt) -> str:
    if attempt.begun is None:
        return ""
    local = attempt.begun.astimezone()
    return f"{date_words(local.date())}, {clock(local)}"


def _how(part: ModuleProgress) -> str:
    module = part.module
    lines = [
        f"{module.mode.value.capitalize()}: {MODE_HELP[module.mode]}.",
        f"The customer's temper is {module.degree.value}.",
        f"Passed with {part.pass_mark}; the {module.counts.value} attempt counts.",
    ]
    if module.attempts.minimum > 1:
        lines.append(f"To be played {module.attempts.minimum} times.")
    if not part.needed and part.state is not State.LOCKED:
        lines.append("The course is passed without it.")
    return " ".join(lines)
