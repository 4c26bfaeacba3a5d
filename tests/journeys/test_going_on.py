"""Real keys through the whole list, counted: an answer leads to the next measure, so that each takes one key."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.answers import STATUS_KEYS, Status
from app.domain.measures import Role, together
from app.domain.selection import View, in_view
from app.domain.undo import text_changes
from app.storage.workbook import Workbook
from tests.journeys.conftest import Program
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
    listed = in_view([m for m in catalogue.measures if m.role is Role.TELEWORKER], View.TELEWORKER)
    wanted = {measure.id: STATUS_KEYS[ORDER[n % len(ORDER)]] for n, measure in enumerate(listed)}
    assert statuses(path) == wanted


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
