"""A cell that is missing and one that is empty are the same in every file, and clear nothing by themselves."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from app.domain.answers import Carrier, Priority, Status
from app.domain.differences import Novelty
from app.exchange.columns import WHATS
from app.exchange.comparing import Note
from app.exchange.refusals import RowCut
from tests.exchange.samples import OTHER, M, back, changed_sheet, csv_file, headings, out, put, xlsx_file
from tests.kept import kept_edits
from tests.languages import LANGUAGES
from tests.tables import tables_of

KINDS = ("csv", "xlsx")


def table(path: Path, rows: Sequence[Sequence[str]]) -> Path:
    """A table as rows of cells, short ones too."""
    if path.suffix == ".xlsx":
        return xlsx_file(path, rows)
    return csv_file(path, "".join(",".join(row) + "\r\n" for row in rows))


HEAD = ("id", "status", "note", "owner", "due", "carrier", "priority")
SAME = {
    "a short row": [HEAD, (M, "done")],
    "empty cells": [HEAD, (M, "done", "", "", "", "", "")],
    "blank cells": [HEAD, (M, "done", " ", "　", "\u200b", "\u3164", " ")],
    "no such columns": [HEAD[:2], (M, "done")],
    "a longer row beside": [HEAD, (M, "done"), (OTHER, "", "", "", "", "", "")],
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("rows", SAME.values(), ids=SAME)
def test_all_of_them_say_nothing(workbook, catalogue, tmp_path, kind, rows):
    put(
        workbook, status=Status.PARTIAL, note="a", owner="b", due=date(2026, 1, 1), carrier=Carrier.BOTH,
        priority=Priority.HIGH,
    )  # fmt: skip
    found = back(workbook, catalogue, table(tmp_path / f"x.{kind}", rows))
    assert [one.edit.after for one in found.differences] == [Status.DONE]
    assert found.notes[Note.EMPTY_KEPT] == (0 if len(rows[0]) == 2 else 5)
    assert found.emptied == ()  # without a stamp nobody can tell


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("cell", "means"), tables_of("Empty and missing cells")[0])
def test_each_row_of_the_table(workbook, catalogue, tmp_path, kind, cell, means):
    put(workbook, note="a")
    found = back(workbook, catalogue, table(tmp_path / f"x.{kind}", [("id", "note"), (M, cell)]))
    after = {"is emptied": [""], "stays": [], "holds the text": [cell], "holds the text without the mark": [cell[1:]]}
    assert [one.edit.after for one in found.differences] == after[means]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("word", ["(clear)", "（消す）"])
def test_each_field_is_emptied_by_the_word(workbook, catalogue, tmp_path, kind, word):
    put(
        workbook, status=Status.DONE, note="a", owner="b", due=date(2026, 1, 1), carrier=Carrier.BOTH,
        priority=Priority.HIGH,
    )  # fmt: skip
    found = back(workbook, catalogue, table(tmp_path / f"x.{kind}", [HEAD, (M, *[word] * 6)]))
    assert {one.edit.after for one in found.differences} == {
        Status.UNANSWERED, "", None, Carrier.SELF, Priority.NORMAL
    }  # fmt: skip
    workbook.apply([one.edit for one in found.differences])
    assert M not in workbook.entries()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_text_that_is_the_word_is_a_text(workbook, catalogue, tmp_path, kind, lang):
    put(workbook, note="（消す）", scope="(clear)", evidence="'(clear)", owner="（消す）")
    path = out(workbook, catalogue, tmp_path / f"x.{kind}", lang=lang)
    found = back(workbook, catalogue, path)
    assert (found.differences, found.notes) == ((), {})


def emptied(path: Path, *keys: str) -> Path:
    """An exported table in which a person has emptied cells of the row of M."""

    def change(sheet) -> None:
        (row,) = [cells[0].row for cells in sheet.iter_rows() if cells[1].value == M]
        for key in keys:
            sheet.cell(row, headings()[key]).value = None

    return changed_sheet(path, change)


def test_what_was_emptied_in_an_exported_table_waits_for_a_word(workbook, catalogue, tmp_path):
    put(workbook, note="a", owner="b", due=date(2026, 1, 1))
    path = emptied(out(workbook, catalogue, tmp_path / "x.xlsx"), "note", "due")
    found = back(workbook, catalogue, path)
    assert found.differences == ()
    assert found.notes == {Note.EMPTY_KEPT: 2}
    assert [spot.heading for spot in found.spots[Note.EMPTY_KEPT]] == ["メモ", "期限"]
    assert [(one.edit.field.value, one.edit.after, one.novelty) for one in found.emptied] == [
        ("note", "", Novelty.EMPTIED),
        ("due", None, Novelty.EMPTIED),
    ]


def test_what_was_filled_here_afterwards_was_not_emptied_there(workbook, catalogue, tmp_path):
    path = out(workbook, catalogue, tmp_path / "x.xlsx")
    put(workbook, note="a")
    found = back(workbook, catalogue, path)
    assert (found.differences, found.emptied, found.notes) == ((), (), {Note.NEWER_KEPT: 1})


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_of_a_ledger_that_was_emptied_stays_until_a_word(workbook, catalogue, tmp_path, kind):
    workbook.apply(kept_edits(workbook, {"device.1.name": "PC", "device.1.serial": "S", "device.2.name": "Mac"}))
    path = out(workbook, catalogue, tmp_path / f"x.{kind}", WHATS["devices"])
    if kind == "csv":
        csv_file(path, path.read_bytes().decode("utf-8-sig").replace("1,PC,S,", "1,,,"))
    else:
        changed_sheet(path, lambda sheet: [sheet.cell(2, n).__setattr__("value", None) for n in (2, 3)])
    found = back(workbook, catalogue, path)
    assert (found.differences, found.notes) == ((), {Note.EMPTY_KEPT: 2})
    assert [one.edit.place.address for one in found.emptied] == ["device.1.name", "device.1.serial"]


def test_a_new_row_is_known_by_its_empty_cells_too(workbook, catalogue, tmp_path):
    """A second device of the same name without a serial number is another one."""
    workbook.apply(kept_edits(workbook, {"device.1.name": "PC", "device.1.serial": "S"}))
    path = csv_file(tmp_path / "x.csv", "番号,名前,serial\n,PC,\n,PC,S\n")
    assert [one.edit.place.address for one in back(workbook, catalogue, path).differences] == ["device.2.name"]


def test_a_status_without_a_reason_keeps_the_one_that_is_there(workbook, catalogue, tmp_path):
    put(workbook, reason="使っていない")
    path = csv_file(tmp_path / "x.csv", f"id,status,reason\n{M},対象外,\n")
    assert [one.edit.after for one in back(workbook, catalogue, path).differences] == [Status.NOT_APPLICABLE]


CUT = {
    "the only row": (f"id,status,note,owner\n{M},実施し", True),
    "shorter than the others": (f"id,note,owner\n{OTHER},a,b\n{M},c", True),
    "as short as others": (f"id,note,owner\n{OTHER},a\n{M},c", False),
    "whole": (f"id,note,owner\n{OTHER},a,b\n{M},c,d", False),
}


@pytest.mark.parametrize(("text", "is_cut"), CUT.values(), ids=CUT)
def test_a_short_last_row_without_an_end_is_half_a_file_where_no_other_is_short(
    workbook, catalogue, tmp_path, text, is_cut
):
    path = csv_file(tmp_path / "x.csv", text)
    if is_cut:
        with pytest.raises(RowCut):
            back(workbook, catalogue, path)
    else:
        assert back(workbook, catalogue, path).differences


def test_empty_rows_far_below_count_for_nothing(workbook, catalogue, tmp_path):
    path = csv_file(tmp_path / "x.csv", f"id,note\n{M},a\n" + ",\n" * 60_000)
    assert len(back(workbook, catalogue, path).differences) == 1
    path = csv_file(tmp_path / "x.csv", f"id,note{',' * 900}\n{M},a{',' * 900}\n")
    assert len(back(workbook, catalogue, path).differences) == 1
