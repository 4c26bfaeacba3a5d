"""The fonts are read and cut as ReportLab does it, number by number."""

from collections.abc import Sequence

import pytest
from reportlab.pdfbase.ttfonts import TTFError, TTFontFace

from app.paths import program_folder
from app.reports.press.font_face import QuickFace
from app.reports.press.fonts import Face

_TEXTS = ("", "点検 Tenken 98", "ÅÄÖéñ ﬁ½①㈱㍿ Ǆǅ", "𠮷野家で髙﨑さん", "～％％℃\u00a0終")


def _path(face: Face) -> str:
    return str(program_folder() / "resources" / "fonts" / f"{face.value}.ttf")


@pytest.fixture(scope="module", params=list(Face), ids=lambda face: face.value)
def faces(request: pytest.FixtureRequest) -> tuple[QuickFace, TTFontFace]:
    """A face as we read it, and as ReportLab does, but for the advance that the last glyphs share: it scales it."""
    theirs = TTFontFace(_path(request.param))
    unit = theirs.unitsPerEm / 1000
    theirs.hmetrics = [(int(a * unit) if isinstance(a, float) else a, bearing) for a, bearing in theirs.hmetrics]
    return QuickFace(_path(request.param)), theirs


def test_a_face_is_read_as_reportlab_reads_it(faces: tuple[QuickFace, TTFontFace]) -> None:
    ours, theirs = faces
    for name in ("charToGlyph", "charWidths", "defaultWidth", "hmetrics", "glyphPos", "numGlyphs", "bbox", "name"):
        assert getattr(ours, name) == getattr(theirs, name), name


@pytest.mark.parametrize("text", _TEXTS)
def test_a_subset_is_byte_for_byte_that_of_reportlab(faces: tuple[QuickFace, TTFontFace], text: str) -> None:
    ours, theirs = faces
    characters = [0, *dict.fromkeys(map(ord, text))]
    assert ours.makeSubset(characters) == theirs.makeSubset(characters)


def test_so_is_a_subset_of_every_seventh_character(faces: tuple[QuickFace, TTFontFace]) -> None:
    """Some thousand: composites with parts of all kinds, and places that need long numbers."""
    ours, theirs = faces
    characters = [0, *sorted(theirs.charToGlyph)[::7]]
    assert ours.makeSubset(characters) == theirs.makeSubset(characters)


def test_a_map_of_characters_in_another_form_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    read = QuickFace.get_table

    def without_map(face: QuickFace, tag: str) -> Sequence[int]:
        return bytes(4) if tag == "cmap" else read(face, tag)

    monkeypatch.setattr(QuickFace, "get_table", without_map)
    with pytest.raises(TTFError):
        QuickFace(_path(Face.FALLBACK))
