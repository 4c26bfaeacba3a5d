"""The words for the values of the domain, in any language; nothing here knows screens or paper."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum

from app.domain.answers import DECLARED, Carrier, Priority, Status, Unread, Value
from app.domain.applicability import Verdict
from app.domain.measures import EffortSize, Level, Measure, Recurrence, Role
from app.domain.own_steps import not_sure_of
from app.domain.priorities import Start, StartReason
from app.domain.profile import Fact, Kind, Known, Profile
from app.domain.relative_days import QuickDay
from app.domain.selection import View
from app.domain.steps import Site, Step
from app.domain.tables import TABLES, RowTable
from app.domain.tools import GROUPS, Tool
from app.i18n import N_, NP_, ORIGINAL, language, languages, translation

STATUS_GLYPHS: Mapping[Status, str] = {
    Status.UNANSWERED: "－",
    Status.DONE: "○",
    Status.PARTIAL: "△",
    Status.NOT_DONE: "×",
    Status.UNKNOWN: "？",
    Status.NOT_APPLICABLE: "／",
}
"""One sign for each status; all of them are in our fonts and read in black and white."""

_WORDS: tuple[tuple[StrEnum, str], ...] = (
    (Status.UNANSWERED, N_("Unanswered")),
    (Status.DONE, N_("Done")),
    (Status.PARTIAL, N_("Partly done")),
    (Status.NOT_DONE, N_("Not done")),
    (Status.UNKNOWN, N_("Don't know")),
    (Status.NOT_APPLICABLE, N_("Not applicable")),
    (Role.EXECUTIVE, N_("Executive")),
    (Role.ADMINISTRATOR, N_("Administrator")),
    (Role.TELEWORKER, N_("Teleworker")),
    (View.ALL, N_("All roles")),
    (Level.BASIC, N_("Basic")),
    (Level.ADVANCED, N_("Advanced")),
    (Carrier.SELF, N_("Ourselves")),
    (Carrier.VENDOR, N_("IT vendor")),
    (Carrier.BOTH, N_("Both")),
    (Priority.HIGH, N_("High")),
    (Priority.NORMAL, N_("Normal")),
    (Priority.LOW, N_("Low")),
    (EffortSize.SMALL, N_("Small effort")),
    (EffortSize.MEDIUM, N_("Medium effort")),
    (EffortSize.LARGE, N_("Large effort")),
    (Recurrence.NONE, N_("Once")),
    (Recurrence.REGULARLY, N_("Repeat regularly")),
    (Recurrence.YEARLY, N_("Repeat about once a year")),
    *((field, declared.words) for field, declared in DECLARED.items()),
    (StartReason.OVERDUE, N_("overdue")),
    (StartReason.HIGH_PRIORITY, N_("you gave it high priority")),
    (StartReason.BASIC, N_("a basic measure")),
    (StartReason.SMALL_EFFORT, N_("about an hour")),
    (StartReason.FREE, N_("costs nothing")),
    (StartReason.BEGUN, N_("already begun")),
    (StartReason.UNKNOWN, N_("needs finding out")),
    (StartReason.DUE, N_("has a due date")),
    (StartReason.SEVERAL_ROLES, N_("settles several roles at once")),
    (StartReason.METHOD, N_("asked for by a telework method you use")),
    (StartReason.CASES, N_("would help in trouble cases")),
    (Verdict.APPLIES, N_("Applies")),
    (Verdict.DOES_NOT_APPLY, N_("Does not apply")),
    (Verdict.TO_BE_CONFIRMED, N_("To be confirmed")),
    (Kind.UNKNOWN, N_("Not answered")),
    (Kind.SOLE_PROPRIETOR, N_("Sole proprietor")),
    (Kind.COMPANY, N_("Company")),
    (Kind.OTHER, N_("Other body")),
    (Known.YES, N_("Yes")),
    (Known.NO, N_("No")),
    (Known.UNKNOWN, N_("Don't know")),
    (Fact.PRIVATE_DEVICES, N_("private devices used for work")),
    (Fact.SMARTPHONES, N_("smartphones or tablets")),
    (Fact.WORKERS_ROUTERS, N_("teleworkers' own routers")),
    (Fact.CLOUD_SERVICES, N_("cloud services")),
    (Fact.ONLINE_MEETINGS, N_("online meetings")),
    (Fact.DATA_ON_TERMINALS, N_("work data saved on devices")),
    (Fact.REMOVABLE_MEDIA, N_("USB sticks and the like")),
    (Fact.PAPER_TAKEN_HOME, N_("paper taken out of the office")),
    (Fact.OFFICE_NETWORK, N_("a way into the office network from outside")),
    (Fact.WINDOWS_DOMAIN, N_("a Windows domain")),
    (Fact.LOCAL_BREAKOUT, N_("local breakout")),
    (Fact.OWN_LOGGING, N_("your own logging")),
    (Fact.IT_VENDOR, N_("an IT vendor")),
    (Tool.WINDOWS_HOME, N_("Windows (Home)")),
    (Tool.WINDOWS_PRO, N_("Windows (Pro)")),
    (Tool.MAC, N_("Mac")),
    (Tool.IPHONE, N_("iPhone or iPad")),
    (Tool.ANDROID, N_("Android")),
    (Tool.MICROSOFT_365, N_("Microsoft 365 (business plan)")),
    (Tool.GOOGLE_WORKSPACE, N_("Google Workspace")),
    (Tool.FREE_MAIL, N_("Free Gmail or other mail")),
    (Tool.LINE, N_("LINE")),
    (Tool.ZOOM, N_("Zoom")),
    (Tool.TEAMS, N_("Teams")),
    (Tool.MEET, N_("Google Meet")),
    (Tool.NAS, N_("NAS or shared folder")),
    (Tool.OWN_SERVER, N_("Own server or domain")),
    (Tool.ROUTER_VPN, N_("Router with VPN")),
    (Tool.PROVIDER_ROUTER, N_("Router of the line's provider")),
    (Tool.HOME_WIFI, N_("Wireless LAN at home")),
    (Tool.CLOUD_APPS, N_("Cloud services for accounting, shop or bookings")),
    (Tool.IT_VENDOR, N_("IT vendor")),
    (Site.ROUTER, N_("Router and network")),
    (Site.SERVER, N_("Server and NAS")),
    (Site.CLOUD, N_("Cloud services")),
    (Site.DEVICES, N_("PCs and phones")),
    (QuickDay.THIS_WEEK, N_("End of this week")),
    (QuickDay.NEXT_WEEK, N_("Next week")),
    (QuickDay.MONTH_END, N_("End of this month")),
    (QuickDay.NEXT_MONTH_END, N_("End of next month")),
    (QuickDay.IN_A_MONTH, N_("In 1 month")),
    (QuickDay.IN_THREE_MONTHS, N_("In 3 months")),
    (QuickDay.TODAY, N_("Today")),
    (QuickDay.YESTERDAY, N_("Yesterday")),
    (QuickDay.A_WEEK_AGO, N_("1 week ago")),
    (QuickDay.LAST_MONTH_END, N_("End of last month")),
    *((each.column, each.words) for table in TABLES.values() for each in table.columns),
)
_NAMES = {(type(value), value.value): word for value, word in _WORDS}
"""By type too: enums of text are equal when their texts are, and `unknown` is a status and a reason."""


NOT_KNOWN = N_("(a value of a newer Tenken)")
"""What stands for a value that this version does not know."""


def name(value: StrEnum | Unread, lang: str | None = None) -> str:
    """The word for a status, role, view, level, carrier, priority, effort, recurrence, field, reason, verdict, fact,
    tool, place of the vendor, column."""
    if isinstance(value, Unread):
        return translation(lang or language()).gettext(NOT_KNOWN)
    kind = Role if isinstance(value, View) and value is not View.ALL else type(value)
    return translation(lang or language()).gettext(_NAMES[kind, value.value])


def table_name(table: RowTable, lang: str | None = None) -> str:
    """What a table is called."""
    return translation(lang or language()).gettext(table.words)


def measure_label(measure: Measure, lang: str | None = None) -> str:
    """The official label in the language of the guideline (管理者Ｅ-10), else role and code (Administrator E-10)."""
    return measure.label if (lang or language()) == ORIGINAL else f"{name(measure.role, lang)} {measure.code}"


_SHORT_ROLES = {
    Role.EXECUTIVE: NP_("role before a code, short", "Exec."),
    Role.ADMINISTRATOR: NP_("role before a code, short", "Admin."),
    Role.TELEWORKER: NP_("role before a code, short", "Telew."),
}


def short_measure_label(measure: Measure) -> str:
    """The same where there is little room."""
    if language() == ORIGINAL:
        return measure.label
    return f"{translation(language()).pgettext(*_SHORT_ROLES[measure.role])} {measure.code}"


def records_folder_names(stem: str) -> tuple[str, ...]:
    """What the folder of records of a workbook is called that has this name, in each language, first in that of the
    screens: whoever made it may have had another."""
    spoken = dict.fromkeys((language(), *languages()))
    texts = (translation(one).pgettext("the folder of files kept as evidence", "{name} records") for one in spoken)
    return tuple(text.format(name=stem) for text in texts)


def case_name(number: int, lang: str | None = None) -> str:
    """What a trouble case is called: 事例3, Case 3."""
    return translation(lang or language()).gettext("Case {number}").format(number=number)


def reasons(start: Start, lang: str | None = None) -> str:
    """Why a measure is among the things to start with, in words."""
    speech = translation(lang or language())
    counted = speech.ngettext("would help in {count} case", "would help in {count} cases", start.cases)
    words = {why: name(why, lang) for why in start.reasons} | {StartReason.CASES: counted.format(count=start.cases)}
    return speech.gettext(", ").join(words[why] for why in start.reasons)


_SHORT_MONTHS = (
    NP_("month within a day", "Jan"),
    NP_("month within a day", "Feb"),
    NP_("month within a day", "Mar"),
    NP_("month within a day", "Apr"),
    NP_("month within a day", "May"),
    NP_("month within a day", "Jun"),
    NP_("month within a day", "Jul"),
    NP_("month within a day", "Aug"),
    NP_("month within a day", "Sep"),
    NP_("month within a day", "Oct"),
    NP_("month within a day", "Nov"),
    NP_("month within a day", "Dec"),
)
_MONTHS = (
    NP_("month", "January"),
    NP_("month", "February"),
    NP_("month", "March"),
    NP_("month", "April"),
    NP_("month", "May"),
    NP_("month", "June"),
    NP_("month", "July"),
    NP_("month", "August"),
    NP_("month", "September"),
    NP_("month", "October"),
    NP_("month", "November"),
    NP_("month", "December"),
)
_WEEKDAYS = (
    NP_("weekday", "Monday"),
    NP_("weekday", "Tuesday"),
    NP_("weekday", "Wednesday"),
    NP_("weekday", "Thursday"),
    NP_("weekday", "Friday"),
    NP_("weekday", "Saturday"),
    NP_("weekday", "Sunday"),
)
_SHORT_WEEKDAYS = (
    NP_("weekday in a calendar", "Mon"),
    NP_("weekday in a calendar", "Tue"),
    NP_("weekday in a calendar", "Wed"),
    NP_("weekday in a calendar", "Thu"),
    NP_("weekday in a calendar", "Fri"),
    NP_("weekday in a calendar", "Sat"),
    NP_("weekday in a calendar", "Sun"),
)

_CLEAR_DAYS = 300
"""So far from today a day needs no year."""


def day(when: date, lang: str | None = None) -> str:
    """A day as people write it: 2026年11月23日, Nov 23, 2026."""
    speech = translation(lang or language())
    month_name = speech.pgettext(*_SHORT_MONTHS[when.month - 1])
    return speech.pgettext("a day", "{month} {day}, {year}").format(month=month_name, day=when.day, year=when.year)


def short_day(when: date, today: date, lang: str | None = None) -> str:
    """A day where there is little room: 11月23日, Nov 23; in full where it lies far off."""
    if abs((when - today).days) > _CLEAR_DAYS:
        return day(when, lang)
    speech = translation(lang or language())
    month_name = speech.pgettext(*_SHORT_MONTHS[when.month - 1])
    pattern = speech.pgettext("a day of these months, short", "{month} {day}")
    return pattern.format(month=month_name, day=when.day)


def weekday(when: date, lang: str | None = None) -> str:
    """The weekday of a day: 月曜日, Monday."""
    return translation(lang or language()).pgettext(*_WEEKDAYS[when.weekday()])


def short_weekday(when: date, lang: str | None = None) -> str:
    """The weekday of a day where there is little room: 月, Mon."""
    return translation(lang or language()).pgettext(*_SHORT_WEEKDAYS[when.weekday()])


def near_day(when: date, lang: str | None = None) -> str:
    """A day of these months with its weekday: 12月4日（金）, Fri, Dec 4."""
    speech = translation(lang or language())
    month_name = speech.pgettext(*_SHORT_MONTHS[when.month - 1])
    pattern = speech.pgettext("a day of these months", "{weekday}, {month} {day}")
    return pattern.format(weekday=short_weekday(when, lang), month=month_name, day=when.day)


def full_day(when: date, lang: str | None = None) -> str:
    """A day with its weekday: 2026年12月4日（金）, Fri, Dec 4, 2026."""
    pattern = translation(lang or language()).pgettext("a day with its weekday", "{weekday}, {day}")
    return pattern.format(weekday=short_weekday(when, lang), day=day(when, lang))


def week_begins_on_sunday(lang: str | None = None) -> bool:
    """Whether calendars in a language begin their weeks so."""
    return (
        translation(lang or language()).pgettext("the day with which a week begins: Monday or Sunday", "Monday")
        == "Sunday"
    )


def month(number: int, lang: str | None = None) -> str:
    """A month, 1-12, as people write it: 4月, April."""
    return translation(lang or language()).pgettext(*_MONTHS[number - 1])


def month_of_year(when: date, lang: str | None = None) -> str:
    """The month of a day, with its year: 2026年4月, April 2026."""
    words = translation(lang or language()).pgettext("a month of a year", "{month} {year}")
    return words.format(month=month(when.month, lang), year=when.year)


def short_month(number: int, lang: str | None = None) -> str:
    """A month, 1-12, where there is little room: 4月, Apr."""
    return translation(lang or language()).pgettext(*_SHORT_MONTHS[number - 1])


def day_of_month(when: date, lang: str | None = None) -> str:
    """A day where its month is known: 23日, 23."""
    return translation(lang or language()).pgettext("a day of this month", "{day}").format(day=when.day)


def known_by_tools(tools: Sequence[Tool], known: Known, lang: str | None = None) -> str:
    """Which tools show that something is so, or is not; '' where none do."""
    if not tools:
        return ""
    speech = translation(lang or language())
    names = tool_names(tools, lang)
    if known is Known.YES:
        return speech.gettext("That follows from what you use: {tools}.").format(tools=names)
    return speech.gettext("That follows from what you do not use: {tools}.").format(tools=names)


def two_sentences(first: str, second: str, lang: str | None = None) -> str:
    """One behind the other; either may be empty."""
    if not (first and second):
        return first or second
    pattern = translation(lang or language()).pgettext("one sentence behind another", "{first} {second}")
    return pattern.format(first=first, second=second)


_WINDOWS = GROUPS["windows"]


def tool_names(tools: Iterable[Tool], lang: str | None = None) -> str:
    """Several tools in few words: Windows, iPhone or iPad; both kinds of Windows are called by what they share."""
    speech = translation(lang or language())
    listed = tuple(tools)
    names = [name(tool, lang) for tool in listed]
    if set(_WINDOWS) <= set(listed):
        names = [speech.gettext("Windows"), *(name(tool, lang) for tool in listed if tool not in _WINDOWS)]
    return speech.gettext(", ").join(names)


def step_text(step: Step, profile: Profile, lang: str | None = None) -> str:
    """What is to be done, with the tools that it is for where nobody said that they are there."""
    said = as_spoken(step.text, profile.kind, lang)
    tools = not_sure_of(step, profile.has)
    if not tools:
        return said
    pattern = translation(lang or language()).pgettext("a step for certain tools", "{tools}: {step}")
    return pattern.format(tools=tool_names(tools, lang), step=said)


_INSTEAD: Mapping[Site, str] = {
    Site.ROUTER: N_("Whom to ask: the provider of your line (the number stands on the contract or the bill)."),
    Site.SERVER: N_("Whom to ask: the shop where it was bought, or its maker."),
    Site.CLOUD: N_("Whom to ask: the support of the service (“Help” or “Contact” on its screen)."),
    Site.DEVICES: N_("Whom to ask: the shop where they were bought, or the maker."),
}


def ask_instead(site: Site | None, lang: str | None = None) -> str:
    """Whom to ask for what an IT vendor would do at a place, where there is no vendor; None: for what has no place."""
    words = N_("Whom to ask: the advice desk of your city or of the chamber of commerce.")
    return translation(lang or language()).gettext(_INSTEAD[site] if site else words)


_US = NP_("what the questions and requests to the IT vendor call us; divided by |: usually, and as a company", "we|we")


def as_spoken(text: str, kind: Kind, lang: str | None = None) -> str:
    """A question or request of the catalogue as an organisation of this kind says it: 当方, and 当社 for a company."""
    if kind is not Kind.COMPANY:
        return text
    usual, company = translation(lang or language()).pgettext(*_US).split("|")
    return text.replace(usual, company)


def value_text(value: Value, lang: str | None = None) -> str:
    """Any field's value in words; an empty string for nothing."""
    if value is None:
        return ""
    if isinstance(value, date):
        return day(value, lang)
    return name(value, lang) if isinstance(value, (StrEnum, Unread)) else value


def effort(measure: Measure, lang: str | None = None) -> str:
    """Effort and cost in words: 'Small effort, free'."""
    _ = translation(lang or language()).gettext
    cost = _("costs money") if measure.effort.costs_money else _("free")
    return _("{size}, {cost}").format(size=name(measure.effort.size, lang), cost=cost)
