"""The state of a running conversation: everything the next answer depends on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from trainer.model.mood import Mood
from trainer.model.moves import Move
from trainer.model.persona import Degree, Persona, Temperament
from trainer.model.scenario import Need, NeedSpec, Outcome, Scenario
from trainer.model.variety import Variety

DEGREE_SHIFT: dict[Degree, int] = {Degree.MILD: -1, Degree.MARKED: 0, Degree.SEVERE: 1}
"""How far a degree moves the temperament, in steps."""


@dataclass(frozen=True, slots=True)
class Casting:
    """Who plays what: fixed for the whole conversation."""

    scenario: Scenario
    """The situation."""
    persona: Persona
    """The customer's temper and voice."""
    degree: Degree = Degree.MARKED
    """How strongly the temper shows."""
    seed: int = 0
    """Chooses among lines that fit equally well."""
    variety: Variety = Variety.AUTHORED
    """How far the wording may vary."""
    baked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Line as written -> approved wordings from beside the content; spoken where the variety has drafts."""
    fresh: Mapping[str, str] = field(default_factory=dict)
    """Line as written -> the wording that it gets in the step that is taken now, whatever else there is."""

    @property
    def temperament(self) -> Temperament:
        """The persona's temperament at this degree: a step is 12 points and a fifth of volatility."""
        base, step = self.persona.temperament, DEGREE_SHIFT[self.degree]
        return Temperament(
            heat=_percent(base.heat + 12 * step),
            trust=_percent(base.trust - 8 * step),
            patience=_percent(base.patience - 12 * step),
            clarity=base.clarity,
            volatility=min(2.0, max(0.5, base.volatility * (1 + 0.2 * step))),
            forgiveness=min(2.0, max(0.3, base.forgiveness * (1 - 0.15 * step))),
            impatience=max(0, base.impatience + 2 * step),
        )

    @property
    def needs(self) -> tuple[NeedSpec, ...]:
        """The needs in this customer's order."""
        return self.scenario.needs

    def effort(self, spec: NeedSpec) -> int:
        """Points that meet a need; a severe customer takes one more to be heard."""
        extra = spec.need is Need.HEARD and self.degree is Degree.SEVERE
        return spec.effort + int(extra)


@dataclass(frozen=True, slots=True)
class State:
    """Where a conversation stands."""

    casting: Casting
    """Who plays what."""
    mood: Mood
    """The customer's mood."""
    turn: int = 0
    """Replies given so far."""
    rated_turns: int = 0
    """Replies that could be judged; only these bring the end of the customer's time nearer."""
    met: tuple[Need, ...] = ()
    """Needs met, in the order of meeting."""
    progress: Mapping[Need, int] = field(default_factory=dict)
    """Points earned so far toward each need."""
    failures: int = 0
    """Replies in a row that passed over the first unmet need."""
    beats: int = 0
    """Story beats told."""
    told: frozenset[str] = frozenset()
    """Facts told."""
    pending: tuple[str, ...] = ()
    """Solutions offered before help was due, not answered yet."""
    doubted: str = ""
    """The solution that was doubted last, for want of something that must come first."""
    accepted: tuple[str, ...] = ()
    """Solutions taken or swallowed."""
    looked_up: frozenset[str] = frozenset()
    """Look-ups made."""
    notes: tuple[str, ...] = ()
    """Lines on the ticket."""
    spoken: Mapping[str, int] = field(default_factory=dict)
    """Customer line as written -> running number of its last use."""
    visits: Mapping[str, int] = field(default_factory=dict)
    """Customer line as written, or opener -> how often it was said."""
    counts: Mapping[Move, int] = field(default_factory=dict)
    """Move -> replies in which it was recognised."""
    signals: Mapping[str, int] = field(default_factory=dict)
    """Signal -> replies in which it counted."""
    questions: int = 0
    """Replies in a row that asked and gave nothing."""
    promises: Mapping[str, str] = field(default_factory=dict)
    """Kind of promise -> time promised last."""
    asked_leave: bool = False
    """Whether the last reply asked the customer's leave, e.g. to hold."""
    wants_supervisor: bool = False
    """Whether the customer has asked for somebody senior and not been answered."""
    critical: tuple[str, ...] = ()
    """Critical errors committed."""
    outcome: Outcome | None = None
    """How it stopped; None while it goes on."""

    @property
    def due(self) -> NeedSpec | None:
        """The first unmet need, or None when all are met."""
        return next((spec for spec in self.casting.needs if spec.need not in self.met), None)

    @property
    def due_need(self) -> Need | None:
        """The first unmet need by name."""
        spec = self.due
        return spec.need if spec else None

    def changed(self, **changes: Any) -> "State":
        """This state with some fields changed.

        It does what ``dataclasses.replace`` does and takes a quarter of its time; every reply needs it a
        few times.

        Raises:
            TypeError: There is no such field.
        """
        return State(**(dict(zip(_FIELDS, _VALUES(self), strict=True)) | changes))

    def is_met(self, need: Need) -> bool:
        """Whether ``need`` is met, or is not one of this customer's needs."""
        return need in self.met or all(spec.need is not need for spec in self.casting.needs)


_FIELDS = tuple(State.__dataclass_fields__)
_VALUES = attrgetter(*_FIELDS)


def _percent(value: int) -> int:
    return max(0, min(100, value))
