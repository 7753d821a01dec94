"""Whether the extra ``lm`` is there, and the one line that says how to get it."""

from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

from trainer.errors import EnvironmentProblem

NEEDED = ("torch", "transformers")
"""Packages of the extra."""

HOW = (
    "pip install 'coolhead[lm]', after the small CPU build of torch, for which pytorch.org gives the line "
    "(1.2 GB instead of 5.7)"
)
"""How to install the extra; torch without a graphics card's parts is enough, and must come first."""


def versions() -> dict[str, str]:
    """Package of the extra -> its version, empty where it is not installed; nothing is imported."""
    found = {}
    for name in NEEDED:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = ""
    return found


def has_extra() -> bool:
    """Whether everything that a model needs is installed."""
    return all(find_spec(name) is not None for name in NEEDED)


def require_extra() -> None:
    """Refuse plainly where the extra is not installed.

    Raises:
        EnvironmentProblem: It is not.
    """
    if not has_extra():
        raise EnvironmentProblem("a language model needs the extra 'lm'", remedy=HOW)
