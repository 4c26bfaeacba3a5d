"""The folder of records: where it lies, how much it holds, and whether backups take it along."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.domain.filenames import readable_name
from app.domain.record_names import RecordExtent
from app.i18n import _
from app.storage.records_folder import records_folder
from app.ui.kit.dialog import Buttons, Dialog, run_dialog
from app.ui.kit.open_outside import open_outside
from app.ui.kit.texts import Text
from app.ui.kit.tick_box import TickBox
from app.ui.kit.type_setting import LABEL
from app.ui.shell.state import AppState
from app.words.record_words import extent_words, left_words
from app.work.records_along import records_extent


class RecordsDialog(Dialog):
    """After it was accepted, `backs_up` is whether backups are to take the records along."""

    def __init__(self, folder: Path, extent: RecordExtent, parent: QWidget, *, backs_up: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Records folder"))
        self._folder = folder
        page = QWidget(self)
        lead = Text(page)
        lead.setText(
            _(
                "Files that you paste or drop on a measure lie here, named by measure and day. Tenken adds files and "
                "changes or deletes none."
            )
        )
        place = Text(page)
        place.setText(readable_name(str(folder)))
        much = Text(page, LABEL)
        much.setText(extent_words(extent) if extent.files else _("No files yet"))
        left = Text(page, muted=True)
        left.set_text(left_words(extent))
        show = QPushButton(_("Open the &folder"), page)
        show.setAutoDefault(False)
        show.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        show.setEnabled(folder.is_dir())
        show.clicked.connect(self._on_show)
        self._tick = TickBox(page)
        self._tick.setText(_("Backups take the records along"))
        self._tick.setChecked(backs_up)
        hint = Text(page, muted=True)
        hint.setText(_("Each file is kept once among the backups, in the data folder. This holds for all workbooks."))
        column = QVBoxLayout(page)
        for widget in (lead, place, much, left, show):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addWidget(self._tick)
        column.addWidget(hint)
        column.addStretch(1)
        self.set_page(page, Buttons.Ok | Buttons.Cancel, (38, 24))

    @property
    def backs_up(self) -> bool:
        """What a person chose."""
        return self._tick.isChecked()

    def _on_show(self) -> None:
        open_outside(self._folder)


def ask_about_records(state: AppState, parent: QWidget) -> None:
    """Shows the dialog about the folder of the open workbook, and keeps what a person chose."""
    folder, extent, now = records_folder(state.path), records_extent(state.path), state.preferences.now
    dialog = run_dialog(lambda: RecordsDialog(folder, extent, parent, backs_up=now.backs_up_records), hand_over=None)
    if dialog.is_accepted:
        state.preferences.take(replace(state.preferences.now, backs_up_records=dialog.backs_up))
