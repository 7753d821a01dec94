"""Modes of play: how much help is on the screen and what may be taken back."""

from enum import StrEnum


class Mode(StrEnum):
    """How much a trainee is shown while the conversation runs."""

    GUIDED = "guided"
    PRACTICE = "practice"
    BLIND = "blind"
    EXAM = "exam"

    @property
    def shows_meters(self) -> bool:
        """Whether the mood gauges are visible."""
        return self in (Mode.GUIDED, Mode.PRACTICE)

    @property
    def shows_ledger(self) -> bool:
        """Whether reasons are given after each reply."""
        return self in (Mode.GUIDED, Mode.PRACTICE)

    @property
    def shows_cue(self) -> bool:
        """Whether the next step is named before each reply."""
        return self is Mode.GUIDED

    @property
    def allows_hints(self) -> bool:
        """Whether a hint can be had."""
        return self in (Mode.GUIDED, Mode.PRACTICE)

    @property
    def allows_live_wordings(self) -> bool:
        """Whether a language model may word lines while the talk goes on."""
        return self in (Mode.GUIDED, Mode.PRACTICE)

    @property
    def allows_rewind(self) -> bool:
        """Whether a turn can be taken back."""
        return self is not Mode.EXAM
