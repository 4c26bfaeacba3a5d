"""What may enter as text, and what stays of it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.entered_text import (
    LINE_LIMIT,
    NOTE_LIMIT,
    TextTooLong,
    clean_line,
    clean_text,
    has_unwanted,
    in_short,
    is_blank,
)

any_text = st.text(st.characters(), max_size=60)
"""Lone surrogates and control characters too."""

COMPATIBILITY = "福\ufa1b神\ufa19塚\ufa10\U0002f804"


@pytest.mark.parametrize(
    "text",
    [
        "髙﨑",
        "𠮷田",
        "㈱みどり商店",
        "①②③",
        COMPATIBILITY,
        '<b>太字</b> <img src="/etc/passwd"> &amp; \' " % {0} \\',
        "😀👨\u200d👩🏽",
        "葛\U000e0100",
        "ｱﾞｲｳ ＡＢＣ　全角",
        "一行目\n二行目\tタブ",
        "שלום مرحبا",
    ],
)
def test_what_people_write_stays_as_it_is(text):
    assert clean_text(text) == text
    assert not has_unwanted(text)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("か\u3099ハ\u309a", "がパ"),
        ("e\u0301", "é"),
        ("か\u3099\ufa1bか\u3099", "が\ufa1bが"),
        ("a\r\nb\rc\u2028d\u2029e\x85f", "a\nb\nc\nd\ne\nf"),
    ],
)
def test_it_is_composed_and_has_plain_line_breaks(text, cleaned):
    assert clean_text(text) == cleaned
    assert not has_unwanted(text)


@pytest.mark.parametrize("unwanted", ["\x00", "\x07", "\x1b", "\x7f", "\x9f", "\ud83d", "\ufeff", "\uffff"])
def test_characters_that_no_file_holds_are_left_out_and_told(unwanted):
    text = f"前{unwanted}後"
    assert clean_text(text) == "前後"
    assert clean_line(text) == "前後"
    assert has_unwanted(text)


@given(any_text)
def test_a_cleaned_text_can_be_stored_and_stays_as_it_is(text):
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    assert not has_unwanted(cleaned)
    assert cleaned.encode().decode() == cleaned


@given(any_text)
def test_a_cleaned_line_is_one_line_and_stays_as_it_is(text):
    line = clean_line(text)
    assert clean_line(line) == line
    assert len(line.splitlines()) <= 1
    assert line == line.strip()
    assert line.encode().decode() == line


@given(any_text)
def test_nothing_but_unwanted_characters_is_lost(text):
    if not has_unwanted(text):
        broken = text.replace("\r\n", "\n")
        for sign in "\r\x85\u2028\u2029":
            broken = broken.replace(sign, "\n")
        assert unicodedata.normalize("NFC", clean_text(text)) == unicodedata.normalize("NFC", broken)


@pytest.mark.parametrize("gap", ["\n", "\r\n", "\t", "  ", "\u3000", "\u2028", "\x85", " \x00 "])
def test_in_a_line_every_gap_is_one_blank(gap):
    assert clean_line(f"{gap}山田{gap}太郎{gap}") == "山田 太郎"


@pytest.mark.parametrize(("clean", "limit"), [(clean_text, NOTE_LIMIT), (clean_line, LINE_LIMIT)])
def test_a_text_beyond_the_limit_is_refused_not_cut(clean, limit):
    assert clean("𠮷" * limit) == "𠮷" * limit
    with pytest.raises(TextTooLong) as caught:
        clean("𠮷" * (limit + 1))
    assert (caught.value.length, caught.value.limit) == (limit + 1, limit)


def test_the_limit_counts_what_is_kept():
    assert clean_text("か\u3099\x00" * 5, 5) == "が" * 5
    assert clean_line(f"  a{' ' * 300}b  ", 3) == "a b"


def test_a_text_in_short_is_one_line_that_says_when_it_goes_on():
    assert in_short("a\n b\tc") == "a b c"
    assert in_short("あ" * 60) == "あ" * 60
    assert in_short("あ" * 61) == "あ" * 59 + "…"


@pytest.mark.parametrize(
    "text", ["", " \u3000\t\n", "\u200b\u200d\u2060\ufeff", "\u3164\u2800", "\ufe0f\U000e0100", "\u00ad\ud800"]
)
def test_what_nobody_can_see_is_blank(text):
    assert is_blank(text)
    assert not is_blank(f"{text}点{text}")


@pytest.mark.parametrize("text", ["-", "。", "\ue000", "\U000f0000", "😀", "\u0301"])
def test_a_mark_is_not_blank_nor_is_a_letter_that_only_this_office_has(text):
    assert not is_blank(text)
