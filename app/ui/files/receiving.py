"""Takes a workbook that comes from outside into the data folder: a hand-over file, or one in JSON."""

from collections.abc import Callable
from enum import Enum
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QWidget

from app.domain.filenames import SUFFIX, readable_name, safe_name
from app.exchange.refusals import WrongPassword
from app.files import StorageError, naming_system_errors, unused
from app.i18n import _
from app.paths import DataDir
from app.storage.backup import keep_generation
from app.storage.backup_marks import is_backup
from app.storage.errors import WorkbookBusy
from app.storage.identity import Identity, identity
from app.storage.sidecars import SIDECARS, place_new, place_over, sidecar
from app.storage.workbook import Workbook
from app.ui.kit.boxes import Answer, Icon, Question, Role, ask
from app.ui.kit.dialog import freed
from app.ui.kit.waiting import wait_for
from app.words.messages import Message, message_for
from app.work import files_in


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
        self._data, self._parent, self._opened = data, parent, opened
        self.has_closed_opened = False

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

        with freed(UnlockDialog(path, self._parent)) as dialog:
            while dialog.exec():
                try:
                    return self._received(path, target, dialog.password)
                except WrongPassword as error:
                    message = message_for(error)
                    assert message is not None
                    dialog.show_problem(message.what)
        return False

    # its place

    def _arrive(self, source: Path, make: Callable[[Path], bool]) -> Path | None:
        with naming_system_errors(self._data.root):
            self._data.root.mkdir(parents=True, exist_ok=True)
            folder = TemporaryDirectory(prefix=".arriving-", dir=self._data.root, ignore_cleanup_errors=True)
        with folder:
            arrived = Path(folder.name, "arrived" + SUFFIX)
            return self._settle(arrived, source) if make(arrived) else None

    def _settle(self, arrived: Path, source: Path) -> Path | None:
        what = identity(arrived)
        there = self._same(what.id)
        if there is None:
            return self._placed(arrived, what, source)
        match ask(self._parent, doubled_question(what.organisation or readable_name(there.stem))):
            case Doubled.KEEP_BOTH:
                return self._placed(arrived, what, source)
            case Doubled.REPLACE:
                return self._replaced(arrived, there)
        return None

    def _placed(self, arrived: Path, what: Identity, source: Path) -> Path:
        target = self._free(what, source)
        place_new(arrived, target)
        return target

    def _free(self, what: Identity, source: Path) -> Path:
        if not self._data.workbook.exists():
            return self._data.workbook
        stem = safe_name(what.organisation) or safe_name(source.stem) or "tenken"
        return unused(self._data.root / f"{stem}{SUFFIX}")

    def _same(self, wanted: str) -> Path | None:
        """Where a copy of the same workbook lies in the data folder, or is open."""
        if self._opened and self._opened.id == wanted:
            return self._opened.path
        for path in sorted(self._data.root.glob("*" + SUFFIX)):
            if (self._opened is None or path != self._opened.path) and path != self._data.sample:
                try:
                    if identity(path).id == wanted and not is_backup(path):
                        return path
                except StorageError:
                    continue  # a file that cannot be read is not the same, and stays as it is
        return None

    def _replaced(self, arrived: Path, there: Path) -> Path:
        if self._opened and self._opened.path == there:
            keep_generation(self._opened, self._data.backups)
            self._opened.close()
            self.has_closed_opened = True
        else:
            with Workbook.open(there) as before:
                keep_generation(before, self._data.backups)
        place_over(arrived, there)
        return there


def ask_elsewhere(parent: QWidget | None, path: Path) -> Elsewhere | None:
    """Whether a workbook on another drive is to be taken onto this PC; None when it is not wanted at all."""
    return ask(parent, elsewhere_question(path))


def elsewhere_question(path: Path) -> Question[Elsewhere]:
    """What to do with the workbook at `path`, which lies on another drive."""
    message = Message(
        _("“{file}” lies on another drive, perhaps a USB stick.").format(file=readable_name(path.name)),
        _("Take it onto this PC and work on it here? What lies on the drive then stays as it is."),
        "",
    )
    take = Answer(Elsewhere.TAKE_IN, _("&Take it onto this PC"))
    there = Answer(Elsewhere.OPEN_THERE, _("&Open it there"), Role.ActionRole)
    return Question(message, (take, there), usual=Elsewhere.TAKE_IN, icon=Icon.Question, title=_title())


def doubled_question(organisation: str) -> Question[Doubled]:
    """What to do with the workbook of an organisation that is here already; nothing unless a person says so."""
    message = Message(
        _("The workbook of “{organization}” is on this PC already.").format(organization=organisation),
        _("Replace it with the one that arrives? A backup of the present one is kept first. Or keep both."),
        "",
    )
    replace = Answer(Doubled.REPLACE, _("&Replace"))
    both = Answer(Doubled.KEEP_BOTH, _("&Keep both"), Role.ActionRole)
    return Question(message, (replace, both), icon=Icon.Question, title=_title())


def _title() -> str:
    return _("Take over from another PC")
