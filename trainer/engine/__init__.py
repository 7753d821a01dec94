"""The verbs of a conversation: pure functions from a state and a reading to the next state.

Theory of operation. A reply is judged against the customer's first unmet need
(``needs``). What it does to the mood is looked up in a table (``rules``) and
booked with its reason (``appraise``). What the customer then says is chosen
among written lines by need, event, heat and what was just said (``dialogue``,
``choice``). ``session`` puts the pieces together. There is no clock, no dice,
no file and no screen in here: the same state and reading always give the same
next state.
"""

ENGINE_VERSION = "4"
"""Version of the rules, written into every transcript; changes when a replay would differ."""
