"""What the statement says to customers, and what it keeps to itself."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.domain.answers import Entry, Status
from app.domain.profile import Profile
from app.domain.summary import by_category, figures
from app.i18n import translation
from app.labels import STATUS_GLYPHS, day, measure_label, name
from app.reports.documents.customer_statement import chosen, default_scope
from app.reports.documents.listing import DOCUMENTS
from app.reports.press.fonts import printable
from app.reports.report_content import ReportContent
from tests.languages import LANGUAGES
from tests.reports.samples import NASTY, hostile, pdf_text, sample, squeezed, with_kept

MakePdf = Callable[..., Path]
in_both = pytest.mark.parametrize("lang", LANGUAGES)
NEVER = "認定|準拠|適合|合格|万全|certif|complian|comply|conform"


def found_in(make_pdf: MakePdf, content: ReportContent) -> str:
    return squeezed(pdf_text(make_pdf("customer-statement", content)))


def said(lang: str, words: str) -> str:
    return squeezed(translation(lang).gettext(words))


@in_both
def test_it_says_how_far_each_category_is(make_pdf: MakePdf, lang: str) -> None:
    content = sample(lang)
    found = found_in(make_pdf, content)
    entries = {m.id: content.entry(m) for m in content.measures}
    for letter, counts in by_category(content.measures, entries).items():
        assert f"{squeezed(content.categories[letter])}{counts.done}/{counts.applicable}" in found
    whole = figures(content.measures, entries)
    assert f"{said(lang, 'All categories')}{whole.done}/{whole.applicable}" in found


@in_both
def test_it_names_edition_day_scope_who_answers_and_that_it_is_a_self_check(make_pdf: MakePdf, lang: str) -> None:
    content = sample(lang)
    found = found_in(make_pdf, content)
    edition = "Telework Security Guideline, 5th edition (Ministry of Internal Affairs and Communications, May 2021)"
    itself = (
        "We check the security of our telework ourselves, against the measures of the guideline named below. "
        "This sheet says how far we are. It is a self-check: nobody else has examined or confirmed it."
    )
    for words in (edition, itself, "Who answers for it", "Signature", "Executive", "Questions to"):
        assert said(lang, words) in found
    assert "2021" in found
    for text in (day(content.today, lang), content.texts["statement.scope"], "佐藤", "𠮷田03-0000-0000"):
        assert squeezed(text) in found


@in_both
def test_only_chosen_measures_that_are_done_are_named(make_pdf: MakePdf, lang: str) -> None:
    content = sample(lang)
    every = "\n".join(m.id for m in content.measures)
    content = replace(content, texts={**content.texts, "statement.measures": every})
    found = found_in(make_pdf, content)
    named = 0
    for measure in content.measures:
        is_done = content.entry(measure).status is Status.DONE
        label = re.escape(squeezed(measure_label(measure, lang)))
        assert bool(re.search(f"{label}(?!\\d)", found)) is is_done, measure.id
        named += is_done
    assert named == len(chosen(content)) == 28


@in_both
@pytest.mark.parametrize("kept", ["", "administrator-Z-9", "executive-A-2"])
def test_without_a_chosen_one_that_is_done_the_section_is_left_out(make_pdf: MakePdf, lang: str, kept: str) -> None:
    entries = {"executive-A-2": Entry(Status.PARTIAL)}
    found = found_in(make_pdf, sample(lang, entries=entries, texts={"statement.measures": kept}))
    assert said(lang, "Some of what we have done") not in found
    assert squeezed(sample(lang).words["executive-A-2"].title) not in found


@in_both
def test_nothing_internal_leaks(make_pdf: MakePdf, lang: str) -> None:
    content = sample(lang)
    path = make_pdf("customer-statement", content)
    found = squeezed(pdf_text(path))
    for entry in map(content.entry, content.measures):
        for text in (entry.note, entry.scope, entry.evidence, entry.reason, entry.owner):
            assert not text or squeezed(text) not in found
    for status in (Status.PARTIAL, Status.NOT_DONE, Status.UNKNOWN, Status.UNANSWERED, Status.NOT_APPLICABLE):
        assert squeezed(name(status, lang)) not in found
        assert STATUS_GLYPHS[status] not in found.replace("／", "")
    for text in ("<1d>", "SN-0001", "0120-000-000", "みどりシステム", "髙﨑"):
        assert text not in found
    metadata = PdfReader(path).metadata
    assert metadata is not None
    assert "gap" not in str(metadata.subject)


@in_both
@pytest.mark.parametrize("texts", [{}, None])
def test_it_never_claims_more_than_a_self_check(make_pdf: MakePdf, lang: str, texts: dict[str, str] | None) -> None:
    content = sample(lang) if texts is None else sample(lang, texts=texts, profile=Profile(), organisation="")
    path = make_pdf("customer-statement", content)
    assert not re.search(NEVER, pdf_text(path).lower())
    assert not re.search(NEVER, str(PdfReader(path).metadata).lower())
    assert not re.search(NEVER, DOCUMENTS["customer-statement"].purpose(lang).lower())


@in_both
@pytest.mark.parametrize("count", [None, 0, 1, 5])
def test_the_scope_comes_from_the_profile_where_nobody_worded_it(
    make_pdf: MakePdf, lang: str, count: int | None
) -> None:
    content = sample(lang, texts={"statement.scope": "  "}, profile=Profile(teleworkers=count))
    assert (str(count) in default_scope(content)) is bool(count)
    assert squeezed(default_scope(content)) in found_in(make_pdf, content)


@in_both
def test_what_does_not_apply_at_all_is_said_without_a_number(make_pdf: MakePdf, lang: str) -> None:
    entries = {m.id: Entry(Status.NOT_APPLICABLE, reason="r") for m in sample().measures if m.category == "K"}
    content = sample(lang, entries=entries)
    found = found_in(make_pdf, content)
    assert f"{squeezed(content.categories['K'])}{said(lang, 'Does not apply')}" in found
    assert "0/0" not in found


@in_both
def test_hostile_texts_are_printed_as_typed(make_pdf: MakePdf, lang: str) -> None:
    texts = {"statement.scope": NASTY, "contact.1.duty": "うちの窓口", "contact.1.name": "<b>𠮷田</b>&amp;"}
    found = found_in(make_pdf, with_kept(hostile(lang), texts))
    assert squeezed(printable(NASTY)) in found
    assert "<b>𠮷田</b>&amp;" in found
    assert "root:" not in found


def test_both_languages_have_the_same_parts(make_pdf: MakePdf) -> None:
    shapes = []
    for lang in LANGUAGES:
        reader = PdfReader(make_pdf("customer-statement", sample(lang)))
        shapes.append((len(reader.pages), len(list(reader.outline[1]))))  # type: ignore[arg-type]
    assert shapes == [(1, 3), (1, 3)]
