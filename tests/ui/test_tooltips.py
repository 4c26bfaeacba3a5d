"""Pointing at a control tells what its face does not, and who hears it is told its name once, and what it does."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QToolButton,
    QWidget,
)

from app import i18n
from app.catalogue.loader import Catalogue
from app.paths import DataDir
from app.storage.settings import Settings
from app.storage.workbook import Workbook
from app.ui.kit.note_edit import NoteEdit
from app.ui.kit.texts import Text
from app.ui.kit.told_keys import plain_words
from app.ui.shell.state import AppState
from tests.languages import LANGUAGES
from tests.ui.stages import opened, settled, stages

SHOWS_NO_WORDS = 2
"""A text of fewer characters is a sign, not a word."""

OTHER_THINGS = {
    # whose buttons: why a command of the same name, which has keys, is another one
    "SavedLine": "opens the file that was written, not a workbook",
    "Toast": "the same",
    "_KeptFile": "opens a record",
    "ChipBar": "filters by an answer, and gives none",
    "RecordForm": "evidence was seen today, not a device",
}


def is_sign(button: QAbstractButton) -> bool:
    """Whether its face is a picture or a sign; those that paint words themselves are of other kinds."""
    return type(button) in (QPushButton, QToolButton) and len(button.text().strip()) < SHOWS_NO_WORDS


def keyed(window: QWidget) -> dict[str, str]:
    """The actions that have keys, by their words."""
    found = {}
    for action in window.findChildren(QAction):
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        if keys and action.text():
            found[plain_words(action.text())] = keys
    return found


def lacking(shown: QWidget) -> set[str]:
    """The buttons that do not tell what they do, or with which keys."""
    keys = keyed(shown.window())
    found = set()
    for button in shown.findChildren(QAbstractButton):
        if not button.isVisible() or isinstance(button, QCheckBox | QRadioButton):
            continue
        name = plain_words(button.text()) or button.accessibleName()
        if is_sign(button) and not button.toolTip():
            found.add(f"{name}: no words")
        is_command = name in keys and type(button.parent()).__name__ not in OTHER_THINGS
        if is_command and keys[name] not in f"{button.toolTip()} {button.text()} {button.accessibleName()}":
            found.add(f"{name}: {keys[name]} is not told by {type(button).__name__}<{type(button.parent()).__name__}")
    return found | {f"{seen(field)}: no words" for field in fields(shown) if not field.toolTip()}


def fields(shown: QWidget) -> list[QWidget]:
    """What one types or chooses in; a line within another field is that field."""
    kinds = (QLineEdit, QComboBox, NoteEdit, QAbstractSpinBox)
    found = [widget for widget in shown.findChildren(QWidget) if isinstance(widget, kinds) and widget.isVisible()]
    return [widget for widget in found if widget.parent() not in found]


def seen(widget: QWidget) -> str:
    """What a widget is, for who reads of it."""
    return f"{type(widget).__name__}<{type(widget.parent()).__name__} {widget.accessibleName()}"


def misheard(shown: QWidget) -> set[str]:
    """What a screen reader says badly: nothing, mark-up, or the name again."""
    found = set()
    for widget in shown.findChildren(QWidget):
        takes_keys = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isEnabled()
        if not widget.isVisible() or not (takes_keys or type(widget) in (Text, QLabel)):
            continue
        heard = QAccessible.queryAccessibleInterface(widget)
        name, more = heard.text(QAccessible.Text.Name), heard.text(QAccessible.Text.Description)
        if not name.strip() and not heard.text(QAccessible.Text.Value).strip() and not hands_over(widget):
            found.add(f"{seen(widget)}: says nothing")
        if "<" in f"{name}{more}":
            found.add(f"{seen(widget)}: says mark-up, {more}")
        # the very same is left out by who speaks; a sentence may begin with the name
        if name and re.match(rf"{re.escape(name)}\s*[(（,、\n]", more):
            found.add(f"{seen(widget)}: says its name again, {more}")
    return found


def hands_over(widget: QWidget) -> bool:
    """Whether the keys go from it to what stands in it."""
    return widget.focusProxy() is not None or not isinstance(
        widget, QAbstractButton | QAbstractItemView | QLabel | QLineEdit | QComboBox | NoteEdit
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_control_says_what_it_is_and_every_key_is_told(
    qapp: QApplication, catalogue: Catalogue, tmp_path: Path, language: str
) -> None:
    i18n.use(language)
    missing: dict[str, str] = {}
    with Workbook.create(tmp_path / "data.tenken", "みどり商店") as workbook:
        state = AppState(catalogue, workbook, DataDir(tmp_path), Settings())
        with opened(qapp, state) as window:
            window.resize(1200, 800)
            for stage, shown in stages(window, state):
                for found in lacking(settled(shown)) | misheard(shown):
                    missing.setdefault(found, stage)
    assert not missing, "\n".join(f"{k} ({v})" for k, v in missing.items())
