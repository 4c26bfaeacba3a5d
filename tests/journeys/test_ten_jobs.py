"""The jobs that come again and again, by real keys and a real mouse, counted: docs/decisions/0012-keys.md has them all.

Texts that one types (names, days, what is looked for) count for nothing, the keys between them do.
"""

import json
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from app.domain.answers import Entry, Field, Status, changes_to
from app.reports.documents.listing import DOCUMENTS
from app.storage.printed_sheets import issued_sheets
from app.storage.workbook import Workbook
from app.storage.workbook_in_memory import WorkbookInMemory, look_at
from tests.field.window import Window
from tests.journeys.conftest import until

OVERDUE, PLANNED = "teleworker-C-2", "executive-A-2"
NAMES = ("Anna", "Yamada")


@dataclass(frozen=True)
class Words:
    """What a person reads in one language, and types to find something."""

    locale: str
    program: str
    which: str
    others: str
    overview: str
    overdue: str
    unanswered: str
    owner: str
    due: str
    task: str
    sheet: str
    names: str
    print_page: str
    print_dialog: str
    print_button: str
    workbook: str
    other: str
    letters: str
    usb: str
    usb_measure: str
    ready_reason: str
    save: str


ENGLISH = Words(
    locale="en_US",
    program="Tenken",
    which="Which workbook?",
    others="Other workbooks",
    overview="Overview",
    overdue="Overdue: 1",
    unanswered="Unanswered",
    owner="Owner",
    due="Due date",
    task="Executive A-2",
    sheet="tele",
    names="Names of the teleworkers",
    print_page="Print the executive's page",
    print_dialog="Print",
    print_button="&Print",
    workbook="Workbook:",
    other="Midori Shop",
    letters="mi",
    usb="USB",
    usb_measure="Administrator E-4",
    ready_reason="We do not use it",
    save="Save as ZIP",
)
JAPANESE = Words(
    locale="ja_JP",
    program="点検",
    which="どの点検帳を開きますか",
    others="ほかの点検帳",
    overview="概要",
    overdue="期限切れ 1件",
    unanswered="未回答",
    owner="担当者",
    due="期限",
    task="経営者Ａ-２",
    sheet="勤務",
    names="勤務者の名前",
    print_page="経営者の1枚を印刷",
    print_dialog="印刷",
    print_button="印刷(&P)",
    workbook="点検帳：",
    other="みどり商店",
    letters="みど",
    usb="USBメモリ",
    usb_measure="管理者Ｅ-４",
    ready_reason="使っていない",
    save="ZIP",
)


_MUCH_PATIENCE = 90.0
"""Seconds for a printed paper, which is drawn dot by dot."""


class Office:
    """A desk with the program on it, open in the first of two workbooks; what is printed or saved lies in `papers`."""

    def __init__(self, screen: str, folder: Path, words: Words) -> None:
        self.words = words
        self.papers = folder / "Documents"
        self.papers.mkdir()
        self.path, other = folder / "first.tenken", folder / "other.tenken"
        Workbook.create(other, words.other).close()
        with Workbook.create(self.path, "Hill & Co") as made:
            values = {Field.STATUS: Status.PARTIAL, Field.DUE: date.today() - timedelta(days=9)}
            made.apply(changes_to(OVERDUE, Entry(), values))
        recent = {"recent_workbooks": [str(self.path), str(other)], "last_workbook": str(self.path)}
        (folder / "settings.json").write_text(json.dumps(recent))
        self.window = Window(screen, words.locale, "--data-dir", folder, HOME=str(folder))
        self.window.close_with(words.which, "Return")
        self.main = f"Hill & Co - {words.program}"
        self.window.wait_for(self.main)

    def begin(self) -> None:
        """Stands on the overview; whatever comes now is counted."""
        self.window.dismiss()
        self.window.press("ctrl+1")
        self.window.keys = self.window.clicks = 0

    def stand_on(self, measure: str) -> None:
        """Stands on a measure of the checklist; whatever comes now is counted."""
        self.window.press("ctrl+2", "alt+4", "ctrl+f")
        self.window.write(measure)
        self.window.press("Return")
        self.window.keys = self.window.clicks = 0

    @property
    def main_window(self) -> dict[str, Any]:
        """What the main window shows."""
        return next(window for window in self.window.windows() if window["kind"] == "MainWindow")

    # what came of it

    @property
    def kept(self) -> WorkbookInMemory:
        """What the workbook holds by now."""
        return look_at(self.path)

    def printed(self) -> int:
        """How many pages were printed into a file, which goes then."""
        until(lambda: not self.window.dialogs(), "it is not printed to the end", _MUCH_PATIENCE)
        until(self._count_pages, "nothing is printed", _MUCH_PATIENCE)
        pages = self._count_pages()
        (paper,) = self._made("*.pdf")
        paper.unlink()
        return pages

    def _count_pages(self) -> int:
        """Of the file that was printed; 0 as long as it is not there, or not whole."""
        for paper in self._made("*.pdf"):
            with suppress(pikepdf.PdfError), pikepdf.open(paper) as document:
                return len(document.pages)
        return 0

    def saved(self) -> Path:
        """The file that was saved."""
        until(lambda: self._made("*.zip"), "nothing is saved")
        (archive,) = self._made("*.zip")
        return archive

    def _made(self, kind: str) -> list[Path]:
        return [*self.papers.parent.glob(kind), *self.papers.glob(kind)]


@pytest.fixture(scope="module", params=[JAPANESE, ENGLISH], ids=["ja", "en"])
def desk(request: pytest.FixtureRequest, screen: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One start of the program for all jobs."""
    office = Office(screen, tmp_path_factory.mktemp("office"), request.param)
    try:
        yield office
        office.window.quit()
    finally:
        office.window.kill()


@pytest.fixture
def office(desk: Office) -> Office:
    """At the overview, nothing pressed yet."""
    desk.begin()
    return desk


def test_what_is_overdue_is_seen_without_a_key(office: Office) -> None:
    seen = office.window.ask("spots", kind="QAbstractButton")["spots"]
    x, y, width, height = office.main_window["frame"]
    (heading,) = (rect for words, rect in seen if words.startswith(office.words.overdue))
    assert x < heading[0] < heading[0] + heading[2] < x + width
    assert y < heading[1] < y + height // 2, "one would have to scroll"
    assert (office.window.keys, office.window.clicks) == (0, 0)


def test_going_on_takes_one_key(office: Office) -> None:
    office.window.press("Return")
    row = office.window.focus()["row_text"]
    assert office.words.unanswered in row
    assert office.window.keys == 1


def test_owner_and_due_date_take_three_keys(office: Office) -> None:
    office.stand_on(PLANNED)
    office.window.press("ctrl+t")
    office.window.write(NAMES[0])
    office.window.press("Tab")
    office.window.write("2031-01-02")
    office.window.press("Tab")
    entry = office.kept.entry(PLANNED)
    assert (entry.owner, entry.due) == (NAMES[0], date(2031, 1, 2))
    assert office.window.keys == 3


def test_owner_and_due_date_take_two_clicks(office: Office) -> None:
    measure = "executive-E-1"
    office.stand_on(measure)
    office.window.click_on("QLineEdit", office.words.owner)
    office.window.write(NAMES[0])
    office.window.click_on("QLineEdit", office.words.due)
    office.window.write("2031-01-02")
    assert (office.window.keys, office.window.clicks) == (0, 2)
    office.window.press("ctrl+1")  # wherever one goes on, it is kept
    entry = office.kept.entry(measure)
    assert (entry.owner, entry.due) == (NAMES[0], date(2031, 1, 2))


def test_the_executives_page_takes_two_keys(office: Office) -> None:
    office.window.press("ctrl+p")
    office.window.wait_for(office.words.print_dialog)
    office.window.close_with(office.words.print_dialog, "Return")
    assert office.window.keys == 2
    assert office.printed() == 1


def test_the_executives_page_takes_two_clicks(office: Office) -> None:
    office.window.click_on("QPushButton", office.words.print_page)
    office.window.wait_for(office.words.print_dialog)
    office.window.click_on("QPushButton", office.words.print_button)
    assert (office.window.keys, office.window.clicks) == (0, 2)
    assert office.printed() == 1


def test_sheets_for_two_teleworkers_take_six_keys_names_included(office: Office) -> None:
    office.window.press("ctrl+4")
    office.window.write(office.words.sheet)
    office.window.press("F2")
    office.window.wait_for(office.words.names)
    office.window.write(NAMES[0])
    office.window.press("Return")
    office.window.write(NAMES[1])
    office.window.press("ctrl+Return")
    office.window.wait_for(office.main)
    office.window.press("ctrl+p")
    office.window.wait_for(office.words.print_dialog)
    office.window.close_with(office.words.print_dialog, "Return")
    assert office.window.keys == 6
    assert office.printed() == 4
    assert tuple(sheet.person for sheet in issued_sheets(office.kept).values()) == NAMES


def test_another_client_takes_four_keys_and_back_two_clicks(office: Office) -> None:
    office.window.press("ctrl+shift+o")
    office.window.wait_for(office.words.others)
    office.window.write(office.words.letters)
    office.window.press("Return")
    office.window.wait_for(f"{office.words.other} - {office.words.program}")
    assert office.window.keys + len(office.words.letters) == 4
    office.window.click_on("QAbstractButton", office.words.workbook)
    office.window.wait_for(office.words.others)
    office.window.click_on_row("Hill & Co")
    office.window.wait_for(office.main)
    assert office.window.clicks == 2


def test_a_word_is_found_and_its_measure_opened_with_three_keys_and_back_with_one(office: Office) -> None:
    office.window.press("ctrl+k")
    office.window.write(office.words.usb)
    office.window.press("Down", "Return")
    office.window.wait_for(office.main)
    assert office.words.usb_measure in office.window.focus()["row_text"]
    assert office.window.keys == 3
    office.window.press("alt+Left")
    assert office.words.overview in office.main_window["checked"]
    assert office.window.keys == 4


def test_what_does_not_apply_takes_one_key_and_its_reason_one(office: Office) -> None:
    measure = "administrator-E-4"
    office.stand_on(measure)
    office.window.press("5", "1")
    entry = office.kept.entry(measure)
    assert (entry.status, entry.reason) == (Status.NOT_APPLICABLE, office.words.ready_reason)
    assert office.window.keys == 2


def test_all_documents_at_once_take_three_keys(office: Office) -> None:
    office.window.press("alt+f", "l")
    office.window.close_with(office.words.save, "Return")
    assert office.window.keys == 3
    with zipfile.ZipFile(office.saved()) as archive:
        assert len(archive.namelist()) == sum(len(document.formats) for document in DOCUMENTS.values())
