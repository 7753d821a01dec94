"""What of a session counts, told apart once for all marks.

A helpful move *counts* unless its reply said the same before, was drowned by
real harm, or has a stock phrase or a rash promise in the same sentence; an offer
does not count where it was not the trainee's to make. What may cost points is
looked for among all moves, counted or not: so a reply never gets worse by leaving
its harmful sentence out. Of several uses in one reply the surest is quoted.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trainer.engine.judgement import MILD_HARM
from trainer.model.moves import Move
from trainer.model.reading import MoveHit
from trainer.model.scenario import Ending, EndingKind, Need, Scenario
from trainer.model.transcript import Action, Transcript, Turn
from trainer.scoring.playback import grounded, harmless_sentences
from trainer.scoring.sentences import quote_of, split
from trainer.scoring.words import content_words

OFFERING = frozenset({Move.PROPOSE, Move.OFFER_OPTIONS, Move.RECOMMEND, Move.TAKE_OWNERSHIP})
"""Moves by which something is offered."""


@dataclass(frozen=True, slots=True)
class Said:
    """One move in one reply."""

    turn: Turn
    """The turn."""
    move: Move
    """The move."""
    quote: str
    """The words that it rests on."""
    score: float
    """How sure the reader was, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Observed:
    """Everything that marks are made from."""

    scenario: Scenario
    """The situation."""
    ending: Ending | None
    """How it ended; None while it goes on."""
    turns: tuple[Turn, ...]
    """Rated turns in order."""
    actions: tuple[Action, ...]
    """Actions in order."""
    guided: bool
    """Whether hints were part of the mode and cost nothing."""
    counted: tuple[Said, ...]
    """Helpful moves that count."""
    helpful: tuple[Said, ...]
    """All helpful moves."""
    harmful: tuple[Said, ...]
    """All harmful moves."""
    due: Mapping[int, frozenset[Need]]
    """Turn number -> needs that were due at some moment of the reply."""
    met: frozenset[Need]
    """Needs that were met."""

    def effort(self, need: Need) -> int:
        """How much this customer wants of ``need``: points as in ``engine.needs``, 0 if it is not theirs."""
        return next((spec.effort for spec in self.scenario.needs if spec.need is need), 0)

    def has_occasion(self, need: Need) -> bool:
        """Whether the session can be judged by ``need``.

        It cannot where this customer does not have the need, or where the best
        ending came without it, as with an honest referral.
        """
        best = self.ending is not None and self.ending.kind is EndingKind.BEST
        wanted = any(spec.need is need for spec in self.scenario.needs)
        return wanted and (need in self.met or not best)

    def counts(self, *moves: Move, due: Iterable[Need] = ()) -> list[Said]:
        """Counted uses of ``moves``, in replies to which any of ``due`` was due if some are named."""
        wanted = frozenset(due)
        found = (said for said in self.counted if said.move in moves)
        return [said for said in found if not wanted or self.due[said.turn.n] & wanted]

    def all_uses(self, *moves: Move) -> list[Said]:
        """All uses of ``moves``, whether or not they count."""
        return [said for said in (*self.helpful, *self.harmful) if said.move in moves]

    def events(self, name: str) -> list[Turn]:
        """Rated turns in which the customer did ``name``."""
        return [turn for turn in self.turns if name in turn.events]

    def signals(self, name: str) -> list[Turn]:
        """Rated turns in which the signal ``name`` counted."""
        return [turn for turn in self.turns if name in turn.signals]

    def harmed(self, turn: Turn) -> bool:
        """Whether the reply of ``turn`` has any harmful move."""
        return any(said.turn is turn for said in self.harmful)


def observe(transcript: Transcript, scenario: Scenario, ending: Ending | None) -> Observed:
    """Sort a transcript into what counts.

    Args:
        transcript: The session so far.
        scenario: What was played.
        ending: How it ended; None while it goes on.
    """
    turns = tuple(turn for turn in transcript.turns if turn.rated)
    meant = [(turn, grounded(turn)) for turn in turns]
    return Observed(
        scenario=scenario,
        ending=ending,
        turns=turns,
        actions=tuple(step for step in transcript.steps if isinstance(step, Action)),
        guided=transcript.start.mode == "guided",
        counted=tuple(item for turn, hits in meant for item in _counted(turn, hits)),
        helpful=tuple(_said(turn, hit) for turn, hits in meant for hit in hits),
        harmful=tuple(_said(turn, hit) for turn in turns for hit in turn.moves if hit.name.harmful),
        due=_due(turns, scenario),
        met=frozenset(Need(name) for turn in turns for name in turn.met),
    )


def is_drowned(turn: Turn) -> bool:
    """Whether harm drowned everything else in a reply, as it does for the customer."""
    return any(hit.name.harmful and hit.name not in MILD_HARM for hit in turn.moves)


def breaks_rules(turn: Turn) -> bool:
    """Whether a reply commits a critical error."""
    return any(event.startswith("critical:") for event in turn.events)


def names_it(turn: Turn, least: int) -> bool:
    """Whether a reply says something of what the feeling is about: ``least`` words that carry meaning.

    They may stand in the sentence before: "A whole morning. I'd be furious too."
    """
    feeling = [hit for hit in grounded(turn) if hit.name in _OF_FEELING]
    clean = harmless_sentences(turn)
    places = [n for n, part in enumerate(clean) if any(part.holds(hit) for hit in feeling)]
    about = {clean[near].text for n in places for near in (max(0, n - 1), n)}
    return len(content_words(*about)) >= least


_OF_FEELING = (Move.ACKNOWLEDGE, Move.APOLOGISE, Move.RESTATE)


def _said(turn: Turn, hit: MoveHit) -> Said:
    return Said(turn, hit.name, quote_of(turn.reply, hit), hit.score)


def _counted(turn: Turn, meant: Iterable[MoveHit]) -> list[Said]:
    """Moves of one reply that count, of those that its words bear out, each once and where it is surest."""
    if is_drowned(turn) or "repeated" in turn.signals:
        return []
    harms = [hit for hit in turn.moves if hit.name.harmful]
    spoilt = [part for part in split(turn.reply) if any(part.holds(harm) for harm in harms)]
    found: dict[Move, Said] = {}
    for hit in meant:
        mine = hit.name not in OFFERING or not breaks_rules(turn)
        if mine and not any(part.holds(hit) for part in spoilt):
            said = _said(turn, hit)
            found[hit.name] = max(found.get(hit.name, said), said, key=lambda item: item.score)
    return list(found.values())


def _due(turns: tuple[Turn, ...], scenario: Scenario) -> dict[int, frozenset[Need]]:
    """For each reply: the first unmet need, those it met, and the next one after them."""
    order = [spec.need for spec in scenario.needs]
    done: set[Need] = set()
    due: dict[int, frozenset[Need]] = {}
    for turn in turns:
        met = {Need(name) for name in turn.met}
        due[turn.n] = frozenset(_reached(order, turn.need, met, done))
        done |= met
    return due


def _reached(order: list[Need], first: str, met: set[Need], done: set[Need]) -> list[Need]:
    """Needs from ``first`` on, up to and with the first one that stayed open."""
    if first not in order:
        return []
    reached = []
    for need in order[order.index(Need(first)) :]:
        if need not in done:
            reached.append(need)
            if need not in met:
                break
    return reached
