"""A quick yes to a record that has its shape, so that only a misfit pays for being named.

``shapes.misfit`` walks a shape and a record side by side and knows at every moment
where it stands. Nearly every record fits, and thousands are read in one go. So each
shape is made once into a test of plain data that knows nothing but yes and no; a
"no" is then looked at by ``misfit``, which has the last word.
"""

from collections.abc import Callable, Mapping
from typing import Any

from trainer.records.shapes import OPTIONAL, SHAPES, Shape

Test = Callable[[Any], bool]
"""Whether a value, as JSON gives it, has a shape."""


def test_of(shape: Shape) -> Test:
    """The test that a shape comes to."""
    if isinstance(shape, dict):
        return _test_of_object(shape)
    if isinstance(shape, list):
        return _test_of_list(shape[0])
    kinds = _kinds(shape)
    return lambda value: type(value) in kinds


def _is_composed(shape: Shape) -> bool:
    return isinstance(shape, dict | list)


def _kinds(shape: Any) -> frozenset[type]:
    """Types that a value may have itself, not by descent: true is an ``int`` by descent, and is no number."""
    return frozenset(shape if isinstance(shape, tuple) else (shape,))


def _test_of_object(shape: dict[str, Shape]) -> Test:
    needed = {key: inner for key, inner in shape.items() if not key.endswith(OPTIONAL)}
    leaves = [(key, _kinds(inner)) for key, inner in needed.items() if not _is_composed(inner)]
    branches = [(key, test_of(inner)) for key, inner in needed.items() if _is_composed(inner)]
    optional = [
        (key.removesuffix(OPTIONAL), test_of(inner)) for key, inner in shape.items() if key not in needed
    ]

    def test(value: Any) -> bool:
        return type(value) is dict and _holds(value, leaves, branches, optional)

    return test


def _holds(
    value: dict[str, Any],
    leaves: list[tuple[str, frozenset[type]]],
    branches: list[tuple[str, Test]],
    optional: list[tuple[str, Test]],
) -> bool:
    """Whether an object has what it must have; plain loops, for this is where the time goes."""
    try:
        for key, kinds in leaves:
            if type(value[key]) not in kinds:
                return False
        for key, fits in branches:
            if not fits(value[key]):
                return False
    except KeyError:
        return False
    return all(fits(value[key]) for key, fits in optional if key in value)


def _test_of_list(inner: Shape) -> Test:
    if _is_composed(inner):
        fits = test_of(inner)
        return lambda value: type(value) is list and all(map(fits, value))
    kinds = _kinds(inner)
    return lambda value: type(value) is list and kinds.issuperset(map(type, value))


FITS: Mapping[str, Test] = {kind: test_of(shape) for kind, shape in SHAPES.items()}
"""Record type -> the test of its records."""
