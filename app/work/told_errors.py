"""Errors about files as plain data, by which another process tells them; here each is again the error that it was."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from inspect import Parameter, signature
from pathlib import Path
from typing import Any, get_type_hints

from app.exchange.refusals import ExchangeError, Spot
from app.files import StorageError
from app.storage import errors

_LOADED = errors
"""The kinds that are known are those that are loaded."""


def told_error(error: ExchangeError | StorageError) -> list[object]:
    """The name of its kind, and the values with which one of this kind is made. Raises TypeError for other values."""
    return [type(error).__name__, {name: _told(getattr(error, name)) for name in _needed(type(error))}]


def error_of(told: object) -> Exception:
    """The error that was told. Raises ValueError for what `told_error` does not give."""
    match told:
        case [str(name), dict(values)] if name in (kinds := dict(_kinds())):
            kind = kinds[name]
            needed = _needed(kind)
            if values.keys() == needed.keys():
                return kind(**{name: _value(needed[name], value) for name, value in values.items()})
    raise ValueError("no error")


def _kinds() -> Iterator[tuple[str, type[Exception]]]:
    waiting: list[type[Exception]] = [ExchangeError, StorageError]
    for kind in waiting:
        waiting += kind.__subclasses__()
        yield kind.__name__, kind


def _needed(kind: type[Exception]) -> Mapping[str, Any]:
    """What it is made with, by name, and of which type that is."""
    if kind.__init__ is Exception.__init__:
        return {}
    types = get_type_hints(kind.__init__)
    named = signature(kind).parameters.values()
    return {one.name: types[one.name] for one in named if one.kind is Parameter.POSITIONAL_OR_KEYWORD}


def _told(value: object) -> object:
    match value:
        case Spot(row, column, heading):
            return [row, column, heading]
        case Path():
            return str(value)
        case str() | int() | None:
            return value
    raise TypeError(type(value).__name__)


def _value(wanted: Any, value: object) -> object:
    """Raises ValueError for a value of another type."""
    match value:
        case str() if wanted is Path:
            return Path(value)
        case str() if isinstance(wanted, type) and issubclass(wanted, StrEnum):
            return wanted(value)
        case [int(row), int(column), str(heading)] if wanted is Spot:
            return Spot(row, column, heading)
        case str() | int() | None if isinstance(value, wanted) and wanted is not Spot:
            return value
    raise ValueError("no value of this type")
