"""Records: frozen values under names."""

import copy
import pickle
from typing import ClassVar

import pytest

from toolkit.records import Record


class Point(Record):
    unit: ClassVar[str] = "cm"

    x: int
    y: int = 0

    @property
    def both(self):
        return self.x, self.y


class Named(Point):
    name: str = "?"
    y: int


def test_values_are_given_by_place_and_by_name():
    assert Point(1, 2).both == Point(1, y=2).both == Point(y=2, x=1).both == (1, 2)


def test_what_is_not_given_has_its_default():
    assert (Point(1).y, Point.unit) == (0, "cm")


@pytest.mark.parametrize(
    ("args", "given"),
    [((), {}), ((1, 2, 3), {}), ((1,), {"x": 2}), ((1,), {"z": 2}), ((), {"y": 1, "z": 2})],
)
def test_too_many_too_few_and_unknown_values_are_mistakes(args, given):
    with pytest.raises(TypeError, match="Point"):
        Point(*args, **given)


def test_a_record_does_not_change():
    point = Point(1)

    with pytest.raises(AttributeError):
        point.x = 2
    with pytest.raises(AttributeError):
        del point.x
    with pytest.raises(AttributeError):
        point.z = 3

    assert point.both == (1, 0)


def test_a_record_with_some_values_changed_is_a_new_one():
    point = Point(1)

    assert (point.replace(y=2), point) == (Point(1, 2), Point(1))


def test_records_of_one_class_are_equal_by_their_values():
    assert Point(1) == Point(1, 0)
    assert hash(Point(1)) == hash(Point(1, 0))
    assert Point(1) != Point(2)
    assert Point(1) != (1, 0)
    assert Named(1, 0) != Point(1, 0)


def test_a_field_declared_anew_keeps_its_place_and_loses_its_default():
    assert Named.field_names == ("x", "y", "name")
    with pytest.raises(TypeError, match="missing y"):
        Named(1)


def test_a_record_survives_pickling_and_copying():
    assert pickle.loads(pickle.dumps(Point(1))) == Point(1) == copy.deepcopy(Point(1))


def test_a_record_shows_its_values():
    assert repr(Point(1)) == "Point(x=1, y=0)"
