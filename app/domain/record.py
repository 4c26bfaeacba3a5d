"""Values with named fields that never change: what `dataclass(frozen=True)` makes, without what that costs at a start.

A dataclass writes methods for each class and compiles them whenever the program starts, which takes half a millisecond
a class. All records share theirs. Whoever asks, a type checker or `dataclasses.replace`, is told of a dataclass.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["DeclaredValue", "field", "fields", "record", "replace"]

T = TypeVar("T")

_NOTHING: Any = object()
_NO_METADATA: Mapping[str, Any] = MappingProxyType({})


class DeclaredValue:
    """A field of a record: its name, what it holds where nothing is given, and what else is to be known of it."""

    name = ""

    def __init__(
        self,
        *,
        default: Any = _NOTHING,
        default_factory: Callable[[], Any] = _NOTHING,
        metadata: Mapping[str, Any] = _NO_METADATA,
    ) -> None:
        self.default, self.default_factory, self.metadata = default, default_factory, metadata

    def initial(self) -> Any:
        """What it holds where nothing is given. Raises TypeError where something has to be."""
        if self.default_factory is not _NOTHING:
            return self.default_factory()
        if self.default is _NOTHING:
            raise TypeError(f"{self.name} is missing")
        return self.default


def _record(*, frozen: bool, eq: bool = True) -> Callable[[type[T]], type[T]]:
    assert frozen

    def made(cls: Any) -> Any:
        cls.__record__ = {**getattr(cls, "__record__", {}), **_declared(cls)}
        cls.__match_args__ = tuple(cls.__record__)  # type: ignore[misc]
        cls.__dataclass_fields__ = _AsDataclass()
        cls.__init__, cls.__repr__, cls.__setattr__, cls.__delattr__ = _init, _repr, _refuse, _refuse
        if eq:
            cls.__eq__, cls.__hash__ = _eq, _hash
        return cls

    return made


def _declared(cls: Any) -> dict[str, DeclaredValue]:
    """The fields of a class itself; their defaults stay its attributes, as those of a dataclass do."""
    declared = {}
    for name in cls.__annotations__:
        given = cls.__dict__.get(name, _NOTHING)
        field = declared[name] = given if isinstance(given, DeclaredValue) else DeclaredValue(default=given)
        field.name = name
        if field.default is not _NOTHING:
            setattr(cls, name, field.default)
        elif given is not _NOTHING:
            delattr(cls, name)
    return declared


def _init(self: Any, *values: Any, **named: Any) -> None:
    declared, state = self.__record__, self.__dict__
    if len(values) > len(declared):
        raise TypeError(f"{type(self).__name__} has {len(declared)} fields, not {len(values)}")
    state.update(zip(declared, values, strict=False))
    if len(state) < len(declared):
        for name in self.__match_args__[len(values) :]:
            state[name] = named.pop(name) if name in named else declared[name].initial()
    if named:
        raise TypeError(f"{type(self).__name__} has no {', '.join(named)}, or has it twice")


def _values(one: Any) -> tuple[Any, ...]:
    return tuple(map(one.__dict__.__getitem__, one.__record__))


def _eq(self: Any, other: Any) -> Any:
    return _values(self) == _values(other) if other.__class__ is self.__class__ else NotImplemented


def _hash(self: Any) -> int:
    return hash(_values(self))


def _repr(self: Any) -> str:
    fields = ", ".join(f"{name}={value!r}" for name, value in zip(self.__record__, _values(self), strict=True))
    return f"{type(self).__qualname__}({fields})"


def _refuse(self: Any, name: str, _value: Any = None) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"{name} of {type(self).__name__} never changes")


def _replace(one: T, **changes: Any) -> T:
    kind: Any = type(one)
    made: T = kind(**{**dict(zip(kind.__record__, _values(one), strict=True)), **changes})
    return made


def _fields(kind: Any) -> tuple[DeclaredValue, ...]:
    return tuple(kind.__record__.values())


class _AsDataclass:
    """What `dataclasses` asks a class for, made when it does."""

    def __get__(self, _one: Any, kind: Any) -> Any:
        import dataclasses

        def as_there(value: DeclaredValue) -> Any:
            given = {"default": value.default, "default_factory": value.default_factory}
            known = {key: one for key, one in given.items() if one is not _NOTHING}
            return dataclasses.field(metadata=value.metadata, **known)

        fields = [(value.name, Any, as_there(value)) for value in _fields(kind)]
        twin: Any = dataclasses.make_dataclass(kind.__name__, fields, frozen=True)
        kind.__dataclass_fields__ = twin.__dataclass_fields__
        return twin.__dataclass_fields__


if TYPE_CHECKING:
    from dataclasses import dataclass as record
    from dataclasses import field, fields, replace
else:
    record, field, fields, replace = _record, DeclaredValue, _fields, _replace
