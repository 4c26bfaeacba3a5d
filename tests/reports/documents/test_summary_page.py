"""The summary: one page whatever happens, with the figures and with what only the executive can decide."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.domain.answers import Entry, Status
from app.domain.decisions import executive_decisions
from app.domain.measures import Role
from app.domain.priorities import start_with
from app.domain.summary import by_category, by_role, weakest
from app.i18n import translation
from app.labels import measure_label, reasons
from app.reports.documents.summary_page import QUESTIONS
from app.reports.press.fonts import printable
from app.reports.report_content import ReportContent
from tests.languages import LANGUAGES
from tests.reports.samples import NASTY, TODAY, hostile, pdf_text, sample, squeezed
from tests.reports.structure import counts_in, measures_in

both = pytest.mark.parametrize("lang", LANGUAGES)
MakePdf = Callable[..., Path]


def with_entries(content: ReportContent, entries: dict[str, Entry]) -> ReportContent:
    return replace(content, entries=entries, starts=start_with(content.measures, entries, TODAY))


@both
def test_it_is_one_page_whatever_is_typed(make_pdf: MakePdf, lang: str) -> None:
    worst = {
        m.id: Entry(Status.PARTIAL, owner=("W" * 200, "")[n % 2], due=TODAY) for n, m in enumerate(sample().measures)
    }
    contents = {
        "usual": sample(lang),
        "hostile": hostile(lang),
        "worst": with_entries(sample(lang, organisation="𠮷" * 200), worst),
        "nasty": with_entries(sample(lang, organisation=NASTY), {i: replace(e, owner=NASTY) for i, e in worst.items()}),
        "empty": with_entries(sample(lang, organisation=""), {}),
    }
    for content in contents.values():
        assert len(PdfReader(make_pdf("summary", content)).pages) == 1


@both
def test_a_long_name_of_the_organisation_is_whole(make_pdf: MakePdf, lang: str) -> None:
    name = "".join(chr(0x4E00 + n) for n in range(200))
    assert squeezed(printable(name)) in squeezed(pdf_text(make_pdf("summary", sample(lang, organisation=name))))


@both
def test_the_two_figures_stand_at_each_role_and_category(make_pdf: MakePdf, lang: str) -> None:
    content = sample(lang)
    found = counts_in(make_pdf("summary", content))
    groups = [*by_role(content.measures, content.entries).values()]
    groups += by_category(content.measures, content.entries).values()
    expected = [f"{n}/{g.applicable}" for g in groups for n in (g.answered, g.done) if g.applicable > 4]
    assert len(expected) > 20
    assert found[2 : 2 + len(expected)] == expected


@both
def test_it_names_the_weakest_category(make_pdf: MakePdf, lang: str) -> None:
    content = sample(lang)
    letter = weakest(by_category(content.measures, content.entries))
    assert letter is not None
    text = squeezed(pdf_text(make_pdf("summary", content)))
    assert (
        squeezed(f"{letter}  {content.categories[letter]}：" if lang == "ja" else f"{content.categories[letter]}: done")
        in text
    )


@both
def test_the_six_things_say_why(make_pdf: MakePdf, lang: str) -> None:
    content = sample(lang)
    found = squeezed(pdf_text(make_pdf("summary", content)))
    assert len(content.starts) == 6
    for start in content.starts:
        assert squeezed(measure_label(start.measure, lang)) in found
        assert squeezed(reasons(start, lang)) in found


@both
def test_a_new_workbook_asks_for_the_executive_s_five_decisions(make_pdf: MakePdf, lang: str) -> None:
    found = squeezed(pdf_text(make_pdf("summary", with_entries(sample(lang), {}))))
    assert all(squeezed(translation(lang).gettext(words)) in found for words in QUESTIONS.values())
    assert set(QUESTIONS) == {m.id for m in sample().measures if m.role is Role.EXECUTIVE}


@both
def test_decisions_without_room_are_counted(make_pdf: MakePdf, lang: str) -> None:
    content = sample(lang)
    path = make_pdf("summary", content)
    decisions = executive_decisions(content.measures, content.entries, TODAY)
    asked = squeezed(translation(lang).gettext("Grant money for: {title}").partition("{")[0])
    shown = squeezed(pdf_text(path)).count(asked)
    money = sum(d.matter == "money" for d in decisions)
    more = translation(lang).ngettext(
        "There is {count} more decision; what it is about stands in the action plan.",
        "There are {count} more decisions; what they are about stands in the action plan.",
        money - shown,
    )
    assert 0 < shown < money
    assert squeezed(more.format(count=money - shown)) in squeezed(pdf_text(path))


@both
def test_when_all_is_done_nothing_waits(make_pdf: MakePdf, lang: str) -> None:
    content = with_entries(sample(lang), {m.id: Entry(Status.DONE) for m in sample().measures})
    found = squeezed(pdf_text(make_pdf("summary", content)))
    assert squeezed(translation(lang).gettext("No decision waits for you.")) in found
    assert squeezed(translation(lang).gettext("What to start with")) in found


@both
def test_the_heading_counts_what_there_is_to_start_with(make_pdf: MakePdf, lang: str) -> None:
    content = replace(sample(lang), starts=sample(lang).starts[:1])
    words = translation(lang).ngettext("{count} thing to start with", "{count} things to start with", 1)
    assert squeezed(words.format(count=1)) in squeezed(pdf_text(make_pdf("summary", content)))


def test_both_languages_say_the_same(make_pdf: MakePdf) -> None:
    entries = {i: replace(e, owner=e.owner or "佐藤") for i, e in sample().entries.items()}
    said = [
        (measures_in(path), counts_in(path))
        for path in (make_pdf("summary", with_entries(sample(lang), entries)) for lang in LANGUAGES)
    ]
    assert said[0] == said[1]
    assert len(said[0][0]) > 10
