"""Results are kept by the version of the scoring: it changes whenever a mark, a quote or a reason does."""

import hashlib

from tests.scoring.sessions import (
    APPEASER,
    COLD,
    EXPERT,
    HOSTILE,
    PLAIN,
    ROBOT,
    TICKET,
    Reply,
    ending,
    note,
    say,
    scenario,
    session,
)
from trainer.model.moves import Move
from trainer.model.scenario import Need
from trainer.scoring import SCORING_VERSION
from trainer.scoring.scorecard import scorecard

KNOWN = {"1": "5ac5cb4e0a7dc16c", "2": "456b0e76a7063fc0"}
"""Version -> digest of the scorecards below. Never change a digest: add a version."""


def every_move() -> list[Reply]:
    """Each move as an answer to each need, alone and beside an apology."""
    return [
        say(need.value, *moves, met=(need.value,))
        for need in Need
        for move in Move
        for moves in ((move,), (Move.APOLOGISE, move))
    ]


def test_another_mark_quote_or_reason_is_another_version():
    of = scenario()
    digest = hashlib.sha256()
    for replies in (EXPERT, PLAIN, COLD, APPEASER, ROBOT, HOSTILE, ()):
        for kind in ("best", "partial", "lost"):
            for notes in ((), (note("kettle, a new one at noon"),), (TICKET,)):
                played = session(replies, *notes, end=ending(kind, of).ending)
                digest.update(repr(scorecard(played, of, ending(kind, of))).encode())
    for reply in every_move():
        digest.update(repr(scorecard(session([reply]), of, None)).encode())
    assert KNOWN.get(SCORING_VERSION) == digest.hexdigest()[:16], "raise SCORING_VERSION and add its digest"
