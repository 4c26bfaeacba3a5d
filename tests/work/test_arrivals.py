"""Where a workbook from another PC gets its place in the data folder."""

import shutil
from pathlib import Path

import pytest

from app.files import DiskFull, StorageError
from app.paths import DataDir
from app.storage.errors import NotAWorkbook
from app.storage.records_folder import records_folder
from app.storage.workbook import Workbook
from app.work.arrivals import Arrivals
from tests.storage.samples import edit


@pytest.fixture
def data(tmp_path: Path) -> DataDir:
    return DataDir(tmp_path / "data")


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """A workbook of another PC."""
    path = tmp_path / "from elsewhere.tenken"
    with Workbook.create(path, "みどり商店") as workbook:
        edit(workbook, note="theirs")
    return path


def taken(arrivals: Arrivals, sent: Path, how: str) -> Path:
    with arrivals.coming() as path:
        shutil.copy(sent, path)
        arrival = arrivals.come(path, sent)
        return arrivals.place_beside(arrival) if how == "beside" else arrivals.replace(arrival)


def note(path: Path) -> str:
    with Workbook.open(path) as workbook:
        return "".join(entry.note for entry in workbook.entries().values())


def test_the_first_is_the_workbook_of_the_folder_and_the_next_bears_its_own_name(data: DataDir, sent: Path) -> None:
    assert taken(Arrivals(data), sent, "beside") == data.workbook
    assert taken(Arrivals(data), sent, "beside").name == "みどり商店.tenken"
    assert sorted(p.name for p in data.root.iterdir()) == ["tenken.tenken", "みどり商店.tenken"]


def test_a_system_whose_names_have_no_such_letters_gets_another_name(
    data: DataDir, sent: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As under LC_ALL=POSIX, where Python does not take UTF-8 instead."""
    taken(Arrivals(data), sent, "beside")
    monkeypatch.setattr("app.work.arrivals.can_be_named", lambda name: name.isascii() and "from" not in name)
    assert taken(Arrivals(data), sent, "beside") == data.root / "tenken-2.tenken"


def test_the_same_is_known_and_replaced_after_a_backup(data: DataDir, sent: Path) -> None:
    there = taken(Arrivals(data), sent, "beside")
    with Workbook.open(there) as workbook:
        edit(workbook, note="ours")
    arrivals = Arrivals(data)
    assert taken(arrivals, sent, "replace") == there
    assert note(there) == "theirs"
    assert [p.suffix for p in data.backups.iterdir()] == [".tenken"]
    assert not arrivals.has_closed_opened


def test_the_backup_before_has_the_records_where_that_is_wanted(data: DataDir, sent: Path) -> None:
    there = taken(Arrivals(data), sent, "beside")
    records = records_folder(there)
    records.mkdir()
    (records / "ours.png").write_bytes(b"png")
    taken(Arrivals(data, takes_records=False), sent, "replace")
    assert [*data.backups.glob("*-records/*")] == []
    taken(Arrivals(data), sent, "replace")
    assert [path.name for path in data.backups.glob("*-records/*")] == ["ours.png"]


def test_without_a_backup_nothing_at_all_is_replaced(data: DataDir, sent: Path) -> None:
    there = taken(Arrivals(data), sent, "beside")
    with Workbook.open(there) as workbook:
        edit(workbook, note="ours")
    records_folder(sent).mkdir()
    (records_folder(sent) / "theirs.png").write_bytes(b"png")
    data.backups.write_text("in the way")
    with pytest.raises(StorageError):
        taken(Arrivals(data), sent, "replace")
    assert note(there) == "ours"
    assert not records_folder(there).exists()


def test_the_open_one_is_closed_when_another_takes_its_place(data: DataDir, sent: Path) -> None:
    there = taken(Arrivals(data), sent, "beside")
    arrivals = Arrivals(data, Workbook.open(there))
    taken(arrivals, sent, "replace")
    assert arrivals.has_closed_opened
    assert note(there) == "theirs"


def test_another_s_is_not_the_same(data: DataDir, sent: Path, tmp_path: Path) -> None:
    taken(Arrivals(data), sent, "beside")
    Workbook.create(tmp_path / "other.tenken").close()
    assert Arrivals(data).come(tmp_path / "other.tenken", sent).there is None


def test_what_does_not_arrive_leaves_nothing(data: DataDir, tmp_path: Path) -> None:
    with Arrivals(data).coming() as path:
        path.write_text("no workbook")
        with pytest.raises(NotAWorkbook):
            Arrivals(data).come(path, path)
    assert list(data.root.iterdir()) == []


def test_where_there_is_no_room_the_one_before_stays(
    data: DataDir, sent: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = taken(Arrivals(data), sent, "beside")
    with Workbook.open(there) as workbook:
        edit(workbook, note="ours")

    def full(_arrived: Path, target: Path) -> None:
        raise DiskFull(target)

    monkeypatch.setattr("app.work.arrivals.place_over_database", full)
    with pytest.raises(DiskFull):
        taken(Arrivals(data), sent, "replace")
    assert note(there) == "ours"


def test_a_file_of_the_folder_that_cannot_be_read_is_passed_over(data: DataDir, sent: Path) -> None:
    there = taken(Arrivals(data), sent, "beside")
    (data.root / "a letter.tenken").write_text("a letter", encoding="utf-8")
    assert Arrivals(data).come(sent, sent).there == there
