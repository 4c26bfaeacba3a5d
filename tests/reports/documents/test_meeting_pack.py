"""The meeting pack: thirty minutes, the last decisions, and numbered rows that come back from paper."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.answers import Entry, Status
from app.domain.decisions import last_meeting
from app.domain.selection import View
from app.domain.sheets import Sheet
from app.i18n import translation
from app.labels import STATUS_GLYPHS, day, measure_label, name, reasons
from app.reports.documents.listing import DOCUMENTS
from app.reports.documents.meeting_pack import MINUTES, agenda
from app.reports.press.fonts import printable
from app.reports.press.marks import Stroke
from app.reports.report_content import ReportContent
from tests.languages import LANGUAGES
from tests.reports.samples import NASTY, TODAY, pdf_text, sample, squeezed
from tests.reports.structure import counts_in, measures_in

both = pytest.mark.parametrize("lang", LANGUAGES)
MakePdf = Callable[..., Path]
LAST = date(2026, 10, 20)


def after_a_meeting(lang: str, texts: dict[str, str]) -> ReportContent:
    sheet = Sheet("meeting-pack", View.ALL, LAST, "", ("teleworker-A-1", "administrator-E-10", "executive-A-1"))
    return sample(lang, printed_before={4: sheet}, texts={f"decision.4.{i}": text for i, text in texts.items()})


@both
@pytest.mark.parametrize("count", range(7))
def test_the_minutes_of_the_agenda_are_thirty(make_pdf: MakePdf, lang: str, count: int) -> None:
    content = replace(sample(lang), starts=sample(lang).starts[:count])
    items = agenda(content, None)
    assert sum(minutes for _item, minutes in items) == MINUTES == 30
    assert all(minutes > 0 for _item, minutes in items)
    text = squeezed(pdf_text(make_pdf("meeting-pack", content)))
    assert all(squeezed(item) in text for item, _minutes in items)


@both
def test_the_first_meeting_says_that_it_is(make_pdf: MakePdf, lang: str) -> None:
    found = squeezed(pdf_text(make_pdf("meeting-pack", sample(lang))))
    assert squeezed(translation(lang).gettext("What this meeting is for")) in found
    assert squeezed(translation(lang).gettext("What became of the last decisions")) not in found


@both
def test_the_last_decisions_stand_with_what_became_of_them(make_pdf: MakePdf, lang: str) -> None:
    content = after_a_meeting(
        lang, {"executive-A-1": "決定<1>\n二行目", "administrator-E-10": NASTY, "teleworker-A-1": "決" * 900}
    )
    meeting = last_meeting(content.printed_before, content.texts, "meeting-pack", TODAY)
    assert meeting is not None
    path = make_pdf("meeting-pack", content)
    found = squeezed(pdf_text(path))
    assert squeezed(day(LAST, lang)) in found
    for measure, text in meeting.decisions.items():
        entry = content.entries[measure]
        assert squeezed(printable(text)) in found
        assert squeezed(entry.owner) in found
        assert squeezed(f"{STATUS_GLYPHS[entry.status]}{name(entry.status, lang)}") in found
    assert measures_in(path)[:3] == ["teleworker-A-1", "administrator-E-10", "executive-A-1"]


@both
def test_a_meeting_that_recorded_nothing_is_named(make_pdf: MakePdf, lang: str) -> None:
    words = translation(lang).gettext("Of the meeting of {date} no decision is recorded.")
    found = squeezed(pdf_text(make_pdf("meeting-pack", after_a_meeting(lang, {}))))
    assert squeezed(words.format(date=day(LAST, lang))) in found


@both
def test_the_numbered_rows_are_the_six_things(make_pdf: MakePdf, lang: str) -> None:
    content = sample(lang)
    rows = DOCUMENTS["meeting-pack"].rows(content)
    found = squeezed(pdf_text(make_pdf("meeting-pack", content)))
    assert rows == tuple(start.measure.id for start in content.starts)
    places = []
    for number, start in enumerate(content.starts, 1):
        title = squeezed(content.words[start.measure.id].title)
        places.append(found.index(f"{number}{title}{squeezed(measure_label(start.measure, lang))}"))
        assert squeezed(reasons(start, lang)) in found
    assert places == sorted(places)
    assert len(places) == 6


@both
def test_its_boxes_wait_for_a_hand(lang: str) -> None:
    groups = list(DOCUMENTS["meeting-pack"].build(sample(lang)))
    assert not any(isinstance(mark, Stroke) for group in groups for piece in group.pieces for mark in piece.marks)


@both
def test_when_all_is_done_the_meeting_has_nothing_to_decide(make_pdf: MakePdf, lang: str) -> None:
    done = {m.id: Entry(Status.DONE) for m in sample().measures}
    content = replace(sample(lang, entries=done), starts=())
    found = squeezed(pdf_text(make_pdf("meeting-pack", content)))
    words = translation(lang).gettext("Nothing is left to do: every measure that applies is done. Well done.")
    assert squeezed(words) in found


@both
def test_the_approval_strip_is_there_when_wanted(make_pdf: MakePdf, lang: str) -> None:
    caption = translation(lang).gettext("Prepared")
    assert caption in pdf_text(make_pdf("meeting-pack", sample(lang, approval_strip=True)))
    assert caption not in pdf_text(make_pdf("meeting-pack", sample(lang)))


def test_both_languages_say_the_same(make_pdf: MakePdf) -> None:
    decided = {"executive-A-1": "A", "administrator-E-10": "B"}
    said = [
        (measures_in(path), counts_in(path))
        for path in (make_pdf("meeting-pack", after_a_meeting(lang, decided)) for lang in LANGUAGES)
    ]
    assert said[0] == said[1]
    assert len(said[0][0]) >= 8
