"""The quick look at a record and the slow one never disagree."""

import copy
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.records.builders import action, end, start, turn
from trainer.records.glance import FITS, test_of
from trainer.records.shapes import SHAPES, misfit

test_of.__test__ = False
RECORDS = [
    start().record(),
    start(course="first-week", module="call").record(),
    turn().record(),
    action().record(),
    end().record(),
]
VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.just([]), st.just([1]), st.just({})
)


def places(value, path=()):
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, held in inner:
        yield from places(held, (*path, key))


def test_every_record_of_the_game_fits_at_a_glance():
    for record in RECORDS:
        stored = json.loads(json.dumps(record))
        assert FITS[record["type"]](stored)
        assert misfit(stored, SHAPES[record["type"]]) == ""


@settings(max_examples=400, deadline=None)
@given(data=st.data())
def test_a_record_with_one_value_changed_or_gone_is_judged_alike(data):
    record = json.loads(json.dumps(copy.deepcopy(data.draw(st.sampled_from(RECORDS)))))
    *inner, last = data.draw(st.sampled_from([path for path in places(record) if path]))
    holder = record
    for key in inner:
        holder = holder[key]
    if isinstance(holder, dict) and data.draw(st.booleans()):
        del holder[last]
    else:
        holder[last] = data.draw(VALUES)
    for kind, shape in SHAPES.items():
        assert FITS[kind](record) is (misfit(record, shape) == "")
