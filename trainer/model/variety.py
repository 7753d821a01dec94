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
    LIVE = "live"
    """Also wordings that a model makes while the talk goes on, past the guards; for practice alone."""

    @property
    def spoken_drafts(self) -> bool:
        """Whether approved drafts are spoken."""
        return self in (Variety.BAKED, Variety.LIVE)
