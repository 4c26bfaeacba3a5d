"""Terms in the texts of a measure: underlined, explained on hover and focus, and on F1 the glossary opens there."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app import i18n
from app.domain.guide import Term
from app.domain.terms import TermFinder
from app.ui.checklist.measure_detail import MeasureDetail
from app.ui.kit import passages
from app.ui.kit.scroll_page import ScrollPage
from app.ui.kit.term_text import TermText
from app.ui.kit.type_setting import SetText
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import Place, Ways
from tests.languages import LANGUAGES
from tests.ui.hands import DetailHand, Hand, shown
from tests.ui.stages import opened, settled

TERMS = [
    Term("vpn", "VPN", "vpn", "a tunnel <b> & more", ("VPN",), (), True),
    Term("lost", "<i>loss", "loss", "gone", ("𠮷 & loss",), (), True),
]
TEXT = "Use <b>VPN</b> against 𠮷 & loss, with VPN."


@pytest.fixture
def label(qtbot: QtBot) -> Iterator[TermText]:
    """A text with two terms between two fields."""
    box = QWidget()
    qtbot.addWidget(box)
    column = QVBoxLayout(box)
    before, text, after = QLineEdit(box), TermText(box), QLineEdit(box)
    for widget in (before, text, after):
        column.addWidget(widget)
    text.set_text(TEXT, TermFinder(TERMS).find(TEXT))
    with qtbot.waitExposed(box):
        box.show()
    box.activateWindow()
    before.setFocus()
    yield text
    QToolTip.hideText()


def tab(qtbot: QtBot, *, back: bool = False) -> QWidget:
    focused = QApplication.focusWidget()
    key = Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab
    qtbot.keyClick(focused, key, Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier)
    return QApplication.focusWidget()


def test_the_text_is_no_mark_up_and_is_spoken_plainly(label: TermText) -> None:
    assert label.accessibleName() == TEXT
    assert label.findChild(QTextDocument).toPlainText() == TEXT
    assert [m.term.id for m in label.marks] == ["vpn", "lost"]


def test_terms_are_dotted_in_the_colour_of_the_text(label: TermText) -> None:
    cursor = QTextCursor(label.findChild(QTextDocument))
    cursor.setPosition(TEXT.index("VPN") + 1)
    assert cursor.charFormat().underlineStyle() is QTextCharFormat.UnderlineStyle.DotLine
    assert not cursor.charFormat().hasProperty(QTextCharFormat.Property.ForegroundBrush)
    cursor.setPosition(2)
    assert cursor.charFormat().underlineStyle() is QTextCharFormat.UnderlineStyle.NoUnderline


def test_tab_walks_the_terms_and_explains_them(qtbot: QtBot, label: TermText) -> None:
    assert tab(qtbot) is label
    assert label.selectedText() == "VPN"
    assert "a tunnel &lt;b&gt; &amp; more" in QToolTip.text()
    assert label.accessibleDescription() == "VPN: a tunnel <b> & more"
    assert tab(qtbot) is label
    assert label.selectedText() == "𠮷 & loss"
    assert "&lt;i&gt;loss" in QToolTip.text()
    assert tab(qtbot) is not label
    assert tab(qtbot, back=True) is label
    assert label.selectedText() == "𠮷 & loss"
    assert tab(qtbot, back=True) is label
    assert label.selectedText() == "VPN"
    assert tab(qtbot, back=True) is not label


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_Return])
def test_keys_on_a_term_ask_for_the_glossary(qtbot: QtBot, label: TermText, key: Qt.Key) -> None:
    tab(qtbot)
    tab(qtbot)
    with qtbot.waitSignal(label.term_wanted) as wanted:
        qtbot.keyClick(label, key)
    assert wanted.args == ["lost"]


def test_hovering_explains(label: TermText) -> None:
    label.linkHovered.emit("vpn")
    QApplication.sendEvent(label, QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), label.mapToGlobal(QPoint(5, 5))))
    assert "a tunnel" in QToolTip.text()


def test_without_terms_nothing_takes_the_focus(qtbot: QtBot, label: TermText) -> None:
    label.set_text(TEXT)
    assert tab(qtbot) is not label
    assert label.findChild(QTextDocument) is None or "href" not in label.text()
    label.set_text("")
    assert not label.isVisible()


# in a measure


@pytest.fixture
def detail(qtbot: QtBot, state: AppState, ways: Ways) -> DetailHand:
    view = MeasureDetail(state, ways, lambda: None)
    qtbot.addWidget(view)
    view.resize(700, 600)
    with qtbot.waitExposed(view):
        view.show()
    return DetailHand(view)


def marks(detail: DetailHand) -> list[str]:
    return [mark.term.id for column in detail.columns for mark in column.marks]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_term_is_underlined_once_in_a_measure(qtbot: QtBot, detail: DetailHand, lang: str) -> None:
    i18n.use(lang)
    detail.view.show_measure("administrator-C-2")
    qtbot.waitUntil(lambda: bool(marks(detail)))
    assert len(marks(detail)) == len(set(marks(detail))) > 2
    before = marks(detail)
    detail.view.show_measure("administrator-F-3")
    qtbot.waitUntil(lambda: bool(marks(detail)) and marks(detail) != before)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_more_from_chapter_5_opens_by_keyboard(qtbot: QtBot, state: AppState, detail: DetailHand, lang: str) -> None:
    i18n.use(lang)
    passages = [p for p in state.catalogue.guide.explanations(lang) if "administrator-F-3" in p.measures]
    detail.view.show_measure("administrator-F-3")
    qtbot.waitUntil(lambda: detail.offers("More from chapter 5"))
    button = detail.button("More from chapter 5")
    more = button.parentWidget()
    qtbot.waitUntil(more.isVisible)
    assert more.findChildren(TermText) == []
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    said = [text.accessibleName() for text in more.findChildren(TermText)]
    assert said == [text for passage in passages for text in passage.text]
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert [text for text in more.findChildren(TermText) if shown(text)] == []
    detail.view.show_measure("administrator-F-1")
    assert not button.isChecked()


def test_f1_on_a_term_opens_the_glossary_there_not_the_help(qtbot: QtBot, qapp: QApplication, state: AppState) -> None:
    with opened(qapp, state) as window:
        window.activateWindow()
        window.show_measure("administrator-C-2")
        detail = Hand(window).checklist.detail
        qtbot.waitUntil(lambda: bool(marks(detail)))
        wanted = marks(detail)[0]
        text = next(column for column in detail.columns if column.marks)
        text.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(text, Qt.Key.Key_F1)
        assert_stands_on(window, "glossary", wanted)


def assert_stands_on(window: MainWindow, topic: str, item: str) -> None:
    assert Hand(window).place is Place.GUIDE
    assert Hand(window).guide.topic == topic
    assert Hand(window).guide.view.item == item


def test_the_texts_of_a_measure_are_set_once(
    window: MainWindow, state: AppState, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand = Hand(window)
    hand.go(Place.CHECKLIST)
    settled(window)
    set_texts: list[str] = []

    def counted(text: str, *rest: Any) -> SetText:
        set_texts.append(text)
        return SetText(text, *rest)

    monkeypatch.setattr(passages, "SetText", counted)
    before = set(hand.checklist.detail.read)
    window.show_measure(state.measures[1].id)
    settled(window)
    assert sorted(set_texts) == sorted(set(hand.checklist.detail.read) - before)


def test_a_measure_takes_no_more_of_the_page_than_it_needs(window: MainWindow) -> None:
    window.resize(1600, 1000)
    Hand(window).go(Place.CHECKLIST)
    settled(window)
    page = window.findChild(MeasureDetail).findChild(ScrollPage)
    body = page.widget()
    assert body.height() == max(body.layout().heightForWidth(body.width()), page.viewport().height())
