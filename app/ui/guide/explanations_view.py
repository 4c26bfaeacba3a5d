"""The explanations of chapter 5, by category: passages with the measures that they name, and the columns."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from app.domain.guide import Explanation, GuideColumn
from app.i18n import _, language
from app.ui.guide.guide_page import GuidePage
from app.ui.guide.topic_view import TopicView
from app.ui.kit.lists.topic_model import Chapter, Topic
from app.ui.shell.state import AppState
from app.ui.shell.ways import GuideTopic, Ways


class ExplanationsView(TopicView):
    """Passages under the same heading of the guideline stand on one page; its id is that of the first."""

    topic = GuideTopic.EXPLANATIONS

    def __init__(self, state: AppState, ways: Ways, parent: QWidget | None = None) -> None:
        super().__init__(state, ways, parent)
        self.retranslate()

    def names(self) -> tuple[str, str]:
        return _("Explanations by category"), _("The explanation in full")

    def chapters(self) -> Sequence[Chapter]:
        grouped, columns = self._grouped(), self._columns()
        return [
            Chapter(
                f"{category.id}　{self._state.words.categories[category.id]}",
                (
                    *(Topic(i, ps[0].heading) for i, ps in grouped.items() if ps[0].category == category.id),
                    *(Topic(c.id, c.title, _("Column")) for c in columns.values() if c.category == category.id),
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
            page.begin_card()
            for text in column.text:
                page.add_text(text)
            return
        passages = self._grouped()[item]
        category = f"{passages[0].category}　{self._state.words.categories[passages[0].category]}"
        page.begin(passages[0].heading, category, _("guideline p. {page}").format(page=passages[0].page))
        for passage in passages:
            write_passage(page, passage)

    def _grouped(self) -> Mapping[str, Sequence[Explanation]]:
        grouped: dict[tuple[str, str], list[Explanation]] = {}
        for passage in self._state.catalogue.guide.explanations(language()):
            grouped.setdefault((passage.category, passage.heading), []).append(passage)
        return {passages[0].id: passages for passages in grouped.values()}

    def _columns(self) -> Mapping[str, GuideColumn]:
        return {column.id: column for column in self._state.catalogue.guide.columns(language())}


def write_passage(page: GuidePage, passage: Explanation) -> None:
    """A passage as a card with the measures that it names."""
    page.begin_card()
    for text in passage.text:
        page.add_text(text)
    if passage.measures:
        page.add_heading(_("The measures that it explains"))
        page.add_measures(passage.measures)
