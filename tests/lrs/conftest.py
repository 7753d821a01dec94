"""The real store of these tests."""

import pytest

from tests.lrs.ralph import VARIABLE, Ralph, python


@pytest.fixture(scope="module")
def started(tmp_path_factory):
    """A store; the test is skipped where none is installed."""
    if python() is None:
        pytest.skip(f"no learning record store is installed here; {VARIABLE} names one")
    store = Ralph(tmp_path_factory.mktemp("ralph"))
    store.start()
    yield store
    store.stop()


@pytest.fixture
def ralph(started):
    """The store, started and empty."""
    if started.process is None:
        started.start()
    started.empty()
    return started
