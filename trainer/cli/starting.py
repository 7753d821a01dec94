"""Beginning a session as the options of ``coolhead play`` say."""

from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from trainer.exchange import Part
    from trainer.game import Game, Play
    from trainer.model.mode import Mode


def start(game: "Game", options: Mapping[str, Any], usual: "Mode") -> "Play":
    """Begin a session.

    Args:
        game: The service.
        options: ``scenario``, ``persona``, ``degree``, ``seed``, ``mode`` and ``variety`` as they were
            typed; where ``course`` names a course, ``scenario`` is one of its modules, or empty for the
            next one.
        usual: The mode if none was named.

    Raises:
        UsageError: There is no such scenario, persona or module, or the module is locked.
        EnvironmentProblem: The session cannot be saved.
    """
    from trainer.model.mode import Mode
    from trainer.model.persona import Degree
    from trainer.model.variety import Variety

    if options.get("course"):
        part = part_of(game, options)
        return game.start_module(part.course, part.module)
    return game.start(
        options["scenario"],
        persona=options["persona"],
        degree=Degree(options["degree"]),
        seed=options["seed"],
        mode=Mode(options["mode"]) if options["mode"] else usual,
        variety=Variety(options["variety"]),
    )


def first_step(game: "Game", options: Mapping[str, Any], usual: "Mode") -> "tuple[Play | None, Part | None]":
    """What the app begins with: a session, or a module whose briefing comes first.

    Args:
        game: The service.
        options: As ``start`` takes them.
        usual: The mode if none was named.

    Raises:
        UsageError: There is no such scenario, persona or module, or the module is locked.
        EnvironmentProblem: The session cannot be saved.
    """
    if not options.get("course"):
        return start(game, options, usual), None
    going = cut_off(game, options)
    if going is not None:
        return going, None
    part = part_of(game, options)
    game.admit(part)
    return None, part


def cut_off(game: "Game", options: Mapping[str, Any]) -> "Play | None":
    """The cut-off attempt at the module that is meant, gone on with; None where none can.

    Args:
        game: The service.
        options: ``course`` and ``scenario`` as they were typed; without a scenario the module that comes
            next is meant, or one that can only be gone on with.
    """
    from trainer.errors import CoolheadError

    course, module = options.get("course") or "", options.get("scenario") or ""
    if not course:
        return None
    stands = game.progress(course)
    following = [stands.next.module.module] if stands.next else []
    meant = (
        [module] if module else [*(item.module.module for item in stands.modules if item.on_hold), *following]
    )
    for saved in game.unfinished():
        begun = saved.transcript.start
        if begun.course == course and begun.module in meant:
            with suppress(CoolheadError):
                return game.resume(saved)
    return None


def part_of(game: "Game", options: Mapping[str, Any]) -> "Part":
    """The module that the options name: the one named, or the next one of the course.

    Args:
        game: The service.
        options: ``course`` and ``scenario`` as they were typed.

    Raises:
        UsageError: Nothing of the course is open; why is in the words.
    """
    from trainer.courses.telling import standing_words
    from trainer.errors import UsageError
    from trainer.exchange import Part

    course = options.get("course") or ""
    if not course or options["scenario"]:
        return Part(course, options["scenario"] if course else "")
    stands = game.progress(course)
    if stands.enrolment is None:
        raise UsageError(
            f"{game.learner} does not take this course yet", remedy=f"run 'coolhead course start {course}'"
        )
    if stands.next is None:
        words = standing_words(stands).rstrip(".!")
        raise UsageError(words[0].lower() + words[1:], remedy=f"see 'coolhead course status {course}'")
    return Part(course, stands.next.module.module)
