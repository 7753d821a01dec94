"""Beginning a session as the options of ``coolhead play`` say."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from trainer.game import Game, Play
    from trainer.model.mode import Mode


def start(game: "Game", options: Mapping[str, Any], usual: "Mode") -> "Play":
    """Begin a session.

    Args:
        game: The service.
        options: ``scenario``, ``persona``, ``degree``, ``seed``, ``mode`` and ``variety`` as they were typed.
        usual: The mode if none was named.

    Raises:
        UsageError: There is no such scenario or persona.
        EnvironmentProblem: The session cannot be saved.
    """
    from trainer.model.mode import Mode
    from trainer.model.persona import Degree
    from trainer.model.variety import Variety

    return game.start(
        options["scenario"],
        persona=options["persona"],
        degree=Degree(options["degree"]),
        seed=options["seed"],
        mode=Mode(options["mode"]) if options["mode"] else usual,
        variety=Variety(options["variety"]),
    )
