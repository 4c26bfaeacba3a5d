"""The set-ups on paper: each as a picture and in words, for the methods in use."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.catalogue.loader import Catalogue
from app.domain.label_lines import whole_label
from app.domain.profile import Fact, Known, Method, Profile
from app.domain.set_ups import SetUp, SetUpsInUse, in_use
from app.reports.documents.set_up_pages import DOCUMENT, build
from app.reports.press.marks import Mark, PrintedText, Stroke
from app.reports.press.page_format import PORTRAIT
from app.reports.press.typeset import width
from app.reports.report_content import ReportContent
from tests.languages import LANGUAGES
from tests.reports.samples import pdf_text, sample, squeezed

MakePdf = Callable[..., Path]
in_both = pytest.mark.parametrize("lang", LANGUAGES)
EVERYTHING = Profile(methods=frozenset(Method), facts={Fact.LOCAL_BREAKOUT: Known.YES, Fact.SMARTPHONES: Known.YES})


@pytest.fixture
def shown(catalogue: Catalogue) -> Callable[..., ReportContent]:
    def content(lang: str, profile: Profile = EVERYTHING) -> ReportContent:
        used = in_use(catalogue.set_ups(lang), catalogue.guide.methods(lang), profile)
        return replace(sample(lang), set_ups=used)

    return content


def drawn(used: SetUpsInUse | None) -> list[SetUp]:
    assert used is not None
    return [one for item in used.items for one in item.set_ups]


def marks(content: ReportContent) -> Iterator[tuple[Mark, ...]]:
    for group in build(content):
        for piece in group.pieces:
            yield piece.marks


@in_both
def test_every_set_up_is_there_in_words_with_its_page_and_labels(
    make_pdf: MakePdf, shown: Callable[..., ReportContent], lang: str
) -> None:
    content = shown(lang)
    found = squeezed(pdf_text(make_pdf("set-ups", content)))
    ones = drawn(content.set_ups)
    assert len(ones) == 26
    assert content.set_ups is not None
    for text in (content.set_ups.words.control, *(item.name for item in content.set_ups.items)):
        assert squeezed(text) in found
    for one in ones:
        assert squeezed(one.text) in found, one.id
        assert f"p.{one.page}" in found
        for label in (whole_label(node.label) for node in one.nodes):
            assert squeezed(label)[:4] in found, label


@in_both
def test_nothing_leaves_the_page(shown: Callable[..., ReportContent], lang: str) -> None:
    for piece in marks(shown(lang)):
        for mark in piece:
            if isinstance(mark, PrintedText):
                assert mark.x >= 0
                assert mark.x + width(mark.text, mark.style) <= PORTRAIT.room + 4, mark.text
            if isinstance(mark, Stroke):
                assert all(-1 <= x <= PORTRAIT.room and y >= -1 for x, y in mark.points)


@in_both
def test_the_picture_and_its_words_stand_side_by_side(shown: Callable[..., ReportContent], lang: str) -> None:
    for piece in marks(shown(lang)):
        strokes = [x for mark in piece if isinstance(mark, Stroke) for x, _y in mark.points]
        beside = [mark.x for mark in piece if isinstance(mark, PrintedText) and mark.x > 350]
        if strokes:
            assert beside
            assert max(strokes) < min(beside)


def test_each_method_in_use_has_a_bookmark(make_pdf: MakePdf, shown: Callable[..., ReportContent]) -> None:
    profile = Profile(methods=frozenset({Method.VPN, Method.STANDALONE}))
    reader = PdfReader(make_pdf("set-ups", shown("en", profile)))
    assert [entry.title for entry in reader.outline[1]] == ["VPN", "Standalone"]  # type: ignore[union-attr]
    assert "VDI" not in pdf_text(make_pdf("set-ups", shown("en", profile)))


@in_both
def test_without_a_method_it_says_how_to_name_one(
    make_pdf: MakePdf, shown: Callable[..., ReportContent], lang: str
) -> None:
    content = shown(lang, Profile())
    found = squeezed(pdf_text(make_pdf("set-ups", content)))
    assert squeezed({"ja": "使っている方式がまだ分かりません", "en": "is not known yet"}[lang]) in found
    assert len(drawn(content.set_ups)) == len(Method)
    assert squeezed({"ja": "まだ分かりません", "en": "not known yet"}[lang]) not in squeezed(
        pdf_text(make_pdf("set-ups", shown(lang)))
    )


def test_nothing_that_was_typed_is_on_it(make_pdf: MakePdf, shown: Callable[..., ReportContent]) -> None:
    content = shown("en")
    found = squeezed(pdf_text(make_pdf("set-ups", content)))
    assert not DOCUMENT.prints_answers
    assert not any(e.note and squeezed(e.note) in found for e in map(content.entry, content.measures))


def test_an_area_is_filled_inside_its_line_and_a_broken_line_stays_its_own(
    make_pdf: MakePdf, shown: Callable[..., ReportContent]
) -> None:
    """What is drawn after a broken line is whole again: as many dashes are set as are taken back."""
    page = PdfReader(make_pdf("set-ups", shown("en"))).pages[0]
    drawing = page.get_contents()
    assert drawing is not None
    operators = drawing.get_data().decode("latin-1").split("\n")
    broken = [line for line in operators if line.endswith(" d") and not line.startswith("[] 0")]
    whole = [line for line in operators if line.strip() == "[] 0 d"]
    assert len(broken) == len(whole) > 4
