"""The folder of records goes where its workbook goes; what lies there is never overwritten."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.domain.record_names import RecordExtent
from app.paths import DataDir
from app.reports.documents.hand_over import cover
from app.storage.backup import keep_generation, work_on
from app.storage.errors import NotReadable, RecordsTooLarge, RecordsTooMany
from app.storage.records_folder import AddedRecords
from app.storage.workbook import Workbook
from app.work import records_along
from app.work.arrivals import Arrivals
from app.work.files_in import receive
from app.work.files_out import export_hand_over
from app.work.records_along import (
    back_up_records,
    backed_up_records,
    bring_records_back,
    bytes_of_records,
    records_extent,
    take_records_along,
)

NAME, OTHER = "Administrator A-2 2026-11-28.png", "by hand.pdf"
PASSWORD = "correct horse"


def put(folder: Path, **files: bytes) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def inside(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.is_dir() else {}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The records of the workbook, two files."""
    folder = tmp_path / "here" / "みどり records"
    put(folder, **{NAME: b"png", OTHER: b"pdf"})
    return folder


@pytest.fixture
def workbook(folder: Path) -> Iterator[Workbook]:
    with Workbook.create(folder.with_name("みどり.tenken"), "みどり商店") as workbook:
        yield workbook


@pytest.fixture
def there(tmp_path: Path) -> Path:
    (tmp_path / "there").mkdir()
    return tmp_path / "there"


def test_the_size_is_told(workbook: Workbook, monkeypatch: pytest.MonkeyPatch) -> None:
    assert records_extent(workbook.path) == RecordExtent(2, 6)
    assert records_extent(workbook.path.with_name("other.tenken")) == RecordExtent(0, 0)

    def refuse(folder: Path) -> None:
        raise NotReadable(folder)

    monkeypatch.setattr(records_along, "records_in", refuse)
    assert records_extent(workbook.path) == RecordExtent(0, 0)


def test_records_are_copied_beside_a_copy_once(workbook: Workbook, folder: Path, there: Path) -> None:
    target = there / "copy.tenken"
    assert take_records_along(workbook.path, target) == AddedRecords(new=2)
    assert inside(there / "copy records") == inside(folder)
    assert take_records_along(workbook.path, target) == AddedRecords(same=2)
    assert take_records_along(workbook.path, workbook.path) == AddedRecords()
    assert take_records_along(there / "nothing.tenken", target) == AddedRecords()


@pytest.mark.parametrize("password", ["", PASSWORD])
def test_a_hand_over_brings_them_beside_the_workbook(
    password: str, workbook: Workbook, folder: Path, there: Path
) -> None:
    file = there / "hand-over.tenken"
    added = export_hand_over(file, workbook, cover() if password else b"", password, records=True)
    assert added == AddedRecords(new=2)
    assert (there / "hand-over records").exists() is (password == "")
    target = there / "new" / "arrived.tenken"
    target.parent.mkdir()
    put(target.with_name("arrived records"), **{NAME: b"theirs"})
    assert receive(file, target, password) == AddedRecords(new=1, renamed=1)
    arrived = inside(target.with_name("arrived records"))
    assert arrived == {NAME: b"theirs", NAME.replace(".png", "-2.png"): b"png", OTHER: b"pdf"}


@pytest.mark.parametrize("password", ["", PASSWORD])
def test_without_them_nothing_of_them_goes_out(password: str, workbook: Workbook, folder: Path, there: Path) -> None:
    file = there / "hand-over.tenken"
    assert export_hand_over(file, workbook, cover(), password) == AddedRecords()
    assert receive(file, there / "arrived.tenken", password) == AddedRecords()
    assert not list(there.glob("*records"))


def test_too_much_for_a_file_is_told_before_it_is_made(
    workbook: Workbook, folder: Path, there: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records_along, "HAND_OVER_RECORDS_LIMIT", 5)
    with pytest.raises(RecordsTooLarge) as refused:
        export_hand_over(there / "x.tenken", workbook, cover(), PASSWORD, records=True)
    assert (refused.value.size, refused.value.limit) == (6, 5)
    monkeypatch.setattr(records_along, "MOST_CARRIED", 1)
    with pytest.raises(RecordsTooMany):
        bytes_of_records(workbook.path)
    assert not (there / "x.tenken").exists()


@pytest.mark.parametrize("same", ["beside", "replace"])
def test_what_arrives_in_the_data_folder_has_its_records(
    same: str, workbook: Workbook, folder: Path, tmp_path: Path, there: Path
) -> None:
    data = DataDir(tmp_path / "data")
    export_hand_over(there / "x.tenken", workbook, cover(), PASSWORD, records=True)
    for _time in range(2):
        arrivals = Arrivals(data)
        with arrivals.coming() as path:
            receive(there / "x.tenken", path, PASSWORD)
            arrival = arrivals.come(path, there / "x.tenken")
            is_new = arrival.there is None or same == "beside"
            place = arrivals.place_beside(arrival) if is_new else arrivals.replace(arrival)
        assert inside(place.with_name(f"{place.stem} records")) == inside(folder)
        assert arrivals.added == (AddedRecords(new=2) if is_new else AddedRecords(same=2))


# backups


def test_backups_keep_each_record_once(workbook: Workbook, folder: Path, tmp_path: Path) -> None:
    kept = backed_up_records(workbook, tmp_path / "backups")
    assert back_up_records(workbook.path, kept) == AddedRecords(new=2)
    (folder / OTHER).unlink()
    put(folder, **{NAME: b"changed"})
    assert back_up_records(workbook.path, kept) == AddedRecords(renamed=1)
    assert inside(kept) == {NAME: b"png", OTHER: b"pdf", NAME.replace(".png", "-2.png"): b"changed"}


@pytest.mark.parametrize("how", ["backed up", "beside another", "both", "neither"])
def test_a_workbook_made_of_a_backup_gets_its_records(
    how: str, workbook: Workbook, folder: Path, tmp_path: Path, restored: Callable[[DataDir], Path]
) -> None:
    data = DataDir(tmp_path / ("here" if how in ("beside another", "both") else "data"))
    data.root.mkdir(exist_ok=True)
    if how in ("backed up", "both"):
        back_up_records(workbook.path, backed_up_records(workbook, data.backups))
    (data.root / "odd.tenken").write_bytes(b"no workbook")
    put(data.root / "odd records", a=b"x")
    target = restored(data)
    bring_records_back(target, data)
    found = inside(target.with_name(f"{target.stem} records"))
    assert found == ({} if how == "neither" else inside(folder))


@pytest.fixture
def restored(workbook: Workbook) -> Callable[[DataDir], Path]:
    """Makes a workbook of a backup, in a data folder."""

    def made(data: DataDir) -> Path:
        backup = keep_generation(workbook, data.backups)
        assert backup is not None
        work_on(backup, data.root / "back.tenken")
        return data.root / "back.tenken"

    return made
