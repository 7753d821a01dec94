"""A few ways to write text: plain, bold, soft and quiet. None of them reads markup."""

from collections.abc import Iterable

from textual.content import Content


def bold(text: str) -> Content:
    """What is read first."""
    return Content.styled(text, "bold")


def soft(text: str) -> Content:
    """What is read second."""
    return Content.styled(text, "$secondary")


def quiet(text: str) -> Content:
    """What is there for those who look for it."""
    return Content.styled(text, "$quiet")


def heading(text: str) -> Content:
    """A heading."""
    return Content.styled(text, "bold $primary")


def stacked(parts: Iterable[Content | str]) -> Content:
    """Parts under each other."""
    return Content("\n").join([Content(part) if isinstance(part, str) else part for part in parts])
