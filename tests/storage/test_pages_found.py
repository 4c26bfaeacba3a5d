"""What a file was before a workbook was opened is known byte by byte, whatever was written into it since."""

from pathlib import Path

import pytest

from app.storage.log_bytes import folded_pages
from app.storage.sidecars import sidecar
from app.storage.workbook import Workbook
from tests.storage.samples import edit

PAGE = 4096


@pytest.mark.parametrize("tail", [b"", b"z" * 100, b"z" * PAGE, b"z" * (3 * PAGE + 1)], ids=len)
def test_every_byte_is_as_it_was_after_folding_growing_and_what_sqlite_cuts_off(path: Path, tail: bytes) -> None:
    with Workbook.create(path, "店") as workbook:
        edit(workbook, note="x" * 9000)
    before = path.read_bytes() + tail
    path.write_bytes(before)
    with Workbook.open(path) as workbook:
        assert path.read_bytes() != before
        assert workbook.content_found() == before
        for n in range(9):
            edit(workbook, note=f"{n}" * 9000)
        workbook.fold()
        assert path.read_bytes()[PAGE:].count(b"8" * 3000)
        assert workbook.content_found() == before


def test_of_one_that_is_sound_nothing_is_kept(path: Path) -> None:
    with Workbook.create(path, "店") as workbook:
        edit(workbook, note="x")
        workbook.fold()
        workbook.call_sound()
        edit(workbook, note="y")
        workbook.fold()
        assert workbook.content_found() == path.read_bytes()


def test_where_a_log_was_taken_in_the_file_is_as_it_is(path: Path, tmp_path: Path) -> None:
    killed = tmp_path / "killed.tenken"
    with Workbook.create(path, "店") as workbook:
        edit(workbook, note="x")
        killed.write_bytes(path.read_bytes())
        sidecar(killed, "-wal").write_bytes(sidecar(path, "-wal").read_bytes())
    with Workbook.open(killed) as workbook:
        assert workbook.content_found() == killed.read_bytes()


def test_a_log_tells_which_pages_it_holds_and_how_many_there_are() -> None:
    def frame(number: int, end: int) -> bytes:
        return number.to_bytes(4, "big") + end.to_bytes(4, "big") + bytes(16) + bytes(512)

    head = bytes(8) + (512).to_bytes(4, "big") + bytes(20)
    assert folded_pages(head + frame(3, 0) + frame(2, 7) + frame(9, 0)) == ({2, 3, 9}, 7)
    assert folded_pages(head) == (set(), 1 << 32)
    assert folded_pages(b"") == (set(), 1 << 32)
