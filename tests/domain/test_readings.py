"""Readings: the order of a dictionary, and the heads under which words stand."""

import pytest

from app.domain.readings import OTHER, head_of, is_kana, reading_key, under_heads


@pytest.mark.parametrize(
    ("reading", "head"),
    [
        ("あくせす", "あ"),
        ("ぶいぴーえぬ", "は"),
        ("ぱすわーど", "は"),
        ("っつ", "た"),
        ("ゃ", "や"),
        ("ゎ", "わ"),
        ("んー", "わ"),
        ("ヴァ", "あ"),
        ("ガイド", "か"),
        ("ーあ", "あ"),
        ("vpn", "V"),
        ("ＶＰＮ", "V"),
        ("“jpcert/cc”", "J"),
        ("Äpfel", "A"),
        ("27001", OTHER),
        ("…", OTHER),
        ("", OTHER),
    ],
)
def test_each_reading_has_its_head(reading: str, head: str) -> None:
    assert head_of(reading) == head


def test_marks_small_kana_and_long_vowels_count_little() -> None:
    wanted = ["さあ", "さーばー", "さーばーしょうめいしょ", "さい", "ざい", "しゃどー", "しゅ"]
    assert sorted(sorted(wanted), key=reading_key) == wanted
    assert sorted(["ろっく", "ろつか"], key=reading_key) == ["ろつか", "ろっく"]


def test_words_stand_in_order_under_heads() -> None:
    words = [("ぽーと", 1), ("あいぴー", 2), ("はは", 3), ("えぬ", 4)]
    assert under_heads(words) == {"あ": [2, 4], "は": [3, 1]}
    assert list(under_heads([("b", 1), ("1", 2), ("A", 3)])) == [OTHER, "A", "B"]


@pytest.mark.parametrize(
    ("reading", "kana"), [("さーばー", True), ("サーバー", False), ("vpn", False), ("", False), ("端末", False)]
)
def test_readings_in_kana_are_known(reading: str, kana: bool) -> None:
    assert is_kana(reading) is kana
