"""The debrief: everything that is shown after a session, as one frozen value."""

from dataclasses import dataclass

from trainer.errors import UsageError
from trainer.model.mood import Gauge, LedgerEntry, Mood, total_change
from trainer.model.moves import Move
from trainer.model.scenario import Ending, Scenario
from trainer.model.scorecard import Scorecard
from trainer.model.transcript import End, Transcript, Turn
from trainer.scoring.coach import NO_ADVICE, Advice, advise, cost_of
from trainer.scoring.scorecard import ending_named, scorecard
from trainer.scoring.sentences import split


@dataclass(frozen=True, slots=True)
class SentenceReview:
    """One sentence of a reply and what it did."""

    text: str
    """The words."""
    moves: tuple[Move, ...]
    """Moves recognised in them, each once."""


@dataclass(frozen=True, slots=True)
class TurnReview:
    """One turn looked at afterwards."""

    n: int
    """Number, counted from 1."""
    reply: str
    """What the trainee typed."""
    line: str
    """What the customer said back."""
    rated: bool
    """Whether it was understood and judged."""
    sentences: tuple[SentenceReview, ...]
    """The reply, sentence by sentence."""
    ledger: tuple[LedgerEntry, ...]
    """Why the mood changed."""
    change_total: dict[Gauge, int]
    """Gauge -> change over the turn."""
    cost: int
    """Net points of heat up and of trust, patience and clarity down; 0 if the turn was not weak."""
    weak: bool
    """Whether it is worth a second try."""
    better: str
    """One better wording; empty if there is none."""
    why: str
    """Why that wording works; empty if there is none."""
    problem: str
    """What went wrong: the costliest reason, or the rule that was broken; empty if the turn was not weak."""
    source: str
    """The evidence behind the problem."""


@dataclass(frozen=True, slots=True)
class Debrief:
    """What is shown after a session."""

    scenario_title: str
    """Headline of the scenario."""
    ending: Ending
    """How it ended."""
    card: Scorecard
    """The judgement."""
    end: End
    """The transcript's last record."""
    moods: tuple[Mood, ...]
    """Mood at the start and after each turn."""
    turns: tuple[TurnReview, ...]
    """Every turn in order."""


def debrief(transcript: Transcript, scenario: Scenario, pass_mark: int | None = None) -> Debrief:
    """Put together the debrief of a session that has ended.

    Args:
        transcript: The session.
        scenario: What was played.
        pass_mark: Score from which it is passed, where a course asks for more than the scenario.

    Raises:
        UsageError: The transcript has no end, or names an ending that the scenario does not have.
    """
    end, ending = transcript.end, ending_named(transcript, scenario)
    if end is None:
        raise UsageError("the conversation is not over yet", remedy="end it first")
    if ending is None:
        what = f"the scenario has no ending '{end.ending}'"
        raise UsageError(what, remedy="use the scenario that was played")
    turns = transcript.turns
    advice = advise(transcript, scenario)
    return Debrief(
        scenario_title=scenario.title,
        ending=ending,
        card=scorecard(transcript, scenario, ending, pass_mark),
        end=end,
        moods=(transcript.start.mood, *(turn.after for turn in turns)),
        turns=tuple(_review(turn, advice.get(turn.n)) for turn in turns),
    )


def _review(turn: Turn, advice: Advice | None) -> TurnReview:
    found = advice or NO_ADVICE
    return TurnReview(
        n=turn.n,
        reply=turn.reply,
        line=turn.line,
        rated=turn.rated,
        sentences=_sentences(turn),
        ledger=turn.ledger,
        change_total={gauge: total_change(turn.ledger, gauge) for gauge in Gauge},
        cost=cost_of(turn) if advice else 0,
        weak=advice is not None,
        better=found.better,
        why=found.why,
        problem=found.problem,
        source=found.source,
    )


def _sentences(turn: Turn) -> tuple[SentenceReview, ...]:
    return tuple(
        SentenceReview(part.text, tuple(dict.fromkeys(hit.name for hit in turn.moves if part.holds(hit))))
        for part in split(turn.reply)
    )
