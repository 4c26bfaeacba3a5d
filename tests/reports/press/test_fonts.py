"""Which font prints a character, and what stands for one that none has."""

import re
import subprocess
import sys
import unicodedata

import pytest

from app.reports.press.embedding import to_unicode
from app.reports.press.fonts import MISSING, Face, font, missing_characters, printable, runs, widths


def test_listing_documents_does_not_load_reportlab() -> None:
    code = (
        "import sys, app.reports.documents.listing; sys.exit(any(m.split('.')[0] == 'reportlab' for m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("text", ["みどり商店", "髙﨑", "㈱①", "ｱﾞｲｳ", "かが", "a b", "□○△×？／－", "𠮷田", "–“”’…"])
def test_names_and_signs_are_printed_as_they_are(text: str) -> None:
    assert printable(text) == text
    assert missing_characters([text]) == ()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("葛\U000e0100城", "葛城"),  # an ideographic variation prints as its base character
        ("☎\ufe0f", "☎"),
        ("a\u200bb\u200cc\u200dd\u2060e\ufefff", "abcdef"),
        ("\u202eabc\u202c", "abc"),
        ("soft\u00adhyphen", "softhyphen"),
        ("\x00\x07bell", "bell"),
        ("a\tb", "a    b"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\u2009b", "a b"),
    ],
)
def test_what_is_invisible_by_nature_prints_nothing(text: str, shown: str) -> None:
    assert printable(text) == shown
    assert missing_characters([text]) == ()


def test_what_no_font_has_is_listed_once_in_the_order_of_the_text() -> None:
    assert printable("😀שa😀\ud800") == "〓〓a〓〓"
    assert missing_characters(["〓😀", "שa😀"]) == ("😀", "ש")


def test_no_character_at_all_prints_as_the_box_of_a_missing_glyph() -> None:
    for code in range(0x110000):
        shown = printable(chr(code))
        for face, run in runs(shown, Face.TEXT):
            glyphs = font(face).face.charToGlyph
            assert all(glyphs.get(ord(c), 0) or c == "\n" for c in run), hex(code)


def test_a_text_changes_fonts_only_where_it_must() -> None:
    assert runs("髙﨑田", Face.BOLD) == [(Face.BOLD, "髙﨑田")]
    assert runs("𠮷田", Face.BOLD) == [(Face.FALLBACK, "𠮷"), (Face.BOLD, "田")]
    assert widths(Face.BOLD)["𠮷"] == 1.0


def test_figures_are_of_one_width_in_the_face_for_columns() -> None:
    assert len({widths(Face.FIGURES)[c] for c in "0123456789"}) == 1
    assert len({widths(Face.TEXT)[c] for c in "0123456789"}) > 1


def test_the_character_map_is_right_beyond_the_first_plane() -> None:
    characters = [ord("あ"), 0x20BB7, *range(0x4E00, 0x4E00 + 150)]
    cmap = to_unicode(characters)
    assert "<0001> <3042>" in cmap
    assert "<0002> <D842DFB7>" in cmap
    assert all(int(count) <= 100 for count in re.findall(r"(\d+) beginbfchar", cmap))


def test_the_sign_for_missing_characters_is_in_the_font() -> None:
    assert runs(MISSING, Face.TEXT) == [(Face.TEXT, MISSING)]
    assert unicodedata.name(MISSING) == "GETA MARK"
