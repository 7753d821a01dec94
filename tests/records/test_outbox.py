"""What has arrived at a store is known again, and nothing else is."""

import stat

import pytest

from trainer.errors import EnvironmentProblem, UsageError
from trainer.records.outbox import open_outbox, outbox_folder

STORE, HOME = "https://lrs.example.com", "https://people.example.com"


def opened(folder, store=STORE, page=""):
    return open_outbox(folder, store, page, "https://coolhead.example")


def the_file(folder):
    (file,) = outbox_folder(folder).iterdir()
    return file


def test_what_was_acknowledged_is_known_the_next_time(tmp_path):
    with opened(tmp_path) as outbox:
        assert outbox.acknowledged == set()
        outbox.acknowledge(["a", "b"])
        outbox.acknowledge(["b", "c"])
    with opened(tmp_path) as outbox:
        assert outbox.acknowledged == {"a", "b", "c"}
    assert the_file(tmp_path).read_text().splitlines()[1:] == ["a", "b", "c"]
    assert stat.S_IMODE(the_file(tmp_path).stat().st_mode) == 0o600


def test_it_is_on_the_disk_before_the_next_thing_happens(tmp_path):
    with opened(tmp_path) as outbox:
        outbox.acknowledge(["a"])
        assert the_file(tmp_path).read_text().endswith("\na\n")


def test_each_store_has_its_own(tmp_path):
    with opened(tmp_path) as one, opened(tmp_path, "https://other.example.com") as other:
        one.acknowledge(["a"])
        assert other.acknowledged == set()


@pytest.mark.parametrize("cut", range(1, 8))
def test_a_line_that_was_cut_off_has_not_arrived(tmp_path, cut):
    with opened(tmp_path) as outbox:
        outbox.acknowledge(["abc", "def"])
    file = the_file(tmp_path)
    file.write_bytes(file.read_bytes()[:-cut])
    with opened(tmp_path) as outbox:
        assert outbox.acknowledged == ({"abc"} if cut < 5 else set())
        outbox.acknowledge(["xyz"])
    with opened(tmp_path) as outbox:
        assert outbox.acknowledged == ({"abc", "xyz"} if cut < 5 else {"xyz"})


def test_a_first_line_that_was_cut_off_is_written_anew(tmp_path):
    with opened(tmp_path):
        pass
    the_file(tmp_path).write_bytes(b'{"store": "htt')
    with opened(tmp_path, page=HOME) as outbox:
        assert (outbox.home_page, outbox.acknowledged) == (HOME, set())


def test_a_home_page_is_kept_and_another_would_make_two_persons_of_each(tmp_path):
    with opened(tmp_path, page=HOME) as outbox:
        assert outbox.home_page == HOME
    with opened(tmp_path) as outbox:
        assert outbox.home_page == HOME
    with pytest.raises(UsageError, match="each would become two persons"), opened(tmp_path, page=STORE):
        pass
    with opened(tmp_path, "https://other.example.com") as outbox:
        assert outbox.home_page == "https://coolhead.example"


def test_two_do_not_send_at_once(tmp_path):
    with (
        opened(tmp_path) as outbox,
        pytest.raises(UsageError, match="statements are being sent to this store already"),
        opened(tmp_path),
    ):
        pass
    outbox.acknowledged.clear()
    with opened(tmp_path):
        pass


def test_a_damaged_file_is_named_and_so_is_what_helps(tmp_path):
    with opened(tmp_path):
        pass
    the_file(tmp_path).write_bytes(b"\xff\xfe\n")
    with pytest.raises(EnvironmentProblem, match="the list of what was sent is damaged"), opened(tmp_path):
        pass


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "xapi").write_text("in the way")
    with (
        pytest.raises(EnvironmentProblem, match="the list of what was sent cannot be written"),
        opened(tmp_path),
    ):
        pass
