"""What a reader may know beside the next reply, of the conversation so far."""

from collections.abc import Mapping

from trainer.model.reading import Context
from trainer.model.scenario import Customer
from trainer.model.transcript import Transcript

EARLIER_REPLIES = 50
"""Latest replies that a new one is compared with."""


def context_of(transcript: Transcript, customer: Customer, topics: Mapping[str, tuple[str, ...]]) -> Context:
    """The context of the next reply.

    Args:
        transcript: Everything so far.
        customer: Who is spoken to.
        topics: Topic name -> example phrasings, from ``matter.topic_phrases``.
    """
    last = next((step.source for step in reversed(transcript.steps) if step.source), transcript.start.source)
    earlier = tuple(turn.reply for turn in transcript.turns[-EARLIER_REPLIES:])
    return Context(last, topics, customer.names, customer.jargon, earlier)
