"""Jobs with real keys, and how many of them they take."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.catalogue.loader import Catalogue
from app.domain.answers import Status
from app.domain.measures import Level
from app.domain.profile import Kind, Method
from app.storage.workbook import Workbook
from app.work.standing import Standing
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
    with Workbook.open(tmp_path / "tenken.tenken") as workbook:
        profile = Standing(catalogue, workbook.texts).profile
        answers = {i: entry.status for i, entry in workbook.entries().items()}
    assert (profile.kind, profile.people, profile.methods) == (Kind.SOLE_PROPRIETOR, 1, {Method.CLOUD_SERVICES})
    assert set(answers.values()) == {Status.DONE}
    assert all(catalogue.by_id[measure].level is Level.BASIC for measure in answers)
