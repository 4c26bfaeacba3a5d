"""The telework methods and their combinations; those in use say so. Their pages are MethodPages."""

from collections.abc import Callable, Sequence

from app.domain.guide import COMBINATION_FACTS, Combination, MethodGuide
from app.domain.profile import Method
from app.i18n import _, language, ngettext
from app.ui.guide.guide_page import GuidePage, Related
from app.ui.guide.methods_in_use import is_in_use
from app.ui.guide.topic_writer import TopicWriter
from app.ui.kit.lists.branch_model import Branch
from app.ui.shell.state import AppState
from app.ui.shell.ways import GuideTopic

RATINGS, FLOWCHART = "ratings", "flowchart"
"""What stands under the methods beside them."""


class MethodsWriter(TopicWriter):
    """`ask` opens the questions that lead to a method."""

    topic = GuideTopic.METHODS

    def __init__(self, state: AppState, ask: Callable[[], None]) -> None:
        super().__init__(state)
        self._ask = ask

    def name(self) -> str:
        return _("Telework methods")

    def count(self) -> str:
        used = sum(is_in_use(self._state, item) for item in (*Method, *COMBINATION_FACTS))
        return ngettext("{count} in use", "{count} in use", used).format(count=used) if used else ""

    def tells(self) -> str:
        return _("The ways to telework, how they are set up, and what to consider. This is chapter 3 of the guideline.")

    def branches(self) -> Sequence[Branch]:
        methods = [self._leaf(one.id, _numbered(one), self._use(one.id), (one.name,)) for one in self._listed()]
        return (
            self._leaf(FLOWCHART, _("Which method suits us?")),
            self._leaf(RATINGS, _("The ratings side by side")),
            *methods,
        )

    def write(self, page: GuidePage, item: str) -> None:
        page.begin(
            _("Which method suits us?"),
            _("guideline p. {page}").format(page=self._state.catalogue.guide.flowchart(language()).page),
        )
        page.add_words(_("After four questions at most you have a hint which method suits your work."))
        page.add_button(_("Answer the questions..."), self._ask)

    def has_page(self, item: str) -> bool:
        """Whether an item is a method or a combination."""
        return item in (*Method, *COMBINATION_FACTS)

    def related(self, item: str) -> Sequence[Related]:
        """The measures that the considerations of a method or a combination rest on."""
        one = next(one for one in self._listed() if one.id == item)
        points = (*one.considerations, *(one.byod if isinstance(one, MethodGuide) else ()))
        measures = tuple(dict.fromkeys(measure for point in points for measure in point.measures))
        notes = self._state.catalogue.guide.methods(language()).notes
        return [Related(_("Measures to consider"), measures, notes["measures_origin"])] if measures else []

    def _listed(self) -> Sequence[MethodGuide | Combination]:
        chapter = self._state.catalogue.guide.methods(language())
        return (*chapter.methods, *chapter.combinations)

    def _use(self, item: str) -> str:
        return _("in use") if is_in_use(self._state, item) else ""


def _numbered(one: MethodGuide | Combination) -> str:
    if isinstance(one, Combination):
        return one.name
    return _("{number}. {name}").format(number=one.number, name=one.name)
