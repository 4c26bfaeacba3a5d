"""What stands in which month of the calendar."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.domain.answers import Entry, Status
from app.domain.calendar_occurrences import occurrences, year
from app.domain.profile import Kind, Profile
from app.i18n import translation
from app.labels import day, measure_label
from app.reports.report_content import ReportContent
from tests.languages import LANGUAGES
from tests.reports.samples import TODAY, hostile, pdf_text, sample, squeezed

MakePdf = Callable[..., Path]
in_both = pytest.mark.parametrize("lang", LANGUAGES)
APRIL = Profile(kind=Kind.COMPANY, year_start=4)


def found_in(make_pdf: MakePdf, content: ReportContent) -> str:
    return squeezed(pdf_text(make_pdf("calendar", content)))


def said(lang: str, words: str, **values: object) -> str:
    return squeezed(translation(lang).gettext(words).format(**values))


@in_both
def test_the_months_are_those_of_the_business_year(make_pdf: MakePdf, lang: str) -> None:
    content = sample(lang, entries={}, profile=APRIL)
    found = found_in(make_pdf, content)
    names = {
        "ja": ["2026年4月", "2026年12月", "2027年1月", "2027年3月", "2026年11月（今月）"],
        "en": ["April2026", "December2026", "January2027", "March2027", "November2026(thismonth)"],
    }
    assert all(squeezed(words) in found.replace("(今月)", "（今月）") for words in names[lang])
    assert {"ja": "2027年4月", "en": "April2027"}[lang] not in found
    assert len(PdfReader(make_pdf("calendar", content)).pages) == 1


@in_both
def test_the_holidays_to_come_stand_in_their_months(make_pdf: MakePdf, lang: str) -> None:
    found = found_in(make_pdf, sample(lang, entries={}, profile=APRIL))
    november, january = {
        "ja": ("祝日：3日文化の日、23日勤労感謝の日", "祝日：1日元日、11日成人の日"),
        "en": ("Holidays:3CultureDay,23LaborThanksgivingDay", "Holidays:1NewYear'sDay,11ComingofAgeDay"),
    }[lang]
    assert november in found
    assert january in found
    assert {"ja": "憲法記念日", "en": "ConstitutionMemorialDay"}[lang] not in found, "it has passed"


@in_both
def test_every_due_date_and_every_repetition_stands_there(make_pdf: MakePdf, lang: str) -> None:
    content = sample(lang, profile=APRIL)
    found = found_in(make_pdf, content)
    listed = occurrences(content.measures, content.entries, APRIL, TODAY)
    whole = year(listed, APRIL, TODAY)
    by_id = {m.id: m for m in content.measures}
    shown = [*whole.overdue, *whole.later, *(o for m in whole.months for o in m.occurrences)]
    assert len(listed) > 45
    for occurrence in shown:
        measure = by_id[occurrence.measure]
        words = f"{measure_label(measure, lang)} {content.words[measure.id].title}"
        assert found.count(squeezed(words)) == sum(o.measure == measure.id for o in shown), measure.id
        assert not content.entry(measure).owner or squeezed(content.entry(measure).owner) in found


@in_both
def test_what_is_overdue_and_what_comes_later_have_their_whole_day(make_pdf: MakePdf, lang: str) -> None:
    late, later = date(2026, 11, 2), date(2027, 6, 30)
    entries = {"administrator-B-1": Entry(Status.PARTIAL, due=late), "administrator-B-2": Entry(due=later)}
    found = found_in(make_pdf, sample(lang, entries=entries, profile=APRIL))
    for title, when in (("Overdue", late), ("After this year", later)):
        assert f"{said(lang, title)}" in found
        assert squeezed(day(when, lang)) in found
    nothing = found_in(make_pdf, sample(lang, entries={}, profile=APRIL))
    assert said(lang, "After this year") not in nothing
    assert said(lang, "Overdue") not in nothing


@in_both
def test_it_says_whose_intervals_they_are_and_how_often(make_pdf: MakePdf, lang: str) -> None:
    found = found_in(make_pdf, sample(lang, entries={}))
    hint = (
        "“Every 3 months” is our suggestion: the guideline says “regularly” and names no interval. "
        "“Once a year” is the guideline's. Both count from when the evidence was last seen."
    )
    assert said(lang, hint) in found
    assert found.count(said(lang, "every 3 months")) >= 8
    assert found.count(said(lang, "once a year")) >= 2


@in_both
def test_what_is_done_or_does_not_apply_is_not_there(make_pdf: MakePdf, lang: str) -> None:
    entries = {
        "administrator-B-1": Entry(Status.DONE, due=TODAY),
        "administrator-M-3": Entry(Status.NOT_APPLICABLE, reason="r"),
    }
    content = sample(lang, entries=entries)
    found = found_in(make_pdf, content)
    labels = {m.id: squeezed(measure_label(m, lang)) for m in content.measures}
    assert labels["administrator-B-1"] not in found
    assert labels["administrator-M-3"] not in found
    assert labels["administrator-J-4"] in found


@in_both
def test_a_crowded_month_takes_a_list_of_its_own_and_loses_nothing(make_pdf: MakePdf, lang: str) -> None:
    content = sample(lang)
    entries = {m.id: Entry(due=date(2026, 12, 24), owner=f"<{n}>") for n, m in enumerate(content.measures)}
    path = make_pdf("calendar", sample(lang, entries=entries))
    found = squeezed(pdf_text(path))
    assert all(found.count(f"<{n}>") >= 1 for n in range(98))
    assert said(lang, "{count} tasks: see the list below", count=98) in found
    assert len(PdfReader(path).pages) == 3


@in_both
def test_a_cell_that_no_page_holds_runs_on_under_the_name_of_its_month(make_pdf: MakePdf, lang: str) -> None:
    content = sample(lang)
    entries = {m.id: Entry(due=date(2026, 12, 24), owner=f"<{m.id}>" + "W" * 180) for m in content.measures[20:34]}
    path = make_pdf("calendar", sample(lang, entries=entries))
    pages = [squeezed(page.extract_text()) for page in PdfReader(path).pages]
    held = [page for page in pages if "WWW" in page]
    assert len(held) > 1
    assert all({"ja": "2026年12月", "en": "December2026"}[lang] in page for page in held)
    found = squeezed(pdf_text(path))
    assert found.count("W") - found.count("Wi-Fi") >= 14 * 180


@in_both
def test_hostile_owners_are_printed_in_full(make_pdf: MakePdf, lang: str) -> None:
    entries = {"administrator-B-1": Entry(due=date(2026, 12, 1), owner="𠮷田" * 100)}
    entries |= {"administrator-B-2": Entry(due=date(2026, 1, 1), owner="W" * 200)}
    entries |= {"administrator-B-3": Entry(due=date.max, owner="<b>&amp;")}
    found = found_in(make_pdf, replace(hostile(lang), entries=entries))
    assert found.count("𠮷田") >= 100
    assert found.count("W") >= 200
    assert "<b>&amp;" in found


def test_the_blank_one_holds_repeated_measures_alone(make_pdf: MakePdf) -> None:
    found = found_in(make_pdf, sample("en", blank=True))
    assert "AdministratorM-3" in found
    assert "<" not in found


def test_both_languages_have_the_same_bookmarks(make_pdf: MakePdf) -> None:
    counts = []
    for lang in LANGUAGES:
        outline = PdfReader(make_pdf("calendar", sample(lang))).outline
        counts.append(len(list(outline[1])))  # type: ignore[arg-type]
    assert counts == [14, 14]
