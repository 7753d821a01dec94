"""What must not matter does not: slips, case, a stop, a name, a number, and whatever is written after a harm.

The replies are those of the hand-written conversations, which no model was trained on.
"""

from pathlib import Path

import pytest

from tests.measure import changes
from trainer.model.reading import Context
from trainer.understand import load_reader

GOLDEN = Path(__file__).parents[1] / "golden"
REPLIES = sorted(
    {
        line.strip()
        for path in GOLDEN.glob("*/*.txt")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip() and line[0] not in "/#"
    }
)


def moves(reply):
    return {hit.name for hit in load_reader().read(reply, Context()).moves}


@pytest.mark.parametrize("change", changes.ALL)
def test_what_does_not_matter_changes_no_decision_in_97_of_100_replies(change):
    assert len(REPLIES) > 100
    kept = [moves(reply) == moves(change(reply)) for reply in REPLIES]
    assert sum(kept) >= 0.97 * len(kept)


@pytest.mark.parametrize("more", changes.HARMLESS)
def test_nothing_harmless_written_after_a_harm_takes_it_back(more):
    harms = {reply: {move for move in moves(reply) if move.harmful} for reply in REPLIES}
    assert sum(map(bool, harms.values())) >= 15
    for reply, harm in harms.items():
        assert harm <= moves(changes.followed_by(reply, more)), reply
