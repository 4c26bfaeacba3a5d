"""The backups of the open workbook: what there is, what differs from now, and the way back."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.differences import Difference, Novelty
from app.domain.filenames import readable_name
from app.files import in_this_zone
from app.i18n import _
from app.storage.workbook_in_memory import in_memory
from app.ui.backups.backup_reader import BackupReader
from app.ui.backups.backups_model import BackupsModel
from app.ui.kit.dialog import Buttons, Dialog
from app.ui.kit.flow_layout import FlowLayout
from app.ui.kit.lists.look_list import LookList
from app.ui.kit.message_box import tell, unexpected, words_for
from app.ui.kit.open_outside import open_outside
from app.ui.kit.texts import Text
from app.ui.kit.type_setting import LABEL
from app.ui.kit.waiting import wait_for
from app.ui.review.compare_model import CompareModel
from app.ui.shell.state import AppState
from app.words.backup_words import difference_words, made_words
from app.work.backup_keeping import KeepingPlan, keep_before
from app.work.backup_list import BackupSight, ListedBackup

_BESIDE_EM = 44
"""From which width on, in heights of the text, the differences stand beside the list and not below it."""


class BackupsDialog(Dialog):
    """Goes back to the chosen backup when it is accepted: as one step, after the present state was kept."""

    def __init__(
        self, state: AppState, parent: QWidget, *, keep: Callable[[], object], choose_place: Callable[[], object]
    ) -> None:
        """`keep` makes a backup now; `choose_place` asks for a second place. Raises what in_memory raises."""
        memory = in_memory(state.workbook)
        super().__init__(parent)  # only now: a dialog that cannot be made leaves nothing behind
        self._state, self._keep, self._choose_place = state, keep, choose_place
        self._memory = memory
        self.to_open: Path | None = None
        """The backup of which a new workbook is to be made and opened."""
        self._model = BackupsModel(self)
        self._reader = BackupReader(memory, state.catalogue, self)
        self.setWindowTitle(_("Backups"))
        page = QWidget(self)
        self._lead, self._hint = Text(page), Text(page, muted=True)
        self._list = LookList(self._model, page)
        self._list.setAccessibleName(_("Backups"))
        self._head = Text(page, LABEL)
        self._differences = LookList(CompareModel(state, (), self), page)
        self._differences.setAccessibleName(_("What going back would change"))
        self._lay_out(page)
        self._connect()
        self._begin()

    # building

    def _lay_out(self, page: QWidget) -> None:
        beside = QVBoxLayout()
        beside.addWidget(self._head)
        beside.addWidget(self._differences, 1)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.addWidget(self._list, 2)
        self._both.addLayout(beside, 3)
        self._more = FlowLayout(spacing=8)
        self._open = self._button(page, _("&Open as a new workbook"))
        self._make = self._button(page, _("&Make a backup now"))
        self._place = self._button(page, _("Second &place..."))
        self._show = self._button(page, _("Show the &folder"))
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._lead)
        column.addLayout(self._both, 100)
        column.addWidget(self._hint)
        column.addLayout(self._more)
        column.addStretch(1)  # for when there is no list
        for rows in (self._list, self._differences):
            rows.setMinimumHeight(7 * self.fontMetrics().height())
        self.set_page(page, Buttons.Close, size=(60, 38))
        self._back = self.buttons.addButton(_("&Go back to this state"), self.buttons.ButtonRole.AcceptRole)
        self._back.setAutoDefault(False)
        self._back.setDefault(True)

    def _button(self, page: QWidget, words: str) -> QPushButton:
        button = QPushButton(words, page)
        button.setAutoDefault(False)
        self._more.addWidget(button)
        return button

    def _connect(self) -> None:
        self._reader.listed.connect(self._on_listed)
        self._reader.seen.connect(self._on_seen)
        self._reader.failed.connect(self._on_failed)
        self._list.current_changed.connect(self._on_chosen)
        self._list.entered.connect(self.accept)
        self._open.clicked.connect(self._on_open)
        self._make.clicked.connect(self._on_make)
        self._place.clicked.connect(self._on_place)
        self._show.clicked.connect(self._on_show)

    def _begin(self) -> None:
        """Lists the backups that there are now."""
        self._lead.setText(_("Looking for backups..."))
        can_keep = not self._state.is_sample and not self._state.workbook.is_read_only
        self._make.setEnabled(can_keep)
        self._place.setEnabled(can_keep)
        self._show.setEnabled(self._state.data.backups.is_dir())
        self._show_chosen()
        self._reader.list_all(self._state.data.backups, self._second)

    @property
    def _second(self) -> Path | None:
        return self._state.preferences.now.second_folder(self._state.path)

    # what is shown

    @property
    def chosen(self) -> ListedBackup | None:
        """The backup that the list stands on."""
        row = self._model.row_at(self._list.currentIndex())
        return row if isinstance(row, ListedBackup) else None

    def _on_listed(self, listed: tuple[ListedBackup, ...]) -> None:
        self._model.show_backups(listed)
        self._lead.setText(self._said(listed))
        self._list.setVisible(bool(listed))
        self._differences.setVisible(bool(listed))
        if listed:
            self._list.stand_on_first()
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._make.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_chosen()

    def _said(self, listed: tuple[ListedBackup, ...]) -> str:
        if self._state.is_sample:
            return _("The sample is made anew each time: no backups are kept of it.")
        if not listed:
            return _("There is no backup yet. One is made whenever Tenken is closed, and once a day.")
        says = _("Choose a backup to see what differs from now.")
        if self._second is None:
            return says
        return says + " " + _("Backups also go to {folder}.").format(folder=readable_name(str(self._second)))

    def _on_seen(self, path: Path, sight: BackupSight) -> None:
        self._model.take_sight(path, sight)
        if self.chosen is not None and self.chosen.path == path:
            self._show_chosen()

    def _on_failed(self, error: Exception) -> None:
        self._lead.setText((words_for(error) or unexpected()).line)

    def _on_chosen(self) -> None:
        if self.chosen is not None:
            self._reader.prefer(self.chosen.path)
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen, sight = self.chosen, self._sight
        edits = sight.edits if sight is not None else ()
        self._differences.setModel(CompareModel(self._state, [Difference(e, Novelty.CHANGED) for e in edits], self))
        self._head.set_text("" if chosen is None else self._heading(chosen, sight))
        self._back.setEnabled(bool(edits) and not self._state.workbook.is_read_only)
        self._open.setEnabled(sight is not None and sight.problem is None)
        self._hint.set_text(_("The present state is kept as a backup first. Ctrl+Z brings it back.") if edits else "")

    @property
    def _sight(self) -> BackupSight | None:
        return self._model.sights.get(self.chosen.path) if self.chosen is not None else None

    @staticmethod
    def _heading(chosen: ListedBackup, sight: BackupSight | None) -> str:
        if not chosen.is_read or (sight is not None and sight.problem is not None):
            return _("This backup is not sound. It stays as it is; choose another one.")
        if sight is None:
            return _("This backup is being read...")
        return f"{made_words(chosen)}　{difference_words(len(sight.edits))}"

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = event.size().width() >= _BESIDE_EM * self.fontMetrics().height()
        self._both.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)

    # what a person asks for

    def accept(self) -> None:
        """Goes back; what cannot be done is told, and the dialog stays."""
        sight, chosen = self._sight, self.chosen
        if chosen is None or sight is None or not self._back.isEnabled():
            return
        self._reader.stop()
        takes_records = self._state.preferences.now.backs_up_records
        plan = None if self._state.is_sample else KeepingPlan(self._state.data.backups, takes_records=takes_records)
        try:
            wait_for(lambda: keep_before(self._memory, plan), _("Keeping the present state..."), self)
        except Exception as error:  # noqa: BLE001 - whatever it is, nobody may go back then
            tell(self, error)
            self._begin()
            return
        when = chosen.made or sight.last_saved or in_this_zone(datetime.now(UTC))
        if self._state.go_back(sight.edits, when):
            super().accept()

    def _on_open(self) -> None:
        if self.chosen is not None:
            self.to_open = self.chosen.path
            self.reject()

    def _on_make(self) -> None:
        self._reader.stop()
        self._keep()
        self._begin()

    def _on_place(self) -> None:
        self._reader.stop()
        self._choose_place()
        self._begin()

    def _on_show(self) -> None:
        chosen = self.chosen
        open_outside(chosen.path.parent if chosen is not None else self._state.data.backups)

    def done(self, result: int) -> None:
        """Stops reading, and closes."""
        self._reader.stop()
        self._memory.close()
        super().done(result)
