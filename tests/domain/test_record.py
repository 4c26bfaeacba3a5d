"""A record is what a frozen dataclass is, to everybody who asks."""

import copy
import dataclasses
import pickle
from collections.abc import Mapping
from functools import cached_property

import pytest

from app.domain.record import field, fields, record, replace


@dataclasses.dataclass(frozen=True)
class AsDataclass:
    name: str
    count: int = 3
    notes: Mapping[str, str] = dataclasses.field(default_factory=dict, metadata={"word": "Notes"})

    @cached_property
    def twice(self) -> int:
        return 2 * self.count


@record(frozen=True)
class AsRecord:
    name: str
    count: int = 3
    notes: Mapping[str, str] = field(default_factory=dict, metadata={"word": "Notes"})

    @cached_property
    def twice(self) -> int:
        return 2 * self.count


@record(frozen=True)
class Longer(AsRecord):
    last: str = "z"


@record(frozen=True, eq=False)
class Alone:
    name: str


BOTH = pytest.mark.parametrize("made", [AsDataclass, AsRecord])


@BOTH
def test_values_are_given_in_order_or_by_name_or_left_out(made):
    assert dataclasses.asdict(made("a", 1, {"b": "c"})) == {"name": "a", "count": 1, "notes": {"b": "c"}}
    assert made("a", notes={"b": "c"}) == made(name="a", count=3, notes={"b": "c"})
    assert made("a").notes == {}
    assert made("a").notes is not made("a").notes
    assert made.count == 3
    assert not hasattr(made, "notes")


@BOTH
@pytest.mark.parametrize(
    ("values", "named"),
    [((), {}), ((), {"count": 1}), (("a", 1, {}, 0), {}), (("a",), {"name": "b"}), (("a",), {"other": 1})],
)
def test_what_does_not_fit_is_refused(made, values, named):
    with pytest.raises(TypeError):
        made(*values, **named)


@BOTH
def test_equal_values_are_equal_of_one_kind_alone(made):
    assert made("a", 1) == made("a", 1)
    assert made("a", 1) != made("a", 2)
    assert made("a") != ("a", 3, {})
    assert AsRecord("a") != AsDataclass("a")
    with pytest.raises(TypeError):
        hash(made("a"))
    assert hash(made("a", 1, ())) == hash(made("a", 1, ()))
    assert len({made("a", 1, ()), made("a", 1, ()), made("b", 1, ())}) == 2


@BOTH
def test_it_never_changes(made):
    one = made("a")
    for change in (lambda: setattr(one, "count", 4), lambda: setattr(one, "new", 4), lambda: delattr(one, "count")):
        with pytest.raises(dataclasses.FrozenInstanceError):
            change()
    assert one == made("a")


@BOTH
def test_what_is_remembered_is_no_part_of_it(made):
    one = made("a", 4)
    assert one.twice == 8
    assert one == made("a", 4)
    assert replace(one, count=5).twice == 10 if made is AsRecord else True
    assert dataclasses.replace(one, count=5).twice == 10
    assert repr(one) == f"{made.__name__}(name='a', count=4, notes={{}})"


@BOTH
def test_dataclasses_know_it(made):
    assert dataclasses.is_dataclass(made)
    assert dataclasses.is_dataclass(made("a"))
    assert [(each.name, dict(each.metadata)) for each in dataclasses.fields(made)] == [
        ("name", {}),
        ("count", {}),
        ("notes", {"word": "Notes"}),
    ]
    with pytest.raises(TypeError):
        dataclasses.replace(made("a"), other=1)


@BOTH
def test_it_is_copied_and_matched(made):
    one = made("a", 1, {"b": "c"})
    assert copy.copy(one) == copy.deepcopy(one) == pickle.loads(pickle.dumps(one)) == one
    match one:
        case AsDataclass(name, count) | AsRecord(name, count):
            assert (name, count) == ("a", 1)


def test_its_fields_are_named_with_what_is_known_of_them():
    assert [(each.name, each.metadata) for each in fields(AsRecord)][1:] == [
        ("count", {}),
        ("notes", {"word": "Notes"}),
    ]
    with pytest.raises(TypeError):
        replace(AsRecord("a"), other=1)


def test_a_record_of_a_record_has_the_fields_of_both():
    assert Longer("a", last="b") == Longer("a", 3, {}, "b")
    assert Longer("a") != AsRecord("a")
    assert [each.name for each in dataclasses.fields(Longer)] == ["name", "count", "notes", "last"]


def test_one_may_be_equal_to_itself_alone():
    assert Alone("a") != Alone("a")
    assert len({Alone("a"), Alone("a")}) == 2
