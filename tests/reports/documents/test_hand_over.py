"""The steps to another PC on one page, and the page of a locked file."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from app.reports.documents.hand_over import cover
from tests.languages import LANGUAGES
from tests.reports.samples import hostile, pdf_text, sample, squeezed

SAID = {
    "ja": (
        "古いPCで",
        "新しいPCで",
        "パスワード",
        "別の方法で伝えます",
        "共有するフォルダーには置きません",
    ),
    "en": (
        "On the old PC",
        "On the new PC",
        "The password",
        "by another way than the file",
        "a folder that several PCs share",
    ),
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_steps_stand_on_one_page_in_order(make_pdf, lang):
    path = make_pdf("hand-over-steps", sample(lang))
    assert len(PdfReader(path).pages) == 1
    text = squeezed(pdf_text(path))
    for said in SAID[lang]:
        assert squeezed(said) in text
    places = [text.index(f"{number}.") for number in range(1, 14)]
    assert places == sorted(places)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_of_the_answers_is_on_it(make_pdf, lang):
    text = pdf_text(make_pdf("hand-over-steps", sample(lang)))
    assert not any(f"<{n}" in text for n in range(98))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_long_name_leaves_it_on_one_page(make_pdf, lang):
    assert len(PdfReader(make_pdf("hand-over-steps", hostile(lang))).pages) == 1


def test_the_page_of_a_locked_file_speaks_both_languages():
    (page,) = PdfReader(BytesIO(cover())).pages
    text = squeezed(page.extract_text())
    assert "点検の引き継ぎファイル" in text
    assert "Ahand-overfileofTenken" in text
    assert text.count(".tenken") == 2
