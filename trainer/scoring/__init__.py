"""Judgement of a session: pure functions of a transcript and its scenario.

``sentences`` cuts replies, ``observed`` says what counts, ``skills`` and
``conduct`` turn that into marks, ``scorecard`` into one judgement, ``coach``
into one better wording a weak turn, and ``debrief`` puts all of it together.

Two rules hold everywhere. Credit is given only for words that no harm stands
beside, and nothing is taken for words that harm alone made worse, so that
leaving out a harmful sentence never lowers a score. And a reply that was not
understood counts neither for nor against.
"""
