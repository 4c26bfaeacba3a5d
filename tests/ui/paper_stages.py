"""What the window shows of paper that comes back and of files from outside, stage by stage."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app import labels
from app.domain.answers import STATUS_KEYS, Field, Status
from app.domain.differences import entry_differences, kept_differences
from app.domain.paper_forms import form_of
from app.domain.record_names import RecordExtent
from app.domain.selection import View, in_view
from app.domain.sheets import Sheet, step_row
from app.domain.undo import change_at
from app.exchange.refusals import WrongPassword
from app.storage import printed_sheets
from app.ui.files.hand_over_dialog import HandOverDialog
from app.ui.files.records_dialog import RecordsDialog
from app.ui.files.unlock_dialog import UnlockDialog
from app.ui.paper.entry_dialog import EntryDialog
from app.ui.paper.hand_ins_dialog import HandInsDialog
from app.ui.review.review_dialog import ReviewDialog
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.words.messages import message_for
from tests.kept import keep, teleworking
from tests.ui.hands import EntryHand, Part

EXTENT = RecordExtent(1200, 340_000_000, 3)
LONG_RECORDS = Path("/home/user/ローカル/テレワークの点検/2026年度/みどり商店とその仲間たちの記録")


def paper(window: MainWindow, state: AppState) -> Iterator[tuple[str, QWidget]]:
    """Typing sheets back: the number, the rows of each kind of sheet, and what changes."""
    rows = {view: tuple(m.id for m in in_view(state.catalogue.measures, view)) for view in View}
    printed = state.today() - timedelta(days=3)
    steps = tuple(step_row(i, step.id) for i in rows[View.ALL] for step in state.words.measures[i].steps if step.ask)
    for document, view, person in (
        ("checklist", View.ADMINISTRATOR, ""),
        ("vendor-questions", View.ALL, ""),
        ("vendor-request", View.ALL, ""),
        ("meeting-pack", View.ALL, ""),
        ("self-check", View.TELEWORKER, "髙﨑 花子（みどりシステムサービス株式会社から）"),
        ("self-check", View.TELEWORKER, ""),
    ):
        named = steps if document == "vendor-request" else rows[view]
        printed_sheets.issue(state.workbook, Sheet(document, view, printed, person, named))
    keep(state, teleworking("髙﨑\n𠮷田"))
    entry = EntryDialog(state, window)
    hand = EntryHand(entry)
    entry.show()
    yield "entry, the number", entry
    hand.number.setText("417-0012-7")
    entry.accept()
    yield "entry, a wrong number", entry
    for number, sheet in printed_sheets.issued_sheets(state.workbook).items():
        entry.show_sheet(number, sheet)
        for n in range(5):
            QTest.keyClick(hand.rows.list, tuple(STATUS_KEYS)[n % 4])
        yield f"entry, {sheet.document} {number}", entry
        if "5" not in form_of(sheet.document).keys:
            continue
        QTest.keyClick(hand.rows.list, "5")
        reason = hand.line(labels.name(Field.REASON))
        reason.setText("")
        QTest.keyClick(reason, Qt.Key.Key_Return)
        yield f"entry, {sheet.document} {number}, asking for the reason", entry
    entry.done(0)
    entry.deleteLater()
    yield from reviews(window, state)


def reviews(window: MainWindow, state: AppState) -> Iterator[tuple[str, QWidget]]:
    """What changes: of every kind, and nothing; and who returned a sheet."""
    long = {Field.STATUS: Status.NOT_APPLICABLE, Field.REASON: "紙は使わない。" * 40, Field.DUE: state.today()}
    ids = [m.id for m in state.catalogue.measures[:8]]
    found = entry_differences(state.stored, dict.fromkeys(ids, long), [(i, Field.STATUS) for i in ids[:2]])
    wanted = {"device.1.name": "ノート" * 30, "decision.1.executive-A-1": "x"}
    found += kept_differences(change_at(address, "", text) for address, text in wanted.items())
    for name, differences in (("review", found), ("review, nothing", ())):
        along = kept_differences([change_at("person.1.name", "", "Anna")])
        dialog = ReviewDialog(state, differences, window, lead="髙﨑" * 30, along=along)
        dialog.show()
        yield name, dialog
        dialog.close()
        dialog.deleteLater()
    hand_ins = HandInsDialog(state, window)
    hand_ins.show()
    yield "returned self-checks", hand_ins
    hand_ins.close()
    hand_ins.deleteLater()


def hand_over(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """From PC to PC: the choice of a password, and being asked for it."""
    records = RecordsDialog(LONG_RECORDS, EXTENT, window, backs_up=True)
    records.show()
    yield "records folder", records
    records.close()
    records.deleteLater()
    leaving = HandOverDialog(window, EXTENT)
    leaving.show()
    yield "hand-over", leaving
    leaving.accept()
    yield "hand-over, no password yet", leaving
    Part(leaving).press("Without one: whoever has it can read it")
    yield "hand-over, open with records", leaving
    arriving = UnlockDialog(Path("みどり商店とその仲間たち_2026-11-24_引き継ぎ.tenken"), window)
    arriving.show()
    yield "unlock", arriving
    arriving.show_problem(message_for(WrongPassword()).what)
    yield "unlock, wrong", arriving
    for dialog in (leaving, arriving):
        dialog.close()
        dialog.deleteLater()
