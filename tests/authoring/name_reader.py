"""A reader for tests of conversation tests: a move or a topic is recognised where its name stands."""

from trainer.model.moves import Move
from trainer.model.reading import Context, MoveHit, Reading, Signals, Status, TopicHit


class NameReader:
    """Finds what is called by name."""

    version = "names-1"

    def prepare(self, topics: object) -> None:
        """Nothing to prepare."""

    def read(self, reply: str, context: Context) -> Reading:
        """Moves and topics whose names are words of the reply."""
        words = reply.split()
        end = len(reply)
        moves = tuple(MoveHit(move, 0.95, 0, end) for move in Move if move.value in words)
        topics = tuple(TopicHit(name, 0.95, 0, end) for name in context.topics if name in words)
        return Reading(
            text=reply,
            status=Status.UNDERSTOOD if moves or topics else Status.UNCLEAR,
            moves=moves,
            topics=topics,
            signals=Signals(words=len(words), repeated=reply in context.earlier),
            reader=self.version,
        )
