"""What engine tests share: the shipped content, cast without any reader."""

import pytest

from trainer.content.library import Library, find_content_root, load_library
from trainer.engine.session import begin
from trainer.engine.state import Casting, State
from trainer.model.persona import Degree

LIBRARY = load_library([find_content_root()])
SCENARIOS = sorted(LIBRARY.scenarios)
PERSONAS = sorted(LIBRARY.personas)


def cast(scenario: str, persona: str | None = None, degree: Degree = Degree.MARKED, seed: int = 0) -> State:
    """The first state of a shipped scenario."""
    chosen = LIBRARY.scenarios[scenario]
    casting = Casting(chosen, LIBRARY.personas[persona or chosen.persona], degree, seed)
    return begin(casting, mode="practice", content_hash="", reader="by hand")[0]


@pytest.fixture(scope="session")
def library() -> Library:
    """All shipped content."""
    return LIBRARY
