"""Room for the texts of menus."""

from PySide6.QtWidgets import QMenu


def widen(menu: QMenu) -> None:
    """Makes a menu wide enough for its texts.

    Qt measures the ink of a text when it lays a menu out, and its advance when it paints and shortens it: with Japanese
    brackets the second is wider.
    """
    menu.setMinimumWidth(0)
    menu.setMinimumWidth(menu.sizeHint().width() + menu.fontMetrics().height())
