"""What a control says to who points at it and to who hears it: its name, and the keys that do the same."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from app.i18n import _


def plain_words(text: str) -> str:
    """The words of a button or an action as they are read."""
    text = re.sub(r"\(&\w\)", "", text)  # Japanese has its letter in brackets
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("...").removesuffix("…")


def told_keys(keys: QKeySequence | QKeySequence.StandardKey | Qt.Key) -> str:
    """Keys as this system writes them; '' for none."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def name_control(control: QWidget, name: str, keys: str = "", *, hint: str = "") -> None:
    """Gives a control its name. Pointing at it says the name with its keys; who hears the name hears the keys after it,
    or `hint`: what the name leaves open.
    """
    control.setAccessibleName(name)
    tell_keys(control, name, keys, hint=hint)


def tell_keys(control: QWidget, words: str, keys: str, *, hint: str = "") -> None:
    """The same for a control that has its name already."""
    control.setToolTip(_("{words} ({key})").format(words=words, key=keys) if keys else words)
    control.setAccessibleDescription(keys or hint)
