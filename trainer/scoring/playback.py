"""Playbacks: where a reply gives the customer's own words back, and what is therefore not news.

"So you were told nine to eleven, is that right?" reads like a time, a reason and a
question. It is none of them: the words are the customer's. And where the words that gave
it away are a mere "Is that right?", what was played back stands before them.
"""

from collections.abc import Sequence

from trainer.model.moves import Move
from trainer.model.reading import MoveHit
from trainer.model.transcript import Turn
from trainer.scoring.sentences import Sentence, split
from trainer.scoring.words import content_words

NOT_NEWS = frozenset(
    {
        Move.CLARIFY,
        Move.EXPLAIN,
        Move.FOLLOW_UP,
        Move.OFFER_OPTIONS,
        Move.PROPOSE,
        Move.REASSURE,
        Move.RECOMMEND,
        Move.RECORD,
        Move.SET_EXPECTATION,
    }
)
"""Moves that words given back do not make."""

HARSH = frozenset({"argue", "blame_customer", "calm_down", "dismiss", "stonewall"})
"""Harm beside which comfort, though only suspected, is no comfort."""

SURE_COMFORT = 0.5
"""Score from which comfort is credited; below it a shrug looks the same."""


def harmless_sentences(turn: Turn) -> list[Sentence]:
    """The sentences of a reply in which no harm stands."""
    harms = [hit for hit in turn.moves if hit.name.harmful]
    return [part for part in split(turn.reply) if not any(part.holds(harm) for harm in harms)]


def grounded(turn: Turn) -> list[MoveHit]:
    """The helpful hits of a reply that its words bear out.

    Left out are moves on words that are a playback with a higher score, comfort beside what may be
    a rebuff, and a playback without content. A playback that rests on a mere check ("Is that right?")
    comes back with the words that it checks.
    """
    clean = harmless_sentences(turn)
    backs = [_moved(hit, clean) for hit in turn.moves if hit.name is Move.RESTATE]
    found = [back for back in backs if back is not None]
    others = [hit for hit in turn.moves if not hit.name.harmful and hit.name is not Move.RESTATE]
    kept = [hit for hit in others if not _shadowed(hit, found) and _comforts(hit, turn)]
    return sorted([*found, *kept], key=lambda hit: (hit.start, hit.end))


def _moved(back: MoveHit, clean: Sequence[Sentence]) -> MoveHit | None:
    """A playback on its own words; None where there is nothing that it gives back."""
    own = next((n for n, part in enumerate(clean) if part.holds(back)), None)
    if own is None or content_words(clean[own].text):
        return back
    if own == 0:
        return None
    before = clean[own - 1]
    return MoveHit(back.name, back.score, before.start, before.end)


def _shadowed(hit: MoveHit, backs: Sequence[MoveHit]) -> bool:
    """Whether the words of ``hit`` are rather a playback."""
    return hit.name in NOT_NEWS and any(
        back.score > hit.score and hit.start < back.end and back.start < hit.end for back in backs
    )


def _comforts(hit: MoveHit, turn: Turn) -> bool:
    """Whether comfort is meant as such; every other move passes."""
    return hit.name is not Move.REASSURE or (hit.score >= SURE_COMFORT and not HARSH & set(turn.unsure))
