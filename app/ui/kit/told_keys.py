"""What pointing at a control says: its name, and the keys that do the same."""

import re

from PySide6.QtGui import QKeySequence


def plain_words(text: str) -> str:
    """The words of a button or an action as they are read."""
    text = re.sub(r"\(&\w\)", "", text)  # Japanese has its letter in brackets
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("...").removesuffix("…")


def words_with_keys(text: str, keys: QKeySequence) -> str:
    """The words of a button or an action with its keys, as this system writes them."""
    told = keys.toString(QKeySequence.SequenceFormat.NativeText)
    return f"{plain_words(text)} ({told})" if told else plain_words(text)
