"""A workbook's file or log, damaged: by bits and bytes, by pages at the wrong place, by what is of another state."""

from collections.abc import Callable, Mapping
from random import Random
from typing import NamedTuple

PAGE = 4096
_LOG_HEADER, _FRAME_HEADER = 32, 24


class Sound(NamedTuple):
    """A workbook as it lies there, and what may get mixed up with it. `log` is empty where it was closed."""

    file: bytes
    log: bytes
    earlier_file: bytes
    earlier_log: bytes
    other_log: bytes


Mutation = Callable[[bytes, bytes, Random], bytes]
"""What becomes of the first; pieces of the second may stand in it then."""


def _flipped(content: bytes, _other: bytes, chance: Random) -> bytes:
    made = bytearray(content)
    for _ in range(chance.choice([1, 1, 1, 2, 8])):
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def _zeroed(content: bytes, _other: bytes, chance: Random) -> bytes:
    return _with_span(content, chance, bytes)


def _noisy(content: bytes, _other: bytes, chance: Random) -> bytes:
    return _with_span(content, chance, chance.randbytes)


def _with_span(content: bytes, chance: Random, made: Callable[[int], bytes]) -> bytes:
    """Anywhere, or whole pages."""
    if chance.random() < 0.5:
        at, length = chance.randrange(len(content)), chance.choice([1, 4, 16, 100, 512, 4096])
    else:
        at, length = chance.randrange(len(content) // PAGE + 1) * PAGE, PAGE * chance.choice([1, 1, 2])
    length = min(length, len(content) - at)
    return content[:at] + made(length) + content[at + length :]


def _cut(content: bytes, _other: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(content))
    return content[: at // PAGE * PAGE if chance.random() < 0.5 else at]


def _longer(content: bytes, _other: bytes, chance: Random) -> bytes:
    return content + chance.choice([bytes, chance.randbytes])(chance.choice([1, 100, PAGE, 3 * PAGE]))


def _twice(content: bytes, _other: bytes, chance: Random) -> bytes:
    pieces, (one, two) = _pieces(content), _two(content, chance)
    pieces[two] = pieces[one]
    return b"".join(pieces)


def _swapped(content: bytes, _other: bytes, chance: Random) -> bytes:
    pieces, (one, two) = _pieces(content), _two(content, chance)
    pieces[one], pieces[two] = pieces[two], pieces[one]
    return b"".join(pieces)


def _missing(content: bytes, _other: bytes, chance: Random) -> bytes:
    pieces = _pieces(content)
    del pieces[_two(content, chance)[0]]
    return b"".join(pieces)


def _stale(content: bytes, other: bytes, chance: Random) -> bytes:
    """Some pieces are as they were before: what was written last has not reached them."""
    pieces, old = _pieces(content), _pieces(other)
    differing = [n for n, (new, was) in enumerate(zip(pieces, old, strict=False)) if new != was]
    for n in chance.sample(differing, min(len(differing), chance.choice([1, 1, 2, 5]))):
        pieces[n] = old[n]
    return b"".join(pieces)


def _pieces(content: bytes) -> list[bytes]:
    """The pages of a file, or the frames of a log behind its header."""
    is_log = content[:3] == b"\x37\x7f\x06"
    size, begin = (PAGE + _FRAME_HEADER, _LOG_HEADER) if is_log else (PAGE, 0)
    whole = [content[at : at + size] for at in range(begin, len(content), size)]
    return [content[:begin], *whole] if is_log else whole


def _two(content: bytes, chance: Random) -> tuple[int, int]:
    """Two pieces; that of the head stays where it is as a rule, for a file without it is seen to be none."""
    count = len(_pieces(content))
    least = min(1, count - 1) if chance.random() < 0.95 else 0
    return chance.randrange(least, count), chance.randrange(least, count)


_ANYWHERE: Mapping[str, Mutation] = {
    "bits": _flipped,
    "zeros": _zeroed,
    "noise": _noisy,
    "cut": _cut,
    "longer": _longer,
    "twice": _twice,
    "swapped": _swapped,
    "missing": _missing,
    "stale": _stale,
}
_LOGS: Mapping[str, Callable[[Sound], bytes]] = {
    "gone": lambda _sound: b"",
    "earlier": lambda sound: sound.earlier_log,
    "another's": lambda sound: sound.other_log,
}
OF_ANOTHER_LOG = tuple(f"log {kind}" for kind in _LOGS)
KINDS = (
    *(f"file {kind}" for kind in _ANYWHERE),
    *(f"log {kind}" for kind in (*_ANYWHERE, *_LOGS)),
    *(f"file {kind}, log beside" for kind in _ANYWHERE),
    *(f"file {kind}, of an earlier release" for kind in _ANYWHERE if kind != "stale"),
)
UNNOTICED = tuple(f"file {kind}" for kind in ("bits", "stale"))
"""What SQLite alone does not notice as a rule."""


def mutant(kind: str, sound: Sound, chance: Random) -> tuple[bytes, bytes]:
    """A damaged workbook of this kind: its file and its log, which may be none."""
    what, _, how = kind.partition(",")[0].partition(" ")
    if what == "file":
        return _ANYWHERE[how](sound.file, sound.earlier_file, chance), sound.log
    log = _LOGS[how](sound) if how in _LOGS else _ANYWHERE[how](sound.log, sound.earlier_log, chance)
    return sound.file, log


def ends_early(log: bytes, made: bytes) -> bool:
    """Whether a log that was made of another is what an earlier kill leaves: behind what is the same in both stands
    the end of no transaction of it any more. Nobody can know then that there was more.
    """
    head, *frames = _pieces(log)
    same = next((n for n, (one, other) in enumerate(zip(log, made, strict=False)) if one != other), len(made))
    whole = (same - len(head)) // len(frames[0])
    return not any(frame[4:8] != bytes(4) and frame in made[same:] for frame in frames[max(0, whole) :])
