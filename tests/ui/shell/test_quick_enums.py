"""Enumerations made in the quick way are what Python makes of them; what is not as plain goes Python's way."""

import pickle
import subprocess
import sys
from enum import CONFORM, KEEP, Enum, EnumType, Flag, IntEnum, IntFlag
from typing import Any

import pytest

from app.paths import program_folder
from app.ui.shell import quick_enums

ASKING = """
from app.ui.shell import quick_enums
{before}
print(quick_enums.are_made_alike())
"""
OTHERWISE = """
usual = quick_enums._with_members
def otherwise(*given, **held):
    made = usual(*given, **held)
    if "Key_A" in made.__members__:
        made.Key_A._sort_order_ += 1
    return made
quick_enums._with_members = otherwise
"""
SAID = "import enum; usual = vars(enum.EnumType)['_create_']\n{start}\nprint(usual is vars(enum.EnumType)['_create_'])"


def said(script: str) -> str:
    command = [sys.executable, "-c", script]
    return subprocess.run(command, cwd=program_folder(), capture_output=True, text=True, check=True).stdout


def test_all_that_pyside_has_is_made_alike() -> None:
    assert said(ASKING.format(before="")) == "True\n"


def test_a_single_member_that_differs_is_found() -> None:
    assert said(ASKING.format(before=OTHERWISE)) == "False\n"


def test_trying_leaves_pythons_way_in_place() -> None:
    start = "from app.ui.shell import quick_enums\nquick_enums.are_made_alike()"
    assert said(SAID.format(start=start)) == "True\n"


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Enumerations are made in the quick way; after the test in Python's."""
    monkeypatch.setattr(EnumType, "_create_", vars(EnumType)["_create_"])
    quick_enums.make_enums_quickly()


def made(base: Any, names: Any, **given: Any) -> Any:
    return base("Made", names, **given)


PLAIN = [
    (Enum, [("One", 1), ("Two", 2), ("Uno", 1)], ["One", "Two"]),
    (Enum, [], []),
    (IntEnum, [("Zero", 0), ("Less", -1)], ["Zero", "Less"]),
    (Flag, [("Neither", 0), ("B", 2), ("A", 1), ("Both", 3), ("Bee", 2)], ["B", "A"]),
    (Flag, [("Neither", 0)], []),
    (IntFlag, [("A", 1), ("B", 2), ("C", 12)], ["A", "B"]),
]


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(("base", "names", "listed"), PLAIN)
def test_members_are_those_that_were_declared(base: Any, names: Any, listed: list[str]) -> None:
    one = made(base, names, boundary=KEEP)
    assert {name: member.value for name, member in one.__members__.items()} == dict(names)
    assert all(one(value) is one[name] is getattr(one, name) for name, value in names)
    assert [member.name for member in one] == listed
    assert one.__module__ == __name__


@pytest.mark.usefixtures("quick")
def test_flags_can_be_put_together_and_taken_apart() -> None:
    one = made(Flag, [("B", 2), ("A", 1), ("Both", 3)], boundary=KEEP)
    assert one.A | one.B is one.Both
    assert list(one.Both) == [one.B, one.A]  # as they were declared
    assert (one.A & one.B).value == 0
    assert ~one.A == one.B
    assert one(8).value == 8


@pytest.mark.usefixtures("quick")
def test_classes_share_nothing() -> None:
    first, second = made(Enum, [("One", 1)]), made(Enum, [("Two", 1)])
    assert list(first.__members__) == ["One"]
    assert list(second.__members__) == ["Two"]
    assert first(1) is not second(1)


ODD: list[tuple[Any, Any, dict[str, Any]]] = [
    (Enum, "ONE TWO", {}),
    (Enum, ["ONE", "TWO"], {}),
    (Enum, {"ONE": 1}, {}),
    (Enum, [("ONE", "one")], {}),
    (Enum, [("ONE", True)], {}),
    (Enum, [("value", 1)], {}),
    (Enum, [("_one", 1)], {}),
    (Enum, [("ONE", 1)], {"type": str}),
    (Enum, [("ONE", 1)], {"qualname": "There.Made"}),
    (IntEnum, [("real", 1)], {}),
    (Flag, [("ONE", 1), ("MINUS", -2)], {"boundary": KEEP}),
    (Flag, [("ONE", 1)], {"boundary": CONFORM}),
    (Flag, [("ONE", 1)], {}),
]


@pytest.mark.parametrize(("base", "names", "given"), ODD)
def test_anything_else_goes_pythons_way(
    base: Any, names: Any, given: dict[str, Any], request: pytest.FixtureRequest
) -> None:
    as_ever = made(base, names, **given)
    request.getfixturevalue("quick")
    quick = made(base, names, **given)
    assert repr(list(quick)) == repr(list(as_ever))
    assert (quick.__module__, quick.__qualname__) == (as_ever.__module__, as_ever.__qualname__)
    assert type(quick.__dict__.get("value")) is type(as_ever.__dict__.get("value"))


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("names", [[("mro", 1)], [("ONE", 1), ("ONE", 2)], [("ONE", 1), "TWO"]])
def test_what_python_refuses_is_refused(names: Any) -> None:
    with pytest.raises((TypeError, ValueError)):
        made(Enum, names)


Found = IntEnum("Found", [("ONE", 1)], module=__name__)


@pytest.mark.usefixtures("quick")
def test_a_member_can_be_pickled(monkeypatch: pytest.MonkeyPatch) -> None:
    again = IntEnum("Found", [("ONE", 1)], module=__name__)
    monkeypatch.setattr(sys.modules[__name__], "Found", again)
    assert pickle.loads(pickle.dumps(again.ONE)) is again.ONE
