"""Everything that the window can put on the screen, stage by stage, for tests that look at all of it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import (
    QCoreApplication,
    QDeadlineTimer,
    QEvent,
    QLocale,
    QObject,
    QPoint,
    QRect,
    QSize,
    QTimer,
    QTranslator,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from app import i18n, labels
from app.catalogue.loader import Catalogue
from app.domain.answers import Field, Priority, Status
from app.domain.kept_texts import PUT_OFF
from app.domain.putting_off import PutOffFor
from app.domain.record_names import with_pointers
from app.domain.steps import By
from app.domain.tables import CONTACT, DEVICE, PERSON, Column
from app.domain.tools import Tool
from app.files import DiskFull
from app.paths import DataDir
from app.reports.documents.listing import DOCUMENTS
from app.storage.backup import keep_generation
from app.storage.records_folder import records_folder
from app.storage.settings import Settings, Theme
from app.storage.workbook import Workbook
from app.ui.backups.backups_dialog import BackupsDialog
from app.ui.checklist.overrule_dialog import OverruleDialog
from app.ui.documents.kept_editors import editor
from app.ui.documents.password_dialog import PasswordDialog
from app.ui.files.organisation_dialog import OrganisationDialog
from app.ui.files.switch_dialog import SwitchDialog
from app.ui.files.written import written_notice
from app.ui.findings.findings_view import FindingsView
from app.ui.findings.put_off_dialog import PutOffDialog
from app.ui.guide.flowchart import FlowchartDialog
from app.ui.kit.boxes import BoxSign, box_showing
from app.ui.kit.lists.topic_list import TopicList
from app.ui.kit.lists.topic_model import TopicModel
from app.ui.kit.lists.topic_search_line import TopicSearchLine
from app.ui.kit.message_box import unexpected
from app.ui.kit.told_keys import plain_words
from app.ui.ledgers.this_pc_dialog import ThisPcDialog
from app.ui.plan.task_dialog import TaskDialog
from app.ui.plan.task_look import COLUMN_FIELDS
from app.ui.profile.profile_dialog import ProfileDialog
from app.ui.profile.quick_start import QuickStart
from app.ui.search.findable_things import Command
from app.ui.search.search_dialog import SearchDialog
from app.ui.shell.about import AboutDialog
from app.ui.shell.appearance import Appearance
from app.ui.shell.findings_watch import watch_of
from app.ui.shell.help import TOPICS, HelpDialog
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import TOOLS, GuideTopic, Place
from app.words.messages import message_for
from app.work.found_findings import text_once_put_off
from tests.kept import keep, teleworking
from tests.ui.box_stages import boxes
from tests.ui.hands import Hand, Part, QuickStartHand, day_choices
from tests.ui.hands.parts import indexes
from tests.ui.paper_stages import hand_over, paper

Look = tuple[str, Theme, int, tuple[int, int]]
"""Language, colours, text size in percent, and the size of the window, which is that of the screen."""

LOW, USUAL, LARGE = SIZES = ((1024, 576), (1366, 768), (1920, 1080))
COLOURS = (Theme.LIGHT, Theme.DARK)
PERCENTS = (100, 200)
LOOKS: tuple[Look, ...] = (
    ("ja", Theme.LIGHT, 100, LOW),
    ("en", Theme.LIGHT, 100, LOW),
    ("en", Theme.DARK, 200, LOW),
    ("ja", Theme.DARK, 200, LOW),
    ("ja", Theme.DARK, 200, USUAL),
    ("en", Theme.DARK, 200, USUAL),
    ("en", Theme.LIGHT, 100, USUAL),
    ("ja", Theme.LIGHT, 100, USUAL),
    ("ja", Theme.LIGHT, 200, LARGE),
    ("en", Theme.LIGHT, 200, LARGE),
    ("en", Theme.DARK, 100, LARGE),
    ("ja", Theme.DARK, 100, LARGE),
)
"""Each of a look's parts with each other part, in every other one of them alone, too; audit_looks.py has all 24."""
FEW_LOOKS = LOOKS[::2]


def look_name(look: Look) -> str:
    return "-".join(map(str, (*look[:3], look[3][0])))


in_few_looks = pytest.mark.parametrize("look", FEW_LOOKS, ids=look_name)
"""For what is audited by itself: as few looks as have each of their parts with each other part."""

LONG_PATH = Path("/home/user/ローカル/テレワークの点検/2026年度/みどり商店とその仲間たち.tenken")


@contextmanager
def opened(app: QApplication, state: AppState) -> Iterator[MainWindow]:
    """The main window over a state, as application.start makes it; the application is as before afterwards."""
    font, palette, locale = app.font(), app.palette(), QLocale()
    appearance = Appearance(app, state)
    window = MainWindow(state, appearance)
    window.show()
    window.fill_menus()  # as it does itself once it has been painted
    with ExitStack() as afterwards:  # also where a close fails: else the next tests find its looks
        afterwards.callback(app.setFont, font)
        afterwards.callback(app.setPalette, palette)
        afterwards.callback(QLocale.setDefault, locale)
        afterwards.callback(_without, app, (window, appearance))
        afterwards.callback(window.close)
        afterwards.callback(state.unsaved.forget)  # else closing asks about it
        yield window


def _without(app: QApplication, leaving: tuple[QObject, ...]) -> None:
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
        translator.setParent(None)
    for one in leaving:
        one.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def answer_much(state: AppState) -> None:
    """Answers of every kind, tasks of every kind, and long words."""
    today = state.today()
    statuses = [s for s in Status if s is not Status.NOT_APPLICABLE]
    for n, measure in enumerate(state.catalogue.measures[:40]):
        state.edit([measure.id], {Field.STATUS: statuses[n % len(statuses)]})
    for n, measure in enumerate(state.catalogue.measures[:20]):
        state.edit(
            [measure.id],
            {
                Field.OWNER: ("髙﨑", "𠮷田", "外部のＩＴ業者（みどりシステムサービス株式会社）", "")[n % 4],
                Field.DUE: today + timedelta(days=9 * n - 40),
                Field.PRIORITY: tuple(Priority)[n % 3],
            },
        )
    state.edit([state.catalogue.measures[3].id], {Field.STATUS: Status.NOT_APPLICABLE, Field.REASON: "紙は使わない"})


def stages(window: MainWindow, state: AppState) -> Iterator[tuple[str, QWidget]]:
    """Puts everything on the screen, one after the other, and names it."""
    yield from empty_places(window)
    yield from overview_ends(window, state)
    answer_much(state)
    yield from filled_places(window, state)
    yield from plan(window)
    yield from documents(window, state)
    yield from guide_methods(window)
    yield from guide_topics(window)
    yield from ledgers(window, state)
    yield from findings(window, state)
    yield from toasts(window)
    yield from dialogs(window, state)
    yield from days(window, state)
    yield from paper(window, state)
    yield from hand_over(window)
    yield from boxes(window, state)


def empty_places(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """The places before anything is answered."""
    for place in Place:
        Hand(window).go(place)
        yield f"{place}, empty", window


def overview_ends(window: MainWindow, state: AppState) -> Iterator[tuple[str, QWidget]]:
    """The overview before the first answer, and when everything is answered and done; all of it is taken back."""
    state.set_profile({"windows_domain": "no"})
    Hand(window).go(Place.OVERVIEW)
    yield "overview, beginning", window
    steps = 1
    for name, status in (("answered", Status.NOT_DONE), ("done", Status.DONE)):
        for letter in state.words.categories:
            state.edit([m.id for m in state.catalogue.measures if m.category == letter], {Field.STATUS: status})
            steps += 1
        Hand(window).go(Place.OVERVIEW)
        yield f"overview, all {name}", window
    for _n in range(steps):
        state.undo()


def findings(window: MainWindow, state: AppState) -> Iterator[tuple[str, QWidget]]:
    """The page of findings with one that was put off, the box that asks why, and the page when nothing is left."""
    Hand(window).go(Place.FINDINGS)
    page = Part(window).kind(FindingsView)
    first = watch_of(state).found.standing[0]
    text = text_once_put_off(
        state.workbook, first, PutOffFor.MONTH, "来月、新しい端末が届いてから見直す" * 4, state.today()
    )
    state.set_kept({PUT_OFF: text})
    page.show_put_off(shown=True)
    yield "findings, one put off", window
    box = PutOffDialog("Done, and nothing shows it\n管理者B-3　使ってよいアプリなどを決めて知らせる", window)
    box.show()
    yield "findings, putting off", box
    box.close()
    box.deleteLater()
    page.show_put_off(shown=False)
    state.undo()
    Hand(window).hush()


def filled_places(window: MainWindow, state: AppState) -> Iterator[tuple[str, QWidget]]:
    """The places with answers and tasks, a measure in full, and the field for the reason."""
    for place in Place:
        Hand(window).go(place)
        yield f"{place}, filled", window
    window.show_measure("administrator-I-7")
    yield "checklist, a measure with counterparts", window
    window.show_measure("administrator-B-1")
    yield "checklist, a measure that asks for a ledger", window
    window.show_measure("administrator-I-7")
    Hand(window).answer_entry(Status.NOT_APPLICABLE).trigger()
    yield "checklist, asking for the reason", window
    bar = Hand(window).checklist.detail.scroll_bar
    bar.setValue(bar.maximum())
    yield "checklist, the record below", window
    yield from kept_files(window, state)
    yield from steps(window, state)
    Hand(window).checklist.search.setText("ｅ－１０")
    yield "checklist, searching", window
    Hand(window).checklist.search.setText("zzzqqq")
    yield "checklist, nothing found", window
    Hand(window).checklist.view.show_everything()
    Hand(window).checklist.chip("Basic").click()
    yield "checklist, filtered by a chip", window
    panel = Hand(window).checklist.panel.widget
    yield "checklist, all filters", panel
    panel.close()
    Hand(window).checklist.view.show_everything()


def kept_files(window: MainWindow, state: AppState) -> Iterator[tuple[str, QWidget]]:
    """A measure with files as evidence: one to be opened, one that might be a program, and one that is missing."""
    names = [f"管理者A-2 2026-11-28{ending}" for ending in (".png", ".exe", "-2.pdf")]
    folder = records_folder(state.path)
    folder.mkdir(exist_ok=True)
    for name in names[:2]:
        (folder / name).write_bytes(b"x")
    state.edit(["administrator-A-2"], {Field.EVIDENCE: with_pointers("青いファイル", names, "記録フォルダー")})
    window.show_measure("administrator-A-2")
    detail = Hand(window).checklist.detail
    detail.view.show_evidence()
    yield "checklist, files as evidence", window


def steps(window: MainWindow, state: AppState) -> Iterator[tuple[str, QWidget]]:
    """A measure with steps for the vendor: nobody knows the tools yet; all are there; none; ticks. It is taken back."""
    several = 2
    measure = next(
        m.id for m in state.measures if sum(s.by is By.VENDOR for s in state.words.measures[m.id].steps) >= several
    )
    window.show_measure(measure)
    detail = Hand(window).checklist.detail
    detail.scroll_to(detail.asked_tools[0])
    yield "checklist, tools asked for in place", window
    detail.scroll_to(detail.vendor.widget)
    yield "checklist, a vendor asked for in place", window
    state.set_profile({tool.value: "yes" for tool in Tool})
    for box in (detail.boxes[0], detail.boxes[-1]):
        box.click()
    detail.scroll_to(detail.boxes[0])
    yield "checklist, steps ticked", window
    detail.scroll_to(detail.vendor.widget)
    yield "checklist, the vendor's steps", window
    state.set_profile({tool.value: "no" for tool in Tool})
    detail.fold.click()
    detail.scroll_to(detail.fold)
    yield "checklist, other tools", window
    detail.scroll_to(detail.vendor.widget)
    yield "checklist, whom to ask without a vendor", window
    for _n in range(4):
        state.undo()
    Hand(window).go(Place.CHECKLIST)
    Hand(window).hush()


def documents(window: MainWindow, state: AppState) -> Iterator[tuple[str, QWidget]]:
    """Each document with what can be chosen about it, and what becomes of it."""
    keep(state, teleworking("髙﨑\n佐藤 一郎\n𠮷田\n" + "W" * 60))
    Hand(window).go(Place.DOCUMENTS)
    view = Hand(window).documents
    for name in DOCUMENTS:
        view.list.stand_on(name)
        yield f"documents, {name}", window
    view.saved.show_saved("実施計画", LONG_PATH.with_suffix(".pdf"))
    view.progress.set_text("Making")
    view.progress.show()
    yield "documents, made", window
    view.saved.clear()
    view.progress.end()
    view.page.live.show_problem((), DiskFull(LONG_PATH))
    yield "documents, a page that could not be made", window
    Part(view).press("Options")
    yield "documents, options", window
    view.make_several()
    yield "documents, several", window
    Part(view).press("None")
    yield "documents, several, none", window
    Part(view).press("All")
    view.several.setChecked(False)
    Part(view).press("Options")


def begun(state: AppState, window: MainWindow, answered: int) -> QuickStart:
    """The first questions, after so many of them."""
    dialog = QuickStart(state, window.ways, window)
    for _n in range(answered):
        QuickStartHand(dialog).next.click()
    return dialog


def asked_for_tools(dialog: QuickStart) -> QuickStart:
    """The first questions, at what one works with."""
    dialog.show()
    QuickStartHand(dialog).choices[0].click()
    return dialog


def refused_password(window: MainWindow) -> PasswordDialog:
    """The dialog for a password after one that is too short."""
    dialog = PasswordDialog("みどり商店とその仲間たちの実施計画", window)
    dialog.fields.taken()
    return dialog


def guide_methods(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """A method, a combination, the way to the flowchart, and the table of ratings, sorted too."""
    for item in ("cloud_services", "pc_smartphone", "flowchart", "ratings"):
        Hand(window).read(GuideTopic.METHODS, item)
        yield f"guide, methods, {item}", window
    Hand(window).guide.ratings.table.sort_by(3)
    yield "guide, methods, ratings sorted", window


def searching(state: AppState, window: MainWindow, typed: str) -> SearchDialog:
    """The one box for finding and doing, with some commands."""
    words = {
        "next_unanswered": ("&Next without an answer", "N"),
        "enter": ("Enter a sheet from &paper...", "Ctrl+E"),
        "print": ("Pr&int...", "Ctrl+P"),
    }
    commands = [
        Command(name, plain_words(i18n.translation(i18n.language()).gettext(text)), keys, lambda: None)
        for name, (text, keys) in words.items()
    ]
    dialog = SearchDialog(state, window.ways, window, commands)
    Part(dialog).kind(TopicSearchLine).setText(typed)
    return dialog


def more_workbooks(state: AppState) -> None:
    """Other workbooks on this PC, of which one is gone."""
    names = ("青葉工務店", "みどり商店とその仲間たち（本店と支店、外部の協力者も）", "Gone")
    for name in names:
        with Workbook.create(state.data.root / f"{name}.tenken", name) as workbook:
            state.preferences.take(state.preferences.now.with_opened(workbook.path))
    (state.data.root / f"{names[-1]}.tenken").unlink()
    state.preferences.take(state.preferences.now.with_opened(state.path))


_PATIENCE_MS = 30_000
_READABLE = 3


def read_through(dialog: SwitchDialog) -> SwitchDialog:
    """The list of workbooks once it has read those that can be read."""
    patience = QDeadlineTimer(_PATIENCE_MS)
    model = Part(dialog).kind(TopicList).model()
    assert isinstance(model, TopicModel)
    while sum(bool((topic := model.topic_at(row)) and topic.figures) for row in indexes(model)) < _READABLE:
        assert not patience.hasExpired()
        QApplication.processEvents()
    return dialog


def backups_read(state: AppState, window: MainWindow) -> BackupsDialog:
    """The page of backups once it has read them: one of before an answer, and one that is not sound."""
    folder = state.data.backups
    keep_generation(state.workbook, folder)
    state.edit(["teleworker-A-1"], {Field.STATUS: Status.DONE})
    broken = keep_generation(state.workbook, folder)
    if broken is not None:
        broken.write_bytes(b"broken")
    dialog = BackupsDialog(state, window, keep=lambda: None, choose_place=lambda: None)
    patience = QDeadlineTimer(_PATIENCE_MS)
    go_back = Part(dialog).button("&Go back to this state")
    while not go_back.isEnabled():
        assert not patience.hasExpired()
        QApplication.processEvents()
    return dialog


def asked(state: AppState, window: MainWindow, answers: Sequence[int]) -> FlowchartDialog:
    """The dialogue of the flowchart after these answers."""
    dialog = FlowchartDialog(state, window)
    for number in answers:
        dialog.answer(number)
    return dialog


def guide_topics(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """The topics of the guide, what is searched in it, and a measure with its terms and with more from chapter 5."""
    items = {
        GuideTopic.CASES: ("yes", "case-5"),
        GuideTopic.ROLES: ("executive", "cloud-what"),
        GuideTopic.EXPLANATIONS: ("A", "A-1"),
        GuideTopic.GLOSSARY: ("vpn",),
        GuideTopic.METHODS: (),
    }
    for topic, shown in items.items():
        Hand(window).read(topic, "").view.contents.stand_on(topic, "")
        yield f"guide, {topic}", window
        for item in shown:
            Hand(window).read(topic, item)
            yield f"guide, {topic}, {item}", window
    for typed in ("VPN", "zzzqqq"):
        Hand(window).guide.search.setText(typed)
        yield f"guide, searching {typed}", window
    Hand(window).guide.search.clear()
    window.show_measure("administrator-F-3")
    reading = Hand(window).checklist.detail.reading
    reading.let_a_moment_pass()
    reading.press("More from chapter 5")
    yield "checklist, more from chapter 5", window


def ledgers(window: MainWindow, state: AppState) -> Iterator[tuple[str, QWidget]]:
    """The ledgers, after some rows were written down."""
    values = {
        "device.1.name": "ノートPC 1号",
        "device.1.applications": "Microsoft 365\n弥生会計",
        "device.1.user": "髙﨑",
        "device.1.place": "自宅",
        "device.1.seen": (state.today() - timedelta(days=10)).isoformat(),
        "device.2.name": "スマートフォン（外部のＩＴ業者との連絡に使うもの、貸し出し用）",
        "contact.1.duty": "職場の連絡窓口",
        "contact.1.name": "𠮷田",
        "contact.1.phone": "03-0000-0000",
        **teleworking("𠮷田\n髙﨑"),
    }
    keep(state, values)
    for which in (DEVICE, CONTACT, PERSON):
        window.ways.ledger(which)
        yield f"ledgers, {which.name}", window


def dialogs(window: MainWindow, state: AppState) -> Iterator[tuple[str, QWidget]]:
    """The dialogs, one after the other."""
    ids = [m.id for m in state.measures]
    pc = {
        Column.NAME: "経理と総務の共用ノートPC（2026年に買ったもの）",
        Column.SERIAL: "7XK2QM3",
        Column.SYSTEM: "Windows 11 Pro 23H2 (22631.4460)",
        Column.NOTE: "機種：LENOVO ThinkPad X1 Carbon Gen 10 (21CBCTO1WW)",
    }
    error = message_for(DiskFull(LONG_PATH))
    assert error is not None
    makers: dict[str, Callable[[], QWidget]] = {
        "task": lambda: TaskDialog(state, ids[:1], window),
        "tasks": lambda: TaskDialog(state, ids[:9], window),
        "applies after all": lambda: OverruleDialog(state, state.catalogue.by_id["administrator-D-2"], window),
        "organisation": lambda: OrganisationDialog("みどり商店", window),
        "new workbook": lambda: OrganisationDialog("", window, is_new=True),
        "profile": lambda: ProfileDialog(state, window),
        "profile, tools": lambda: ProfileDialog(state, window, start_at=TOOLS),
        "profile, facts": lambda: ProfileDialog(state, window, start_at="private_devices"),
        "first questions": lambda: begun(state, window, 0),
        "first questions, how many": lambda: begun(state, window, 1),
        "first questions, how": lambda: begun(state, window, 2),
        "first questions, the gain": lambda: begun(state, window, 3),
        "first questions, the tools": lambda: asked_for_tools(begun(state, window, 3)),
        "search": lambda: searching(state, window, ""),
        "search, found": lambda: searching(state, window, "VPN"),
        "search, nothing found": lambda: searching(state, window, "zzzqqq"),
        "flowchart": lambda: asked(state, window, ()),
        "flowchart, question 6": lambda: asked(state, window, (2, 2, 2)),
        "flowchart, a method": lambda: asked(state, window, (2, 2, 2, 1)),
        "other workbooks": lambda: read_through(SwitchDialog(state, window)),
        "which workbook": lambda: SwitchDialog(state, window, at_start=True),
        "backups": lambda: backups_read(state, window),
        "password": lambda: PasswordDialog("実施計画", window),
        "password, with advice": lambda: PasswordDialog("実施計画", window, "Word" * 30),
        "password, refused": lambda: refused_password(window),
        "people": lambda: editor("person", state, "ja", window),
        "notice": lambda: editor("notice", state, i18n.language(), window),
        "statement": lambda: editor("statement", state, "ja", window),
        "this PC": lambda: ThisPcDialog(pc, "", labels.day(state.today()), window),
        "this PC, known": lambda: ThisPcDialog(pc, "みどり商店とその仲間たちのPC", labels.day(state.today()), window),
        "this PC, nothing read": lambda: ThisPcDialog(dict.fromkeys(pc, ""), "", labels.day(state.today()), window),
        "about": lambda: AboutDialog(state, window),
        "message": lambda: box_showing(window, error, BoxSign.WARNS),
        "unexpected": lambda: box_showing(window, unexpected(), BoxSign.WARNS),
    }
    more_workbooks(state)
    makers |= {f"help {topic}": (lambda topic=topic: HelpDialog(topic, window)) for topic in TOPICS}
    for name, make in makers.items():
        dialog = make()
        dialog.show()
        yield f"dialog {name}", dialog
        dialog.close()
        dialog.deleteLater()


def plan(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """The plan with several tasks chosen and what opens for them, with each cell being edited, and narrowed."""
    Hand(window).go(Place.PLAN)
    hand = Hand(window).plan
    hand.press("By owner")
    yield "plan, by owner", window
    hand.choose(*hand.ids[:3])
    yield "plan, several chosen", window
    for field in (Field.DUE, Field.CARRIER):
        hand.view.ask_for(field)
        popup = QApplication.activePopupWidget()
        assert popup is not None
        yield f"plan, {field} of several", popup
        popup.close()
    for column in COLUMN_FIELDS:
        hand.stand_on(hand.ids[0], column)
        hand.list.cell_wanted.emit(hand.list.currentIndex())
        yield f"plan, {column.name} edited", window
        hand.press("By due date")
    for part in hand.months.values():
        part.click()
        yield "plan, one part", window
        part.click()
        break


def days(window: MainWindow, state: AppState) -> Iterator[tuple[str, QWidget]]:
    """What opens below a field for a day of what is to come, of several tasks, and below one of what has been."""
    tasks = TaskDialog(state, [m.id for m in state.measures[:9]], window)
    tasks.show()
    window.show_measure("administrator-I-7")
    record = Part(Hand(window).checklist.detail.form)
    for part, field in ((Part(tasks), Field.DUE), (record, Field.EVIDENCE_SEEN)):
        popup = day_choices(part.day(labels.name(field))).widget
        yield f"days, {field}", popup
        popup.close()
    tasks.close()
    tasks.deleteLater()


def toasts(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """What is told for a moment, long and with its remedies."""
    window.ways.tell(written_notice(LONG_PATH))
    yield "toast", window
    Hand(window).toast.hide()


_A_MOMENT_MS = 500


def settled(widget: QWidget) -> QWidget:
    """The widget after everything that it was about to do in a moment, and what its layout has to do then.

    What waits for a moment is done at once: else it might come between the last look at the layout and the audit.
    """
    for timer in widget.window().findChildren(QTimer):
        if timer.isActive() and timer.isSingleShot() and timer.interval() <= _A_MOMENT_MS:
            timer.setInterval(0)
    for _n in range(4):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    return widget


def set_right(window: QWidget) -> None:
    """Makes all widgets the window's again, to PySide, after the audit has walked the chain of Tab.

    nextInFocusChain() makes each the child of the one before it: with a scroll bar that PySide lets go of, all that
    follow would be declared gone.
    """
    window.setParent(window.parentWidget())
    window.findChildren(QWidget)


def screen_for(size: tuple[int, int]) -> QRect:
    """The place of a window of this size: the screen that is just as large, where there is one."""
    wanted = QRect(QPoint(), QSize(*size))
    screens = [screen.geometry() for screen in QGuiApplication.screens()]
    return next((screen for screen in screens if screen.size() == wanted.size()), wanted)


def every_stage(
    app: QApplication,
    catalogue: Catalogue,
    folder: Path,
    look: Look,
) -> Iterator[tuple[str, QWidget]]:
    """Every stage in one look, over a new workbook in the folder."""
    language, colours, percent, size = look
    i18n.use(language)
    with Workbook.create(folder / "data.tenken", "みどり商店") as workbook:
        state = AppState(catalogue, workbook, DataDir(folder), Settings(theme=colours, text_size=percent))
        with opened(app, state) as window:
            window.setGeometry(screen_for(size))
            for name, widget in stages(window, state):
                yield name, settled(widget)
