"""Qt's own words are Japanese where the screens are, and English where those are."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTranslator
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QGroupBox,
    QLabel,
    QMessageBox,
    QWidget,
)

from app.paths import catalogue_folder
from app.ui.shell.qt_words import translate_qt

FOLDER = catalogue_folder() / "ja"
ENGLISH = re.compile(r"(?!OK$|[A-C]\d|PDF|PostScript|CUPS|IPP)[A-Za-z&]{2,}")


@pytest.fixture
def japanese(qapp: QApplication) -> Iterator[None]:
    translate_qt(qapp, "ja")
    yield
    translate_qt(qapp, "en")


def words(dialog: QDialog) -> list[str]:
    """What a person reads in a dialog, but for names of files and printers and the choices in lists."""
    found = [child.text() for kind in (QLabel, QAbstractButton) for child in dialog.findChildren(kind)]
    found += [child.title() for child in dialog.findChildren(QGroupBox)]
    found += [child.toolTip() for child in dialog.findChildren(QWidget)]
    return [text for text in found if text]


@pytest.mark.parametrize("mode", QFileDialog.AcceptMode)
def test_the_file_dialog_is_japanese(japanese, qtbot, tmp_path, mode) -> None:
    dialog = QFileDialog(None, "", str(tmp_path), "(*.pdf)")
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(mode)
    dialog.show()
    assert len(words(dialog)) > 8
    assert [text for text in words(dialog) if ENGLISH.search(re.sub(r"\(&.\)", "", text))] == []


def test_the_print_dialog_is_japanese(japanese, qtbot) -> None:
    printer = QPrinter()  # the dialog does not hold it
    dialog = QPrintDialog(printer)
    qtbot.addWidget(dialog)
    dialog.show()
    found = [re.sub(r"\(&.\)", "", text) for text in words(dialog)]
    found += [box.itemText(n) for box in dialog.findChildren(QComboBox) for n in range(box.count())]
    assert len(found) > 20
    assert [text for text in found if re.search(r"[Pp]age|[Ss]ide|[Pp]rint(?!er)", text)] == []


def test_every_button_of_a_message_is_japanese(japanese, qtbot) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setStandardButtons(QMessageBox.StandardButton(0x0FFFFC00))
    assert [b.text() for b in box.buttons() if ENGLISH.search(re.sub(r"\(&.\)", "", b.text()))] == []


def test_back_in_english_it_is_english(japanese, qapp, qtbot) -> None:
    translate_qt(qapp, "en")
    assert QCoreApplication.translate("QFileDialog", "Files of &type:") == "Files of &type:"
    assert QCoreApplication.translate("QPlatformTheme", "Close") == "Close"


def test_the_file_that_qt_reads_says_what_its_source_says() -> None:
    translator = QTranslator()
    assert translator.load(str(FOLDER / "qt.qm"))
    count = 0
    for context in ET.parse(FOLDER / "qt.ts").iter("context"):
        for message in context.iter("message"):
            count += 1
            source, comment = message.findtext("source", ""), message.findtext("comment")
            said = translator.translate(context.findtext("name", ""), source, comment)
            assert said == message.findtext("translation") != source
    assert count > 10


def test_a_change_is_heard_where_qt_has_words_for_neither_language(japanese, qtbot) -> None:
    class Listening(QWidget):
        heard = 0

        def changeEvent(self, event: QEvent) -> None:
            self.heard += event.type() == QEvent.Type.LanguageChange
            super().changeEvent(event)

    widget = Listening()
    qtbot.addWidget(widget)
    for language in ("eo", "ia", "ja"):
        translate_qt(QApplication.instance(), language)
        QCoreApplication.sendPostedEvents()
        assert widget.heard
        widget.heard = 0
