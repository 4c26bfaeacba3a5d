"""Brings the window to the front that has a workbook open: ours call each other by files in the data folder."""

import os
import sys
import time
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.files import PRIVATE_FOLDER, naming_system_errors, write_over
from app.i18n import _
from app.paths import DataDir
from app.ui.shell.state import AppState
from app.words.message_parts import Message, unchanged

if TYPE_CHECKING:
    from app.ui.kit.boxes import BoxQuestion

_SUFFIX = ".call"
_PATIENCE = 2.0
"""Seconds in which a window answers, unless it is busy."""
_LOOKS = 0.05


class WindowCalls(QObject):
    """Hears the calls for the workbook that a window shows; it takes the call away and comes to the front."""

    def __init__(self, state: AppState, window: QWidget) -> None:
        super().__init__(window)
        self._state, self._window = state, window
        self._watcher = QFileSystemWatcher(self)
        with suppress(OSError):  # where nothing may be written nobody can call, either
            state.data.calls.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        self._watcher.addPath(str(state.data.calls))
        self._watcher.directoryChanged.connect(self._on_calls)

    def _on_calls(self) -> None:
        for call in self._state.data.calls.glob(f"*{_SUFFIX}"):
            if not self._state.workbook.is_read_only and _is_for(call, self._state.path):
                with suppress(OSError):  # its caller gave up just now
                    call.unlink()
                self._come()

    def _come(self) -> None:
        front = QApplication.activeModalWidget() or self._window
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        front.raise_()
        front.activateWindow()
        QApplication.alert(front)  # where the system lets no window come by itself


def _is_for(call: Path, workbook: Path) -> bool:
    try:
        return Path(os.fsdecode(call.read_bytes())).samefile(workbook)
    except (OSError, ValueError):
        return False


def call_window(data: DataDir, workbook: Path) -> bool:
    """Calls the window that has a workbook open. False where none answers. Raises FolderNotWritable, DiskFull,
    AccessFailed.
    """
    call = data.calls / f"{os.getpid()}{_SUFFIX}"
    with naming_system_errors(call):
        data.calls.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    _let_come()
    write_over(call, os.fsencode(workbook))
    end = time.monotonic() + _PATIENCE
    while call.exists() and time.monotonic() < end:
        time.sleep(_LOOKS)
    try:
        call.unlink()
    except FileNotFoundError:
        return True
    return False


def _let_come() -> None:
    """Windows lets a window come to the front only for who is there."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)


class WithoutWindow(Enum):
    """What to do where no window answers for a workbook that somebody has open."""

    AGAIN = "again"
    LOOK = "look"


def no_answer_question(workbook: Path) -> "BoxQuestion[WithoutWindow]":
    """What is said where no window answers, and what can be done."""
    from app.ui.files.read_only_question import look_answer
    from app.ui.kit.boxes import BoxAnswer, BoxQuestion, BoxSign, Standard

    message = Message(
        _("No window on this PC answers for {path}.").format(path=workbook),
        unchanged(),
        _("It may be open on another PC or in another program. Close it there, and open it again here."),
    )
    answers = (BoxAnswer(WithoutWindow.AGAIN, _("Try &again")), look_answer(WithoutWindow.LOOK))
    return BoxQuestion(message, answers, usual=WithoutWindow.AGAIN, leaves=Standard.Close, sign=BoxSign.TELLS)


def show_its_window(data: DataDir, workbook: Path, parent: QWidget | None) -> WithoutWindow | None:
    """Brings up the window that has a workbook open; where none answers, what a person wants instead."""
    from app.ui.kit.boxes import ask
    from app.ui.kit.waiting import wait_for

    if wait_for(lambda: call_window(data, workbook), _("Looking for its window..."), parent):
        return None
    return ask(parent, no_answer_question(workbook))
