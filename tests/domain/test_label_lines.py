"""Labels in lines: where they are cut, and where not."""

import pytest

from app.domain.label_lines import label_lines, whole_label


def per_letter(text: str, bold: bool) -> float:
    """Latin letters half as wide as others, bold ones wider."""
    return sum(0.5 if c < "\u2000" else 1.0 for c in text) * (1.2 if bold else 1.0)


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("VPN機器", 9, ["VPN機器"]),
        ("ファイルサーバーなど", 10, ["ファイルサーバーなど"]),
        ("ファイル|サーバー|など", 10, ["ファイルサーバーなど"]),
        ("ファイル|サーバー|など", 8, ["ファイル", "サーバーなど"]),
        ("セキュリティ機器", 6, ["セキュリティ", "機器"]),
        ("ファイルサーバーなど", 5, ["ファイル", "サーバー", "など"]),
        ("File server and so on", 6, ["File server", "and so on"]),
        ("Security equipment", 4.5, ["Security", "equipment"]),
        ("紙の書類", 1, ["紙", "の", "書", "類"]),
        ("中継所（入口）", 4, ["中継所", "（入口）"]),
    ],
)
def test_a_label_is_cut_where_a_reader_would(text: str, room: float, lines: list[str]) -> None:
    assert list(label_lines(text, room, per_letter)) == lines


def test_bold_needs_more_room() -> None:
    assert label_lines("Work device", 5.5, per_letter) == ("Work device",)
    assert label_lines("Work device", 5.5, per_letter, bold=True) == ("Work", "device")


def test_lines_are_about_equally_long() -> None:
    assert label_lines("aaaa bbbb cccc dddd", 9.0, per_letter) == ("aaaa bbbb", "cccc dddd")
    assert label_lines("aa bb cc dd ee", 6.0, per_letter) == ("aa bb cc", "dd ee")


def test_the_marks_are_not_for_readers() -> None:
    assert whole_label("ファイル|サーバー|など") == "ファイルサーバーなど"
