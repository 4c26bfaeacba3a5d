"""Shows folders, files and pages with the system's own programs. Tenken itself never speaks to a network."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_outside(path: Path) -> None:
    """Opens a folder or file as a double click on it does; its name need be no UTF-8."""
    QDesktopServices.openUrl(QUrl.fromEncoded(path.absolute().as_uri().encode()))


def open_page(url: str) -> None:
    """Has the reader's browser open a page, because they pressed its address."""
    QDesktopServices.openUrl(QUrl(url))
