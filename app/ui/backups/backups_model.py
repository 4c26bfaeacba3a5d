"""The rows of the list of backups, under the places where they lie."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt

from app.i18n import N_, _
from app.ui.kit.lists.row_look import LookRole, RowLook, Tone
from app.ui.kit.lists.rows_model import Index, RowsModel
from app.words.backup_words import held_words, made_words
from app.work.backup_list import BackupPlace, BackupSight, ListedBackup

_HEADINGS = {
    BackupPlace.DATA_FOLDER: N_("In the data folder"),
    BackupPlace.SECOND: N_("In the second place"),
    BackupPlace.BESIDE: N_("Beside the workbook, before an update"),
    BackupPlace.ELSEWHERE: N_("Of the same workbook in another place"),
}


class BackupsModel(RowsModel[str | ListedBackup]):
    """Rows are headings and backups. What a backup holds is shown once it was read."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.sights: dict[Path, BackupSight] = {}

    def show_backups(self, listed: tuple[ListedBackup, ...]) -> None:
        """Shows these, and nothing is read of them yet."""
        rows: list[str | ListedBackup] = []
        for place in BackupPlace:
            of_place = [one for one in listed if one.place is place]
            rows += [_(_HEADINGS[place]), *of_place] if of_place else []
        self.sights = {}
        self.show_rows(rows, {str(row.path): n for n, row in enumerate(rows) if isinstance(row, ListedBackup)})

    def take_sight(self, path: Path, sight: BackupSight) -> None:
        """A backup was read."""
        self.sights[path] = sight
        if (index := self.index_of(str(path))).isValid():
            self.tell_changed([index.row()])

    def is_heading(self, row: str | ListedBackup) -> bool:
        return isinstance(row, str)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row if isinstance(row, str) else made_words(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._look(row).spoken.replace("\n", ", ")
        return self._look(row) if role == LookRole.LOOK else None

    def _look(self, row: str | ListedBackup) -> RowLook:
        if isinstance(row, str):
            return RowLook(row, is_heading=True)
        sight = self.sights.get(row.path)
        label = _("of a state that was left") if row.is_left else ""
        if not row.is_read or (sight is not None and sight.problem is not None):
            return RowLook(made_words(row), label=label, side=_("not sound"), tone=Tone.WARNING)
        if sight is None:
            return RowLook(made_words(row), label=label, side=_("being read"), detail=" \n ")
        held = [words.replace(" ", "\N{NO-BREAK SPACE}") for words in held_words(sight)]
        lines = ("　".join(part) for part in (held[:-2], held[-2:]) if part)
        return RowLook(made_words(row), label=label, side=_("sound"), detail="\n".join(lines))
