"""What a person typed is no mark-up when it is pointed at."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.answers import Field, Status
from app.ui.documents.document_outcome import SavedLine
from app.ui.kit.one_line import OneLine
from app.ui.kit.plain_tip import plain_tip
from app.ui.plan.task_look import TaskColumn
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import Place
from tests.ui.hands import Hand
from tests.ui.stages import answer_much, settled

HOSTILE = '<img src="/etc/passwd"><b>A & B</b> &lt;' + "1" * 90


def shown(tip: str) -> str:
    """The letters of a tool tip as Qt shows it, which is as mark-up."""
    document = QTextDocument()
    document.setHtml(tip)
    return document.toPlainText()


@given(st.text("<&;/>'\"apmblgtx\n\\{}%あ"))
def test_every_letter_is_shown(text: str) -> None:
    assert re.sub(r"\s", "", shown(plain_tip(text))) == re.sub(r"\s", "", text)
    assert bool(plain_tip(text)) == bool(text)


def test_lines_stay_lines() -> None:
    assert shown(plain_tip("a\nb")).split("\u2028") in (["a", "b"], ["a\nb"])


def owner_in_the_plan(window: MainWindow, state: AppState) -> str:
    state.edit(["executive-A-2"], {Field.STATUS: Status.NOT_DONE, Field.OWNER: HOSTILE})
    Hand(window).go(Place.PLAN)
    model = settled(Hand(window).plan.list).model()
    cells = (model.index(row, TaskColumn.OWNER) for row in range(model.rowCount()))
    tips = [str(cell.data(Qt.ItemDataRole.ToolTipRole)) for cell in cells]
    return next(tip for tip in tips if "passwd" in tip)


def owner_in_the_overview(window: MainWindow, state: AppState) -> str:
    answer_much(state)
    state.edit([measure.id for measure in state.catalogue.measures[:20]], {Field.OWNER: HOSTILE})
    Hand(window).go(Place.OVERVIEW)
    tips = [row.toolTip() for row in settled(window).findChildren(QWidget)]
    return next(tip for tip in tips if "passwd" in tip)


def name_of_the_workbook(window: MainWindow, state: AppState) -> str:
    state.rename(HOSTILE)
    return Hand(window).chip.toolTip()


def file_that_was_saved(window: MainWindow, _state: AppState) -> str:
    line = SavedLine(window)
    line.show_saved("x", Path("/folder", HOSTILE))
    return next(child.toolTip() for child in line.findChildren(QWidget) if "passwd" in child.toolTip())


def line_without_room(window: MainWindow, _state: AppState) -> str:
    line = OneLine(window)
    line.resize(30, 20)
    line.set_text(HOSTILE)
    return line.toolTip()


PLACES = (owner_in_the_plan, owner_in_the_overview, name_of_the_workbook, file_that_was_saved, line_without_room)


@pytest.mark.parametrize("told", PLACES, ids=lambda told: told.__name__)
def test_no_tip_takes_it_for_more(told, qapp: QApplication, window: MainWindow, state: AppState) -> None:
    assert '<img src="/etc/passwd"><b>A & B</b>' in shown(told(window, state))
