"""Passages to be read: what each says, and how they are set one below the other at a width."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from PySide6.QtGui import QFont, QFontMetrics

from app.domain.addresses import AddressMark
from app.ui.kit.type_setting import READING, SetText, TypeStyle
from app.ui.shell.edges import RING_ROOM

_WIDTHS_KEPT = 3
_BESIDE_BOX = 0.5
"""Between a box and what stands beside it, in heights of the text."""


class Passage(NamedTuple):
    """A heading or a text. What has a mark is set beside it; `room` is left above, in shares of the text's height.

    `box` is the key of a box to tick, '' for none; `aside` is said quietly behind a heading; `links` are the addresses
    that stand in the text. What is inset stands below the words that have a box and a mark.
    """

    text: str
    style: TypeStyle = READING
    mark: str = ""
    room: float = 0.0
    box: str = ""
    aside: str = ""
    is_soft: bool = False
    is_inset: bool = False
    links: tuple[AddressMark, ...] = ()

    @property
    def said(self) -> str:
        """All of it as it is spoken."""
        return " ".join(part for part in (self.mark, self.text, self.aside) if part)

    @property
    def shape(self) -> tuple[object, ...]:
        """What decides how it is set."""
        return self.text, self.style, self.mark, self.room, self.box, self.is_inset


class SetPassage(NamedTuple):
    """A passage as it is set at a width: where its words begin, and what stands before them."""

    text: SetText
    font: QFont
    mark: int
    left: int
    top: int

    @property
    def bottom(self) -> int:
        return self.top + self.text.height


_TextKey: TypeAlias = tuple[str, TypeStyle, int]
"""A text as it is set in a style at a width."""


class PassageSetting:
    """Keeps what is set for a few widths, and for the passages before these: headings come again."""

    def __init__(self) -> None:
        self._set: dict[int, list[SetPassage]] = {}
        self._texts: dict[_TextKey, SetText] = {}
        self._texts_before: dict[_TextKey, SetText] = {}

    def begin(self) -> None:
        """Other passages come."""
        self._set.clear()
        self._texts_before, self._texts = self._texts, {}

    def forget(self) -> None:
        """Another font comes."""
        for known in (self._set, self._texts, self._texts_before):
            known.clear()

    def lines(self, passages: Sequence[Passage], width: int, font: QFont, box_side: int) -> list[SetPassage]:
        """The passages at a width, in a font, beside boxes of a size; those two are the same until it is forgotten."""
        if width not in self._set:
            while len(self._set) >= _WIDTHS_KEPT:
                del self._set[next(iter(self._set))]
            self._set[width] = list(self._laid_out(passages, width, font, box_side))
        return self._set[width]

    def _laid_out(self, passages: Sequence[Passage], width: int, base: QFont, box_side: int) -> Iterator[SetPassage]:
        top = 0
        em = QFontMetrics(base).height()
        beside_box = RING_ROOM + box_side + round(_BESIDE_BOX * em)
        fonts = {style: style.font(base) for style in {passage.style for passage in passages}}
        for passage in passages:
            font = fonts[passage.style]
            top += round(passage.room * em)
            mark = beside_box if passage.box or passage.is_inset else 0
            left = mark + 2 * em if passage.mark or passage.is_inset else mark
            text = self._set_text(passage, font, width - left)
            yield SetPassage(text, font, mark, left, top)
            top += text.height

    def _set_text(self, passage: Passage, font: QFont, room: int) -> SetText:
        key = (passage.text, passage.style, room)
        found = self._texts_before.get(key) or SetText(passage.text, font, room, passage.style.leading)
        self._texts[key] = found
        return found
