"""The questions before a document is saved: where to, and whether characters that cannot be printed may be left out."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from app.i18n import _, ngettext

_SHOWN = 24
"""How many characters are listed; a person finds the others once these are mended."""


def ask_target(parent: QWidget, folder: Path, name: str) -> Path | None:
    """The file that a person names, with the ending of the name proposed; None when they name none."""
    ending = Path(name).suffix.removeprefix(".")
    title, kinds = {
        "pdf": (_("Save as PDF"), _("PDF documents (*.pdf)")),
        "docx": (_("Save as Word"), _("Word documents (*.docx)")),
        "zip": (_("Save as ZIP"), _("ZIP files (*.zip)")),
    }[ending]
    dialog = QFileDialog(parent, title, str(folder), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(ending)
    dialog.selectFile(name)
    try:
        return Path(dialog.selectedFiles()[0]) if dialog.exec() else None
    finally:
        dialog.deleteLater()


def missing_text(characters: Sequence[str]) -> str:
    """Which characters will not be printed, in words."""
    listed = "　".join(f"{c}\u00a0(U+{ord(c):04X})" for c in characters[:_SHOWN])
    more = len(characters) - _SHOWN
    if more > 0:
        listed += "　" + ngettext("and {count} more", "and {count} more", more).format(count=more)
    return ngettext(
        "No font of the program has this character. On paper it becomes 〓: {characters}",
        "No font of the program has these characters. On paper they become 〓: {characters}",
        len(characters),
    ).format(characters=listed)


def confirm_missing(parent: QWidget, characters: Sequence[str]) -> bool:
    """Whether to go on although these characters will be printed as 〓."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(_("Characters that cannot be printed"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(missing_text(characters))
    box.setInformativeText(_("What you typed stays as it is. You can go on, or cancel and write it differently."))
    go_on = box.addButton(_("Go on"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(go_on)
    try:
        box.exec()
        return box.clickedButton() is go_on
    finally:
        box.deleteLater()
