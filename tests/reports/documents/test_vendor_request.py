"""What the vendor is to do on paper: by place, with boxes, and what stands there without a vendor or a request."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.domain.answers import Entry, Status
from app.domain.profile import Fact, Kind, Known, Profile
from app.domain.sheets import row_parts, step_row
from app.domain.steps import Site
from app.domain.tools import Tool
from app.i18n import translation
from app.labels import as_spoken, day, measure_label, name
from app.reports.documents.listing import DOCUMENTS
from app.reports.documents.vendor_request import to_ask
from app.reports.press.marks import Area, Stroke
from app.reports.report_content import ReportContent
from tests.languages import LANGUAGES
from tests.reports.samples import TODAY, hostile, pdf_text, sample, squeezed

MakePdf = Callable[..., Path]
in_both = pytest.mark.parametrize("lang", LANGUAGES)
DOCUMENT = DOCUMENTS["vendor-request"]


def found_in(make_pdf: MakePdf, content: ReportContent) -> str:
    return squeezed(pdf_text(make_pdf("vendor-request", content)))


def said(lang: str, words: str) -> str:
    return squeezed(translation(lang).gettext(words))


def with_vendor(content: ReportContent, known: Known, **changes: object) -> ReportContent:
    profile = replace(content.profile, facts={Fact.IT_VENDOR: known}, **changes)  # type: ignore[arg-type]
    return replace(content, profile=profile)


@in_both
def test_every_request_of_an_open_measure_is_there_once_by_place(make_pdf: MakePdf, lang: str) -> None:
    content = sample(lang)
    found = found_in(make_pdf, content)
    asks = {
        measure.id: squeezed(as_spoken(step.ask, Kind.COMPANY, lang))
        for measure in content.measures
        for step in content.words[measure.id].steps
        if step.ask
    }
    for measure in content.measures:
        if measure.id in asks:
            assert found.count(asks[measure.id]) == content.entry(measure).is_open, measure.id
    order = [found.index(asks[request.measure.id]) for request in to_ask(content)]
    assert order == sorted(order)
    assert [found.index(squeezed(name(site, lang))) for site in Site] == sorted(
        found.index(squeezed(name(site, lang))) for site in Site
    )
    assert "当方" not in found, "a company says it otherwise"
    assert len(PdfReader(make_pdf("vendor-request", content)).pages) <= 3


@in_both
def test_the_head_says_who_asks_whom_on_which_day_and_the_end_is_signed(make_pdf: MakePdf, lang: str) -> None:
    found = found_in(make_pdf, sample(lang))
    for text in ("みどりシステム", "𠮷田03-0000-0000", day(TODAY, lang), "417-0012-6"):
        assert squeezed(text) in found
    for words in ("To", "From", "Contact", "Company name", "Name", "Signature", "Date", "Result"):
        assert said(lang, words) in found


@in_both
def test_rows_are_numbered_by_what_they_tick_and_what_is_ticked_is_told_in_short(make_pdf: MakePdf, lang: str) -> None:
    content = sample(lang)
    first = to_ask(content)[0]
    assert DOCUMENT.rows(content) == tuple(step_row(r.measure.id, r.step.id) for r in to_ask(content))
    entry = replace(content.entry(first.measure), steps_done=first.step.id)
    content = replace(content, entries={**content.entries, first.measure.id: entry})
    rows = DOCUMENT.rows(content)
    assert rows
    assert first.measure.id not in [row_parts(row)[0] for row in rows]
    label = measure_label(first.measure, lang)
    done = translation(lang).gettext("Done already, and not asked for any more: {measures}").format(measures=label)
    assert squeezed(done) in found_in(make_pdf, content)


def test_each_row_has_a_box_that_waits_for_a_hand() -> None:
    content = sample("en")
    marks = [mark for group in DOCUMENT.build(content) for piece in group.pieces for mark in piece.marks]
    assert not any(isinstance(mark, Stroke) for mark in marks)
    assert sum(isinstance(mark, Area) and mark.width == mark.height for mark in marks) == len(to_ask(content))


@in_both
def test_without_a_vendor_each_place_says_whom_to_ask(make_pdf: MakePdf, lang: str) -> None:
    instead = "Whom to ask: the provider of your line (the number stands on the contract or the bill)."
    desk = "商工会議所" if lang == "ja" else "chamber of commerce"
    alone = found_in(make_pdf, with_vendor(sample(lang), Known.NO))
    for text in (said(lang, instead), squeezed(desk), said(lang, "Filled in by")):
        assert text in alone
    assert said(lang, "Filled in by (IT vendor)") not in alone
    for known in (Known.YES, Known.UNKNOWN):
        assert said(lang, instead) not in found_in(make_pdf, with_vendor(sample(lang), known))


@in_both
def test_tools_are_named_while_nobody_said_that_they_are_there(make_pdf: MakePdf, lang: str) -> None:
    here = {Tool.NAS: Known.YES}
    nas = squeezed(name(Tool.NAS, lang))
    assert nas in found_in(make_pdf, sample(lang))
    assert nas not in found_in(make_pdf, with_vendor(sample(lang), Known.YES, tools=here))


@in_both
def test_with_nothing_to_ask_it_says_so_and_needs_no_number(make_pdf: MakePdf, lang: str) -> None:
    content = sample(lang)
    done = replace(content, entries={m.id: Entry(Status.DONE) for m in content.measures}, sheets=())
    words = "There is nothing to ask the IT vendor for now: no open measure that applies has a step for the vendor."
    assert said(lang, words) in found_in(make_pdf, done)
    assert DOCUMENT.rows(done) is None


def test_hostile_texts_break_nothing(make_pdf: MakePdf) -> None:
    found = found_in(make_pdf, replace(hostile("ja"), profile=Profile()))
    assert "𠮷田<b>&amp;商店</b>髙﨑" in found
