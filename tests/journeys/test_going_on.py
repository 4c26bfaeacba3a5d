"""Real keys and clicks through the whole list, counted: an answer leads to the next measure, so each takes one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app import i18n, labels
from app.domain.answers import STATUS_KEYS, Status
from app.domain.measures import Role, together
from app.domain.selection import View, in_view
from app.domain.undo import text_changes
from app.storage.workbook import Workbook
from tests.field.window import Window
from tests.journeys.conftest import Program, until
from tests.languages import LANGUAGES

ORDER = "1234"
"""The keys that are pressed, over and over."""
LOCALES = {"ja": ("ja_JP", "Midori - 点検"), "en": ("en_US", "Midori - Tenken")}


def workbook(folder: Path, **profile: str) -> Path:
    path = folder / "tenken.tenken"
    with Workbook.create(path, "Midori") as made:
        made.apply(text_changes(made.texts, {f"profile.{key}": text for key, text in profile.items()}))
    return path


def go_through(program: Program, title: str, *way: str, answers: int) -> int:
    """Goes the way to the first measure and answers so many; how many keys that took."""
    program.wait_for(title)
    for key in way:
        program.press(key)
        program.wait_until_idle()
    program.press(*(ORDER[n % len(ORDER)] for n in range(answers)))
    program.wait_until_idle()
    keys = program.keys
    program.quit()
    return keys


def statuses(path: Path) -> dict[str, Status]:
    with Workbook.open(path) as kept:
        return {measure: entry.status for measure, entry in kept.entries().items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_teleworker_answers_29_measures_with_31_keys(
    start: Callable[..., Program], tmp_path: Path, catalogue, language: str
) -> None:
    path = workbook(tmp_path)
    locale, title = LOCALES[language]
    keys = go_through(start(locale, "--data-dir", tmp_path), title, "ctrl+2", "alt+3", answers=29)
    assert keys == 31
    assert statuses(path) == answers_of_a_teleworker(catalogue)


def answers_of_a_teleworker(catalogue) -> dict[str, Status]:
    listed = in_view([m for m in catalogue.measures if m.role is Role.TELEWORKER], View.TELEWORKER)
    return {measure.id: STATUS_KEYS[ORDER[n % len(ORDER)]] for n, measure in enumerate(listed)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_teleworker_answers_29_measures_with_31_clicks(screen: str, tmp_path: Path, catalogue, language: str) -> None:
    """The place, the role, and one for each answer: it goes on to the next measure by itself."""
    path = workbook(tmp_path)
    locale, title = LOCALES[language]
    i18n.use(language)
    answers = [labels.name(STATUS_KEYS[key]) for key in ORDER]
    place, role = {"ja": ("チェックリスト", "勤務者"), "en": ("Checklist", "Teleworker")}[language]
    window = Window(screen, locale, "--data-dir", tmp_path, HOME=str(tmp_path))
    try:
        window.wait_for(title)
        window.click_on("QAbstractButton", place)
        window.click_on("QAbstractButton", role)
        for n in range(29):
            until(lambda: not any(name in words for words in checked(window) for name in answers), "it does not go on")
            window.click_on("QAbstractButton", answers[n % len(answers)])
        assert (window.keys, window.clicks) == (0, 31)
        window.quit()
    finally:
        window.kill()
    assert statuses(path) == answers_of_a_teleworker(catalogue)


def checked(window: Window) -> list[str]:
    """The words of the buttons that are down."""
    return next(one for one in window.windows() if one["kind"] == "MainWindow")["checked"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sole_proprietor_answers_all_98_with_79_keys(
    start: Callable[..., Program], tmp_path: Path, catalogue, language: str
) -> None:
    path = workbook(tmp_path, kind="sole_proprietor")
    groups = {frozenset(group) for group in together(catalogue.measures).values()}
    locale, title = LOCALES[language]
    keys = go_through(start(locale, "--data-dir", tmp_path), title, "ctrl+2", answers=len(groups))
    assert keys == 79
    kept = statuses(path)
    assert len(kept) == 98
    assert all(len({kept[measure] for measure in group}) == 1 for group in groups)
