"""The dialogs as a person fills them in."""

import re

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QScrollArea

from app import labels
from app.domain.answers import Field
from app.i18n import _
from app.ui.kit.choice_button import ChoiceButton
from app.ui.kit.lists.topic_list import TopicList
from app.ui.paper.entry_find import EntryFind
from app.ui.paper.entry_rows import EntryRows
from tests.ui.hands.parts import Part, shown


class TaskHand(Part):
    """Owner, due date, carrier and priority, in a dialog or beside a row of paper."""

    @property
    def owner(self) -> QComboBox:
        return self.choice(labels.name(Field.OWNER))

    @property
    def due(self) -> QLineEdit:
        return self.line(labels.name(Field.DUE))

    @property
    def carrier(self) -> QComboBox:
        return self.choice(labels.name(Field.CARRIER))

    @property
    def priority(self) -> QComboBox:
        return self.choice(labels.name(Field.PRIORITY))


class PasswordHand(Part):
    """The two fields for a password."""

    @property
    def lines_to_fill(self) -> tuple[QLineEdit, QLineEdit]:
        """The field, and the one to repeat it."""
        return self.line("Password"), self.line("Once more")

    def type(self, first: str, second: str) -> None:
        """Fills both in."""
        for line, text in zip(self.lines_to_fill, (first, second), strict=True):
            line.setText(text)


class EntryHand(Part):
    """Typing a sheet back from paper."""

    @property
    def number(self) -> QLineEdit:
        """The field for the number of the sheet."""
        return self.line("Number of the sheet")

    @property
    def find(self) -> Part:
        """The page that asks for the number."""
        return Part(self.kind(EntryFind))

    @property
    def sheets(self) -> TopicList:
        """The sheets printed last."""
        return self.named(TopicList, "Sheets printed last")

    @property
    def rows(self) -> EntryRows | None:
        """The page with the rows of a sheet; None before one is found."""
        return next((rows for rows in self.widget.findChildren(EntryRows) if shown(rows)), None)


class ProfileHand(Part):
    """The questions about the organisation."""

    @property
    def page(self) -> int:
        """The page that is shown, from 0."""
        head = _("{number} of {total}: {title}").format(number="(\\d)", total="\\d", title=".*")
        [number] = [found[1] for line in self.lines if (found := re.fullmatch(head, line))]
        return int(number) - 1

    @property
    def next(self) -> QAbstractButton:
        """What leads on, or ends it on the last page."""
        return next(iter(self.buttons("&Next") or self.buttons("&Done")))

    @property
    def back(self) -> QAbstractButton:
        """What leads back."""
        return self.button("&Back")


class QuickStartHand(Part):
    """The first three questions."""

    @property
    def page(self) -> int | None:
        """The question that is asked, from 1; None where its answers are summed up."""
        head = _("Question {number} of {total}").format(number="(\\d)", total="\\d")
        return next((int(found[1]) for line in self.lines if (found := re.fullmatch(head, line))), None)

    @property
    def choices(self) -> list[ChoiceButton]:
        """The answers to choose from."""
        return [one for one in self.widget.findChildren(ChoiceButton) if shown(one)]

    @property
    def count(self) -> str:
        """What stands in the field for a number."""
        return self.kind(QLineEdit).text()

    @property
    def scrolls(self) -> bool:
        """Whether there is more than can be seen."""
        return self.kind(QScrollArea).verticalScrollBar().maximum() > 0

    @property
    def later(self) -> QAbstractButton:
        """What ends it."""
        return self.button("&Later")

    @property
    def back(self) -> QAbstractButton:
        """What leads back."""
        return self.button("&Back")

    @property
    def next(self) -> QAbstractButton:
        """What leads on."""
        return next(iter(self.buttons("&Next") or self.buttons("Be&gin")))


class FlowchartHand(Part):
    """The questions of the flowchart."""

    @property
    def way(self) -> list[str]:
        """The questions answered so far, each with its answer, as they can be read."""
        return [line for line in self.lines if " → " in line]

    @property
    def back(self) -> QAbstractButton:
        """What takes the last answer back."""
        return self.button("Back")

    @property
    def again(self) -> QAbstractButton:
        """What begins anew."""
        return self.button("Start again")
