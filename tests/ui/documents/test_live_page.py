"""The page as it will be printed: that it follows, stays while another is made, and says what goes wrong; its keys."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.answers import Field, Status
from app.domain.record_names import with_pointers
from app.domain.selection import View
from app.files import DiskFull
from app.reports.press.document import Option
from app.storage import printed_sheets
from app.storage.records_folder import records_folder
from app.storage.settings import Theme
from app.ui.documents import document_jobs, page_following
from app.ui.documents.documents_view import DocumentsView
from app.ui.documents.page_places import Fit
from app.ui.documents.page_surface import PageSurface
from app.ui.shell.findings_watch import watch_of
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import Place
from app.work.orders import Order, SeenPdf
from tests.ui.hands import DocumentsHand, Hand, LiveHand, shown
from tests.ui.stages import Look, in_few_looks, settled

PATIENCE = 30_000
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def hand(qtbot: QtBot, view: DocumentsView) -> DocumentsHand:
    """The action plan, with its pages on the screen."""
    hand = DocumentsHand(view).choose("action-plan")
    seen(qtbot, hand.live, more_than=1)
    return hand


def seen(qtbot: QtBot, live: LiveHand, *, more_than: int = 0) -> None:
    """Waits until pages are there."""
    qtbot.waitUntil(lambda: live.count > more_than, timeout=PATIENCE)


def anew(qtbot: QtBot, surface: PageSurface, act: Callable[[], object]) -> None:
    """Does something, and waits until other pages are on the screen."""
    with qtbot.waitSignal(surface.shown, timeout=PATIENCE):
        act()


def picture(surface: PageSurface) -> QImage:
    """What is seen of the pages."""
    return surface.viewport().grab().toImage()


def test_it_shows_the_pages_and_their_number(qtbot: QtBot, hand: DocumentsHand) -> None:
    live = hand.live
    assert live.number.text() == f"1 / {live.count}"
    live.number.setValue(2)
    assert live.pages.page == 1
    live.button("‹").click()
    assert (live.pages.page, live.number.value()) == (0, 1)
    live.button("›").click()
    assert live.number.value() == 2
    live.pages.verticalScrollBar().setValue(0)
    assert live.number.value() == 1
    assert not live.button("‹").isEnabled()
    assert f"{live.count} pages · for everyone at the meeting" in str(
        hand.view.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    )


def test_the_keys_alone_are_enough(qtbot: QtBot, hand: DocumentsHand) -> None:
    hand.view.preview()
    surface = hand.live.pages
    assert surface.hasFocus()
    bar = surface.verticalScrollBar()
    for key, moved in ((Qt.Key.Key_PageDown, True), (Qt.Key.Key_Home, False), (Qt.Key.Key_Space, True)):
        qtbot.keyClick(surface, key)
        assert (bar.value() > 0) is moved
    qtbot.keyClick(surface, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    assert hand.live.number.value() == hand.live.count
    before = surface.zoom
    qtbot.keyClick(surface, Qt.Key.Key_Plus, CONTROL)
    assert surface.zoom == pytest.approx(before * 1.25)
    qtbot.keyClick(surface, Qt.Key.Key_Minus, CONTROL)
    assert surface.zoom == pytest.approx(before)
    qtbot.keyClick(surface, Qt.Key.Key_0, CONTROL)
    assert surface.fit is Fit.WIDTH


def test_its_keys_leave_all_other_text_alone(qtbot: QtBot, window: MainWindow, state: AppState) -> None:
    Hand(window).go(Place.DOCUMENTS)
    hand = DocumentsHand(Hand(window).documents)
    seen(qtbot, hand.live)
    with qtbot.waitActive(window):
        window.activateWindow()
    Hand(window).entry("preview").trigger()
    size = QApplication.font().pointSizeF()
    before = hand.live.pages.zoom
    qtbot.keyClick(hand.live.pages, Qt.Key.Key_Plus, CONTROL)
    assert hand.live.pages.zoom > before
    assert QApplication.font().pointSizeF() == size


def test_the_wheel_changes_the_size_with_control_alone(qtbot: QtBot, hand: DocumentsHand) -> None:
    surface = hand.live.pages

    def turn(by: int, keys: Qt.KeyboardModifier) -> None:
        at = QPointF(surface.viewport().rect().center())
        there = QPointF(surface.viewport().mapToGlobal(at.toPoint()))
        no, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(at, there, QPoint(), QPoint(0, by), no, keys, phase, False)
        QApplication.sendEvent(surface.viewport(), event)

    before = surface.zoom
    turn(120, CONTROL)
    assert surface.zoom == pytest.approx(before * 1.25)
    turn(-120, CONTROL)
    assert surface.zoom == pytest.approx(before)
    turn(-120, Qt.KeyboardModifier.NoModifier)
    assert surface.zoom == pytest.approx(before)
    assert surface.verticalScrollBar().value() > 0


def test_sizes(qtbot: QtBot, hand: DocumentsHand) -> None:
    live = hand.live
    wide = live.pages.zoom
    assert live.button("Width").isChecked()
    assert live.pages.horizontalScrollBar().maximum() == 0
    live.press("Whole page")
    assert (live.button("Width").isChecked(), live.button("Whole page").isChecked()) == (False, True)
    assert live.pages.zoom < wide
    for _n in range(40):
        live.press("＋")
    assert live.pages.zoom == 8.0
    assert live.pages.horizontalScrollBar().maximum() > 0
    for _n in range(60):
        live.press("－")
    assert live.pages.zoom == 0.25
    live.press("Width")
    assert live.pages.fit is Fit.WIDTH


def test_it_follows_an_answer_and_stays_where_one_reads(qtbot: QtBot, hand: DocumentsHand, state: AppState) -> None:
    surface = hand.live.pages
    surface.go_to_page(1)
    qtbot.wait(50)
    before, place = picture(surface), surface.verticalScrollBar().value()
    measures = [measure.id for measure in state.catalogue.measures[:30]]
    anew(qtbot, surface, lambda: state.edit(measures, {Field.STATUS: Status.NOT_DONE, Field.OWNER: "森"}))
    assert surface.verticalScrollBar().value() == place
    assert picture(surface) != before


def test_the_list_of_findings_follows_what_is_found_without_an_edit(
    qtbot: QtBot, hand: DocumentsHand, state: AppState
) -> None:
    surface = hand.live.pages
    anew(qtbot, surface, lambda: hand.choose("findings"))
    folder = records_folder(state.path)
    folder.mkdir()
    kept = folder / "Executive A-1 2026-11-28.png"
    kept.touch()
    evidence = with_pointers("", (kept.name,), "Records folder")
    anew(qtbot, surface, lambda: state.edit(["executive-A-1"], {Field.EVIDENCE: evidence}))
    before = picture(surface)
    kept.unlink()
    watch_of(state).begin()
    qtbot.waitUntil(lambda: picture(surface) != before, timeout=PATIENCE)


def test_what_is_shown_stays_until_the_next_is_drawn(qtbot: QtBot, hand: DocumentsHand, state: AppState) -> None:
    surface = hand.live.pages
    qtbot.wait(50)
    before = picture(surface)
    seen_since: list[bool] = []
    surface.shown.connect(lambda: seen_since.append(True))
    state.rename("別の名前")
    while not seen_since:
        if picture(surface) != before:
            break
        qtbot.wait(10)
    assert seen_since, "no page was blank or half drawn in between"
    assert picture(surface) != before


def test_it_follows_what_is_chosen(qtbot: QtBot, hand: DocumentsHand) -> None:
    view, surface = hand.view, hand.live.pages
    anew(qtbot, surface, lambda: hand.choose("checklist"))
    count = hand.live.count
    tick = view.page.panel.options.ticks[Option.APPROVAL_STRIP].box
    before = picture(surface)
    anew(qtbot, surface, tick.click)
    assert picture(surface) != before
    view.page.panel.options.whose.view = View.EXECUTIVE
    anew(qtbot, surface, view.page.panel.options.changed.emit)
    assert hand.live.count < count


def test_what_was_made_is_shown_again_at_once(
    qtbot: QtBot, hand: DocumentsHand, monkeypatch: pytest.MonkeyPatch
) -> None:
    anew(qtbot, hand.live.pages, lambda: hand.choose("summary"))
    made: list[bool] = []
    monkeypatch.setattr(Order, "pages", lambda _order: made.append(True))
    anew(qtbot, hand.live.pages, lambda: hand.choose("action-plan"))
    assert made == []


def test_nothing_is_made_that_is_not_seen(
    qtbot: QtBot, window: MainWindow, state: AppState, monkeypatch: pytest.MonkeyPatch
) -> None:
    Hand(window).go(Place.DOCUMENTS)
    live = DocumentsHand(Hand(window).documents).live
    seen(qtbot, live)
    Hand(window).go(Place.OVERVIEW)
    made: list[object] = []
    real = page_following.order_from
    monkeypatch.setattr(
        page_following, "order_from", lambda *asked, **more: (made.append(asked), real(*asked, **more))[1]
    )
    state.rename("別の名前")
    qtbot.wait(400)
    assert made == []
    anew(qtbot, live.pages, lambda: Hand(window).go(Place.DOCUMENTS))
    assert len(made) == 1


def test_looking_uses_up_no_number(qtbot: QtBot, hand: DocumentsHand, state: AppState) -> None:
    anew(qtbot, hand.live.pages, lambda: hand.choose("checklist"))
    assert printed_sheets.issued_sheets(state.workbook) == {}


def test_nothing_of_another_workbook_stays(qtbot: QtBot, hand: DocumentsHand, state: AppState) -> None:
    state.workbook_replaced.emit()
    assert hand.live.count == 0
    seen(qtbot, hand.live)


def test_a_failure_is_told_in_place_and_mended_there(
    qtbot: QtBot, view: DocumentsView, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    live = DocumentsHand(view).live
    seen(qtbot, live)

    def full(*_asked: object, **_more: object) -> Order:
        raise DiskFull(tmp_path)

    with monkeypatch.context() as patched:
        patched.setattr(page_following, "order_from", full)
        view.list.stand_on("action-plan")
        qtbot.waitUntil(lambda: live.is_troubled, timeout=PATIENCE)
    assert live.count == 0, "the page of another document would be taken for this one"
    assert "full" in live.said
    live.press("Try again")
    seen(qtbot, live, more_than=1)
    assert not live.is_troubled


@pytest.mark.parametrize("broken", [b"%PDF-1.4\nnothing", b""])
def test_pages_that_cannot_be_read_are_told(
    qtbot: QtBot, hand: DocumentsHand, state: AppState, monkeypatch: pytest.MonkeyPatch, broken: bytes
) -> None:
    real = document_jobs.MadePages
    monkeypatch.setattr(document_jobs, "MadePages", lambda pdf, missing: real(SeenPdf(broken, pdf.sizes), missing))
    state.rename("x")
    qtbot.waitUntil(lambda: hand.live.is_troubled, timeout=PATIENCE)
    assert "The pages cannot be shown." in hand.live.said
    assert hand.live.count > 0, "what was there before stays"


def test_missing_characters_are_named(qtbot: QtBot, hand: DocumentsHand, state: AppState) -> None:
    anew(qtbot, hand.live.pages, lambda: state.rename("寿司🍣"))
    assert "U+1F363" in hand.live.said
    assert "〓" in hand.live.said


def test_where_there_is_little_room_options_take_its_place(qtbot: QtBot, hand: DocumentsHand) -> None:
    view = hand.view
    assert not hand.offers("Options")
    view.resize(760, 500)
    assert shown(hand.live.pages)
    assert not shown(view.page.panel)
    hand.press("Options")
    assert shown(view.page.panel)
    assert not shown(hand.live.pages)
    view.preview()
    assert shown(hand.live.pages)
    assert hand.live.pages.hasFocus()
    view.resize(1200, 700)
    assert shown(view.page.panel)
    assert shown(hand.live.pages)


@in_few_looks
def test_everything_can_be_read_and_reached(
    qtbot: QtBot,
    hand: DocumentsHand,
    state: AppState,
    audit: Callable[[QWidget], list[tuple[str, str, str]]],
    dress: Callable[[str, Theme, int], None],
    monkeypatch: pytest.MonkeyPatch,
    look: Look,
) -> None:
    dress(*look[:3])
    hand.view.resize(*look[3])
    hand.view.retranslate()
    # ① stands for the character: which fonts beyond ours a system has is not known.
    monkeypatch.setattr(Order, "missing_characters", lambda _order: ("①",))
    state.rename("①")
    qtbot.waitUntil(lambda: "〓" in hand.live.said, timeout=PATIENCE)
    assert audit(settled(hand.view)) == []
    hand.view.make_several()
    assert audit(settled(hand.view)) == []
