"""What the vendor is asked, and what never leaves the house."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.domain.answers import Carrier, Entry, Status
from app.domain.profile import Kind
from app.i18n import translation
from app.labels import STATUS_GLYPHS, as_spoken, day, measure_label, name
from app.reports.documents.vendor_questions import TYPICAL, asked
from app.reports.report_content import ReportContent
from tests.languages import LANGUAGES
from tests.reports.samples import NASTY, hostile, pdf_text, sample, squeezed, with_kept

MakePdf = Callable[..., Path]
in_both = pytest.mark.parametrize("lang", LANGUAGES)


def found_in(make_pdf: MakePdf, content: ReportContent) -> str:
    return squeezed(pdf_text(make_pdf("vendor-questions", content)))


def said(lang: str, words: str) -> str:
    return squeezed(translation(lang).gettext(words))


@in_both
def test_what_the_vendor_carries_and_applies_is_asked_and_nothing_else(make_pdf: MakePdf, lang: str) -> None:
    content = sample(lang)
    found = found_in(make_pdf, content)
    expected = {
        m.id
        for m in content.measures
        if (e := content.entry(m)).carrier is not Carrier.SELF and e.status is not Status.NOT_APPLICABLE
    }
    assert {m.id for m in asked(content)} == expected
    assert 40 < len(expected) < 80
    for measure in content.measures:
        question = squeezed(as_spoken(content.words[measure.id].question, Kind.COMPANY, lang))
        assert found.count(question) == (1 if measure.id in expected else 0), measure.id


@in_both
def test_nothing_internal_is_on_it(make_pdf: MakePdf, lang: str) -> None:
    content = sample(lang)
    found = found_in(make_pdf, content)
    for entry in map(content.entry, content.measures):
        for text in (entry.note, entry.scope, entry.evidence, entry.reason, entry.owner):
            assert not text or squeezed(text) not in found
        allowed = {reply_day(lang), day(content.today, lang)}
        assert not entry.due or day(entry.due, lang) in allowed or squeezed(day(entry.due, lang)) not in found
    for status in (Status.DONE, Status.PARTIAL, Status.NOT_DONE):
        assert squeezed(name(status, lang)) not in found
        assert STATUS_GLYPHS[status] not in found
    assert len(asked(content)) < len(content.measures)
    assert "<1d>" not in found
    assert "SN-0001" not in found


def reply_day(lang: str) -> str:
    return {"ja": "2026年12月7日", "en": "Dec 7, 2026"}[lang]


@in_both
def test_it_says_who_asks_whom_until_when(make_pdf: MakePdf, lang: str) -> None:
    found = found_in(make_pdf, sample(lang))
    for text in ("みどりシステム", "𠮷田03-0000-0000", reply_day(lang)):
        assert squeezed(text) in found
    assert "0120-000-000" not in found
    for words in ("To", "From", "Contact", "Please reply by", "Company name", "Name", "Signature", "Date"):
        assert said(lang, words) in found


@in_both
def test_each_question_has_four_answers(make_pdf: MakePdf, lang: str) -> None:
    content = sample(lang)
    found = found_in(make_pdf, content)
    row = "".join(said(lang, words) for words in ("Yes", "Partly", "No", "To be clarified"))
    assert found.count(row) == len(asked(content))


@in_both
def test_the_open_parts_have_lines_and_the_sentences_to_send_stand_below(make_pdf: MakePdf, lang: str) -> None:
    content = sample(lang)
    found = found_in(make_pdf, content)
    words = [content.words[measure.id] for measure in asked(content)]
    captions = [blank for one in words for blank in one.blanks]
    asks = [as_spoken(step.ask, Kind.COMPANY, lang) for one in words for step in one.steps if step.ask]
    assert found.count(squeezed(captions[0])) == captions.count(captions[0]) > 5
    assert len(asks) > 5
    assert all(found.count(squeezed(ask)) == 1 for ask in asks)
    assert found.count("417-0012-6") > 1, "the number stands on every page, should they come apart"


@in_both
def test_the_blank_one_has_lines_for_names_and_day(make_pdf: MakePdf, lang: str) -> None:
    content = sample(lang, blank=True)
    found = found_in(make_pdf, content)
    for text in ("みどりシステム", "03-0000-0000", reply_day(lang)):
        assert squeezed(text) not in found
    assert squeezed(content.words[asked(content)[0].id].question) in found


@in_both
def test_nothing_marked_says_how_to_mark_and_what_is_usual(make_pdf: MakePdf, lang: str) -> None:
    content = sample(lang, entries={})
    found = found_in(make_pdf, content)
    labels = [squeezed(measure_label(m, lang)) for m in content.measures if m.id in TYPICAL]
    assert len(labels) == len(TYPICAL) == 8
    assert all(label in found for label in labels)
    assert squeezed(name(Carrier.VENDOR, lang)) in found
    assert said(lang, "Filled in by (IT vendor)") not in found


@in_both
def test_hostile_names_of_contacts_are_printed_as_typed(make_pdf: MakePdf, lang: str) -> None:
    line = " ".join(NASTY.split())
    texts = {"contact.1.duty": "IT業者", "contact.1.name": line[:40], "contact.2.duty": "うちの窓口"}
    texts |= {"contact.2.name": line[:40], "contact.2.note": "secret"}
    found = found_in(make_pdf, with_kept(hostile(lang), texts))
    assert found.count(squeezed('<b>太字</b><imgsrc="/etc/passwd">')) == 2
    assert "secret" not in found


def test_both_languages_ask_the_same_in_the_same_order(make_pdf: MakePdf) -> None:
    assert [m.id for m in asked(sample("ja"))] == [m.id for m in asked(sample("en"))]
    entries = {"administrator-E-10": Entry(carrier=Carrier.BOTH), "administrator-A-1": Entry(carrier=Carrier.VENDOR)}
    counts = []
    for lang in LANGUAGES:
        reader = PdfReader(make_pdf("vendor-questions", sample(lang, entries=entries)))
        counts.append((len(reader.pages), len(list(reader.outline[1]))))  # type: ignore[arg-type]
    assert counts == [(1, 2), (1, 2)]
