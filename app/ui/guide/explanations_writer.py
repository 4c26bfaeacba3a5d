"""The explanations of chapter 5, by category: passages with the measures that they name, and the columns."""

from collections.abc import Mapping, Sequence

from app.domain.guide import Explanation, GuideColumn
from app.i18n import _, language
from app.ui.guide.guide_page import GuidePage
from app.ui.guide.topic_writer import TopicWriter
from app.ui.kit.lists.branch_model import Branch
from app.ui.shell.ways import GuideTopic


class ExplanationsWriter(TopicWriter):
    """Passages under the same heading of the guideline stand on one page; its id is that of the first."""

    topic = GuideTopic.EXPLANATIONS

    def name(self) -> str:
        return _("Explanations")

    def tells(self) -> str:
        return _("What the guideline explains of its measures, category by category. This is chapter 5.")

    def branches(self) -> Sequence[Branch]:
        grouped, columns = self._grouped(), self._columns()
        return [
            self._folder(
                category.id,
                self._category(category.id),
                (
                    *(self._leaf(i, ps[0].heading) for i, ps in grouped.items() if ps[0].category == category.id),
                    *(self._leaf(c.id, c.title, _("Column")) for c in columns.values() if c.category == category.id),
                ),
            )
            for category in self._state.catalogue.categories
        ]

    def place_of(self, item: str) -> str:
        return next((i for i, passages in self._grouped().items() if item in (p.id for p in passages)), item)

    def write(self, page: GuidePage, item: str) -> None:
        column = self._columns().get(item)
        if column:
            page.begin(column.title, _("Column"), _("guideline p. {page}").format(page=column.page))
            for text in column.text:
                page.add_text(text)
            return
        passages = self._grouped()[item]
        first = passages[0]
        page.begin(first.heading, self._category(first.category), _("guideline p. {page}").format(page=first.page))
        for passage in passages:
            for text in passage.text:
                page.add_text(text)
        measures = dict.fromkeys(measure for passage in passages for measure in passage.measures)
        page.relate(_("The measures that it explains"), tuple(measures))

    def _category(self, letter: str) -> str:
        return f"{letter}　{self._state.words.categories[letter]}"

    def _grouped(self) -> Mapping[str, Sequence[Explanation]]:
        grouped: dict[tuple[str, str], list[Explanation]] = {}
        for passage in self._state.catalogue.guide.explanations(language()):
            grouped.setdefault((passage.category, passage.heading), []).append(passage)
        return {passages[0].id: passages for passages in grouped.values()}

    def _columns(self) -> Mapping[str, GuideColumn]:
        return {column.id: column for column in self._state.catalogue.guide.columns(language())}
