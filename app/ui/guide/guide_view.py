"""The guide: what the guideline's other chapters say, topic by topic, each made when it is first gone to."""

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.i18n import _
from app.ui.kit.retranslating import Retranslating
from app.ui.kit.segmented import Segmented
from app.ui.shell.state import AppState
from app.ui.shell.ways import GuideTopic, Ways

if TYPE_CHECKING:
    from app.ui.guide.methods_view import MethodsView
    from app.ui.guide.topic_view import TopicView

_ChapterView: TypeAlias = "MethodsView | TopicView"


class GuideView(Retranslating, QWidget):
    """Shows one topic."""

    def __init__(self, state: AppState, ways: Ways, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state, self._ways = state, ways
        self._made: dict[GuideTopic, _ChapterView] = {}
        self._switch = Segmented(list(GuideTopic), self)
        self._switch.chosen.connect(self._on_chosen)
        self._stack = QStackedWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 8)
        column.setSpacing(6)
        column.addWidget(self._switch)
        column.addWidget(self._stack, 1)
        self.retranslate()
        self.show_topic(GuideTopic.METHODS)

    # for the window

    @property
    def topic(self) -> GuideTopic:
        """The topic that is shown."""
        return self._topic

    @property
    def item(self) -> str:
        """The item of the topic that is shown, by its id; '' for none."""
        return self.view_of(self._topic).item

    def show_topic(self, topic: GuideTopic, item: str = "") -> None:
        """Shows a topic, and goes to an item of it."""
        self._topic = topic
        self._switch.choose(topic)
        view = self.view_of(topic)
        self._stack.setCurrentWidget(view)
        if item:
            view.show_item(item)

    def focus_topics(self) -> None:
        """Gives the keys to the topics."""
        self._switch.focus()

    def view_of(self, topic: GuideTopic) -> _ChapterView:
        """The view of a topic, made on first use."""
        if topic not in self._made:
            view = self._made[topic] = _made(topic, self._state, self._ways, self)
            self._stack.addWidget(view)
        return self._made[topic]

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self._switch.set_texts([_("Methods"), _("Cases"), _("Roles"), _("Explanations"), _("Glossary")])
        self._switch.setAccessibleName(_("Topics of the guide"))

    def _on_chosen(self, key: str) -> None:
        self._ways.topic(GuideTopic(key))


def _made(topic: GuideTopic, state: AppState, ways: Ways, parent: QWidget) -> _ChapterView:
    match topic:
        case GuideTopic.METHODS:
            from app.ui.guide.methods_view import MethodsView

            return MethodsView(state, ways, parent)
        case GuideTopic.CASES:
            from app.ui.guide.cases_view import CasesView

            return CasesView(state, ways, parent)
        case GuideTopic.ROLES:
            from app.ui.guide.roles_view import RolesView

            return RolesView(state, ways, parent)
        case GuideTopic.EXPLANATIONS:
            from app.ui.guide.explanations_view import ExplanationsView

            return ExplanationsView(state, ways, parent)
        case GuideTopic.GLOSSARY:
            from app.ui.guide.glossary_view import GlossaryView

            return GlossaryView(state, ways, parent)
