"""Cues: what might help now, in one sentence, from the first unmet need and the heat."""

from trainer.engine.matter import missing
from trainer.engine.state import State
from trainer.model.mood import HeatBand
from trainer.model.scenario import Need

STEP_NAMES: dict[Need, str] = {
    Need.HEARD: "Let them tell it",
    Need.ACKNOWLEDGED: "Say what it is like for them",
    Need.AGREED: "Play it back and check",
    Need.HELPED: "Solve it together",
    Need.INFORMED: "Say what happens next, and when",
    Need.CLOSED: "See them off",
}
"""The six steps of good handling, as the trainee sees them."""

CUES: dict[Need, str] = {
    Need.HEARD: "They have a story to tell: ask what happened and let them; no questions about details yet.",
    Need.ACKNOWLEDGED: "Say what this is like for them in your own words, and if your side failed, sorry.",
    Need.AGREED: "Give the problem back in their words, and ask whether you have it right.",
    Need.HELPED: "Now solve it: ask what you must know, then name one concrete step or recommend one.",
    Need.INFORMED: "Say what happens next and by when, honestly, and how they will hear from you.",
    Need.CLOSED: "Ask whether there is anything else, thank them, and say goodbye.",
}
"""What to try while each need is due."""

UNWRITTEN = "Nothing is on the ticket yet: write it with /note while they are there. "
"""Set before the last cue, because a goodbye ends the talk and the ticket is part of the score."""

HOT_CUE = "They are too hot for business yet. "
"""Set before the cue where heat is high and feelings are open."""


def cue(state: State) -> str:
    """What might help now; never the words themselves."""
    need = state.due_need
    if need is None:
        return "All is said. You can close."
    lacking = _lacking(state)
    if lacking:
        return lacking
    if need is Need.CLOSED and state.casting.scenario.rubric.tickets and not state.notes:
        return UNWRITTEN + CUES[need]
    hot = state.mood.band in (HeatBand.ANGRY, HeatBand.FURIOUS) and need is Need.ACKNOWLEDGED
    if state.wants_supervisor:
        return "They asked for somebody senior. Grant it with /escalate, or earn a last chance: " + CUES[need]
    return (HOT_CUE if hot else "") + CUES[need]


def _lacking(state: State) -> str:
    """What must come before the solution that was doubted last; empty if nothing is lacking."""
    scenario = state.casting.scenario
    doubted = next((item for item in scenario.solutions if item.solution == state.doubted), None)
    if doubted is None:
        return ""
    words = {
        f"lookup:{item.lookup}": f"look it up first: /lookup {item.terms[0]}" for item in scenario.lookups
    }
    words |= {f"fact:{item.fact}": f"ask first, in words like: {item.asks[0]}" for item in scenario.facts}
    steps = [words[item] for item in missing(state, doubted) if item in words]
    return "They cannot believe in it yet, " + "; and ".join(steps) if steps else ""
