"""A reader for tests of the bots: exemplars by their labels, a scenario's wordings by what they are for.

It is never trained, so that what the bots do does not change with the reader.
"""

from trainer.model.moves import Move
from trainer.model.reading import Context, MoveHit, Reading, Signals, Status, TopicHit
from trainer.model.scenario import Need, Scenario
from trainer.understand.exemplars import Exemplar

SERVES: dict[Need, tuple[Move, ...]] = {
    Need.HEARD: (Move.LISTEN,),
    Need.ACKNOWLEDGED: (Move.ACKNOWLEDGE, Move.APOLOGISE),
    Need.AGREED: (Move.RESTATE, Move.CONFIRM),
    Need.HELPED: (Move.TAKE_OWNERSHIP,),
    Need.INFORMED: (Move.SET_EXPECTATION, Move.FOLLOW_UP),
    Need.CLOSED: (Move.CLOSE, Move.THANK),
}


class LabelReader:
    """Knows every reply of a bench by heart."""

    version = "labels-1"

    def __init__(self, scenario: Scenario, exemplars: list[Exemplar]) -> None:
        self.moves = {item.reply: tuple(sorted(item.moves)) for item in exemplars}
        self.moves |= {answer.say: SERVES[answer.need] for answer in scenario.answers}
        self.topics: dict[str, str] = {}
        for fact in scenario.facts:
            self._know(fact.asks, Move.CLARIFY, f"fact:{fact.fact}")
        for item in scenario.solutions:
            self._know(item.offers, Move.PROPOSE, f"solution:{item.solution}")
        self.asked: list[str] = []

    def _know(self, texts: tuple[str, ...], move: Move, topic: str) -> None:
        for text in texts:
            self.moves[text] = (move,)
            self.topics[text] = topic

    def prepare(self, topics: object) -> None:
        """Nothing to prepare."""

    def read(self, reply: str, context: Context) -> Reading:
        """What the label says; the moves of all known parts of a reply that is put together."""
        self.asked.append(reply)
        end = len(reply)
        known = [reply] if reply in self.moves else [text for text in self.topics if text in reply]
        moves = dict.fromkeys(move for text in known for move in self.moves[text])
        topics = dict.fromkeys(self.topics[text] for text in known if text in self.topics)
        return Reading(
            text=reply,
            status=Status.UNDERSTOOD if moves else Status.UNCLEAR,
            moves=tuple(MoveHit(move, 0.95, 0, end) for move in moves),
            topics=tuple(TopicHit(topic, 0.95, 0, end) for topic in topics),
            signals=Signals(words=len(reply.split()), questions=reply.count("?")),
            reader=self.version,
        )
