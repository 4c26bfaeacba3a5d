"""A disk that loses its power: what may be on it after any prefix of the calls that the shim has written down.

What was written to a file since its last sync is lost, torn at a sector, or kept, each write for itself. What was
changed in a folder since its last sync is lost or kept, in order. Nothing else is promised by the system.
"""

import random
import struct
from collections.abc import Iterable, Iterator
from enum import IntEnum
from pathlib import Path
from typing import NamedTuple

SECTOR = 512
_HEAD = struct.Struct("=iiqII")


class Call(IntEnum):
    """As in shim.c."""

    OPEN = 1
    WRITE = 2
    SYNC = 3
    TRUNCATE = 4
    RENAME = 5
    LINK = 6
    UNLINK = 7
    MKDIR = 8
    TELL = 9


class Logged(NamedTuple):
    """One call. `place` is where a write begins, the size of a file that is cut, or for OPEN 1 for a new file, and
    2 for one that is emptied."""

    call: Call
    descriptor: int
    place: int
    first: bytes
    second: bytes


def logged(content: bytes) -> Iterator[Logged]:
    """The calls of a log, in order."""
    at = 0
    while at < len(content):
        call, descriptor, place, first, second = _HEAD.unpack_from(content, at)
        at += _HEAD.size
        yield Logged(Call(call), descriptor, place, content[at : at + first], content[at + first : at + first + second])
        at += first + second


class _File:
    """What is on the disk for sure, and what was written since."""

    def __init__(self, content: bytes = b"") -> None:
        self.content = content
        self.waiting: list[tuple[int, bytes | None]] = []

    def sync(self) -> None:
        self.content = _written(self.content, self.waiting)
        self.waiting = []

    def after_cut(self, chance: random.Random) -> bytes:
        """All that waits is lost, or kept, or each piece has a fate of its own."""
        fate = chance.random()
        if fate < 0.4:
            return self.content
        torn = (_torn(waiting, chance) for waiting in self.waiting)
        kept = self.waiting if fate > 0.8 else [one for one in torn if one]
        return _written(self.content, kept)


def _torn(waiting: tuple[int, bytes | None], chance: random.Random) -> tuple[int, bytes | None] | None:
    place, data = waiting
    fate = chance.randrange(3)
    if fate == 0:
        return None
    if fate == 1 or data is None:
        return waiting
    first = SECTOR - place % SECTOR
    sectors = [0, *range(first, len(data), SECTOR), len(data)]
    return place, data[: chance.choice(sectors)]


def _written(content: bytes, pieces: Iterable[tuple[int, bytes | None]]) -> bytes:
    found = bytearray(content)
    for place, data in pieces:
        if data is None:
            found = found[:place] + bytes(max(0, place - len(found)))
        elif data:
            found += bytes(max(0, place - len(found)))
            found[place : place + len(data)] = data
    return bytes(found)


class Disk:
    """The files below a folder, as the program sees them, and as they are safe."""

    def __init__(self, begin: Path, folder: Path) -> None:
        """`begin` holds all there was; in the log it is called `folder`."""
        self._root = folder.as_posix()
        self._now: dict[str, _File | None] = {
            path.relative_to(begin).as_posix(): _File(path.read_bytes()) if path.is_file() else None
            for path in sorted(begin.rglob("*"))
        }
        self._safe = dict(self._now)
        self._waiting: list[tuple[str, str, _File | None]] = []
        self._opened: dict[int, str] = {}
        self._files: dict[int, _File | None] = {}
        self.told = 0

    def do(self, one: Logged) -> None:
        match one.call:
            case Call.TELL:
                self.told += 1
            case Call.WRITE | Call.TRUNCATE:
                file = self._files[one.descriptor]
                assert file is not None
                file.waiting.append((one.place, one.second if one.call is Call.WRITE else None))
            case Call.SYNC:
                self._sync(one.descriptor)
            case _:
                self._name(one, self._relative(one.first), self._relative(one.second))

    def _name(self, one: Logged, first: str, second: str) -> None:
        match one.call:
            case Call.OPEN:
                self._open(one, first)
            case Call.RENAME:
                for name in [name for name in self._now if name == first or name.startswith(f"{first}/")]:
                    self._give(second + name.removeprefix(first), self._now[name])
                    self._take(name)
            case Call.LINK:
                self._give(second, self._now[first])
            case Call.UNLINK:
                self._take(first)
            case Call.MKDIR:
                self._give(first, None)

    def _relative(self, path: bytes) -> str:
        return path.decode().removeprefix(self._root).strip("/")

    def _open(self, one: Logged, name: str) -> None:
        if one.place & 1:
            self._give(name, _File())
        file = self._now.get(name)
        if one.place & 2 and file is not None:
            file.waiting.append((0, None))
        self._opened[one.descriptor], self._files[one.descriptor] = name, file

    def _sync(self, descriptor: int) -> None:
        file = self._files[descriptor]
        if file is not None:
            file.sync()
            return
        folder = self._opened[descriptor]
        done = [one for one in self._waiting if _folder_of(one[1]) == folder]
        self._waiting = [one for one in self._waiting if one not in done]
        _carry_out(self._safe, done)

    def _give(self, name: str, file: _File | None) -> None:
        self._now[name] = file
        self._waiting.append(("give", name, file))

    def _take(self, name: str) -> None:
        del self._now[name]
        self._waiting.append(("take", name, None))

    def cut(self, chance: random.Random, target: Path) -> None:
        """Puts what is left into a new folder."""
        left = dict(self._safe)
        folders = sorted({_folder_of(name) for _what, name, _file in self._waiting})
        for folder in folders:
            waiting = [one for one in self._waiting if _folder_of(one[1]) == folder]
            _carry_out(left, waiting[: chance.randint(0, len(waiting))])
        target.mkdir()
        for name in sorted(left):
            file, path = left[name], target / name
            if not path.parent.is_dir():
                continue  # its folder is lost
            if file is None:
                path.mkdir()
            else:
                path.write_bytes(file.after_cut(chance))


def _folder_of(name: str) -> str:
    return name.rpartition("/")[0]


def _carry_out(names: dict[str, _File | None], waiting: Iterable[tuple[str, str, _File | None]]) -> None:
    for what, name, file in waiting:
        if what == "give":
            names[name] = file
        else:
            names.pop(name, None)
