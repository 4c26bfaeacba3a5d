"""The steps of a measure: ticked and taken back; the vendor's, those for other tools, and what is asked in place."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app import labels
from app.domain.addresses import addresses
from app.domain.answers import Carrier, Field
from app.domain.own_steps import SharedOutSteps, share_out
from app.domain.profile import Kind, Known
from app.domain.steps import By, Step, ticked
from app.domain.tools import Tool
from app.i18n import _
from app.storage.workbook import Workbook
from app.ui.kit.reading_column import ReadingColumn
from app.ui.kit.step_box import StepBox
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import Place, ToQuestion
from app.words.edits import step_words
from tests.languages import LANGUAGES
from tests.ui.desk import Desk
from tests.ui.hands import ChecklistHand, DetailHand, Hand
from tests.ui.hands.parts import Part, shown
from tests.ui.stages import settled

Speak = Callable[..., None]


def shared(state: AppState, measure_id: str) -> SharedOutSteps:
    return share_out(state.words.measures[measure_id].steps, state.standing.profile.has)


def measure_with(state: AppState, wanted: Callable[[SharedOutSteps], bool]) -> str:
    """A measure whose steps are such, by their facts alone."""
    return next(measure.id for measure in state.measures if wanted(shared(state, measure.id)))


def with_vendor(state: AppState) -> str:
    """A measure with steps of one's own and more than one of the vendor."""
    return measure_with(state, lambda steps: len(steps.own) > 1 and len(steps.vendor) > 1)


def settle_tools(state: AppState, known: Known = Known.YES, **others: str) -> None:
    state.set_profile({tool.value: known.value for tool in Tool} | others)


def line_of(detail: DetailHand, box: StepBox) -> tuple[ReadingColumn, QPoint]:
    """Where the words of a step stand."""
    column = box.parentWidget()
    assert isinstance(column, ReadingColumn)
    return column, QPoint(column.width() - 3, box.geometry().center().y())


# ticks


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_step_is_ticked_by_a_click_anywhere_on_its_line(
    qtbot: QtBot, checklist: ChecklistHand, state: AppState, desk: Desk, speak: Speak, lang: str
) -> None:
    speak(lang, desk)
    measure = with_vendor(state)
    checklist.open(measure)
    detail, steps = checklist.detail, shared(state, measure)
    assert [box.key for box in detail.boxes] == [step.id for step in steps.counted]
    for box, step in zip(detail.boxes, steps.counted, strict=True):
        assert box.accessibleName().endswith(step.text)
        column, place = line_of(detail, box)
        qtbot.mouseClick(column, Qt.MouseButton.LeftButton, pos=place)
        assert box.isChecked()
    assert ticked(state.entry(measure).steps_done) == {step.id for step in steps.counted}
    assert checklist.list.hasFocus()
    column, place = line_of(detail, detail.boxes[0])
    qtbot.mouseClick(column, Qt.MouseButton.LeftButton, pos=place)
    assert steps.own[0].id not in ticked(state.entry(measure).steps_done)
    assert not detail.boxes[0].isChecked()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_tab_walks_the_boxes_and_a_key_ticks(
    qtbot: QtBot, checklist: ChecklistHand, state: AppState, key: Qt.Key
) -> None:
    settle_tools(state)
    measure = with_vendor(state)
    checklist.open(measure)
    boxes = checklist.detail.boxes
    boxes[0].parentWidget().setFocus(Qt.FocusReason.TabFocusReason)
    met = []
    for _n in range(200):
        now = QApplication.focusWidget()
        if isinstance(now, StepBox):
            met.append(now.key)
            qtbot.keyClick(now, key)
        if len(met) == len(boxes):
            break
        qtbot.keyClick(now, Qt.Key.Key_Tab)
    assert met == [box.key for box in boxes]
    assert ticked(state.entry(measure).steps_done) == set(met)
    for wanted in reversed(met[:-1]):
        while True:
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
            now = QApplication.focusWidget()
            if isinstance(now, StepBox):
                break
        assert now.key == wanted


def test_tab_leads_out_of_the_steps_both_ways(qtbot: QtBot, checklist: ChecklistHand, state: AppState) -> None:
    settle_tools(state)
    checklist.open(with_vendor(state))
    column = checklist.detail.boxes[0].parentWidget()
    column.setFocus(Qt.FocusReason.TabFocusReason)
    first = QApplication.focusWidget()
    assert first is checklist.detail.boxes[0]
    qtbot.keyClick(first, Qt.Key.Key_Backtab)
    before = QApplication.focusWidget()
    assert before is not column
    assert not column.isAncestorOf(before)
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is first
    for _n in range(100):
        now = QApplication.focusWidget()
        if now is not column and not column.isAncestorOf(now):
            break
        qtbot.keyClick(now, Qt.Key.Key_Tab)
    else:
        pytest.fail("caught in the steps")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_tick_is_one_step_to_take_back(window: MainWindow, state: AppState, lang: str) -> None:
    Hand(window).speak(lang)
    measure = with_vendor(state)
    window.show_measure(measure)
    detail = Hand(window).checklist.detail
    detail.boxes[0].click()
    detail.boxes[1].click()
    assert ticked(state.entry(measure).steps_done) == {box.key for box in detail.boxes[:2]}
    assert state.next_undo is not None
    said = step_words(state.next_undo, state.catalogue)
    assert said == _("a step of {measure} ticked").format(measure=labels.measure_label(state.catalogue.by_id[measure]))
    window.show_measure(state.measures[0].id)
    state.undo()
    assert Hand(window).checklist.current_id == measure
    assert [box.isChecked() for box in detail.boxes[:2]] == [True, False]
    assert said in Hand(window).told
    state.redo()
    assert detail.boxes[1].isChecked()


def test_a_tick_that_cannot_be_kept_is_not_shown(
    checklist: ChecklistHand, state: AppState, failures: list[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.files import DiskFull

    def full(*_edits: object) -> None:
        raise DiskFull(state.path)

    checklist.open(with_vendor(state))
    monkeypatch.setattr(Workbook, "apply", full)
    checklist.detail.boxes[0].click()
    assert failures
    assert not checklist.detail.boxes[0].isChecked()


def test_how_many_are_done_is_said_by_the_heading_and_in_the_list(checklist: ChecklistHand, state: AppState) -> None:
    settle_tools(state)
    measure = with_vendor(state)
    checklist.open(measure)
    count = len(shared(state, measure).counted)
    look = checklist.list.model().look
    listed = state.catalogue.by_id[measure]

    def aside() -> list[str]:
        return [p.aside for column in checklist.detail.columns for p in column.passages if p.aside]

    assert aside() == [f"0/{count}"]
    assert look(listed).steps == ""
    checklist.detail.boxes[0].click()
    checklist.detail.boxes[-1].click()
    assert aside() == [f"2/{count}"]
    assert look(listed).steps == f"2/{count}"
    assert f"2/{count}" in str(checklist.list.model().data(checklist.row(measure), Qt.ItemDataRole.AccessibleTextRole))
    state.undo()
    assert look(listed).steps == f"1/{count}"


def test_a_ticked_step_is_quiet_and_stays_readable(checklist: ChecklistHand, state: AppState) -> None:
    measure = with_vendor(state)
    checklist.open(measure)
    box = checklist.detail.boxes[0]
    column, _place = line_of(checklist.detail, box)
    before = column.grab().toImage()
    terms = list(column.marks)
    box.click()
    assert column.grab().toImage() != before
    assert column.marks == terms


def test_a_tick_stays_when_its_tool_is_said_not_to_be_there(checklist: ChecklistHand, state: AppState) -> None:
    settle_tools(state)
    measure = measure_with(state, lambda steps: any(len(step.tools) == 1 for step in steps.own))
    step = next(step for step in shared(state, measure).own if len(step.tools) == 1)
    checklist.open(measure)
    next(box for box in checklist.detail.boxes if box.key == step.id).click()
    state.set_profile({step.tools[0].value: "no"})
    assert step.id not in [box.key for box in checklist.detail.boxes]
    assert step.id in ticked(state.entry(measure).steps_done)
    state.set_profile({step.tools[0].value: "yes"})
    assert next(box for box in checklist.detail.boxes if box.key == step.id).isChecked()


# other tools


def test_steps_for_other_tools_are_folded_and_named(checklist: ChecklistHand, state: AppState) -> None:
    settle_tools(state, Known.NO)
    measure = measure_with(state, lambda steps: bool(steps.others))
    others = shared(state, measure).others
    checklist.open(measure)
    fold = checklist.detail.fold
    assert fold.text() == _("Other tools ({count})").format(count=len(others))
    assert not any(step.text in checklist.detail.read for step in others)
    fold.click()
    read = checklist.detail.read
    for step in others:
        assert read[read.index(step.text) - 1] == labels.tool_names(step.tools)
    assert not {box.key for box in checklist.detail.boxes} & {step.id for step in others}
    checklist.open(state.measures[0].id)
    checklist.open(measure)
    assert not fold.isChecked()


def test_where_all_tools_are_there_nothing_is_folded(checklist: ChecklistHand, state: AppState) -> None:
    settle_tools(state)
    checklist.open(with_vendor(state))
    assert not [b for b in checklist.detail.widget.findChildren(QPushButton) if shown(b) and "Other tools" in b.text()]


# the vendor


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", [Kind.COMPANY, Kind.OTHER])
def test_the_request_is_copied_ready_to_send(
    checklist: ChecklistHand, state: AppState, desk: Desk, speak: Speak, lang: str, kind: Kind
) -> None:
    speak(lang, desk)
    settle_tools(state, kind=kind.value)
    measure = measure_with(
        state,
        lambda steps: len(steps.vendor) > 1 and (lang == "en" or any("当方" in step.ask for step in steps.vendor)),
    )
    checklist.open(measure)
    asks = [labels.as_spoken(step.ask, kind) for step in shared(state, measure).vendor]
    assert [_("“{sentence}”").format(sentence=ask) for ask in asks if ask] == [
        text for text in checklist.detail.read if any(ask in text for ask in asks)
    ]
    checklist.detail.vendor.press("Copy the request")
    copied = QGuiApplication.clipboard().text()
    assert all(ask in copied for ask in asks)
    assert state.workbook.organisation in copied
    assert ("当方" not in copied) or kind is not Kind.COMPANY
    done = shared(state, measure).vendor[0]
    next(box for box in checklist.detail.boxes if box.key == done.id).click()
    checklist.detail.vendor.press("Copy the request")
    assert asks[0] not in QGuiApplication.clipboard().text()
    assert asks[1] in QGuiApplication.clipboard().text()


def test_the_measure_is_added_to_the_questions_to_the_vendor(window: MainWindow, state: AppState) -> None:
    settle_tools(state)
    measure = with_vendor(state)
    window.show_measure(measure)
    vendor = Hand(window).checklist.detail.vendor
    vendor.press("Add to the questions")
    assert state.entry(measure).carrier is Carrier.BOTH
    assert labels.name(Carrier.BOTH) in Hand(window).told
    assert not vendor.offers("Add to the questions")
    vendor.press("See the questions")
    assert Hand(window).place is Place.DOCUMENTS
    state.undo()
    assert state.entry(measure).carrier is Carrier.SELF
    window.show_measure(measure)
    assert vendor.offers("Add to the questions")


def test_without_a_vendor_the_frame_says_whom_to_ask(checklist: ChecklistHand, state: AppState) -> None:
    settle_tools(state, it_vendor="no")
    measure = with_vendor(state)
    checklist.open(measure)
    read = "\n".join(checklist.detail.read)
    assert "Whom to ask" in read
    assert checklist.detail.vendor.offers("Copy the request")
    assert not checklist.detail.vendor.offers("Add to the questions")


def test_where_nobody_knows_of_a_vendor_it_is_asked_there(checklist: ChecklistHand, state: AppState) -> None:
    settle_tools(state, it_vendor="")
    checklist.open(with_vendor(state))
    asked = [question.tool for question in checklist.detail.asked_tools]
    assert asked == [Tool.IT_VENDOR]
    assert checklist.detail.boxes
    answer(checklist.detail, Tool.IT_VENDOR, "Yes")
    assert state.standing.profile.has(Tool.IT_VENDOR) is Known.YES
    assert checklist.detail.asked_tools == []


# asked in place


def answer(detail: DetailHand, tool: Tool, known: str) -> None:
    Part(next(question for question in detail.asked_tools if question.tool is tool)).press(known)


def test_a_tool_is_asked_for_in_place_and_the_row_shrinks(checklist: ChecklistHand, state: AppState) -> None:
    settle_tools(state)
    measure = measure_with(state, lambda steps: len({tool for step in steps.own for tool in step.tools}) > 2)
    step = next(step for step in shared(state, measure).own if step.tools)
    others = {tool for each in shared(state, measure).counted for tool in each.tools} - {step.tools[0]}
    asked = [step.tools[0], next(iter(sorted(others)))]
    state.set_profile(dict.fromkeys((tool.value for tool in asked), ""))
    checklist.open(measure)
    assert {question.tool for question in checklist.detail.asked_tools} == set(asked)
    answer(checklist.detail, asked[0], "No")
    assert state.standing.profile.has(asked[0]) is Known.NO
    assert [question.tool for question in checklist.detail.asked_tools] == [asked[1]]
    answer(checklist.detail, asked[1], "Don't know")
    assert checklist.detail.asked_tools == []
    state.undo()
    assert [question.tool for question in checklist.detail.asked_tools] == [asked[1]]
    state.undo()
    assert {question.tool for question in checklist.detail.asked_tools} == set(asked)


def test_four_are_asked_for_and_a_button_leads_to_the_others(
    checklist: ChecklistHand, state: AppState, desk: Desk
) -> None:
    measure = measure_with(state, lambda steps: len(set(steps.unsure) - {Tool.IT_VENDOR}) > 4)
    checklist.open(measure)
    tools = [question.tool for question in checklist.detail.asked_tools if question.tool is not Tool.IT_VENDOR]
    assert tools == [tool for tool in shared(state, measure).unsure if tool is not Tool.IT_VENDOR][:4]
    checklist.detail.reading.press("All that you use...")
    assert desk.wanted == [ToQuestion(tools[0])]


def test_a_company_speaks_of_itself_as_one(checklist: ChecklistHand, state: AppState, desk: Desk, speak: Speak) -> None:
    speak("ja", desk)
    settle_tools(state, kind=Kind.OTHER.value)
    measure = measure_with(state, lambda steps: any("当方" in step.ask for step in steps.vendor))
    checklist.open(measure)
    assert "当方" in "".join(checklist.detail.read)
    state.set_profile({"kind": Kind.COMPANY.value})
    assert "当方" not in "".join(checklist.detail.read)
    assert "当社" in "".join(checklist.detail.read)


# addresses


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_address_opens_by_a_click_or_enter_and_never_by_itself(
    qtbot: QtBot,
    checklist: ChecklistHand,
    state: AppState,
    desk: Desk,
    speak: Speak,
    monkeypatch: pytest.MonkeyPatch,
    lang: str,
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    speak(lang, desk)
    measure = next(
        m.id for m in state.measures if any(addresses(step.text) for step in state.words.measures[m.id].steps)
    )
    checklist.open(measure)
    detail = checklist.detail
    detail.reading.let_a_moment_pass()
    column = next(c for c in detail.columns if any(passage.links for passage in c.passages))
    url = next(link.url for passage in column.passages for link in passage.links)
    places = []
    column.shown.connect(places.append)
    column.setFocus(Qt.FocusReason.TabFocusReason)
    while getattr(column.focused, "url", "") != url or not column.hasFocus():
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert url in column.accessibleDescription()
    assert opened == []
    qtbot.keyClick(column, Qt.Key.Key_Return)
    assert opened == [url]
    before = state.entry(measure).steps_done
    qtbot.mouseClick(column, Qt.MouseButton.LeftButton, pos=places[-1].center())
    assert opened == [url, url]
    assert state.entry(measure).steps_done == before


def test_what_a_person_wrote_is_no_address(checklist: ChecklistHand, state: AppState) -> None:
    settle_tools(state)
    measure = with_vendor(state)
    state.rename("evil.example.com shop.com")
    state.edit([measure], {Field.NOTE: "shop.com", Field.EVIDENCE: "shop.com"})
    checklist.open(measure)
    urls = [link.url for c in checklist.detail.columns for passage in c.passages for link in passage.links]
    assert not any("shop.com" in url for url in urls)


# size


@pytest.mark.parametrize("lang", LANGUAGES)
def test_boxes_grow_with_the_text_and_stand_at_their_lines(
    window: MainWindow, state: AppState, larger: Callable[[], None], lang: str
) -> None:
    Hand(window).speak(lang)
    window.resize(1024, 576)
    window.show_measure(with_vendor(state))
    settled(window)
    small = [box.width() for box in Hand(window).checklist.detail.boxes]
    larger()
    settled(window)
    boxes = Hand(window).checklist.detail.boxes
    assert all(box.width() > 1.8 * width for box, width in zip(boxes, small, strict=True))
    for box in boxes:
        column = box.parentWidget()
        assert column.rect().contains(box.geometry())
    tops = [box.mapTo(window, QPoint()).y() for box in boxes]
    assert tops == sorted(set(tops))


def test_a_step_of_nobody_knows_which_tool_names_it(checklist: ChecklistHand, state: AppState) -> None:
    measure = measure_with(state, lambda steps: any(step.tools and step.by is By.SELF for step in steps.own))
    step = next(step for step in shared(state, measure).own if step.tools)
    checklist.open(measure)

    def said(step: Step) -> str:
        return next(text for text in checklist.detail.read if text.endswith(step.text))

    assert said(step) == f"{labels.tool_names(step.tools)}: {step.text}"
    state.set_profile({tool.value: "yes" for tool in step.tools})
    assert said(step) == step.text


def test_the_notice_that_the_steps_send_to_everybody_stands_below_them_to_be_copied(
    window: MainWindow, state: AppState
) -> None:
    window.show_measure("administrator-G-3")
    detail = Hand(window).checklist.detail
    notice = state.words.measures["administrator-G-3"].notice
    assert notice in detail.read
    Part(detail.view).press("Copy the notice")
    assert QGuiApplication.clipboard().text() == notice
    window.show_measure("administrator-E-10")
    assert not Part(detail.view).offers("Copy the notice")
