"""Tables that LibreOffice opened and saved come back without a difference, and it shows what the decision note says."""

import csv
import subprocess
from pathlib import Path

import pytest

from app.exchange.columns import ANSWERS, WHATS
from app.exchange.comparing import Note
from app.exchange.xlsx_in import read_xlsx
from app.work.files_in import restore_json
from app.work.files_out import export_json
from tests.exchange.handmade import cell, row, sheet, xlsx
from tests.exchange.samples import LIBREOFFICE_KEEPS, back, fill, out, put
from tests.languages import LANGUAGES
from tests.tables import tables_of

KINDS = ("csv", "xlsx")


def saved_by_libreoffice(path: Path, profile: Path) -> Path:
    """The file as LibreOffice writes it, under the same name in a folder beside it."""
    folder = path.parent / "saved"
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", path.suffix[1:]]
    subprocess.run([*command, "--outdir", str(folder), str(path)], check=True, capture_output=True, timeout=120)
    return folder / path.name


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a LibreOffice of its own."""
    return tmp_path_factory.mktemp("office")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_answers_come_back(workbook, catalogue, tmp_path, office, libreoffice, kind, lang):
    fill(workbook, LIBREOFFICE_KEEPS)
    path = saved_by_libreoffice(out(workbook, catalogue, tmp_path / f"x.{kind}", lang=lang), office)
    found = back(workbook, catalogue, path)
    assert (found.rows, found.differences, found.notes) == (98, (), {})


@pytest.mark.parametrize("what", [WHATS["devices"], WHATS["contacts"]])
@pytest.mark.parametrize("kind", KINDS)
def test_ledgers_come_back(workbook, catalogue, tmp_path, office, libreoffice, kind, what):
    fill(workbook, LIBREOFFICE_KEEPS)
    path = saved_by_libreoffice(out(workbook, catalogue, tmp_path / f"x.{kind}", what), office)
    found = back(workbook, catalogue, path)
    assert (found.differences, found.notes) == ((), {})


def test_a_workbook_restored_from_json_knows_the_table_of_the_one_before(
    workbook, catalogue, tmp_path, office, libreoffice
):
    fill(workbook, LIBREOFFICE_KEEPS)
    export_json(tmp_path / "a.json", workbook)
    with restore_json(tmp_path / "a.json", tmp_path / "b.tenken") as restored:
        path = saved_by_libreoffice(out(restored, catalogue, tmp_path / "x.xlsx"), office)
        assert back(workbook, catalogue, path).differences == ()
        assert back(restored, catalogue, path).differences == ()


def converted(path: Path, profile: Path, to: str, ending: str) -> Path:
    """The file as LibreOffice saves it in another format."""
    folder = path.parent / "converted"
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", to]
    if path.suffix == ".csv":
        command.append("--infilter=Text - txt - csv (StarCalc):44,34,76")
    subprocess.run([*command, "--outdir", str(folder), str(path)], check=True, capture_output=True, timeout=120)
    return folder / f"{path.stem}.{ending}"


@pytest.mark.parametrize("what", [ANSWERS, WHATS["devices"]])
def test_csv_saved_as_xlsx_is_unchanged_cell_by_cell(workbook, catalogue, tmp_path, office, libreoffice, what):
    """The marks stay a part of the texts then, and mean in XLSX what they mean in CSV."""
    fill(workbook, LIBREOFFICE_KEEPS)
    path = converted(out(workbook, catalogue, tmp_path / "x.csv", what), office, "xlsx", "xlsx")
    found = back(workbook, catalogue, path)
    assert (found.differences, found.notes) == ((), {})


def test_xlsx_saved_as_csv_is_unchanged_cell_by_cell(workbook, catalogue, tmp_path, office, libreoffice):
    fill(workbook, LIBREOFFICE_KEEPS)
    path = converted(
        out(workbook, catalogue, tmp_path / "x.xlsx"), office, "csv:Text - txt - csv (StarCalc):44,34,76", "csv"
    )
    found = back(workbook, catalogue, path)
    assert (found.differences, found.notes) == ((), {})


@pytest.mark.parametrize(("name", "number"), [("Shift_JIS", 64), ("EUC-JP", 69), ("ISO-2022-JP", 72)])
def test_what_libreoffice_saves_in_an_older_encoding_is_unchanged(
    workbook, catalogue, tmp_path, office, libreoffice, name, number
):
    put(workbook, note="𠮷田〜−‖¢£¬—☑é", owner="𠮷田", scope="髙﨑①㈱")
    csv = f"csv:Text - txt - csv (StarCalc):44,34,{number}"
    path = converted(out(workbook, catalogue, tmp_path / "x.xlsx"), office, csv, "csv")
    assert "𠮷" not in path.read_bytes().decode("utf-8", "replace")
    found = back(workbook, catalogue, path)
    assert found.differences == ()
    assert set(found.notes) == {Note.LETTERS_KEPT}


def test_it_shows_what_the_decision_note_says(tmp_path, office, libreoffice):
    numbers, days, *_others = tables_of("Numbers and what a cell shows")
    rows = [(held, code, text) for held, code, text, *_day in (*numbers, *days) if not code.startswith("id ")]
    cells = [row(n, [cell(f"A{n}", float(held), n)]) for n, (held, _code, _text) in enumerate(rows, 1)]
    path = xlsx(tmp_path / "x.xlsx", sheet(cells), codes=(0, *(code for _held, code, _text in rows)))
    as_shown = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"
    command = ["soffice", f"-env:UserInstallation={office.as_uri()}", "--headless", "--convert-to", as_shown]
    subprocess.run([*command, "--outdir", str(tmp_path), str(path)], check=True, capture_output=True, timeout=120)
    with (tmp_path / "x.csv").open(encoding="utf-8-sig", newline="") as file:
        shown = [line[0].strip() for line in csv.reader(file)]
    assert list(zip(rows, shown, strict=True)) == [(one, one[2]) for one in rows]


def test_what_it_saves_shows_the_same_here(tmp_path, office, libreoffice):
    numbers, days, *_others = tables_of("Numbers and what a cell shows")
    rows = [(held, code, text) for held, code, text, *_day in (*numbers, *days) if not code.startswith("id ")]
    cells = [row(n, ["x", cell(f"B{n}", float(held), n - 1)]) for n, (held, _code, _text) in enumerate(rows, 2)]
    lines = [row(1, ["serial", "note"]), *cells]
    path = xlsx(tmp_path / "x.xlsx", sheet(lines), codes=(0, *(code for _held, code, _text in rows)))
    grid = read_xlsx(saved_by_libreoffice(path, office))
    assert [(one, cells[1]) for one, cells in zip(rows, grid.rows[1:], strict=True)] == [(one, one[2]) for one in rows]
