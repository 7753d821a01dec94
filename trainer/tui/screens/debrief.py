"""The debrief: how it ended, what it was worth and why, and what to try instead."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Static

from trainer.model.scenario import EndingKind
from trainer.tui.commands import Place, bindings_at
from trainer.tui.ink import bold, quiet
from trainer.tui.screens.base import CoolScreen
from trainer.tui.screens.keeping import KeepsTalk
from trainer.tui.widgets.mood_curve import MoodCurve
from trainer.tui.widgets.section import Section
from trainer.tui.widgets.skill_marks import CriticalView, SkillMarkView
from trainer.tui.widgets.turn_review import TurnReviewView
from trainer.wording.harmless import harmless
from trainer.wording.words import KIND_WORDS, OUTCOME_WORDS, plural

if TYPE_CHECKING:
    from trainer.game import Play
    from trainer.model.scorecard import Scorecard
    from trainer.scoring.debrief import Debrief


class DebriefScreen(CoolScreen, KeepsTalk):
    """What came of one conversation."""

    PLACE = Place.DEBRIEF
    CSS_PATH = "debrief.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings_at(Place.DEBRIEF)
    AUTO_FOCUS = "#page"

    class Replayed(Message):
        """The same scenario is wanted once more."""

    class Retaken(Message):
        """A turn is to be taken again."""

        def __init__(self, n: int) -> None:
            """Carry the turn.

            Args:
                n: Turn number, counted from 1.
            """
            super().__init__()
            self.n = n

    class Left(Message):
        """The trainee went back to the library."""

    def __init__(self, play: "Play", debrief: "Debrief", course_words: str = "") -> None:
        """Show one debrief.

        Args:
            play: The conversation that is over.
            debrief: What is said of it.
            course_words: What it means for the course it was played for; empty if for none.
        """
        super().__init__()
        self._course_words = course_words
        self.play = play
        self._debrief = debrief

    def open_play(self) -> "Play":
        """The conversation that was held."""
        return self.play

    def body(self) -> Iterable[Widget]:
        """One page to read, and a row of buttons."""
        yield VerticalScroll(*self._sections(), id="page")
        yield Horizontal(
            Button("Again", id="replay", variant="primary"),
            Button("Another scenario", id="library"),
            Button("Save", id="save"),
            Button("Copy", id="copy"),
            id="buttons",
        )

    def _sections(self) -> Iterable[Widget]:
        """The parts of the page, in the order in which they matter."""
        debrief = self._debrief
        yield from self._outcome()
        if debrief.card.critical:
            errors = [CriticalView(error) for error in debrief.card.critical]
            yield Section("Critical errors", *errors, name="critical")
        weak = [review.n for review in debrief.turns if review.weak]
        yield Section("How the mood went", MoodCurve(debrief.moods, weak), name="curve")
        marks = [SkillMarkView(mark) for mark in debrief.card.marks if mark.weight]
        yield Section("Skill by skill", *marks, name="skills")
        retake = self.play.mode.allows_rewind
        turns = [TurnReviewView(review, retake=retake) for review in debrief.turns]
        yield Section("Turn by turn", *turns, name="turns")
        if debrief.ending.mail.strip():
            mail = Static(Content(harmless(debrief.ending.mail.strip())), classes="mail")
            yield Section("What arrived afterwards", mail, name="mail")

    def _outcome(self) -> Iterable[Widget]:
        """Headline, epilogue and score."""
        debrief = self._debrief
        kind, card = debrief.ending.kind, debrief.card
        sign = {EndingKind.BEST: "★", EndingKind.PARTIAL: "◐", EndingKind.LOST: "✗"}[kind]
        colour = {EndingKind.BEST: "$success", EndingKind.PARTIAL: "$warning", EndingKind.LOST: "$error"}[
            kind
        ]
        yield Static(
            Content.assemble(
                quiet(harmless(debrief.scenario_title)),
                Content.styled(f"\n{sign} {harmless(debrief.ending.title)}", f"bold {colour}"),
                quiet(f"\n{KIND_WORDS[kind]}. {OUTCOME_WORDS.get(debrief.end.outcome, '')}"),
                Content(f"\n\n{harmless(debrief.ending.epilogue)}"),
            ),
            id="outcome",
        )
        spoilt = card.critical and card.score >= card.pass_mark
        why = f", because of {plural(len(card.critical), 'critical error')}" if spoilt else ""
        verdict = "passed" if card.passed else f"not passed yet{why}"
        yield Static(
            Content.assemble(
                bold(f"{card.score}"),
                Content(" of 100, "),
                Content.styled(
                    f"{'✓' if card.passed else '✗'} {verdict}",
                    f"bold {'$success' if card.passed else '$warning'}",
                ),
                quiet(f"   pass mark {card.pass_mark}, {plural(len(debrief.turns), 'turn')}"),
                quiet(_limit_words(card)),
            ),
            id="score",
        )
        if self._course_words:
            said = Content.assemble(quiet("Course  "), Content(harmless(self._course_words)))
            yield Static(said, id="course")

    @on(Button.Pressed, "#replay")
    def action_replay(self) -> None:
        """The same scenario once more."""
        self.post_message(self.Replayed())

    @on(Button.Pressed, "#library")
    def action_library(self) -> None:
        """Back to the library."""
        self.post_message(self.Left())

    @on(Button.Pressed, "#save")
    def _save(self) -> None:
        self.action_save()

    @on(Button.Pressed, "#copy")
    def _copy(self) -> None:
        self.action_copy_talk()

    @on(TurnReviewView.RetakeAsked)
    def _retake(self, event: TurnReviewView.RetakeAsked) -> None:
        self.post_message(self.Retaken(event.n))


def _limit_words(card: "Scorecard") -> str:
    """What a one-sided talk is told of its score; empty for any other."""
    from trainer.scoring.scorecard import ONE_SIDED_MOST, lacking_side

    lacking = lacking_side(card.marks)
    if lacking is None or card.score != ONE_SIDED_MOST:
        return ""
    return f"\nWith so little {lacking.value} it is {ONE_SIDED_MOST} at most."
