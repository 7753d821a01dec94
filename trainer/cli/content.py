"""The option that names content folders, and completion of the names in them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

content_option: Callable[[Any], Any] = click.option(
    "--content",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Another folder with scenarios/ and personas/ in it; may be given more than once.",
)
"""``--content FOLDER``, gathered as a tuple of paths."""


def complete_scenarios(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Shipped scenarios that begin like this."""
    return _names("scenarios", incomplete)


def complete_personas(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Shipped personas that begin like this."""
    return _names("personas", incomplete)


def complete_courses(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Shipped courses that begin like this."""
    return _names("scenarios/courses", incomplete)


def _names(folder: str, incomplete: str) -> list[str]:
    from trainer.content.paths import content_files, find_content_root

    stems = (path.stem for path in content_files(find_content_root() / folder))
    return [stem for stem in stems if stem.startswith(incomplete)]
