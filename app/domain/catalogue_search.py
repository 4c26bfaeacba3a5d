"""One search over everything there is: what the catalogue holds, what can be done, and what stands in the workbook."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.selection import fold


class FoundKind(StrEnum):
    """What was found. Of kinds that fit equally well, the one named first stands first."""

    COMMAND = "command"
    MEASURE = "measure"
    DOCUMENT = "document"
    TERM = "term"
    METHOD = "method"
    CASE = "case"
    ROLE = "role"
    EXPLANATION = "explanation"
    OWNER = "owner"
    ROW = "row"
    WORKBOOK = "workbook"


@dataclass(frozen=True)
class Findable:
    """Something to be found: by its title and its other names, and by what it says."""

    kind: FoundKind
    id: str
    title: str
    names: tuple[str, ...] = ()
    body: str = ""


@dataclass(frozen=True)
class FoundGroup:
    """What was found of one kind, the best first; `total` counts also what was left off."""

    kind: FoundKind
    items: tuple[Findable, ...]
    total: int


@dataclass(frozen=True)
class _FoldedItem:
    item: Findable
    heads: tuple[str, ...]
    head: str
    whole: str


_KINDS = tuple(FoundKind)


class CatalogueSearch:
    """The items, folded once, so that a key press only compares."""

    def __init__(self, items: Iterable[Findable]) -> None:
        self._entries = [_folded_item(item) for item in items]

    def replace(self, kind: FoundKind, items: Iterable[Findable]) -> None:
        """From now on, these are all of a kind."""
        self._entries = [entry for entry in self._entries if entry.item.kind is not kind]
        self._entries += map(_folded_item, items)

    def find(self, text: str, limit: int = 12) -> tuple[FoundGroup, ...]:
        """What holds every word of `text`, by kind, at most `limit` of each. Nothing for no text.

        A name that is the text stands first, then one that begins with it, then one that holds it, then other words.
        """
        wanted = " ".join(fold(text).split())
        words = wanted.split()
        ranked: dict[FoundKind, list[tuple[int, int, Findable]]] = {}
        for place, entry in enumerate(self._entries if words else ()):
            rank = _rank(entry, wanted, words)
            if rank is not None:
                ranked.setdefault(entry.item.kind, []).append((rank, place, entry.item))
        for hits in ranked.values():
            hits.sort(key=lambda hit: hit[:2])
        order = sorted(ranked, key=lambda kind: (ranked[kind][0][0], _KINDS.index(kind)))
        return tuple(FoundGroup(k, tuple(hit[2] for hit in ranked[k][:limit]), len(ranked[k])) for k in order)


def _folded_item(item: Findable) -> _FoldedItem:
    heads = tuple(fold(name) for name in (item.title, *item.names))
    head = "\n".join(heads)
    return _FoldedItem(item, heads, head, f"{head}\n{fold(item.body)}")


def _rank(entry: _FoldedItem, wanted: str, words: list[str]) -> int | None:
    if not all(word in entry.whole for word in words):
        return None
    if wanted in entry.heads:
        return 0
    if any(head.startswith(wanted) for head in entry.heads):
        return 1
    return 2 if all(word in entry.head for word in words) else 3
