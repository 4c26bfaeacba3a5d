"""The guide: what the guideline's other chapters say, topic by topic, each made when it is first gone to."""

from enum import StrEnum
from typing import Protocol, cast

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.i18n import _
from app.ui.guide.guide_page import PROFILE
from app.ui.kit.segmented import Segmented
from app.ui.kit.speaking import Speaking
from app.ui.shell.state import AppState


class Topic(StrEnum):
    """What the guide tells of."""

    METHODS = "methods"
    CASES = "cases"
    ROLES = "roles"
    EXPLANATIONS = "explanations"
    GLOSSARY = "glossary"


class TopicView(Protocol):
    """What the view of a topic offers beside being a widget."""

    @property
    def measure_wanted(self) -> SignalInstance:
        """Sent with the id of the measure that a person wants to see."""

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""

    def show_item(self, item: str) -> None:
        """Goes to an item by its id."""


class GuideView(Speaking, QWidget):
    """Shows one topic. Emits `measure_wanted(id)` to see a measure in the checklist."""

    measure_wanted = Signal(str)
    profile_wanted = Signal(str)
    """A person wants to answer this part of the profile."""

    def __init__(self, state: AppState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._made: dict[Topic, QWidget] = {}
        self._switch = Segmented(list(Topic), self)
        self._switch.chosen.connect(self._on_chosen)
        self._stack = QStackedWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 8)
        column.setSpacing(6)
        column.addWidget(self._switch)
        column.addWidget(self._stack, 1)
        self.retranslate()
        self.show_topic(Topic.METHODS)

    # for the window

    @property
    def topic(self) -> Topic:
        """The topic that is shown."""
        return self._topic

    def show_topic(self, topic: str, item: str | None = None) -> None:
        """Shows a topic, by the name of it, and goes to an item of it."""
        self._topic = Topic(topic)
        self._switch.choose(topic)
        view = self.view_of(self._topic)
        self._stack.setCurrentWidget(view)
        if item:
            cast(TopicView, view).show_item(item)

    def focus_topics(self) -> None:
        """Gives the keys to the topics."""
        self._switch.focus()

    def view_of(self, topic: Topic) -> QWidget:
        """The view of a topic, made on first use."""
        if topic not in self._made:
            view = _made(topic, self._state, self)
            cast(TopicView, view).measure_wanted.connect(self.measure_wanted)
            if hasattr(view, "item_wanted"):
                view.item_wanted.connect(self._on_item_wanted)
            self._made[topic] = view
            self._stack.addWidget(view)
        return self._made[topic]

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self._switch.set_texts([_("Methods"), _("Cases"), _("Roles"), _("Explanations"), _("Glossary")])
        self._switch.setAccessibleName(_("Topics of the guide"))

    def _on_item_wanted(self, topic: str, item: str) -> None:
        if topic == PROFILE:
            self.profile_wanted.emit(item)
        else:
            self.show_topic(topic, item)

    def _on_chosen(self, key: str) -> None:
        self.show_topic(key)


def _made(topic: Topic, state: AppState, parent: QWidget) -> QWidget:
    match topic:
        case Topic.METHODS:
            from app.ui.guide.methods import MethodsView

            return MethodsView(state, parent)
        case Topic.CASES:
            from app.ui.guide.cases import CasesView

            return CasesView(state, parent)
        case Topic.ROLES:
            from app.ui.guide.roles import RolesView

            return RolesView(state, parent)
        case Topic.EXPLANATIONS:
            from app.ui.guide.explanations import ExplanationsView

            return ExplanationsView(state, parent)
        case Topic.GLOSSARY:
            from app.ui.guide.glossary import GlossaryView

            return GlossaryView(state, parent)
