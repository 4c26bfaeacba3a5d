"""What files kept as evidence are named, and the lines that point to them."""

from datetime import date

import pytest

from app.domain.record_names import is_only_shown, pointed_names, record_name, with_pointers

DAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("label", "suffix", "number", "name"),
    [
        ("管理者Ａ-2", ".png", 1, "管理者A-2 2026-11-28.png"),
        ("管理者Ａ-2", ".PNG", 2, "管理者A-2 2026-11-28-2.png"),
        ("Administrator E-10", ".pdf", 1, "Administrator E-10 2026-11-28.pdf"),
        ("管理者Ａ-2", "", 1, "管理者A-2 2026-11-28"),
        ("管理者Ａ-2", ".画像", 1, "管理者A-2 2026-11-28"),
        ("管理者Ａ-2", ".a/b", 1, "管理者A-2 2026-11-28"),
        ("管理者Ａ-2", "." + "x" * 11, 1, "管理者A-2 2026-11-28"),
        ("a/b:c A-2", ".png", 1, "a_b_c A-2 2026-11-28.png"),
    ],
)
def test_a_record_is_named_by_measure_and_day(label: str, suffix: str, number: int, name: str) -> None:
    assert record_name(label, DAY, suffix, number) == name
    assert pointed_names(f"記録フォルダー: {name}") == (name,)


@pytest.mark.parametrize(
    ("evidence", "names"),
    [
        ("", ()),
        ("共有フォルダーの「記録」", ()),
        ("管理者A-2 2026-11-28.png", ("管理者A-2 2026-11-28.png",)),
        ("Records folder: Administrator A-2 2026-11-28-12.pdf  ", ("Administrator A-2 2026-11-28-12.pdf",)),
        ("記録フォルダー：管理者A-2 2026-11-28.png", ("管理者A-2 2026-11-28.png",)),
        ("a\n記録: 管理者A-2 2026-11-28.png\nb\n管理者A-2 2026-11-28.png", ("管理者A-2 2026-11-28.png",)),
        ("../管理者A-2 2026-11-28.png", ()),
        ("C:\\x\\管理者A-2 2026-11-28.png", ()),
        ("file:///etc/管理者A-2 2026-11-28.png", ()),
        ("管理者A-2 2026-11-28.png を見る", ()),
        ("ログ 2026-11-28.txt", ()),
        ("x" * 301 + "A-2 2026-11-28.png", ()),
    ],
)
def test_only_a_line_with_the_name_of_a_record_points_to_one(evidence: str, names: tuple[str, ...]) -> None:
    assert pointed_names(evidence) == names


def test_pointers_are_added_to_what_stands_there() -> None:
    first, second = "管理者A-2 2026-11-28.png", "管理者A-2 2026-11-28-2.png"
    assert with_pointers("", [first], "記録フォルダー") == f"記録フォルダー: {first}"
    text = with_pointers("棚の青いファイル\n", [first, second], "記録フォルダー")
    assert text == f"棚の青いファイル\n記録フォルダー: {first}\n記録フォルダー: {second}"
    assert with_pointers(text, [second], "Records folder") == text


@pytest.mark.parametrize(
    ("name", "shows"),
    [
        ("a.png", True),
        ("a.PDF", True),
        ("a.exe", False),
        ("a.png.lnk", False),
        ("a.xlsm", False),
        ("a.html", False),
        ("a", False),
        ("png", False),
    ],
)
def test_only_what_is_shown_when_opened_is_opened(name: str, *, shows: bool) -> None:
    assert is_only_shown(name) is shows
