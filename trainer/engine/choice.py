"""Choosing a line: the narrowest that fits and was not said yet, by seed, never by dice."""

from collections.abc import Iterable, Mapping
from hashlib import blake2b

from trainer.engine.state import Casting, State
from trainer.model.lines import Line, LineGroups

VARIETY = 2
"""Fresh lines to choose from that are enough; with fewer, the next wider group joins in."""


def pick(state: State, key: str, *sources: LineGroups) -> Line | None:
    """A line that fits the present heat, fresh if any fresh one is left.

    Args:
        state: Where the conversation stands; its seed and turn choose among equals.
        key: What the line is for, so that two choices in one turn differ.
        sources: Sets of lines, the most specific first; a source is used up before the next one is asked.

    Returns:
        The line, slots unfilled, or None when no source has a line for this heat.
    """
    groups = [source.tiers(state.mood.band) for source in sources]
    for tiers in groups:
        fresh = _fresh(state, tiers)
        if fresh:
            return fresh[_draw(state.casting.seed, key, state.turn, len(fresh))]
    every = [line for tiers in groups for tier in tiers for line in tier]
    return min(every, key=lambda line: state.spoken.get(line, 0), default=None)


def pick_fresh(state: State, key: str, *sources: LineGroups) -> Line | None:
    """Like ``pick``, and None rather than a line that was said before."""
    line = pick(state, key, *sources)
    return None if line in state.spoken else line


def pick_plain(state: State, key: str, lines: tuple[Line, ...]) -> Line | None:
    """Like ``pick`` for lines that fit every heat."""
    return pick(state, key, LineGroups(any=lines))


def _fresh(state: State, tiers: Iterable[tuple[Line, ...]]) -> list[Line]:
    """Fresh lines of the narrowest group, joined by wider ones until there is a choice."""
    fresh: list[Line] = []
    for tier in tiers:
        if len(fresh) >= VARIETY:
            break
        fresh.extend(line for line in tier if line not in state.spoken)
    return fresh


def _draw(seed: int, key: str, turn: int, size: int) -> int:
    """A number in 0..size-1 that depends on nothing but its arguments.

    Seeds that follow one another give different numbers as long as ``size``
    allows, so that plays in a row read differently.
    """
    digest = blake2b(f"{seed // size}|{key}|{turn}".encode(), digest_size=8).digest()
    return (int.from_bytes(digest, "big") + seed) % size


def remember(spoken: Mapping[str, int], *lines: str | None) -> dict[str, int]:
    """Note that ``lines`` were said, later ones after earlier ones."""
    updated = dict(spoken)
    for line in lines:
        if line:
            updated[line] = max(updated.values(), default=0) + 1
    return updated


def fill(casting: Casting, line: str) -> str:
    """Fill ``{thing}``, ``{problem}`` and ``{deadline}`` and keep a capital at the start."""
    slots = casting.scenario.slots
    filled = line.replace("{thing}", slots.thing).replace("{problem}", slots.problem)
    filled = filled.replace("{deadline}", slots.deadline)
    starts_with_slot = line.startswith("{")
    return filled[:1].upper() + filled[1:] if starts_with_slot else filled
