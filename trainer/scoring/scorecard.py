"""The judgement of a session: nine marks, one score, critical errors, passed or not."""

from collections.abc import Sequence

from trainer.model.moves import Move
from trainer.model.scenario import Ending, EndingKind, Scenario
from trainer.model.scorecard import Critical, Scorecard, Skill, SkillMark
from trainer.model.transcript import Transcript, Turn
from trainer.scoring.conduct import CONDUCT_SKILLS
from trainer.scoring.observed import OFFERING, Observed, observe
from trainer.scoring.sentences import quote_of, shortened
from trainer.scoring.skills import NEED_SKILLS

DEFAULT_WEIGHT = 1
"""Weight of a skill that the rubric does not name."""

ONE_SIDED = 25
"""Mark for empathy or solving below which a session was one-sided."""

ONE_SIDED_MOST = 64
"""Most that a one-sided session scores.

Kind words alone do not help, and help alone does not reach an upset person: relational work
and solving work each fail without the other (Marinova, Singh & Singh 2018).
"""

FORMULAS = {**NEED_SKILLS, **CONDUCT_SKILLS}
"""Skill -> its formula."""


def scorecard(
    transcript: Transcript, scenario: Scenario, ending: Ending | None = None, pass_mark: int | None = None
) -> Scorecard:
    """Judge a session.

    Args:
        transcript: The session, with or without its last record.
        scenario: What was played.
        ending: How it ended; by default what the transcript's last record names.
        pass_mark: Score from which it is passed, 0..100, where a course asks for more than the scenario.

    Returns:
        The scorecard. A session that has not ended is not passed.
    """
    ended = ending if ending is not None else ending_named(transcript, scenario)
    seen = observe(transcript, scenario, ended)
    marks = tuple(_mark(skill, seen) for skill in Skill)
    score = total(marks)
    critical = tuple(error for turn in seen.turns for error in _critical(turn, scenario))
    good_end = ended is not None and ended.kind is not EndingKind.LOST
    wanted = max(scenario.rubric.pass_mark, pass_mark or 0)
    passed = good_end and not critical and score >= wanted
    return Scorecard(score, passed, wanted, marks, critical)


def ending_named(transcript: Transcript, scenario: Scenario) -> Ending | None:
    """The written ending that a transcript's last record names, or None where it has not ended."""
    if transcript.end is None:
        return None
    return next((item for item in scenario.endings if item.ending == transcript.end.ending), None)


def total(marks: Sequence[SkillMark]) -> int:
    """The weighted mean of the marks, 0..100; marks without occasion or weight are left out.

    A one-sided session (``ONE_SIDED``) scores at most ``ONE_SIDED_MOST``.
    """
    judged = [
        (mark.skill, mark.score, mark.weight) for mark in marks if mark.score is not None and mark.weight
    ]
    weights = sum(weight for _, _, weight in judged)
    if not weights:
        return 0
    mean = int(sum(score * weight for _, score, weight in judged) / weights + 0.5)
    return min(mean, ONE_SIDED_MOST) if lacking_side(marks) else mean


def lacking_side(marks: Sequence[SkillMark]) -> Skill | None:
    """Which side a one-sided session lacks, empathy or solving; None where it has both."""
    judged = (mark for mark in marks if mark.skill in (Skill.EMPATHY, Skill.SOLVING) and mark.weight)
    lacking = (mark.skill for mark in judged if mark.score is not None and mark.score < ONE_SIDED)
    return next(lacking, None)


def _mark(skill: Skill, seen: Observed) -> SkillMark:
    weight = seen.scenario.rubric.weights.get(skill, DEFAULT_WEIGHT)
    tally = FORMULAS[skill](seen)
    return SkillMark(skill, None, weight) if tally is None else tally.mark(skill, weight)


def _critical(turn: Turn, scenario: Scenario) -> list[Critical]:
    """Critical errors of one reply: rudeness, and what the scenario calls critical."""
    insult = next((hit for hit in turn.moves if hit.name is Move.INSULT), None)
    found = [_insult(turn, quote_of(turn.reply, insult))] if insult else []
    names = [event.removeprefix("critical:") for event in turn.events if event.startswith("critical:")]
    for name in dict.fromkeys(names):
        if not (name == "insult" and found):
            found.append(Critical(name, turn.n, _offer_quote(turn), _why(name, scenario)))
    return found


def _insult(turn: Turn, quote: str) -> Critical:
    return Critical("insult", turn.n, quote, "Whatever they said, you may end a conversation, never insult.")


def _offer_quote(turn: Turn) -> str:
    offers = [hit for hit in turn.moves if hit.name in OFFERING]
    surest = max(offers, key=lambda hit: hit.score, default=None)
    return quote_of(turn.reply, surest) if surest else shortened(turn.reply)


def _why(name: str, scenario: Scenario) -> str:
    """What a critical error breaks: a condition that was lacking, or the limits of the role."""
    for solution in scenario.solutions:
        if solution.critical == name and solution.requires:
            return "This may only be done once what it depends on is known, and it was not."
    return "This goes beyond what you may do here; see the briefing."
