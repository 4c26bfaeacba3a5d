"""Which method suits us: the guideline's flowchart as a short dialogue, with the way taken drawn below."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from app.domain.guide import FlowAnswer, MethodGuide, Question
from app.domain.guide_charts import flow, question_name
from app.i18n import _, language
from app.ui.guide.flow_picture import FlowPicture, FlowWay
from app.ui.guide.use_tick import UseTick
from app.ui.kit.choice_button import ChoiceButton
from app.ui.kit.dialog import Dialog
from app.ui.kit.flow_layout import FlowLayout
from app.ui.kit.texts import Text
from app.ui.kit.type_setting import H1, LABEL, READING
from app.ui.shell.state import AppState

_KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)
_BUTTONS = QDialogButtonBox.ButtonRole


class FlowchartDialog(Dialog):
    """Asks one question at a time. `wanted` is the method whose page a person asked for; None else."""

    def __init__(self, state: AppState, parent: QWidget | None) -> None:
        super().__init__(parent)
        guide = state.catalogue.guide
        self._chart = guide.flowchart(language())
        self._methods = guide.methods(language())
        self._answers: list[str] = []
        self.wanted: str | None = None
        self.setWindowTitle(_("Which method suits us?"))
        page = QWidget(self)
        self._step = Text(page, muted=True)
        self._question = Text(page, H1)
        self._help = Text(page)
        self._reading = Text(page, muted=True)
        self._choices = [ChoiceButton(page) for _key in _KEYS]
        self._result = _MethodResult(state, page)
        self._result.page_button.clicked.connect(self._on_page)
        self._picture = FlowPicture(page)
        self._way = [Text(page, LABEL), *(Text(page) for _question in self._chart.questions)]
        self._note = Text(page, muted=True)
        self._lay_out(page)
        self._draw()
        self._back = self._button(_("Back"), self.back)
        self._again = self._button(_("Start again"), self.start_again)
        self.set_page(page, QDialogButtonBox.StandardButton.Close)
        self._add_buttons()
        self._show()
        self._fit()

    def _lay_out(self, page: QWidget) -> None:
        column = QVBoxLayout(page)
        column.setSpacing(8)
        for widget in (self._step, self._question, self._help, self._reading, *self._choices, self._result):
            column.addWidget(widget)
        column.addSpacing(self.fontMetrics().height() // 2)
        for widget in (self._picture, self._note, *self._way):
            column.addWidget(widget)
        column.addStretch(1)
        for choice in self._choices:
            choice.clicked.connect(self._on_choice)

    def _button(self, text: str, slot: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def _add_buttons(self) -> None:
        self.buttons.addButton(self._back, _BUTTONS.ActionRole)
        self.buttons.addButton(self._again, _BUTTONS.ActionRole)

    def _fit(self) -> None:
        """A size at which everything is seen, where the screen has room for it."""
        self.take_size(self.size().expandedTo(QSize(0, 46 * self.fontMetrics().height())))

    def _draw(self) -> None:
        names = {question_name(q.number): self._name(q) for q in self._chart.questions}
        names |= {m.id: m.name for m in self._methods.methods}
        numbers = {
            (q.number, answer.id): str(n) for q in self._chart.questions for n, answer in enumerate(q.answers, 1)
        }
        self._picture.show_flow(flow(self._chart), names, numbers)
        self._note.setText(_("* {note}").format(note=self._chart.notes["place_of_6"]))

    @staticmethod
    def _name(question: Question) -> str:
        name = _("Q{number}").format(number=question.number)
        return f"{name}*" if question.is_our_reading else name

    # the way

    @property
    def method(self) -> str | None:
        """The method that the answers lead to; None as long as a question is open."""
        return self._chart.follow(self._answers)[2]

    def answer(self, number: int) -> None:
        """Gives the open question its answer of that number, from 1 on; nothing where there is none."""
        question = self._chart.follow(self._answers)[1]
        if question and number <= len(question.answers):
            self._answers.append(question.answers[number - 1].id)
            self._show()

    def back(self) -> None:
        """Takes the last answer back."""
        if self._answers:
            self._answers.pop()
            self._show()

    def start_again(self) -> None:
        """Takes all answers back."""
        self._answers.clear()
        self._show()

    # what is shown

    def _show(self) -> None:
        way, question, method = self._chart.follow(self._answers)
        self._show_question(question)
        self._result.show_method(self._methods.by_id(method) if method else None, self._chart.notes["advice"])
        lines = [self._step_text(asked, choice) for asked, choice in way]
        here = method or question_name(question.number if question else 1)
        end = self._methods.by_id(method).name if method else ""
        shown = (_("The way you took"), *lines) if lines else ()
        for n, text in enumerate(self._way):
            text.set_text(shown[n] if n < len(shown) else "")
        self._picture.show_way(
            FlowWay(frozenset((asked.number, choice.id) for asked, choice in way), here),
            _("Flowchart of six questions and seven methods. {way}").format(way=" → ".join((*lines, end)).strip(" →")),
        )
        self._back.setEnabled(bool(lines))
        self._again.setEnabled(bool(lines))
        self._focus(question)

    def _show_question(self, question: Question | None) -> None:
        self._step.set_text(_("Question {number}").format(number=question.number) if question else "")
        self._reading.set_text(self._chart.notes["place_of_6"] if question and question.is_our_reading else "")
        self._question.set_text(question.text if question else "")
        self._help.set_text(question.help if question else "")
        for n, button in enumerate(self._choices):
            there = question is not None and n < len(question.answers)
            button.setVisible(there)
            if question and there:
                button.set_content(question.answers[n].text, mark=f"{n + 1}")

    def _step_text(self, question: Question, choice: FlowAnswer) -> str:
        number = [answer.id for answer in question.answers].index(choice.id) + 1
        return _("{question} {text} → {number}. {answer}").format(
            question=self._name(question), text=question.text, number=number, answer=choice.text
        )

    def _focus(self, question: Question | None) -> None:
        self._scroll.verticalScrollBar().setValue(0)
        (self._choices[0] if question else self._result.tick).setFocus(Qt.FocusReason.TabFocusReason)

    # what a person does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS:
            self.answer(_KEYS.index(Qt.Key(event.key())) + 1)
        elif event.key() == Qt.Key.Key_Backspace:
            self.back()
        else:
            super().keyPressEvent(event)

    def _on_choice(self) -> None:
        button = self.sender()
        assert isinstance(button, ChoiceButton)
        self.answer(self._choices.index(button) + 1)

    def _on_page(self) -> None:
        self.wanted = self.method
        self.accept()


class _MethodResult(QWidget):
    """The method that the answers lead to."""

    def __init__(self, state: AppState, parent: QWidget) -> None:
        super().__init__(parent)
        self._head = Text(self, muted=True)
        self._name = Text(self, H1)
        self._suits = Text(self)
        self._summary = Text(self, READING)
        self._advice = Text(self, muted=True)
        self.tick = UseTick(state, self)
        self.page_button = QPushButton(self)
        self.page_button.setAutoDefault(False)
        buttons = FlowLayout(spacing=12)
        buttons.addWidget(self.tick)
        buttons.addWidget(self.page_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for text in (self._head, self._name, self._suits, self._summary):
            column.addWidget(text)
        column.addLayout(buttons)
        column.addWidget(self._advice)

    def show_method(self, method: MethodGuide | None, advice: str) -> None:
        """Shows a method; nothing without one."""
        self.setVisible(method is not None)
        if method:
            self._head.setText(_("Your answers lead to"))
            self._name.setText(method.name)
            self._suits.setText(method.suits)
            self._summary.set_text(method.summary)
            self._advice.setText(advice)
            self.tick.show_item(method.id)
            self.page_button.setText(_("See its page"))
