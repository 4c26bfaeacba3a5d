"""Takes a workbook that comes from outside into the data folder: a hand-over file, or one in JSON."""

from collections.abc import Callable, Mapping
from enum import Enum
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from app.domain.filenames import readable_name
from app.exchange.refusals import WrongPassword
from app.i18n import _
from app.paths import DataDir
from app.storage.errors import WorkbookBusy
from app.storage.identity import Identity
from app.storage.sidecars import SIDECARS, sidecar
from app.storage.workbook import Workbook
from app.ui.kit.waiting import wait_for
from app.words.messages import message_for
from app.work import files_in
from app.work.arrivals import Arrival, Arrivals

T = TypeVar("T")


class Doubled(Enum):
    """What to do where the same workbook is here already."""

    KEEP_BOTH = "keep_both"
    REPLACE = "replace"


class Elsewhere(Enum):
    """What to do with a workbook on another drive, such as a USB stick."""

    TAKE_IN = "take_in"
    OPEN_THERE = "open_there"


class Receiving:
    """Brings workbooks into a data folder. `opened` is the one that the window has open, if any: it is closed when
    another takes its place.
    """

    def __init__(self, data: DataDir, parent: QWidget | None, opened: Workbook | None = None) -> None:
        self._parent = parent
        self.arrivals = Arrivals(data, opened)

    def take(self, path: Path) -> Path | None:
        """Takes in whichever it is, by the ending of its name."""
        return self.json_file(path) if path.suffix.lower() == ".json" else self.hand_over_file(path)

    def hand_over_file(self, path: Path) -> Path | None:
        """Where the workbook of a hand-over file lies now; None when a person wants it no longer.

        Raises Unreadable, FileTooLarge, and what storage raises; nothing has changed then.
        """
        if not files_in.is_locked(path):
            if any(sidecar(path, suffix).exists() for suffix in SIDECARS):
                raise WorkbookBusy(path)  # its newest changes are not in the file yet
            return self._arrive(path, lambda target: self._received(path, target, ""))
        return self._arrive(path, lambda target: self._unlocked(path, target))

    def json_file(self, path: Path) -> Path | None:
        """The same for a workbook in JSON. Raises the errors of app.exchange.refusals, and what storage raises."""

        def restored(target: Path) -> bool:
            wait_for(lambda: files_in.restore_json(path, target).close(), _("Reading the file..."), self._parent)
            return True

        return self._arrive(path, restored)

    def _received(self, path: Path, target: Path, password: str) -> bool:
        wait_for(lambda: files_in.receive(path, target, password), _("Reading the file..."), self._parent)
        return True

    def _unlocked(self, path: Path, target: Path) -> bool:
        from app.ui.files.unlock_dialog import UnlockDialog

        dialog = UnlockDialog(path, self._parent)
        try:
            while dialog.exec():
                try:
                    return self._received(path, target, dialog.password)
                except WrongPassword as error:
                    message = message_for(error)
                    assert message is not None
                    dialog.show_problem(message.what)
            return False
        finally:
            dialog.deleteLater()

    def _arrive(self, source: Path, make: Callable[[Path], bool]) -> Path | None:
        with self.arrivals.coming() as path:
            return self._settle(self.arrivals.come(path, source)) if make(path) else None

    def _settle(self, arrival: Arrival) -> Path | None:
        if arrival.there is None:
            return self.arrivals.place_beside(arrival)
        match _ask_doubled(self._parent, arrival.what, arrival.there):
            case Doubled.KEEP_BOTH:
                return self.arrivals.place_beside(arrival)
            case Doubled.REPLACE:
                return self.arrivals.replace(arrival)
        return None


def ask_elsewhere(parent: QWidget | None, path: Path) -> Elsewhere | None:
    """Whether a workbook on another drive is to be taken onto this PC; None when it is not wanted at all."""
    box = _question(
        parent,
        _("“{file}” lies on another drive, perhaps a USB stick.").format(file=readable_name(path.name)),
        _("Take it onto this PC and work on it here? What lies on the drive then stays as it is."),
    )
    answers = {Elsewhere.TAKE_IN: _("&Take it onto this PC"), Elsewhere.OPEN_THERE: _("&Open it there")}
    return _answer(box, answers, usual=Elsewhere.TAKE_IN)


def _answer(box: QMessageBox, answers: Mapping[T, str], usual: T | None = None) -> T | None:
    """What a person answers; None for cancelling, which is also the default where no answer is the `usual` one."""
    roles = (QMessageBox.ButtonRole.AcceptRole, QMessageBox.ButtonRole.ActionRole)
    buttons = {answer: box.addButton(words, role) for (answer, words), role in zip(answers.items(), roles, strict=True)}
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(buttons[usual] if usual is not None else cancel)
    box.setEscapeButton(cancel)
    box.exec()
    pressed = box.clickedButton()
    box.deleteLater()
    return next((answer for answer, button in buttons.items() if button is pressed), None)


def _question(parent: QWidget | None, text: str, more: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(_("Take over from another PC"))
    box.setText(text)
    box.setInformativeText(more)
    for label in box.findChildren(QLabel):  # names are no mark-up
        label.setTextFormat(Qt.TextFormat.PlainText)
    return box


def _ask_doubled(parent: QWidget | None, what: Identity, there: Path) -> Doubled | None:
    name = what.organisation or readable_name(there.stem)
    box = _question(
        parent,
        _("The workbook of “{organization}” is on this PC already.").format(organization=name),
        _("Replace it with the one that arrives? A backup of the present one is kept first. Or keep both."),
    )
    return _answer(box, {Doubled.REPLACE: _("&Replace"), Doubled.KEEP_BOTH: _("&Keep both")})
