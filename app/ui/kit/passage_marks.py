"""What can be pressed in passages: the terms and the addresses in their texts, their boxes, and where they stand."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import NamedTuple, TypeAlias

from PySide6.QtCore import QRectF
from PySide6.QtGui import QRegion

from app.domain.addresses import AddressMark
from app.domain.terms import TermMark
from app.i18n import _
from app.ui.kit.passages import Passage, SetPassage
from app.ui.kit.term_text import term_explained, units

PassageMark: TypeAlias = TermMark | AddressMark


class TabStop(NamedTuple):
    """Where the keys can be: a term or an address of a passage, or its box."""

    passage: int
    mark: PassageMark | None


class MarkPlace(NamedTuple):
    """A term or an address, and where it stands."""

    mark: PassageMark
    parts: tuple[QRectF, ...]


def tab_stops(passages: Sequence[Passage], terms: Sequence[Sequence[TermMark]]) -> Iterator[TabStop]:
    """From the first to the last; `terms` are those of each passage, and of the last ones perhaps none yet."""
    for number, passage in enumerate(passages):
        if passage.box:
            yield TabStop(number, None)
        found = terms[number] if number < len(terms) else ()
        marks: list[PassageMark] = [*passage.links, *(term for term in found if not _is_within(term, passage.links))]
        yield from (TabStop(number, mark) for mark in sorted(marks, key=lambda mark: mark.start))


def mark_place(mark: PassageMark, passage: Passage, lines: SetPassage) -> MarkPlace:
    """Where a mark of a passage stands that is set so."""
    parts = lines.text.places(*mark_in_units(passage.text, mark))
    return MarkPlace(mark, tuple(part.translated(lines.left, lines.top) for part in parts))


def mark_region(places: Iterable[MarkPlace]) -> QRegion:
    """Where something is painted for these, and the ring around them."""
    found = QRegion()
    for place in places:
        for part in place.parts:
            found += part.adjusted(-4, -3, 4, 4).toAlignedRect()
    return found


def mark_in_units(text: str, mark: PassageMark) -> tuple[int, int]:
    """Where a mark begins and ends, in Qt's units of a text."""
    return units(text[: mark.start]), units(text[: mark.end])


def mark_words(mark: PassageMark) -> str:
    """What is said of a mark to who hears it."""
    if isinstance(mark, TermMark):
        return f"{mark.term.term}: {mark.term.text}"
    return _("Opens {address} in your browser").format(address=mark.url)


def mark_hint(mark: PassageMark) -> str:
    """The same for who points at it, as rich text."""
    return term_explained(mark) if isinstance(mark, TermMark) else f"<p>{escape(mark_words(mark))}</p>"


def _is_within(term: TermMark, links: Sequence[AddressMark]) -> bool:
    return any(term.start < link.end and link.start < term.end for link in links)
