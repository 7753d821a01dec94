"""Customer lines grouped by the heat band in which they can be said."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from trainer.model.line import Line, Text
from trainer.model.mood import HeatBand

__all__ = ["NO_LINES", "Content", "Line", "LineGroups", "LineSet", "Name", "Percent", "Text"]

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$", max_length=60)]
"""An identifier: small letters, digits and hyphens."""


class Content(BaseModel):
    """Base of everything an author writes: frozen, and no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class LineGroups(Content):
    """Lines for one occasion. A plain list in YAML means ``any``."""

    any: tuple[Line, ...] = ()
    """Lines that fit in every band."""
    cool: tuple[Line, ...] = ()
    """Lines for calm and annoyed."""
    hot: tuple[Line, ...] = ()
    """Lines for angry and furious."""
    calm: tuple[Line, ...] = ()
    """Lines for heat below 25."""
    annoyed: tuple[Line, ...] = ()
    """Lines for heat 25 to 49."""
    angry: tuple[Line, ...] = ()
    """Lines for heat 50 to 74."""
    furious: tuple[Line, ...] = ()
    """Lines for heat 75 and above."""

    def tiers(self, band: HeatBand) -> tuple[tuple[Line, ...], ...]:
        """Lines that can be said in ``band``, in groups, the narrowest group first."""
        half = self.cool if band in (HeatBand.CALM, HeatBand.ANNOYED) else self.hot
        exact: tuple[Line, ...] = getattr(self, band.value)
        return (exact, half, self.any)

    def for_band(self, band: HeatBand) -> tuple[Line, ...]:
        """All lines that can be said in ``band``, the most specific first."""
        return tuple(line for tier in self.tiers(band) for line in tier)

    def every_line(self) -> tuple[Line, ...]:
        """All lines of all groups, in the order of the fields."""
        return tuple(line for group in type(self).model_fields for line in getattr(self, group))


def _from_list(value: Any) -> Any:
    """Let an author write a plain list where all lines fit every band."""
    return {"any": value} if isinstance(value, (list, tuple)) else value


LineSet = Annotated[LineGroups, BeforeValidator(_from_list)]
"""A plain list of lines, or a mapping of band to list of lines."""

NO_LINES = LineGroups()
"""An empty set of lines."""

Percent = Annotated[int, Field(ge=0, le=100)]
"""A gauge value."""
