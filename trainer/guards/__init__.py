"""Guards: whether another wording of a customer's line still says the same thing.

They are used wherever a wording comes in: an author's ``variants:`` are linted
by them, a model's drafts are filtered by them, and approved drafts are judged
again each time they are loaded. They are rules over words, pure and quick
(well under a millisecond a pair), and know no model and no file.

Theory of operation. A line and its wording are each taken apart once
(``text``). A table of rules (``guard``) then compares the two: what must come
back (``facts``), what must mean the same (``meaning``, ``persons``), and how
it must sound (``speech``). The first rule that objects gives the reject, with
a code that stays and a sentence that says what is wrong.

What they cannot do: they do not understand. A wording that passes has kept
its numbers, names, negations and demands; whether it is good, a person says.
"""

GUARD_VERSION = "5"
"""Version of the rules, kept with every judged wording; changes when a verdict could."""
