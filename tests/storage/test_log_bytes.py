"""What the bytes of a journal tell without SQLite."""

import struct
from pathlib import Path

import pytest

from app.storage.log_bytes import holds_anything, journalled_counter

MAGIC = bytes.fromhex("d9d505f920a163d7")
SECTOR, PAGE = 512, 1024


def header(size: int = PAGE) -> bytes:
    return (MAGIC + bytes(12) + struct.pack(">II", SECTOR, size)).ljust(SECTOR, b"\0")


def page(number: int, counter: int = 0) -> bytes:
    content = bytes(24) + counter.to_bytes(4, "big")
    return number.to_bytes(4, "big") + content.ljust(PAGE, b"\0") + bytes(4)


@pytest.mark.parametrize(
    ("content", "counter"),
    [
        (b"", None),
        (MAGIC, None),
        (header(), None),
        (header(0) + page(1, 7), None),
        (header() + page(1, 7), 7),
        (header() + page(5) + page(1, 9) + page(6), 9),
        (header() + page(5), None),
        (header() + page(1, 7)[:-9], None),
    ],
    ids=["empty", "begun", "no page", "no size", "first page", "among others", "not there", "cut off"],
)
def test_a_journal_says_to_which_state_it_leads_back(tmp_path: Path, content: bytes, counter: int | None) -> None:
    (tmp_path / "a-journal").write_bytes(content)
    assert journalled_counter(tmp_path / "a-journal") == counter


@pytest.mark.parametrize(
    ("name", "content", "holds"),
    [
        ("a-journal", header(), True),
        ("a-journal", bytes(SECTOR), False),
        ("a-journal", b"", False),
        ("a-wal", b"", False),
        ("a-wal", b"anything", True),
    ],
)
def test_a_journal_that_is_done_with_begins_with_zeros(tmp_path: Path, name: str, content: bytes, holds: bool) -> None:
    (tmp_path / name).write_bytes(content)
    assert holds_anything(tmp_path / name) is holds
