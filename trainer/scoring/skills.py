"""Marks that follow the customer's needs: how each was met, not only whether.

Each mark has the same shape. A need that was met by the moves that truly serve
it earns ``MET``; met by other means it earns ``LESS_TRULY``; unmet, the moves made
toward it earn a part, at most ``UNMET_MOST``. Extras lead up to 100, and slips
are taken off. The numbers are ours; what they reward is in the sources of
``trainer.engine.rules``.

listening (heard)
    Truly by listen, restate, acknowledge or apologise. Met: 60, else 20, and 40 x
    the mean over all replies while it is due, from 0 (jumps in) to 1 (lets them
    tell it). Unmet: 50 x that mean. Less: rush 15, asked what was told 10,
    question after question 10.
empathy (acknowledged)
    Truly by acknowledge, else 60 with an apology and 20 without. Extra: an apology
    10, a second way 10. Less: each apology after the second 10, kind words where
    action is due 15, dismiss, calm_down and blame_customer 15 each.
understanding (agreed)
    Truly by restate. Extra: confirm 10, a question 10. Less: a fix
    before it was agreed 10 (three times at most), argue 10.
solving (helped)
    Met by a solution that settles. Extra: two of explain, recommend, offer_options
    and take_ownership, 10 each. Less: a fix before feelings 5, an offer that does
    not help 5, too many at once 10, a choice left to the undecided 10, stonewall 15.
expectations (informed)
    Truly by set_expectation or follow_up. Extra: the other of the two 10,
    record or a second time 10. Less: overpromise 25, two times for one thing 25.
closing (closed)
    Truly by close. Extra: thank 10, confirm or follow_up 10, in the last
    two replies. Less: closed too early 10 (three times at most).
"""

from collections.abc import Callable

from trainer.model.moves import Move
from trainer.model.scenario import Need
from trainer.model.scorecard import Skill
from trainer.model.transcript import Turn
from trainer.scoring.observed import Observed, Said, is_drowned
from trainer.scoring.tally import Tally

MET = 80
"""Points for a need that was met by what truly serves it."""

LESS_TRULY = 60
"""Points for a need that was met by other means."""

UNHEARD = 40
"""The same for listening, where other means are questions and civilities."""

SORRY_ALONE = 60
"""Points where an apology came and the feeling was not named."""

NO_FEELING = 20
"""Points where neither came: by itself that makes a session one-sided (``scorecard.ONE_SIDED``)."""

UNMET_MOST = 50
"""Most points toward a need that was never met."""

FEELINGS = (Need.HEARD, Need.ACKNOWLEDGED)
GENUINE_LISTENING = (Move.LISTEN, Move.RESTATE, Move.ACKNOWLEDGE, Move.APOLOGISE)
JUMPING_AHEAD = frozenset(
    {Move.PROPOSE, Move.OFFER_OPTIONS, Move.RECOMMEND, Move.EXPLAIN, Move.REFER, Move.CLOSE}
)
CIVIL = frozenset({Move.GREET, Move.THANK, Move.RECORD})
FIXES = (Move.PROPOSE, Move.OFFER_OPTIONS, Move.RECOMMEND)


def listening(seen: Observed) -> Tally | None:
    """Whether they could tell it to the end."""
    if not seen.has_occasion(Need.HEARD):
        return None
    tally = Tally()
    values = {turn: _listened(seen, turn) for turn in seen.turns if turn.need == Need.HEARD}
    mean = sum(values.values()) / len(values) if values else 0.0
    genuine = seen.counts(*GENUINE_LISTENING, due=[Need.HEARD])
    if Need.HEARD in seen.met:
        tally.points = (MET if genuine else UNHEARD) - 20 + 40 * mean
    else:
        tally.points = UNMET_MOST * mean
        tally.lose(0, None, MISSING[Need.HEARD])
    for said in genuine[:2]:
        tally.earn(0, said, "You gave them room before you went on.")
    _cut_short(tally, seen, [turn for turn, value in values.items() if value == 0])
    return tally


def _cut_short(tally: Tally, seen: Observed, jumped_in: list[Turn]) -> None:
    """What did not let them tell it: replies that jumped in, haste, and questions."""
    for turn in jumped_in:
        tally.lose_turn(0, turn, "They were still telling it.")
    _take(tally, 15, seen.all_uses(Move.RUSH), "This cuts them short.")
    for event, why in (("again", "They had told you that."), ("interrogated", "Question after question.")):
        for turn in seen.events(event):
            tally.lose_turn(10, turn, why)


def _listened(seen: Observed, turn: Turn) -> float:
    """How far one reply let them tell it: 0 jumps in, 1 leaves the word to them."""
    if is_drowned(turn):
        return 0.0
    said = {item.move for item in seen.counted if item.turn is turn}
    genuine = any(move in said for move in GENUINE_LISTENING)
    if Need.HEARD in turn.met:
        return 1.0 if genuine else 0.5
    raw = {hit.name for hit in turn.moves}
    pointed = Move.CLARIFY in raw and any(topic.startswith("fact:") for topic in turn.topics)
    ahead = bool(raw & JUMPING_AHEAD) or pointed
    if genuine:
        return 0.6 if ahead else 1.0
    if ahead or not said:
        return 0.0
    return 0.5 if said & CIVIL else 0.3


def empathy(seen: Observed) -> Tally | None:
    """Whether the feeling was seen, in due time and not over and over."""
    if not seen.has_occasion(Need.ACKNOWLEDGED):
        return None
    tally = Tally()
    named = seen.counts(Move.ACKNOWLEDGE, due=FEELINGS)
    sorry = seen.counts(Move.APOLOGISE, due=FEELINGS)
    warm = seen.counts(Move.TAKE_OWNERSHIP, Move.REASSURE, due=FEELINGS)
    hollow = SORRY_ALONE if sorry else NO_FEELING
    _base(tally, seen, Need.ACKNOWLEDGED, named, "You saw what it is like for them.", hollow)
    if Need.ACKNOWLEDGED in seen.met:
        _extra(tally, sorry, "An apology, in time.")
        _extra(tally, (named[1:] or warm) if named else [], "And again in another way.")
    else:
        _part(tally, (30, named), (15, sorry), (5, warm))
    _take(tally, 10, seen.all_uses(Move.APOLOGISE)[2:], "One apology is enough; the third weakens it.")
    _take(tally, 15, seen.all_uses(Move.DISMISS), "This makes it small.")
    _take(tally, 15, seen.all_uses(Move.CALM_DOWN), "This tells them how to feel.")
    _take(tally, 15, seen.all_uses(Move.BLAME_CUSTOMER), "This makes it their fault.")
    for turn in seen.events("empathy_only"):
        tally.lose_turn(15, turn, "Kind words where something had to be done.")
    return tally


def understanding(seen: Observed) -> Tally | None:
    """Whether the problem was played back and checked before it was solved."""
    if not seen.has_occasion(Need.AGREED):
        return None
    tally = Tally()
    early = (*FEELINGS, Need.AGREED)
    back = seen.counts(Move.RESTATE, due=early)
    checked = seen.counts(Move.CONFIRM, due=[Need.AGREED])
    asked = seen.counts(Move.CLARIFY)
    _base(tally, seen, Need.AGREED, back, "You gave it back in your words.", LESS_TRULY)
    if Need.AGREED in seen.met:
        _extra(tally, checked, "You asked whether you had it right.")
        _extra(tally, asked, "You asked what you needed to know.")
    else:
        _part(tally, (30, back), (10, checked), (10, asked))
    too_early = _too_early(seen, (Need.AGREED,))[:3]
    _take(tally, 10, too_early, "A fix before you both knew the problem.")
    _take(tally, 10, seen.all_uses(Move.ARGUE), "This sets your view against theirs.")
    return tally


def solving(seen: Observed) -> Tally | None:
    """Whether something was done that helps, and the choice made easy."""
    if not seen.has_occasion(Need.HELPED):
        return None
    tally = Tally()
    if Need.HELPED in seen.met:
        _helped(tally, seen)
    else:
        tally.lose(0, None, MISSING[Need.HELPED])
        half = 30 if seen.events("accepts") else 0
        tally.points += min(UNMET_MOST, half + 10 * len(seen.counts(*FIXES, due=[Need.HELPED])))
    _take(tally, 5, _too_early(seen, FEELINGS)[:4], "They were not ready for a fix yet.")
    for event, points, why in _POOR_OFFERS:
        for turn in seen.events(event)[:3]:
            tally.lose_turn(points, turn, why)
    _take(tally, 15, seen.all_uses(Move.STONEWALL), "A no without a reason or another way.")
    return tally


def _helped(tally: Tally, seen: Observed) -> None:
    """Points for help that was taken, and for making it easy to take."""
    taken = [turn for turn in seen.turns if Need.HELPED in turn.met]
    fixes = [said for said in seen.counts(*FIXES) if said.turn in taken]
    tally.earn(MET, fixes[0] if fixes else None, "You offered something that helps.")
    ways = (Move.EXPLAIN, Move.RECOMMEND, Move.OFFER_OPTIONS, Move.TAKE_OWNERSHIP)
    for move in [move for move in ways if seen.counts(move, due=[Need.HELPED])][:2]:
        tally.earn(10, seen.counts(move, due=[Need.HELPED])[0], f"You {move.label} as you did it.")


_POOR_OFFERS = (
    ("declines", 5, "This does not help here."),
    ("too_many", 10, "Too much to choose from at once."),
    ("hedges", 10, "The choice was left to somebody who cannot choose."),
)
"""Event, points it costs, and why."""


def expectations(seen: Observed) -> Tally | None:
    """Whether they know what happens and when, and can rely on it."""
    if not seen.has_occasion(Need.INFORMED):
        return None
    tally = Tally()
    times = seen.counts(Move.SET_EXPECTATION)
    back = seen.counts(Move.FOLLOW_UP)
    noted = seen.counts(Move.RECORD)
    _base(tally, seen, Need.INFORMED, times or back, "They know what happens next.", LESS_TRULY)
    if Need.INFORMED in seen.met:
        _extra(tally, back if times else [], "You said how they will hear from you.")
        _extra(tally, noted or times[1:], "And they can rely on it.")
    else:
        _part(tally, (25, times), (15, back), (5, noted), (5, seen.counts(Move.EXPLAIN)))
    _take(tally, 25, seen.all_uses(Move.OVERPROMISE), "Nobody can be sure of that.")
    for turn in seen.turns:
        if "contradiction" in turn.events or "contradiction" in turn.signals:
            tally.lose_turn(25, turn, "Another time than the one you gave before.")
    return tally


def closing(seen: Observed) -> Tally | None:
    """Whether they were seen off well."""
    if not seen.has_occasion(Need.CLOSED):
        return None
    tally = Tally()
    last = {turn.n for turn in seen.turns[-2:]}
    close = seen.counts(Move.CLOSE, due=[Need.CLOSED])
    ends = [said for said in seen.counted if said.turn.n in last]
    _base(tally, seen, Need.CLOSED, close, "You saw them off.", LESS_TRULY)
    if Need.CLOSED in seen.met:
        _extra(tally, [said for said in ends if said.move is Move.THANK], "With thanks.")
        sure = [said for said in ends if said.move in (Move.CONFIRM, Move.FOLLOW_UP)]
        _extra(tally, sure, "And you made sure that it holds.")
    elif Need.HELPED in seen.met:
        _part(tally, (30, [said for said in ends if said.move in (Move.CLOSE, Move.THANK)]))
    early = [said for said in seen.all_uses(Move.CLOSE) if Need.CLOSED not in seen.due[said.turn.n]]
    _take(tally, 10, early[:3], "It was not over for them yet.")
    return tally


def _base(tally: Tally, seen: Observed, need: Need, genuine: list[Said], why: str, hollow: int) -> None:
    """Points for a need that was met, with the words that did it; or the word that it never was."""
    if need not in seen.met:
        tally.lose(0, None, MISSING[need])
    elif genuine:
        tally.earn(MET, genuine[0], why)
    else:
        tally.earn(hollow, None, "They let it rest, though you did not quite do it.")


def _extra(tally: Tally, found: list[Said], why: str) -> None:
    if found:
        tally.earn(10, found[0], why)


def _part(tally: Tally, *parts: tuple[int, list[Said]]) -> None:
    """Points for what was done toward a need that was never met."""
    total = 0
    for points, found in parts:
        if found:
            total += points
            tally.earn(0, found[0], f"You {found[0].move.label}, on the way there.")
    tally.points += min(UNMET_MOST, total)


def _take(tally: Tally, points: int, found: list[Said], why: str) -> None:
    for said in found:
        tally.lose(points, said, why)


def _too_early(seen: Observed, needs: tuple[Need, ...]) -> list[Said]:
    """Fixes in replies that came while one of ``needs`` was due and did not meet it."""
    return [
        said
        for said in seen.all_uses(*FIXES)
        if said.turn.need in needs and said.turn.need not in said.turn.met
    ]


MISSING: dict[Need, str] = {
    Need.HEARD: "They never got to tell it to the end.",
    Need.ACKNOWLEDGED: "Nobody saw what it is like for them.",
    Need.AGREED: "You never made sure that you both mean the same problem.",
    Need.HELPED: "Nothing was done that settles it.",
    Need.INFORMED: "They do not know what happens next and when.",
    Need.CLOSED: "They were not seen off.",
}
"""What is said of a need that was never met."""

NEED_SKILLS: dict[Skill, Callable[[Observed], Tally | None]] = {
    Skill.LISTENING: listening,
    Skill.EMPATHY: empathy,
    Skill.UNDERSTANDING: understanding,
    Skill.SOLVING: solving,
    Skill.EXPECTATIONS: expectations,
    Skill.CLOSING: closing,
}
"""Skill -> its formula."""
