"""A bench on which simulated trainees play: one casting, their replies, and a reading of each.

What the bench simplifies: every reply is read once per scenario, as an answer to a line that the
customer might say when it would come, and not anew in each conversation. So a reading does not
depend on what the customer happened to say just before, and a reply counts as a repetition only when
it is given word for word again. Everything else is the game's own: rules, lines, endings and scores.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from random import Random
from typing import TypeVar

from trainer.authoring.bots import Bot, View
from trainer.authoring.replies import Repertoire, repertoire
from trainer.authoring.talk import Talk
from trainer.content.conversation_check import SLASH, read_action
from trainer.content.library import content_hash
from trainer.engine.matter import topic_phrases
from trainer.engine.state import Casting
from trainer.model.lines import NO_LINES, Content
from trainer.model.mood import HeatBand
from trainer.model.persona import Degree, Persona, Temperament
from trainer.model.reading import Context, Reader, Reading
from trainer.model.scenario import Need, Scenario
from trainer.model.transcript import Action, Turn
from trainer.understand.exemplars import Exemplar

Part = TypeVar("Part", bound=Content)

MOST_STEPS = 90
"""Steps after which a bot gives up; talks end long before, unless nothing it says is understood."""

LEAST_WORDS = 3
"""Words from which saying the same again is a repetition; "go on" may come twice."""

Progress = Callable[[int, int], None]
"""Told how much is done of how much."""


@dataclass(frozen=True, slots=True)
class SteadyCasting(Casting):
    """A casting that works out its temperament once; the engine asks for it at every step."""

    _steady: Temperament | None = field(default=None, compare=False)
    """The temperament."""

    @property
    def temperament(self) -> Temperament:
        """The persona's temperament at this degree."""
        assert self._steady is not None
        return self._steady


@dataclass(slots=True)
class Bench:
    """What talks of one scenario need; can be sent to another process."""

    scenario: Scenario
    """The situation."""
    persona: Persona
    """The customer."""
    lines: Repertoire
    """What can be said."""
    readings: Mapping[str, Reading]
    """Reply -> what is understood of it."""
    fingerprint: str
    """Fingerprint of the content."""
    reader: str
    """Version of the reader."""
    repeated: dict[str, Reading] = field(default_factory=dict)
    """The same for replies that are given again."""

    tempers: dict[Degree, Temperament] = field(default_factory=dict)
    """Degree -> the temperament, once it was worked out."""

    def casting(self, seed: int, degree: Degree) -> Casting:
        """Who plays what in one talk."""
        if degree not in self.tempers:
            self.tempers[degree] = Casting(self.scenario, self.persona, degree).temperament
        return SteadyCasting(self.scenario, self.persona, degree, seed, _steady=self.tempers[degree])

    def without_words(self, persona: Persona) -> "Bench":
        """The same bench for another persona, in a scenario that leaves all words but the facts to it."""
        return replace(self, scenario=wordless(self.scenario), persona=persona, tempers={})

    def reading(self, text: str, *, again: bool) -> Reading:
        """What is understood of a reply."""
        fresh = self.readings[text]
        if not again or fresh.signals.words < LEAST_WORDS:
            return fresh
        if text not in self.repeated:
            self.repeated[text] = replace(fresh, signals=replace(fresh.signals, repeated=True))
        return self.repeated[text]


def prepare(
    scenario: Scenario,
    persona: Persona,
    exemplars: Iterable[Exemplar],
    reader: Reader,
    progress: Progress = lambda done, of: None,
) -> Bench:
    """Gather what can be said in a scenario, and read all of it.

    Args:
        scenario: The situation.
        persona: The customer.
        exemplars: Labelled replies for what the scenario does not word itself.
        reader: What reads.
        progress: Told after each reply that was read.
    """
    lines = repertoire(scenario, exemplars)
    topics = topic_phrases(scenario)
    reader.prepare(topics)
    customer = scenario.customer
    heard = _heard_before(scenario, persona, lines)
    texts = lines.texts()
    readings = {}
    for n, text in enumerate(texts, start=1):
        said = heard.get(text, scenario.opening[0])
        readings[text] = reader.read(text, Context(said, topics, customer.names, customer.jargon))
        progress(n, len(texts))
    return Bench(scenario, persona, lines, readings, content_hash(scenario, persona), reader.version)


def play(bench: Bench, kind: type[Bot], seed: int, degree: Degree = Degree.MARKED) -> Talk:
    """One talk of one bot, from its first line to its scorecard.

    Args:
        bench: Where it is played.
        kind: Which trainee.
        seed: Chooses the customer's lines and the bot's replies.
        degree: How strongly the customer's temper shows.
    """
    talk = Talk(bench.casting(seed, degree), reader=bench.reader, fingerprint=bench.fingerprint)
    bot = kind(bench.scenario, bench.lines, Random(f"{kind.name} {seed}"))  # noqa: S311 - reproducible
    said: set[str] = set()
    events: tuple[str, ...] = ()
    line = talk.start.source
    while not talk.over:
        text = bot.next(View(talk.need, events, line, talk.state.turn))
        if len(talk.steps) >= MOST_STEPS:
            text = "/end"
        done = _take(bench, talk, text, said)
        events, line = done.events, done.source or line
    return talk


def wordless(scenario: Scenario) -> Scenario:
    """A scenario without lines of its own for needs, events, offers that are taken, and endings.

    So a persona is heard in its own words, as in a scenario whose author wrote none.
    """
    return scenario.model_copy(
        update={
            "needs": tuple(_silent(spec, "due", "unmet") for spec in scenario.needs),
            "solutions": tuple(_silent(item, "accepts", "doubts", "declines") for item in scenario.solutions),
            "facts": tuple(_silent(fact, "withheld") for fact in scenario.facts),
            "endings": tuple(_silent(ending, "lines") for ending in scenario.endings),
            "lines": {},
        }
    )


def _silent(part: Part, *fields: str) -> Part:
    return part.model_copy(update=dict.fromkeys(fields, NO_LINES))


def _take(bench: Bench, talk: Talk, text: str, said: set[str]) -> Turn | Action:
    """Take one reply or action, and remember what was said."""
    if text.startswith(SLASH):
        return talk.act(*read_action(text))
    again = text in said
    said.add(text)
    return talk.take(bench.reading(text, again=again))


def _heard_before(scenario: Scenario, persona: Persona, lines: Repertoire) -> dict[str, str]:
    """Reply that serves a need -> a line that the customer says while that need is due."""
    heard = {}
    for spec in scenario.needs:
        own = spec.due.for_band(HeatBand.ANGRY)
        voice = getattr(persona.needs, spec.need.value).for_band(HeatBand.ANGRY)
        said = next(iter((*own, *voice)), scenario.opening[0])
        for text in (*lines.answers[spec.need.value], *lines.serving[spec.need.value]):
            heard[text] = said
        if spec.need is Need.HELPED:
            for offers in lines.offers.values():
                heard.update(dict.fromkeys(offers, said))
    return heard
