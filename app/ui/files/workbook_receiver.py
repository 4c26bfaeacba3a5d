"""Takes a workbook that comes from outside into the data folder: a hand-over file, or one in JSON."""

from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.filenames import readable_name
from app.exchange.refusals import WrongPassword
from app.i18n import _
from app.paths import DataDir
from app.storage.errors import WorkbookBusy
from app.storage.sidecars import SIDECARS, sidecar
from app.storage.workbook import Workbook
from app.ui.files.reading_with_cancel import workbook_from
from app.ui.kit.boxes import BoxAnswer, BoxQuestion, BoxSign, ButtonRole, ask
from app.ui.kit.dialog import freed
from app.ui.kit.message_box import say
from app.ui.kit.waiting import Stopped
from app.words.message_parts import Message
from app.words.messages import message_for
from app.words.record_words import added_words, extent_words
from app.work import files_in
from app.work.arrivals import Arrival, Arrivals
from app.work.reading_request import Reading
from app.work.records_along import records_extent


class Doubled(Enum):
    """What to do where the same workbook is here already."""

    KEEP_BOTH = "keep_both"
    REPLACE = "replace"


class Elsewhere(Enum):
    """What to do with a workbook on another drive, such as a USB stick."""

    TAKE_IN = "take_in"
    OPEN_THERE = "open_there"


class WorkbookReceiver:
    """Brings workbooks into a data folder. `opened` is the one that the window has open, if any: it is closed when
    another takes its place, which does so only where it `may_close`.
    """

    def __init__(
        self,
        data: DataDir,
        parent: QWidget | None,
        opened: Workbook | None = None,
        may_close: Callable[[], bool] = lambda: True,
        *,
        takes_records: bool = True,
    ) -> None:
        self._parent, self._opened, self._may_close = parent, opened, may_close
        self.arrivals = Arrivals(data, opened, takes_records=takes_records)

    def take(self, path: Path) -> Path | None:
        """Takes in whichever it is, by the ending of its name."""
        return self.json_file(path) if path.suffix.lower() == ".json" else self.hand_over_file(path)

    def hand_over_file(self, path: Path) -> Path | None:
        """Where the workbook of a hand-over file lies now; None when a person wants it no longer.

        Raises Unreadable, FileTooLarge, and what storage raises; nothing has changed then.
        """
        if not files_in.needs_password(path):
            if any(sidecar(path, suffix).exists() for suffix in SIDECARS):
                raise WorkbookBusy(path)  # its newest changes are not in the file yet
            return self._arrive(path, lambda target: self._received(path, target, ""))
        return self._arrive(path, lambda target: self._unlocked(path, target))

    def json_file(self, path: Path) -> Path | None:
        """The same for a workbook in JSON. Raises the errors of app.exchange.refusals, and what storage raises."""

        def restored(target: Path) -> bool:
            workbook_from(Reading.JSON, path, target, self._parent)
            return True

        return self._arrive(path, restored)

    def _received(self, path: Path, target: Path, password: str) -> bool:
        workbook_from(Reading.WORKBOOK, path, target, self._parent, password)
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

    def _arrive(self, source: Path, make: Callable[[Path], bool]) -> Path | None:
        placed: Path | None = None
        with suppress(Stopped), self.arrivals.coming() as path:
            placed = self._settle(self.arrivals.come(path, source)) if make(path) else None
        if self.arrivals.added.renamed:
            words = added_words(self.arrivals.added)
            say(self._parent, Message(_("The workbook was taken over with its records."), words, ""))
        return placed

    def _settle(self, arrival: Arrival) -> Path | None:
        if arrival.there is None:
            return self.arrivals.place_beside(arrival)
        organisation = arrival.what.organisation or readable_name(arrival.there.stem)
        match ask(self._parent, doubled_question(organisation)):
            case Doubled.KEEP_BOTH:
                return self.arrivals.place_beside(arrival)
            case Doubled.REPLACE if not self._is_opened(arrival.there) or self._may_close():
                return self.arrivals.replace(arrival)
        return None

    def _is_opened(self, path: Path) -> bool:
        return self._opened is not None and self._opened.path == path


def ask_elsewhere(parent: QWidget | None, path: Path) -> Elsewhere | None:
    """Whether a workbook on another drive is to be taken onto this PC; None when it is not wanted at all."""
    return ask(parent, elsewhere_question(path))


def elsewhere_question(path: Path) -> BoxQuestion[Elsewhere]:
    """What to do with the workbook at `path`, which lies on another drive."""
    extent = records_extent(path)
    message = Message(
        _("“{file}” lies on another drive, perhaps a USB stick.").format(file=readable_name(path.name)),
        _("Take it onto this PC and work on it here? What lies on the drive then stays as it is."),
        _("Its records folder comes along: {extent}.").format(extent=extent_words(extent)) if extent.files else "",
    )
    take = BoxAnswer(Elsewhere.TAKE_IN, _("&Take it onto this PC"))
    there = BoxAnswer(Elsewhere.OPEN_THERE, _("&Open it there"), ButtonRole.ActionRole)
    return BoxQuestion(message, (take, there), usual=Elsewhere.TAKE_IN, sign=BoxSign.ASKS, title=_title())


def doubled_question(organisation: str) -> BoxQuestion[Doubled]:
    """What to do with the workbook of an organisation that is here already; nothing unless a person says so."""
    message = Message(
        _("The workbook of “{organization}” is on this PC already.").format(organization=organisation),
        _("Replace it with the one that arrives? A backup of the present one is kept first. Or keep both."),
        "",
    )
    replace = BoxAnswer(Doubled.REPLACE, _("&Replace"))
    both = BoxAnswer(Doubled.KEEP_BOTH, _("&Keep both"), ButtonRole.ActionRole)
    return BoxQuestion(message, (replace, both), sign=BoxSign.ASKS, title=_title())


def _title() -> str:
    return _("Take over from another PC")
