"""Jobs with real keys and a real mouse, and how many of them they take."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.catalogue.loader import Catalogue
from app.domain.answers import Status
from app.domain.measures import Level
from app.domain.profile import Kind, Method
from app.storage.workbook import Workbook
from app.work.standing import Standing
from tests.field.window import Window
from tests.journeys.conftest import Program, until

FIRST_START = ("Return", "1", "Return", "1", "Return", "Return", "1")
"""Begin; sole proprietor; one person; services on the internet; go on; begin; it is done."""


@pytest.mark.parametrize(
    ("language", "main", "questions"),
    [("ja_JP", "tenken - 点検", "組織について"), ("en_US", "tenken - Tenken", "About your organization")],
)
def test_from_the_first_start_to_the_first_answer(
    start: Callable[..., Program], tmp_path: Path, language: str, main: str, questions: str, catalogue: Catalogue
) -> None:
    program = start(language, "--data-dir", tmp_path)
    program.wait_for("enken" if language == "en_US" else "点検")
    first, *between, answer = FIRST_START
    program.press(first)
    program.wait_for(questions)
    program.press(*between)
    until(lambda: questions not in program.title, "the questions stay")
    program.wait_until_idle()
    program.press(answer)
    assert program.keys == 7
    program.quit()
    require_answered_once(tmp_path / "tenken.tenken", catalogue)


CLICKS = {
    "ja_JP": ("はじめる", "個人事業主", "次へ", "ネット上のサービス", "次へ", "はじめる", "実施している"),
    "en_US": ("Begin", "Sole proprietor", "Next", "on the internet", "Next", "Be&gin", "Done"),
}
"""The same with a mouse: a click for each answer, and one for each page that cannot know whether all is said."""


@pytest.mark.parametrize("language", CLICKS)
def test_from_the_first_start_to_the_first_answer_by_clicks(
    screen: str, tmp_path: Path, catalogue: Catalogue, language: str
) -> None:
    window = Window(screen, language, "--data-dir", tmp_path, HOME=str(tmp_path))
    try:
        window.begin()
        for name in CLICKS[language]:
            until(lambda name=name: window.shows_button(name), f"no button “{name}”")
            window.click_on("QAbstractButton", name)
        assert (window.keys, window.clicks) == (0, 7)
        window.quit()
    finally:
        window.kill()
    require_answered_once(tmp_path / "tenken.tenken", catalogue)


def require_answered_once(path: Path, catalogue: Catalogue) -> None:
    """The workbook of a sole proprietor, alone, who works with services on the internet, and did a basic measure."""
    with Workbook.open(path) as workbook:
        profile = Standing(catalogue, workbook.texts).profile
        answers = {i: entry.status for i, entry in workbook.entries().items()}
    assert (profile.kind, profile.people, profile.methods) == (Kind.SOLE_PROPRIETOR, 1, {Method.CLOUD_SERVICES})
    assert set(answers.values()) == {Status.DONE}
    assert all(catalogue.by_id[measure].level is Level.BASIC for measure in answers)
