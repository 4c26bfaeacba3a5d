"""The folder of records: what goes in is copied whole or refused at once, and nothing in it is changed or deleted."""

import os
from contextlib import nullcontext
from pathlib import Path

import pytest

from app import i18n
from app.domain.record_names import RecordExtent
from app.files import AccessFailed, DiskFull, FolderNotWritable, PathMissing, PathTaken, StorageError
from app.storage import records_folder as folders
from app.storage.errors import NotReadable, RecordNotPlain, RecordTooLarge
from app.storage.records_folder import AddedRecords, add_records, keep_records, records_folder, records_in
from tests.languages import LANGUAGES
from tests.permissions import bound_folder


def numbered(n: int, number: int) -> str:
    return f"r{n}.bin" if number == 1 else f"r{n}-{number}.bin"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "みどりの記録"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_folder_lies_beside_the_workbook_and_is_found_in_any_language(language: str, tmp_path: Path) -> None:
    i18n.use(language)
    named = {"ja": "みどりの記録", "en": "みどり records"}
    workbook = tmp_path / "みどり.tenken"
    assert records_folder(workbook) == tmp_path / named[language]
    other = next(name for spoken, name in named.items() if spoken != language)
    (tmp_path / other).mkdir()
    assert records_folder(workbook) == tmp_path / other
    assert records_folder(tmp_path / "みどり2.tenken") != tmp_path / other


def test_files_and_bytes_are_copied_under_free_names(folder: Path, tmp_path: Path) -> None:
    source = tmp_path / "a.bin"
    source.write_bytes(b"1" * 3_000_000)
    assert keep_records(folder, [source, b"png"], numbered) == ("r0.bin", "r1.bin")
    assert keep_records(folder, [b"again"], numbered) == ("r0-2.bin",)
    assert contents(folder) == {"r0.bin": b"1" * 3_000_000, "r1.bin": b"png", "r0-2.bin": b"again"}
    assert source.exists()


def test_a_name_taken_by_another_program_in_between_is_left_to_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    placed = folders.place_new

    def place(temporary: Path, path: Path) -> None:
        if path.name == "r0.bin" and not path.exists():
            path.write_bytes(b"theirs")
        placed(temporary, path)

    monkeypatch.setattr(folders, "place_new", place)
    assert keep_records(folder, [b"mine"], numbered) == ("r0-2.bin",)
    assert contents(folder) == {"r0.bin": b"theirs", "r0-2.bin": b"mine"}


def odd(tmp_path: Path) -> dict[str, tuple[Path, type[StorageError]]]:
    large, loop, gone = tmp_path / "large", tmp_path / "loop", tmp_path / "gone"
    with large.open("wb") as file:
        file.truncate(folders.RECORD_LIMIT + 1)
    loop.symlink_to(loop)
    gone.symlink_to(tmp_path / "nothing")
    pipe, within = tmp_path / "pipe", large / "x"
    os.mkfifo(pipe)
    return {
        "folder": (tmp_path, RecordNotPlain),
        "pipe": (pipe, RecordNotPlain),
        "device": (Path("/dev/zero"), RecordNotPlain),
        "large": (large, RecordTooLarge),
        "loop": (loop, AccessFailed),
        "dangling": (gone, PathMissing),
        "in a file": (within, PathMissing),
        "null in name": (tmp_path / "a\0b", AccessFailed),
    }


@pytest.mark.skipif(os.name == "nt", reason="pipes and devices as files")
@pytest.mark.parametrize("kind", ["folder", "pipe", "device", "large", "loop", "dangling", "in a file", "null in name"])
def test_odd_things_are_refused_at_once_and_nothing_is_made(kind: str, folder: Path, tmp_path: Path) -> None:
    path, error = odd(tmp_path)[kind]
    good = tmp_path / "good"
    good.write_bytes(b"good")
    with pytest.raises(error):
        keep_records(folder, [good, path], numbered)
    assert not folder.exists()


def test_a_file_that_may_not_be_read_is_named(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, opened = tmp_path / "a", os.open
    source.write_bytes(b"x")

    def refuse(path: Path, *rest: int) -> int:
        if path == source:
            raise PermissionError(13, "denied")
        return opened(path, *rest)

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(NotReadable):
        keep_records(folder, [source], numbered)
    monkeypatch.undo()
    assert contents(folder) == {}


@pytest.mark.skipif(os.name == "nt", reason="pipes as files")
def test_a_file_that_becomes_a_pipe_is_not_waited_for(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, opened = tmp_path / "a", os.open
    source.write_bytes(b"x")

    def swap(path: Path, *rest: int) -> int:
        if path == source:
            source.unlink()
            os.mkfifo(source)
        return opened(path, *rest)

    monkeypatch.setattr(os, "open", swap)
    with pytest.raises(RecordNotPlain):
        keep_records(folder, [source], numbered)


@pytest.mark.parametrize("limit", [5, 2_000_000])
def test_a_file_without_end_is_cut_off(
    limit: int, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "a"
    source.write_bytes(b"x" * 2_500_000)
    monkeypatch.setattr(folders, "RECORD_LIMIT", limit)
    monkeypatch.setattr(folders, "_require_plain", lambda _path: None)  # its size is not known
    with pytest.raises(RecordTooLarge) as refused:
        keep_records(folder, [b"first", source], numbered)
    assert refused.value.limit == limit
    assert contents(folder) == {}, "all or none"


def test_a_file_where_the_folder_would_be_is_left_alone(folder: Path) -> None:
    folder.write_bytes(b"mine")
    with pytest.raises(PathTaken):
        keep_records(folder, [b"x"], numbered)
    assert folder.read_bytes() == b"mine"


def test_a_folder_that_may_not_be_written_is_named() -> None:
    with bound_folder() as bound:
        closed = bound / "records"
        closed.mkdir(mode=0o500)
        with pytest.raises(FolderNotWritable):
            keep_records(closed, [b"x"], numbered)


# all together


def test_what_is_taken_along_is_plain_files_with_plain_names(folder: Path, tmp_path: Path) -> None:
    assert records_in(folder) == ((), RecordExtent(0, 0))
    folder.mkdir()
    (folder / "b.png").write_bytes(b"12")
    (folder / "a.png").write_bytes(b"345")
    (folder / ".DS_Store").write_bytes(b"x")
    (folder / "sub").mkdir()
    with (folder / "large.zip").open("wb") as file:
        file.truncate(folders.RECORD_LIMIT + 1)
    if os.name != "nt":
        (folder / "link.png").symlink_to(folder / "a.png")
        (folder / "a:b.png").write_bytes(b"x")
        os.mkfifo(folder / "pipe")
    files, extent = records_in(folder)
    assert [file.name for file in files] == ["a.png", "b.png"]
    assert extent == RecordExtent(2, 5, 2 if os.name == "nt" else 5)


def test_files_taken_along_never_overwrite(folder: Path, tmp_path: Path) -> None:
    there = tmp_path / "b.png"
    there.write_bytes(b"b")
    assert add_records({}, folder) == AddedRecords()
    assert not folder.exists()
    assert add_records({"a.png": b"a", "b.png": there}, folder) == AddedRecords(new=2)
    assert add_records({"a.png": b"a", "b.png": there}, folder) == AddedRecords(same=2)
    assert add_records({"A.png": b"other", "b.png": b"c"}, folder) == AddedRecords(renamed=2)
    assert contents(folder) == {"a.png": b"a", "b.png": b"b", "a-2.png": b"other", "b-2.png": b"c"}
    assert add_records({"a.png": b"other", "b.png": b"c"}, folder) == AddedRecords(same=2), "they are there by now"


@pytest.mark.skipif(os.name == "nt", reason="pipes and links as files")
def test_what_lies_in_the_way_is_not_opened(folder: Path, tmp_path: Path) -> None:
    folder.mkdir()
    os.mkfifo(folder / "a.png")
    (folder / "b.png").symlink_to("/dev/zero")
    assert add_records({"a.png": b"a", "b.png": b"b"}, folder) == AddedRecords(renamed=2)
    assert (folder / "a-2.png").read_bytes() == b"a"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
def test_a_disk_that_is_full_only_as_the_file_is_closed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "temporary_beside", lambda _path: nullcontext(Path("/dev/full")))
    with pytest.raises(DiskFull):
        keep_records(tmp_path / "r", [b"x"], lambda n, number: f"{n}-{number}")
