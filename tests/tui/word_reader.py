"""A reader for tests of the screens: moves by a word, topics by shared words. Never retrained."""

import re

from trainer.model.moves import Move
from trainer.model.reading import Context, MoveHit, Reading, Signals, Status, TopicHit

WORDS: dict[Move, str] = {
    Move.GREET: r"good morning|hello",
    Move.LISTEN: r"tell me|go on|i'm listening",
    Move.ACKNOWLEDGE: r"frustrating|upset|must be hard",
    Move.APOLOGISE: r"sorry",
    Move.RESTATE: r"so the|so you",
    Move.CONFIRM: r"is that right",
    Move.TAKE_OWNERSHIP: r"leave this with me",
    Move.PROPOSE: r"i'll send|i will send",
    Move.SET_EXPECTATION: r"\bby (?:two|three|four)\b",
    Move.FOLLOW_UP: r"i'll ring",
    Move.THANK: r"thank you",
    Move.CLOSE: r"goodbye|anything else",
    Move.CALM_DOWN: r"calm down",
    Move.DISMISS: r"only a printer",
    Move.INSULT: r"idiot",
}
"""Move -> what gives it away."""

LEAST_SHARED = 0.6
"""Share of an example's words from which a topic counts as touched."""


class WordReader:
    """Reads by keywords."""

    version = "words-1"
    """Name in transcripts."""

    def prepare(self, topics: object) -> None:
        """Words need no preparing."""

    def read(self, reply: str, context: Context) -> Reading:
        """Read one reply."""
        text = reply.lower()
        if not re.search(r"[a-z]{2}", text):
            return Reading(reply, Status.GIBBERISH, reader=self.version)
        found = ((move, re.search(pattern, text)) for move, pattern in WORDS.items())
        hits = [MoveHit(move, 0.9, m.start(), m.end()) for move, m in found if m]
        signals = Signals(
            words=len(text.split()), questions=text.count("?"), repeated=reply in context.earlier
        )
        topics = tuple(self._topics(text, context))
        return Reading(reply, moves=tuple(hits), topics=topics, signals=signals, reader=self.version)

    def _topics(self, text: str, context: Context) -> list[TopicHit]:
        words = set(re.findall(r"\w+", text))
        best = []
        for topic, examples in context.topics.items():
            shared = max(len(words & set(re.findall(r"\w+", e.lower()))) / len(e.split()) for e in examples)
            if shared >= LEAST_SHARED:
                best.append(TopicHit(topic, shared, 0, len(text)))
        return sorted(best, key=lambda hit: -hit.score)[:1]
