"""The glossary: every term of the guideline's and of our own texts, under the heads of its readings."""

from collections.abc import Mapping, Sequence

from app.domain.guide import Term
from app.domain.readings import under_heads
from app.domain.selection import fold
from app.i18n import _, language
from app.ui.guide.guide_page import GuidePage
from app.ui.guide.topic_writer import TopicWriter
from app.ui.kit.lists.branch_model import Branch
from app.ui.shell.ways import GuideTopic


class GlossaryWriter(TopicWriter):
    """Terms go by あ か さ … in Japanese, and by A to Z elsewhere."""

    topic = GuideTopic.GLOSSARY

    def name(self) -> str:
        return _("Glossary")

    def tells(self) -> str:
        return _("What the terms of the guideline and of our own texts mean. In texts they have dots below.")

    def branches(self) -> Sequence[Branch]:
        heads = under_heads((term.reading, term) for term in self._terms().values())
        return [
            self._folder(head, head, [self._leaf(t.id, t.term, _reading(t), (t.reading, *t.forms)) for t in terms])
            for head, terms in heads.items()
        ]

    def _terms(self) -> Mapping[str, Term]:
        return {term.id: term for term in self._state.catalogue.guide.glossary(language())}

    def write(self, page: GuidePage, item: str) -> None:
        terms = self._terms()
        term = terms[item]
        origin = _("A term of the guideline") if term.is_guidelines else _("Explained by us")
        page.begin(term.term, _reading(term), origin, known=(term.id,))
        page.add_text(term.text)
        if term.see_also:
            page.add_heading(_("See also"))
            for other in term.see_also:
                page.add_link(self.topic, other, terms[other].term, terms[other].text)


def _reading(term: Term) -> str:
    """How a term is read, where that is not plain."""
    return "" if fold(term.reading) == fold(term.term) else term.reading
