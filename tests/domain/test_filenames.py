"""File names of what a person typed: Windows, macOS and Linux take them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.filenames import comparable_name, is_portable_name, readable_name, safe_name

RESERVED = {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"} | {
    f"{device}{n}" for device in ("com", "lpt") for n in "0123456789¹²³"
}


def is_taken_everywhere(name: str) -> bool:
    return (
        not set(name) & set('\\/:*?"<>|')
        and all(c.isprintable() and not c.isspace() for c in name)
        and not name.endswith((".", " "))
        and not name.startswith(".")
        and name.split(".", maxsplit=1)[0].rstrip().lower() not in RESERVED
        and len(name.encode()) <= 130
    )


@pytest.mark.parametrize("name", sorted(RESERVED))
@pytest.mark.parametrize("form", ["{}", "{}.txt", " {} ", "{}.", "{} .pdf"])
def test_a_name_that_windows_keeps_for_itself_is_changed_but_recognised(name, form):
    for text in (form.format(name), form.format(name.upper())):
        safe = safe_name(text)
        assert is_taken_everywhere(safe)
        assert name in safe.lower()


@pytest.mark.parametrize("text", ["みどり商店", "髙﨑𠮷田㈱", "console", "nullable", "company1", "com10", "a.b"])
def test_a_harmless_name_stays(text):
    assert safe_name(text) == text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Midori Shop", "Midori_Shop"),
        ("A/B: C*D?", "A_B_C_D"),
        ("..\\..\\etc/passwd", "etc_passwd"),
        ("../../etc/passwd", "etc_passwd"),
        ("みどり\u3000商店\n", "みどり_商店"),
        ("a\u202eb\x00c\ud800d\u200b", "abcd"),
        (".hidden", "hidden"),
        ("end. . .", "end"),
        ("", ""),
        (" . ", ""),
        ("???", ""),
    ],
)
def test_what_a_file_name_cannot_hold_is_replaced(text, name):
    assert safe_name(text) == name


def test_a_long_name_is_cut_between_characters():
    assert safe_name("𠮷" * 200) == "𠮷" * 30
    assert safe_name("a" + "点" * 200) == "a" + "点" * 39


@given(st.text(st.characters()) | st.text('. /\\:cConNuUlL1\u3000"', max_size=12))
def test_every_text_gives_a_name_that_is_taken_everywhere_and_changed_only_where_it_must(text):
    name = safe_name(text)
    assert is_taken_everywhere(name)
    assert not name.startswith("_") or safe_name(name[1:]) == name


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("点検.tenken".encode(), "点検.tenken"),
        ("点検 2026.tenken".encode("cp932"), "点検 2026.tenken"),
        (b"a\xff.tenken", "a\ufffd.tenken"),
        ("表".encode("cp932") + b"\xff", "\ufffd\\\ufffd"),
        (b"\x85\x40\x82\xa0", "\ufffd@\ufffd\ufffd"),
        (b"\x1b]0;a\x07\tb", "\ufffd]0;a\ufffd\ufffdb"),
    ],
    ids=["UTF-8", "Shift_JIS", "neither", "half of it", "no letter", "controls"],
)
def test_a_name_of_bytes_is_read_as_far_as_it_is_japanese(raw, read):
    found = readable_name(raw.decode("utf-8", "surrogateescape"))
    assert not any("\ud800" <= c <= "\udfff" for c in found)
    assert found == read


@given(st.text() | st.text("\x1b[31m\x07\t\x85\x9b\x7f\udc82\udca0\n点a"))
def test_a_terminal_obeys_nothing_in_a_name(name: str) -> None:
    shown = readable_name(name)
    assert not [c for c in shown if c != "\n" and unicodedata.category(c) in ("Cc", "Cs")]


@pytest.mark.parametrize("name", ["管理者A-2 2026-11-28.png", "Rechnung (2).pdf", "ファイル", "か\u3099.txt", "😀.png"])
def test_names_that_every_system_takes(name: str) -> None:
    assert is_portable_name(name)


@pytest.mark.parametrize(
    "name",
    [
        *("", ".", "..", ".hidden", " a", "a ", "a.", "a/b", "../a", "a\\b", "C:a", "a*b", 'a"b', "a\nb", "a\x00b"),
        *("nul.txt", "CON", "lpt1.png", "a\u202egnp.exe", "a\udc80.png", "a\ufeff", "あ" * 67),
    ],
)
def test_names_that_lead_elsewhere_or_that_some_system_refuses(name: str) -> None:
    assert not is_portable_name(name)


def test_names_are_compared_as_systems_do() -> None:
    assert comparable_name("か\u3099.PNG") == comparable_name("が.png")
