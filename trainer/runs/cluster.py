"""Hands for a run on other machines: a Dask cluster that is there already.

Transcripts travel with the work, because the machines need not see the same
files; what they are judged by travels once, as a task that Dask repeats where a
worker that held it is gone. Scheduler and workers must have this very version installed.
What is sent is neither encrypted nor authenticated: a cluster is for a network
that is trusted.
"""

import logging
import re
import time
from collections.abc import Sequence
from concurrent.futures import CancelledError
from typing import Any

from trainer import __version__
from trainer.errors import EnvironmentProblem, UsageError
from trainer.runs.judging import Item, judge_all
from trainer.runs.rubrics import Rubrics, unpacked
from trainer.runs.workers import Work
from trainer.scoring import SCORING_VERSION

ANSWER_SECONDS = 10
"""Seconds in which a scheduler must answer."""

WORKER_SECONDS = 60
"""Seconds for which a cluster may be without any worker."""

START = "start one with 'dask scheduler' and 'dask worker', or leave --scheduler out"
"""What helps where there is no cluster."""

SAME = "install the same coolhead there"
"""What helps where scheduler or worker differ from this machine."""

ADDRESS = re.compile(r"(?:tcp|tls)://[^\s/:]+:(\d{1,5})|(?:tcp|tls)://\[[0-9a-fA-F:]+\]:(\d{1,5})")
"""How a scheduler is named; the last group that fits is its port."""

HIGHEST_PORT = 65535
"""Largest port."""

CHATTY = ("distributed", "tornado", "asyncio")
"""Libraries that write to stderr whatever happens to a connection."""

Versions = tuple[str, str]
"""Version of the program and of the scoring."""


class Cluster:
    """The workers of a Dask cluster."""

    remote = True
    together = False

    def __init__(self, rubrics: Rubrics, address: str) -> None:
        """Join a cluster.

        Args:
            rubrics: What is judged by.
            address: Its scheduler, as ``tcp://host:port``.

        Raises:
            EnvironmentProblem: Dask is not installed, no scheduler answers, it has no workers, or they have
                another version.
            UsageError: The address is none.
        """
        self._address = address
        self._client = _join(address)
        try:
            self._seen = time.monotonic()
            self.count = self._wait_for_workers()
            self._compare_versions()
        except EnvironmentProblem:
            self.close()
            raise
        from distributed import KilledWorker

        self.losses: tuple[type[BaseException], ...] = (KilledWorker,)
        self._hands = self._client.get_executor(pure=False)
        self._rubrics = self._client.submit(unpacked, rubrics.packed(), pure=False)

    def submit(self, items: Sequence[Item]) -> Work:
        """Hand over some transcripts.

        Raises:
            EnvironmentProblem: The scheduler is gone.
        """
        self._must_be_there()
        work: Work = self._hands.submit(judge_all, self._rubrics, items)
        return work

    def failure(self, error: BaseException) -> BaseException:
        """What is wrong with the cluster."""
        if isinstance(error, CancelledError):
            return self._gone()
        lines = str(error).strip().splitlines() or [type(error).__name__]
        return self._problem(f"the cluster cannot score: {lines[0].rstrip('.')}", SAME)

    def renew(self) -> None:
        """The cluster makes good for its workers itself."""

    def check(self) -> None:
        """See whether anybody is there.

        Raises:
            EnvironmentProblem: The scheduler is gone, or no worker has been there for a while.
        """
        self._must_be_there()
        now = time.monotonic()
        if self._ask(self._client.ncores):
            self._seen = now
        elif now - self._seen > WORKER_SECONDS:
            raise self._problem("no worker is there", "start workers, then give the same command again")

    def close(self) -> None:
        """Leave the cluster; what was not begun is dropped, and its workers stay."""
        self._client.close(timeout=ANSWER_SECONDS)

    def _wait_for_workers(self) -> int:
        while not (cores := self._ask(self._client.ncores)):
            self.check()
            time.sleep(0.2)
        return sum(cores.values())

    def _compare_versions(self) -> None:
        """See that scheduler and workers know what is sent, and judge as this machine does.

        Raises:
            EnvironmentProblem: One does not.
        """
        found = {self._address: self._ask(_of_scheduler, self._client)}
        found |= self._ask(self._client.run, versions, on_error="return")
        for place, its in found.items():
            if its != versions():
                said = f"coolhead {its[0]}, scoring {its[1]}" if isinstance(its, tuple) else "no coolhead"
                here = f"here is coolhead {__version__}, scoring {SCORING_VERSION}"
                raise EnvironmentProblem(f"there is {said}; {here}", where=place, remedy=SAME)

    def _must_be_there(self) -> None:
        if self._client.status != "running":
            raise self._gone()

    def _ask(self, question: Any, *args: Any, **how: Any) -> Any:
        """Ask the scheduler something.

        Raises:
            EnvironmentProblem: It does not answer.
        """
        try:
            return question(*args, **how)
        except (OSError, CancelledError) as error:
            raise self._gone() from error

    def _gone(self) -> EnvironmentProblem:
        return self._problem("the scheduler is gone", "start it, then give the same command again")

    def _problem(self, what: str, remedy: str) -> EnvironmentProblem:
        return EnvironmentProblem(what, where=self._address, remedy=remedy)


def versions() -> Versions:
    """What is installed where this runs."""
    return __version__, SCORING_VERSION


def _of_scheduler(client: Any) -> Versions | None:
    """What is installed where the scheduler is; None if it does not even know this module."""
    try:
        found: Versions = client.run_on_scheduler(versions)
    except ImportError:
        return None
    return found


def _join(address: str) -> Any:
    named = ADDRESS.fullmatch(address)
    if named is None or int(named[named.lastindex or 0]) > HIGHEST_PORT:
        raise UsageError(
            "this is no address of a scheduler", where=address, remedy="name one like tcp://host:8786"
        )
    try:
        from distributed import Client
    except ModuleNotFoundError as error:
        raise EnvironmentProblem(
            "Dask is not installed", remedy="pip install 'coolhead[cluster]', or leave --scheduler out"
        ) from error
    _hush()
    try:
        return Client(address, timeout=ANSWER_SECONDS, set_as_default=False)
    except OSError as error:
        raise EnvironmentProblem("no scheduler answers", where=address, remedy=START) from error


def _hush() -> None:
    """Keep Dask's own words off the screen: what goes wrong is told in ours."""
    for name in [*logging.root.manager.loggerDict]:
        if name.split(".", maxsplit=1)[0] in CHATTY:
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
