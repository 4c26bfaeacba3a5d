"""The glossary: every term of the guideline's and of our own texts, to search and to follow."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from app.domain.guide import Term
from app.domain.selection import fold
from app.i18n import _, language, ngettext
from app.ui.guide.guide_page import GuidePage
from app.ui.guide.topic_view import TopicView
from app.ui.kit.lists.topic_model import Chapter, Topic
from app.ui.kit.search_line import SearchLine
from app.ui.kit.texts import Text
from app.ui.shell.state import AppState
from app.ui.shell.ways import GuideTopic, Ways


class GlossaryView(TopicView):
    """Search compares names and all spellings first, then what is said of a term."""

    topic = GuideTopic.GLOSSARY

    def __init__(self, state: AppState, ways: Ways, parent: QWidget | None = None) -> None:
        super().__init__(state, ways, parent)
        self._search = SearchLine(self)
        self._count = Text(self, muted=True)
        self._search.textChanged.connect(self._on_search)
        self._search.list_wanted.connect(self.focus_list)
        self.left_column.insertWidget(0, self._search)
        self.left_column.insertWidget(1, self._count)
        self.retranslate()

    def retranslate(self) -> None:
        self._search.setPlaceholderText(_("Search"))
        self._search.setAccessibleName(_("Search the glossary"))
        super().retranslate()

    def names(self) -> tuple[str, str]:
        return _("Terms"), _("The term explained")

    def chapters(self) -> Sequence[Chapter]:
        terms = self._found()
        if terms:
            self._count.setText(ngettext("{count} term", "{count} terms", len(terms)).format(count=len(terms)))
        else:
            self._count.setText(_("No term matches. Change the search."))
        return (Chapter("", tuple(Topic(term.id, term.term) for term in terms)),)

    def _terms(self) -> Mapping[str, Term]:
        return {term.id: term for term in self._state.catalogue.guide.glossary(language())}

    def _found(self) -> list[Term]:
        words = fold(self._search.text()).split()
        ranked = [(_rank(term, words), term) for term in self._terms().values()]
        return [term for rank, term in sorted(ranked, key=lambda pair: pair[0]) if rank < _NOT_FOUND]

    def write(self, page: GuidePage, item: str) -> None:
        terms = self._terms()
        term = terms[item]
        origin = _("A term of the guideline") if term.is_guidelines else _("Explained by us")
        page.begin(term.term, _reading(term), origin, known=(term.id,))
        page.begin_card()
        page.add_text(term.text)
        if term.see_also:
            page.begin_card(_("See also"))
            for other in term.see_also:
                page.add_link(self.topic, other, terms[other].term, terms[other].text)

    def show_item(self, item: str) -> None:
        if self.place_of(item) not in self.list.ids:
            self._search.clear()
        super().show_item(item)

    def _on_search(self) -> None:
        self.list_again()


_NOT_FOUND = 3


def _rank(term: Term, words: Sequence[str]) -> int:
    names = fold("\n".join((term.term, term.reading, *term.forms)))
    if all(word in names for word in words):
        return 0 if not words or fold(term.term).startswith(words[0]) else 1
    return 2 if all(word in names or word in fold(term.text) for word in words) else _NOT_FOUND


def _reading(term: Term) -> str:
    """How a term is read, where that is not plain."""
    return "" if fold(term.reading) == fold(term.term) else term.reading
