"""What the page of findings says: each of them once, under what is wrong, with what is known; and what was put off."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.domain.findings import Finding, FindingKind
from app.domain.putting_off import NOTHING_FOUND, PutOff, SortedFindings
from app.finding_labels import finding_facts_words, finding_heading, finding_title, finding_why, put_off_words
from app.i18n import translation
from app.labels import measure_label
from app.reports.report_content import ReportContent
from tests.languages import LANGUAGES
from tests.reports.samples import TODAY, hostile, pdf_text, sample, squeezed

MakePdf = Callable[..., Path]
in_both = pytest.mark.parametrize("lang", LANGUAGES)


def found_in(make_pdf: MakePdf, content: ReportContent) -> str:
    return squeezed(pdf_text(make_pdf("findings", content)))


@in_both
def test_every_finding_stands_under_what_is_wrong(make_pdf: MakePdf, lang: str) -> None:
    content = sample(lang)
    said = found_in(make_pdf, content)
    kinds = {finding.kind for finding in content.found.standing}
    assert len(kinds) >= 4
    for kind in FindingKind:
        assert (squeezed(finding_why(kind, lang)) in said) is (kind in kinds)
        count = len([one for one in content.found.standing if one.kind is kind])
        heading = translation(lang).gettext("{title} ({count})").format(title=finding_heading(kind, lang), count=count)
        assert (squeezed(heading) in said) is (kind in kinds)
    by_id = {measure.id: measure for measure in content.measures}
    for finding in content.found.standing:
        assert squeezed(finding_title(finding, content.words, lang)) in said
        assert squeezed(finding_facts_words(finding, lang)) in said
        if finding.measure:
            assert squeezed(measure_label(by_id[finding.measure], lang)) in said
    for words in ("Who", "By when", "Reviewed by"):
        assert squeezed(translation(lang).gettext(words)) in said


@in_both
def test_what_was_put_off_stands_apart_with_its_reason(make_pdf: MakePdf, lang: str) -> None:
    content = sample(lang)
    said = found_in(make_pdf, content)
    assert len(content.found.put_off) == 2
    for finding, one in content.found.put_off:
        assert squeezed(finding_heading(finding.kind, lang) + put_off_words(one, lang)) in said
    without = sample(lang, found=SortedFindings(content.found.standing, ()))
    assert squeezed(translation(lang).gettext("Each comes back by itself.")) not in found_in(make_pdf, without)


@in_both
def test_that_nothing_was_found_is_said(make_pdf: MakePdf, lang: str) -> None:
    said = found_in(make_pdf, sample(lang, found=NOTHING_FOUND))
    words = "Everything holds together: what is done can be shown, and what is open has an owner and a date."
    assert squeezed(translation(lang).gettext(words)) in said
    assert squeezed(translation(lang).gettext("By when")) not in said


@in_both
def test_the_heads_of_the_columns_are_on_each_page(make_pdf: MakePdf, lang: str) -> None:
    path = make_pdf("findings", sample(lang))
    pages = PdfReader(path).pages
    assert len(pages) > 1
    for page in pages:
        assert squeezed(translation(lang).gettext("What is known")) in squeezed(page.extract_text())


@in_both
def test_a_fact_that_fills_pages_is_there_whole(make_pdf: MakePdf, lang: str) -> None:
    long = "鰯" * 2_100
    finding = Finding(FindingKind.DECISION_OPEN, "", "executive-A-1", since=TODAY, details=(long,))
    off = (finding, PutOff(finding.key, finding.digest, None, "待つ"))
    said = found_in(make_pdf, sample(lang, found=SortedFindings((finding,), (off,))))
    assert said.count("鰯") == 2_100, "each letter once: what was put off says why, and no more"
    make_pdf("findings", hostile(lang))
