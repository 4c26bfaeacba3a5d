"""The kept files to which the evidence of a measure points: each can be opened, and one that is missing is said."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.domain.filenames import readable_name
from app.domain.record_names import is_only_shown, pointed_names
from app.i18n import _
from app.ui.checklist.evidence_taking import asked_files, put_back, take_evidence
from app.ui.kit.flow_layout import FlowLayout
from app.ui.kit.texts import Text
from app.ui.kit.warning_mark import WarningMark
from app.ui.shell.state import AppState

_LEAST_EMS = 16
"""The room beside a button from which words stand there, in heights of the text."""


class EvidenceFiles(QWidget):
    """Stands below the field of the evidence."""

    def __init__(self, state: AppState, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._measure_id = ""
        self._rows: list[_KeptFile] = []
        self._hint = Text(self, muted=True)
        self._add = QPushButton(self)
        self._folder = QPushButton(self)
        self._add.clicked.connect(self._on_add)
        self._folder.clicked.connect(self._on_folder)
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        buttons = FlowLayout()
        buttons.addWidget(self._add)
        buttons.addWidget(self._folder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._column)
        column.addWidget(self._hint)
        column.addLayout(buttons)

    def retranslate(self) -> None:
        """Names everything in the language of the screens."""
        self._hint.setText(_("A screenshot is kept by Ctrl+V, a file by dropping it on the measure."))
        self._add.setText(_("Add files..."))
        self._folder.setText(_("Open the records folder"))
        for row in self._rows:
            row.retranslate()

    def show_evidence(self, measure_id: str, evidence: str) -> None:
        """Shows the files to which the evidence of a measure points."""
        self._measure_id = measure_id
        names = pointed_names(evidence)
        self._hint.setVisible(not names)
        if not names and not self._rows:
            return
        from app.work.evidence_keeping import pointed_files

        found = pointed_files(self._state.path, evidence)
        while len(self._rows) < len(found):
            self._rows.append(_KeptFile(self))
            self._rows[-1].put_back_wanted.connect(self._on_put_back)
            self._column.addWidget(self._rows[-1])
        for row in self._rows[len(found) :]:
            row.hide()
        for row, file in zip(self._rows, found, strict=False):
            row.show_file(file.path, is_there=file.is_there)

    def _on_add(self) -> None:
        paths = asked_files(self._state, self.window())
        if paths:
            take_evidence(self._state, self._measure_id, paths, self.window())

    def _on_put_back(self, path: Path) -> None:
        if put_back(self._state, path, self.window()):
            self.show_evidence(self._measure_id, self._state.entry(self._measure_id).evidence)

    def _on_folder(self) -> None:
        from app.storage.records_folder import records_folder
        from app.ui.kit.open_outside import open_outside

        folder = records_folder(self._state.path)
        open_outside(folder if folder.is_dir() else folder.parent)  # there is none before the first file


class _KeptFile(QWidget):
    """A file, and a button that opens it, or its folder where opening it might start something, or puts it back."""

    put_back_wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._path = Path()
        self._is_there = False
        self._name = Text(self)
        self._lack = QWidget(self)
        self._missing = Text(self._lack)
        self._open = QPushButton(self)
        self._open.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._open.clicked.connect(self._on_open)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._name)
        lack = QHBoxLayout(self._lack)
        lack.setContentsMargins(0, 0, 0, 0)
        lack.setSpacing(6)
        lack.addWidget(WarningMark(self._lack), 0, Qt.AlignmentFlag.AlignTop)
        lack.addWidget(self._missing, 1)
        texts.addWidget(self._lack)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addLayout(texts, 1)
        self._line.addWidget(self._open)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button below the words, where they would be squeezed beside it."""
        super().resizeEvent(event)
        beside = self.width() - self._open.sizeHint().width() >= _LEAST_EMS * self.fontMetrics().height()
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._line.setDirection(direction)

    def show_file(self, path: Path, *, is_there: bool) -> None:
        """Names the file; where it is missing, that is said."""
        self._path, self._is_there = path, is_there
        self.retranslate()
        self.show()

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self._name.setText(self._path.name)
        opens = _("Open") if is_only_shown(self._path.name) else _("Show in its folder")
        self._open.setText(opens if self._is_there else _("Put it back..."))
        self._open.setAccessibleName(f"{self._open.text()}: {self._path.name}")
        missing = _("This file is missing in the folder {folder}: it was moved, renamed or not taken along.")
        self._lack.setVisible(not self._is_there)
        self._missing.setText("" if self._is_there else missing.format(folder=readable_name(self._path.parent.name)))

    def _on_open(self) -> None:
        from app.ui.kit.open_outside import open_outside

        if not self._is_there:
            self.put_back_wanted.emit(self._path)
            return
        open_outside(self._path if is_only_shown(self._path.name) else self._path.parent)
