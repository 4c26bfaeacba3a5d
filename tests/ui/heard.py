"""What a screen reader meets in a window, walked through from the top: what has no name, the wrong one, or no group."""

import re
from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QCheckBox, QWidget

from app.i18n import language
from app.ui.kit.one_of_several import ChoiceGroup, OneOfSeveral

Unheard = tuple[str, str, str]
"""What is wrong, with what, and what is said instead."""

_Role, _Text = QAccessible.Role, QAccessible.Text
_NAMED = {
    _Role.Button,
    _Role.ButtonDropDown,
    _Role.ButtonMenu,
    _Role.Cell,
    _Role.CheckBox,
    _Role.ColumnHeader,
    _Role.ComboBox,
    _Role.Dialog,
    _Role.EditableText,
    _Role.Link,
    _Role.List,
    _Role.ListItem,
    _Role.MenuItem,
    _Role.PageTab,
    _Role.ProgressBar,
    _Role.RadioButton,
    _Role.Slider,
    _Role.SpinBox,
    _Role.Table,
    _Role.Tree,
    _Role.TreeItem,
    _Role.Window,
}
"""What a person comes to, or is told of, by its name."""
_LISTS = {_Role.List, _Role.Table, _Role.Tree}
_MOST_ROWS = 60
_ENGLISH = re.compile(r"[A-Za-z]{2,} [a-z]{2,}")
_JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


def unheard(window: QWidget) -> list[Unheard]:
    """Everything in a window that is heard wrongly."""
    return [finding for one in _all_of(QAccessible.queryAccessibleInterface(window)) for finding in _wrong_with(one)]


def _all_of(one: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    if one is None or not one.isValid() or one.state().invisible:
        return
    yield one
    count = min(one.childCount(), _MOST_ROWS) if one.role() in _LISTS else one.childCount()
    for number in range(count):
        yield from _all_of(one.child(number))


def _wrong_with(one: QAccessibleInterface) -> Iterator[Unheard]:
    widget, name = one.object(), one.text(_Text.Name)
    kind = f"{type(widget).__name__ if widget else '-'} ({one.role().name})"
    if one.role() in _NAMED and not name.strip():
        yield "UNHEARD", kind, one.text(_Text.Description)
    if one.role() in _NAMED and language() == "ja" and _ENGLISH.search(name) and not _JAPANESE.search(name):
        yield "UNTRANSLATED", kind, name
    if isinstance(widget, ChoiceGroup):
        yield from _wrong_with_group(one, kind)
    if isinstance(widget, OneOfSeveral) and one.role() is not _Role.RadioButton:
        yield "NOT ONE OF SEVERAL", kind, name


def _wrong_with_group(one: QAccessibleInterface, kind: str) -> Iterator[Unheard]:
    boxed = [child for n in range(one.childCount()) if (child := one.child(n)).state().checkable]
    choices = [child for child in boxed if not isinstance(child.object(), QCheckBox)]  # one more thing can be ticked
    chosen = [choice.text(_Text.Name) for choice in choices if choice.state().checked]
    if one.role() is not _Role.Grouping or not one.text(_Text.Name).strip():
        yield "NO GROUP", kind, one.text(_Text.Name)
    if len(chosen) > 1:
        yield "SEVERAL CHOSEN", kind, ", ".join(chosen)
    if any(choice.role() is not _Role.RadioButton for choice in choices):
        yield "NOT ONE OF SEVERAL", kind, ", ".join(choice.text(_Text.Name) for choice in choices)
