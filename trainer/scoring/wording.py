"""Which of an author's model answers fits a moment.

A wording for the need that was due is not enough: it must suit the moment. So no greeting
after the first reply, no facts that this trainee has not heard yet where there is another, none
twice while another is left, and rather one that takes up what the customer has just said. For a
critical error the need matters less than the matter: the wording must be about what was offered.
"""

import re
from collections.abc import Iterable

from trainer.model.scenario import ModelAnswer, Scenario, Slots, Solution
from trainer.model.transcript import Action, Transcript, Turn
from trainer.scoring.words import content_words

NEAR_ENOUGH = 2
"""Words that an answer to a critical error must share with what it is about."""

NEW_FACTS = 2
"""Words of facts not told yet from which an answer knows too much."""

_GREETING = re.compile(
    r"\s*(?:good (?:morning|afternoon|evening|day)|hello|hi|hiya|hey|welcome)\b|.*\bmy name(?:'s| is)\b",
    re.IGNORECASE,
)


class Chooser:
    """Chooses wordings for one session and remembers which it gave."""

    def __init__(self, transcript: Transcript, scenario: Scenario) -> None:
        """Look through the session.

        Args:
            transcript: The session.
            scenario: What was played.
        """
        self._transcript = transcript
        self._slots = scenario.slots
        self._answers = scenario.answers
        self._written = {_plain(turn.reply) for turn in transcript.turns}
        self._used: list[ModelAnswer] = []
        self._briefed = content_words(*_briefing(scenario))
        self._facts = content_words(*_facts(scenario))

    def instead_of(self, turn: Turn) -> ModelAnswer | None:
        """The wording for the need that was due, or None."""
        fitting = [answer for answer in self._answers if answer.need.value == turn.need]
        return self._take(turn, self._suitable(turn, fitting), content_words(self._heard(turn)[-1]))

    def against(self, turn: Turn, offended: Iterable[Solution], rule: str) -> ModelAnswer | None:
        """The wording nearest to what should not have been offered, or None if none is near or left.

        Args:
            turn: The reply.
            offended: What it offered.
            rule: The rule that this breaks.
        """
        offers = [text for item in offended for text in item.offers]
        about = content_words(turn.reply, rule, *offers)
        settled = {need for other in self._transcript.turns if other.n < turn.n for need in other.met}
        open_needs = [item for item in self._answers if item.need.value not in settled]
        fresh = [item for item in self._suitable(turn, open_needs) if item not in self._used]
        near = {item.say: len(self._words(item) & about) for item in fresh}
        most = max(near.values(), default=0)
        nearest = [item for item in fresh if near[item.say] == most >= NEAR_ENOUGH]
        return self._take(turn, nearest, about)

    def _suitable(self, turn: Turn, answers: Iterable[ModelAnswer]) -> list[ModelAnswer]:
        """Answers that suit the moment: no late greetings, and nothing that the trainee wrote anyway."""
        timely = [item for item in answers if turn.n == 1 or not _GREETING.match(item.say)]
        fresh = [item for item in timely if _plain(filled(item.say, self._slots)) not in self._written]
        return fresh or timely

    def _take(self, turn: Turn, answers: list[ModelAnswer], about: frozenset[str]) -> ModelAnswer | None:
        """The least used, then without news, then nearest to ``about``, then the author's first."""
        known = self._briefed | content_words(turn.reply, *self._heard(turn))

        def rank(item: ModelAnswer) -> tuple[int, bool, int]:
            words = self._words(item)
            news = (words & self._facts) - known
            return self._used.count(item), len(news) >= NEW_FACTS, -len(words & about)

        chosen = min(answers, key=rank, default=None)
        self._used.extend([chosen] if chosen else [])
        return chosen

    def _words(self, answer: ModelAnswer) -> frozenset[str]:
        return content_words(filled(answer.say, self._slots))

    def _heard(self, turn: Turn) -> list[str]:
        """What the trainee had heard, read and said before ``turn``; the customer's last words come last."""
        steps = self._transcript.steps
        before = steps[: next(n for n, step in enumerate(steps) if step is turn)]
        lines = [self._transcript.start.source, *(step.source for step in before if step.source)]
        own = [step.result if isinstance(step, Action) else step.reply for step in before]
        return [*own, *lines]


def filled(text: str, slots: Slots) -> str:
    """``text`` with the scenario's own words in place of braces."""
    for name in Slots.model_fields:
        text = text.replace(f"{{{name}}}", getattr(slots, name))
    return text[:1].upper() + text[1:]


def _briefing(scenario: Scenario) -> list[str]:
    """What the trainee knows before the first word."""
    briefing, customer = scenario.briefing, scenario.customer
    cards = [f"{card.label} {card.value}" for card in briefing.card]
    texts = [briefing.you, briefing.situation, briefing.goal, *briefing.policy, *briefing.tools]
    return [*texts, *cards, customer.name, customer.address, customer.role, *customer.names]


def _facts(scenario: Scenario) -> list[str]:
    """What can be learnt on the way: the story, the facts, and what the system shows."""
    told = [line.plain for fact in scenario.facts for line in fact.answers.every_line()]
    story = [wording.plain for beat in scenario.story for wording in beat]
    return [*told, *story, *(lookup.shows for lookup in scenario.lookups)]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
