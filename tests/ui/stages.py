"""Everything that the window can put on the screen, stage by stage, for tests that look at all of it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from app import i18n
from app.catalogue.loader import Catalogue
from app.domain.answers import STATUS_KEYS, Field, Priority, Status
from app.domain.differences import entry_differences, text_differences
from app.domain.selection import View, in_view
from app.domain.sheets import Sheet
from app.messages import message_for
from app.paths import DataDir
from app.storage import sheets
from app.storage.errors import DiskFull
from app.storage.settings import Settings, Theme
from app.storage.workbook import Workbook
from app.ui.appearance import Appearance
from app.ui.dialogs.about import AboutDialog
from app.ui.dialogs.entry import EntryDialog
from app.ui.dialogs.flowchart import FlowchartDialog
from app.ui.dialogs.help import TOPICS, HelpDialog
from app.ui.dialogs.organisation import OrganisationDialog
from app.ui.dialogs.returns import ReturnsDialog
from app.ui.dialogs.review import ReviewDialog
from app.ui.dialogs.search import SearchDialog
from app.ui.dialogs.task import TaskDialog
from app.ui.dialogs.tell import message_box, unexpected
from app.ui.main_window import MainWindow
from app.ui.places import Place
from app.ui.state import AppState
from app.ui.views.guide import Topic

SIZES = ((1024, 576), (1200, 800))
LANGUAGES = ("ja", "en")
COLOURS = (Theme.LIGHT, Theme.DARK)
PERCENTS = (100, 200)
LOOKS = [
    (lang, colours, percent, size)
    for lang in LANGUAGES
    for colours in COLOURS
    for percent in PERCENTS
    for size in SIZES
]
"""Each language, colours, text size and window size with each other."""

LONG_PATH = Path("/home/user/ローカル/テレワークの点検/2026年度/みどり商店とその仲間たち.tenken")


@contextmanager
def opened(app: QApplication, state: AppState) -> Iterator[MainWindow]:
    """The main window over a state, as application.start makes it; the application is as before afterwards."""
    style, font, palette, locale = app.style().name(), app.font(), app.palette(), QLocale()
    app.setStyle("Fusion")
    appearance = Appearance(app, state)
    window = MainWindow(state, appearance)
    window.show()
    try:
        yield window
    finally:
        window.close()
        for translator in appearance.findChildren(QTranslator):
            app.removeTranslator(translator)
        for leaving in (window, appearance):
            leaving.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        app.setStyle(style)
        app.setFont(font)
        app.setPalette(palette)
        QLocale.setDefault(locale)


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
    answer_much(state)
    yield from filled_places(window, state)
    yield from guide_methods(window)
    yield from guide_topics(window)
    yield from dialogs(window, state)
    yield from paper(window, state)


def empty_places(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """The places before anything is answered."""
    for place in Place:
        window._places.go_to(place)
        yield f"{place}, empty", window


def filled_places(window: MainWindow, state: AppState) -> Iterator[tuple[str, QWidget]]:
    """The places with answers and tasks, a measure in full, and the field for the reason."""
    for place in Place:
        window._places.go_to(place)
        yield f"{place}, filled", window
    window.show_measure("administrator-I-7")
    yield "checklist, a measure with counterparts", window
    window._places.answer(Status.NOT_APPLICABLE)
    yield "checklist, asking for the reason", window
    detail = window._places.checklist._detail
    detail.verticalScrollBar().setValue(detail.verticalScrollBar().maximum())
    yield "checklist, the record below", window
    window._places.checklist._search.setText("ｅ－１０")
    yield "checklist, searching", window
    window._places.checklist._search.setText("nothing at all")
    yield "checklist, nothing found", window
    window._places.checklist.show_everything()


def guide_methods(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """A method, a combination, and the table of ratings with its filter."""
    for item in ("cloud_services", "pc_smartphone"):
        window._places.show_guide(Topic.METHODS, item)
        yield f"guide, methods, {item}", window
    view = window._places.guide.view_of(Topic.METHODS)
    view.look_at("ratings")
    yield "guide, methods, ratings", window
    view.ratings._filter._boxes["cost"].setCurrentIndex(2)
    yield "guide, methods, ratings filtered", window


def asked(state: AppState, window: MainWindow, answers: Sequence[int]) -> FlowchartDialog:
    """The dialogue of the flowchart after these answers."""
    dialog = FlowchartDialog(state, window)
    for number in answers:
        dialog.answer(number)
    return dialog


def guide_topics(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """The topics of the guide, and a measure with its terms and with more from chapter 5."""
    items = {Topic.CASES: "case-5", Topic.ROLES: "cloud-what", Topic.EXPLANATIONS: "A-1", Topic.GLOSSARY: "vpn"}
    for topic in Topic:
        window._places.show_guide(topic)
        yield f"guide, {topic}", window
        if topic in items:
            window._places.show_guide(topic, items[topic])
            yield f"guide, {topic}, {items[topic]}", window
    window.show_measure("administrator-F-3")
    reading = window._places.checklist._detail._reading
    reading._on_idle()
    reading._more._button.setChecked(True)
    yield "checklist, more from chapter 5", window


def dialogs(window: MainWindow, state: AppState) -> Iterator[tuple[str, QWidget]]:
    """The dialogs, one after the other."""
    ids = [m.id for m in state.measures]
    error = message_for(DiskFull(LONG_PATH))
    assert error is not None
    makers: dict[str, Callable[[], QWidget]] = {
        "task": lambda: TaskDialog(state, ids[:1], window),
        "tasks": lambda: TaskDialog(state, ids[:9], window),
        "organisation": lambda: OrganisationDialog("みどり商店", window),
        "new workbook": lambda: OrganisationDialog("", window, is_new=True),
        "search": lambda: SearchDialog(state, window),
        "flowchart": lambda: asked(state, window, ()),
        "flowchart, question 6": lambda: asked(state, window, (2, 2, 2)),
        "flowchart, a method": lambda: asked(state, window, (2, 2, 2, 1)),
        "about": lambda: AboutDialog(state, window),
        "message": lambda: message_box(window, error),
        "unexpected": lambda: message_box(window, unexpected()),
    }
    makers |= {f"help {topic}": (lambda topic=topic: HelpDialog(topic, window)) for topic in TOPICS}
    for name, make in makers.items():
        dialog = make()
        dialog.show()
        yield f"dialog {name}", dialog
        dialog.close()
        dialog.deleteLater()


def paper(window: MainWindow, state: AppState) -> Iterator[tuple[str, QWidget]]:
    """Typing sheets back: the number, the rows of each kind of sheet, and what changes."""
    rows = {view: tuple(m.id for m in in_view(state.catalogue.measures, view)) for view in View}
    printed = state.today() - timedelta(days=3)
    for document, view, person in (
        ("checklist", View.ADMINISTRATOR, ""),
        ("meeting-pack", View.ALL, ""),
        ("self-check", View.TELEWORKER, "髙﨑 花子（みどりシステムサービス株式会社から）"),
        ("self-check", View.TELEWORKER, ""),
    ):
        sheets.issue(state.workbook, Sheet(document, view, printed, person, rows[view]))
    state.set_kept({"people": "髙﨑\n𠮷田"})
    entry = EntryDialog(state, window)
    entry.show()
    yield "entry, the number", entry
    entry._find._line.setText("417-0012-7")
    entry._find.go_on()
    yield "entry, a wrong number", entry
    for number, sheet in sheets.sheets(state.workbook).items():
        entry._on_found(number, sheet)
        for n in range(5):
            entry._rows._on_answered(tuple(STATUS_KEYS.values())[n % 4].value)
        yield f"entry, {sheet.document} {number}", entry
        entry._rows._on_answered(Status.NOT_APPLICABLE.value)
        entry._rows.fields._reason.setText("")
        entry._rows.fields._go_on(entry._rows.fields._reason)
        yield f"entry, {sheet.document} {number}, asking for the reason", entry
    entry._drop_rows()
    entry.close()
    entry.deleteLater()
    yield from reviews(window, state)


def reviews(window: MainWindow, state: AppState) -> Iterator[tuple[str, QWidget]]:
    """What changes: of every kind, and nothing; and who returned a sheet."""
    long = {Field.STATUS: Status.NOT_APPLICABLE, Field.REASON: "紙は使わない。" * 40, Field.DUE: state.today()}
    ids = [m.id for m in state.catalogue.measures[:8]]
    found = entry_differences(state.stored, dict.fromkeys(ids, long), [(i, Field.STATUS) for i in ids[:2]])
    found += text_differences(state.workbook.texts(), {"device.1.name": "ノート" * 30, "decision.1.executive-A-1": "x"})
    for name, differences in (("review", found), ("review, nothing", ())):
        along = text_differences({}, {"people": "Anna"})
        dialog = ReviewDialog(state, differences, window, lead="髙﨑" * 30, along=along)
        dialog.show()
        yield name, dialog
        dialog.close()
        dialog.deleteLater()
    returns = ReturnsDialog(state, window)
    returns.show()
    yield "returned self-checks", returns
    returns.close()
    returns.deleteLater()


def settled(widget: QWidget) -> QWidget:
    """The widget after everything that its layout still has to do."""
    for _n in range(4):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    return widget


def every_stage(
    app: QApplication,
    catalogue: Catalogue,
    folder: Path,
    look: tuple[str, Theme, int, tuple[int, int]],
) -> Iterator[tuple[str, QWidget]]:
    """Every stage in one look, over a new workbook in the folder."""
    language, colours, percent, size = look
    i18n.use(language)
    with Workbook.create(folder / "data.tenken", "みどり商店") as workbook:
        state = AppState(catalogue, workbook, DataDir(folder), Settings(theme=colours, text_size=percent))
        with opened(app, state) as window:
            window.resize(*size)
            for name, widget in stages(window, state):
                yield name, settled(widget)
