"""What a spreadsheet shows of a number whose format makes a day or a time of it."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from app.domain.days import ENGLISH_MONTHS, ENGLISH_WEEKDAYS, ERAS, FIRST_SERIAL, WEEKDAYS
from app.exchange.cell_formats import FormatPart, FormatSection, NotShown, PartKind
from app.exchange.table_reading import Cell, DayCell

FIRST_OF_1904 = date(1904, 1, 1)
"""Day 0 where a workbook counts from 1904, as old ones made on a Mac do."""
_LAST_SERIAL = 2_958_465
"""31 Dec 9999."""
_NO_DAY = 60
"""29 Feb 1900, which one spreadsheet has and the calendar has not: of the days before, they do not agree."""
_SECONDS = 86_400


def time_shown(section: FormatSection, exact: Decimal, *, is_1904: bool) -> Cell:
    """What is shown of a number of days; a cell with its day where month and day are to be seen. Raises NotShown."""
    letters = _letters(section.parts)
    clock = _FormatClock(section, exact, is_1904=is_1904)
    shown = "".join(clock.shown(part, letter) for part, letter in zip(section.parts, letters, strict=True)).strip()
    if {"month", "d"} <= set(letters):
        return DayCell(shown, clock.day, has_year=not {"y", "e"}.isdisjoint(letters))
    return shown


def _letters(parts: Sequence[FormatPart]) -> list[str]:
    """What each part shows, by its first letter, '' for what is shown as it is. m is `month` or `minute`."""
    letters = [part.text[0] if part.kind in (PartKind.TIME, PartKind.SPENT) else "" for part in parts]
    timed = [n for n, letter in enumerate(letters) if letter]
    for before, place, after in zip([-1, *timed], timed, [*timed[1:], -1], strict=False):
        if letters[place] == "m":
            follows_hours = before >= 0 and letters[before] == "h"
            precedes_seconds = after >= 0 and letters[after] == "s"
            is_minute = follows_hours or precedes_seconds or parts[place].kind is PartKind.SPENT
            letters[place] = "minute" if is_minute else "month"
    return letters


class _FormatClock:
    """The day and the time of a number, in the parts of a format."""

    def __init__(self, section: FormatSection, exact: Decimal, *, is_1904: bool) -> None:
        if not 0 <= exact <= _LAST_SERIAL or section.lang == "?":
            raise NotShown(str(exact))
        self._section = section
        self._is_1904 = is_1904
        self._places = max((len(part.text) - 1 for part in section.parts if part.kind is PartKind.FRACTION), default=0)
        unit = 10**self._places
        total = int((exact * _SECONDS * unit).quantize(Decimal(1), ROUND_HALF_UP))
        self._total, self._fraction = divmod(total, unit)
        self._serial, self._second = divmod(self._total, _SECONDS)
        self._has_half = any(part.text in ("am/pm", "a/p") for part in section.parts)

    @property
    def day(self) -> date:
        """The day. Raises NotShown where the calendar has none."""
        if not self._is_1904 and self._serial <= _NO_DAY:
            raise NotShown(str(self._serial))
        first = FIRST_OF_1904 if self._is_1904 else FIRST_SERIAL
        try:
            return first + timedelta(self._serial)
        except OverflowError:
            raise NotShown(str(self._serial)) from None

    def shown(self, part: FormatPart, letter: str) -> str:
        """What a part shows. Raises NotShown."""
        if part.kind is PartKind.SPENT:
            return str(self._total // {"h": 3600, "minute": 60, "s": 1}[letter]).zfill(len(part.text))
        if part.kind is PartKind.FRACTION:
            return "." + str(self._fraction).zfill(self._places)[: len(part.text) - 1]
        if not letter:
            return part.text
        if part.text in ("am/pm", "a/p"):
            return self._half(part.text)
        if letter in ("h", "minute", "s"):
            return self._of_clock(letter, len(part.text))
        return self._of_calendar(letter, len(part.text))

    def _of_clock(self, letter: str, width: int) -> str:
        hour, minute, second = self._second // 3600, self._second // 60 % 60, self._second % 60
        if self._has_half:
            hour = hour % 12 or 12
        return str({"h": hour, "minute": minute, "s": second}[letter]).zfill(width if width < 3 else 2)

    def _half(self, text: str) -> str:
        is_late = self._second >= _SECONDS // 2
        if text == "a/p":
            return "P" if is_late else "A"
        if self._section.lang == "ja":
            return "午後" if is_late else "午前"
        return "PM" if is_late else "AM"

    def _of_calendar(self, letter: str, width: int) -> str:
        day = self.day
        match letter:
            case "y":
                return f"{day.year:04}" if width > 2 else f"{day.year % 100:02}"
            case "month" if width > 2:
                return self._month(day, width)
            case "d" if width > 2:
                return self._weekday(day, width)
            case "month" | "d":
                return str(day.month if letter == "month" else day.day).zfill(width)
            case "a":
                return WEEKDAYS[day.weekday()] + ("曜日" if width > 3 else "")
        return self._era(day, letter, width)

    def _month(self, day: date, width: int) -> str:
        if self._section.lang == "ja":
            raise NotShown("mmm")  # 12 in one spreadsheet, 12月 or 十二月 in another
        name = ENGLISH_MONTHS[day.month - 1]
        return {3: name[:3], 5: name[:1]}.get(width, name)

    def _weekday(self, day: date, width: int) -> str:
        if self._section.lang == "ja":
            return WEEKDAYS[day.weekday()] + ("曜日" if width > 3 else "")
        name = ENGLISH_WEEKDAYS[day.weekday()]
        return name if width > 3 else name[:3]

    def _era(self, day: date, letter: str, width: int) -> str:
        found = [(name, era, first) for name, (era, first) in ERAS.items() if first <= day]
        if not found or self._section.lang == "en":
            raise NotShown(letter)
        name, era, first = found[0]
        if letter == "g":
            return {1: era, 2: name[0]}.get(width, name)
        year = day.year - first.year + 1
        return "元" if year == 1 and self._section.is_gannen else str(year).zfill(min(width, 2))
