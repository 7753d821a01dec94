"""What must not matter does not: slips, case, a stop, a name, a number, and whatever is written after a harm.

The replies are those of the hand-written conversations, which no model was trained on.
"""

from pathlib import Path

import pytest

from tests.measure import changes
from trainer.model.reading import Context
from trainer.understand.reader import load_ears, load_reader
from trainer.understand.scores import MOVES

GOLDEN = Path(__file__).parents[1] / "golden"
REPLIES = sorted(
    {
        line.strip()
        for path in GOLDEN.glob("*/*.txt")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip() and line[0] not in "/#"
    }
)


SURER = 4.0
"""How many times the odds of its threshold a harm must have to be clear; what barely counts may cease to."""


def clear_harm(reply):
    """Harmful moves of a reply that are well above their thresholds."""
    hits = load_reader().read(reply, Context()).moves
    least = dict(zip(MOVES, load_ears()[0].accept, strict=True))
    odds = {hit.name: hit.score / max(1e-6, 1 - hit.score) for hit in hits if hit.name.harmful}
    return {move for move, odd in odds.items() if odd >= SURER * least[move] / (1 - least[move])}


def moves(reply):
    return {hit.name for hit in load_reader().read(reply, Context()).moves}


@pytest.mark.parametrize("change", changes.ALL)
def test_what_does_not_matter_changes_no_decision_in_97_of_100_replies(change):
    assert len(REPLIES) > 100
    kept = [moves(reply) == moves(change(reply)) for reply in REPLIES]
    assert sum(kept) >= 0.97 * len(kept)


@pytest.mark.parametrize("more", changes.HARMLESS)
def test_nothing_harmless_written_after_a_clear_harm_takes_it_back(more):
    for reply in REPLIES:
        assert clear_harm(reply) <= moves(changes.followed_by(reply, more)), reply
