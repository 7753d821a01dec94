"""A crowd's sessions, made once for all tests of a process; and the server of the tests of records."""

import pytest

from tests.records.conftest import postgres_url
from tests.reports import crowd

__all__ = ["postgres_url"]


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """Forty learners of a course, with their sessions in files."""
    return crowd.make(tmp_path_factory.mktemp("crowd"))
