"""What the bytes of a database, its log and its journal tell without SQLite (https://sqlite.org/fileformat2.html)."""

import struct
from pathlib import Path

_LOG_HEADER, _FRAME_HEADER = 32, 24
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")


def _page_size(pages: bytes) -> int:
    """Bytes of one page of a database."""
    size = int.from_bytes(pages[16:18], "big")
    return 65536 if size == 1 else size


def change_counter(pages: bytes) -> int:
    """The counter in a database's header that each change without a log moves on."""
    return int.from_bytes(pages[24:28], "big")


def is_in_log_mode(pages: bytes) -> bool:
    """Whether a database is, or was when it was copied, in use with a log."""
    return pages[18:20] == b"\x02\x02"


def holds_anything(beside: Path) -> bool:
    """Whether SQLite would take anything from a log or journal: a journal that is done with begins with zeros."""
    with beside.open("rb") as file:
        start = file.read(len(_JOURNAL_MAGIC))
    return start == _JOURNAL_MAGIC if beside.name.endswith("-journal") else bool(start)


def goes_on(log: Path, frames: int, pages: bytes) -> bool:
    """Whether a log has the end of another transaction behind the `frames` that SQLite takes in: then one before it
    is damaged. A transaction that was never finished has no end, and what an earlier log left has other salts.
    """
    step = _FRAME_HEADER + _page_size(pages)
    with log.open("rb") as file:
        salts = file.read(_LOG_HEADER)[16:24]
        file.seek(_LOG_HEADER + frames * step)
        while len(frame := file.read(step)) == step:
            commits = frame[4:8] != bytes(4)
            if commits and (frame[8:12] == salts[:4] or frame[12:16] == salts[4:]):
                return True
    return False


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
