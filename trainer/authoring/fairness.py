"""Whether a scenario is fair: the expert gets to its best ending, and those who must not pass do not.

A scenario declares nothing of its own yet, so the same holds for all: it is the bots that say what
they stand for (``must_pass``, ``must_not_pass``).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trainer.authoring.bots import bot_called
from trainer.authoring.tally import Tally

REACHES_BEST = 0.99
"""Part of its talks in which the expert must reach a best ending and pass."""

SLIPS_THROUGH = 0.01
"""Part of its talks in which a bot may pass that must not."""


@dataclass(frozen=True, slots=True)
class Unfair:
    """One thing that is not fair."""

    bot: str
    """Which bot shows it."""
    what: str
    """What it does, as a clause."""
    remedy: str
    """Where to look."""
    seed: int | None
    """A talk that shows it."""


def unfairness(tallies: Iterable[Tally]) -> Iterator[Unfair]:
    """Everything that is not fair in what the bots did."""
    for tally in tallies:
        bot = bot_called(tally.bot)
        if bot is None or not tally.talks:
            continue
        if bot.must_pass:
            yield from _kept_out(tally)
        passes = tally.share(tally.passed)
        if bot.must_not_pass and passes > SLIPS_THROUGH:
            what = f"passes in {percent(passes)} of its talks; at most {percent(SLIPS_THROUGH)} is fair"
            remedy = "raise the pass mark or the effort of the needs that it skips"
            yield Unfair(tally.bot, what, remedy, tally.a_pass)


def _kept_out(tally: Tally) -> Iterator[Unfair]:
    """The expert that does not get where it should."""
    least = percent(REACHES_BEST)
    if tally.best < REACHES_BEST:
        what = f"reaches a best ending in {percent(tally.best)} of its talks; at least {least} is fair"
        remedy = "see which need, trust or heat the best ending asks for and its answers do not give"
        yield Unfair(tally.bot, what, remedy, tally.no_best)
    passes = tally.share(tally.passed)
    if passes < REACHES_BEST:
        what = f"passes in {percent(passes)} of its talks; at least {least} is fair"
        remedy = "see which skill its model answers leave unmarked"
        yield Unfair(tally.bot, what, remedy, tally.no_pass)


def percent(part: float) -> str:
    """A part of one in percent, never rounded to all or nothing where it is not."""
    if 0 < part < 0.001:
        return "<0.1 %"
    if 0.999 < part < 1:
        return ">99.9 %"
    return f"{part * 100:.1f} %".replace(".0 %", " %")
