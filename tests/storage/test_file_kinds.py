"""What is no workbook is told by its content, never by its name."""

import os
import sqlite3
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.storage.errors import FileKind, NotAWorkbook
from app.storage.file_kinds import not_a_workbook
from app.storage.workbook import Workbook


def database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE x(y)")


def archive(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("xl/workbook.xml", "x")


FILES: dict[str, tuple[Callable[[Path], object], FileKind]] = {
    "PDF": (lambda path: path.write_bytes(b"%PDF-1.4\n1 0 obj"), FileKind.PDF),
    "XLSX": (archive, FileKind.ARCHIVE),
    "XLS": (lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)), FileKind.ARCHIVE),
    "JSON": (lambda path: path.write_text('{"format": 1}', encoding="utf-8"), FileKind.JSON),
    "JSON with a mark": (lambda path: path.write_text('\n{"a": "点検"}', encoding="utf-8-sig"), FileKind.JSON),
    "CSV": (lambda path: path.write_text("対策,回答\r\n", encoding="utf-8-sig"), FileKind.TEXT),
    "CSV of Excel": (lambda path: path.write_text("対策,回答\r\n", encoding="cp932"), FileKind.TEXT),
    "text in UTF-16": (lambda path: path.write_text("対策\t回答", encoding="utf-16"), FileKind.TEXT),
    "another database": (database, FileKind.DATABASE),
    "empty": (lambda path: path.touch(), FileKind.EMPTY),
    "folder": (lambda path: path.mkdir(), FileKind.FOLDER),
    "picture": (lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), FileKind.OTHER),
}
if sys.platform != "win32":
    FILES["pipe"] = (os.mkfifo, FileKind.OTHER)


@pytest.mark.parametrize("name", ["x.tenken", "x.pdf", "x"])
@pytest.mark.parametrize("kind", FILES)
def test_what_it_is_instead_is_told(tmp_path: Path, kind: str, name: str) -> None:
    make, looks = FILES[kind]
    make(tmp_path / name)
    with pytest.raises(NotAWorkbook) as caught:
        Workbook.open(tmp_path / name)
    assert (caught.value.kind, caught.value.path) == (looks, tmp_path / name)


def test_a_workbook_of_another_name_is_one(tmp_path: Path) -> None:
    Workbook.create(tmp_path / "x.tenken", "みどり").close()
    (tmp_path / "x.tenken").rename(tmp_path / "x.pdf")
    with Workbook.open(tmp_path / "x.pdf") as workbook:
        assert workbook.organisation == "みどり"


@given(st.binary(max_size=64))
def test_any_beginning_looks_like_something(tmp_path_factory: pytest.TempPathFactory, beginning: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "x.tenken"
    path.write_bytes(beginning)
    assert not_a_workbook(path).kind in FileKind


def test_what_cannot_be_looked_into_may_be_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"%PDF-1.4")

    def deny(*_asked: object, **_how: object) -> None:
        raise PermissionError(path)

    monkeypatch.setattr(Path, "open", deny)
    assert not_a_workbook(path).kind is FileKind.OTHER
