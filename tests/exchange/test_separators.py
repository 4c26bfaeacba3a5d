"""The separator of a CSV file is the one under which its headings are known, whatever stands in its notes."""

import pytest

from app.exchange.columns import ANSWERS, WHATS
from app.exchange.refusals import FileTooLarge, QuotesBroken, Unreadable, Why
from tests.exchange.samples import M, back, csv_file, out, put
from tests.kept import kept_edits

SEPARATORS = [",", ";", "\t", "|"]
NOTES = [
    "a;b;c;d;e",
    "a,b,c,d,e",
    "a\tb\tc\td\te",
    "a|b|c|d|e",
    ";;;;,,,,||||\t\t\t\t",
    "\n".join("\t".join("abcdefghijkl")),
]


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize("title", ["", "点検;の,表|2026\t\r\n\r\n"])
def test_what_stands_in_a_note_does_not_count(workbook, catalogue, tmp_path, separator, note, title):
    rows = [("id", "note"), (M, f'"{note}"')]
    text = title + "".join(separator.join(row) + "\r\n" for row in rows)
    found = back(workbook, catalogue, csv_file(tmp_path / "x.csv", text))
    assert [one.edit.after for one in found.differences] == [note]


def test_a_note_without_quotation_marks_may_hold_other_separators(workbook, catalogue, tmp_path):
    path = csv_file(tmp_path / "x.csv", f"id,note\n{M},a;b;c;d;e\n")
    assert [one.edit.after for one in back(workbook, catalogue, path).differences] == ["a;b;c;d;e"]


@pytest.mark.parametrize("said", ["sep=;", '"sep=;"', "SEP=;", "sep=;;;"])
def test_what_the_first_line_says_is_believed(workbook, catalogue, tmp_path, said):
    path = csv_file(tmp_path / "x.csv", f"{said}\r\nid;note\r\n{M};a,b\r\n")
    assert [one.edit.after for one in back(workbook, catalogue, path).differences] == ["a,b"]


def test_our_own_tables_are_read_whatever_is_in_them(workbook, catalogue, tmp_path):
    programs = "; ".join(f"ソフト{n}" for n in range(25))
    table = "\n".join("\t".join("あいうえおかきくけこさし") for _n in range(12))
    workbook.apply(kept_edits(workbook, {"device.1.applications": programs, "device.1.serial": "S"}))
    put(workbook, catalogue.measures[0].id, note=table)
    for what in (ANSWERS, WHATS["devices"]):
        assert back(workbook, catalogue, out(workbook, catalogue, tmp_path / "x.csv", what)).differences == ()


def test_a_quotation_mark_that_is_missing_is_still_told(workbook, catalogue, tmp_path):
    with pytest.raises(QuotesBroken):
        back(workbook, catalogue, csv_file(tmp_path / "x.csv", f'id;note\n{M};"a\n'))


HOSTILE = {
    "separators": "id,note\n" + "," * (20 << 20),
    "quoted lines": "id,note\n" + '"\n",' * (4 << 20),
    "one cell": 'id,note\nx,"' + "a" * (20 << 20),
    "empty lines": "id,note\n" + "\n" * (2 << 20),
    "rows": "id,note\n" + "x,y\n" * (4 << 20),
    "wide rows": "id,note\n" + ("x," * 10_000 + "\n") * 1_000,
    "other separators": ";|\t" * (2 << 20),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_far_more_than_a_table_is_refused_early(workbook, catalogue, tmp_path, name):
    """Without a bound the longest row alone takes 1.5 GB."""
    import tracemalloc

    path = csv_file(tmp_path / "x.csv", HOSTILE[name])
    tracemalloc.start()
    try:
        with pytest.raises((Unreadable, QuotesBroken)) as caught:
            back(workbook, catalogue, path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert isinstance(caught.value, QuotesBroken) or caught.value.why in (Why.TOO_MANY_ROWS, Why.NO_TABLE)
    assert peak < 200 << 20


def test_more_than_any_table_is_not_read(workbook, catalogue, tmp_path):
    with pytest.raises(FileTooLarge):
        back(workbook, catalogue, csv_file(tmp_path / "x.csv", "a" * ((32 << 20) + 1)))
