"""The page of pictures that asks what an office works with; an answer goes on to the next card."""

from collections.abc import Iterable, Iterator, Mapping

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.profile import Known
from app.domain.tools import Tool
from app.i18n import N_, _, language
from app.ui.kit.equal_columns import EqualColumns
from app.ui.kit.texts import Text
from app.ui.kit.type_setting import H1, LABEL
from app.ui.profile.profile_page_base import ProfileDraft, ProfilePage
from app.ui.profile.tool_card import ToolCard

_HEADS: Mapping[Tool, str] = {
    Tool.WINDOWS_HOME: N_("PCs and phones"),
    Tool.MICROSOFT_365: N_("Mail and apps"),
    Tool.ZOOM: N_("Online meetings"),
    Tool.NAS: N_("Network and storage"),
    Tool.IT_VENDOR: N_("Help with it all"),
}
"""The heading over the tools from this one on."""
_LEAST_EM = 16
"""The three answers of a card stand in one line."""
_SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


def _groups() -> Iterator[tuple[str, tuple[Tool, ...]]]:
    """The headings, each with its tools."""
    tools = tuple(Tool)
    starts = [tools.index(tool) for tool in _HEADS]
    for head, start, end in zip(_HEADS.values(), starts, [*starts[1:], len(tools)], strict=True):
        yield _(head), tools[start:end]


class ToolsGroup(QWidget):
    """Some cards under a heading, and what answers "no" to all of them that have no answer."""

    none_wanted = Signal()

    def __init__(self, head: str, tools: Iterable[Tool], draft: ProfileDraft, parent: QWidget) -> None:
        super().__init__(parent)
        title = Text(self, LABEL)
        title.setText(head)
        self._none = QPushButton(self)
        self._none.setAutoDefault(False)
        self._none.setAccessibleDescription(head)
        self._none.clicked.connect(self._on_none)
        hints = draft.state.catalogue.guide.tool_hints(language())
        self.cards = [ToolCard(tool, hints[tool], _known(draft.texts[tool]), self) for tool in tools]
        line = QHBoxLayout()
        line.addWidget(title, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._none)
        below = QWidget(self)
        grid = EqualColumns(below, _LEAST_EM)
        for card in self.cards:
            grid.addWidget(card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(below)
        self.refresh()

    @property
    def open_cards(self) -> list[ToolCard]:
        """Those without an answer."""
        return [card for card in self.cards if card.known is None]

    def refresh(self) -> None:
        """Names what the button would answer; without anything to answer there is none."""
        is_whole = len(self.open_cards) == len(self.cards)
        self._none.setText(_("None of these") if is_whole else _("None of the others"))
        self._none.setVisible(bool(self.open_cards) and len(self.cards) > 1)

    def _on_none(self) -> None:
        for card in self.open_cards:
            card.answer(Known.NO)
        self.none_wanted.emit()


class ToolsPage(ProfilePage):
    """All the tools. `title` stands over them where the dialog has none."""

    def __init__(self, draft: ProfileDraft, parent: QWidget, title: str = "") -> None:
        super().__init__(draft, parent)
        head, how = Text(self, H1), Text(self, muted=True)
        head.set_text(title)
        how.setText(
            _(
                "You then see the steps for these alone. By keyboard: 1 is yes, 2 no, 3 don't know, and goes on; "
                "arrows lead to another picture."
            )
        )
        self.column.addWidget(head)
        self.column.addWidget(how)
        self._groups = [ToolsGroup(title, tools, draft, self) for title, tools in _groups()]
        self._cards = {card.tool.value: card for group in self._groups for card in group.cards}
        for group in self._groups:
            group.none_wanted.connect(self._on_none)
            self.column.addWidget(group)
        for card in self._cards.values():
            card.answered.connect(self._on_answered)
            card.arrow_pressed.connect(self._on_arrow)
        self.column.addStretch(1)

    @property
    def texts(self) -> Mapping[str, str]:
        return {tool: card.known.value if card.known else "" for tool, card in self._cards.items()}

    @property
    def first_field(self) -> QWidget | None:
        return next(iter(self._cards.values()))

    @property
    def progress(self) -> str:
        cards = self._cards.values()
        return _("{count} of {total} answered").format(
            count=sum(card.known is not None for card in cards), total=len(cards)
        )

    def focus_on(self, key: str) -> None:
        """Gives the keys to a tool; without one to the first that is not answered."""
        open_ones = [card for card in self._cards.values() if card.known is None]
        self._stand_on(self._cards.get(key) or next(iter(open_ones or self._cards.values())))

    def _stand_on(self, card: ToolCard) -> None:
        card.focus()
        self.shown_wanted.emit(card)

    def _on_answered(self, tool: str) -> None:
        self._go_on(list(self._cards).index(tool) + 1)

    def _on_none(self) -> None:
        group = self.sender()
        assert isinstance(group, ToolsGroup)
        self._go_on(list(self._cards).index(group.cards[-1].tool) + 1)

    def _go_on(self, number: int) -> None:
        """To the card of that number; behind the last one the page is done."""
        later = list(self._cards.values())[number:]
        if later:
            self._stand_on(later[0])
        for group in self._groups:
            group.refresh()
        self.answered.emit()
        if not later:
            self.finished.emit()

    # arrows

    def _on_arrow(self, key: Qt.Key) -> None:
        card = self.sender()
        assert isinstance(card, ToolCard)
        cards = list(self._cards.values())
        if key in _SIDES:
            number = cards.index(card) + _SIDES[key]
            there = cards[number] if 0 <= number < len(cards) else None
        else:
            there = self._nearest(card, -1 if key == Qt.Key.Key_Up else 1)
        if there is not None:
            self._stand_on(there)

    def _nearest(self, card: ToolCard, way: int) -> ToolCard | None:
        """The card of the next line that is nearest to the place of this one."""
        at = self._place(card)
        beyond = [one for one in self._cards.values() if (self._place(one).y() - at.y()) * way > 0]

        def distance(one: ToolCard) -> tuple[int, int]:
            place = self._place(one)
            return abs(place.y() - at.y()), abs(place.x() - at.x())

        return min(beyond, key=distance, default=None)

    def _place(self, card: ToolCard) -> QPoint:
        return card.mapTo(self, QPoint())


def _known(text: str) -> Known | None:
    return Known(text) if text else None
