"""What a learner is told of a course, in the same words in line mode and in the app."""

from trainer.courses.progress import CourseProgress, ModuleProgress, State
from trainer.courses.wording import attempts_left, date_words, listed


def standing_words(stands: CourseProgress) -> str:
    """Where a course stands, as one or two sentences."""
    if stands.enrolment is None:
        return "Not started yet."
    done = f"{stands.done} of {stands.needed} done."
    if stands.passed:
        return f"{done} The course is passed. Well done!"
    if stands.stuck:
        return f"{done} {_stuck(stands)}"
    return f"{done} {next_words(stands)}"


def next_words(stands: CourseProgress) -> str:
    """What comes next, as a sentence; with what it waits for where nothing is open."""
    cut_off = next((item for item in stands.modules if item.needed and item.on_hold), None)
    if cut_off is not None:
        return f"{listed([cut_off.module.title])} was cut off: go on with it."
    if stands.next is not None:
        return f"Next: {listed([stands.next.module.title])}."
    waiting = next((item for item in stands.modules if item.needed and item.state is State.LOCKED), None)
    if waiting is None:
        return "The course is passed."
    return f"Nothing is open now. {listed([waiting.module.title])}: {waiting.reason}."


def day_one_words(stands: CourseProgress) -> str:
    """From when the days are counted; empty where the course was not started."""
    return f"Day one: {date_words(stands.enrolment.first_day)}." if stands.enrolment else ""


def result_words(stands: CourseProgress, module: str) -> str:
    """What an attempt that has just ended means for the course.

    Args:
        stands: The course as it stands after it.
        module: Identifier of the module that was played.
    """
    part = stands.of(module)
    latest = None if part is None or not part.counted else part.counted[-1]
    if part is None or latest is None or latest.counting_score is None:
        return ""
    score, title = latest.counting_score, listed([part.module.title])
    if latest.passes(part.pass_mark):
        said = f"{title} is passed with {score}."
    elif score < part.pass_mark:
        said = f"{title} is not passed yet: {score}, and {part.pass_mark} is needed."
    else:
        said = f"{title} is not passed: a critical error or a lost ending counts more than {score}."
    return f"{said} {standing_words(stands)}"


def terms_words(stands: CourseProgress, module: str) -> str:
    """On what terms a module is tried next, as ``Exam pressure: 75 is needed, 1 attempt left``.

    Args:
        stands: The course.
        module: Identifier of the module.
    """
    part = stands.of(module)
    if part is None:
        return ""
    left = "" if part.left is None else f", {attempts_left(part.left)}"
    return f"{part.module.title}: {part.pass_mark} is needed{left}."


def score_words(part: ModuleProgress) -> str:
    """The score that stands, beside what is needed: ``84, needs 80``; a dash where there is none."""
    if part.score is None:
        return "-"
    return f"{part.score}{' set by hand' if part.judged_by_hand else ''}, needs {part.pass_mark}"


def _stuck(stands: CourseProgress) -> str:
    part = next(item for item in stands.modules if item.needed and item.final)
    ask = "" if "lead" in part.reason else " Ask your lead."
    return f"{listed([part.module.title])} cannot be passed any more: {part.reason}.{ask}"
