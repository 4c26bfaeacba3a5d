"""The codes of the formats of cells, taken apart; and those that files name by number only (ECMA-376-1, 18.8.30)."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property, lru_cache


class NotShown(ValueError):
    """Only the spreadsheet itself can tell what it shows in this format."""


class PartKind(Enum):
    """What a part of a code stands for."""

    TEXT = "text"
    """Itself."""
    DIGIT = "digit"
    """A figure: 0, # or ?."""
    POINT = "point"
    COMMA = "comma"
    PERCENT = "percent"
    SLASH = "slash"
    """A stroke: of a fraction, or of a day."""
    POWER = "power"
    """The E of a power of ten."""
    GENERAL = "general"
    AS_TYPED = "as typed"
    """The text of the cell: @."""
    TIME = "time"
    """A part of a day or of a time: yyyy, m, aaa, AM/PM."""
    SPENT = "spent"
    """A time that goes on beyond a day: [h]."""
    FRACTION = "fraction"
    """Parts of a second: .00."""


@dataclass(frozen=True)
class FormatPart:
    """A part of a section, and the text of it; letters of days and times are small."""

    kind: PartKind
    text: str


@dataclass(frozen=True)
class FormatSection:
    """What is shown of some values. `condition`: of which, where the code says so.

    `lang`: 'ja', 'en', '' where the code names none, '?' for one that is not known here. `is_gannen`: 元 for the first
    year of an era.
    """

    parts: tuple[FormatPart, ...]
    condition: Callable[[float], bool] | None = None
    lang: str = ""
    is_gannen: bool = False

    @cached_property
    def is_time(self) -> bool:
        """Whether it shows a day or a time."""
        return bool(self.counts[PartKind.TIME] or self.counts[PartKind.SPENT])

    @cached_property
    def counts(self) -> Counter[PartKind]:
        """How many parts of each kind it has."""
        return Counter(part.kind for part in self.parts)


GENERAL = "General"
_LONGEST = 500
"""Characters; a spreadsheet has formats of 255 at most."""
_JA_DATE, _JA_LONG, _JA_ERA = "yyyy/m/d", 'yyyy"年"m"月"d"日"', '[$-411]ggge"年"m"月"d"日"'
_JA_SHORT, _JA_MONTH, _JA_DAY = "[$-411]ge.m.d", 'yyyy"年"m"月"', 'm"月"d"日"'
_YEN, _YEN_2 = "¥#,##0;¥-#,##0", "¥#,##0.00;¥-#,##0.00"
BUILT_IN: Mapping[int, str] = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: _YEN, 6: _YEN, 7: _YEN_2, 8: _YEN_2, 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: _JA_DATE, 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm",
    21: "h:mm:ss", 22: "yyyy/m/d h:mm",
    27: _JA_SHORT, 28: _JA_ERA, 29: _JA_ERA, 30: "m/d/yy", 31: _JA_LONG, 32: 'h"時"mm"分"', 33: 'h"時"mm"分"ss"秒"',
    34: _JA_MONTH, 35: _JA_DAY, 36: _JA_SHORT,
    37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
    41: "#,##0;-#,##0;-", 42: "¥#,##0;¥-#,##0;¥-", 43: "#,##0.00;-#,##0.00;-", 44: "¥#,##0.00;¥-#,##0.00;¥-",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
    50: _JA_SHORT, 51: _JA_ERA, 52: _JA_MONTH, 53: _JA_DAY, 54: _JA_ERA, 55: _JA_MONTH, 56: _JA_DAY, 57: _JA_SHORT,
    58: _JA_ERA,
}  # fmt: skip
"""The formats without a code in the file, as Japanese spreadsheets show them."""

_PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<room>.)|\*(?P<filled>.)|\[(?P<bracket>[^\]]*)\]|(?P<general>general|g/標準)'
    r"|(?P<half>am/pm|a/p)|(?P<power>(?<=[0#?])e[+-])|(?P<time>y+|m+|d+|h+|s+|g+|e+|a{3,4})|(?P<end>;)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_SINGLE: Mapping[str, PartKind] = {
    "0": PartKind.DIGIT, "#": PartKind.DIGIT, "?": PartKind.DIGIT, ".": PartKind.POINT, ",": PartKind.COMMA,
    "%": PartKind.PERCENT, "/": PartKind.SLASH, "@": PartKind.AS_TYPED,
}  # fmt: skip
_COLOUR = re.compile(r"black|blue|cyan|green|magenta|red|white|yellow|colou?r ?\d{1,2}|[黒青水緑紫赤白黄]|色\d{1,2}")
_CONDITION = re.compile(r"(<=|>=|<>|=|<|>)(-?\d{1,15}(?:\.\d{1,15})?)")
_COMPARED: Mapping[str, Callable[[float, float], bool]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "=": lambda a, b: a == b,
    "<>": lambda a, b: a != b,
}
_JAPAN = 0x411
_LANGS: Mapping[str, str] = {"ja-jp": "ja", "en-us": "en", "en-gb": "en"}
_LANG_NUMBERS: Mapping[int, str] = {0: "", _JAPAN: "ja", 0x409: "en", 0x809: "en"}
_HEX = re.compile(r"[0-9a-f]{0,8}")
"""Two figures each for the kind of figures and the calendar, then four for language and country."""
_GREGORIAN, _OF_ERAS = (0, 1), 3
_SYSTEM: Mapping[str, str] = {"f800": _JA_LONG, "x-sysdate": _JA_LONG, "f400": "h:mm:ss", "x-systime": "h:mm:ss"}
"""What stands for a format that is set in the system, as it is set in Japan."""


@lru_cache(maxsize=1024)
def sections_of(code: str) -> tuple[FormatSection, ...]:
    """The sections of a code, one to four; none at all is “General”. Raises NotShown for what is not known here."""
    if len(code) > _LONGEST:
        raise NotShown(code)
    if not code.strip():
        return sections_of(GENERAL)
    for mark, instead in _SYSTEM.items():
        if f"[$-{mark}]" in code.casefold():
            return sections_of(instead)
    found = [_SectionDraft()]
    for match in _PIECE.finditer(code):
        if match["end"]:
            found.append(_SectionDraft())
        else:
            found[-1].take(match)
    if len(found) > 4:
        raise NotShown(code)
    return tuple(draft.section() for draft in found)


class _SectionDraft:
    """A section while its code is read."""

    def __init__(self) -> None:
        self._parts: list[FormatPart] = []
        self._condition: Callable[[float], bool] | None = None
        self._lang = ""
        self._is_gannen = self._is_of_eras = False

    def take(self, match: re.Match[str]) -> None:
        """The next piece of the code."""
        name, text = str(match.lastgroup), match[str(match.lastgroup)]
        if name in ("quoted", "escaped"):
            self._add(PartKind.TEXT, text)
        elif name == "bracket":
            self._bracket(text.strip())
        elif name in ("half", "time"):
            self._add(PartKind.TIME, text.casefold())
        elif name in ("general", "power"):
            self._add(PartKind(name), text)
        elif name == "other":
            self._other(text)

    def _other(self, text: str) -> None:
        if text in _SINGLE:
            self._add(_SINGLE[text], text)
        elif (text.isascii() and text.isalpha()) or text in '"[\\':  # a letter that means something, or half a pair
            raise NotShown(text)
        else:
            self._add(PartKind.TEXT, text)

    def _bracket(self, text: str) -> None:
        low = text.casefold()
        if condition := _CONDITION.fullmatch(low):
            compared, limit = _COMPARED[condition[1]], float(condition[2])
            self._condition = lambda value: compared(value, limit)
        elif low in ("h", "hh", "m", "mm", "s", "ss"):
            self._add(PartKind.SPENT, low)
        elif text.startswith("$"):
            symbol, _dash, locale = text[1:].partition("-")
            self._add(PartKind.TEXT, symbol)
            self._speak(locale.casefold())
        elif not _COLOUR.fullmatch(low):
            raise NotShown(text)

    def _speak(self, locale: str) -> None:
        name = locale.partition(",")[0]
        self._is_gannen = name.endswith("-x-gannen")
        name = name.removesuffix("-x-gannen")
        if "-" in name:
            self._lang = _LANGS.get(name, "?")
            return
        if not _HEX.fullmatch(name):
            raise NotShown(locale)
        number = int(name or "0", 16)
        figures, calendar, lang = number >> 24, number >> 16 & 0xFF, number & 0xFFFF
        if figures > 1 or calendar not in (_GREGORIAN if lang != _JAPAN else (*_GREGORIAN, _OF_ERAS)):
            raise NotShown(locale)
        self._lang = _LANG_NUMBERS.get(lang, "?") or self._lang
        self._is_of_eras = calendar == _OF_ERAS

    def _add(self, kind: PartKind, text: str) -> None:
        self._parts.append(FormatPart(kind, text))

    def section(self) -> FormatSection:
        """The whole section."""
        if self._is_of_eras and any(part.kind is PartKind.TIME and part.text[0] == "y" for part in self._parts):
            raise NotShown("y")  # 2026 in one spreadsheet, 8 in another
        section = FormatSection(tuple(self._parts), self._condition, self._lang, self._is_gannen)
        return replace(section, parts=_of_time(self._parts)) if section.is_time else section


def _of_time(parts: list[FormatPart]) -> tuple[FormatPart, ...]:
    """The parts of a section that shows a day or a time: its figures are parts of a second, other signs themselves."""
    found: list[FormatPart] = []
    for part in parts:
        if (
            part.kind is PartKind.DIGIT
            and found
            and found[-1].kind in (PartKind.POINT, PartKind.FRACTION)
            and part.text == "0"
        ):
            text = found[-1].text + "0"
            found[-1] = FormatPart(PartKind.FRACTION, text)
        elif part.kind in (PartKind.COMMA, PartKind.SLASH):
            found.append(FormatPart(PartKind.TEXT, part.text))
        elif part.kind in (PartKind.TEXT, PartKind.POINT, PartKind.TIME, PartKind.SPENT):
            found.append(part)
        else:
            raise NotShown(part.text)
    return tuple(FormatPart(PartKind.TEXT, ".") if part.kind is PartKind.POINT else part for part in found)
