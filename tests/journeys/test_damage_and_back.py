"""A workbook is damaged: it is told before use, one goes on with what is left, then back to a backup, all by keys."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.answers import Status
from app.domain.history import Origin
from app.storage.connection import connect
from app.storage.workbook import Workbook
from tests.journeys.conftest import Program, command

FIRST, SECOND, THIRD = "executive-A-1", "executive-A-2", "executive-E-1"
"""The first three rows of the executive's list."""


def spoil(path: Path) -> bytes:
    """Takes an answer and an older change out of the file, as a disk that fails would; what it holds then."""
    with closing(connect(path, "rw")) as connection:
        connection.execute("DELETE FROM entry WHERE measure = ?", (FIRST,))
        connection.execute("DELETE FROM history WHERE id = 1")
    return path.read_bytes()


def answers(path: Path) -> dict[str, Status]:
    with Workbook.open(path) as kept:
        return {measure: entry.status for measure, entry in kept.entries().items()}


@pytest.mark.parametrize(
    ("locale", "main", "told", "backups"),
    [
        ("ja_JP", "Midori - 点検", "壊れた点検帳", "バックアップ"),
        ("en_US", "Midori - Tenken", "Damaged workbook", "Backups"),
    ],
    ids=["ja", "en"],
)
@pytest.mark.parametrize("wanted", ["r", "b"], ids=["what can be read", "the backup"])
def test_what_is_damaged_is_told_and_one_goes_on_and_back(
    start: Callable[..., Program], tmp_path: Path, locale: str, main: str, told: str, backups: str, wanted: str
) -> None:
    path = tmp_path / "tenken.tenken"
    Workbook.create(path, "Midori").close()

    def work(*keys: str) -> None:
        program = start(locale, "--data-dir", tmp_path)
        program.wait_for(main)
        program.press("ctrl+2", "alt+1", *keys)
        program.wait_until_idle()
        program.quit()  # which makes a backup

    work("1", "2")  # A-1 is done, A-2 partly
    work("3")  # A-1 is not done: the newest backup says so
    damaged = spoil(path)

    program = start(locale, "--data-dir", tmp_path)
    program.wait_for(told)
    assert path.read_bytes() == damaged, "nothing has touched it yet"
    program.press(f"alt+{wanted}")
    program.wait_for(main)
    program.press("ctrl+2", "alt+1", "Down", "Down", "1")  # E-1
    program.wait_until_idle()
    program.quit()
    [aside] = tmp_path.glob("*.damaged-*")
    assert aside.read_bytes() == damaged
    assert answers(path) == {FIRST: Status.NOT_DONE, SECOND: Status.PARTIAL, THIRD: Status.DONE}
    assert command("check", path).returncode == 0

    program = start(locale, "--data-dir", tmp_path)
    program.wait_for(main)
    program.press("alt+f", "b")
    program.wait_for(backups)
    program.press("End")  # the oldest
    program.wait_until_idle()
    program.press("alt+g")
    program.wait_for(main)
    program.press("ctrl+2", "alt+1", "4")
    program.wait_until_idle()
    program.quit()
    assert answers(path) == {FIRST: Status.UNKNOWN, SECOND: Status.PARTIAL}
    with Workbook.open(path) as workbook:
        assert Origin.RETURN in {record.origin for record in workbook.history()}
    assert command("check", path).returncode == 0
