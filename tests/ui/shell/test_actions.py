"""Menus and keys: complete, in both languages, no key twice, and undo says what it would do."""

from collections import Counter
from collections.abc import Callable, Iterable

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from app import i18n
from app.domain.answers import Field, Status
from app.domain.selection import View
from app.storage.settings import Theme
from app.ui.shell.actions import SPECS
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import Place
from tests.languages import LANGUAGES
from tests.ui.hands import Hand
from tests.ui.stages import settled

E10 = "administrator-E-10"


def entries(actions: Iterable[QAction]) -> list[QAction]:
    """All entries of some menus and of the menus in them."""
    found: list[QAction] = []
    for action in actions:
        if action.menu():
            if isinstance(action.menu(), QMenu):
                action.menu().aboutToShow.emit()
            found += entries(action.menu().actions())
        elif not action.isSeparator():
            found.append(action)
    return found


def switch(window: MainWindow, language: str) -> None:
    Hand(window).speak(language)
    settled(window)


def test_every_entry_of_the_context_menu_is_in_a_menu(window: MainWindow) -> None:
    in_bar = entries(window.menuBar().actions())
    hand = Hand(window)
    hand.go(Place.CHECKLIST)
    in_context = hand.context_menu()
    assert len(in_context) == 9
    assert all(action in in_bar for action in in_context)


def test_every_action_is_in_a_menu(window: MainWindow) -> None:
    in_bar = entries(window.menuBar().actions())
    assert [a.text() for a in window.actions() if a not in in_bar] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_has_words(window: MainWindow, language: str) -> None:
    switch(window, language)
    menus = [a.text() for a in window.menuBar().actions()]
    texts = [a.text() for a in entries(window.menuBar().actions())]
    assert all(texts + menus)
    japanese = [text for text in menus if any(ord(c) > 0x3000 for c in text)]
    assert len(japanese) == (len(menus) if language == "ja" else 0)


def test_the_words_of_each_language_differ(window: MainWindow) -> None:
    english = {name: Hand(window).entry(name).text() for name in SPECS}
    switch(window, "ja")
    assert [name for name in SPECS if Hand(window).entry(name).text() == english[name]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_stands_twice_in_a_menu(window: MainWindow, language: str) -> None:
    switch(window, language)
    for menu in (window.menuBar(), *(a.menu() for a in window.menuBar().actions())):
        texts = [a.text().replace("&&", "") for a in menu.actions()]
        letters = Counter(text[text.index("&") + 1].upper() for text in texts if "&" in text)
        assert [letter for letter, count in letters.items() if count > 1] == [], texts


def test_no_key_is_there_twice(window: MainWindow) -> None:
    keys = Counter(key.toString() for action in window.actions() for key in set(action.shortcuts()))
    assert [key for key, count in keys.items() if count > 1] == []
    assert {"Ctrl+Z", "Ctrl+Y", "Ctrl+N", "Ctrl+O", "Ctrl+P", "Ctrl+F", "Ctrl+Q", "F1", "1", "6", "N"} <= set(keys)


def test_undo_and_redo_are_named_in_both_languages(window: MainWindow, state: AppState) -> None:
    undo, redo = Hand(window).entry("undo"), Hand(window).entry("redo")
    assert not redo.isEnabled()
    state.edit([E10], {Field.STATUS: Status.DONE})
    assert undo.text() == "&Undo: Administrator E-10 to “Done”"
    switch(window, "ja")
    assert undo.text() == "「管理者Ｅ-10 を『実施している』に」を元に戻す(&U)"
    undo.trigger()
    assert redo.text() == "「管理者Ｅ-10 を『実施している』に」をやり直す(&R)"
    switch(window, "en")
    assert redo.text() == "&Redo: Administrator E-10 to “Done”"
    redo.trigger()
    assert state.entry(E10).status is Status.DONE


def test_undo_of_several_measures_and_of_a_name_is_named(window: MainWindow, state: AppState) -> None:
    state.edit([E10, "executive-A-2", "executive-E-1"], {Field.STATUS: Status.NOT_DONE})
    assert Hand(window).entry("undo").text() == "&Undo: Administrator E-10 to “Not done” and 2 more"
    state.rename("R&D")
    assert Hand(window).entry("undo").text() == "&Undo: name of the organization"
    state.edit([E10], {Field.OWNER: "R&D"})
    assert Hand(window).entry("undo").text() == "&Undo: Owner of Administrator E-10"


def test_undo_is_grey_when_there_is_nothing_to_take_back(window: MainWindow, state: AppState) -> None:
    for _n in range(3):
        Hand(window).choose("undo")
    assert not Hand(window).entry("undo").isEnabled()
    assert Hand(window).entry("undo").text() == "&Undo"


def test_answers_are_offered_only_where_there_is_a_measure(window: MainWindow) -> None:
    done = Hand(window).answer_entry(Status.DONE)
    offered = {}
    for place in Place:
        Hand(window).go(place)
        offered[place] = done.isEnabled()
    assert offered == {
        Place.OVERVIEW: False,
        Place.CHECKLIST: True,
        Place.PLAN: True,
        Place.DOCUMENTS: False,
        Place.GUIDE: False,
        Place.LEDGERS: False,
        Place.FINDINGS: False,
    }


def test_places_and_views_are_reached_from_menu_and_switch(window: MainWindow, state: AppState) -> None:
    for place in Place:
        Hand(window).choose(f"place_{place}")
        assert Hand(window).place is place
        assert Hand(window).place_button(place).isChecked()
    for place in Place:
        Hand(window).place_button(place).click()
        assert Hand(window).place is place
    for view in View:
        Hand(window).view_entry(view).trigger()
        assert state.view is view
        assert Hand(window).view_button(view).isChecked()
        Hand(window).view_button(View.EXECUTIVE).click()
        assert Hand(window).view_entry(View.EXECUTIVE).isChecked()


def test_text_size_colours_and_language_are_ticked_as_they_are(window: MainWindow) -> None:
    hand = Hand(window)
    for entry in (hand.size_entry(150), hand.theme_entry("dark"), hand.language_entry("ja")):
        entry.trigger()
        assert [a for a in entry.actionGroup().actions() if a.isChecked()] == [entry]
    settled(window)
    assert i18n.language() == "ja"
    Hand(window).choose("larger")
    assert hand.size_entry(175).isChecked()
    Hand(window).choose("smaller")
    Hand(window).choose("usual")
    assert hand.size_entry(100).isChecked()
    Hand(window).choose("smaller")
    assert hand.size_entry(100).isChecked()


def test_qts_own_buttons_speak_the_language_too(window: MainWindow) -> None:
    from app.ui.files.organisation_dialog import OrganisationDialog

    texts = {}
    for language in LANGUAGES:
        switch(window, language)
        dialog = OrganisationDialog("", window)
        texts[language] = dialog.buttons.button(dialog.buttons.StandardButton.Cancel).text().replace("&", "")
        dialog.deleteLater()
    assert texts == {"ja": "キャンセル", "en": "Cancel"}


def test_an_ampersand_in_a_recent_workbook_is_no_mark(window: MainWindow, state: AppState) -> None:
    path = state.path.with_name("R&D.tenken")
    state.preferences.take(state.preferences.now.with_opened(path).with_opened(state.path))
    [entry] = Hand(window).recent
    assert entry.text().startswith("R&&D　")
    assert entry.data() == path


@pytest.mark.parametrize("percent", [100, 200])
def test_no_text_of_a_menu_is_shortened(
    window: MainWindow, state: AppState, dress: Callable[..., None], percent: int
) -> None:
    """Qt lays menus out too narrow for Japanese brackets, and then leaves out the middle of the text."""
    switch(window, "ja")
    dress("ja", Theme.LIGHT, percent)
    state.edit([E10], {Field.STATUS: Status.DONE})
    for menu in (a.menu() for a in window.menuBar().actions()):
        menu.aboutToShow.emit()
        metrics = menu.fontMetrics()
        texts = [a.text().replace("&", "") for a in menu.actions()]
        keys = [a.shortcut().toString() for a in menu.actions()]
        wanted = max(map(metrics.horizontalAdvance, texts)) + max(map(metrics.horizontalAdvance, keys))
        assert menu.actionGeometry(menu.actions()[0]).width() >= wanted + 2 * metrics.height(), texts
