"""What a spreadsheet shows of the value of a cell, by the format of the cell; what cannot be told is an error."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal

from app.domain.days import FIRST_SERIAL, SERIALS
from app.exchange.cell_formats import GENERAL, FormatPart, FormatSection, NotShown, PartKind, sections_of
from app.exchange.shown_days import FIRST_OF_1904, time_shown
from app.exchange.table_reading import Cell, DayCell

_MOST = 10**15
"""From here on a spreadsheet has put zeros in place of the last figures."""
_LEAST = Decimal("0.00001")
_FILLING = {"0": "0", "?": " ", "#": ""}
"""What stands in a place for which there is no figure."""


class NumberCut(ValueError):
    """A spreadsheet keeps 15 figures of a number, or shows it as a power of ten: what was typed is not known."""


def text_shown(text: str, code: str) -> str:
    """What a cell with a text shows. Raises NotShown."""
    if code in (GENERAL, "@") or not text:
        return text
    sections = sections_of(code)
    if len(sections) < 4 and not sections[-1].counts[PartKind.AS_TYPED]:
        return text
    shown = "".join(text if part.kind is PartKind.AS_TYPED else part.text for part in sections[-1].parts)
    return shown if shown == text else _not_empty(shown, code)


def number_shown(value: float, code: str, *, is_1904: bool) -> Cell:
    """What a cell with a number shows, with the day that it holds if it shows one. Raises NotShown and NumberCut."""
    if abs(value) >= _MOST:
        raise NumberCut(value)
    if code == GENERAL and value.is_integer() and not is_1904:
        return str(int(value))
    section, is_positive = _section(sections_of(code), value, code)
    exact = Decimal(f"{value:.15g}")
    if section.is_time:
        return time_shown(section, exact, is_1904=is_1904)
    shown = _not_empty(_number(section, abs(exact) if is_positive else exact), code)
    if is_1904 and value.is_integer() and shown == str(int(value)):
        return _counted_from_1904(shown, int(value))
    return shown


def _counted_from_1904(shown: str, value: int) -> Cell:
    serial = value + (FIRST_OF_1904 - FIRST_SERIAL).days
    return DayCell(shown, FIRST_SERIAL + timedelta(serial)) if serial in SERIALS else shown


def _not_empty(shown: str, code: str) -> str:
    if not shown.strip():
        raise NotShown(code)  # there is something in the cell that nobody sees
    return shown.strip()


def _section(sections: Sequence[FormatSection], value: float, code: str) -> tuple[FormatSection, bool]:
    """The section for a number, and whether the section stands for the sign."""
    of_numbers = sections[:3] if len(sections) > 3 else [s for s in sections if not s.counts[PartKind.AS_TYPED]]
    if not of_numbers:
        return sections_of(GENERAL)[0], False
    if any(section.condition for section in of_numbers):
        return _conditional(of_numbers, value, code), False
    if value < 0 and len(of_numbers) > 1:
        return of_numbers[1], True
    return of_numbers[2 if value == 0 and len(of_numbers) > 2 else 0], False


def _conditional(sections: Sequence[FormatSection], value: float, code: str) -> FormatSection:
    fitting = [section for section in sections if section.condition is None or section.condition(value)]
    if not fitting or value < 0:  # with its sign or without, spreadsheets do not agree
        raise NotShown(code)
    return fitting[0]


def _number(section: FormatSection, value: Decimal) -> str:
    if section.counts[PartKind.POWER]:
        raise NumberCut(value)
    if section.counts[PartKind.SLASH] and section.counts[PartKind.DIGIT]:
        raise NotShown("/")
    amount = abs(value) * 100 ** section.counts[PartKind.PERCENT]
    filled, is_zero = _general(section, amount) if section.counts[PartKind.GENERAL] else _by_figures(section, amount)
    return filled if value >= 0 or is_zero else f"-{filled}"


def _general(section: FormatSection, value: Decimal) -> tuple[str, bool]:
    if 0 < value < _LEAST:
        raise NumberCut(value)
    text = f"{value:f}"
    plain = text.rstrip("0").rstrip(".") if "." in text else text
    return "".join(plain if part.kind is PartKind.GENERAL else part.text for part in section.parts), not value


def _by_figures(section: FormatSection, value: Decimal) -> tuple[str, bool]:
    """The parts with the figures of a number in them, and whether none of these is more than 0."""
    point = next((n for n, part in enumerate(section.parts) if part.kind is PartKind.POINT), len(section.parts))
    before, after = section.parts[:point], section.parts[point:]
    last = max((n for n, part in enumerate(before) if part.kind is PartKind.DIGIT), default=0)
    end = max((n for n, part in enumerate(section.parts) if part.kind is PartKind.DIGIT), default=0)
    behind = (*before[last + 1 :], *section.parts[max(end + 1, point) :])
    thousands = sum(part.kind is PartKind.COMMA for part in behind)  # behind the figures they divide
    places = sum(part.kind is PartKind.DIGIT for part in after)
    try:
        rounded = (value / 1000**thousands).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    except ArithmeticError:  # more figures than anything has
        raise NotShown(str(value)) from None
    figures, _point, decimals = f"{rounded:f}".partition(".")
    is_grouped = any(part.kind is PartKind.COMMA for part in before[:last])
    return _whole(before, figures.lstrip("0"), is_grouped=is_grouped) + _decimals(after, decimals), not rounded


def _whole(parts: Sequence[FormatPart], figures: str, *, is_grouped: bool) -> str:
    """The parts before the point, filled with the figures from the right; the first place takes all that are left."""
    places = [n for n, part in enumerate(parts) if part.kind is PartKind.DIGIT]
    shown: list[str] = []
    count = 0
    for place in range(len(parts) - 1, -1, -1):
        part = parts[place]
        if part.kind is not PartKind.DIGIT:
            shown.append("" if part.kind is PartKind.COMMA else part.text)
            continue
        taken = figures if place == places[0] else figures[-1:]
        figures = figures[: len(figures) - len(taken)]
        for figure in reversed(taken or _FILLING[part.text]):
            shown.append("," if is_grouped and count and count % 3 == 0 and figure != " " else "")
            shown.append(figure)
            count += 1
    return "".join(reversed(shown))


def _decimals(parts: Sequence[FormatPart], decimals: str) -> str:
    """The point and what stands behind it."""
    shown: list[str] = []
    needed, place = len(decimals.rstrip("0")), 0
    for part in parts:
        if part.kind is PartKind.DIGIT:
            shown.append(decimals[place] if place < needed else _FILLING[part.text])
            place += 1
        elif part.kind is not PartKind.COMMA:
            shown.append(part.text)
    return "".join(shown)
