"""Marks that follow the customer's needs: how each was met, not only whether.

Each mark has the same shape. A need that was met by the moves that truly serve
it earns ``MET``; met by other means it earns ``LESS_TRULY``; unmet, the moves made
toward it earn a part, at most ``UNMET_MOST``. Extras lead up to 100, and slips
are taken off. The numbers are ours; what they reward is in the sources of
``trainer.engine.rules``. Listening has a module of its own.

empathy (acknowledged)
    Truly by acknowledge, 60 where it is as good as without content ("that's annoying"); else
    60 with an apology and 20 without. Extra: an apology 10, a second way in other words 10.
    Less: each apology after the second 10, kind words where
    action is due 15, dismiss, calm_down and blame_customer 15 each.
understanding (agreed)
    Truly by restate. Extra: confirm 10, a question to the point 10. Less: a fix
    before it was agreed 10 (three times at most), argue 10.
solving (helped)
    Met by a solution that settles; 30 if only by one that was not theirs to give. Extra: two of
    explain, recommend, offer_options and take_ownership, 10 each. Less: a fix before
    feelings 5, an offer that does not help 5, too many at once 10, a choice left to the undecided 10,
    stonewall 15.
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
from trainer.scoring.listening import listening
from trainer.scoring.observed import Observed, Said, breaks_rules, names_it
from trainer.scoring.parts import (
    LESS_TRULY,
    MET,
    MISSING,
    UNMET_MOST,
    base,
    best,
    extra,
    in_other_words,
    part,
    take,
    to_the_point,
)
from trainer.scoring.tally import Tally

IN_GENERAL = 60
"""Points for a feeling that was named in words that fit anybody."""

NAMED = 2
"""Words with meaning from which a feeling is named for this person."""

NOT_YOURS = 30
"""Points for help that broke a rule."""

SORRY_ALONE = 60
"""Points where an apology came and the feeling was not named."""

NO_FEELING = 20
"""Points where neither came: by itself that makes a session one-sided (``scorecard.ONE_SIDED``)."""

FEELINGS = (Need.HEARD, Need.ACKNOWLEDGED)
FIXES = (Move.PROPOSE, Move.OFFER_OPTIONS, Move.RECOMMEND)


def empathy(seen: Observed) -> Tally | None:
    """Whether the feeling was seen, in due time and not over and over."""
    if not seen.has_occasion(Need.ACKNOWLEDGED):
        return None
    tally = Tally()
    named = seen.counts(Move.ACKNOWLEDGE, due=FEELINGS)
    sorry = seen.counts(Move.APOLOGISE, due=FEELINGS)
    warm = seen.counts(Move.TAKE_OWNERSHIP, Move.REASSURE, due=FEELINGS)
    hollow = SORRY_ALONE if sorry else NO_FEELING
    base(tally, seen, Need.ACKNOWLEDGED, named, "You saw what it is like for them.", hollow)
    if Need.ACKNOWLEDGED in seen.met and named and not any(names_it(said.turn, NAMED) for said in named):
        tally.lose(MET - IN_GENERAL, best(named), "This could be said to anybody; say what it was.")
    if Need.ACKNOWLEDGED in seen.met:
        extra(tally, sorry, "An apology, in time.", "say sorry for it, early")
        again = in_other_words(best(named), [*named, *warm])
        extra(tally, again, "And again in another way.", "come back to it once more in other words")
    else:
        part(tally, (30, named), (15, sorry), (5, warm))
    take(tally, 10, seen.all_uses(Move.APOLOGISE)[2:], "One apology is enough; the third weakens it.")
    take(tally, 15, seen.all_uses(Move.DISMISS), "This makes it small.")
    take(tally, 15, seen.all_uses(Move.CALM_DOWN), "This tells them how to feel.")
    take(tally, 15, seen.all_uses(Move.BLAME_CUSTOMER), "This makes it their fault.")
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
    asked = [said for said in seen.counts(Move.CLARIFY) if to_the_point(said)]
    shown = seen.counts(Move.RESTATE) if back else []
    base(tally, seen, Need.AGREED, shown, "You gave it back in your words.", LESS_TRULY)
    if Need.AGREED in seen.met:
        extra(tally, checked, "You asked whether you had it right.", "ask whether you have it right")
        extra(tally, asked, "You asked what you needed to know.", "ask what you need to know")
    else:
        part(tally, (30, back), (10, checked), (10, asked))
    too_early = _too_early(seen, (Need.AGREED,))[:3]
    take(tally, 10, too_early, "A fix before you both knew the problem.")
    take(tally, 10, seen.all_uses(Move.ARGUE), "This sets your view against theirs.")
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
    take(tally, 5, _too_early(seen, FEELINGS)[:4], "They were not ready for a fix yet.")
    for event, points, why in _POOR_OFFERS:
        for turn in seen.events(event)[:3]:
            tally.lose_turn(points, turn, why)
    take(tally, 15, seen.all_uses(Move.STONEWALL), "A no without a reason or another way.")
    return tally


def _helped(tally: Tally, seen: Observed) -> None:
    """Points for help that was taken, and for making it easy to take."""
    taken = [turn for turn in seen.turns if Need.HELPED in turn.met]
    fixes = [said for said in seen.counts(*FIXES) if said.turn in taken]
    if any(breaks_rules(turn) for turn in taken):
        tally.earn(NOT_YOURS, None, "They took what you offered.")
        tally.lose_turn(0, taken[0], "It was not yours to give.")
    else:
        tally.earn(MET, best(fixes), "You offered something that helps.")
    used = [move for move in WAYS if seen.counts(move, due=[Need.HELPED])][:2]
    if len(used) < 2:
        tally.lacking.append(" or ".join(clause for move, clause in WAYS.items() if move not in used))
    for move in used:
        tally.earn(10, best(seen.counts(move, due=[Need.HELPED])), f"You {move.label}, and it helped.")


WAYS: dict[Move, str] = {
    Move.EXPLAIN: "explain it",
    Move.RECOMMEND: "recommend one way",
    Move.OFFER_OPTIONS: "leave a choice",
    Move.TAKE_OWNERSHIP: "say that you see to it",
}
"""Moves that make help easy to take, and each as a clause."""

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
    base(tally, seen, Need.INFORMED, times or back, "They know what happens next.", LESS_TRULY)
    if Need.INFORMED in seen.met:
        heard = "say how they will hear from you" if times else "say when"
        extra(tally, back if times else [], "You said how they will hear from you.", heard)
        sure = noted or in_other_words(best(times), times)
        extra(tally, sure, "And they can rely on it.", "say that it is on record")
    else:
        part(tally, (25, times), (15, back), (5, noted), (5, seen.counts(Move.EXPLAIN)))
    take(tally, 25, seen.all_uses(Move.OVERPROMISE), "Nobody can be sure of that.")
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
    base(tally, seen, Need.CLOSED, close, "You saw them off.", LESS_TRULY)
    if Need.CLOSED in seen.met:
        extra(tally, [said for said in ends if said.move is Move.THANK], "With thanks.", "thank them")
        sure = [said for said in ends if said.move in (Move.CONFIRM, Move.FOLLOW_UP)]
        extra(tally, sure, "And you made sure that it holds.", "make sure at the end that it holds")
    elif Need.HELPED in seen.met:
        part(tally, (30, [said for said in ends if said.move in (Move.CLOSE, Move.THANK)]))
    early = [said for said in seen.all_uses(Move.CLOSE) if Need.CLOSED not in seen.due[said.turn.n]]
    take(tally, 10, early[:3], "It was not over for them yet.")
    return tally


def _too_early(seen: Observed, needs: tuple[Need, ...]) -> list[Said]:
    """Fixes in replies that came while one of ``needs`` was due and did not meet it."""
    return [
        said
        for said in seen.all_uses(*FIXES)
        if said.turn.need in needs and said.turn.need not in said.turn.met
    ]


NEED_SKILLS: dict[Skill, Callable[[Observed], Tally | None]] = {
    Skill.LISTENING: listening,
    Skill.EMPATHY: empathy,
    Skill.UNDERSTANDING: understanding,
    Skill.SOLVING: solving,
    Skill.EXPECTATIONS: expectations,
    Skill.CLOSING: closing,
}
"""Skill -> its formula."""
