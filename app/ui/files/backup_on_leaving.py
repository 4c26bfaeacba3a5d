"""The backups of the open workbook: made on leaving it and once a day; where that fails, it is said, and stays said."""

from collections.abc import Callable, Mapping
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.record import replace
from app.files import PathMissing
from app.i18n import _
from app.storage.errors import BackupNotSound
from app.ui.kit.job import Job
from app.ui.shell.logbook import log
from app.ui.shell.state import AppState

if TYPE_CHECKING:
    from pathlib import Path

    from app.ui.kit.boxes import BoxQuestion
    from app.words.message_parts import Message
    from app.work.backup_keeping import KeepingOutcome, KeepingPlan

LATE_DAYS = 30
"""So long the second place may be out of reach before that is said."""
_ZONES_DAYS = 1
"""So far ahead a day is that was noted in another time zone."""


class Remedy(Enum):
    """What can be done where no backup can be made."""

    COPY = "copy"
    FOLDER = "folder"
    SECOND = "second"


Doings = Mapping[Remedy, Callable[[], object]]
"""What does each remedy."""


class Lack(Enum):
    """What is wrong with the backups of the open workbook, the worst first."""

    FAILED = "failed"
    SECOND_FAILED = "second_failed"
    SECOND_LATE = "second_late"


class Backups(QObject):
    """Remembers, beyond the end of the program, of which workbooks the last backup failed."""

    changed = Signal()
    """A backup was made, or could not be; or another second place was named."""

    def __init__(self, state: AppState, parent: QObject) -> None:
        super().__init__(parent)
        self._state = state
        self._told: set[tuple[object, ...]] = set()
        self._job: Job | None = None
        self._kept_path = state.path
        self._second_failed: Path | None = None
        self.error: Exception | None = None
        """Why the last one could not be made."""
        self.second_error: Exception | None = None
        """The same of the second place, unless it is only out of reach."""

    @property
    def lack(self) -> Lack | None:
        """What is wrong with the backups of the open workbook."""
        if self._state.is_sample:
            return None
        if self._state.path in self._state.preferences.now.without_backup:
            return Lack.FAILED
        if self._second_failed == self._state.path:
            return Lack.SECOND_FAILED
        place, days = self._state.preferences.now.second_place(self._state.path), self.days_out_of_reach
        return Lack.SECOND_LATE if place is not None and (days is None or days > LATE_DAYS) else None

    @property
    def days_out_of_reach(self) -> int | None:
        """For how many days no backup could go to the second place.

        None where none ever did, and where the last one did on a day that is yet to come: the clock was wrong then.
        """
        place = self._state.preferences.now.second_place(self._state.path)
        if place is None or place.reached is None:
            return None
        days = (self._state.today() - place.reached).days
        return max(days, 0) if days >= -_ZONES_DAYS else None

    @property
    def is_day_wrong(self) -> bool:
        """Whether the second place was reached once, but on no day that can be."""
        place = self._state.preferences.now.second_place(self._state.path)
        return place is not None and place.reached is not None and self.days_out_of_reach is None

    def keep(self) -> bool:
        """Makes a backup unless there is one already. False when that failed: `error` says why, whatever it is."""
        self.stop()
        if self._state.is_sample or self._state.workbook.is_read_only:
            return True
        self._take(self._kept(), self._state.path)
        return self.error is None

    def keep_beside(self) -> None:
        """The same beside the window, of what there is now; nobody waits for it."""
        if self._job is not None or self._state.is_sample or self._state.workbook.is_read_only:
            return
        from app.storage.workbook_in_memory import in_memory
        from app.work.backup_keeping import KeepingOutcome, keep_everywhere

        path, plan = self._state.path, self._plan
        try:
            memory = in_memory(self._state.workbook)
        except Exception as error:
            log.warning("no sound backup made", exc_info=error)
            self._take(KeepingOutcome(error), path)
            return
        self._job, self._kept_path = Job(lambda: keep_everywhere(memory, plan)), path
        self._job.done.connect(self._on_kept)
        self._job.start()

    def stop(self) -> None:
        """Waits until what is made beside the window is done."""
        if self._job is not None:
            self._job.wait()
            self._job = None

    def _on_kept(self, outcome: "KeepingOutcome") -> None:
        if self._job is not None:  # else another backup was made since
            self._job = None
            self._take(outcome, self._kept_path)

    @property
    def _plan(self) -> "KeepingPlan":
        from app.work.backup_keeping import KeepingPlan

        now = self._state.preferences.now
        return KeepingPlan(self._state.data.backups, now.second_place(self._state.path), now.backs_up_records)

    def _kept(self) -> "KeepingOutcome":
        from app.work.backup_keeping import KeepingOutcome

        failed = [self._failure(keep) for keep in (self._keep_generation, self._keep_records)]
        error = next((one for one in failed if one is not None), None)
        if self._plan.second is None:
            return KeepingOutcome(error)
        second_error = self._failure(self._keep_in_second_place)
        return KeepingOutcome(error, second_error, is_reached=second_error is None)

    @staticmethod
    def _failure(keep: Callable[[], object]) -> Exception | None:
        try:
            keep()
        except Exception as error:  # noqa: BLE001 - carried to `_take`, which writes it to the log
            return error
        return None

    def _keep_generation(self) -> None:
        from app.storage.backup import keep_generation

        keep_generation(self._state.workbook, self._state.data.backups)

    def _keep_records(self) -> None:
        """Adds what is new in the folder of records, where a person wants that."""
        from app.ui.shell.keeping_records import copy_records

        if self._state.preferences.now.backs_up_records:
            copy_records(self._state.workbook, self._state.data.backups)

    def _keep_in_second_place(self) -> None:
        from app.storage.workbook_in_memory import in_memory
        from app.ui.kit.waiting import wait_for
        from app.work.backup_keeping import keep_in_second_place

        second = self._plan.second
        assert second is not None
        with in_memory(self._state.workbook) as memory:
            wait_for(lambda: keep_in_second_place(memory, second), _("Making a backup in the second place..."), None)

    def _take(self, outcome: "KeepingOutcome", path: "Path") -> None:
        for error in (outcome.error, outcome.second_error):
            if error is not None:
                log.warning("no sound backup made", exc_info=error)
        self.error = outcome.error
        is_out_of_reach = isinstance(outcome.second_error, PathMissing)
        self.second_error = None if is_out_of_reach else outcome.second_error
        self._second_failed = path if self.second_error else None
        self._remember(path, is_reached=outcome.is_reached)
        self.changed.emit()

    def _remember(self, path: "Path", *, is_reached: bool) -> None:
        settings = self._state.preferences.now
        others = tuple(one for one in settings.without_backup if one != path and one.exists())
        lacking = others if self.error is None else (*others, path)
        settings = replace(settings, without_backup=lacking)
        if is_reached:
            settings = settings.with_second_place(path, settings.second_folder(path), self._state.today())
        self._state.preferences.take(settings)

    def tell(self, parent: QWidget, doings: Doings, *, anew: bool = False) -> None:
        """Says why there is no backup, with what can be done about it; once for each cause unless `anew`."""
        for error, question in ((self.error, failure_question), (self.second_error, second_place_question)):
            cause = (self._state.path, question, type(error), str(error))
            if error is None or (cause in self._told and not anew):
                continue
            self._told.add(cause)
            from app.ui.kit.boxes import ask

            if (wanted := ask(parent, question(error))) is not None:
                doings[wanted]()


def failure_question(error: Exception) -> "BoxQuestion[Remedy]":
    """Why there is no backup, and what a person wants to do about it."""
    from app.ui.kit.boxes import BoxAnswer, BoxQuestion, ButtonRole, Standard

    copy = BoxAnswer(Remedy.COPY, _("&Save a copy elsewhere..."))
    second = BoxAnswer(Remedy.SECOND, _("Choose a second &place..."), ButtonRole.ActionRole)
    folder = BoxAnswer(Remedy.FOLDER, _("Show the &folder"), ButtonRole.ActionRole)
    return BoxQuestion(failure_words(error), (copy, second, folder), usual=Remedy.COPY, leaves=Standard.Close)


def second_place_question(error: Exception) -> "BoxQuestion[Remedy]":
    """Why there is no backup in the second place, and what a person wants to do about it."""
    from app.ui.kit.boxes import BoxAnswer, BoxQuestion, Standard
    from app.ui.kit.message_box import unexpected, words_for
    from app.words.message_parts import Message

    reason = words_for(error) or unexpected()
    message = Message(
        _("No backup could be made in the second place. {reason}").format(reason=reason.what),
        _("Your answers are all saved in the workbook. The backups in the data folder stay."),
        _("Choose another place, or go on without one. Tenken tries again when it is closed."),
    )
    second = BoxAnswer(Remedy.SECOND, _("Choose another &place..."))
    return BoxQuestion(message, (second,), usual=Remedy.SECOND, leaves=Standard.Close)


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
