"""The guide: one tree over the guideline's other chapters, the page that it stands on, and its measures beside it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.domain.record import replace
from app.domain.step_extent import Extent
from app.i18n import _
from app.ui.guide.guide_contents import GuideContents
from app.ui.guide.guide_page import GuidePage, Related
from app.ui.guide.methods_writer import RATINGS
from app.ui.guide.topic_writer import branch_key, topic_and_item
from app.ui.kit.retranslating import Retranslating
from app.ui.kit.scroll_page import ScrollPage
from app.ui.kit.side_by_side import SideBySide
from app.ui.shell.state import AppState
from app.ui.shell.ways import GuideTopic, Ways

if TYPE_CHECKING:
    from app.ui.guide.method_page import MethodPage
    from app.ui.guide.ratings_view import RatingsView
    from app.ui.guide.related_measures import RelatedMeasures

_WIDE_EMS = 68
"""From this width on, in heights of text, the measures stand beside the page; else below it."""
_FIRST_UNFOLDED = tuple(branch_key(topic, "") for topic in (GuideTopic.METHODS, GuideTopic.CASES))
_SHARES = (8, 5)
"""Of the width, for the page and for the measures beside it."""


class GuideView(Retranslating, SideBySide):
    """Shows what the tree stands on. Pages of methods and the table of ratings are made when first gone to."""

    def __init__(self, state: AppState, ways: Ways, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state, self._ways = state, ways
        self._shown = branch_key(GuideTopic.METHODS, "")
        self._is_stale, self._was_wide = True, False
        self._awaits_retelling = False
        self._method_page: MethodPage | None = None
        self._ratings: RatingsView | None = None
        self._related: RelatedMeasures | None = None
        self.contents = GuideContents(state, self.ask, self)
        self._reading = QSplitter(self)
        self._pages = QStackedWidget(self._reading)
        self.page = GuidePage(state, ways, self._pages)
        self._pages.addWidget(self.page)
        self._reading.addWidget(self._pages)
        self._reading.setChildrenCollapsible(False)
        self.set_parts(self.contents, self._reading, (2, 5))
        self._connect()
        kept = state.preferences.now.guide_unfolded
        self.contents.begin_at(self._shown, unfolded=_FIRST_UNFOLDED if kept is None else kept)
        if parent is not None:
            self.resize(parent.size())  # so that what is shown first is laid out once

    def _connect(self) -> None:
        self.contents.tree.current_changed.connect(self._on_current)
        self.contents.tree.entered.connect(self._on_entered)
        self.page.left.connect(self.focus_tree)
        for sign in (self.contents.tree.expanded, self.contents.tree.collapsed):
            sign.connect(self._state.preferences.touch)
        self._state.preferences.about_to_keep.connect(self._keep_unfolded)
        self._state.changed.connect(self._on_step)
        self._state.workbook_replaced.connect(self._on_profile)

    def _keep_unfolded(self) -> None:
        now = self._state.preferences.now
        self._state.preferences.take(replace(now, guide_unfolded=self.contents.tree.unfolded))

    # for the window

    @property
    def topic(self) -> GuideTopic:
        """The topic that is shown."""
        return topic_and_item(self._shown)[0]

    @property
    def item(self) -> str:
        """The item of the topic that is shown, by its id; '' for the topic itself."""
        return topic_and_item(self._shown)[1]

    @property
    def under_notices(self) -> QWidget:
        """What a notice may lie over: the page, and not what is beside it."""
        return self._pages

    def show_topic(self, topic: GuideTopic, item: str = "") -> None:
        """Goes to a topic, where one stood in it, or to an item of it."""
        if self._is_stale:
            self._show_anew()
        if item or topic is not self.topic:
            self.contents.stand_on(topic, item)

    def show_measures(self, measures: Sequence[str]) -> bool:
        """Goes to the first of some measures that stands beside the page. False where none does."""
        return self._shows_related and self.related.show_measures(measures)

    def focus_topics(self) -> None:
        """Gives the keys to the measures beside the page where they had them last, else to the tree."""
        if self._shows_related and self.related.isAncestorOf(self.focusWidget()):
            self.related.focus_list()
        else:
            self.focus_tree()

    def focus_tree(self) -> None:
        """Gives the keys to the tree."""
        self.contents.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_search(self) -> None:
        """Gives the keys to the field that searches the guide."""
        self.contents.focus_search()

    def ask(self) -> None:
        """Asks the questions of the flowchart, and goes to the page that a person asks for at its end."""
        from app.ui.guide.flowchart import FlowchartDialog
        from app.ui.kit.dialog import run_dialog

        state = self._state
        dialog = run_dialog(lambda: FlowchartDialog(state, self.window()), hand_over=state.hand_over_typed)
        if dialog.wanted:
            self._ways.method(dialog.wanted)

    # pages

    @property
    def method_page(self) -> "MethodPage":
        """The page of a method, made on first use."""
        if self._method_page is None:
            from app.ui.guide.method_page import MethodPage

            self._method_page = MethodPage(self._state, self._ways, self._pages)
            self._method_page.keep_to_column()
            self._pages.addWidget(self._method_page)
        return self._method_page

    @property
    def ratings(self) -> "RatingsView":
        """The table of ratings, made on first use."""
        if self._ratings is None:
            from app.ui.guide.ratings_view import RatingsView

            self._ratings = RatingsView(self._state, self._ways, self._pages)
            self._pages.addWidget(self._ratings)
        return self._ratings

    @property
    def related(self) -> "RelatedMeasures":
        """The measures that belong to the page, made on first use."""
        if self._related is None:
            from app.ui.guide.related_measures import RelatedMeasures

            self._related = RelatedMeasures(self._state, self._ways, self._reading)
            self._related.left.connect(self.focus_tree)
            self._related.page_wanted.connect(self._turn_page)
        return self._related

    @property
    def _shows_related(self) -> bool:
        return self._related is not None and not self._related.isHidden()

    def _show(self, key: str) -> None:
        same, self._shown = key == self._shown, key
        topic, item = topic_and_item(key)
        methods = self.contents.methods
        related: Sequence[Related] = ()
        if self._related:
            self._related.hide()
            self._reading.addWidget(self._related)  # before the page goes that it may stand on
        if topic is methods.topic and item == RATINGS:
            self._pages.setCurrentWidget(self.ratings)
        elif topic is methods.topic and methods.has_page(item):
            if not same:
                self.method_page.show_item(item)
            self._pages.setCurrentWidget(self.method_page)
            related = methods.related(item)
        else:
            related = self._written(topic, item, same=same)
        if related:
            self.related.show_related(related)
            self._place_related()

    def _place_related(self) -> None:
        """Beside the page where there is room, else at its end."""
        page = self._pages.currentWidget()
        assert isinstance(page, ScrollPage)
        body: QWidget | None = page.widget()
        column = body.layout() if body else None
        if not self._is_wide and isinstance(column, QVBoxLayout):
            column.insertWidget(column.count() - 1, self.related)
        elif self.related.parent() is not self._reading:
            self._reading.addWidget(self.related)
        self.related.show_whole(not self._is_wide)
        self.related.show()
        if self._is_wide:
            self._reading.setSizes([self._reading.width() * share // sum(_SHARES) for share in _SHARES])

    @property
    def _is_wide(self) -> bool:
        return self.width() >= _WIDE_EMS * self.fontMetrics().height()

    def _written(self, topic: GuideTopic, item: str, *, same: bool) -> Sequence[Related]:
        writer = self.contents.writer(topic)
        if not writer.write_folder(self.page, item):
            writer.write(self.page, item)
        self.page.finish(same=same)
        self._pages.setCurrentWidget(self.page)
        return self.page.related

    # what happens here

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self._refresh()

    def _show_anew(self) -> None:
        self._is_stale = self._awaits_retelling = False
        self.contents.show_contents()
        self.page.setAccessibleName(_("The page in full"))
        self._show(self._shown)

    def _refresh(self) -> None:
        """Shows everything anew, as soon as it is seen."""
        self._is_stale = True
        if self.isVisible():
            self._show_anew()

    def _on_profile(self) -> None:
        self._refresh()

    def _on_step(self, reached: Extent) -> None:
        if reached.is_about_profile:
            self._refresh()
        elif reached.is_about_answers:
            self._awaits_retelling = True
            self._retell()

    def _retell(self) -> None:
        """Says anew what is said of the cases, as soon as it is seen."""
        if self._awaits_retelling and self.isVisible():
            self._awaits_retelling = False
            self.contents.retell()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._show_anew()
        self._retell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_wide is not self._was_wide:
            self._was_wide = self._is_wide
            if self._shows_related:
                self._place_related()

    def _on_current(self, key: str) -> None:
        if key and key != self._shown:
            self._show(key)

    def _on_entered(self, _key: str) -> None:
        shown = self._pages.currentWidget()
        if isinstance(shown, ScrollPage):
            shown.focus_first()

    def _turn_page(self, step: int) -> None:
        shown = self._pages.currentWidget()
        if isinstance(shown, ScrollPage):
            bar = shown.verticalScrollBar()
            bar.setValue(bar.value() + step * bar.pageStep())
