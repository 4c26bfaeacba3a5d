"""The device register: every device in full, what was not seen for long, and rows to write on."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.domain.ledgers import DAYS
from app.domain.tables import DEVICE, Column
from app.i18n import translation
from app.labels import day, name
from app.reports.documents.device_register import UNSEEN_SIGN, build
from app.reports.press.fonts import printable
from app.reports.press.layout import paginate
from app.reports.press.marks import Group, Rule
from app.reports.press.page_format import LANDSCAPE
from tests.languages import LANGUAGES
from tests.reports.samples import TODAY, hostile_ledgers, pdf_text, sample, squeezed

MakePdf = Callable[..., Path]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_of_every_device_is_there_under_its_column(make_pdf: MakePdf, lang: str) -> None:
    found = squeezed(pdf_text(make_pdf("device-register", lang=lang)))
    for column in DEVICE.names:
        assert squeezed(name(column, lang)) in found
    for device in sample(lang).rows(DEVICE).values():
        for column, text in device.items():
            shown = day(date.fromisoformat(text), lang) if column in DAYS and text else text
            assert squeezed(shown) in found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_hostile_devices_are_printed_in_full(make_pdf: MakePdf, lang: str) -> None:
    texts = hostile_ledgers()
    found = squeezed(pdf_text(make_pdf("device-register", sample(lang, texts=texts))))
    typed = {key: text for key, text in texts.items() if key.startswith("device.") and not key.endswith("seen")}
    assert len(typed) == 16
    for text in typed.values():
        assert squeezed(printable(text)) in without_frame(found, lang)


def without_frame(found: str, lang: str) -> str:
    """The text of the pages without header, footer and the captions of the columns, which stand between two pages."""
    _ = translation(lang).gettext
    source = squeezed(
        _("Source: Telework Security Guideline, 5th edition (Ministry of Internal Affairs and Communications, Japan)")
    )
    head = squeezed(name(Column.NOTE, lang))
    return re.sub(f"{re.escape(source)}.*?{head}", "", found)


def test_a_device_not_seen_for_ninety_days_is_marked_and_counted(make_pdf: MakePdf) -> None:
    texts = {
        "device.1.name": "A",
        "device.1.seen": (TODAY - timedelta(days=89)).isoformat(),
        "device.2.name": "B",
        "device.2.seen": (TODAY - timedelta(days=90)).isoformat(),
        "device.3.name": "C",
    }
    found = pdf_text(make_pdf("device-register", sample("en", texts=texts)))
    assert f"3 devices, of these not seen for 90 days: 2 (marked {UNSEEN_SIGN})" in found
    assert found.count(f"{UNSEEN_SIGN} ") == 2
    assert f"{UNSEEN_SIGN} {day(TODAY - timedelta(days=89), 'en')}" not in found


def test_when_all_were_seen_it_says_so(make_pdf: MakePdf) -> None:
    texts = {"device.1.name": "A", "device.1.seen": TODAY.isoformat()}
    found = pdf_text(make_pdf("device-register", sample("en", texts=texts)))
    assert "1 device, each seen within the last 90 days" in found
    assert UNSEEN_SIGN not in found


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("changes", [{"blank": True}, {"texts": {}}], ids=["blank", "no devices"])
def test_without_devices_there_are_only_rows_to_write_on(
    make_pdf: MakePdf, lang: str, changes: dict[str, object]
) -> None:
    found = squeezed(pdf_text(make_pdf("device-register", sample(lang, **changes))))
    _ = translation(lang).gettext
    assert squeezed(_("Filled in by")) in found
    assert "SN-0001" not in found
    assert UNSEEN_SIGN not in found


def is_empty_row(group: Group) -> bool:
    return len(group.pieces) == 1 and all(isinstance(mark, Rule) for mark in group.pieces[0].marks)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("count", [0, 8, 12, 13, 14, 15, 16, 17])
def test_rows_to_write_on_fill_the_last_page_and_are_never_few_on_a_page_of_their_own(lang: str, count: int) -> None:
    texts = {f"device.{n}.name": f"PC {n}" for n in range(1, count + 1)}
    groups = list(build(sample(lang, texts=texts)))
    empty = [group for group in groups if is_empty_row(group)]
    assert len(empty) >= 3
    assert groups[-len(empty) :] == empty
    *_earlier, pages = paginate(groups, LANDSCAPE.depth)
    assert 0 <= LANDSCAPE.depth - pages[-1].y < empty[0].height
    assert sum(piece in empty[0].pieces for _y, piece in pages[-1].places) >= 3


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("organisation", ["", "みどり商店", "みどり商店" * 30])
def test_without_devices_it_is_one_page(lang: str, organisation: str) -> None:
    groups = list(build(sample(lang, organisation=organisation, blank=True)))
    *_earlier, pages = paginate(groups, LANDSCAPE.depth)
    assert len(pages) == 1
