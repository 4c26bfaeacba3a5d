"""The search over the guide: titles, names and texts, folded once for each language."""

from collections.abc import Iterator, Mapping, Sequence

from app.catalogue.loader import Catalogue
from app.catalogue.searchable import guide_items
from app.domain.catalogue_search import CatalogueSearch, Findable, FoundKind
from app.ui.shell.ways import GuideTopic

_TOPICS: Mapping[FoundKind, GuideTopic] = {
    FoundKind.METHOD: GuideTopic.METHODS,
    FoundKind.CASE: GuideTopic.CASES,
    FoundKind.ROLE: GuideTopic.ROLES,
    FoundKind.EXPLANATION: GuideTopic.EXPLANATIONS,
    FoundKind.TERM: GuideTopic.GLOSSARY,
}
_ALL = 10_000


class GuideSearch:
    """Looks through the guide in one language; `beside` are titles of what stands with the methods, by id."""

    def __init__(self, catalogue: Catalogue, language: str, beside: Mapping[str, str]) -> None:
        self.language = language
        self._lookup = CatalogueSearch(_items(catalogue, language, beside))

    def find(self, text: str) -> Mapping[GuideTopic, Sequence[Findable]]:
        """What holds every word of the text, topic by topic, the best first."""
        return {_TOPICS[group.kind]: group.items for group in self._lookup.find(text, _ALL)}


def _items(catalogue: Catalogue, language: str, beside: Mapping[str, str]) -> Iterator[Findable]:
    yield from (Findable(FoundKind.METHOD, item, title) for item, title in beside.items())
    yield from guide_items(catalogue, language)
