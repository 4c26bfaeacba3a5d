"""Typing goes to the row that begins so, by label or title, in Japanese and English."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.typeahead import comparable_text, expects_figure, found

ROWS = [
    (),
    ("E-1", "管理者Ｅ-1", "端末を登録する"),
    ("E-2", "管理者Ｅ-2", "Encrypt devices"),
    ("E-10", "管理者Ｅ-10", "データを守る"),
    (),
    ("F-1", "管理者Ｆ-1", "バックアップ"),
]


@pytest.mark.parametrize(
    ("typed", "current", "row"),
    [
        ("e", -1, 1),
        ("e", 1, 2),
        ("e", 5, 1),
        ("ee", 1, 2),
        ("e-1", 1, 1),
        ("e-10", 1, 3),
        ("Ｅ-10", -1, 3),
        ("E-2", 5, 2),
        ("en", 1, 2),
        ("データ", -1, 3),
        ("ﾊﾞｯｸ", -1, 5),
        ("管理者f", -1, 5),
        ("x", 1, None),
        ("", 1, None),
    ],
)
def test_what_is_typed_leads_to_a_row(typed: str, current: int, row: int | None) -> None:
    assert found(ROWS, typed, current) == row


@pytest.mark.parametrize(("typed", "is_next"), [("e-", True), ("Ｅ-1", True), ("e", False), ("", False), ("en", False)])
def test_figures_belong_to_a_label_once_its_dash_is_typed(typed: str, is_next: bool) -> None:
    assert expects_figure(typed) is is_next


words = st.text("abあE-1Ｅ ", max_size=3)


@given(st.lists(st.lists(words, max_size=2), max_size=8), words, st.integers(-1, 7))
def test_a_row_that_is_found_begins_so_and_one_that_does_is_found(
    rows: list[list[str]], typed: str, current: int
) -> None:
    place = found(rows, typed, min(current, len(rows) - 1))
    begins = [
        n
        for n, texts in enumerate(rows)
        if any(comparable_text(text).startswith(comparable_text(typed)) for text in texts)
    ]
    if typed and begins:
        assert place in begins
    elif len(set(comparable_text(typed))) != 1:
        assert place is None
