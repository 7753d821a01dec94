"""A debrief as plain sentences: outcome, marks with evidence, the mood's way, and what to try instead."""

from trainer.model.mood import Mood
from trainer.model.scorecard import Critical, Evidence, Scorecard, SkillMark
from trainer.scoring.debrief import Debrief, TurnReview
from trainer.scoring.scorecard import ONE_SIDED_MOST, lacking_side
from trainer.wording.words import KIND_WORDS, OUTCOME_WORDS


def debrief_lines(debrief: Debrief) -> list[str]:
    """All of a debrief, one thought a line.

    Args:
        debrief: The judgement of a session that has ended.

    Returns:
        Lines of text; quotes and mails may hold line feeds of their own.
    """
    ending = debrief.ending
    return [
        f"Debrief: {debrief.scenario_title}.",
        f"{KIND_WORDS[ending.kind]}: {ending.title}",
        f"{OUTCOME_WORDS.get(debrief.end.outcome, '')} {ending.epilogue}".strip(),
        f"Score: {debrief.card.score} of 100, {_verdict(debrief.card)}. {_how(debrief.card)}",
        *(_critical(error) for error in debrief.card.critical),
        *(line for mark in debrief.card.marks for line in _mark(mark)),
        _curve(debrief.moods),
        *(line for review in debrief.turns if review.weak for line in _weak(review)),
        *(["", "A message from the customer:", ending.mail.strip()] if ending.mail.strip() else []),
    ]


def _verdict(card: Scorecard) -> str:
    if card.passed:
        return "passed"
    return "not passed" if card.score >= card.pass_mark else f"not passed: {card.pass_mark} is needed"


def _how(card: Scorecard) -> str:
    """How the score comes out of the marks."""
    words = "It is the mean of the marks below, by what they count."
    lacking = lacking_side(card.marks)
    if lacking is None or card.score != ONE_SIDED_MOST:
        return words
    return f"{words} With so little {lacking.value} it is {ONE_SIDED_MOST} at most."


def _critical(error: Critical) -> str:
    place = f" in turn {error.turn}" if error.turn else ""
    return f'Critical error{place}: {error.name.replace("_", " ")}. You wrote "{error.quote}". {error.why}'


def _mark(mark: SkillMark) -> list[str]:
    score = "no occasion" if mark.score is None else f"{mark.score} of 100"
    if mark.score is not None and mark.weight != 1:
        score = f"{score}, counts {mark.weight} times"
    if mark.score is None and not mark.evidence:
        return [f"{mark.skill.value.capitalize()}: {score}."]
    return [f"{mark.skill.value.capitalize()}: {score}.", *(_evidence(item) for item in mark.evidence)]


def _evidence(item: Evidence) -> str:
    place = f"turn {item.turn}, " if item.turn else ""
    verdict = "Good" if item.good else "To improve"
    quote = f'"{item.quote}": ' if item.quote else ""
    return f"  {verdict}: {place}{quote}{item.why}"


def _curve(moods: tuple[Mood, ...]) -> str:
    first, *rest = moods
    steps = ", ".join(str(mood.heat) for mood in rest)
    way = f", then {steps}" if steps else ""
    trust = f"Trust: {first.trust} at the start, {moods[-1].trust} at the end."
    return f"Heat: {first.heat} at the start{way}. {trust}"


def _weak(review: TurnReview) -> list[str]:
    unit = "point" if review.cost == 1 else "points"
    cost = f"cost you {review.cost} {unit}" if review.cost else "is worth a second try"
    lines = ["", f'Turn {review.n} {cost}: "{review.reply}"']
    lines.extend([f"Problem: {review.problem}"] if review.problem else [])
    lines.extend([f"Source: {review.source}"] if review.source else [])
    lines.extend([f'Better: "{review.better}"'] if review.better else [])
    lines.extend([f"Why: {review.why}"] if review.why else [])
    return lines
