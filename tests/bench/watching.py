"""Waits for the first paint of a window, tells of it, and ends the program."""

import json
import os
import sys

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow


class Watch(QObject):
    """Waits for the first paint of a window."""

    loaded: tuple[str, ...] = ()

    def __init__(self, rest: float) -> None:
        super().__init__()
        self._rest = round(rest * 1000)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self.loaded:
            self.loaded = tuple(sys.modules)
            QTimer.singleShot(0, self._on_painted)
        return False

    def _on_painted(self) -> None:
        QTimer.singleShot(self._rest, self._end)

    def _end(self) -> None:
        print(json.dumps({"loaded": self.loaded, "resident": resident()}), flush=True)
        os._exit(0)


def resident() -> float:
    """The memory of this process in MiB; nothing is said where the system does not tell."""
    try:
        with open("/proc/self/status") as status:  # noqa: PTH123 - nothing may be imported for the sake of measuring
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))
    except OSError:
        return 0.0


def bare() -> None:
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1200, 800)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    window.show()
    app.exec()


def watched_exec(rest: float) -> None:
    """Makes the event loop begin with a watch over the windows that are shown then."""
    usual, watch = QApplication.exec, Watch(rest)

    def begin() -> int:
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                window.installEventFilter(watch)
        return usual()

    QApplication.exec = staticmethod(begin)  # type: ignore[method-assign]
