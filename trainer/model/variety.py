"""How far a customer's wording may vary."""

from enum import StrEnum


class Variety(StrEnum):
    """Where other wordings of a line may come from. Each level holds the ones before it."""

    NONE = "none"
    """The line as written, each time."""
    AUTHORED = "authored"
    """Other wordings and openers that an author wrote."""
    BAKED = "baked"
    """Also wordings that a model drafted and a person approved."""
