"""What a spreadsheet would take for more than a text is marked on the way out, and comes back as it was."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.entered_text import is_blank
from app.exchange.defused_text import clear_word, clears, defused, kept, undefused
from tests.exchange.samples import ODD
from tests.languages import LANGUAGES
from tests.tables import tables_of

(MARKED,) = tables_of("The mark that keeps a spreadsheet from guessing")


@pytest.mark.parametrize(("text", "in_csv", "in_xlsx"), MARKED)
def test_each_row_of_the_table(text: str, in_csv: str, in_xlsx: str) -> None:
    assert (defused(text), kept(text)) == (in_csv, in_xlsx)
    assert undefused(in_csv) == undefused(in_xlsx) == text


@given(st.text() | st.text("'=+-@＝＋－＠\t\r1a/年 ") | st.text("'（(消すclear)） ", max_size=12))
def test_every_text_comes_back(text: str) -> None:
    assert undefused(defused(text)) == text
    assert undefused(kept(text)) == text
    assert undefused(defused(text)) == undefused(kept(text))  # whichever file it was in


@given(st.text())
def test_no_text_of_a_person_empties_a_field(text: str) -> None:
    for cell in (defused(text), kept(text)):
        assert not clears(cell)
        assert not text or not is_blank(cell)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_word_that_empties_a_field_is_known_however_it_is_typed(lang: str) -> None:
    word = clear_word(lang)
    for typed in (word, f" {word} ", word.upper(), normalize("NFKC", word)):
        assert clears(typed)
    assert not clears(word.strip("（()）"))


@given(st.text())
def test_no_text_begins_like_a_formula(text: str) -> None:
    assert not defused(text).startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r"))


@pytest.mark.parametrize("text", [t for t in ODD if t.startswith(tuple("=+-@＝－\t"))])
def test_formulas_are_marked(text: str) -> None:
    assert defused(text) == f"'{text}"


VALUES = [
    "1-2",
    "007",
    "true",
    "TRUE",
    "1e5",
    "11/30",
    "２０２６/11/30",
    "R8.11.30",
    "令和8年1月2日",
    "MAR1",
    "5-Sep",
    "¥100",
    "１２３",
]
WORDS = ("", "佐藤", "第2会議室で決めた", "PC 3台", "3台のPCで確かめた", "A-1を見る", "'引用'", "Windows 11を使う")


@pytest.mark.parametrize("text", VALUES)
def test_numbers_and_days_are_marked(text: str) -> None:
    assert defused(text) == f"'{text}"


@pytest.mark.parametrize("text", WORDS)
def test_ordinary_texts_stay_as_they_are(text: str) -> None:
    assert defused(text) == text
    assert undefused(text) == text
