"""What the File menu says about files of other kinds; everything for it is loaded when it is first asked for."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.ui.shell.state import AppState
from app.ui.shell.ways import Ways

if TYPE_CHECKING:
    from app.ui.files.import_export import Exchange


class ExchangeCommands(QObject):
    """`take_in` is given the path of a workbook in JSON, `tell_written` that of a file that was written."""

    def __init__(
        self,
        state: AppState,
        ways: Ways,
        take_in: Callable[[Path], None],
        tell_written: Callable[[Path], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._parts = state, ways, take_in, tell_written, window
        self._made: Exchange | None = None

    @property
    def slots(self) -> Mapping[str, Callable[[], object]]:
        """What each action of the menu does, by its name."""
        return {
            "import": self._on_import,
            "hand_over": self._on_hand_over,
            "export_answers_xlsx": self._on_answers_xlsx,
            "export_answers_csv": self._on_answers_csv,
            "export_devices_xlsx": self._on_devices_xlsx,
            "export_devices_csv": self._on_devices_csv,
            "export_contacts_xlsx": self._on_contacts_xlsx,
            "export_contacts_csv": self._on_contacts_csv,
            "export_people_xlsx": self._on_people_xlsx,
            "export_people_csv": self._on_people_csv,
            "export_calendar": self._on_calendar,
            "export_json": self._on_json,
        }

    def choose_import(self) -> None:
        """Asks for a file, and shows what it would change."""
        self._on_import()

    def import_path(self, path: Path) -> None:
        """Takes in a table or a workbook in JSON that was chosen already."""
        self._exchange.import_path(path)

    def hand_over_alone(self) -> None:
        """Writes the file for another PC without the folder of records."""
        self._exchange.hand_over(takes_records=False)

    @property
    def _exchange(self) -> "Exchange":
        if self._made is None:
            from app.ui.files.import_export import Exchange

            self._made = Exchange(*self._parts)
        return self._made

    def _on_import(self) -> None:
        self._exchange.import_file()

    def _on_hand_over(self) -> None:
        self._exchange.hand_over()

    def _on_calendar(self) -> None:
        self._exchange.export_calendar()

    def _on_json(self) -> None:
        self._exchange.export_json()

    def _table(self, kind: str, what: str) -> None:
        from app.exchange.columns import WHATS
        from app.exchange.table_files import TableFormat

        self._exchange.export_table(TableFormat(kind), WHATS[what])

    def _on_answers_xlsx(self) -> None:
        self._table("xlsx", "answers")

    def _on_answers_csv(self) -> None:
        self._table("csv", "answers")

    def _on_devices_xlsx(self) -> None:
        self._table("xlsx", "devices")

    def _on_devices_csv(self) -> None:
        self._table("csv", "devices")

    def _on_contacts_xlsx(self) -> None:
        self._table("xlsx", "contacts")

    def _on_contacts_csv(self) -> None:
        self._table("csv", "contacts")

    def _on_people_xlsx(self) -> None:
        self._table("xlsx", "people")

    def _on_people_csv(self) -> None:
        self._table("csv", "people")
