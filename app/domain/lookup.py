"""One search over everything there is: measures, methods, cases, terms, role points, explanations."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.selection import fold


class Kind(StrEnum):
    """What was found. Of kinds that fit equally well, the one named first stands first."""

    MEASURE = "measure"
    TERM = "term"
    METHOD = "method"
    CASE = "case"
    ROLE = "role"
    EXPLANATION = "explanation"


@dataclass(frozen=True)
class Item:
    """Something to be found: by its title and its other names, and by what it says."""

    kind: Kind
    id: str
    title: str
    names: tuple[str, ...] = ()
    body: str = ""


@dataclass(frozen=True)
class Group:
    """What was found of one kind, the best first; `total` counts also what was left off."""

    kind: Kind
    items: tuple[Item, ...]
    total: int


@dataclass(frozen=True)
class _Entry:
    item: Item
    heads: tuple[str, ...]
    head: str
    whole: str


_KINDS = tuple(Kind)


class Lookup:
    """The items, folded once, so that a key press only compares."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._entries = [_entry(item) for item in items]

    def find(self, text: str, limit: int = 12) -> tuple[Group, ...]:
        """What holds every word of `text`, by kind, at most `limit` of each. Nothing for no text.

        A name that is the text stands first, then one that begins with it, then one that holds it, then other words.
        """
        wanted = " ".join(fold(text).split())
        words = wanted.split()
        ranked: dict[Kind, list[tuple[int, int, Item]]] = {}
        for place, entry in enumerate(self._entries if words else ()):
            rank = _rank(entry, wanted, words)
            if rank is not None:
                ranked.setdefault(entry.item.kind, []).append((rank, place, entry.item))
        for hits in ranked.values():
            hits.sort(key=lambda hit: hit[:2])
        order = sorted(ranked, key=lambda kind: (ranked[kind][0][0], _KINDS.index(kind)))
        return tuple(Group(k, tuple(hit[2] for hit in ranked[k][:limit]), len(ranked[k])) for k in order)


def _entry(item: Item) -> _Entry:
    heads = tuple(fold(name) for name in (item.title, *item.names))
    head = "\n".join(heads)
    return _Entry(item, heads, head, f"{head}\n{fold(item.body)}")


def _rank(entry: _Entry, wanted: str, words: list[str]) -> int | None:
    if not all(word in entry.whole for word in words):
        return None
    if wanted in entry.heads:
        return 0
    if any(head.startswith(wanted) for head in entry.heads):
        return 1
    return 2 if all(word in entry.head for word in words) else 3
