"""What a cell shows is what it is: the tables of the decision note, by the functions and through a file."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.days import FIRST_SERIAL, NotADay, Tense, YearUnclear, parse_day
from app.exchange.cell_formats import BUILT_IN, NotShown
from app.exchange.refusals import LookUnknown, NumberWasCut
from app.exchange.shown_cells import NumberCut, number_shown, text_shown
from app.exchange.table_reading import DayCell
from app.exchange.values import read_day
from app.exchange.xlsx_in import read_xlsx
from tests.exchange.handmade import cell, row, sheet, xlsx
from tests.tables import tables_of

TODAY = date(2026, 11, 23)
NUMBERS, DAYS, DAYS_1904, REFUSED, _KINDS = tables_of("Numbers and what a cell shows")


def code_of(text: str) -> str:
    return BUILT_IN[int(text[3:])] if text.startswith("id ") else text


def shown(held: str, code: str, *, is_1904: bool = False) -> str:
    return number_shown(float(held), code_of(code), is_1904=is_1904)


def through_a_file(tmp_path, held: str, code: str, *, is_1904: bool = False) -> str:
    """The cell as the reader of files gives it, below a heading of ours."""
    style = int(code[3:]) if code.startswith("id ") else code
    rows = [row(1, ["serial", "note"]), row(2, ["a", f'<c r="B2" s="1"><v>{held}</v></c>'])]
    return read_xlsx(xlsx(tmp_path / "x.xlsx", sheet(rows), codes=(0, style), is_1904=is_1904)).rows[1][1]


def day_of(found: str) -> str:
    try:
        return str(read_day(found, TODAY, Tense.COMING))
    except NotADay:
        return "not a day"


@pytest.mark.parametrize(("held", "code", "text"), NUMBERS)
def test_a_number_is_what_its_format_shows(tmp_path, held, code, text):
    assert shown(held, code) == text
    assert through_a_file(tmp_path, held, code) == text


@pytest.mark.parametrize(("held", "code", "text", "day"), DAYS)
def test_a_day_is_what_its_format_shows_and_a_day_where_one_belongs(tmp_path, held, code, text, day):
    for found in (shown(held, code), through_a_file(tmp_path, held, code)):
        assert (found, day_of(found)) == (text, day)


@pytest.mark.parametrize(("held", "code", "text", "day"), DAYS_1904)
def test_days_may_count_from_1904(tmp_path, held, code, text, day):
    for found in (shown(held, code, is_1904=True), through_a_file(tmp_path, held, code, is_1904=True)):
        assert (found, day_of(found)) == (text, day)


@pytest.mark.parametrize(("held", "code", "why"), REFUSED)
def test_what_cannot_be_told_is_refused_by_its_cell(tmp_path, held, code, why):
    if code != "id 60":  # it has no code
        with pytest.raises(NumberCut if why == "cut" else NotShown):
            shown(held, code)
    with pytest.raises(NumberWasCut if why == "cut" else LookUnknown) as caught:
        through_a_file(tmp_path, held, code)
    assert (caught.value.spot.row, caught.value.spot.letters, caught.value.spot.heading) == (2, "B", "note")


def test_a_number_that_was_cut_is_named_with_all_the_figures_it_has(tmp_path):
    with pytest.raises(NumberWasCut) as caught:
        through_a_file(tmp_path, "1.2345678901234501E+18", "General")
    assert caught.value.text == "1234567890123450000"


@pytest.mark.parametrize(
    ("text", "code", "found"),
    [
        ("佐藤", "General", "佐藤"),
        ("佐藤", "@", "佐藤"),
        ("佐藤", '@"様"', "佐藤様"),
        ("佐藤", '0;-0;0;@"様"', "佐藤様"),
        ("佐藤", "yyyy/m/d", "佐藤"),
        ("佐藤", "yyyy/m/d;@", "佐藤"),
        ("佐藤", "[Red]@", "佐藤"),
        ("  a ", "@", "  a "),
        ("  a ", "[Red]@", "  a "),
        ("", ";;;", ""),
        ("007", "0", "007"),
    ],
)
def test_a_text_is_what_its_format_shows(text, code, found):
    assert text_shown(text, code) == found


@pytest.mark.parametrize("code", [";;;", '0;0;0;""', "[Nonsense]@", '@"'])
def test_a_text_that_is_hidden_or_cannot_be_told_is_refused(code):
    with pytest.raises(NotShown):
        text_shown("佐藤", code)


@pytest.mark.parametrize("code", ['m"月"d"日"', "id 53", "id 56", "id 35", "m/d", "d-mmm"])
@given(off=st.integers(-400, 400), tense=st.sampled_from(Tense))
def test_a_year_that_only_the_spreadsheet_knows_has_to_suit_the_field(code, off, tense):
    day = TODAY + timedelta(off)
    found = shown(str((day - FIRST_SERIAL).days), code)
    assert isinstance(found, DayCell)
    if off == 0 or (off < 0) == (tense is Tense.PAST):
        assert read_day(found, TODAY, tense) == day
    else:
        with pytest.raises(YearUnclear) as caught:
            read_day(found, TODAY, tense)
        assert (caught.value.text, caught.value.day) == (found, day)


COMPLETE = [
    "yyyy/m/d", "yyyy-mm-dd", 'yyyy"年"m"月"d"日"', '[$-411]ggge"年"m"月"d"日"', "[$-411]ge.m.d",
    "id 14", "id 22",
    "id 27", "id 28", "id 31", "id 36", "id 50", "id 51", "id 54", "id 57", "id 58",
    "yyyy/m/d(aaa)", "yyyy.mm.dd aaaa", "yyyymmdd", "dddd, mmmm d, yyyy",
    "yyyy/m/d h:mm", "[$-F800]dddd, mmmm dd, yyyy", "General",
]  # fmt: skip


@pytest.mark.parametrize("code", COMPLETE)
@given(day=st.dates(date(2000, 1, 1), date(2099, 12, 31)), tense=st.sampled_from(Tense), is_1904=st.booleans())
def test_a_day_that_is_shown_in_full_is_that_day_typed_or_held(code, day, tense, is_1904):
    serial = (day - FIRST_SERIAL).days - (1462 if is_1904 else 0)
    found = shown(str(serial), code, is_1904=is_1904)
    assert read_day(found, TODAY, tense) == day
    if not (is_1904 and code == "General"):
        assert parse_day(str(found), TODAY, tense) == day


CODES = st.lists(
    st.sampled_from([*'0#?,.%/ymdhsge@;"\\_*[]年 x', "E+", "aaa", "[h]", "[$-411]", "[>5]", "General", "AM/PM"]),
    max_size=12,
).map("".join)  # fmt: skip


@given(
    st.floats(allow_nan=False, allow_infinity=False) | st.integers(-10, 50_000),
    CODES | st.text(max_size=12),
    st.booleans(),
)
def test_no_format_does_more_harm_than_being_unknown(value, code, is_1904):
    with suppress(NotShown, NumberCut):
        found = number_shown(float(value), code, is_1904=is_1904)
        assert found.strip()
    with suppress(NotShown):
        assert text_shown("佐藤", code)


@pytest.mark.parametrize(
    "code", ["0" * 500, "#,##0." + "0" * 400, "%" * 400 + "0", '"' * 501, "[" * 500, "0" * 100_000]
)
def test_long_formats_are_of_no_harm(code):
    with suppress(NotShown, NumberCut):
        assert number_shown(123456789.25, code, is_1904=False)


@given(st.integers(0, 10**15 - 1), st.integers(1, 20))
def test_no_figure_of_a_whole_number_is_lost(value, width):
    assert shown(str(value), "General") == str(value)
    assert shown(str(value), "0" * width) == str(value).zfill(width)
    assert shown(str(value), "#,##0").replace(",", "") == str(value)
    phone = shown(str(value), "(00) 0000-0000")
    assert "".join(filter(str.isdecimal, phone)) == str(value).zfill(10)


def test_cells_of_other_kinds(tmp_path):
    texts = (
        "<si><t>平文</t></si>"
        "<si><r><rPr><b/></rPr><t>太</t></r><r><t xml:space='preserve'> 字</t></r></si>"
        "<si><t>髙﨑</t><rPh sb='0' eb='2'><t>タカサキ</t></rPh><phoneticPr fontId='1'/></si>"
        "<si><r><t>山</t></r><rPh sb='0' eb='1'><t>ヤマ</t></rPh><r><t>田</t></r></si>"
        "<si><t>a_x000D_b_x005F_x0041_</t></si><si><t/></si>"
    )
    cells = [
        *(f'<c r="A{n + 2}" t="s"><v>{n}</v></c>' for n in range(6)),
        '<c r="A8" t="b"><v>1</v></c>',
        '<c r="A9" t="b"><v>0</v></c>',
        '<c r="A10" t="d" s="1"><v>2026-12-15</v></c>',
        '<c r="A11" t="d" s="1"><v>2026-12-15T10:30:00.000Z</v></c>',
        '<c r="A12" t="str"><v>a &amp; b</v></c>',
        '<c r="A13" t="inlineStr"><is><r><t>あ</t></r><r><t>い</t></r><rPh sb="0" eb="1"><t>ア</t></rPh></is></c>',
        '<c r="A14" s="1"/>',
        '<c r="A15"><v></v></c>',
        "<c><v>5</v></c>",
    ]
    rows = [row(1, ["serial", "note"]), *(f"<row>{one}</row>" for one in cells)]
    grid = read_xlsx(xlsx(tmp_path / "x.xlsx", sheet(rows), texts=texts, codes=(0, "yyyy/m/d")))
    assert [cells[0] for cells in grid.rows[1:]] == [
        "平文", "太 字", "髙﨑", "山田", "a\rb_x0041_", "", "TRUE", "FALSE", "2026/12/15", "2026/12/15", "a & b",
        "あい", "", "", "5",
    ]  # fmt: skip


def test_the_apostrophe_of_a_text_is_none_of_its_letters(tmp_path):
    rows = [row(1, ["serial", "note"]), row(2, ["a", cell("B2", "007", 1)])]
    style = '<xf numFmtId="0"/><xf numFmtId="49" quotePrefix="1"/>'
    parts = {"xl/styles.xml": f'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
             f"<cellXfs>{style}</cellXfs></styleSheet>"}  # fmt: skip
    assert read_xlsx(xlsx(tmp_path / "x.xlsx", sheet(rows), parts=parts)).rows[1][1] == "007"


@pytest.mark.parametrize("code", ["0;0;0;@;0", "[$-ja-JP-x]0;0;0;@;0", "[$-zz]0", "[>5]0;[>9]0.0"])
def test_a_code_that_no_spreadsheet_has_shows_nothing(code):
    with pytest.raises(NotShown):
        shown("1", code)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("[$-ja-JP]aaaa", "月曜日"),
        ("[$-en-US]ddd", "Mon"),
        ("[$-en-GB,1]dddd", "Monday"),
        ("h:mm a/p", "6:00 A"),
        ("mm:ss.00", "00:00.00"),
        ("ss.0", "00.0"),
    ],
)
def test_a_time_is_shown_in_the_language_and_to_the_part_that_its_code_names(code, text):
    monday = (date(2026, 11, 23) - FIRST_SERIAL).days
    assert shown(f"{monday}.25", code) == text


def test_an_afternoon_has_its_letter():
    assert shown("1.75", "h a/p") == "6 P"


@pytest.mark.parametrize(("held", "code"), [("100", "[$-en-US]ge"), ("3000000", "yyyy/m/d"), ("1", "ge.m.d")])
def test_a_day_without_a_name_shows_nothing(held, code):
    with pytest.raises(NotShown):
        shown(held, code)


def test_a_day_beyond_the_calendar_shows_nothing():
    assert shown("2957003", "yyyy/m/d", is_1904=True) == "9999/12/31"
    with pytest.raises(NotShown):
        shown("2957004", "yyyy/m/d", is_1904=True)
