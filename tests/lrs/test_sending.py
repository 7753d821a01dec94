"""What an answer of a store means, one by one, with a store made of a few lines."""

import json
from email.utils import formatdate

import pytest

from trainer.errors import EnvironmentProblem
from trainer.lrs import sending
from trainer.lrs.sending import BATCH, BATCH_BYTES, REFUSED_AT_ONCE, Sender, batches
from trainer.lrs.store import AWAY, Answer


class FakeStore:
    """Keeps statements by their ids, and fails as it is told to."""

    address = "https://lrs.example.com"

    def __init__(self, *answers, refuses=(), has=(), may_read=True):
        self.kept = {name: {"id": name, "old": True} for name in has}
        self.posts, self.finds = [], 0
        self.answers, self.refuses, self.may_read = list(answers), set(refuses), may_read

    def post(self, content):
        batch = json.loads(content)
        self.posts.append([item["id"] for item in batch])
        if self.answers:
            answer = self.answers.pop(0)
            if callable(answer):
                return answer(self, batch)
            if answer is not None:
                return answer
        return self.usual(batch)

    def usual(self, batch):
        """As the specification has it: all or nothing."""
        if self.refuses & {item["id"] for item in batch}:
            return Answer(400, b"not this", "Bad Request")
        if any(self.kept.get(item["id"], item) != item for item in batch):
            return Answer(409, b"", "Conflict")
        new = [item["id"] for item in batch if item["id"] not in self.kept]
        self.kept |= {item["id"]: item for item in batch}
        return Answer(200, json.dumps(new).encode()) if new else Answer(204)

    def find(self, name):
        self.finds += 1
        if not self.may_read:
            return Answer(403)
        return Answer(200, json.dumps(self.kept[name]).encode()) if name in self.kept else Answer(404)


class Time:
    """A clock that only sleeping moves on."""

    def __init__(self):
        self.now, self.slept = 0.0, []

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds


def some(count, first=0):
    return [{"id": f"s{number:04}"} for number in range(first, first + count)]


def send(store, statements, patience=60.0):
    """Send; returns what came of it, what was acknowledged, and the pauses."""
    noted, time = [], Time()
    sender = Sender(store, noted.extend, patience, sleep=time.sleep, clock=lambda: time.now)
    try:
        for _ in sender.send(statements):
            assert set(noted) <= set(store.kept)
    finally:
        sender.noted, sender.slept = noted, time.slept
        send.last = sender
    return sender


def test_everything_is_sent_in_batches_and_acknowledged_once():
    store, statements = FakeStore(), some(2 * BATCH + 1)
    sender = send(store, statements)
    assert [len(post) for post in store.posts] == [BATCH, BATCH, 1]
    assert sender.noted == [item["id"] for item in statements] == list(store.kept)
    assert (sender.sent.stored, sender.sent.known, sender.sent.refused) == (2 * BATCH + 1, 0, [])
    assert store.finds == 0


def test_a_batch_is_no_larger_than_stores_take():
    big = [{"id": str(number), "text": "x" * 10_000} for number in range(100)]
    found = list(batches([*big, {"id": "huge", "text": "x" * 2 * BATCH_BYTES}]))
    assert [item["id"] for batch in found for item in batch] == [*map(str, range(100)), "huge"]
    assert len(found[-1]) == 1
    assert all(len(json.dumps(batch)) <= BATCH_BYTES + 100 for batch in found[:-1])
    assert list(batches([])) == []


@pytest.mark.parametrize("status", [AWAY, 408, 425, 429, 500, 502, 503, 504])
def test_what_may_be_better_later_is_asked_again(status):
    store = FakeStore(*[Answer(status)] * 3)
    sender = send(store, some(3))
    assert len(store.kept) == sender.sent.stored == 3
    assert sender.slept == [0.5, 1.0, 2.0]


def test_a_store_that_asks_for_time_gets_it(monkeypatch):
    monkeypatch.setattr(sending.time, "time", lambda: 1_000_000.0)
    store = FakeStore(
        Answer(429, retry_after="7"),
        Answer(503, retry_after=formatdate(1_000_020, usegmt=True)),
        Answer(503, retry_after="soon"),
    )
    assert send(store, some(1)).slept == [7.0, 20.0, 2.0]


def test_patience_ends_and_what_arrived_before_stays_acknowledged():
    store = FakeStore(None, *[Answer(AWAY, reason="connection refused")] * 100)
    with pytest.raises(EnvironmentProblem) as caught:
        send(store, some(BATCH + 5))
    assert str(caught.value) == (
        "https://lrs.example.com: the store cannot be reached: connection refused; "
        "run the same again later: what has not arrived is sent then"
    )
    assert send.last.noted == [item["id"] for item in some(BATCH)]
    assert sum(send.last.slept) <= 60


def test_an_answer_that_was_lost_is_no_second_statement():
    def stores_and_vanishes(store, batch):
        store.usual(batch)
        return Answer(AWAY)

    store = FakeStore(stores_and_vanishes)
    sender = send(store, some(3))
    assert len(store.kept) == 3
    assert sender.noted == ["s0000", "s0001", "s0002"]


def test_a_store_that_lists_only_what_is_new_is_asked_for_the_rest():
    store = FakeStore()
    store.kept = {item["id"]: item for item in some(2)}
    sender = send(store, some(5))
    assert (sender.sent.stored, sender.sent.known) == (3, 2)
    assert sorted(sender.noted) == [item["id"] for item in some(5)]


@pytest.mark.parametrize("may_read", [True, False])
def test_what_the_store_has_in_other_words_has_arrived(may_read):
    store = FakeStore(has=["s0001", "s0003"], may_read=may_read)
    sender = send(store, some(5))
    assert sorted(sender.noted) == [item["id"] for item in some(5)]
    assert (sender.sent.stored, sender.sent.known, sender.sent.refused) == (3, 2, [])
    assert store.kept["s0001"] == {"id": "s0001", "old": True}


def test_one_that_is_refused_hinders_no_other():
    store = FakeStore(refuses=["s0007", "s0033"])
    sender = send(store, some(BATCH + 10))
    assert [refusal.statement for refusal in sender.sent.refused] == ["s0007", "s0033"]
    assert sender.sent.refused[0].why == "400 Bad Request: not this"
    assert sender.sent.stored == BATCH + 8
    assert "s0007" not in sender.noted


def test_too_much_at_once_is_sent_in_parts():
    def too_large(store, batch):
        return Answer(413)

    store = FakeStore(too_large, too_large)
    assert send(store, some(8)).sent.stored == 8
    assert [len(post) for post in store.posts] == [8, 4, 2, 2, 4]


def test_a_store_that_refuses_everything_is_left_alone():
    store = FakeStore(refuses=[item["id"] for item in some(500)])
    with pytest.raises(
        EnvironmentProblem, match="the store refuses every statement: 400 Bad Request: not this"
    ):
        send(store, some(500))
    assert len(send.last.sent.refused) == REFUSED_AT_ONCE


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(401), "the store does not accept this user and password; check both"),
        (Answer(403), "the store does not accept this user and password; check both"),
        (Answer(404), "there is no learning record store; check the address"),
        (Answer(405), "there is no learning record store; check the address"),
        (Answer(302, moved_to="https://else"), "the store says that it is at https://else; use that address"),
        (Answer(501, reason="Not Implemented"), "the store does not take statements: 501 Not Implemented"),
        (Answer(200, b"<html>Welcome to the hotel</html>"), "what answers there is no learning record store"),
        (Answer(200, b'"ok"'), "what answers there is no learning record store"),
        (Answer(200, b"[" * 100_000), "what answers there is no learning record store"),
    ],
)
def test_where_nothing_can_arrive_the_sending_ends_and_nothing_is_acknowledged(answer, said):
    store = FakeStore(answer)
    with pytest.raises(EnvironmentProblem) as caught:
        send(store, some(3))
    assert said in str(caught.value)
    assert send.last.noted == []
    assert len(store.posts) == 1


def test_ids_that_were_never_sent_acknowledge_nothing():
    store = FakeStore(Answer(200, b'["strange", 7, null]'))
    sender = send(store, some(2))
    assert sender.noted == []
    assert len(sender.sent.refused) == 2


def test_a_store_that_takes_a_part_of_a_batch_says_which():
    def partly(store, batch):
        store.kept[batch[0]["id"]] = batch[0]
        return Answer(200, json.dumps({"inserted": 1, "rejected": 1, "ids": [batch[0]["id"]]}).encode())

    sender = send(FakeStore(partly), some(2))
    assert (sender.noted, len(sender.sent.refused)) == (["s0000"], 1)
