"""The option that says who is learning."""

from collections.abc import Callable
from typing import Any

import click

learner_option: Callable[[Any], Any] = click.option(
    "--learner",
    metavar="ID",
    help="Who plays, where several learn on one machine.  [default: COOLHEAD_LEARNER, else 'me']",
)
"""``--learner ID``."""


def check_learner(options: dict[str, Any], ctx: click.Context) -> None:
    """Take over the id that stood before the command, and refuse one that cannot be.

    Raises:
        UsageError: It cannot be an id.
    """
    from trainer.records.learners import learner_id, usual_learner

    chosen = options.get("learner") or (ctx.find_root().params.get("learner"))
    options["learner"] = usual_learner() if chosen is None else learner_id(chosen)
