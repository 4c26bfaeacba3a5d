"""The backups of the open workbook: made on leaving it; where that fails, it is said, and stays said until one is."""

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.record import replace
from app.i18n import _
from app.storage.errors import BackupNotSound
from app.ui.shell.logbook import log
from app.ui.shell.state import AppState

if TYPE_CHECKING:
    from app.ui.kit.boxes import BoxQuestion
    from app.words.message_parts import Message


class Remedy(Enum):
    """What can be done where no backup can be made."""

    COPY = "copy"
    FOLDER = "folder"


class Backups(QObject):
    """Remembers, beyond the end of the program, of which workbooks the last backup failed."""

    changed = Signal()
    """A backup was made, or could not be."""

    def __init__(self, state: AppState, parent: QObject) -> None:
        super().__init__(parent)
        self._state = state
        self._told: set[tuple[object, ...]] = set()
        self.error: Exception | None = None
        """Why the last one could not be made."""

    @property
    def is_lacking(self) -> bool:
        """Whether the last backup of the open workbook failed."""
        return not self._state.is_sample and self._state.path in self._state.preferences.now.without_backup

    def keep(self) -> bool:
        """Makes a backup unless there is one already. False when that failed: `error` says why, whatever it is."""
        if self._state.is_sample or self._state.workbook.is_read_only:
            return True
        self.error = None
        for keep in (self._keep_generation, self._keep_records):
            try:
                keep()
            except Exception as error:
                log.warning("no sound backup made", exc_info=error)
                self.error = self.error or error
        self._remember()
        self.changed.emit()
        return self.error is None

    def _keep_generation(self) -> None:
        from app.storage.backup import keep_generation

        keep_generation(self._state.workbook, self._state.data.backups)

    def _keep_records(self) -> None:
        """Adds what is new in the folder of records, where a person wants that."""
        if not self._state.preferences.now.backs_up_records:
            return
        from app.ui.kit.waiting import wait_for
        from app.work.records_along import back_up_records, backed_up_records, records_extent

        workbook = self._state.workbook
        path, folder = workbook.path, backed_up_records(workbook, self._state.data.backups)
        if records_extent(path).files:
            wait_for(lambda: back_up_records(path, folder), _("Copying the records folder..."), None)

    def _remember(self) -> None:
        path, settings = self._state.path, self._state.preferences.now
        others = tuple(one for one in settings.without_backup if one != path and one.exists())
        lacking = others if self.error is None else (*others, path)
        if lacking != settings.without_backup:
            self._state.preferences.take(replace(settings, without_backup=lacking))

    def tell(
        self, parent: QWidget, *, save_copy: Callable[[], object], show_folder: Callable[[], object], anew: bool = False
    ) -> None:
        """Says why there is no backup, with what can be done about it; once for each cause unless `anew`."""
        if self.error is None:
            return
        cause = (self._state.path, type(self.error), str(self.error))
        if cause in self._told and not anew:
            return
        self._told.add(cause)
        from app.ui.kit.boxes import ask

        match ask(parent, failure_question(self.error)):
            case Remedy.COPY:
                save_copy()
            case Remedy.FOLDER:
                show_folder()


def failure_question(error: Exception) -> "BoxQuestion[Remedy]":
    """Why there is no backup, and what a person wants to do about it."""
    from app.ui.kit.boxes import BoxAnswer, BoxQuestion, ButtonRole, Standard

    copy = BoxAnswer(Remedy.COPY, _("&Save a copy elsewhere..."))
    folder = BoxAnswer(Remedy.FOLDER, _("Show the &folder"), ButtonRole.ActionRole)
    return BoxQuestion(failure_words(error), (copy, folder), usual=Remedy.COPY, leaves=Standard.Close)


def failure_words(error: Exception) -> "Message":
    """Why there is no backup, that the answers are safe, and what to do."""
    from app.ui.kit.message_box import unexpected, words_for
    from app.words.message_parts import Message

    reason = words_for(error) or unexpected()
    if isinstance(error, BackupNotSound):
        return reason
    return Message(
        _("No backup could be made. {reason}").format(reason=reason.what),
        _("Your answers are all saved in the workbook. The backups of before stay."),
        _("Save a copy elsewhere, such as on a USB stick. Tenken tries again when it is closed."),
    )
