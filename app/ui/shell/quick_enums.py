"""Makes the enumerations of PySide sooner than Python does, and just as Python makes them.

PySide hands each enumeration of Qt to Python, as a list of names and whole numbers. Python then looks at every member
as if anything might stand there, which takes longer than all the rest that PySide does at a start. Here a list as plain
as PySide's is taken for one; any other goes Python's way. Whether all that PySide has comes out alike is tried
beforehand, by the very Python that is to use it: docs/decisions/0030-pyside-start.md.
"""

import sys
from enum import KEEP, Enum, EnumType, Flag, IntEnum, IntFlag
from typing import Any

_BASES = (Enum, IntEnum, Flag, IntFlag)

_maker: Any = EnumType
_usual = _maker._create_
"""Python's way, taken for `Enum("Name", ...)`."""

_moulds: dict[Any, tuple[dict[str, Any], frozenset[str]]] = {}
"""For each base what a class made from it holds but for its members, and names that no plain member can have."""


def make_enums_quickly() -> None:
    """Plain enumerations are made in the quick way from now on."""
    _maker._create_ = _create


def are_made_alike() -> bool:
    """Whether all enumerations of the modules of a window are the same in both ways; asked before they are made."""
    tried: list[bool] = []

    def both(cls: Any, class_name: str, names: Any, *, module: str | None = None, **given: Any) -> Any:
        module = module or sys._getframe(2).f_globals.get("__name__")
        made = _usual(cls, class_name, names, module=module, **given)
        quick = _quick(cls, class_name, names, module, **given)
        if quick is not None:
            tried.append(_form(quick) == _form(made))
        return made

    _maker._create_ = both
    try:
        _make_all()
    finally:
        _maker._create_ = _usual
    return bool(tried) and all(tried)


def _make_all() -> None:
    from PySide6 import QtCore, QtGui, QtWidgets

    for module in (QtCore, QtGui, QtWidgets):
        for name in dir(module):
            dir(getattr(module, name))


def _form(made: Any) -> dict[str, Any]:
    """All that an enumeration holds, in values that can be compared with those of another one."""

    def plain(value: Any) -> Any:
        if isinstance(value, made):
            return {**vars(value), "__objclass__": value.__objclass__ is made, "repr": repr(value)}
        if isinstance(value, dict):
            return [(key, plain(one)) for key, one in value.items()]
        return getattr(value, "__func__", value)

    held = {key: plain(value) for key, value in vars(made).items() if key not in ("__dict__", "__weakref__")}
    return {**held, "bases": made.__mro__[1:], "all": [plain(one) for one in made], "repr": repr(made)}


def _create(cls: Any, class_name: str, names: Any, *, module: str | None = None, **given: Any) -> Any:
    module = module or sys._getframe(2).f_globals.get("__name__")
    made = _quick(cls, class_name, names, module, **given)
    return _usual(cls, class_name, names, module=module, **given) if made is None else made


def _quick(cls: Any, class_name: str, names: Any, module: str | None, **given: Any) -> Any:
    """The enumeration; None where its declaration is not as plain as PySide's are."""
    if cls not in _BASES or module is None or any(given.get(name) is not None for name in ("qualname", "type")):
        return None
    values = _plain_values(names)
    mould, taken = _moulds.get(cls) or _mould(cls)
    if values is None or not taken.isdisjoint(values):
        return None
    if not issubclass(cls, Flag):
        return _with_members(cls, class_name, mould, module, values)
    if given.get("boundary") is not KEEP or min(values.values(), default=0) < 0:
        return None
    return _with_flags(cls, class_name, mould, module, values)


def _plain_values(names: Any) -> dict[str, int] | None:
    """Name and value of each member, where they are such as mean nothing else to Python."""
    if type(names) is not list or not all(type(item) is tuple and len(item) == 2 for item in names):
        return None
    values = dict(names)
    if len(values) < len(names) or not all(type(value) is int for value in values.values()):
        return None
    return values if all(type(name) is str and name and name[0] != "_" for name in values) else None


def _mould(cls: Any) -> tuple[dict[str, Any], frozenset[str]]:
    empty = _usual(cls, "Empty", [], module=__name__)
    held = {key: value for key, value in vars(empty).items() if key not in ("__dict__", "__weakref__", "__new__")}
    taken = frozenset(name for base in empty.__mro__ for name in vars(base)) | {"mro"}
    found = _moulds[cls] = held, taken
    return found


def _with_members(
    cls: Any, class_name: str, mould: dict[str, Any], module: str, values: dict[str, int], **held: Any
) -> Any:
    shared = (list, dict)  # in the mould; each class has its own
    own: dict[str, Any] = {key: one.copy() if isinstance(one, shared) else one for key, one in mould.items()}
    made: Any = type.__new__(EnumType, class_name, (cls,), {**own, "__module__": module, **held})
    made.__new__ = Enum.__new__
    canonical, members, by_value = own["_member_names_"], own["_member_map_"], own["_value2member_map_"]
    new, is_number, is_flag = made._new_member_, made._use_args_, issubclass(cls, Flag)
    for name, value in values.items():
        member = by_value.get(value)
        if member is None:
            member = by_value[value] = new(made, value) if is_number else new(made)
            member._value_ = value
            member._name_ = name
            member.__objclass__ = made
            member._sort_order_ = len(canonical)
            if not is_flag or (value and not value & (value - 1)):
                canonical.append(name)
        members[name] = member
    put = type.__setattr__
    for name, member in members.items():  # at last: after each of them Python looks for everything anew
        put(made, name, member)
    return made


def _with_flags(cls: Any, class_name: str, mould: dict[str, Any], module: str, values: dict[str, int]) -> Any:
    mask = singles = 0
    in_order: dict[int, None] = {}
    for value in values.values():
        mask |= value
        if value and not value & (value - 1):
            singles |= value
            in_order[value] = None
    masks = {
        "_flag_mask_": mask,
        "_singles_mask_": singles,
        "_all_bits_": 2 ** mask.bit_length() - 1,
        "_boundary_": KEEP,
    }
    made = _with_members(cls, class_name, mould, module, values, **masks)
    if list(in_order) != sorted(in_order):
        made._iter_member_ = made._iter_member_by_def_
    return made
