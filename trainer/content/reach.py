"""What in a scenario nobody can ever get to see: endings, lines and facts that no conversation reaches."""

import re
from collections.abc import Iterator

from trainer.content.at import At
from trainer.content.document import Path
from trainer.content.problems import Problem, nearest, quoted
from trainer.engine.session import ENDING_EVENTS
from trainer.model.lines import LineGroups
from trainer.model.mood import BAND_WIDTH, HeatBand
from trainer.model.scenario import EndingKind, EndingRule, Fact, Need, Outcome, Scenario, Solution, Verdict

LAST_WORDS = frozenset(ENDING_EVENTS.values())
"""Events at which the ending's own lines are said."""

NEVER_SPOKEN = frozenset({"goes_on"})
"""Events at which the story or the next need is spoken, and nothing else."""

_GROUP_FLOORS = {band.value: n * BAND_WIDTH for n, band in enumerate(HeatBand)} | {"hot": 2 * BAND_WIDTH}
"""Group of lines -> heat below which it is not said."""

_WORD = re.compile(r"[a-z]{4,}")
_COMMON = frozenset(
    """about after again been before being both call can't could didn't does doesn't done don't down each else
    even ever every first from give going good have haven't having here into isn't it's just know last
    like long made make many more most much must need never next nobody nothing once only other over
    please really right same shall should since some somebody something sorry still such sure take tell
    than thank that that's them then there these they thing think this those time today told until very
    want wasn't well were what what's when where which while will with without won't would yes you'd
    you'll your you're""".split()
)
"""Words that two texts share without being about the same thing."""


def check_ending_kinds(scenario: Scenario, at: At) -> Iterator[Problem]:
    """There is an ending of every kind, and the last one fits whatever happened."""
    kinds = [ending.kind for ending in scenario.endings]
    belongs = {EndingKind.BEST: 0, EndingKind.PARTIAL: 1, EndingKind.LOST: len(kinds) - 1}
    for kind, place in belongs.items():
        if kind not in kinds:
            message = f"no ending is of the kind {quoted(kind.value)}"
            yield at.error(("endings", place, "kind"), "X018", message, "change one, or add one")
    last = len(scenario.endings) - 1
    for n, ending in enumerate(scenario.endings):
        always = ending.when == EndingRule()
        if n == last and not always:
            message = "the last ending must fit always, and has a 'when'"
            yield at.error(("endings", n, "when"), "X019", message, "take its 'when' out", key=True)
        if n < last and always:
            message = f"{quoted(ending.ending)} fits always, so that no ending after it can be reached"
            yield at.error(("endings", n, "ending"), "X019", message, "give it a 'when'")


def check_shadowed(scenario: Scenario, at: At) -> Iterator[Problem]:
    """No ending stands behind one that fits whenever it would."""
    rules = [ending.when for ending in scenario.endings]
    for n, rule in enumerate(rules):
        for before, earlier in enumerate(rules[:n]):
            if earlier != EndingRule() and _always_first(scenario, earlier, rule):
                first = quoted(scenario.endings[before].ending)
                name = quoted(scenario.endings[n].ending)
                message = f"{name} is never reached, because {first} fits whenever it would"
                yield at.warning(
                    ("endings", n, "ending"), "X024", message, f"put it before {first}", key=False
                )
                break


def _always_first(scenario: Scenario, earlier: EndingRule, later: EndingRule) -> bool:
    """Whether ``earlier`` holds in every conversation in which ``later`` does."""
    needs = set(later.needs)
    if later.outcomes and set(later.outcomes) == {Outcome.CLOSED}:
        needs = {spec.need for spec in scenario.needs}
    accepted = set(later.accepted)
    if not accepted and Need.HELPED in needs:
        accepted = {item.solution for item in scenario.solutions if item.settles and _takeable(item)}
    return all(
        (
            not earlier.outcomes or (later.outcomes and set(later.outcomes) <= set(earlier.outcomes)),
            set(earlier.needs) <= needs,
            not earlier.accepted or (accepted and accepted <= set(earlier.accepted)),
            earlier.trust_min <= later.trust_min,
            earlier.heat_max >= later.heat_max,
            later.no_critical or not earlier.no_critical,
        )
    )


def check_unsaid(scenario: Scenario, at: At) -> Iterator[Problem]:
    """Every written line can be said."""
    yield from _unsaid_of_topics(scenario, at)
    yield from _unsaid_events(scenario, at)
    for n, ending in enumerate(scenario.endings):
        yield from _too_hot(ending.lines, ending.when.heat_max, ("endings", n, "lines"), at)
    if scenario.story and all(spec.need is not Need.HEARD for spec in scenario.needs):
        message = "the story is never told, because this customer has no need 'heard'"
        yield at.warning(("story",), "X025", message, "add the need, or take the story out")


def _unsaid_of_topics(scenario: Scenario, at: At) -> Iterator[Problem]:
    for n, fact in enumerate(scenario.facts):
        if fact.withheld.every_line() and not fact.trust:
            why = f"{quoted(fact.fact)} needs no trust"
            yield _unsaid(at, ("facts", n, "withheld"), why, "give it 'trust', or take them out")
    for n, item in enumerate(scenario.solutions):
        name = quoted(item.solution)
        refused = item.verdict is Verdict.DECLINE
        if refused and item.accepts.every_line():
            yield _unsaid(at, ("solutions", n, "accepts"), f"{name} is always declined", "take them out")
        if not refused and item.declines.every_line():
            hint = "write 'verdict: decline', or take them out"
            yield _unsaid(at, ("solutions", n, "declines"), f"{name} is never declined", hint)
        if item.doubts.every_line() and not _doubtable(item):
            why = f"{name} is always declined" if refused else f"{name} needs no trust and requires nothing"
            hint = "take them out" if refused else "give it 'trust' or 'requires', or take them out"
            yield _unsaid(at, ("solutions", n, "doubts"), why, hint)


def _unsaid_events(scenario: Scenario, at: At) -> Iterator[Problem]:
    never = _events_that_cannot_be(scenario)
    for name, lines in scenario.lines.items():
        path: Path = ("lines", name)
        if name in LAST_WORDS:
            why = "the ending's own 'lines' are the last words"
            yield _unsaid(at, path, why, "move them to the ending they belong to")
        elif name in never and lines.every_line():
            yield _unsaid(at, path, never[name], "take them out")


def _events_that_cannot_be(scenario: Scenario) -> dict[str, str]:
    """Event -> why it never happens in this scenario, or has no words of its own."""
    needs = {spec.need for spec in scenario.needs}
    takeable = [item for item in scenario.solutions if _takeable(item)]
    happens = {
        "softens": (bool(needs & {Need.HEARD, Need.ACKNOWLEDGED}), "no need of feeling is there"),
        "agrees": (Need.AGREED in needs, "this customer has no need 'agreed'"),
        "welcomes": (Need.HELPED in needs, "this customer has no need 'helped'"),
        "withholds": (any(fact.trust for fact in scenario.facts), "no fact needs trust"),
        "again": (bool(scenario.facts), "there are no facts"),
        "accepts": (bool(takeable), "no solution can be taken"),
        "hedges": (bool(takeable), "no solution can be taken"),
        "declines": (len(takeable) < len(scenario.solutions), "no solution is declined"),
        "doubts": (any(map(_doubtable, takeable)), "no solution needs trust or requires anything"),
        "jargon": (bool(scenario.customer.jargon), "the customer's 'jargon' lists no words"),
    }
    spoken = dict.fromkeys(NEVER_SPOKEN, "the story or the next need is spoken instead")
    return spoken | {name: why for name, (can_be, why) in happens.items() if not can_be}


def _too_hot(lines: LineGroups, heat_max: int, path: Path, at: At) -> Iterator[Problem]:
    for group, floor in _GROUP_FLOORS.items():
        if getattr(lines, group) and floor > heat_max:
            why = f"this ending needs a heat of {heat_max} or less"
            hint = "raise 'heat_max', or move them to a cooler group"
            yield _unsaid(at, (*path, group), why, hint)


def _unsaid(at: At, path: Path, why: str, hint: str) -> Problem:
    return at.warning(path, "X025", f"these {quoted(path[-1])} lines are never said: {why}", hint)


def _takeable(solution: Solution) -> bool:
    return solution.verdict is not Verdict.DECLINE


def _doubtable(solution: Solution) -> bool:
    return _takeable(solution) and bool(solution.trust or solution.requires)


def check_idle_facts(scenario: Scenario, at: At) -> Iterator[Problem]:
    """Asking for a fact leads somewhere: to a solution, an invitation, or a model answer that uses it."""
    required = _required_facts(scenario)
    idle = [
        (n, fact)
        for n, fact in enumerate(scenario.facts)
        if not fact.volunteered and not fact.after and fact.fact not in required
    ]
    if not idle:
        return
    used = _words(*(answer.say for answer in scenario.answers), *scenario.rubric.tickets)
    for n, fact in idle:
        if not used & _fact_words(fact):
            message = (
                f"nothing asks for {quoted(fact.fact)}: no solution requires it, no model answer uses it"
            )
            hint = f"add 'fact:{fact.fact}' to a solution's 'requires', or write 'volunteered: true'"
            yield at.warning(("facts", n, "fact"), "X026", message, hint, key=False)


def _required_facts(scenario: Scenario) -> set[str]:
    """Facts that a solution requires, those that it misspells among them: one slip is told once."""
    names = [fact.fact for fact in scenario.facts]
    wanted = {
        name.removeprefix("fact:")
        for item in scenario.solutions
        for name in item.requires
        if name.startswith("fact:")
    }
    return {name if name in names else nearest(name, names) for name in wanted}


def _fact_words(fact: Fact) -> set[str]:
    return _words(fact.fact.replace("-", " "), *fact.asks, *fact.answers.every_line())


def _words(*texts: str) -> set[str]:
    """Words of substance in ``texts``."""
    return set(_WORD.findall(" ".join(texts).lower())) - _COMMON
