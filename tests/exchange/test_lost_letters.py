"""A table that lost letters in an older encoding comes back unchanged, cell by cell; an edit beside them is taken."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.entered_text import clean_text
from app.exchange.columns import ANSWERS, WHATS
from app.exchange.comparing import Note
from app.exchange.lost_letters import JAPANESE, WESTERN, encodings_of, mended
from tests.exchange.samples import OTHER, M, back, changed_sheet, headings, out, put
from tests.kept import kept_edits
from tests.tables import tables_of

CASES = tables_of("Encodings and separators")[1]
LOSSY = "𠮷田〜−‖¢£¬—☑é"


@pytest.mark.parametrize(("was", "found", "meant"), CASES)
def test_each_row_of_the_table(was, found, meant):
    assert mended(was, found, JAPANESE).text == meant


TEXTS = st.text(st.sampled_from("abあ亜ア1 \n") | st.sampled_from("𠮷☑é〜−‖¢£¬—①㈱ｱﾞü🙂髙"), min_size=1, max_size=30)


@given(TEXTS.map(clean_text), st.sampled_from(JAPANESE), st.sampled_from("?〓"))
def test_what_an_encoding_leaves_is_no_edit(text, encoding, sign):
    for image in images(text, encoding, sign):
        found = mended(text, image, JAPANESE)
        assert (found.text, found.is_doubtful) == (text, False)


def images(text: str, encoding: str, sign: str) -> set[str]:
    """A text as programs write it that put one sign, or two, for what they cannot write."""

    def shown(letter: str, halves: int) -> str:
        try:
            return letter.encode(encoding).decode(encoding)
        except UnicodeEncodeError:
            return sign * (halves if letter > "\uffff" else 1)

    return {"".join(shown(letter, halves) for letter in text) for halves in (1, 2)}


@given(st.text("あいう亜a〜𠮷é", max_size=8), st.text("あいう亜a〜𠮷é", max_size=8), st.text("かき1b", min_size=1))
def test_an_edit_between_letters_that_stand_is_taken(before, behind, typed):
    """With a plain letter on both sides, the lost ones around them are known again."""
    before, behind = f"あ{before}い", f"う{behind}え"
    for head in images(before, "cp932", "?"):
        for tail in images(behind, "cp932", "?"):
            halves = {len(head) > len(before), len(tail) > len(behind)}
            if len(halves) == 1 or "𠮷" not in before or "𠮷" not in behind:  # a program has one way
                found = mended(before + behind, head + typed + tail, JAPANESE)
                assert (found.text, found.is_doubtful) == (before + typed + behind, False)


@given(st.text("あいう亜アー、。髙﨑a1", max_size=12), st.text("あいう亜アー、。髙﨑a1?", max_size=12))
def test_where_no_letter_can_be_lost_every_edit_is_taken(was, typed):
    assert mended(was, typed, JAPANESE[:1]).text == typed


def test_encodings_of_the_west_count_only_where_no_japanese_is():
    assert encodings_of(["Note", "?? café"]) == JAPANESE + WESTERN
    assert encodings_of(["Note", "メモ"]) == JAPANESE
    assert mended("佐藤 café", "?? café", encodings_of(["?? café"])).text == "佐藤 café"


def recoded(path, encoding: str, errors: str = "replace") -> None:
    """The file as a program saves it that has only this encoding."""
    path.write_bytes(path.read_bytes().decode("utf-8-sig").encode(encoding, errors))


@pytest.mark.parametrize("encoding", JAPANESE)
@pytest.mark.parametrize("what", [ANSWERS, WHATS["devices"]])
def test_a_table_that_nobody_edited_has_no_difference(workbook, catalogue, tmp_path, encoding, what):
    put(workbook, note=LOSSY, owner="𠮷田", evidence="辻\U000e0100さん\n〜")
    workbook.apply(kept_edits(workbook, {"device.1.name": LOSSY, "device.1.serial": "☑1"}))
    path = out(workbook, catalogue, tmp_path / "x.csv", what)
    recoded(path, encoding)
    found = back(workbook, catalogue, path)
    assert found.differences == ()
    assert found.notes == {Note.LETTERS_KEPT: 3 if what is ANSWERS else 2}


def test_in_the_west_no_japanese_is_left_and_none_is_lost(workbook, catalogue, tmp_path):
    put(workbook, note="Bei 佐藤 im café – 〜", owner="佐藤")
    path = out(workbook, catalogue, tmp_path / "x.csv", lang="en")
    recoded(path, "cp1252")
    found = back(workbook, catalogue, path)
    assert (found.differences, found.notes) == ((), {Note.LETTERS_KEPT: 2})


def test_a_true_edit_beside_lost_letters_is_taken(workbook, catalogue, tmp_path):
    put(workbook, note=LOSSY, owner="𠮷田", scope="全員")
    put(workbook, OTHER, note="𠮷田さん")
    path = out(workbook, catalogue, tmp_path / "x.csv")
    recoded(path, "cp932")
    text = path.read_bytes().decode("cp932").replace("全員", "支店").replace("?田さん", "?田さんと佐藤")
    path.write_bytes(text.encode("cp932"))
    found = back(workbook, catalogue, path)
    assert {one.edit.after for one in found.differences} == {"支店", "𠮷田さんと佐藤"}
    assert found.notes == {Note.LETTERS_KEPT: 2, Note.LETTERS_BACK: 1}


def test_an_edited_cell_that_may_have_lost_a_letter_is_named(workbook, catalogue, tmp_path):
    put(workbook, owner="𠮷田")
    path = out(workbook, catalogue, tmp_path / "x.csv")
    text = path.read_bytes().decode("utf-8-sig").replace("𠮷田", "山本?")
    path.write_bytes(text.encode("cp932"))
    found = back(workbook, catalogue, path)
    assert [one.edit.after for one in found.differences] == ["山本?"]
    assert found.notes == {Note.LETTERS_LOST: 1}
    (spot,) = found.spots[Note.LETTERS_LOST]
    assert spot.heading == "担当者"


def test_the_text_of_the_day_of_the_table_counts(workbook, catalogue, tmp_path):
    """It was changed here afterwards: the cell says nothing, and the newer text stays."""
    put(workbook, note=LOSSY)
    path = out(workbook, catalogue, tmp_path / "x.csv")
    recoded(path, "cp932")
    put(workbook, note="新しい")
    found = back(workbook, catalogue, path)
    assert found.differences == ()
    assert found.notes == {Note.LETTERS_KEPT: 1, Note.NEWER_KEPT: 1}


def test_a_table_saved_once_more_as_xlsx_is_known_too(workbook, catalogue, tmp_path):
    put(workbook, note=LOSSY)
    path = out(workbook, catalogue, tmp_path / "x.xlsx")
    column, image = headings()["note"], "?田～－∥￠￡￢―??"

    def change(sheet) -> None:
        (row,) = [cells[0].row for cells in sheet.iter_rows() if cells[1].value == M]
        assert sheet.cell(row, column).value == LOSSY
        sheet.cell(row, column).value = image

    assert back(workbook, catalogue, changed_sheet(path, change)).differences == ()


def test_the_longest_text_of_letters_that_get_lost_comes_back():
    """As many as a note holds; its work grows with the length, not with the ways to read a row of `?`."""
    chance = random.Random(1)
    text = "".join(chance.choice("𠮷☑〜あ") for _n in range(10_000))
    for image in images(text, "cp932", "?"):
        assert mended(text, image, JAPANESE).text == text
