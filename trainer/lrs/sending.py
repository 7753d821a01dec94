"""Getting statements to a store, each exactly once, whatever happens to the store meanwhile.

What an answer means:

    200, 204                 arrived; 200 lists ids, and those that it does not list are looked up
    no answer, 408, 425,     later: asked again after a while that doubles, or that the store names,
    429, 500, 502-504        until the patience is over
    400, 409, 413            something among them is not taken. What the store has already has arrived; of
                             the rest, halves are sent, down to one alone, which hinders no other
    401, 403, 404, 3xx …     nothing can arrive: the sending ends

A statement is acknowledged only when the store said that it has it. Where the answer was lost, the
statement goes out again under the same id, and the store keeps one.
"""

import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any, Protocol

from trainer.errors import EnvironmentProblem
from trainer.lrs.store import AWAY, Answer

BATCH = 50
"""Statements that are sent at a time, at most."""

BATCH_BYTES = 400_000
"""Bytes that are sent at a time, at most, unless a single statement has more."""

PATIENCE = 60.0
"""Seconds for which a store may be away."""

FIRST_PAUSE = 0.5
"""Seconds before a question is asked again; doubled each time."""

LONGEST_PAUSE = 15.0
"""Seconds of the longest pause, unless the store asks for a longer one."""

REFUSED_AT_ONCE = 20
"""Refusals without anything that was taken, after which the store is not the right one."""

_LATER = (AWAY, 408, 425, 429, 500, 502, 503, 504)
_SPLIT = (400, 409, 413)
_ARRIVED = (200, 204)

Statement = dict[str, Any]
"""One statement as plain data, with its id."""


class Asked(Protocol):
    """What is needed of a store."""

    address: str
    """Where it is."""

    def post(self, statements: bytes) -> Answer:
        """Send statements."""

    def find(self, statement: str) -> Answer:
        """Ask for one by its id."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A statement that the store will not take."""

    statement: str
    """Its id."""
    why: str
    """What the store said."""


@dataclass(slots=True)
class Sent:
    """What came of it so far."""

    stored: int = 0
    """Statements that the store took."""
    known: int = 0
    """Statements that it had already."""
    refused: list[Refusal] = field(default_factory=list)
    """Statements that it will not take."""


class Sender:
    """Sends statements to one store."""

    def __init__(
        self,
        store: Asked,
        acknowledge: Callable[[Sequence[str]], None],
        patience: float = PATIENCE,
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Join a store and whoever notes what has arrived.

        Args:
            store: The store.
            acknowledge: Is given the ids of statements that have arrived, before more are sent.
            patience: Seconds for which the store may be away.
            sleep: Waits for so many seconds.
            clock: Says how late it is, in seconds.
        """
        self.sent = Sent()
        self._store, self._acknowledge, self._patience = store, acknowledge, patience
        self._sleep, self._clock = sleep, clock

    def send(self, statements: Iterable[Statement]) -> Iterator[Sent]:
        """Send statements in order.

        Yields:
            What came of it so far, after each batch.

        Raises:
            EnvironmentProblem: The store was away for too long, or will not have anything. What was
                acknowledged before stays so.
        """
        for batch in batches(statements):
            self._deliver(batch)
            yield self.sent

    def _deliver(self, batch: Sequence[Statement]) -> None:
        answer = self._insist(lambda: self._store.post(_packed(batch)))
        if answer.status in _ARRIVED:
            self._arrived(batch, answer)
        elif answer.status in _SPLIT and len(batch) > 1:
            for part in self._parts(batch, answer):
                self._deliver(part)
        elif answer.status in _SPLIT:
            self._doubted(batch[0]["id"], answer, had=answer.status == 409)
        else:
            raise self._hopeless(answer)

    def _parts(self, batch: Sequence[Statement], answer: Answer) -> Iterator[Sequence[Statement]]:
        """What is sent instead of a batch that is not taken: what is not there yet, or its halves."""
        rest = batch
        if answer.status == 409:
            there = [item["id"] for item in batch if self._is_there(item["id"])]
            self._acknowledge(there)
            self.sent.known += len(there)
            rest = [item for item in batch if item["id"] not in there]
        middle = len(rest) // 2
        halves = (rest[:middle], rest[middle:])
        yield from filter(None, halves if len(rest) == len(batch) else (rest,))

    def _is_there(self, statement: str) -> bool:
        return _holds(self._insist(lambda: self._store.find(statement)), statement)

    def _arrived(self, batch: Sequence[Statement], answer: Answer) -> None:
        ids = [statement["id"] for statement in batch]
        listed = set(ids) if answer.status == 204 else self._listed(answer)
        taken = [name for name in ids if name in listed]
        self._acknowledge(taken)
        self.sent.stored += len(taken)
        for name in ids:
            if name not in listed:
                self._doubted(name, answer, had=True)

    def _listed(self, answer: Answer) -> set[str]:
        """The ids that an answer lists; a page that some gateway put in its place lists none."""
        said = _json(answer.content)
        ids = said.get("ids") if isinstance(said, dict) else said
        if not isinstance(ids, list):
            raise EnvironmentProblem(
                "what answers there is no learning record store",
                where=self._store.address,
                remedy="check the address",
            )
        return {item.lower() for item in ids if isinstance(item, str)}

    def _doubted(self, statement: str, answer: Answer, *, had: bool) -> None:
        """Look up whether one has arrived after all.

        Args:
            statement: Its id.
            answer: What the store said of it.
            had: Whether that means that it is there, if it may not be looked up.
        """
        found = self._insist(lambda: self._store.find(statement))
        if _holds(found, statement) or (found.status in (401, 403) and had):
            self._acknowledge([statement])
            self.sent.known += 1
            return
        self.sent.refused.append(Refusal(statement, reason(answer)))
        nothing_taken = not (self.sent.stored or self.sent.known)
        if nothing_taken and len(self.sent.refused) >= REFUSED_AT_ONCE:
            raise EnvironmentProblem(
                f"the store refuses every statement: {reason(answer)}", where=self._store.address
            )

    def _insist(self, ask: Callable[[], Answer]) -> Answer:
        """Ask until there is an answer that is not 'later'."""
        began, pause = self._clock(), FIRST_PAUSE
        while True:
            answer = ask()
            if answer.status not in _LATER:
                return answer
            wait = max(pause, _wished(answer))
            if self._clock() - began + wait > self._patience:
                trouble = "cannot be reached" if answer.status == AWAY else "is in trouble"
                raise EnvironmentProblem(
                    f"the store {trouble}: {reason(answer)}",
                    where=self._store.address,
                    remedy="run the same again later: what has not arrived is sent then",
                )
            self._sleep(wait)
            pause = min(2 * pause, LONGEST_PAUSE)

    def _hopeless(self, answer: Answer) -> EnvironmentProblem:
        if answer.moved_to:
            what, remedy = (
                f"the store says that it is at {answer.moved_to}",
                "use that address if it is right",
            )
        elif answer.status in (401, 403):
            what, remedy = "the store does not accept this user and password", "check both"
        elif answer.status in (404, 405):
            what, remedy = "there is no learning record store", "check the address"
        else:
            what, remedy = f"the store does not take statements: {reason(answer)}", "ask who runs it"
        return EnvironmentProblem(what, where=self._store.address, remedy=remedy)


def batches(statements: Iterable[Statement]) -> Iterator[list[Statement]]:
    """Statements in groups that are fit to be sent at once."""
    batch: list[Statement] = []
    size = 0
    for statement in statements:
        more = len(json.dumps(statement))
        if batch and (len(batch) == BATCH or size + more > BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(statement)
        size += more
    if batch:
        yield batch


def reason(answer: Answer) -> str:
    """What a store said, in a clause."""
    said = answer.content[:300].decode("utf-8", "replace").strip()
    status = f"{answer.status} {answer.reason}".strip() if answer.status else answer.reason
    return f"{status}: {said}" if said else status


def _packed(batch: Sequence[Statement]) -> bytes:
    return json.dumps(batch, separators=(",", ":")).encode("ascii")


def _json(content: bytes) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


def _holds(answer: Answer, statement: str) -> bool:
    """Whether an answer is the statement, alone or in a list."""
    if answer.status != 200:
        return False
    said = _json(answer.content)
    several = said.get("statements", [said]) if isinstance(said, dict) else []
    return isinstance(several, list) and any(
        isinstance(item, dict) and str(item.get("id", "")).lower() == statement for item in several
    )


def _wished(answer: Answer) -> float:
    """Seconds that a store wants to be left alone."""
    wish = answer.retry_after.strip()
    if wish.isdigit():
        return float(wish)
    try:
        moment = parsedate_to_datetime(wish)
        return max(0.0, moment.timestamp() - time.time())
    except (ValueError, TypeError, OverflowError, IndexError):
        return 0.0
