"""What the organisation is: kind, people, who holds which role, telework methods, and a few facts."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from app.domain.entered_text import clean_line
from app.domain.measures import Role
from app.domain.record import field, record, replace
from app.domain.tools import GROUPS, Tool


class Kind(StrEnum):
    """What kind of organisation it is."""

    UNKNOWN = "unknown"
    SOLE_PROPRIETOR = "sole_proprietor"
    COMPANY = "company"
    OTHER = "other"


class Method(StrEnum):
    """The seven telework methods of chapter 3, in the guideline's order (p. 28)."""

    VPN = "vpn"
    REMOTE_DESKTOP = "remote_desktop"
    VDI = "vdi"
    SECURE_CONTAINER = "secure_container"
    SECURE_BROWSER = "secure_browser"
    CLOUD_SERVICES = "cloud_services"
    STANDALONE = "standalone"


class Fact(StrEnum):
    """What one can say yes, no or don't know to."""

    PRIVATE_DEVICES = "private_devices"
    SMARTPHONES = "smartphones"
    WORKERS_ROUTERS = "workers_routers"
    CLOUD_SERVICES = "cloud_services"
    ONLINE_MEETINGS = "online_meetings"
    DATA_ON_TERMINALS = "data_on_terminals"
    REMOVABLE_MEDIA = "removable_media"
    PAPER_TAKEN_HOME = "paper_taken_home"
    OFFICE_NETWORK = "office_network"
    WINDOWS_DOMAIN = "windows_domain"
    LOCAL_BREAKOUT = "local_breakout"
    OWN_LOGGING = "own_logging"
    IT_VENDOR = "it_vendor"


ASKED_ALONE: tuple[Fact, ...] = tuple(fact for fact in Fact if fact is not Fact.IT_VENDOR)
"""The facts with a question of their own: the vendor is asked for among the tools."""


class Known(StrEnum):
    """An answer about the organisation."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


SHOWN_BY: Mapping[Fact, tuple[Tool, ...]] = {
    Fact.SMARTPHONES: GROUPS["phones"],
    Fact.WORKERS_ROUTERS: (Tool.HOME_WIFI,),
    Fact.CLOUD_SERVICES: (*GROUPS["accounts"], Tool.LINE, *GROUPS["meetings"]),
    Fact.ONLINE_MEETINGS: GROUPS["meetings"],
    Fact.OFFICE_NETWORK: (Tool.ROUTER_VPN,),
}
"""Facts that are the case as soon as one of these tools is there."""

NOT_WITHOUT: Mapping[Fact, tuple[Tool, ...]] = {
    Fact.SMARTPHONES: GROUPS["phones"],
    Fact.WINDOWS_DOMAIN: (Tool.OWN_SERVER,),
}
"""Facts that are not the case when none of these tools is there. Of the others something else may be the reason."""

E = TypeVar("E", bound=StrEnum)

MOST_PEOPLE = 1_000_000
_DIGITS = 20
"""Longest text of a count: Python refuses to read numbers of thousands of digits."""


class InvalidProfile(ValueError):
    """A text is no value of that part of the profile, or there is no such part."""

    def __init__(self, key: str, text: str) -> None:
        super().__init__(f"{key}: {text!r}")
        self.key = key
        self.text = text


@record(frozen=True)
class Profile:
    """Nothing is answered at first. `people` and `teleworkers` are counts; `year_start` is a month, 1-12."""

    kind: Kind = Kind.UNKNOWN
    people: int | None = None
    teleworkers: int | None = None
    holders: Mapping[Role, str] = field(default_factory=dict)
    year_start: int | None = None
    methods: frozenset[Method] | None = None
    methods_unsure: bool = False
    """Whether somebody said of the methods that they don't know; then there are none here."""
    facts: Mapping[Fact, Known] = field(default_factory=dict)
    """Only what was answered, be it by "don't know"."""
    tools: Mapping[Tool, Known] = field(default_factory=dict)
    """What the organisation works with, as far as it was answered; the vendor stands among the facts alone."""

    def fact(self, fact: Fact) -> Known:
        """What is known of a fact: what was answered, or else what the tools show."""
        answered = self.facts.get(fact, Known.UNKNOWN)
        return self.shown(fact) if answered is Known.UNKNOWN else answered

    def shown(self, fact: Fact) -> Known:
        """What the tools alone show of a fact."""
        showing = self._showing(fact)
        return self.tools[showing[0]] if showing else Known.UNKNOWN

    def known_by(self, fact: Fact) -> tuple[Tool, ...]:
        """The tools that show a fact, all there or all missing; none where it was answered itself, or is not known."""
        answered = self.facts.get(fact, Known.UNKNOWN) is not Known.UNKNOWN
        return () if answered else self._showing(fact)

    def _showing(self, fact: Fact) -> tuple[Tool, ...]:
        there = tuple(tool for tool in SHOWN_BY.get(fact, ()) if self.tools.get(tool) is Known.YES)
        needed = NOT_WITHOUT.get(fact, ())
        is_missing = all(self.tools.get(tool) is Known.NO for tool in needed)
        return there or (needed if is_missing else ())

    def contradicted(self, fact: Fact) -> tuple[Tool, ...]:
        """The tools that show the opposite of what was answered."""
        return self._showing(fact) if {self.facts.get(fact), self.shown(fact)} == {Known.YES, Known.NO} else ()

    def has(self, tool: Tool) -> Known:
        """Whether a tool is there."""
        return self.fact(Fact.IT_VENDOR) if tool is Tool.IT_VENDOR else self.tools.get(tool, Known.UNKNOWN)

    @property
    def business_year_start(self) -> int:
        """The first month of the business year: the usual one of its kind where none was said."""
        usual = usual_year_start(self.kind)
        return usual if self.kind is Kind.SOLE_PROPRIETOR else self.year_start or usual

    @property
    def works_alone(self) -> Known:
        """Whether there is nobody but one person."""
        if self.people is None:
            return Known.UNKNOWN
        return Known.YES if self.people <= 1 else Known.NO

    @property
    def is_one_person(self) -> bool:
        """Whether all roles are known to be one person's."""
        return self.kind is Kind.SOLE_PROPRIETOR or self.works_alone is Known.YES


def usual_year_start(kind: Kind) -> int:
    """The first month of the business year: January for a sole proprietor, by tax law; April for most others."""
    return 4 if kind in (Kind.COMPANY, Kind.OTHER) else 1


_HOLDERS = {f"holder.{role}": role for role in Role}
_FACTS = {fact.value: fact for fact in Fact}
_TOOLS = {tool.value: tool for tool in Tool if tool is not Tool.IT_VENDOR}
KEYS: tuple[str, ...] = ("kind", "people", "teleworkers", *_HOLDERS, "year_start", "methods", *_FACTS, *_TOOLS)
"""The parts of the profile by the names under which they are stored, shown and set."""


def get(profile: Profile, key: str) -> str:
    """A part of the profile as it is stored; '' for what nobody answered. Raises InvalidProfile for an unknown key."""
    if key in _FACTS:
        known = profile.facts.get(_FACTS[key])
        return "" if known is None else known.value
    if key in _TOOLS:
        there = profile.tools.get(_TOOLS[key])
        return "" if there is None else there.value
    if key in _HOLDERS:
        return profile.holders.get(_HOLDERS[key], "")
    match key:
        case "kind":
            return "" if profile.kind is Kind.UNKNOWN else profile.kind.value
        case "people" | "teleworkers":
            count = getattr(profile, key)
            return "" if count is None else str(count)
        case "year_start":
            return "" if profile.year_start is None else str(profile.year_start)
        case "methods":
            if profile.methods is None:
                return Known.UNKNOWN.value if profile.methods_unsure else ""
            return ",".join(m for m in Method if m in profile.methods) or "none"
    raise InvalidProfile(key, "")


def put(profile: Profile, key: str, text: str) -> Profile:
    """The profile with one part set from its stored text. Raises InvalidProfile; TextTooLong for a name."""
    if key in _FACTS:
        others = {fact: known for fact, known in profile.facts.items() if fact is not _FACTS[key]}
        return replace(profile, facts=others | ({_FACTS[key]: _enum(Known, key, text)} if text else {}))
    if key in _TOOLS:
        tools = {tool: known for tool, known in profile.tools.items() if tool is not _TOOLS[key]}
        return replace(profile, tools=tools | ({_TOOLS[key]: _enum(Known, key, text)} if text else {}))
    if key in _HOLDERS:
        return replace(profile, holders={**profile.holders, _HOLDERS[key]: clean_line(text)})
    match key:
        case "kind":
            return replace(profile, kind=_enum(Kind, key, text or "unknown"))
        case "people":
            return replace(profile, people=_count(key, text))
        case "teleworkers":
            return replace(profile, teleworkers=_count(key, text))
        case "year_start":
            return replace(profile, year_start=_month(key, text))
        case "methods":
            unsure = text == Known.UNKNOWN
            return replace(profile, methods=None if unsure else _methods(key, text), methods_unsure=unsure)
    raise InvalidProfile(key, text)


def profile_text(key: str, text: str) -> str:
    """The one form in which a typed text is stored; '' for what nobody answered. Raises like put."""
    profile = put(Profile(), key, text)
    return get(profile, key) if text else ""


def told(texts: Mapping[str, str]) -> dict[str, str]:
    """What somebody answered, by key of the profile, out of all the texts of a workbook."""
    return {key.removeprefix("profile."): text for key, text in texts.items() if key.startswith("profile.") and text}


def from_texts(texts: Mapping[str, str]) -> Profile:
    """The profile of stored texts. Raises InvalidProfile."""
    profile = Profile()
    for key, text in texts.items():
        profile = put(profile, key, text)
    return profile


def settled_texts(profile: Profile, texts: Mapping[str, str]) -> dict[str, str]:
    """The texts to store when these are answered, so that facts and tools do not contradict each other.

    What is answered last takes back what it contradicts; of both at once the tools hold. Raises like put.
    """
    after = profile
    for key, text in texts.items():
        after = put(after, key, text)
    settled = dict(texts)
    for fact in Fact:
        tools = [tool.value for tool in after.contradicted(fact)]
        if tools:
            is_last = fact.value in texts and not any(texts.get(tool) for tool in tools)
            settled |= dict.fromkeys(tools if is_last else [fact.value], "")
    return settled


def _enum(kind: type[E], key: str, text: str) -> E:
    try:
        return kind(text)
    except ValueError:
        raise InvalidProfile(key, text) from None


def _count(key: str, text: str) -> int | None:
    if not text:
        return None
    if not text.isdecimal() or not text.isascii() or len(text) > _DIGITS or int(text) > MOST_PEOPLE:
        raise InvalidProfile(key, text)
    return int(text)


def _month(key: str, text: str) -> int | None:
    month = _count(key, text)
    if month is not None and not 1 <= month <= 12:
        raise InvalidProfile(key, text)
    return month


def _methods(key: str, text: str) -> frozenset[Method] | None:
    if not text:
        return None
    names = [] if text == "none" else [part.strip() for part in text.split(",")]
    return frozenset(_enum(Method, key, name or text) for name in names)


def holds(name: str, profile: Profile) -> Known:
    """Whether what a condition names is the case."""
    if name.startswith("method:"):
        if profile.methods is None:
            return Known.UNKNOWN
        return Known.YES if Method(name.removeprefix("method:")) in profile.methods else Known.NO
    if name == "has_teleworkers":
        return _some(profile.teleworkers, 1)
    if name == "has_staff":
        return _some(profile.people, 2)
    return profile.fact(Fact(name))


def _some(count: int | None, least: int) -> Known:
    if count is None:
        return Known.UNKNOWN
    return Known.YES if count >= least else Known.NO


def methods_with(profile: Profile, method: Method, *, used: bool) -> str:
    """The stored text of the methods when one more, or one less, is in use.

    Without the last one nothing is answered again: that no method at all is in use has to be said expressly.
    """
    methods = (profile.methods or frozenset()) - {method} | ({method} if used else frozenset())
    return get(replace(profile, methods=methods or None, methods_unsure=False), "methods")
