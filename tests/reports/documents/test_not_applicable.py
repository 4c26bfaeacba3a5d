"""What the review of the set-aside measures says, and about which."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.domain.answers import Entry, Status
from app.domain.applicability import Source
from app.i18n import translation
from app.labels import measure_label
from app.reports.press.fonts import printable
from app.reports.report_content import ReportContent
from tests.languages import LANGUAGES
from tests.reports.samples import NASTY, hostile, pdf_text, sample, squeezed

MakePdf = Callable[..., Path]
in_both = pytest.mark.parametrize("lang", LANGUAGES)


def found_in(make_pdf: MakePdf, content: ReportContent) -> str:
    return squeezed(pdf_text(make_pdf("not-applicable", content)))


def said(lang: str, words: str) -> str:
    return squeezed(translation(lang).gettext(words))


@in_both
def test_what_is_set_aside_stands_there_with_its_reason_and_nothing_else_does(make_pdf: MakePdf, lang: str) -> None:
    content = sample(lang, unconfirmed={"administrator-B-1": "Is there a vendor?"})
    found = found_in(make_pdf, content)
    listed = 0
    for measure in content.measures:
        entry = content.entry(measure)
        expected = entry.status in (Status.NOT_APPLICABLE, Status.UNKNOWN) or measure.id == "administrator-B-1"
        listed += expected
        shown = re.search(re.escape(squeezed(measure_label(measure, lang))) + r"(?!\d)", found)
        assert bool(shown) is expected, measure.id
        for text in (entry.reason, entry.note):
            assert text == "" or (squeezed(text) in found) is expected
    assert listed == 20
    assert "Isthereavendor?" in found


@in_both
def test_each_row_has_two_boxes(make_pdf: MakePdf, lang: str) -> None:
    content = sample(lang)
    found = found_in(make_pdf, content)
    for words in ("Reviewed by", "Date", "Next review", "Remarks"):
        assert said(lang, words) in found
    pages = PdfReader(make_pdf("not-applicable", content)).pages
    for page in pages:
        assert said(lang, "Still true") in squeezed(page.extract_text())
        assert said(lang, "Has changed") in squeezed(page.extract_text())


@in_both
def test_it_says_on_whose_word(make_pdf: MakePdf, lang: str) -> None:
    aside = Entry(Status.NOT_APPLICABLE, reason="R")
    ids = ["executive-A-1", "executive-A-2", "executive-E-1", "executive-J-1"]
    sources = dict(zip(ids[1:], (Source.USER, Source.GUIDELINE, Source.SUGGESTION), strict=True))
    content = sample(lang, entries=dict.fromkeys(ids, aside), set_aside=sources)
    found = found_in(make_pdf, content)
    assert found.count(said(lang, "Answered so by hand.")) == 1
    assert found.count(said(lang, "Decided by hand, whatever the profile says.")) == 1
    assert found.count(said(lang, "Follows from the profile of the organization.")) == 2


@in_both
def test_nothing_set_aside_is_said(make_pdf: MakePdf, lang: str) -> None:
    found = found_in(make_pdf, sample(lang, entries={}))
    assert said(lang, "Nothing is set aside: every measure applies, and no answer is “Don't know”.") in found


def test_a_measure_that_is_unknown_and_unconfirmed_stands_once(make_pdf: MakePdf) -> None:
    entries = {"administrator-E-10": Entry(Status.UNKNOWN)}
    content = sample("en", entries=entries, unconfirmed={"administrator-E-10": "Because."})
    found = found_in(make_pdf, content)
    assert found.count("AdministratorE-10") == found.count("Because.") == 1
    assert said("en", "No note so far.") not in found


@in_both
def test_every_typed_character_is_printed(make_pdf: MakePdf, lang: str) -> None:
    content = hostile(lang)
    found = found_in(make_pdf, content)
    aside = [e for e in map(content.entry, content.measures) if e.status is Status.NOT_APPLICABLE]
    assert found.count(squeezed(printable(NASTY))) >= sum(e.reason == NASTY for e in aside) == 4
    for letter in {e.note[0] for e in aside if len(e.note) == 10_000}:
        assert found.count(letter) >= 10_000


def test_both_languages_have_the_same_parts(make_pdf: MakePdf) -> None:
    bookmarks = []
    for lang in LANGUAGES:
        content = replace(sample(lang), unconfirmed={"administrator-B-1": "?"})
        outline = PdfReader(make_pdf("not-applicable", content)).outline
        bookmarks.append(len(list(outline[1])))  # type: ignore[arg-type]
    assert bookmarks == [3, 3]
