"""What the staff is to be told for a measure, to be read and copied."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.i18n import _
from app.ui.kit.passages import Passage
from app.ui.kit.passing_notice import Notice
from app.ui.kit.reading_column import ReadingColumn
from app.ui.kit.scroll_page import PageBody
from app.ui.kit.type_setting import LABEL
from app.ui.shell.ways import Ways


class NoticeToCopy(PageBody):
    """The steps send it to everybody: it stands below them, with a button that copies it."""

    def __init__(self, ways: Ways, parent: QWidget) -> None:
        super().__init__(parent)
        self._ways = ways
        self._notice = ""
        self.texts = ReadingColumn(self)
        self._copy = QPushButton(self)
        self._copy.clicked.connect(self._on_copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.texts)
        column.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_notice(self, notice: str) -> None:
        """Shows the words of a notice; without any it takes no room."""
        self._notice = notice
        if notice:
            self.texts.show_passages([Passage(_("The notice"), LABEL), Passage(notice)])
            self._copy.setText(_("Copy the notice"))
        self.setVisible(bool(notice))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._notice)
        self._ways.tell(Notice(_("The notice is copied: paste it into a mail or into LINE.")))
