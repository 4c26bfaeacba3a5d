"""What the IT vendor does for a measure, in a frame of its own, with the sentences to send."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app import labels
from app.domain.addresses import addresses
from app.domain.answers import Carrier, Field, Status
from app.domain.measures import Measure
from app.domain.own_steps import SharedOutSteps
from app.domain.profile import Known, get
from app.domain.steps import Step, ticked
from app.domain.tools import Tool
from app.domain.vendor_work import REPLY_WITHIN
from app.i18n import _, language
from app.ui.checklist.tool_questions import ToolQuestion
from app.ui.kit.flow_layout import FlowLayout
from app.ui.kit.passages import Passage
from app.ui.kit.passing_notice import Notice, NoticeButton
from app.ui.kit.reading_column import ReadingColumn
from app.ui.kit.scroll_page import PageBody
from app.ui.kit.type_setting import LABEL
from app.ui.shell import theme
from app.ui.shell.state import AppState
from app.ui.shell.ways import Ways

_ABOVE_STEP = 0.5
_ABOVE_SENTENCE = 0.2
_QUESTIONS = "vendor-questions"
"""The document that asks the vendor about what it carries out."""


class VendorFrame(PageBody):
    """The vendor's steps with their boxes. Where there is no vendor it says whom to ask; if nobody knows, it asks."""

    ticked = Signal(str, bool)

    def __init__(self, state: AppState, ways: Ways, parent: QWidget) -> None:
        super().__init__(parent)
        self._state, self._ways = state, ways
        self._measure: Measure | None = None
        self._steps = SharedOutSteps((), (), (), ())
        self._question = ToolQuestion(self)
        self._question.answered.connect(self._on_answered)
        self.texts = ReadingColumn(self)
        self.texts.ticked.connect(self.ticked)
        buttons = QWidget(self)
        self._copy, self._add = QPushButton(buttons), QPushButton(buttons)
        self._copy.clicked.connect(self._on_copy)
        self._add.clicked.connect(self._on_add)
        row = FlowLayout(buttons, spacing=8)
        row.addWidget(self._copy)
        row.addWidget(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        for part in (self._question, self.texts, buttons):
            column.addWidget(part)
        self.hide()

    def show_steps(self, measure: Measure, steps: SharedOutSteps, done: frozenset[str]) -> None:
        """Shows what the vendor does for a measure; nothing takes no room."""
        self._measure, self._steps = measure, steps
        if steps.vendor:
            is_asked = not get(self._state.standing.profile, Tool.IT_VENDOR)
            if is_asked:
                self._question.ask(Tool.IT_VENDOR, _("Do you have an IT vendor?"))
            self._question.setVisible(is_asked)
            self.texts.show_passages(self._passages(), done)
            self._copy.setText(_("Copy the request"))
            self.refresh()
        self.setVisible(bool(steps.vendor))

    def show_done(self, done: frozenset[str]) -> None:
        """Takes in which steps are done, and whether the vendor is asked about the measure."""
        self.texts.show_done(done)
        self.refresh()

    def refresh(self) -> None:
        """Says what can be done about the questions to the vendor."""
        assert self._measure is not None
        can_ask = self._has_vendor is not Known.NO
        applies = self._state.shown(self._measure.id).status is not Status.NOT_APPLICABLE
        self._add.setText(_("See the questions") if self._is_added else _("Add to the questions"))
        self._add.setVisible(can_ask and applies)

    @property
    def _has_vendor(self) -> Known:
        return self._state.standing.profile.has(Tool.IT_VENDOR)

    @property
    def _is_added(self) -> bool:
        assert self._measure is not None
        return self._state.entry(self._measure.id).carrier in (Carrier.VENDOR, Carrier.BOTH)

    def _passages(self) -> list[Passage]:
        has_none = self._has_vendor is Known.NO
        head = _("Without an IT vendor: ask somebody else") if has_none else _("For the IT vendor")
        said = [Passage(head, LABEL)]
        for number, step in enumerate(self._steps.vendor, len(self._steps.own) + 1):
            text = self._spoken(step.text)
            said.append(Passage(text, mark=f"{number}.", room=_ABOVE_STEP, box=step.id, links=addresses(text)))
            sentence = _("“{sentence}”").format(sentence=self._spoken(step.ask))
            said.append(Passage(sentence, room=_ABOVE_SENTENCE, is_inset=True))
            if has_none:
                said.append(Passage(labels.ask_instead(step.site), room=_ABOVE_SENTENCE, is_inset=True, is_soft=True))
        return said

    def _spoken(self, text: str) -> str:
        return labels.as_spoken(text, self._state.standing.profile.kind)

    def _on_answered(self, tool: str, known: str) -> None:
        self._state.hand_over_typed()
        self._state.set_profile({tool: known})

    def _on_copy(self) -> None:
        from app.words.vendor_message import vendor_message

        asks = [self._spoken(step.ask) for step in self._left()]
        until = self._state.today() + REPLY_WITHIN
        message = vendor_message(asks, self._state.workbook.organisation, until, language())
        QGuiApplication.clipboard().setText(message)
        self._ways.tell(Notice(_("The request is copied: paste it into a mail or into LINE.")))

    def _left(self) -> Sequence[Step]:
        """What is not done yet; all of it where everything is."""
        assert self._measure is not None
        done = ticked(self._state.entry(self._measure.id).steps_done)
        return [step for step in self._steps.vendor if step.id not in done] or self._steps.vendor

    def _on_add(self) -> None:
        assert self._measure is not None
        if self._is_added:
            self._ways.document(_QUESTIONS)
            return
        self._state.hand_over_typed()
        carrier = Carrier.BOTH if self._steps.own else Carrier.VENDOR
        if self._state.edit([self._measure.id], {Field.CARRIER: carrier}):
            words = _("“{field}” is “{carrier}” now: the questions to the IT vendor ask about this measure.")
            told = words.format(field=labels.name(Field.CARRIER), carrier=labels.name(carrier))
            self._ways.tell(Notice(told, (NoticeButton(_("Undo (Ctrl+Z)"), self._state.undo),)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        chosen = theme.tokens(self.palette())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour(chosen.line), 1))
        painter.setBrush(theme.colour(chosen.bg))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()
