"""Files of other kinds: tables in, with a review; tables, calendar, JSON and the hand-over file out."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app import labels
from app.catalogue.data_reader import CatalogueDamaged
from app.domain.filenames import readable_name, safe_name
from app.exchange.columns import What
from app.exchange.comparing import Note
from app.exchange.refusals import ExchangeError
from app.exchange.table_files import TableFormat
from app.files import StorageError
from app.i18n import _, language, ngettext
from app.storage.workbook_in_memory import WorkbookInMemory, in_memory
from app.ui.files.reading_with_cancel import grid_from
from app.ui.kit.dialog import run_dialog
from app.ui.kit.file_question import where_to_open, where_to_save
from app.ui.kit.waiting import Stopped, wait_for
from app.ui.shell.state import AppState
from app.ui.shell.ways import Ways
from app.words.file_messages import note_text
from app.words.message_parts import Message
from app.work import files_in, files_out
from app.work.records_along import records_extent

T = TypeVar("T")
HAND_OVER, CALENDAR, JSON = "tenken", "ics", "json"
"""The endings of what is no table."""


class Exchange(QObject):
    """What is wrong with a file is told, and nothing has changed then. A process of its own reads the files, a thread
    writes them.

    `take_in` takes the workbook in that a person chose, at its path; `tell_written` is given that of a file written.
    """

    def __init__(
        self,
        state: AppState,
        ways: Ways,
        take_in: Callable[[Path], None],
        tell_written: Callable[[Path], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._state, self._ways, self._take_in, self._window = state, ways, take_in, window
        self._tell_written = tell_written

    # in

    def import_file(self) -> None:
        """Asks for a table or a workbook in JSON and shows what it would change, or takes the workbook in."""
        self._state.hand_over_typed()
        kinds = ";;".join(
            (
                _("Tables and workbooks (*.csv *.xlsx *.json)"),
                _("Tables (*.csv *.xlsx)"),
                _("Workbooks as JSON (*.json)"),
            )
        )
        path = where_to_open(self._window, _("Import"), self._state.last_folder, kinds)
        if path is None:
            return
        self._state.last_folder = path.parent
        self.import_path(path)

    def import_path(self, path: Path) -> None:
        """Shows what a table would change, or takes the workbook in that a JSON file holds."""
        if path.suffix.lower() == f".{JSON}":
            self._take_in(path)
        else:
            self._import_table(path)

    def _import_table(self, path: Path) -> None:
        found = self._found(path)
        if found is None:
            return
        state = self._state
        notes = _notes(found)
        if not found.differences and not found.emptied:
            self._say_nothing_new(found, notes)
            return
        from app.ui.review.review_dialog import ReviewDialog

        lead, differences = "\n".join((_rows_text(found), *notes)), (*found.differences, *found.emptied)
        run_dialog(lambda: ReviewDialog(state, differences, self._window, lead=lead), hand_over=None)

    def _found(self, path: Path) -> files_in.Intake | None:
        """What a table would change; None where it cannot be read, which is told, or a person stops it."""
        state = self._state
        try:
            files_in.require_other(path, state.path)
            kind, grid = grid_from(path, self._window)
            compare = self._with_copy(
                lambda copy: files_in.differences_of(
                    kind, grid, catalogue=state.catalogue, workbook=copy, today=state.today()
                )
            )
            return wait_for(compare, _("Comparing with the workbook..."), self._window, can_stop=True)
        except Stopped:
            return None
        except (StorageError, ExchangeError, CatalogueDamaged) as error:
            state.failed.emit(error)
            return None

    def _say_nothing_new(self, found: files_in.Intake, notes: list[str]) -> None:
        from app.ui.kit.message_box import say

        say(
            self._window, Message(_rows_text(found), _("They hold nothing that is not here already."), "\n".join(notes))
        )

    # out

    def export_table(self, kind: TableFormat, what: What) -> None:
        """Asks for a file and writes the answers, or a ledger, as a table."""
        words = _("Answers") if what.table is None else labels.table_name(what.table)
        state = self._state
        self._export(
            words,
            kind.value,
            lambda copy, path: files_out.export_table(
                path, kind, what, catalogue=state.catalogue, workbook=copy, language=language()
            ),
        )

    def export_calendar(self) -> None:
        """Asks for a file and writes the due dates and what comes again every year."""
        state = self._state

        def write(copy: WorkbookInMemory, path: Path) -> object:
            return files_out.export_calendar(
                path,
                catalogue=state.catalogue,
                standing=state.standing,
                workbook=copy,
                today=state.today(),
                language=language(),
            )

        self._export(_("Calendar"), CALENDAR, write)

    def export_json(self) -> None:
        """Asks for a file and writes everything that the workbook holds."""
        self._export(_("Everything"), JSON, lambda copy, path: files_out.export_json(path, copy))

    def hand_over(self, *, takes_records: bool = True) -> None:
        """Asks for a password, if one is wanted, and writes the file for another PC.

        `takes_records`: whether it is proposed that the folder of records goes along.
        """
        from app.ui.files.hand_over_dialog import HandOverDialog

        # nothing is taken from here before _export
        extent = records_extent(self._state.path)
        dialog = run_dialog(lambda: HandOverDialog(self._window, extent, takes_records=takes_records), hand_over=None)
        password, records = dialog.password, dialog.takes_records
        if not dialog.is_accepted:
            return
        if dialog.wants_steps:
            self._ways.document("hand-over-steps")
        elif self._export(_("Hand-over"), HAND_OVER, lambda copy, path: _hand_over(copy, path, password, records)):
            self._say_handed_over(is_locked=bool(password), has_folder=records and not password)

    def _say_handed_over(self, *, is_locked: bool, has_folder: bool) -> None:
        from app.ui.kit.message_box import say

        advice = _("Tell the password by another way than the file: by telephone, not in the same mail.")
        beside = _("The records folder lies beside it. Take both, and leave them side by side.") if has_folder else ""
        say(
            self._window,
            Message(
                _("The file for the other PC is written."),
                advice if is_locked else beside,
                _("From now on, enter nothing on this PC: two workbooks cannot be brought together again."),
            ),
        )

    def _export(self, word: str, ending: str, write: Callable[[WorkbookInMemory, Path], object]) -> bool:
        """Asks where to, and writes. True when the file is there."""
        from app.ui.kit.other_place import written_at_last

        self._state.hand_over_typed()

        def choose() -> Path | None:
            return self._ask_target(word, ending)

        wanted = choose()
        if wanted is None:
            return False

        def made(path: Path) -> None:
            wait_for(self._with_copy(lambda copy: write(copy, path)), _("Writing the file..."), self._window)

        try:
            path = written_at_last(self._window, wanted, made, choose)
        except (StorageError, ExchangeError, CatalogueDamaged) as error:
            self._state.failed.emit(error)
            return False
        if path is None:
            return False
        self._state.last_folder = path.parent
        self._tell_written(path)
        return True

    def _ask_target(self, word: str, ending: str) -> Path | None:
        kinds = {
            "xlsx": _("Excel workbooks (*.xlsx)"),
            "csv": _("CSV files (*.csv)"),
            CALENDAR: _("Calendars (*.ics)"),
            JSON: _("Workbooks as JSON (*.json)"),
            HAND_OVER: _("Hand-over files (*.tenken)"),
        }
        owner = self._state.workbook.organisation or self._state.path.stem
        name = safe_name(f"{owner}_{self._state.today():%Y-%m-%d}_{word}")
        title, proposed = _("Export: {what}").format(what=word), self._state.last_folder / f"{name}.{ending}"
        return where_to_save(self._window, title, proposed, kinds[ending])

    def _with_copy(self, work: Callable[[WorkbookInMemory], T]) -> Callable[[], T]:
        """The work on a copy of the workbook as it is now, for a thread. Raises WorkbookDamaged and AccessFailed."""
        copy = in_memory(self._state.workbook)

        def done() -> T:
            with closing(copy):
                return work(copy)

        return done


def _hand_over(copy: WorkbookInMemory, path: Path, password: str, records: bool) -> None:
    from app.reports.documents.hand_over import cover

    files_out.export_hand_over(path, copy, cover() if password else b"", password, records=records)


def _rows_text(found: files_in.Intake) -> str:
    return ngettext("{file} has {count} row.", "{file} has {count} rows.", found.rows).format(
        file=readable_name(found.path.name), count=found.rows
    )


def _notes(found: files_in.Intake) -> list[str]:
    """What is to be said beside the list of differences; it speaks itself of the empty cells that it lists."""
    counts = {
        note: count - (len(found.emptied) if note is Note.EMPTY_KEPT else 0) for note, count in found.notes.items()
    }
    return [note_text(note, count, found.spots.get(note, ())) for note, count in counts.items() if count]
