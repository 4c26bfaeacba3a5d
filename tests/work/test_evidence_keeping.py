"""Files as evidence of a measure: copied into the folder of the workbook, named by measure and day, and pointed to."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app import i18n
from app.catalogue.loader import Catalogue
from app.domain.answers import EMPTY, Entry, Field
from app.domain.entered_text import TextTooLong
from app.domain.measures import Measure
from app.paths import DataDir
from app.storage.errors import RecordNotPlain, RecordsTooMany, SampleKeepsNoRecords, WorkbookReadOnly
from app.storage.workbook import Workbook
from app.storage.workbook_in_memory import in_memory
from app.work.evidence_keeping import (
    MOST_AT_ONCE,
    evidence_values,
    keep_evidence,
    pointed_files,
    require_records_kept,
)

DAY = date(2026, 11, 28)


@pytest.fixture
def measure(catalogue: Catalogue) -> Measure:
    return catalogue.by_id["administrator-A-2"]


@pytest.fixture
def workbook(tmp_path: Path) -> Iterator[Workbook]:
    with Workbook.create(tmp_path / "みどり.tenken") as workbook:
        yield workbook


def test_files_and_pictures_are_named_by_measure_and_day(workbook: Workbook, measure: Measure, tmp_path: Path) -> None:
    i18n.use("ja")
    report = tmp_path / "報告書 最終版.PDF"
    report.write_bytes(b"%PDF")
    names = keep_evidence(workbook.path, measure, EMPTY, [report, lambda: b"png", b"more"], DAY)
    assert names == ("管理者A-2 2026-11-28.pdf", "管理者A-2 2026-11-28.png", "管理者A-2 2026-11-28-2.png")
    folder = tmp_path / "みどりの記録"
    assert [(folder / name).read_bytes() for name in names] == [b"%PDF", b"png", b"more"]
    text = "棚の青いファイル\n記録フォルダー: 管理者A-2 2026-11-28.pdf\n記録フォルダー: 管理者A-2 2026-11-28.png"
    values = evidence_values(Entry(evidence="棚の青いファイル"), names[:2], DAY)
    assert values == {Field.EVIDENCE: text, Field.EVIDENCE_SEEN: DAY}
    places = ["/films/a.mp4", "棚の青いファイル"]
    with_places = evidence_values(Entry(evidence="棚の青いファイル"), names[:2], DAY, places)
    assert with_places[Field.EVIDENCE] == f"{text}\n/films/a.mp4", "what stands there already is not written twice"
    assert evidence_values(EMPTY, (), DAY, places)[Field.EVIDENCE] == "\n".join(places)


def test_what_lies_in_the_folder_by_such_a_name_is_pointed_to_where_it_is(
    workbook: Workbook, measure: Measure, tmp_path: Path
) -> None:
    (name,) = keep_evidence(workbook.path, measure, EMPTY, [b"png"], DAY)
    kept = tmp_path / "みどり records" / name
    assert keep_evidence(workbook.path, measure, EMPTY, [kept], DAY) == (name,)
    by_hand = kept.with_name("contract.png")
    by_hand.write_bytes(b"x")
    assert keep_evidence(workbook.path, measure, EMPTY, [by_hand, kept], DAY) == (
        "Administrator A-2 2026-11-28-2.png",
        name,
    )
    assert keep_evidence(workbook.path, measure, EMPTY, [kept.parent / ".." / kept.parent.name / name], DAY) == (name,)


def test_pointed_files_say_what_is_missing(workbook: Workbook, measure: Measure, tmp_path: Path) -> None:
    assert pointed_files(workbook.path, "a shelf") == ()
    (name,) = keep_evidence(workbook.path, measure, EMPTY, [b"png"], DAY)
    gone = "Administrator B-1 2026-01-01.png"
    found = pointed_files(workbook.path, f"a shelf\nRecords folder: {name}\n{gone}")
    folder = tmp_path / "みどり records"
    assert found == ((folder / name, True), (folder / gone, False))


def test_the_workbook_itself_is_not_read(workbook: Workbook, measure: Measure, tmp_path: Path) -> None:
    log = workbook.path.with_name(workbook.path.name + "-wal")
    for own in (workbook.path, tmp_path / "." / workbook.path.name, log):
        with pytest.raises(RecordNotPlain):
            keep_evidence(workbook.path, measure, EMPTY, [own], DAY)
    with pytest.raises(RecordNotPlain):
        keep_evidence(workbook.path, measure, EMPTY, [tmp_path], DAY)
    assert not (tmp_path / "みどり records").exists()


def test_odd_names_are_no_crash(workbook: Workbook, measure: Measure, tmp_path: Path) -> None:
    from app.files import StorageError

    for name in ("a\0b", "x" * 5000, "nothing"):
        with pytest.raises(StorageError):
            keep_evidence(workbook.path, measure, EMPTY, [tmp_path / name], DAY)
    source = tmp_path / "odd\udc80 name."
    try:
        source.write_bytes(b"x")
    except OSError:
        pytest.skip("this disk takes no such name")
    assert keep_evidence(workbook.path, measure, EMPTY, [source], DAY) == ("Administrator A-2 2026-11-28",)


def test_where_the_text_has_no_room_nothing_is_copied(workbook: Workbook, measure: Measure, tmp_path: Path) -> None:
    with pytest.raises(TextTooLong):
        keep_evidence(workbook.path, measure, Entry(evidence="x" * 9_990), [b"png"], DAY)
    assert not (tmp_path / "みどり records").exists()


def test_what_cannot_be_kept_is_refused_at_once(workbook: Workbook, tmp_path: Path) -> None:
    data = DataDir(tmp_path)
    require_records_kept(workbook, data, MOST_AT_ONCE)
    with pytest.raises(RecordsTooMany):
        require_records_kept(workbook, data, MOST_AT_ONCE + 1)
    copy = in_memory(workbook)
    with pytest.raises(WorkbookReadOnly):
        require_records_kept(copy, data, 1)
    copy.close()
    with Workbook.create(data.sample) as sample, pytest.raises(SampleKeepsNoRecords):
        require_records_kept(sample, data, 1)
