"""Each test of the results database runs on SQLite and, where there is one, on a real Postgres."""

import os
import tempfile
import uuid
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url

from tests.records import postgres
from trainer.records.database import Database
from trainer.records.results import Results


@pytest.fixture(scope="session")
def postgres_url():
    """URL of a server; the test is skipped where there is none."""
    given = os.environ.get(postgres.VARIABLE)
    if given:
        yield given
    elif postgres.programs() is None:
        pytest.skip("no Postgres is installed here")
    else:
        with tempfile.TemporaryDirectory() as folder, postgres.server(Path(folder)) as url:
            yield url


def new_database(url):
    """The URL of a new database on a server."""
    server = make_url(url).set(drivername="postgresql+psycopg")
    name = f"coolhead_{uuid.uuid4().hex}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
    engine.dispose()
    return server.set(database=name).render_as_string(hide_password=False)


@pytest.fixture(params=["sqlite", "postgres"])
def url(request, tmp_path):
    """A new database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'records.db'}"
    return new_database(request.getfixturevalue("postgres_url"))


@pytest.fixture
def results(url, tmp_path):
    """The results of an empty folder in a new database."""
    found = Results(tmp_path / "sessions", Database(url))
    yield found
    found.database.close()
