"""Judgement of a session: pure functions of a transcript and its scenario.

``sentences`` cuts replies, ``words`` compares texts, ``playback`` and ``observed``
say what counts, ``listening``, ``skills`` and ``conduct`` turn that into marks (of
``parts``), ``scorecard`` into one judgement. ``coach`` says what a weak turn cost and
why, with one better wording from ``wording``; ``debrief`` puts all of it together.

Two rules hold everywhere. Credit is given only for words that no harm stands
beside, and nothing is taken for words that harm alone made worse, so that
leaving out a harmful sentence never lowers a score. And a reply that was not
understood counts neither for nor against.
"""

SCORING_VERSION = "2"
"""Version of the formulas; changes when any transcript would get another mark, quote or reason."""
