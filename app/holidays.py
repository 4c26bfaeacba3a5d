"""Japan's holidays by law. What the library, and our test of it, do not reach has no name here."""

from collections.abc import Mapping
from datetime import date

from app.i18n import NP_, language, translation

KNOWN_YEARS = range(2007, 2051)
"""From the law's last change of what a substitute is, to as far as the equinoxes are computed twice by the tests."""

_SUBSTITUTE = "振替休日"
_WORDS: Mapping[str, tuple[str, str]] = {
    "元日": NP_("holiday", "New Year's Day"),
    "成人の日": NP_("holiday", "Coming of Age Day"),
    "建国記念の日": NP_("holiday", "National Foundation Day"),
    "天皇誕生日": NP_("holiday", "The Emperor's Birthday"),
    "春分の日": NP_("holiday", "Vernal Equinox Day"),
    "昭和の日": NP_("holiday", "Showa Day"),
    "天皇の即位の日": NP_("holiday", "Enthronement Day"),
    "憲法記念日": NP_("holiday", "Constitution Memorial Day"),
    "みどりの日": NP_("holiday", "Greenery Day"),
    "こどもの日": NP_("holiday", "Children's Day"),
    "海の日": NP_("holiday", "Marine Day"),
    "山の日": NP_("holiday", "Mountain Day"),
    "敬老の日": NP_("holiday", "Respect for the Aged Day"),
    "秋分の日": NP_("holiday", "Autumnal Equinox Day"),
    "体育の日": NP_("holiday", "Health and Sports Day"),
    "スポーツの日": NP_("holiday", "Sports Day"),
    "即位礼正殿の儀": NP_("holiday", "Enthronement Ceremony"),
    "文化の日": NP_("holiday", "Culture Day"),
    "勤労感謝の日": NP_("holiday", "Labor Thanksgiving Day"),
    "国民の休日": NP_("holiday", "Holiday between two holidays"),
    _SUBSTITUTE: NP_("holiday", "Substitute holiday"),
}
"""The names of the library, and ours."""


def holiday_name(when: date, lang: str | None = None) -> str:
    """What a day is celebrated as: 文化の日, Culture Day; '' for a day that is no holiday, or not known to be one."""
    if when.year not in KNOWN_YEARS:
        return ""
    import jpholiday

    found = jpholiday.is_holiday_name(when)
    if not found:
        return ""
    name = _SUBSTITUTE if found.endswith(_SUBSTITUTE) else found
    words = _WORDS.get(name)
    return translation(lang or language()).pgettext(*words) if words else name
