"""The check sheet of teleworkers: every row in its place, nothing filled in, two sides a person."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.catalogue.loader import Catalogue
from app.domain.answers import Entry, Status
from app.domain.measures import Role
from app.domain.profile import Profile
from app.domain.selection import View
from app.domain.sheets import PrintedSheet, Sheet
from app.i18n import translation
from app.paths import catalogue_folder
from app.reports.documents.listing import DOCUMENTS
from app.reports.press.fonts import printable
from app.reports.press.marks import Stroke
from app.reports.report_content import ReportContent
from tests.languages import LANGUAGES
from tests.reports.samples import NASTY, TODAY, pdf_text, sample, squeezed

both = pytest.mark.parametrize("lang", LANGUAGES)
MakePdf = Callable[..., Path]
PEOPLE = ("佐藤", "髙﨑 𠮷田", "W" * 200)


def content_for(lang: str, *people: str, **changes: object) -> ReportContent:
    content = sample(lang, View.TELEWORKER, people=people, **changes)
    order = tuple(m.id for m in content.measures)
    sheets = [Sheet("self-check", View.TELEWORKER, TODAY, person, order) for person in people or ("",)]
    return replace(content, sheets=tuple(PrintedSheet(f"417-000{n}-5", one) for n, one in enumerate(sheets, 1)))


def rows_of(text: str) -> list[tuple[str, str]]:
    """Number and code of each row, in the order of the paper."""
    return re.findall(r"^([0-9]{1,2})\n([A-M]-[0-9]+)$", text, re.MULTILINE)


@both
def test_all_rows_stand_in_the_order_of_the_entry_screen(make_pdf: MakePdf, lang: str) -> None:
    content = content_for(lang)
    assert any(content.entry(m).status is Status.NOT_APPLICABLE for m in content.measures)
    expected = [(str(n), m.code) for n, m in enumerate(content.measures, 1)]
    assert len(expected) == 29
    assert rows_of(pdf_text(make_pdf("self-check", content))) == expected
    assert DOCUMENTS["self-check"].rows(content) == tuple(m.id for m in content.measures)


@both
def test_the_real_words_fill_two_pages_with_what_is_required(make_pdf: MakePdf, lang: str) -> None:
    words = Catalogue(catalogue_folder()).words(lang).measures
    content = content_for(lang, words=words)
    path = make_pdf("self-check", content)
    found = squeezed(pdf_text(path))
    assert len(PdfReader(path).pages) == 2
    for measure in content.measures:
        assert squeezed(words[measure.id].title) in found
        if content.entry(measure).status is not Status.NOT_APPLICABLE:
            assert squeezed(words[measure.id].requirement) in found


@both
def test_words_without_room_leave_the_titles(make_pdf: MakePdf, lang: str) -> None:
    long = {i: replace(w, requirement=w.requirement * 4) for i, w in sample(lang).words.items()}
    path = make_pdf("self-check", content_for(lang, words=long))
    assert len(PdfReader(path).pages) == 2
    assert squeezed(sample(lang).words["teleworker-A-1"].requirement) not in squeezed(pdf_text(path))


@both
def test_nothing_is_filled_in(lang: str) -> None:
    groups = list(DOCUMENTS["self-check"].build(content_for(lang)))
    assert not any(isinstance(mark, Stroke) for group in groups for piece in group.pieces for mark in piece.marks)


@both
def test_what_does_not_apply_says_why_in_full(make_pdf: MakePdf, lang: str) -> None:
    content = content_for(lang)
    left_out = {"teleworker-B-1": "理由" * 900, "teleworker-K-2": NASTY}
    entries = {i: Entry(Status.NOT_APPLICABLE, reason=reason) for i, reason in left_out.items()}
    text = pdf_text(make_pdf("self-check", replace(content, entries=entries)))
    for reason in left_out.values():
        assert squeezed(printable(reason)) in squeezed(text).replace(squeezed("理由"), "理由")
    assert [code for _number, code in rows_of(text)].count("B-1") == 1


@both
def test_each_person_has_a_sheet_with_a_number_on_every_page(make_pdf: MakePdf, lang: str) -> None:
    content = content_for(lang, *PEOPLE)
    pages = [squeezed(page.extract_text()) for page in PdfReader(make_pdf("self-check", content)).pages]
    assert len(pages) == 2 * len(PEOPLE)
    for n, person in enumerate(PEOPLE):
        for page in pages[2 * n : 2 * n + 2]:
            assert squeezed(person)[:30] in page
            assert f"417-000{n + 1}-5" in page
        assert squeezed(person) in pages[2 * n]


@both
def test_without_a_name_there_is_a_line_for_it(make_pdf: MakePdf, lang: str) -> None:
    gettext = translation(lang).gettext
    to_write = f"{gettext('Name')} {gettext('Filled in on')}"
    assert to_write in pdf_text(make_pdf("self-check", content_for(lang)))
    assert to_write not in pdf_text(make_pdf("self-check", content_for(lang, "佐藤")))


@both
def test_it_says_whom_to_return_it_to(make_pdf: MakePdf, lang: str) -> None:
    gettext = translation(lang).gettext
    known = pdf_text(make_pdf("self-check", content_for(lang, profile=Profile(holders={Role.ADMINISTRATOR: "髙﨑"}))))
    unknown = pdf_text(make_pdf("self-check", content_for(lang, profile=Profile())))
    to_write = f"{gettext('Return to')} {gettext('By')}"
    assert gettext("Return to {person}").format(person="髙﨑") in known
    assert to_write in unknown
    assert to_write not in known


def test_both_languages_have_the_same_rows(make_pdf: MakePdf) -> None:
    texts = [pdf_text(make_pdf("self-check", content_for(lang, *PEOPLE))) for lang in LANGUAGES]
    assert rows_of(texts[0]) == rows_of(texts[1])
    assert len(rows_of(texts[0])) == 3 * 29
    assert re.findall("417-000[0-9]-5", texts[0]) == re.findall("417-000[0-9]-5", texts[1])
