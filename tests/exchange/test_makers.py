"""XLSX files as the programs of many makers write them, and what none of them writes."""

import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.exchange import xlsx_xml
from app.exchange.refusals import FormulaFound, MergedCells, Unreadable, Why
from app.exchange.xlsx_in import read_xlsx
from tests.exchange.handmade import MAIN, STRICT, cell, row, sheet, xlsx

HEAD = row(1, ["serial", "note"])
BODY = row(2, ["SN-1", "あ"])
TABLE = (("serial", "note"), ("SN-1", "あ"))


def rows_of(path: Path) -> tuple[tuple[str, ...], ...]:
    return read_xlsx(path).rows


# looks and settings that are of no matter

LOOKS = {
    "an empty fill": '<fills><fill/><fill><patternFill patternType="none"/></fill></fills>',
    "a font family beyond the list": '<fonts><font><family val="34"/><sz val="abc"/></font></fonts>',
    "an odd colour": '<fonts><font><color rgb="red"/></font></fonts>',
    "an odd alignment": '<cellStyles><xf><alignment vertical="middle" horizontal="start"/></xf></cellStyles>',
    "a list of extensions in a fill": '<fills><fill><patternFill/><extLst><ext uri="x"/></extLst></fill></fills>',
    "formats of conditions": '<dxfs><dxf><numFmt numFmtId="200" formatCode=";;;"/></dxf></dxfs>',
    "a foreign element": '<x:thing xmlns:x="urn:x"><x:xf numFmtId="9"/></x:thing>',
}


@pytest.mark.parametrize("looks", LOOKS.values(), ids=LOOKS)
def test_looks_are_of_no_matter(tmp_path, looks):
    assert rows_of(xlsx(tmp_path / "x.xlsx", sheet([HEAD, BODY]), looks=looks, codes=(0, "0000"))) == TABLE


PARTS = {
    "an odd day in the properties": {"docProps/core.xml": "<p><created>yesterday</created></p>"},
    "a picture": {"docProps/thumbnail.jpeg": b"\xff\xd8\0\0"},
    "a calculation chain that is broken": {"xl/calcChain.xml": "<calcChain><c"},
    "a theme with an entity": {"xl/theme/theme1.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"},
    "a folder": {"xl/media/": b""},
    "no styles": {"xl/styles.xml": f'<styleSheet xmlns="{MAIN}"/>'},
}


@pytest.mark.parametrize("parts", PARTS.values(), ids=PARTS)
def test_other_parts_are_of_no_matter(tmp_path, parts):
    assert rows_of(xlsx(tmp_path / "x.xlsx", sheet([HEAD, BODY]), parts=parts)) == TABLE


def test_views_of_odd_measures_are_of_no_matter(tmp_path):
    before = (
        '<sheetPr><tabColor rgb="zz"/></sheetPr><dimension ref="A1:XFD1048576"/>'
        '<sheetViews><sheetView zoomScale="1e3" view="odd"><pane xSplit="1.5" state="x"/></sheetView></sheetViews>'
        '<sheetFormatPr defaultRowHeight="x"/><cols><col min="1" max="16384" width="NaN" style="99"/></cols>'
    )
    after = (
        '<sheetProtection sheet="1"/><autoFilter ref="A1:B2"/><conditionalFormatting sqref="A1"><cfRule type="odd">'
        "<formula>1+1</formula></cfRule></conditionalFormatting><dataValidations><dataValidation sqref='A1'>"
        "<formula1>x</formula1></dataValidation></dataValidations><hyperlinks><hyperlink ref='A1'/></hyperlinks>"
        '<extLst><ext uri="x"><x14:f xmlns:x14="urn:x">1</x14:f></ext></extLst>'
    )
    workbook = (
        f'<workbook xmlns="{MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<bookViews><workbookView yWindow="120.5" activeTab="x"/></bookViews><sheets>'
        '<sheet name="あ/い" sheetId="x" r:id="rId1"/></sheets><definedNames><definedName name="x">#REF!</definedName>'
        "</definedNames></workbook>"
    )
    path = xlsx(
        tmp_path / "x.xlsx", sheet([HEAD, BODY], before=before, after=after), parts={"xl/workbook.xml": workbook}
    )
    assert rows_of(path) == TABLE


# makers


def test_strict_open_xml(tmp_path):
    rows = [row(1, ["serial", "seen"]), row(2, ["SN-1", '<c r="B2" s="1" t="d"><v>2026-12-15T00:00:00</v></c>'])]
    path = xlsx(tmp_path / "x.xlsx", sheet(rows, main=STRICT), is_strict=True, codes=(0, 14))
    assert rows_of(path) == (("serial", "seen"), ("SN-1", "2026/12/15"))


def test_google_sheets_writes_prefixes_and_many_empty_cells(tmp_path):
    empty = "".join(f"<row r='{n}'><c r='A{n}' s='1'/></row>" for n in range(3, 1001))
    shared = "<si><t>serial</t></si><si><t>note</t></si><si><t>SN-1</t></si><si><t>あ</t></si>"
    texts = [f'<c r="{place}" s="1" t="s"><v>{n}</v></c>' for n, place in enumerate(("A1", "B1", "A2", "B2"))]
    rows = f'<row r="1">{texts[0]}{texts[1]}</row><row r="2">{texts[2]}{texts[3]}</row>{empty}'
    path = xlsx(tmp_path / "x.xlsx", sheet(rows), texts=shared, codes=(0, "0"))
    assert rows_of(path) == TABLE


def test_numbers_writes_a_summary_sheet_first(tmp_path):
    summary = sheet([row(1, ["書き出しの概要"]), row(3, ["シート1", "表1", '<c r="C3"><f>HYPERLINK("#x")</f></c>'])])
    assert rows_of(xlsx(tmp_path / "x.xlsx", summary, sheet([HEAD, BODY]))) == TABLE


def test_places_may_be_left_out_and_namespaces_may_have_prefixes(tmp_path):
    inline = "<x:c t='inlineStr'><x:is><x:t>{}</x:t></x:is></x:c>".format
    rows = ["".join(map(inline, line)) for line in TABLE]
    text = "".join(f"<x:row>{one}</x:row>" for one in rows)
    path = xlsx(tmp_path / "x.xlsx", f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{text}</x:sheetData></x:worksheet>')
    assert rows_of(path) == TABLE


def test_the_first_part_may_have_another_name_and_another_case(tmp_path):
    path = xlsx(tmp_path / "x.xlsx", sheet([HEAD, BODY]))
    target = tmp_path / "y.xlsx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            other = name.replace("xl/workbook.xml", "xl/Workbook2.xml").replace(
                "workbook.xml.rels", "workbook2.xml.rels"
            )
            content = source.read(name).replace(b"xl/workbook.xml", b"/xl/workbook2.xml")
            copy.writestr(other.replace("sheet1.xml", "Sheet1.xml"), content)
    assert rows_of(target) == TABLE


def test_utf_16_parts(tmp_path):
    text = sheet([HEAD, BODY]).replace("UTF-8", "UTF-16").encode("utf-16")
    assert rows_of(xlsx(tmp_path / "x.xlsx", text.decode("utf-16"), parts={"xl/worksheets/sheet1.xml": text})) == TABLE


def test_openpyxl_reads_what_is_made_by_hand_here(tmp_path):
    """The files of these tests are such as others read, too."""
    loaded = load_workbook(xlsx(tmp_path / "x.xlsx", sheet([HEAD, BODY]), codes=(0, "0000")))
    assert tuple(loaded.worksheets[0].iter_rows(values_only=True)) == TABLE


# what lies below, beside and on other sheets

FAR = {
    "a row far below": '<row r="1048576"/>',
    "empty cells far below": '<row r="1048576"><c r="A1048576" s="1"/><c r="B1048576" s="1"><v/></c></row>',
    "borders down to row 12,000": "".join(
        "".join((f"<row r='{n}'>", *(f"<c r='{letter}{n}' s='1'/>" for letter in "ABCDEFGHIJ"), "</row>"))
        for n in range(3, 12_001)
    ),
    "an empty text far below": '<row r="20000"><c r="A20000" t="inlineStr"><is><t></t></is></c></row>',
    "an empty cell far to the right": '<row r="3"><c r="XFD3" s="1"/></row>',
}


@pytest.mark.parametrize("rows", FAR.values(), ids=FAR)
def test_what_is_empty_is_of_no_matter_wherever_it_stands(tmp_path, rows):
    assert rows_of(xlsx(tmp_path / "x.xlsx", sheet([HEAD, BODY, rows]))) == TABLE


@pytest.mark.parametrize("far", ["A10001", "GS2", "XFD1048576"])
def test_what_is_filled_far_off_is_more_than_any_table(tmp_path, far):
    number = far.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    rows = [HEAD, BODY, f'<row r="{number}">{cell(far, "x")}</row>']
    with pytest.raises(Unreadable) as caught:
        read_xlsx(xlsx(tmp_path / "x.xlsx", sheet(rows)))
    assert caught.value.why is Why.TOO_MANY_ROWS


OTHERS = {
    "many rows": sheet(row(n, [n, "x"]) for n in range(1, 12_001)),
    "formulas and errors": sheet([row(1, ['<c r="A1"><f>1+1</f><v>2</v></c>', '<c r="B1" t="e"><v>#REF!</v></c>'])]),
    "merged cells": sheet([row(1, ["x"])], after='<mergeCells><mergeCell ref="A1:Z99"/></mergeCells>'),
    "a cell far off": sheet([f'<row r="1048576">{cell("XFD1048576", 1)}</row>']),
    "a number that was cut": sheet([row(1, [1e300])]),
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
@pytest.mark.parametrize("is_first", [True, False])
def test_other_sheets_are_of_no_matter(tmp_path, other, is_first):
    sheets = (other, sheet([HEAD, BODY])) if is_first else (sheet([HEAD, BODY]), other)
    assert rows_of(xlsx(tmp_path / "x.xlsx", *sheets)) == TABLE


def test_the_table_may_stand_on_the_hundredth_sheet(tmp_path):
    many = [sheet([row(1, [n])]) for n in range(99)]
    assert rows_of(xlsx(tmp_path / "x.xlsx", *many, sheet([HEAD, BODY]))) == TABLE


def test_what_is_merged_below_or_beside_the_table_is_of_no_matter(tmp_path):
    after = '<mergeCells><mergeCell ref="A50:B60"/><mergeCell ref="D1:F3"/></mergeCells>'
    assert rows_of(xlsx(tmp_path / "x.xlsx", sheet([HEAD, BODY], after=after))) == TABLE
    with pytest.raises(MergedCells):
        read_xlsx(xlsx(tmp_path / "y.xlsx", sheet([HEAD, BODY], after=after.replace("A50:B60", "A2:A60"))))


FORMULAS = {
    "of its own": "<f>1+1</f><v>2</v>",
    "shared, without text": '<f t="shared" si="0"/><v>2</v>',
    "of an array": '<f t="array" ref="B2:B3">SUM(A:A)</f><v>2</v>',
    "without result": "<f>NOW()</f>",
    "behind its result": "<v>2</v><f>1+1</f>",
}


@pytest.mark.parametrize("formula", FORMULAS.values(), ids=FORMULAS)
def test_every_formula_is_refused_by_its_cell(tmp_path, formula):
    with pytest.raises(FormulaFound) as caught:
        read_xlsx(xlsx(tmp_path / "x.xlsx", sheet([HEAD, row(2, ["SN-1", f'<c r="B2">{formula}</c>'])])))
    assert (caught.value.spot.row, caught.value.spot.letters) == (2, "B")
    assert caught.value.text.startswith("=")


# what is broken

BROKEN = {
    "a number that is none": '<c r="B2"><v>abc</v></c>',
    "no number at all": '<c r="B2"><v>NaN</v></c>',
    "more than there is": '<c r="B2"><v>1e999</v></c>',
    "a shared text that is not there": '<c r="B2" t="s"><v>7</v></c>',
    "a place that is none": '<c r="2B"><v>1</v></c>',
    "a day that is none": '<c r="B2" t="d"><v>2026-02-30</v></c>',
    "an end that is missing": '<c r="B2">',
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_what_is_broken_is_refused(tmp_path, content):
    with pytest.raises(Unreadable) as caught:
        read_xlsx(xlsx(tmp_path / "x.xlsx", sheet([HEAD, f'<row r="2">{content}</row>'])))
    assert caught.value.why is Why.BROKEN


def test_a_sheet_that_is_missing_is_damage(tmp_path):
    path = xlsx(tmp_path / "x.xlsx", sheet([HEAD]))
    target = tmp_path / "y.xlsx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            if "sheet1" not in name:
                copy.writestr(name, source.read(name))
    with pytest.raises(Unreadable) as caught:
        read_xlsx(target)
    assert caught.value.why is Why.BROKEN


# bombs: the limit is on what is done for them

MEGABYTE = 1 << 20
ENTITY = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
SHARED = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(2, 9_000))
BOMBS: dict[str, Callable[[Path], Path]] = {
    "merged cells in a comment": lambda path: xlsx(path, sheet([HEAD], after=f"<!-- {'<mergeCell ' * 200_000}-->")),
    "entities in sheet1.dat": lambda path: xlsx(path, f"{ENTITY}<x>&b;</x>", ending="dat"),
    "one long attribute": lambda path: xlsx(path, sheet([HEAD, f'<row spans="{"1" * 40 * MEGABYTE}"/>'])),
    "one long name": lambda path: xlsx(path, sheet([HEAD, f"<{'a' * 20 * MEGABYTE}/>"])),
    "a long text for every cell": lambda path: xlsx(
        path, sheet([HEAD, SHARED]), texts=f"<si><t>{'あ' * MEGABYTE}</t></si>"
    ),
    "the longest text in every cell": lambda path: xlsx(
        path, sheet([HEAD, SHARED]), texts=f"<si><t>{'あ' * 32_000}</t></si>"
    ),
    "a long number": lambda path: xlsx(path, sheet([HEAD, f"<row><c><v>{'1' * 4 * MEGABYTE}</v></c></row>"])),
    "a deep nest": lambda path: xlsx(path, sheet([HEAD, "<a>" * 1_000_000])),
    "a long rest": lambda path: xlsx(path, sheet([HEAD]) + " " * 60 * MEGABYTE),
}


@pytest.mark.parametrize("made", BOMBS.values(), ids=BOMBS)
def test_bombs_are_refused_before_they_fill_the_memory(tmp_path, made):
    path = made(tmp_path / "x.xlsx")
    tracemalloc.start()
    try:
        with pytest.raises(Unreadable):
            read_xlsx(path)
        assert tracemalloc.get_traced_memory()[1] < 40 * MEGABYTE  # 32 of them to read a file of any size
    finally:
        tracemalloc.stop()


MANY = "<c/>" * 30_000
COUNTED: dict[str, Callable[[Path], Path]] = {
    "in sheet1.dat": lambda path: xlsx(path, sheet([HEAD, f"<row>{MANY * 2}</row>"]), ending="dat"),
    "on eleven sheets": lambda path: xlsx(path, *[sheet([f"<row>{MANY[:20_000]}</row>"])] * 11),
    "shared texts": lambda path: xlsx(path, sheet([HEAD, BODY]), texts="<si><t>a</t></si>" * 30_000),
    "styles": lambda path: xlsx(path, sheet([HEAD, BODY]), looks="<a/>" * 60_000),
    "links": lambda path: xlsx(path, sheet([HEAD]), parts={"_rels/.rels": f"<a>{'<b/>' * 60_000}</a>"}),
}


@pytest.mark.parametrize("made", COUNTED.values(), ids=COUNTED)
def test_elements_are_counted_over_all_parts(tmp_path, monkeypatch, made):
    monkeypatch.setattr(xlsx_xml, "_MOST_ELEMENTS", 50_000)
    with pytest.raises(Unreadable) as caught:
        read_xlsx(made(tmp_path / "x.xlsx"))
    assert caught.value.why is Why.TOO_MUCH_INSIDE


def test_a_text_of_the_longest_kind_may_stand_in_many_rows(tmp_path):
    """It is held once, and not compared with headings again and again."""
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(2, 150))
    path = xlsx(tmp_path / "x.xlsx", sheet([HEAD, rows]), texts=f"<si><t>{'あ' * 100_000}</t></si>")
    assert len({id(cells[0]) for cells in rows_of(path)[1:]}) == 1
