"""Marks for how a trainee carries themselves, whatever the customer needs.

=============  ==================================================================================
composure      100, less the weight of each harmful move (``HARM``) and 25 for each shouted reply;
               half of it comes back where the next reply makes up for it
tailoring      40; their name 20, twice 30; words made for them 20, twice 30 (a scenario without such
               words gives 30 to everybody), where the reply did not pass over what they needed;
               misfit 25, stock phrase 15, jargon 10, a reply too long 5
process        the ticket up to 90 (two thirds of the rubric's words, in whatever form, are full marks;
               what a reply puts on record stands there too), something said to be on record 10; a request
               for a supervisor that nobody answered 20, a hand-over nobody had asked for 15, a hold
               without asking 10, a hint 8, a critical error 40
=============  ==================================================================================

All of a session in which no reply could be rated is without occasion, but the ticket.
"""

from collections.abc import Callable, Mapping

from trainer.model.mood import Gauge, total_change
from trainer.model.moves import Move
from trainer.model.scenario import EndingKind
from trainer.model.scorecard import Skill
from trainer.model.transcript import Turn
from trainer.scoring.observed import Observed, Said, breaks_rules
from trainer.scoring.playback import harmless_sentences
from trainer.scoring.tally import Tally
from trainer.scoring.words import mentions

HARM: Mapping[Move, int] = {
    Move.INSULT: 60,
    Move.SARCASM: 35,
    Move.CALM_DOWN: 30,
    Move.BLAME_CUSTOMER: 30,
    Move.DISMISS: 30,
    Move.ARGUE: 25,
    Move.STONEWALL: 25,
    Move.RUSH: 25,
    Move.OVERPROMISE: 8,
    Move.CANNED: 8,
}
"""Points of composure that each harmful move costs; they follow the heat it brings."""

SHOUTING = 25
MAKES_UP = (Move.ACKNOWLEDGE, Move.APOLOGISE, Move.RESTATE, Move.LISTEN)
PASSED_OVER = frozenset(
    {"empathy_only", "falls_silent", "hangs_up", "last_chance", "repeats", "threatens", "tired"}
)
"""Events of a reply that missed what they needed: a name in an excuse is not made for them."""

TICKET = 90
"""Points for a full ticket."""

SAID_SO = 10
"""Points for telling them that it is on record."""

TAILORED = (20, 10)
"""Points for their name, and for words that fit them alone: the first time and the second."""

GENEROUS_NOTE = 3
"""Words from which a note is a note, where the rubric names none."""


def composure(seen: Observed) -> Tally | None:
    """Whether the trainee stayed cool, and what they did after a slip."""
    if not seen.turns:
        return None
    tally = Tally(points=100.0)
    for said in seen.harmful:
        part = 0.5 if _made_up(seen, said.turn) else 1.0
        tally.lose(part * HARM[said.move], said, f"You {said.move.label}.")
    for turn in seen.signals("shouting"):
        tally.lose_turn(SHOUTING, turn, "You shouted back.")
    slips = [turn for turn in seen.turns if seen.harmed(turn) and _made_up(seen, turn)]
    for turn in slips[:1]:
        tally.earn(0, _first_good(seen, _next(seen, turn)), "You caught yourself.")
    if not tally.evidence:
        tally.earn(0, None, "You stayed cool throughout.")
    return tally


def _next(seen: Observed, turn: Turn) -> Turn | None:
    later = [other for other in seen.turns if other.n > turn.n]
    return later[0] if later else None


def _made_up(seen: Observed, turn: Turn) -> bool:
    """Whether the reply after ``turn`` makes up for it and does no new harm."""
    after = _next(seen, turn)
    if after is None or seen.harmed(after) or breaks_rules(after):
        return False
    return _first_good(seen, after) is not None


def _first_good(seen: Observed, turn: Turn | None) -> Said | None:
    return next((said for said in seen.counted if said.turn is turn and said.move in MAKES_UP), None)


def tailoring(seen: Observed) -> Tally | None:
    """Whether the answers were made for this person."""
    if not seen.turns:
        return None
    tally = Tally(points=40.0 if seen.scenario.customer.tailored else 70.0)
    _made_for_them(tally, seen)
    for said in seen.all_uses(Move.CANNED):
        tally.lose(15, said, "This could be sent to anybody.")
    for signal, points, why in _ILL_FITTED:
        for turn in seen.signals(signal):
            tally.lose_turn(points, turn, why)
    return tally


def _made_for_them(tally: Tally, seen: Observed) -> None:
    """Points for their name and for words that fit them alone, where no harm stood beside them."""
    fair = [turn for turn in seen.turns if not seen.harmed(turn) and PASSED_OVER.isdisjoint(turn.events)]
    named = [turn for turn in fair if "name" in turn.signals]
    fitted = [turn for turn in fair if "tailored" in turn.signals]
    for points, turn in zip(TAILORED, named, strict=False):
        tally.earn_turn(points, turn, "You used their name.")
    for points, turn in zip(TAILORED, fitted, strict=False):
        tally.earn_turn(points, turn, "This was made for them.")
    if len(named) < len(TAILORED):
        tally.lacking.append("use their name twice")
    if seen.scenario.customer.tailored and len(fitted) < len(TAILORED):
        tally.lacking.append("use words that fit nobody else, twice")
    if not named and not fitted:
        tally.lose(0, None, "Nothing you said was for this person alone.")


_ILL_FITTED = (
    ("misfit", 25, "This was made for somebody else."),
    ("jargon", 10, "There are words in it that they do not know."),
    ("long_reply", 5, "Too long to take in at once."),
)
"""Signal, points it costs, and why."""


def process(seen: Observed) -> Tally | None:
    """Whether the case is on record and went the way that cases go."""
    tally = Tally()
    _ticket(seen, tally)
    said_so = seen.counts(Move.RECORD)[:1]
    for said in said_so:
        tally.earn(SAID_SO, said, "You said that it is on record.")
    tally.lacking += [] if said_so else ["tell them that it is on record"]
    _handing_over(seen, tally)
    for action in seen.actions:
        if action.name == "hold" and total_change(action.ledger, Gauge.HEAT) > 0:
            tally.lose(10, None, "You put them on hold without asking.")
    hints = [action for action in seen.actions if action.name == "hint"]
    if hints and not seen.guided:
        times = "once" if len(hints) == 1 else f"{len(hints)} times"
        tally.lose(8 * len(hints), None, f"You took a hint {times}.")
    for turn in seen.turns:
        if breaks_rules(turn):
            tally.lose_turn(40, turn, "This was not yours to do.")
    return tally


def _ticket(seen: Observed, tally: Tally) -> None:
    """Up to ``TICKET`` points for what is on the ticket, by a note or by a reply that records it."""
    notes = " ".join([*_notes(seen), *_recorded(seen)])
    wanted = seen.scenario.rubric.ticket_terms
    if not notes:
        tally.lose(0, None, "The ticket is empty.")
    elif not wanted:
        full = len(notes.split()) >= GENEROUS_NOTE
        tally.earn(TICKET if full else TICKET / 2, None, "The case is on the ticket.")
        tally.lacking += [] if full else ["write more on the ticket"]
    else:
        missing = [term[0] for term in wanted if not any(mentions(notes, words) for words in term)]
        part = (len(wanted) - len(missing)) / max(1, 2 * len(wanted) // 3)
        tally.earn(TICKET * min(1.0, max(0.25, part)), None, "The case is on the ticket.")
        if part < 1:
            tally.lose(0, None, f"The ticket does not mention: {', '.join(missing[:3])}.")


def _notes(seen: Observed) -> list[str]:
    return [action.text for action in seen.actions if action.name == "note" and action.text]


def _recorded(seen: Observed) -> list[str]:
    """The harmless sentences of replies that say that something is on record."""
    turns = [said.turn for said in seen.counts(Move.RECORD)]
    return [part.text for turn in turns for part in harmless_sentences(turn)]


def _handing_over(seen: Observed, tally: Tally) -> None:
    """A supervisor who was asked for and never came, or came unasked."""
    asked = seen.events("asks_supervisor")
    handed = [action for action in seen.actions if action.name == "escalate"]
    if asked and not handed and not _answered(seen, asked[-1]):
        tally.lose_turn(20, asked[-1], "They asked for somebody senior, and nobody answered that.")
    if handed and not asked and not _is_best(seen):
        tally.lose(15, None, "You handed it over before they had asked.")


def _answered(seen: Observed, asked: Turn) -> bool:
    """Whether a wish for a supervisor was granted, or won back by meeting a need."""
    later = [turn for turn in seen.turns if turn.n > asked.n]
    granted = any(said.move is Move.ESCALATE for said in seen.counted if said.turn in later)
    return granted or any(turn.met for turn in later)


def _is_best(seen: Observed) -> bool:
    return seen.ending is not None and seen.ending.kind is EndingKind.BEST


CONDUCT_SKILLS: dict[Skill, Callable[[Observed], Tally | None]] = {
    Skill.COMPOSURE: composure,
    Skill.TAILORING: tailoring,
    Skill.PROCESS: process,
}
"""Skill -> its formula."""
