"""The set-ups of the telework methods: what stands where, what flows, where data lies, how far control reaches."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.guide import COMBINATION_FACTS, Combination, MethodChapter, MethodGuide
from app.domain.profile import Fact, Known, Profile, holds

BASIC, BYOD = "basic", "byod"
"""The parts that are not derived set-ups."""


class Zone(StrEnum):
    """Where something stands, from the person to the office; the home line holds nothing, what goes out crosses it."""

    OUTSIDE = "outside"
    LINE = "line"
    INTERNET = "internet"
    WAY = "way"
    OFFICE = "office"


class NodeKind(StrEnum):
    """What a node looks like; a passage is a word on the way, a part lies inside another node."""

    LAPTOP = "laptop"
    SMARTPHONE = "smartphone"
    COMPUTER = "computer"
    SERVER = "server"
    EQUIPMENT = "equipment"
    SHIELD = "shield"
    CLOUD = "cloud"
    MEDIA = "media"
    PAPER = "paper"
    PASSAGE = "passage"
    PART = "part"


class DataState(StrEnum):
    """Whether data lies in a node."""

    KEPT = "kept"
    MAY_REMAIN = "may_remain"
    NOT_KEPT = "not_kept"


class LinkLook(StrEnum):
    """What flows along a link."""

    PLAIN = "plain"
    TUNNEL = "tunnel"
    SCREEN = "screen"
    CARRIED = "carried"


CONTROL = "control"
"""What the legend calls the frame of control, beside the states of data and the looks of links."""


@dataclass(frozen=True)
class SetUpNode:
    """Something in a set-up. `numbers` are those of the points that are about it."""

    id: str
    kind: NodeKind
    zone: Zone
    column: int
    row: int
    label: str
    detail: str = ""
    data: DataState | None = None
    inside: str = ""
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True)
class Link:
    """What flows from a node to another, and back unless it goes one way."""

    start: str
    end: str
    look: LinkLook
    is_one_way: bool = False


@dataclass(frozen=True)
class SetUp:
    """One set-up: `text` says in words what the picture shows, `points` what its numbers mean."""

    item: str
    part: str
    page: int
    title: str
    text: str
    note: str
    nodes: tuple[SetUpNode, ...]
    links: tuple[Link, ...]
    control: tuple[tuple[str, ...], ...]
    points: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return f"{self.item}.{self.part}"

    def node(self, node: str) -> SetUpNode:
        """The node of that id. Raises KeyError."""
        return {one.id: one for one in self.nodes}[node]


@dataclass(frozen=True)
class PictureWords:
    """The words that all pictures share: the names of the zones, the legend, and what is to be said of control."""

    zones: Mapping[Zone, str] = field(default_factory=dict)
    legend: Mapping[str, str] = field(default_factory=dict)
    control: str = ""


@dataclass(frozen=True)
class SetUps:
    """The set-ups of every method and combination, by its id, and the words of their pictures."""

    by_item: Mapping[str, tuple[SetUp, ...]]
    words: PictureWords


@dataclass(frozen=True)
class ItemInUse:
    """A method or a combination that an organisation uses, or may choose, with the set-ups that concern it."""

    name: str
    pages: tuple[int, int]
    set_ups: tuple[SetUp, ...]


@dataclass(frozen=True)
class SetUpsInUse:
    """The set-ups that concern an organisation; where its methods are not known, all basic ones, to choose from."""

    items: tuple[ItemInUse, ...]
    words: PictureWords
    are_known: bool


def in_use(set_ups: SetUps, chapter: MethodChapter, profile: Profile) -> SetUpsInUse:
    """Those of the methods and combinations in use, without private devices where there are none."""
    if not profile.methods:
        items = (_item(method, set_ups, lambda part: part == BASIC) for method in chapter.methods)
        return SetUpsInUse(tuple(items), set_ups.words, are_known=False)
    no_private = holds(Fact.PRIVATE_DEVICES, profile) is Known.NO
    used = set(_used(profile))
    items = (
        _item(one, set_ups, lambda part: part != BYOD or not no_private) for one in chapter.items if one.id in used
    )
    return SetUpsInUse(tuple(items), set_ups.words, are_known=True)


def _item(one: MethodGuide | Combination, set_ups: SetUps, concerns: Callable[[str], bool]) -> ItemInUse:
    return ItemInUse(one.name, one.pages, tuple(s for s in set_ups.by_item[one.id] if concerns(s.part)))


def _used(profile: Profile) -> Iterator[str]:
    yield from profile.methods or ()
    yield from (one for one, fact in COMBINATION_FACTS.items() if holds(fact, profile) is Known.YES)
