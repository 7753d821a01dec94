"""Speaking: from the lines that were chosen to the words that are said.

Which line comes next is decided before, by its text as written; here it only
gets its wording, its opener and the scenario's own words in its slots. The
same content, seed and replies always give the same wording, and no wording
comes again while one of the same line was not said yet.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from trainer.engine.choice import fill, remember
from trainer.engine.state import Casting, State
from trainer.model.lines import Line
from trainer.model.variety import Variety

OPENER_EVERY = 3
"""One in so many lines that may have an opener gets one."""

OPENER_FITS_FROM = 40
"""Characters from which a line can bear an opener."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """What is said, and what it is a wording of."""

    line: str
    """The words, slots filled."""
    written: str
    """The line as written, slots filled; empty where it is spoken as written."""


def speak(state: State, pieces: Sequence[Line], *, opener: bool = False) -> tuple[State, Utterance]:
    """Speak lines one after another, and remember that they were said.

    Args:
        state: Where the conversation stands.
        pieces: The lines.
        opener: Whether a short word may come before them.
    """
    first = opener_for(state, pieces) if opener else ""
    casting, visits = state.casting, dict(state.visits)
    said = " ".join(fill(casting, wording(state, piece)) for piece in pieces)
    written = " ".join(fill(casting, piece.plain) for piece in pieces)
    for text in (*pieces, first) if first else pieces:
        visits[text] = visits.get(text, 0) + 1
    said = f"{first} {said}" if first else said
    now = replace(state, spoken=remember(state.spoken, *pieces), visits=visits)
    return now, Utterance(said, "" if said == written else written)


def wordings(casting: Casting, line: Line) -> tuple[str, ...]:
    """Every wording of a line that this conversation may use, the line itself first."""
    if casting.variety is Variety.NONE:
        return (line.plain,)
    baked = casting.baked.get(line, ()) if casting.variety.spoken_drafts else ()
    return tuple(dict.fromkeys((*line.wordings, *baked)))


def wording(state: State, line: Line) -> str:
    """The wording of a line for this time: all come up before one comes again."""
    fresh = state.casting.fresh.get(line)
    if fresh:
        return fresh
    options = wordings(state.casting, line)
    visit = state.visits.get(line, 0)
    return options[(_number(state.casting.seed, line) + visit) % len(options)]


def bears_opener(text: str) -> bool:
    """Whether a short word can stand before a line: it is long enough and has no such start of its own."""
    first = text.split(" ", 2)
    return (
        len(text) >= OPENER_FITS_FROM
        and text[0].isalpha()
        and not any(word[-1] in ".!?,:…" for word in first[:2])
    )


def opener_for(state: State, pieces: Sequence[Line]) -> str:
    """The opener that is due before these lines, the least used first; empty if none is."""
    casting = state.casting
    if casting.variety is Variety.NONE or len(pieces) != 1 or not bears_opener(pieces[0].plain):
        return ""
    options = casting.persona.openers.for_band(state.mood.band)
    if not options or _number(casting.seed, f"opener|{state.turn}") % OPENER_EVERY:
        return ""
    start = _number(casting.seed, "openers") % len(options)
    turned = (*options[start:], *options[:start])
    return min(turned, key=lambda option: state.visits.get(option, 0))


def _number(seed: int, key: str) -> int:
    """A large number that depends on nothing but its arguments."""
    return int.from_bytes(blake2b(f"{seed}|{key}".encode(), digest_size=8).digest(), "big")
