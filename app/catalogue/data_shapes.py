"""What a data file looks like, as a value, and every place where it looks otherwise.

A shape is a type, a list (Each), a table with any keys (Keyed), or a table with exactly these keys, of which those
written `key?` may be missing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Each:
    """A list of things of one shape; not empty unless `may_be_empty`."""

    shape: Any
    may_be_empty: bool = False


@dataclass(frozen=True)
class Keyed:
    """A table whose keys are names of things of one shape."""

    shape: Any


def misfits(value: Any, shape: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Place and problem of everything that does not fit."""
    if isinstance(shape, type):
        if not isinstance(value, shape) or (shape is int and isinstance(value, bool)):
            yield place, f"not of type {shape.__name__}"
        elif isinstance(value, str) and not value.strip():
            yield place, "empty"
    elif isinstance(shape, Each):
        yield from _misfits_of_list(value, shape, place)
    elif not isinstance(value, dict):
        yield place, "not a table"
    elif isinstance(shape, Keyed):
        for key, item in value.items():
            yield from misfits(item, shape.shape, _under(place, key))
    else:
        yield from _misfits_of_table(value, shape, place)


def _misfits_of_list(value: Any, shape: Each, place: str) -> Iterator[tuple[str, str]]:
    if not isinstance(value, list) or not (value or shape.may_be_empty):
        yield place, "not a list, or an empty one"
        return
    for n, item in enumerate(value, 1):
        yield from misfits(item, shape.shape, _under(place, str(n)))


def _misfits_of_table(value: Mapping[str, Any], shape: Mapping[str, Any], place: str) -> Iterator[tuple[str, str]]:
    known = {key.removesuffix("?"): inner for key, inner in shape.items()}
    for key in value:
        if key not in known:
            yield _under(place, key), "unknown key"
    for key, inner in shape.items():
        name = key.removesuffix("?")
        if name in value:
            yield from misfits(value[name], inner, _under(place, name))
        elif not key.endswith("?"):
            yield _under(place, name), "missing"


def _under(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key
