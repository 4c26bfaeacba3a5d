"""Keys that nothing in the window took: a button hears Enter, and what cannot be undone is said."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from app.i18n import _
from app.ui.kit.passing_notice import Notice
from app.ui.shell.actions import Actions
from app.ui.shell.ways import Ways

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def is_heard_at_last(event: QKeyEvent, actions: Actions, ways: Ways) -> bool:
    """Whether something came of a key that would be silent else."""
    keys = QKeySequence(event.keyCombination())
    if event.key() in _ENTER:
        return _pressed_by_enter()
    if keys in actions["undo"].shortcuts():
        ways.tell(Notice(_("There is nothing to take back.")))
    elif keys in actions["redo"].shortcuts():
        ways.tell(Notice(_("There is nothing to do again.")))
    else:
        return False
    return True


def _pressed_by_enter() -> bool:
    """Presses the button that has the keys; by Qt's own way, `autoDefault`, it would look primary, too.

    False where there is none, or one that is ticked: that is for Space alone.
    """
    from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton

    focused = QApplication.focusWidget()
    if not isinstance(focused, QAbstractButton) or isinstance(focused, QCheckBox | QRadioButton):
        return False
    focused.click()
    return True
