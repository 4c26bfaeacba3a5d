"""Help for the place one is in, and the list of keys."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeySequence, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QDialogButtonBox, QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from app.i18n import _, language
from app.paths import catalogue_folder
from app.ui.kit.dialog import Dialog
from app.ui.kit.icon_button import IconButton
from app.ui.kit.retranslating import Retranslating
from app.ui.kit.still_wheel import keep_still
from app.ui.kit.texts import Text
from app.ui.kit.told_keys import name_control, told_keys
from app.ui.kit.type_setting import H1, H2, READING

TOPICS = ("overview", "checklist", "plan", "documents", "guide", "ledgers", "findings", "keys")
"""The topics; each is a file in the folder `help` of a language."""
_WIDTH = 26
"""How wide the help stands beside a page, in heights of its text."""


class HelpPanel(Retranslating, QWidget):
    """Stands beside the page, so that one can read and do."""

    left = Signal()
    """A person closed it."""

    def __init__(self, topic: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._topic = topic
        self._head = Text(self, H2)
        self._close = IconButton("close", self)
        self._close.setShortcut(Qt.Key.Key_Escape)
        self._close.clicked.connect(self.left)
        self._browser = _browser(self)
        self._browser.setFrameShape(QFrame.Shape.NoFrame)
        line = QHBoxLayout()
        line.addWidget(self._head, 1)
        line.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addLayout(line)
        column.addWidget(self._browser, 1)
        self.retranslate()

    def show_topic(self, topic: str) -> None:
        """Shows another topic."""
        self._topic = topic
        _show(self._browser, topic)

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self._head.setText(_("Help"))
        name_control(self._close, _("Close the help"), told_keys(QKeySequence.StandardKey.HelpContents))
        self._browser.setAccessibleName(_("Help"))
        self.show_topic(self._topic)

    def fit(self, room: int) -> None:
        """Takes the width it may have beside a page, of `room` pixels for both."""
        self.setFixedWidth(min(_WIDTH * self.fontMetrics().height(), room * 2 // 5))


class HelpDialog(Dialog):
    """Shows one topic in a window of its own."""

    def __init__(self, topic: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._topic = topic
        page = QWidget(self)
        browser = self._browser = _browser(page)
        browser.setMinimumHeight(14 * self.fontMetrics().height())
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(browser)
        self.set_page(page, QDialogButtonBox.StandardButton.Close, size=(44, 34))
        self.retranslate()

    def show_aside(self) -> None:
        """Shows it while the window behind it is worked in; it is freed when it closes."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.show()
        self.raise_()
        self.activateWindow()

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self.setWindowTitle(_("Help"))
        self._browser.setAccessibleName(_("Help"))
        _show(self._browser, self._topic)


def _browser(parent: QWidget) -> QTextBrowser:
    browser = QTextBrowser(parent)
    keep_still(browser)
    browser.setOpenLinks(False)
    browser.setTabChangesFocus(True)
    browser.setAccessibleName(_("Help"))
    return browser


def _show(browser: QTextBrowser, topic: str) -> None:
    """Shows a topic, set as the pages of the window are."""
    browser.setMarkdown(help_text(topic))
    block = browser.document().begin()
    while block.isValid():
        _set_block(QTextCursor(block), browser.font())
        block = block.next()
    browser.moveCursor(QTextCursor.MoveOperation.Start)


def _set_block(cursor: QTextCursor, font: QFont) -> None:
    form = cursor.blockFormat()
    level = form.headingLevel()
    style = H1 if level == 1 else H2 if level else READING
    form.setLineHeight(100 * style.leading, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.setBlockFormat(form)
    if level:
        letters = QTextCharFormat()
        letters.setProperty(QTextFormat.Property.FontSizeAdjustment, 0)
        letters.setFontPointSize(style.font(font).pointSizeF())
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        cursor.mergeCharFormat(letters)


def help_text(topic: str) -> str:
    """A topic in the language of the screens, as Markdown."""
    path = catalogue_folder() / language() / "help" / f"{topic}.md"
    return path.read_text(encoding="utf-8")
