"""What transcripts are judged by: scenarios with their rubrics, as one thing that can be sent to a worker."""

import hashlib
import json
import pickle
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from trainer.model.persona import Persona
from trainer.model.scenario import Scenario

if TYPE_CHECKING:
    from trainer.content.library import Library

GONE = ""
"""Fingerprint of a scenario that is not there."""


@dataclass(frozen=True, slots=True)
class Rubrics:
    """Scenarios and personas, with fingerprints that are worked out once."""

    scenarios: Mapping[str, Scenario]
    """Identifier -> scenario."""
    personas: Mapping[str, Persona]
    """Identifier -> persona."""
    drafts: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """``scenario:NAME`` or ``persona:NAME`` -> approved wordings of its lines."""
    _known: dict[tuple[str, str, bool], str] = field(default_factory=dict, compare=False, repr=False)
    """Fingerprints so far."""

    def fingerprint(self, scenario: str, persona: str, *, drafts: bool = False) -> str:
        """Fingerprint of what a session of these two is judged by; ``GONE`` if there is no such scenario.

        It is the one that transcripts carry, so that it also tells whether the content has changed since.

        Args:
            scenario: Identifier of the scenario.
            persona: Identifier of the persona.
            drafts: Whether approved wordings were spoken, which judge nothing but belong to the content.
        """
        key = (scenario, persona, drafts)
        if key not in self._known:
            self._known[key] = self._made(*key)
        return self._known[key]

    def _made(self, scenario: str, persona: str, drafts: bool) -> str:
        played, player = self.scenarios.get(scenario), self.personas.get(persona)
        if played is None:
            return GONE
        if player is None:
            alone = json.dumps(played.model_dump(mode="json"), sort_keys=True)
            return hashlib.sha256(alone.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        from trainer.content.library import content_hash

        spoken = {**self.drafts.get(f"persona:{persona}", {}), **self.drafts.get(f"scenario:{scenario}", {})}
        return content_hash(played, player, spoken if drafts else None)

    def ready(self) -> "Rubrics":
        """These with the fingerprints of the usual casts, before they are sent to a worker.

        With them it need not load what reads content, which takes as long as everything else that it loads.
        """
        for scenario in self.scenarios.values():
            self.fingerprint(scenario.scenario, scenario.persona)
        return self

    def packed(self) -> bytes:
        """These as bytes, for a worker on another machine."""
        return pickle.dumps(self.ready())


def rubrics_of(library: "Library") -> Rubrics:
    """Everything in a library that transcripts can be judged by."""
    return Rubrics(library.scenarios, library.personas, library.drafts())


def unpacked(packed: bytes) -> Rubrics:
    """What ``packed`` made, in a worker; only ever given what the giver of the work has made."""
    found = pickle.loads(packed)  # noqa: S301 - never from a stranger
    assert isinstance(found, Rubrics)
    return found
