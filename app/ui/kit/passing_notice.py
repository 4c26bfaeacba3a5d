"""What is told for a moment at the foot of the window: its words, and what one may want to do about it."""

from collections.abc import Callable
from typing import NamedTuple


class NoticeButton(NamedTuple):
    """What a button under a notice says, and what it does."""

    words: str
    do: Callable[[], object]


class Notice(NamedTuple):
    """What happened, and what one may want to do about it."""

    text: str
    remedies: tuple[NoticeButton, ...] = ()
