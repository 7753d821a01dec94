"""Whatever workers do, every transcript comes back exactly once: with its result, or named as deadly."""

from collections import Counter
from concurrent.futures import Future

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.errors import EnvironmentProblem
from trainer.runs import driving
from trainer.runs.driving import drive
from trainer.runs.judging import Item, Trouble
from trainer.runs.planning import chunks


class Lost(Exception):
    """A worker is gone."""


class Fragile:
    """Workers of whom some die: by chance, and always when they meet a deadly transcript."""

    remote = False
    losses = (Lost,)

    def __init__(self, count, dies, deadly=(), *, together=False):
        self.count = count
        self.together = together
        self.renewed = 0
        self.handed = Counter()
        self._dies = iter(dies)
        self._deadly = set(deadly)
        self._out = []

    def submit(self, items):
        work = Future()
        self.handed.update(item.place for item in items)
        if next(self._dies, False) or self._deadly & {item.place for item in items}:
            work.set_exception(Lost())
            for other in self._out if self.together else ():
                if not other.done():
                    other.set_exception(Lost())
        else:
            work.set_result([Trouble(item.name, "scored", "") for item in items])
        self._out.append(work)
        return work

    def failure(self, error):
        return error

    def renew(self):
        self.renewed += 1

    def check(self):
        raise AssertionError("nothing is ever waited for")

    def close(self):
        """Nobody to send home."""


def driven(workers, count, size):
    items = [Item(n, f"{n}.jsonl") for n in range(count)]
    found = {}
    for chunk, outcomes in drive(workers, chunks(items, size)):
        for item, outcome in zip(chunk, outcomes, strict=True):
            assert item.place not in found
            found[item.place] = outcome
    assert sorted(found) == list(range(count))
    return found


@given(
    count=st.integers(0, 30),
    size=st.integers(1, 7),
    workers=st.integers(1, 4),
    dies=st.lists(st.booleans(), max_size=20),
    together=st.booleans(),
)
def test_every_transcript_comes_back_once_whoever_dies(count, size, workers, dies, together):
    driven(Fragile(workers, dies, together=together), count, size)


@given(count=st.integers(1, 30), size=st.integers(1, 7), deadly=st.sets(st.integers(0, 29), max_size=4))
def test_only_what_is_deadly_is_named_and_all_else_is_scored(count, size, deadly):
    found = driven(Fragile(2, (), deadly), count, size)
    named = {place for place, outcome in found.items() if outcome.where != "scored"}
    assert named == {place for place in deadly if place < count}
    for place in named:
        assert str(found[place]) == (
            f"{place}.jsonl: whatever scores this is killed, perhaps for want of memory; "
            "look into it, or leave it out"
        )


def test_a_piece_that_is_lost_once_is_handed_out_once_more():
    workers = Fragile(1, [False, True])
    driven(workers, 9, 3)
    assert sorted(workers.handed.values()) == [1] * 6 + [2] * 3
    assert workers.renewed == 1


def test_an_error_that_is_no_loss_ends_the_run_in_the_workers_own_words():
    class Broken(Fragile):
        """Cannot score at all."""

        def submit(self, items):
            work = Future()
            work.cancel()
            work.set_running_or_notify_cancel()
            return work

        def failure(self, error):
            return EnvironmentProblem(type(error).__name__)

    with pytest.raises(EnvironmentProblem, match="CancelledError"):
        driven(Broken(1, ()), 3, 1)


def test_workers_are_looked_at_while_nothing_comes_back(monkeypatch):
    monkeypatch.setattr(driving, "PATIENCE", 0.01)

    class Silent(Fragile):
        """Never answers."""

        def submit(self, items):
            return Future()

        def check(self):
            raise EnvironmentProblem("nobody is left")

    with pytest.raises(EnvironmentProblem, match="nobody is left"):
        driven(Silent(1, ()), 3, 1)
