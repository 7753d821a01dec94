"""What simulated trainees can say: the scenario's own wordings, and labelled exemplars for the rest.

The choice is finite and seeded by the scenario's name, so that every reply can be read once and
for all (``readings``). Exemplars come from other trades, as the phrases of people who learn do.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from random import Random

from trainer.model.moves import Move
from trainer.model.scenario import Need, Scenario
from trainer.understand.exemplars import Exemplar

WORDINGS = 4
"""Wordings of one fact or solution that are used."""

SHORT = 14
"""Most words of an exemplar that is used; long ones bring their own story along."""

CURT = 6
"""Most words of a reply by somebody who does not care."""

MANY = 3
"""Questions or offers in one reply that are too many."""

WAVERING = ("I'll call you at 3 pm.", "I'll call you at 5 pm.", "I'll ring you by 16:00.")
"""Promises that cannot all be kept."""

GIBBERISH = ("asdf jkl qwer", "hm", "...")
"""Replies that nobody understands."""

_KIND = frozenset({Move.ACKNOWLEDGE, Move.APOLOGISE, Move.LISTEN, Move.REASSURE, Move.THANK, Move.GREET})
_COLD = frozenset(
    {Move.SET_EXPECTATION, Move.EXPLAIN, Move.RECORD, Move.FOLLOW_UP, Move.PROPOSE, Move.RECOMMEND}
)
_HARSH = frozenset(
    {
        Move.BLAME_CUSTOMER,
        Move.ARGUE,
        Move.DISMISS,
        Move.CALM_DOWN,
        Move.SARCASM,
        Move.INSULT,
        Move.STONEWALL,
        Move.RUSH,
    }
)
_CURT_MOVES = frozenset({Move.DISMISS, Move.STONEWALL, Move.RUSH, Move.EXPLAIN, Move.CLARIFY, Move.REFER})
_CIVIL = frozenset({Move.CONFIRM, Move.SET_BOUNDARY, Move.THANK, Move.RECORD, Move.GREET})
_SLIPS = frozenset({Move.ARGUE, Move.DISMISS, Move.RUSH, Move.CANNED, Move.BLAME_CUSTOMER, Move.OVERPROMISE})
_SERVES: Mapping[Need, tuple[frozenset[Move], frozenset[Move]]] = {
    Need.HEARD: (frozenset({Move.LISTEN}), frozenset({Move.LISTEN})),
    Need.ACKNOWLEDGED: (frozenset({Move.ACKNOWLEDGE}), frozenset({Move.ACKNOWLEDGE, Move.APOLOGISE})),
    Need.AGREED: (frozenset({Move.RESTATE}), frozenset({Move.RESTATE, Move.CONFIRM})),
    Need.HELPED: (frozenset({Move.TAKE_OWNERSHIP}), frozenset({Move.TAKE_OWNERSHIP})),
    Need.INFORMED: (
        frozenset({Move.SET_EXPECTATION}),
        frozenset({Move.SET_EXPECTATION, Move.FOLLOW_UP, Move.RECORD}),
    ),
    Need.CLOSED: (frozenset({Move.CLOSE}), frozenset({Move.CLOSE, Move.THANK})),
}
"""Need -> moves that an exemplar for it makes at least, and at most."""


@dataclass(frozen=True, slots=True)
class Repertoire:
    """Everything that trainees of one scenario can say, by what it is for."""

    answers: Mapping[str, tuple[str, ...]]
    """Need -> the scenario's model answers."""
    serving: Mapping[str, tuple[str, ...]]
    """Need -> exemplars that serve it."""
    asks: Mapping[str, tuple[str, ...]]
    """Fact -> questions for it."""
    offers: Mapping[str, tuple[str, ...]]
    """Solution -> offers of it."""
    guided: Mapping[str, tuple[str, ...]]
    """Solution -> offers that recommend it."""
    soothing: tuple[str, ...]
    """Kind words that do nothing."""
    cold: tuple[str, ...]
    """Information and steps without a kind word."""
    closing: tuple[str, ...]
    """Ways to wrap up."""
    canned: tuple[str, ...]
    """Stock phrases."""
    harsh: tuple[str, ...]
    """Harm."""
    curt: tuple[str, ...]
    """The least that one can say."""
    slips: tuple[str, ...]
    """What goes wrong with beginners."""
    civil: tuple[str, ...]
    """Civil words that neither help nor hurt."""
    jargon: tuple[str, ...]
    """Sentences with words that this customer does not know."""
    hasty: tuple[str, ...]
    """Everything at once: three questions, or three offers."""
    wavering: tuple[str, ...]
    """Two different times for the same thing."""
    noise: tuple[str, ...] = GIBBERISH
    """What nobody understands."""

    def texts(self) -> tuple[str, ...]:
        """Every reply once, in a fixed order."""
        groups = [getattr(self, field.name) for field in fields(self)]
        return tuple(dict.fromkeys(text for group in groups for text in _texts(group)))


def repertoire(scenario: Scenario, exemplars: Iterable[Exemplar]) -> Repertoire:
    """What trainees of ``scenario`` can say.

    Args:
        scenario: The scenario.
        exemplars: Labelled replies to choose from.
    """
    drawn = Random(f"replies for {scenario.scenario}")  # noqa: S311 - a reproducible choice, no secret
    short = [item for item in exemplars if len(item.reply.split()) <= SHORT]

    def some(count: int, fits: Callable[[Exemplar], bool]) -> tuple[str, ...]:
        found = sorted({item.reply for item in short if item.moves and fits(item)})
        return tuple(drawn.sample(found, min(count, len(found))))

    recommending = some(3, lambda item: item.moves == {Move.RECOMMEND})
    asks = {fact.fact: _drawn(drawn, fact.asks) for fact in scenario.facts}
    offers = {item.solution: _drawn(drawn, item.offers) for item in scenario.solutions}
    return Repertoire(
        answers=_answers(scenario),
        serving={need.value: some(8, _serves(need)) for need in Need},
        asks=asks,
        offers=offers,
        guided={name: _guided(recommending, texts) for name, texts in offers.items()},
        soothing=some(24, lambda item: item.moves <= _KIND),
        cold=some(16, lambda item: item.moves <= _COLD),
        closing=some(6, lambda item: item.moves == {Move.CLOSE}),
        canned=some(24, lambda item: Move.CANNED in item.moves and not item.moves & _HARSH),
        harsh=some(30, lambda item: bool(item.moves & _HARSH)),
        curt=some(24, lambda item: item.moves <= _CURT_MOVES and len(item.reply.split()) <= CURT),
        slips=some(16, lambda item: item.moves <= _SLIPS),
        civil=some(24, lambda item: item.moves <= _CIVIL),
        jargon=tuple(f"It may be the {word}, I will look into it." for word in scenario.customer.jargon[:4]),
        hasty=(*_threes(drawn, asks), *_threes(drawn, offers)),
        wavering=WAVERING,
    )


def _answers(scenario: Scenario) -> dict[str, tuple[str, ...]]:
    return {
        need.value: tuple(answer.say for answer in scenario.answers if answer.need is need) for need in Need
    }


def _serves(need: Need) -> Callable[[Exemplar], bool]:
    least, most = _SERVES[need]
    return lambda item: least <= item.moves <= most


def _guided(recommending: tuple[str, ...], offers: tuple[str, ...]) -> tuple[str, ...]:
    """Offers with a recommendation before them, one for each wording of it."""
    return tuple(f"{advice} {offer}" for advice, offer in zip(recommending, offers, strict=False))


def _threes(drawn: Random, topics: Mapping[str, tuple[str, ...]]) -> list[str]:
    """A few replies that touch three topics each."""
    names = sorted(topics)
    if len(names) < MANY:
        return []
    return [" ".join(topics[name][0] for name in drawn.sample(names, MANY)) for _ in range(2)]


def _drawn(drawn: Random, texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(drawn.sample(texts, min(WORDINGS, len(texts))))


def _texts(value: Mapping[str, tuple[str, ...]] | tuple[str, ...]) -> Iterator[str]:
    if isinstance(value, tuple):
        yield from value
    else:
        yield from (text for texts in value.values() for text in texts)
