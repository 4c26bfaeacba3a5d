"""Starts the program with an eye in it: who asks on standard input is told what the screen shows, as JSON.

It knows nothing of Tenken: it asks Qt for windows, texts, focus and rows, as a screen reader would.
"""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[0] = str(ROOT)

from PySide6 import QtWidgets  # noqa: E402
from PySide6.QtCore import QRect, QSocketNotifier, Qt  # noqa: E402
from PySide6.QtGui import QGuiApplication  # noqa: E402
from PySide6.QtWidgets import (  # noqa: E402
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QTreeView,
    QWidget,
)
from shiboken6 import isValid  # noqa: E402


def look(_wanted: dict) -> dict:
    """All windows that are seen, with every text on them, and what has the keys."""
    focus = QApplication.focusWidget()
    screen = QGuiApplication.primaryScreen().geometry()
    return {
        "screen": _rect(screen),
        "windows": [_window(w) for w in QApplication.topLevelWidgets() if w.isVisible()],
        "focus": _focus(focus) if focus and isValid(focus) else None,  # Qt's own may be gone under PySide's hands
    }


def _window(window: QWidget) -> dict:
    seen = [w for w in window.findChildren(QWidget) if isValid(w) and w.isVisible()]
    lines = [w for w in seen if isinstance(w, QLineEdit)]
    return {
        "title": window.windowTitle(),
        "kind": window.metaObject().className(),
        "frame": _rect(window.frameGeometry()),
        "is_active": window.isActiveWindow(),
        "is_modal": window.isModal(),
        "is_popup": bool(window.windowType() == Qt.WindowType.Popup),
        "asks_password": any(line.echoMode() == QLineEdit.EchoMode.Password for line in lines),
        "checked": [w.text() for w in seen if isinstance(w, QAbstractButton) and w.isChecked()],
        "texts": [text for w in (window, *seen) for text in _texts(w) if text.strip()],
    }


def _texts(widget: QWidget) -> list[str]:
    match widget:
        case QLabel() | QAbstractButton() | QLineEdit():
            return [widget.text()]
        case QPlainTextEdit() | QTextEdit():
            return [widget.toPlainText()]
        case QGroupBox():
            return [widget.title()]
        case QComboBox():
            return [widget.currentText()]
        case QMenu():
            return [action.text() for action in widget.actions() if action.isVisible()]
        case QtWidgets.QHeaderView():
            model = widget.model()
            count = model.columnCount() if model else 0
            return [str(model.headerData(n, Qt.Orientation.Horizontal) or "") for n in range(count)]
    return []


def _focus(widget: QWidget) -> dict:
    found = {
        "kind": widget.metaObject().className(),
        "name": widget.accessibleName(),
        "text": "\n".join(_texts(widget)),
        "place": _rect(QRect(widget.mapToGlobal(widget.rect().topLeft()), widget.size())),
        "can_be_typed_in": isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit),
    }
    if isinstance(widget, QAbstractItemView) and widget.model():
        index = widget.currentIndex()
        roles = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole)
        texts = [str(index.data(role)) for role in roles if index.isValid() and index.data(role)]
        found |= {
            "row": index.row(),
            "row_text": texts[0] if texts else "",
            "selected": len(widget.selectionModel().selectedRows()),
            "rows": _rows(widget),
        }
    return found


def _rows(view: QAbstractItemView) -> int:
    """How many rows one can walk over: of a tree, also those of its open branches."""
    count = view.model().rowCount()
    if not isinstance(view, QTreeView) or not count:
        return count
    index, count = view.model().index(0, 0), 0
    while index.isValid():
        index, count = view.indexBelow(index), count + 1
    return count


def _rect(rect: QRect) -> list[int]:
    return [rect.x(), rect.y(), rect.width(), rect.height()]


def clip(wanted: dict) -> dict:
    """Puts a text on the clipboard, as another program does."""
    QGuiApplication.clipboard().setText(wanted["text"])
    return {}


def picture(wanted: dict) -> dict:
    """Saves what the pop-up, or else the active window, looks like."""
    window = QApplication.activePopupWidget() or QApplication.activeWindow()
    return {"saved": bool(window and window.grab().save(wanted["path"]))}


def spots(wanted: dict) -> dict:
    """Where the visible widgets of a Qt class stand, in the pixels of the screen: their names and rectangles.

    What lies behind a dialog cannot be pressed: it is none of them.
    """
    kind, modal = getattr(QtWidgets, wanted["kind"]), QApplication.activeModalWidget()
    tops = [top for top in QApplication.topLevelWidgets() if top.isVisible() and (not modal or top is modal)]
    found = [w for top in tops for w in top.findChildren(kind)]
    return {"spots": [[_name(w), _rect(QRect(w.mapToGlobal(w.rect().topLeft()), w.size()))] for w in found if _seen(w)]}


def rows(_wanted: dict) -> dict:
    """Where the rows of the lists that are seen stand, in the pixels of the screen: what they say and rectangles."""
    views = [
        w for top in QApplication.topLevelWidgets() if top.isVisible() for w in top.findChildren(QAbstractItemView)
    ]
    return {"rows": [row for view in views if _seen(view) and view.model() for row in _placed_rows(view)]}


def _placed_rows(view: QAbstractItemView) -> list:
    indexes = (view.model().index(n, 0, view.rootIndex()) for n in range(view.model().rowCount(view.rootIndex())))
    placed = [(index, view.visualRect(index)) for index in indexes]
    return [
        [str(index.data()), _rect(QRect(view.viewport().mapToGlobal(rect.topLeft()), rect.size()))]
        for index, rect in placed
        if rect.intersects(view.viewport().rect())
    ]


def _name(widget: QWidget) -> str:
    return widget.accessibleName() or "\n".join(_texts(widget))


def _seen(widget: QWidget) -> bool:
    return isValid(widget) and widget.isVisible() and not widget.visibleRegion().isEmpty()


def ping(_wanted: dict) -> dict:
    """Nothing: that it is answered says that the program has come to its events."""
    return {}


DOES = {"ping": ping, "look": look, "clip": clip, "picture": picture, "spots": spots, "rows": rows}


class Watched(QApplication):
    """The program's application, which answers questions from its first moment, below message boxes too."""

    def __init__(self, *arguments) -> None:
        super().__init__(*arguments)
        self._asked = QSocketNotifier(0, QSocketNotifier.Type.Read, self)
        self._asked.activated.connect(self._on_asked)

    def _on_asked(self) -> None:
        line = sys.stdin.buffer.raw.readline()
        if not line:
            self._asked.setEnabled(False)
            return
        wanted = json.loads(line)
        try:
            told = DOES[wanted["do"]](wanted)
        except Exception as error:  # noqa: BLE001 - else the program would show a box about it
            told = {"error": repr(error)}
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    QtWidgets.QApplication = Watched
    import main

    sys.exit(main.main(sys.argv[1:]))
