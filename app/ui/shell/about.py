"""About: what this is, its versions and licences, and where the data lie."""

import platform
from pathlib import Path

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app import __version__
from app.domain.filenames import readable_name
from app.i18n import _
from app.paths import program_folder
from app.ui.kit.dialog import Dialog
from app.ui.kit.flow_layout import FlowLayout
from app.ui.kit.open_outside import open_outside
from app.ui.kit.still_wheel import keep_still
from app.ui.kit.texts import Text
from app.ui.kit.told_keys import name_control
from app.ui.kit.type_setting import H1, LABEL
from app.ui.shell.state import AppState


class AboutDialog(Dialog):
    """Tells versions, source, licences and the data folder, with buttons to open and copy it."""

    def __init__(self, state: AppState, parent: QWidget) -> None:
        super().__init__(parent)
        self._folder = state.data.root
        self.setWindowTitle(_("About Tenken"))
        page = QWidget(self)
        column = QVBoxLayout(page)
        head = Text(page, H1)
        head.setText(_("Tenken {version}").format(version=__version__))
        column.addWidget(head)
        for text in (
            _(
                "A self-check of telework security for small organizations. "
                "It works offline and sends nothing to anyone."
            ),
            _(
                "Source: “テレワークセキュリティガイドライン 第5版” "
                "(Ministry of Internal Affairs and Communications, May 2021). "
                "The wording is our own. This is not an official product, and its results are a self-check."
            ),
            _("Python {python}, Qt {qt}, PySide6 {pyside}").format(
                python=platform.python_version(), qt=qVersion(), pyside=pyside_version
            ),
        ):
            line = Text(page)
            line.setText(text)
            column.addWidget(line)
        self._add_folder(page, column)
        self._add_licences(page, column)
        self.set_page(page, QDialogButtonBox.StandardButton.Close)

    def _add_folder(self, page: QWidget, column: QVBoxLayout) -> None:
        head = Text(page, LABEL)
        head.setText(_("Data folder"))
        where = Text(page)
        where.setText(readable_name(str(self._folder)))
        open_button = QPushButton(_("Open the folder"), page)
        open_button.clicked.connect(self._on_open)
        copy_button = QPushButton(_("Copy its name"), page)
        copy_button.clicked.connect(self._on_copy)
        buttons = FlowLayout(spacing=8)
        buttons.addWidget(open_button)
        buttons.addWidget(copy_button)
        column.addWidget(head)
        column.addWidget(where)
        column.addLayout(buttons)

    def _add_licences(self, page: QWidget, column: QVBoxLayout) -> None:
        head = Text(page, LABEL)
        head.setText(_("Licenses"))
        texts = QPlainTextEdit(page)
        keep_still(texts)
        texts.setReadOnly(True)
        texts.setTabChangesFocus(True)
        name_control(texts, _("Licenses"))
        texts.setPlainText(licences())
        texts.setMinimumHeight(8 * self.fontMetrics().height())
        column.addWidget(head)
        column.addWidget(texts, 1)

    def _on_open(self) -> None:
        open_outside(self._folder)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(str(self._folder))


def licences() -> str:
    """What the program is made of and under which terms, with the full texts that lie beside it.

    The components of an installed program, and their texts, are put there when its installer is made.
    """
    home = program_folder()
    shipped = sorted((home / "licences").glob("*.txt"))
    texts = (
        home / "resources" / "licences.txt",
        home / "LICENSE",
        *sorted((home / "resources" / "fonts").glob("*.txt")),
    )
    return "\n\n――――\n\n".join(_read(path) for path in (*texts, *shipped))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return _("The file {name} is missing. Install Tenken again; that mends it.").format(name=path.name)
