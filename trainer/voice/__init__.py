"""The voice: a small language model that says a customer's line in other words.

It is optional, and nothing of it is needed to play. Rules of the room:

- torch and transformers are imported in ``backend`` alone, and that runs in a
  worker process alone: a crash, a leak or a stuck model ends there.
- A model is asked with one line and its mood, never with a scenario, a rubric
  or anything that a trainee typed.
- What comes back is a draft. The guards judge it here, outside the worker.
- Nothing is downloaded unless somebody says so.

``asking`` is what a model is asked, ``backend`` loads and asks it, ``worker``
is the process around it, ``process`` drives that process, ``live`` keeps a
pool of wordings ready for a running talk, ``trial`` measures a model here,
``models`` and ``fetching`` know where models are.
"""

DEADLINE = 1.5
"""Seconds that a customer's line may wait for its wording."""

LEAST_ACCEPTED = 0.6
"""Share of the bundled lines for which a model must find a wording before it may speak live."""
