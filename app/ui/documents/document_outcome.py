"""What becomes of a document: how far it is while it is made, and where it lies afterwards."""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.domain.filenames import readable_name
from app.i18n import _
from app.ui.kit.open_outside import open_outside
from app.ui.kit.plain_tip import plain_tip
from app.ui.kit.texts import Text

_STEPS = 1000
DELAY_MS = 300
"""What is done sooner shows no bar: it would only flicker."""


class BuildProgress(QWidget):
    """A bar with a button to stop."""

    cancel_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._what = Text(self)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, _STEPS)
        self._cancel = QPushButton(self)
        self._cancel.clicked.connect(self.cancel_wanted)
        row = QHBoxLayout()
        row.addWidget(self._bar, 1)
        row.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._what)
        column.addLayout(row)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(DELAY_MS)
        self._delay.timeout.connect(self.show)
        self.hide()

    def set_text(self, what: str) -> None:
        """Says what is under way."""
        self._what.set_text(what)

    def begin(self) -> None:
        """Work begins; it is shown when it takes longer."""
        self._bar.setValue(0)
        self._cancel.setEnabled(True)
        self._delay.start()

    def end(self) -> None:
        """Work ended."""
        self._delay.stop()
        self.hide()

    def show_share(self, share: float) -> None:
        """Shows how much is done, from 0 to 1."""
        self._bar.setValue(int(share * _STEPS))

    def show_cancelled(self) -> None:
        """It is stopping."""
        self._cancel.setEnabled(False)

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self._bar.setAccessibleName(_("Progress"))
        self._cancel.setText(_("Cancel"))


class SavedLine(QWidget):
    """Says what was saved where; opens it, or its folder."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._what = ""
        self._saved = Text(self)
        self._where = QLineEdit(self)
        self._where.setReadOnly(True)
        self._open, self._open_folder = QPushButton(self), QPushButton(self)
        self._open.clicked.connect(self.open_file)
        self._open_folder.clicked.connect(self.open_folder)
        row = QHBoxLayout()
        row.addWidget(self._where, 1)
        row.addWidget(self._open)
        row.addWidget(self._open_folder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._saved)
        column.addLayout(row)
        self.clear()

    def show_saved(self, what: str, path: Path) -> None:
        """Shows what was saved, and where it lies."""
        self._what, self._path = what, path
        self._where.setText(readable_name(str(path)))
        self._where.setToolTip(plain_tip(self._where.text()))
        self._where.setAccessibleDescription(self._where.text())  # else the tip is read out, mark-up and all
        self._say()
        self.show()

    def clear(self) -> None:
        """Nothing was saved."""
        self._path = None
        self.hide()

    @property
    def path(self) -> Path | None:
        """The file that was saved last."""
        return self._path

    def open_file(self) -> None:
        """Shows the file with the system's own program."""
        if self._path:
            open_outside(self._path)

    def open_folder(self) -> None:
        """Shows the folder of the file in the system's file manager."""
        if self._path:
            open_outside(self._path.parent)

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self._say()
        self._where.setAccessibleName(_("Saved file"))
        self._open.setText(_("Open"))
        self._open_folder.setText(_("Open folder"))

    def _say(self) -> None:
        self._saved.set_text(_("“{document}” was saved:").format(document=self._what))
