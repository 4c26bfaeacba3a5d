"""What a person is shown of a damaged workbook: what is left, what each remainder lacks, and how to go on."""

from collections.abc import Iterable
from contextlib import ExitStack
from datetime import date
from enum import Enum
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import labels
from app.catalogue.loader import Catalogue
from app.files import StorageError
from app.i18n import _, language, ngettext
from app.paths import DataDir
from app.storage.errors import DamagedInside, WorkbookDamaged
from app.storage.workbook import Workbook
from app.ui.kit.boxes import ButtonRole, Standard
from app.ui.kit.dialog import Dialog, run_dialog
from app.ui.kit.message_box import tell, words_for
from app.ui.kit.texts import Text
from app.ui.kit.type_setting import BODY, H2, TypeStyle
from app.ui.kit.waiting import wait_for
from app.words.workbook_messages import lost_words
from app.work.damaged_workbook import (
    Readable,
    Remains,
    SoundBackup,
    go_on_with_backup,
    go_on_with_readable,
    remains_of,
)


class Remainder(Enum):
    """With what a person goes on."""

    READABLE = "readable"
    BACKUP = "backup"
    ELSE = "else"


class DamageDialog(Dialog):
    """After it was closed, `chosen` is what a person wants; nothing where they closed it."""

    def __init__(self, error: WorkbookDamaged, remains: Remains, catalogue: Catalogue, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Damaged workbook"))
        self.chosen: Remainder | None = None
        self._catalogue = catalogue
        page = QWidget(self)
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        message = words_for(error)
        assert message is not None
        self._say(page, message.what, H2)
        self._say(page, message.safe)
        self._say(page, _stays(error))
        if remains.readable is not None:
            self._show_readable(page, remains.readable)
        if remains.backup is not None:
            self._show_backup(page, remains.backup, is_compared=remains.readable is not None)
        if remains.unread:
            self._show_unread(page, remains.unread)
        self._column.addStretch(1)
        self.set_page(page, Standard.Close, (44, 36))
        self._add_buttons(remains)

    def _say(self, page: QWidget, text: str, style: TypeStyle = BODY) -> None:
        says = Text(page, style)
        says.set_text(text)
        self._column.addWidget(says)

    def _show_readable(self, page: QWidget, readable: Readable) -> None:
        self._column.addSpacing(12)
        self._say(page, _("What can still be read of it"), H2)
        self._say(
            page,
            _("Measures answered: {answered}. Changes of the history: {changes}.").format(
                answered=readable.answered, changes=readable.kept.changes
            ),
        )
        self._say(page, lost_words(readable.kept.lost))
        if readable.kept.doubtful:
            self._say(page, _("Check these: of them only older changes can be read, and something newer may be gone."))
            self._list(page, readable.kept.doubtful)

    def _show_backup(self, page: QWidget, backup: SoundBackup, *, is_compared: bool) -> None:
        self._column.addSpacing(12)
        self._say(page, _("The newest sound backup"), H2)
        self._say(
            page,
            _("Last change: {day}. Measures answered: {answered}.").format(
                day=_shown_day(backup.day), answered=backup.answered
            ),
        )
        if backup.is_elsewhere:
            self._say(page, _("It was made while the workbook lay in another place, or of a copy of it."))
        if not is_compared:
            return
        if not backup.lacks and not backup.others:
            self._say(page, _("It holds the same as what can be read."))
        if backup.lacks:
            count = len(backup.lacks)
            words = ngettext(
                "What can be read says something else of {count} measure:",
                "What can be read says something else of {count} measures:",
                count,
            )
            self._say(page, words.format(count=count))
            self._list(page, backup.lacks)
        if backup.others:
            words = ngettext(
                "{count} entry of the organization or the ledgers differs.",
                "{count} entries of the organization or the ledgers differ.",
                backup.others,
            )
            self._say(page, words.format(count=backup.others))

    def _show_unread(self, page: QWidget, unread: Iterable[Path]) -> None:
        self._column.addSpacing(12)
        self._say(page, _("Backups that cannot be read just now"), H2)
        self._say(page, _("One of them may be newer. Close this, see that the disk can be reached, and open it again."))
        self._say(page, "\n".join(one.name for one in unread))

    def _list(self, page: QWidget, measures: Iterable[str]) -> None:
        self._say(page, "\n".join(map(self._named, measures)))

    def _named(self, measure: str) -> str:
        known = self._catalogue.by_id.get(measure)
        if known is None:
            return measure
        title = self._catalogue.words(language()).measures[measure].title
        return _("{measure}  {title}").format(measure=labels.measure_label(known), title=title)

    def _add_buttons(self, remains: Remains) -> None:
        words = {
            Remainder.READABLE: _("Use what can be &read") if remains.readable else "",
            Remainder.BACKUP: _("Use the &backup") if remains.backup else "",
            Remainder.ELSE: _("&Other..."),
        }
        for remainder, text in words.items():
            if not text:
                continue
            button = self.buttons.addButton(text, ButtonRole.ActionRole)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, wanted=remainder: self._choose(wanted))
            if remainder is usual(remains):
                button.setDefault(True)
                button.setFocus()

    def _choose(self, wanted: Remainder) -> None:
        self.chosen = wanted
        self.accept()


def _stays(error: WorkbookDamaged) -> str:
    name = f"{error.path.name}.damaged-..."
    if isinstance(error, DamagedInside):
        return _(
            "The damaged file stays where it is. As it was before it was opened, it is kept beside it as “{name}”. "
            "Work goes on in a new file."
        ).format(name=name)
    return _("Whatever you choose, the damaged file stays beside the new one, as “{name}”.").format(name=name)


def _shown_day(stored: str) -> str:
    """A day that a backup says, as days are read; as it stands there where it is none."""
    try:
        return labels.day(date.fromisoformat(stored))
    except ValueError:
        return stored


def usual(remains: Remains) -> Remainder:
    """What Enter chooses: the backup where it lacks nothing or nothing can be read, else what can be read."""
    backup, readable = remains.backup, remains.readable
    if backup is not None and (readable is None or not (backup.lacks or backup.others)):
        return Remainder.BACKUP
    return Remainder.READABLE if readable is not None else Remainder.ELSE


def go_on_from(
    error: WorkbookDamaged, catalogue: Catalogue, data: DataDir, parent: QWidget | None, opened: Workbook | None = None
) -> tuple[Remainder | None, Path | None]:
    """Asks how to go on from a damaged workbook, and puts what is chosen in its place: what was chosen, and where it
    lies: beside it, where it is `opened`, of which what was there before is kept. Something else is chosen where
    nothing is left, and what went wrong is told.
    """
    with ExitStack() as stack:
        try:
            remains = wait_for(
                lambda: stack.enter_context(remains_of(error.path, data.backups)),
                _("Looking at what is left..."),
                parent,
            )
            if not (remains.readable or remains.backup or remains.unread):
                return Remainder.ELSE, None
            dialog = run_dialog(lambda: DamageDialog(error, remains, catalogue, parent), hand_over=None)
            if dialog.chosen is Remainder.READABLE:
                return dialog.chosen, go_on_with_readable(remains, data, opened)
            if dialog.chosen is Remainder.BACKUP:
                return dialog.chosen, go_on_with_backup(remains, data, opened)
        except StorageError as failed:
            tell(parent, failed)
            return Remainder.ELSE, None
    return dialog.chosen, None
