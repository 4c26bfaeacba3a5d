"""A file that another program holds: the window says so, and offers the same place again and another name."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import files
from app.files import FileHeld
from app.i18n import use
from app.ui.documents import save_file
from app.ui.kit.boxes import MessageBox
from app.ui.kit.other_place import ask_another_place
from app.ui.shell.main_window import MainWindow
from app.ui.shell.ways import Place
from tests.languages import LANGUAGES
from tests.ui.hands import Hand, is_free

PATIENCE = 30_000


class Excel:
    """Another program that has the file open, and a person before the box that says so."""

    def __init__(self, path: Path, presses: str, monkeypatch: pytest.MonkeyPatch) -> None:
        self.path, self.presses = path, presses
        self.is_open = True
        self.said: list[str] = []
        path.write_bytes(b"old")
        replace = os.replace

        def guarded(source: object, target: object) -> None:
            if self.is_open and Path(str(target)) == path:
                raise PermissionError(errno.EACCES, "Permission denied", str(target))
            replace(source, target)

        monkeypatch.setattr(os, "replace", guarded)
        monkeypatch.setattr(files, "PAUSES", ())
        monkeypatch.setattr(MessageBox, "exec", lambda box: self._answered(box))  # noqa: PLW0108 - becomes a method

    def _answered(self, box: MessageBox) -> int:
        self.said.append(box.message.what)
        box.pressed = next(b for b in box.buttons.buttons() if self.presses in b.text())
        self.is_open = False if self.presses == "Retry" else self.is_open
        return 0


DOORS: dict[str, tuple[str, Callable[[MainWindow], object]]] = {
    "a table": ("x.xlsx", lambda window: Hand(window).choose("export_answers_xlsx")),
    "a calendar": ("x.ics", lambda window: Hand(window).choose("export_calendar")),
    "everything": ("x.json", lambda window: Hand(window).choose("export_json")),
    "a copy": ("x.tenken", lambda window: Hand(window).choose("save_copy")),
    "a document": ("x.pdf", lambda window: Hand(window).choose("save_pdf")),
}


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("presses", ["other name", "Retry", "Cancel"])
def test_a_person_gets_the_file_all_the_same(
    window: MainWindow,
    choose: Callable[[Path], list[str]],
    failures: list[Exception],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    tmp_path: Path,
    door: str,
    presses: str,
) -> None:
    name, act = DOORS[door]
    (tmp_path / "out").mkdir()
    path = tmp_path / "out" / name
    excel = Excel(path, presses, monkeypatch)
    choose(path)
    monkeypatch.setattr(save_file, "ask_target", lambda *_asked: path)
    Hand(window).go(Place.DOCUMENTS)
    act(window)
    if door == "a document":
        qtbot.waitUntil(lambda: is_free(Hand(window).documents), timeout=PATIENCE)
    assert [f"{path} cannot be replaced" in text for text in excel.said] == [True]
    assert failures == []
    beside = path.with_stem("x-2")
    assert beside.exists() is (presses == "other name")
    assert (path.read_bytes() == b"old") is (presses != "Retry")
    assert {item.name for item in path.parent.iterdir()} <= {path.name, beside.name}


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("again", [True, False])
def test_a_folder_that_takes_nothing_is_told_with_a_button_to_choose_another(
    window: MainWindow,
    choose: Callable[[Path], list[str]],
    failures: list[Exception],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    tmp_path: Path,
    door: str,
    again: bool,
) -> None:
    name, act = DOORS[door]
    gone, free = tmp_path / "gone" / name, tmp_path / "free" / name
    free.parent.mkdir()
    choose(gone)
    wanted = [gone, free]
    monkeypatch.setattr(save_file, "ask_target", lambda *_asked: wanted.pop(0))
    said: list[str] = []

    def answer(box: MessageBox) -> None:
        said.append(box.message.what)
        choose(free)
        box.pressed = box.buttons.buttons()[0 if again else 1]

    monkeypatch.setattr(MessageBox, "exec", answer)
    Hand(window).go(Place.DOCUMENTS)
    act(window)
    if door == "a document":
        qtbot.waitUntil(lambda: is_free(Hand(window).documents), timeout=PATIENCE)
    assert len(said) == 1
    assert str(gone.parent) in said[0]
    assert failures == []
    assert free.exists() is again


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_box_says_what_holds_it_and_offers_both(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, language: str
) -> None:
    use(language)
    boxes: list[tuple[str, str, int]] = []
    monkeypatch.setattr(
        MessageBox,
        "exec",
        lambda box: boxes.append((box.message.what, box.message.todo, len(box.buttons.buttons()))) or 0,
    )
    assert ask_another_place(window, FileHeld(tmp_path / "R&D.xlsx"), lambda: None) is None
    ((text, more, buttons),) = boxes
    assert "Excel" in text
    assert "R&D-2.xlsx" in more
    assert buttons == 3
