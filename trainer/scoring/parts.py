"""Parts that the marks for needs are put together from: base, extras, slips, and what to quote."""

from trainer.model.scenario import Need
from trainer.scoring.observed import Observed, Said
from trainer.scoring.tally import Tally
from trainer.scoring.words import content_words

MET = 80
"""Points for a need that was met by what truly serves it."""

LESS_TRULY = 60
"""Points for a need that was met by other means."""

UNMET_MOST = 50
"""Most points toward a need that was never met."""

SURE_QUESTION = 0.6
"""Score from which something without a question mark is a question."""

OPEN_WORDS = content_words("What is wrong? What is the problem? What is it about today? What is going on?")
"""Words that leave a question open."""

MISSING: dict[Need, str] = {
    Need.HEARD: "They never got to tell it to the end.",
    Need.ACKNOWLEDGED: "Nobody saw what it is like for them.",
    Need.AGREED: "You never made sure that you both mean the same problem.",
    Need.HELPED: "Nothing was done that settles it.",
    Need.INFORMED: "They do not know what happens next and when.",
    Need.CLOSED: "They were not seen off.",
}
"""What is said of a need that was never met."""


AIMED: dict[Need, str] = {
    Need.ACKNOWLEDGED: "say what it is like for them",
    Need.AGREED: "give it back in your own words",
    Need.INFORMED: "say when",
    Need.CLOSED: "ask whether anything is left",
}
"""What truly serves a need, as a clause."""


def base(tally: Tally, seen: Observed, need: Need, genuine: list[Said], why: str, hollow: int) -> None:
    """Points for a need that was met, with the words that did it; or the word that it never was."""
    if need not in seen.met:
        tally.lose(0, None, MISSING[need])
    elif genuine:
        tally.earn(MET, best(genuine), why)
    else:
        tally.earn(hollow, None, "It came right, though not by words of yours that aim at it.")
        tally.lacking.append(AIMED[need])


def extra(tally: Tally, found: list[Said], why: str, lacking: str) -> None:
    """Ten points where anything was found; else what was not."""
    if found:
        tally.earn(10, best(found), why)
    else:
        tally.lacking.append(lacking)


def best(found: list[Said]) -> Said | None:
    """The surest of several uses, the first among equals: the one to quote."""
    return max(found, key=lambda said: said.score, default=None)


def in_other_words(first: Said | None, found: list[Said]) -> list[Said]:
    """Those of ``found`` that rest on other words than ``first``; none where there is no first."""
    if first is None:
        return []
    return [said for said in found if (said.turn, said.quote) != (first.turn, first.quote)]


def to_the_point(said: Said) -> bool:
    """Whether a question asks for something: "How can I help?" and "What happened?" leave it open."""
    asks = "?" in said.quote or said.score >= SURE_QUESTION
    return asks and bool(content_words(said.quote) - OPEN_WORDS)


def part(tally: Tally, *parts: tuple[int, list[Said]]) -> None:
    """Points for what was done toward a need that was never met."""
    total = 0
    for points, found in parts:
        surest = best(found)
        if surest:
            total += points
            tally.earn(0, surest, f"You {surest.move.label}, on the way there.")
    tally.points += min(UNMET_MOST, total)


def take(tally: Tally, points: int, found: list[Said], why: str) -> None:
    """Take points for each of what was found."""
    for said in found:
        tally.lose(points, said, why)
