"""Our fonts: which one has a character, how wide it is, and what is printed for a character that none of them has."""

import threading
import unicodedata
from collections.abc import Iterable
from enum import Enum
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from app.paths import program_folder

if TYPE_CHECKING:
    from app.reports.press.embedding import CompositeFont

MISSING = "〓"
"""The printer's own sign for a character that is not in the case."""

_LOADING = threading.Lock()


class Face(Enum):
    """The faces, by file name: text, emphasis, figures in columns, and what stands in for the characters these lack."""

    TEXT = "BIZUDPGothic-Regular"
    BOLD = "BIZUDPGothic-Bold"
    FIGURES = "BIZUDGothic-Regular"
    FALLBACK = "NotoSansJP-Fallback"


def font(face: Face) -> "CompositeFont":
    """The font of a face, loaded at first use and known to ReportLab by its file name."""
    with _LOADING:
        return _load(face)


@cache
def _load(face: Face) -> "CompositeFont":
    from reportlab.pdfbase.pdfmetrics import registerFont

    from app.reports.press.embedding import CompositeFont

    loaded = CompositeFont(face.value, str(program_folder() / "resources" / "fonts" / f"{face.value}.ttf"))
    registerFont(loaded)
    return loaded


@cache
def _covered() -> frozenset[str]:
    """The visible characters of BIZ UD; its faces all have the same."""
    return frozenset(c for c in map(chr, font(Face.TEXT).face.charToGlyph) if unicodedata.category(c) != "Cf")


@cache
def _substitutes() -> frozenset[str]:
    return frozenset(map(chr, font(Face.FALLBACK).face.charToGlyph)) - _covered()


class Widths(dict[str, float]):
    """The width of each printable character in a face, in shares of the font size."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, character: str) -> float:
        face = self._face if character in _covered() else Face.FALLBACK
        width: float = font(face).face.getCharWidth(ord(character)) / 1000
        self[character] = width
        return width


@cache
def widths(face: Face) -> Widths:
    """The widths of a face; each is looked up once per process."""
    return Widths(face)


def runs(text: str, face: Face) -> list[tuple[Face, str]]:
    """A printable text cut where the font changes."""
    covered = _covered()
    if covered.issuperset(text):
        return [(face, text)]
    parts = groupby(text, covered.__contains__)
    return [(face if is_covered else Face.FALLBACK, "".join(part)) for is_covered, part in parts]


class _PrintedCharacters(dict[str, str]):
    """What is printed for a character.

    Invisible by nature are format and control characters, variation selectors (a variant prints as its base
    character) and the grapheme joiner: nothing is printed for them.
    """

    def __missing__(self, character: str) -> str:
        shown = self[character] = self._look_up(character)
        return shown

    @staticmethod
    def _look_up(character: str) -> str:
        if character in _BREAKS:
            return "\n"
        if character == "\t":
            return "    "
        category = unicodedata.category(character)
        if category in ("Cf", "Cc") or _is_selector(ord(character)):
            return ""
        if character in _covered() or character in _substitutes():
            return character
        return " " if category == "Zs" else MISSING


_BREAKS = frozenset("\n\r\v\f\x85\u2028\u2029")


def _is_selector(code: int) -> bool:
    return 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF or 0x180B <= code <= 0x180F or code == 0x034F


_SHOWN = _PrintedCharacters()


def printable(text: str) -> str:
    """The text as it is printed: only characters of our fonts, and line feeds."""
    if _covered().issuperset(text):
        return text
    return "".join(map(_SHOWN.__getitem__, text.replace("\r\n", "\n")))


def missing_characters(texts: Iterable[str]) -> tuple[str, ...]:
    """The characters that will be printed as 〓, each once, in the order in which they occur."""
    suspects = (c for text in texts if not _covered().issuperset(text) for c in text)
    return tuple(c for c in dict.fromkeys(suspects) if c != MISSING and _SHOWN[c] == MISSING)
