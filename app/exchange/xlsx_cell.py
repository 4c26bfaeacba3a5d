"""One cell of an XLSX file: what it shows, or what in it nobody can read."""

import math
from collections.abc import Callable
from datetime import datetime, time
from decimal import Decimal
from functools import partial

from app.domain.days import FIRST_SERIAL
from app.exchange.cell_formats import GENERAL, NotShown
from app.exchange.escapes import unescaped
from app.exchange.refusals import CellError, FormulaFound, LookUnknown, NumberWasCut, Spot
from app.exchange.shown_cells import NumberCut, number_shown, text_shown
from app.exchange.shown_days import FIRST_OF_1904
from app.exchange.table_reading import Cell
from app.exchange.xlsx_parts import LONGEST_TEXT, UNKNOWN, Book, TextPieces, is_true
from app.exchange.xlsx_xml import Attributes

Problem = Callable[[Spot], CellError]
"""Makes the error for a cell, once it is known under which heading it stands."""
_LONGEST_NUMBER = 60
_LONGEST_FORMULA = 200
"""Characters of a formula that are kept, to be named."""


class NotACell(ValueError):
    """A file holds what is no cell."""


class CellDraft:
    """A cell while its elements come. `is_begun`: there is one; `is_empty`: it has none."""

    def __init__(self, book: Book) -> None:
        self.is_begun = False
        self.is_empty = True
        self._book = book
        self._kind = self._style = self._value = self._formula = self._collects = ""
        self._has_formula = False
        self._text = TextPieces()

    def begin(self, attributes: Attributes) -> None:
        """Another cell."""
        self.is_begun = True
        self._kind = attributes.get("t") or "n"
        self._style = attributes.get("s", "0")
        if not self.is_empty:
            self.is_empty = True
            self._value = self._formula = self._collects = ""
            self._has_formula = False
            self._text.begin()

    def start(self, name: str) -> None:
        """An element inside of it begins."""
        self.is_empty = False
        if name in ("v", "f"):
            self._collects = name
            self._has_formula = self._has_formula or name == "f"
        else:
            self._text.start(name)

    def end(self, name: str) -> None:
        """An element inside of it ends."""
        self._collects = ""
        self._text.end(name)

    def text(self, text: str) -> bool:
        """Takes text in. False where it is longer than any cell could hold."""
        if self._collects == "v":
            self._value += text
        elif self._collects == "f":
            self._formula = (self._formula + text)[:_LONGEST_FORMULA]
        return len(self._value) <= LONGEST_TEXT and self._text.text(text)

    def finish(self) -> tuple[Cell, Problem | None]:
        """What it shows, and what is wrong with it: then the text is only not empty. Raises NotACell."""
        self.is_begun = False
        if self.is_empty:
            return "", None
        if self._has_formula or self._kind == "e":
            text = f"={self._formula}" if self._has_formula else self._value
            return text, partial(_formula, text)
        try:
            return self._shown(), None
        except NumberCut:
            return self._value, partial(_cut, _plain(self._value))
        except NotShown:
            return self._value or "?", partial(_unknown, self._value or self._text.whole(), self._code())

    def _shown(self) -> Cell:
        """Raises NotShown, NumberCut and NotACell."""
        if self._kind == "inlineStr":
            return self._text_shown(self._text.whole())
        if self._kind == "str":
            return self._text_shown(unescaped(self._value))
        value = self._value.strip()
        if not value:
            return ""
        match self._kind:
            case "s":
                return self._text_shown(self._shared(value))
            case "b":
                return "TRUE" if is_true(value) else "FALSE"
            case "d":
                return self._number_shown(self._of_day(value))
        return self._number_shown(_float(value))

    def _code(self) -> str:
        style, codes = self._style, self._book.codes
        is_known = style.isdecimal() and len(style) < 7 and int(style) < len(codes)
        return codes[int(style)] if is_known else GENERAL

    def _text_shown(self, text: str) -> Cell:
        code = self._code()
        return text if code.startswith(UNKNOWN) else text_shown(text, code)

    def _number_shown(self, value: float) -> Cell:
        return number_shown(value, self._code(), is_1904=self._book.is_1904)

    def _shared(self, value: str) -> str:
        texts = self._book.texts
        if not (value.isascii() and value.isdecimal() and len(value) < 8 and int(value) < len(texts)):
            raise NotACell(value)
        return texts[int(value)]

    def _of_day(self, value: str) -> float:
        """The number of a day that is written as one, as Strict Open XML may do it."""
        try:
            when = datetime.fromisoformat(value[:40]).replace(tzinfo=None)
        except ValueError:
            raise NotACell(value) from None
        first = datetime.combine(FIRST_OF_1904 if self._book.is_1904 else FIRST_SERIAL, time())
        return (when - first).total_seconds() / 86_400


def _float(value: str) -> float:
    try:
        number = float(value) if len(value) <= _LONGEST_NUMBER and "_" not in value else math.nan
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise NotACell(value)
    return number


def _plain(value: str) -> str:
    """A number as it stands in the line above the sheet."""
    number = float(value)
    return f"{Decimal(f'{number:.15g}'):f}" if 1 <= abs(number) < 1e30 else value


def _formula(text: str, spot: Spot) -> CellError:
    return FormulaFound(spot, text)


def _cut(text: str, spot: Spot) -> CellError:
    return NumberWasCut(spot, text)


def _unknown(text: str, code: str, spot: Spot) -> CellError:
    return LookUnknown(spot, text, code)
