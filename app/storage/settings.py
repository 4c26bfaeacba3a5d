"""The program's own settings, in one JSON file: what belongs to this PC and not to a workbook."""

import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from app.domain.record import field, fields, record, replace
from app.domain.selection import View
from app.files import make_folder, naming_system_errors, write_over
from app.i18n import languages
from app.storage.errors import NotReadable
from app.storage.sidecars import sidecar

T = TypeVar("T")

RECENT_LIMIT = 10
"""How many workbooks the list of recent ones holds."""

ADVISED_LIMIT = 100
"""How many workbooks in synced folders are remembered as spoken of."""


KEYS_LIMIT = 100
"""How many rows of a tree are remembered as unfolded."""


class Theme(StrEnum):
    """Light or dark, or as the system has it."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Geometry(NamedTuple):
    """Where the window stands when it is not maximised, in logical pixels."""

    x: int
    y: int
    width: int
    height: int


class StoredForm(NamedTuple):
    """How the values of a setting are read from JSON, raising TypeError or ValueError for a wrong one, and written."""

    read: Callable[[object], Any]
    write: Callable[[Any], object]


def setting(default: T, read: Callable[[object], T], write: Callable[[T], object] = lambda value: value) -> T:
    """Declares a setting: nothing else has to know of it for it to be read, kept, and merged with another window's."""
    declared: T = field(default_factory=lambda: default, metadata={"form": StoredForm(read, write)})
    return declared


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _language(value: object) -> str:
    if value not in ("", *languages()):
        raise ValueError(value)
    return _text(value)


def _number(value: object, least: int = -(1 << 31), most: int = (1 << 31) - 1) -> int:
    if type(value) is not int or not least <= value <= most:  # True is an int elsewhere; Qt's are of 32 bit
        raise TypeError(value)
    return value


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError(value)
    return value


def _geometry(value: object) -> Geometry | None:
    if value is None:
        return None
    x, y, width, height = _list(value)
    return Geometry(_number(x), _number(y), _number(width, 1), _number(height, 1))


def _splitters(value: object) -> dict[str, tuple[int, ...]]:
    if not isinstance(value, dict):
        raise TypeError(value)
    return {_text(name): tuple(_number(size, 0) for size in _list(sizes)) for name, sizes in value.items()}


def _keys(value: object) -> tuple[str, ...] | None:
    return None if value is None else tuple(map(_text, _list(value)))[:KEYS_LIMIT]


def _path(value: object) -> Path | None:
    return None if value is None else _some_path(value)


def _some_path(value: object) -> Path:
    path = Path(_text(value))
    if not path.is_absolute():
        raise ValueError(value)
    return path


def _some_paths(most: int) -> Callable[[object], tuple[Path, ...]]:
    return lambda value: tuple(map(_some_path, _list(value)))[:most]


def _written_path(path: Path | None) -> str | None:
    return None if path is None else str(path)


def _written_paths(paths: Iterable[Path]) -> list[str]:
    return [str(path) for path in paths]


_NONE_YET: Mapping[str, tuple[int, ...]] = MappingProxyType({})


@record(frozen=True)
class Settings:
    """All settings, each declared here and nowhere else. `unknown` is what another version keeps in the same file."""

    language: str = setting("", _language)
    """One of the program's languages, or '' to follow the system."""
    theme: Theme = setting(Theme.SYSTEM, lambda value: Theme(_text(value)))
    text_size: int = setting(100, lambda value: _number(value, 100, 200))
    """Percent, 100-200."""
    view: View = setting(View.ALL, lambda value: View(_text(value)))
    geometry: Geometry | None = setting(None, _geometry)
    maximized: bool = setting(False, _yes_or_no)
    splitters: Mapping[str, tuple[int, ...]] = setting(_NONE_YET, _splitters, dict)
    """The sizes of each splitter's parts in logical pixels, by its name."""
    guide_unfolded: tuple[str, ...] | None = setting(None, _keys)
    """The keys of what is unfolded in the guide; None for what is when it is first shown."""
    place: str = setting("", _text)
    goes_on: bool = setting(True, _yes_or_no)
    """Whether an answer leads to the next measure without one."""
    recent_workbooks: tuple[Path, ...] = setting((), _some_paths(RECENT_LIMIT), _written_paths)
    """Newest first."""
    last_workbook: Path | None = setting(None, _path, _written_path)
    advised: tuple[Path, ...] = setting((), _some_paths(ADVISED_LIMIT), _written_paths)
    """Workbooks in synced folders about which advice was given."""
    without_backup: tuple[Path, ...] = setting((), _some_paths(RECENT_LIMIT), _written_paths)
    """The workbooks of which the last backup failed."""
    backs_up_records: bool = setting(False, _yes_or_no)
    """Whether backups take the folder of records along."""
    unknown: Mapping[str, object] = field(default_factory=dict)

    def with_opened(self, workbook: Path) -> "Settings":
        """The settings after a workbook was opened: it is the last, and the first of the recent ones."""
        others = tuple(path for path in self.recent_workbooks if path != workbook)
        return replace(self, last_workbook=workbook, recent_workbooks=(workbook, *others)[:RECENT_LIMIT])

    def with_advised(self, workbook: Path) -> "Settings":
        """The settings after advice about the place of a workbook was given: it is not given again."""
        others = tuple(path for path in self.advised if path != workbook)
        return replace(self, advised=(workbook, *others)[:ADVISED_LIMIT])


class Loaded(NamedTuple):
    """The settings, and whether the file was broken: it lies beside then as `settings.json.broken`."""

    settings: Settings
    broken: bool = False


def load(path: Path, declared: type[Settings] = Settings) -> Loaded:
    """The settings of a file; defaults where there is none, and for each value that is of the wrong kind.

    Raises NotReadable, and FolderNotWritable when a broken file cannot be set aside.
    """
    try:
        stored = json.loads(path.read_bytes())
        if not isinstance(stored, dict):
            raise ValueError(stored)  # noqa: TRY004 - a broken file like any other
    except FileNotFoundError:
        return Loaded(declared())
    except OSError as error:
        raise NotReadable(path) from error
    except (ValueError, RecursionError):
        with naming_system_errors(path):
            path.replace(sidecar(path, ".broken"))
        return Loaded(declared(), broken=True)
    return Loaded(_from_json(stored, declared))


def save(path: Path, settings: Settings) -> None:
    """Writes the file anew, in a folder that is made if need be; after a failure it has its old content.

    Raises FolderNotWritable, DiskFull, AccessFailed.
    """
    with naming_system_errors(path):
        make_folder(path.parent)
    text = json.dumps(_to_json(settings), indent=1)  # ASCII: paths may hold what is no UTF-8
    write_over(path, text.encode() + b"\n")


def keep(path: Path, before: Settings, now: Settings) -> None:
    """Writes what changed between `before` and `now` into the file, which another window may have written meanwhile.

    Raises like load and save.
    """
    if now != before or not path.exists():
        there = load(path, type(now)).settings
        if (wanted := merged(before, now, there)) != there or not path.exists():
            save(path, wanted)


def merged(before: Settings, now: Settings, there: Settings) -> Settings:
    """The settings `there` with what changed between `before` and `now`; what was opened since stands on top."""
    changed = {name: getattr(now, name) for name in _forms(type(now)) if getattr(now, name) != getattr(before, name)}
    if "recent_workbooks" in changed:
        opened = _opened_since(before.recent_workbooks, now.recent_workbooks)
        others = tuple(path for path in there.recent_workbooks if path not in opened)
        changed["recent_workbooks"] = (*opened, *others)[:RECENT_LIMIT]
        if now.last_workbook in opened:  # again, though it was the last before
            changed["last_workbook"] = now.last_workbook
    return replace(there, **changed)


def _opened_since(before: tuple[Path, ...], now: tuple[Path, ...]) -> tuple[Path, ...]:
    """The first of the recent workbooks, behind which the others stand as before."""
    for count in range(len(now)):
        behind = now[count:]
        if behind == tuple(path for path in before if path not in now[:count])[: len(behind)]:
            return now[:count]
    return now


def _forms(declared: type[Settings]) -> dict[str, StoredForm]:
    return {one.name: one.metadata["form"] for one in fields(declared) if "form" in one.metadata}


def _to_json(settings: Settings) -> dict[str, object]:
    known = {name: form.write(getattr(settings, name)) for name, form in _forms(type(settings)).items()}
    return {**settings.unknown, **known}


def _from_json(stored: Mapping[str, object], declared: type[Settings]) -> Settings:
    values: dict[str, Any] = {}
    forms = _forms(declared)
    for name, form in forms.items():
        with suppress(KeyError, TypeError, ValueError):
            values[name] = form.read(stored[name])
    return declared(**values, unknown={name: value for name, value in stored.items() if name not in forms})
