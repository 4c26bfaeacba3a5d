"""What the file of an open workbook was before anything was written into it, until it is known to be sound.

Opening writes into a file before its history is read: what turns out to be damaged is kept as it was found.
"""

from typing import Protocol

from app.storage.log_bytes import folded_pages, page_count, page_size

_HEADER = 100


class HeldFile(Protocol):
    """The file and its log as an open workbook holds them."""

    @property
    def size(self) -> int: ...

    @property
    def log_size(self) -> int: ...

    def read_at(self, place: int, size: int) -> bytes: ...

    def read_log(self) -> bytes: ...


class PagesFound:
    """The pages that were written over since it was made, and the rest as the file has it. Made before the first write,
    where no log is left to be taken in.
    """

    def __init__(self, file: HeldFile) -> None:
        self._file, self._size = file, file.size
        header = file.read_at(0, _HEADER)
        self._page = page_size(header)
        self._kept: dict[int, bytes] = {}
        self._keep(1)
        self._keep_beyond(page_count(header))

    def before_folding(self) -> None:
        """Keeps what the log is about to be written over."""
        numbers, count = folded_pages(self._file.read_log())
        for number in numbers:
            self._keep(number)
        self._keep_beyond(count)

    def content(self) -> bytes:
        """Every byte of the file as it was."""
        content = bytearray(self._file.read_at(0, self._size).ljust(self._size, b"\0"))
        for number, page in self._kept.items():
            begin = (number - 1) * self._page
            content[begin : begin + len(page)] = page
        return bytes(content)

    def _keep(self, number: int) -> None:
        begin = (number - 1) * self._page
        if number not in self._kept and begin < self._size:
            self._kept[number] = self._file.read_at(begin, min(self._page, self._size - begin))

    def _keep_beyond(self, count: int) -> None:
        """What lies behind so many pages: SQLite cuts it off."""
        for number in range(count + 1, -(-self._size // self._page) + 1):
            self._keep(number)
