"""The person's task sheet: who gets one, and what stands on it."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.domain.answers import Entry, Priority, Status
from app.i18n import translation
from app.labels import day
from app.reports.press.fonts import printable
from app.reports.report_content import ReportContent
from tests.languages import LANGUAGES
from tests.reports.samples import NASTY, TODAY, pdf_text, sample, squeezed
from tests.reports.structure import measures_in

both = pytest.mark.parametrize("lang", LANGUAGES)
MakePdf = Callable[..., Path]
ENTRIES = {
    "executive-A-1": Entry(Status.PARTIAL, owner="佐藤", due=TODAY + timedelta(9), note="メモ<1>"),
    "administrator-A-1": Entry(Status.NOT_DONE, owner="佐藤", due=TODAY - timedelta(1)),
    "administrator-A-2": Entry(Status.UNANSWERED, owner="佐藤", priority=Priority.HIGH),
    "administrator-A-3": Entry(Status.DONE, owner="佐藤"),
    "administrator-A-4": Entry(Status.NOT_APPLICABLE, owner="佐藤", reason="なし"),
    "teleworker-A-1": Entry(Status.NOT_DONE, owner="髙﨑"),
    "teleworker-A-2": Entry(Status.NOT_DONE, owner="佐藤 "),
    "teleworker-B-1": Entry(Status.UNKNOWN),
}


def content_for(lang: str, *people: str, entries: dict[str, Entry] = ENTRIES) -> ReportContent:
    return sample(lang, people=people, entries=entries)


def pages_of(path: Path) -> list[str]:
    return [squeezed(page.extract_text()) for page in PdfReader(path).pages]


@both
def test_every_owner_has_a_page_and_what_is_nobody_s_comes_last(make_pdf: MakePdf, lang: str) -> None:
    path = make_pdf("person-sheet", content_for(lang))
    pages = pages_of(path)
    assert len(pages) == 4, "a trailing blank makes another owner: names are compared as stored"
    order = [
        "administrator-A-1",
        "administrator-A-2",
        "executive-A-1",
        "teleworker-A-2",
        "teleworker-A-1",
        "teleworker-B-1",
    ]
    assert measures_in(path) == order
    assert squeezed(translation(lang).gettext("Nobody's yet")) in pages[-1]


@both
def test_those_chosen_have_a_page_each_and_nobody_else(make_pdf: MakePdf, lang: str) -> None:
    path = make_pdf("person-sheet", content_for(lang, "髙﨑", "佐藤"))
    assert measures_in(path) == ["teleworker-A-1", "administrator-A-1", "administrator-A-2", "executive-A-1"]
    assert ["髙﨑" in page for page in pages_of(path)] == [True, False]


@both
def test_whoever_ticks_every_owner_gets_what_nobody_chosen_gives(make_pdf: MakePdf, lang: str) -> None:
    said = [
        measures_in(make_pdf("person-sheet", content_for(lang, *people))) for people in ((), ("佐藤", "佐藤 ", "髙﨑"))
    ]
    assert said[0] == said[1]
    assert said[0][-1] == "teleworker-B-1"


@both
def test_somebody_without_a_task_is_told_so(make_pdf: MakePdf, lang: str) -> None:
    (page,) = pages_of(make_pdf("person-sheet", content_for(lang, "森")))
    assert "森" in page
    assert squeezed(translation(lang).gettext("There is nothing open for this person now.")) in page


@both
def test_without_any_task_it_says_what_to_do(make_pdf: MakePdf, lang: str) -> None:
    (page,) = pages_of(make_pdf("person-sheet", content_for(lang, entries={})))
    words = "No task has an owner yet. Enter who does it under “Owner” at each measure; then everyone gets a sheet."
    assert squeezed(translation(lang).gettext(words)) in page


@both
def test_a_task_has_its_day_its_steps_and_its_note(make_pdf: MakePdf, lang: str) -> None:
    content = content_for(lang, "佐藤")
    found = squeezed(pdf_text(make_pdf("person-sheet", content)))
    due = translation(lang).gettext("Due: {date}").format(date=day(TODAY - timedelta(1), lang))
    assert squeezed(translation(lang).gettext("{date} (overdue)").format(date=due)) in found
    assert squeezed(day(TODAY + timedelta(9), lang)) in found
    assert "メモ<1>" in found
    steps = [s for i in ("administrator-A-1", "administrator-A-2", "executive-A-1") for s in content.words[i].steps]
    assert found.count(squeezed(steps[0].text)) == len(steps)


@both
def test_names_and_notes_are_printed_in_full_and_in_order(make_pdf: MakePdf, lang: str) -> None:
    letters = "абвгдежзиклмнопрстуфхцчшщъыьэюя"
    note = "".join(letters[n * n % len(letters)] + letters[n % len(letters)] for n in range(5000))
    owner = "".join(chr(0x5E00 + n) for n in range(200))
    entries = {
        "executive-A-1": Entry(Status.PARTIAL, owner=owner, note=note),
        "administrator-A-1": Entry(Status.PARTIAL, owner=NASTY.replace("\n", " "), note=NASTY),
    }
    path = make_pdf("person-sheet", content_for(lang, entries=entries))
    found = squeezed(pdf_text(path))
    assert squeezed(printable(owner)) in found
    assert found.count(squeezed(printable(NASTY))) == 2
    assert "".join(re.findall(f"[{letters}]", found)) == note
    pages = pages_of(path)
    assert len(pages) > 4
    assert all(printable(owner)[:20] in page for page in pages if re.search(f"[{letters}]{{9}}", page)), (
        "each page says whose it is"
    )


def test_both_languages_say_the_same(make_pdf: MakePdf) -> None:
    said = [measures_in(make_pdf("person-sheet", sample(lang))) for lang in LANGUAGES]
    assert sorted(said[0]) == sorted(said[1])
    assert len(said[0]) > 40
    same = [measures_in(make_pdf("person-sheet", content_for(lang))) for lang in LANGUAGES]
    assert same[0] == same[1]


@both
def test_more_tasks_than_two_sides_hold_are_one_page_by_leaving_the_steps_to_the_action_plan(
    make_pdf: MakePdf, lang: str
) -> None:
    measures = [m.id for m in sample(lang).measures[:9]]
    few = content_for(lang, "佐藤", entries={i: Entry(Status.NOT_DONE, owner="佐藤") for i in measures[:2]})
    many = content_for(lang, "佐藤", entries={i: Entry(Status.NOT_DONE, owner="佐藤") for i in measures})
    many = replace(many, words={i: replace(words, steps=2 * words.steps) for i, words in many.words.items()})
    says = squeezed(translation(lang).gettext("Steps: see the action plan"))
    [with_steps], [without] = pages_of(make_pdf("person-sheet", few)), pages_of(make_pdf("person-sheet", many))
    step = squeezed(few.words[measures[0]].steps[0].text)
    assert step in with_steps
    assert says not in with_steps
    assert says in without
    assert step not in without
    assert set(measures_in(make_pdf("person-sheet", many))) == set(measures)
