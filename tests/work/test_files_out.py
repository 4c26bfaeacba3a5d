"""What goes out of a workbook: each kind of file whole, never over the workbook itself, and not half where it fails."""

import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.catalogue.loader import Catalogue
from app.domain.answers import Status
from app.domain.passwords import PasswordUnfit
from app.domain.tables import DEVICE
from app.domain.undo import row_changes
from app.exchange.columns import ANSWERS, WHATS, What
from app.exchange.hand_over_file import is_locked_hand_over
from app.exchange.table_files import TableFormat
from app.files import PathMissing
from app.storage.errors import CopyOntoItself
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from app.work.files_out import export_calendar, export_hand_over, export_json, export_table
from app.work.standing import Standing
from tests.storage.samples import M, edit

TODAY = date(2026, 11, 23)


@pytest.fixture
def workbook(tmp_path: Path) -> Iterator[Workbook]:
    with Workbook.create(tmp_path / "data.tenken", "みどり商店") as workbook:
        edit(workbook, status=Status.PARTIAL, note="髙﨑さんに聞く", owner="𠮷田", due=TODAY + timedelta(days=9))
        workbook.apply(row_changes(DEVICE, {}, {"1": {**dict.fromkeys(DEVICE.names, ""), "name": "ノートPC"}}))
        yield workbook


@pytest.fixture
def calendar(catalogue: Catalogue, workbook: Workbook) -> Callable[[Path], int]:
    standing = Standing(catalogue, workbook.texts)
    return lambda path: export_calendar(
        path, catalogue=catalogue, standing=standing, workbook=workbook, today=TODAY, language="en"
    )


@pytest.fixture
def writers(
    catalogue: Catalogue, workbook: Workbook, calendar: Callable[[Path], int]
) -> dict[str, Callable[[Path], object]]:
    """Each way out, with a path left to name."""

    def table(what: What, kind: TableFormat) -> Callable[[Path], object]:
        return lambda path: export_table(path, kind, what, catalogue=catalogue, workbook=workbook, language="en")

    return {
        "answers as CSV": table(ANSWERS, TableFormat.CSV),
        "devices as XLSX": table(WHATS[DEVICE.file], TableFormat.XLSX),
        "calendar": calendar,
        "JSON": lambda path: export_json(path, workbook),
        "hand-over": lambda path: export_hand_over(path, workbook, b"", ""),
    }


WAYS = ["answers as CSV", "devices as XLSX", "calendar", "JSON", "hand-over"]


@pytest.mark.parametrize("way", WAYS)
def test_the_workbook_itself_is_never_written_over(writers: dict, workbook: Workbook, way: str) -> None:
    with pytest.raises(CopyOntoItself):
        writers[way](workbook.path)
    assert workbook.entry(M).owner == "𠮷田"


@pytest.mark.parametrize("way", WAYS)
def test_nor_is_it_by_another_name(writers: dict, workbook: Workbook, tmp_path: Path, way: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(CopyOntoItself):
        writers[way](tmp_path / "folder" / ".." / workbook.path.name)


@pytest.mark.parametrize("way", WAYS)
def test_another_file_is_written_over_whole(writers: dict, tmp_path: Path, way: str) -> None:
    target = tmp_path / "folder" / "out"
    target.parent.mkdir()
    target.write_bytes(b"a letter" * 100_000)
    writers[way](target)
    assert b"a letter" not in target.read_bytes()
    assert [path.name for path in target.parent.iterdir()] == ["out"]


@pytest.mark.parametrize("way", WAYS)
def test_a_folder_that_is_not_there_is_told(writers: dict, tmp_path: Path, way: str) -> None:
    with pytest.raises(PathMissing):
        writers[way](tmp_path / "gone" / "out")


def test_a_table_has_headings_of_its_language_and_what_was_typed(
    catalogue: Catalogue, workbook: Workbook, tmp_path: Path
) -> None:
    for language, heading in (("en", "Measure ID"), ("ja", "対策")):
        path = tmp_path / f"{language}.csv"
        export_table(path, TableFormat.CSV, ANSWERS, catalogue=catalogue, workbook=workbook, language=language)
        text = path.read_text(encoding="utf-8-sig")
        assert heading in text.splitlines()[0]
        assert "髙﨑さんに聞く" in text
        assert len(text.splitlines()) == 1 + len(catalogue.measures)


def test_the_calendar_says_how_many_events_it_has(calendar: Callable[[Path], int], tmp_path: Path) -> None:
    events = calendar(tmp_path / "out.ics")
    text = (tmp_path / "out.ics").read_text(encoding="utf-8")
    assert text.count("BEGIN:VEVENT") == events > 0
    assert f"{TODAY + timedelta(days=9):%Y%m%d}" in text


def test_what_does_not_apply_is_in_no_calendar(
    catalogue: Catalogue, workbook: Workbook, calendar: Callable[[Path], int], tmp_path: Path
) -> None:
    before = calendar(tmp_path / "before.ics")
    edit(workbook, status=Status.NOT_APPLICABLE, reason="no such thing here")
    assert calendar(tmp_path / "after.ics") < before


def test_the_whole_is_one_json(workbook: Workbook, tmp_path: Path) -> None:
    export_json(tmp_path / "out.json", workbook)
    whole = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert "髙﨑さんに聞く" in json.dumps(whole, ensure_ascii=False)
    assert "ノートPC" in json.dumps(whole["tables"], ensure_ascii=False)


def test_without_a_password_the_hand_over_file_is_a_sound_workbook(workbook: Workbook, tmp_path: Path) -> None:
    export_hand_over(tmp_path / "out.tenken", workbook, b"", "")
    assert check_workbook(tmp_path / "out.tenken").result is Result.SOUND
    assert not is_locked_hand_over(tmp_path / "out.tenken")


def test_a_password_that_does_not_do_makes_no_file(workbook: Workbook, tmp_path: Path) -> None:
    with pytest.raises(PasswordUnfit):
        export_hand_over(tmp_path / "out.tenken", workbook, b"", "short")
    assert not (tmp_path / "out.tenken").exists()
