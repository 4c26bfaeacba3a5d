"""What the bytes of a database, its log and its journal tell without SQLite (https://sqlite.org/fileformat2.html)."""

import struct
from pathlib import Path

_LOG_HEADER, _FRAME_HEADER = 32, 24
_LOG_MAGIC = bytes.fromhex("377f06")
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")


def page_size(pages: bytes) -> int:
    """Bytes of one page of a database."""
    size = int.from_bytes(pages[16:18], "big")
    return 65536 if size == 1 else size


def page_count(pages: bytes) -> int:
    """Of how many pages a database says that it is."""
    return int.from_bytes(pages[28:32], "big")


def folded_pages(log: bytes) -> tuple[set[int], int]:
    """The numbers of the pages that a log holds, those of transactions without an end among them; and of how many pages
    the database is by the last end, many where there is none.
    """
    step = _FRAME_HEADER + (int.from_bytes(log[8:12], "big") or len(log) + 1)
    heads = [log[begin : begin + 8] for begin in range(_LOG_HEADER, len(log), step)]
    ends = [count for head in heads if (count := int.from_bytes(head[4:], "big"))]
    return {int.from_bytes(head[:4], "big") for head in heads} - {0}, ends[-1] if ends else 1 << 32


def change_counter(pages: bytes) -> int:
    """The counter in a database's header that each change without a log moves on."""
    return int.from_bytes(pages[24:28], "big")


def is_in_log_mode(pages: bytes) -> bool:
    """Whether a database is, or was when it was copied, in use with a log."""
    return pages[18:20] == b"\x02\x02"


def without_log_mode(pages: bytes) -> bytes:
    """The same database as one that is used with a journal: SQLite opens no other from memory."""
    return pages[:18] + b"\x01\x01" + pages[20:]


def holds_anything(beside: Path) -> bool:
    """Whether SQLite would take anything from a log or journal: a journal that is done with begins with zeros."""
    with beside.open("rb") as file:
        start = file.read(len(_JOURNAL_MAGIC))
    return start == _JOURNAL_MAGIC if beside.name.endswith("-journal") else bool(start)


def goes_on(log: Path, frames: int, pages: bytes) -> bool:
    """Whether a log has the end of another transaction behind the `frames` that SQLite takes in: then one before it
    is damaged. A transaction that was never finished has no end, and what an earlier log left has other salts.

    Where nothing is taken in, its head may be what is damaged, or that of another log: then its salts tell nothing.
    """
    step = _FRAME_HEADER + page_size(pages)
    with log.open("rb") as file:
        head = file.read(_LOG_HEADER)
        if not _is_sound_head(head):
            return any(file.read())
        file.seek(_LOG_HEADER + frames * step)
        while len(frame := file.read(step)) == step:
            is_of_it = frames == 0 or frame[8:12] == head[16:20] or frame[12:16] == head[20:24]
            if is_of_it and any(frame[4:8]):
                return True
    return False


def _is_sound_head(head: bytes) -> bool:
    """Whether the first bytes of a log are as SQLite wrote them: its check sum follows the first 24 of them."""
    if len(head) < _LOG_HEADER or head[:3] != _LOG_MAGIC:
        return False
    words = struct.unpack(">6I" if head[3] & 1 else "<6I", head[:24])
    one = other = 0
    for first, second in zip(words[::2], words[1::2], strict=True):
        one = (one + first + other) & 0xFFFFFFFF
        other = (other + second + one) & 0xFFFFFFFF
    return struct.unpack(">II", head[24:]) == (one, other)


def journalled_counter(journal: Path) -> int | None:
    """The change counter of the state to which a journal leads back; None where it does not say."""
    with journal.open("rb") as file:
        header = file.read(28)
        if len(header) < 28:
            return None
        sector, size = struct.unpack(">II", header[20:28])
        file.seek(sector)
        while len(record := file.read(4 + size + 4)) == size + 8 and size:
            if record[:4] == b"\0\0\0\x01":
                return change_counter(record[4:])
    return None
