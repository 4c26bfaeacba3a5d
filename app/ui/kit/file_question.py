"""Asks for files by the system's own dialog: where to save, and what to open."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.ui.kit.dialog import freed


def where_to_save(parent: QWidget | None, title: str, proposed: Path, kind: str) -> Path | None:
    """The file that a person names, with the ending of the proposed one; None when they name none.

    The dialog itself asks before a file is replaced. `kind` is its filter: "PDF documents (*.pdf)".
    """
    ending = proposed.suffix
    with freed(QFileDialog(parent, title, str(proposed.parent), kind)) as dialog:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix(ending.removeprefix("."))
        dialog.selectFile(proposed.name)
        while dialog.exec():
            named = Path(dialog.selectedFiles()[0])
            path = named if named.suffix.lower() == ending else named.with_name(named.name + ending)
            if path == named or not path.exists():
                return path
            dialog.selectFile(str(path))  # Qt gives no ending to "v1.2", and asked about that file: it asks once more
    return None


def where_to_open(parent: QWidget | None, title: str, folder: Path, kinds: str) -> Path | None:
    """The file that a person chooses; None when they choose none."""
    chosen, _kind = QFileDialog.getOpenFileName(parent, title, str(folder), kinds)
    return Path(chosen) if chosen else None


def which_to_open(parent: QWidget | None, title: str, folder: Path) -> list[Path]:
    """The files of any kind that a person chooses, perhaps none."""
    chosen, _kind = QFileDialog.getOpenFileNames(parent, title, str(folder))
    return [Path(one) for one in chosen]


def where_to_keep(parent: QWidget | None, title: str) -> Path | None:
    """The folder that a person chooses; None when they choose none."""
    chosen = QFileDialog.getExistingDirectory(parent, title, "")
    return Path(chosen) if chosen else None
