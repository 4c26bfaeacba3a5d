"""A workbook of a later release in everything that is made of one: the window, every document, every export."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import i18n
from app.catalogue.loader import Catalogue
from app.cli import main as cli
from app.domain.answers import Field
from app.paths import DataDir
from app.storage.printed_sheets import issued_sheets
from app.storage.settings import Settings
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from tests.languages import LANGUAGES
from tests.storage.later_release import ALL, FIELDS, put, put_kept, stored, stored_field
from tests.storage.samples import M
from tests.ui.hands import Hand

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

NUL = {"device.1.name": "PC\0<b>", "person.1.name": "佐藤\0", "contact.1.name": "森\0"}


@pytest.fixture
def later(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "later.tenken"
    Workbook.create(path, "店").close()
    texts = {**ALL, **NUL}
    was = {Field.STATUS: "unanswered", Field.CARRIER: "self", Field.PRIORITY: "normal"}
    edits = [("", key, "店" if key == "organisation" else "", text) for key, text in texts.items()]
    edits += [(M, field.value, was.get(field, ""), text) for field, text in FIELDS.items()]
    put(path, "history", *((n, 1, "2026-11-23T14:03:00+09:00", "merge", *e) for n, e in enumerate(edits, start=1)))
    put_kept(path, texts)
    put(path, "entry", (M, *(FIELDS[field] for field in Field)))
    put(path, "sheet", (1, "novelty", "branch", "2026-02-30", "", f"{M},novel-Z-1"))
    yield path
    assert check_workbook(path).result is Result.SOUND
    assert all(stored(path, key) == text for key, text in {**ALL, **NUL}.items())
    assert all(stored_field(path, field) == text for field, text in FIELDS.items() if field is not Field.NOTE)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_document(later: Path, tmp_path: Path, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.zip"
    assert cli(["report", "all", "--workbook", str(later), "--out", str(out), "--lang", lang]) == 0, capsys.readouterr()
    assert out.stat().st_size > 100_000


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ics", "json", "hand-over"])
def test_every_export(later: Path, tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["export", kind, "--workbook", str(later), "--out", str(tmp_path / f"out.{kind}")]
    assert cli(arguments) == 0, capsys.readouterr()


@pytest.mark.parametrize("command", [["profile"], ["applicability"], ["profile", "people"]])
def test_every_command_that_shows(later: Path, command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli([*command, "--workbook", str(later)]) in (0, 2), capsys.readouterr()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_window(later: Path, tmp_path: Path, lang: str, catalogue: Catalogue, qapp: object) -> None:
    from app.ui.paper.entry_find import sheet_words
    from app.ui.shell.state import AppState
    from app.ui.shell.ways import Place
    from app.words.edits import field_words, subject, transition
    from tests.ui.stages import opened

    i18n.use(lang)
    with Workbook.open(later) as workbook:
        state = AppState(catalogue, workbook, DataDir(tmp_path / "data"), Settings())
        told: list[Exception] = []
        state.failed.connect(told.append)
        with opened(qapp, state) as window:
            for place in Place:
                Hand(window).go(place)
            window.show_measure(M)
            assert state.edit([M], {Field.NOTE: "typed"})
            for record in workbook.history():
                assert isinstance(subject(record.change, catalogue), str)
                assert field_words(record.change, catalogue)
                assert transition(record.change)
            assert sheet_words(issued_sheets(workbook)[1])
            assert state.set_profile({"people": "3"})
            state.undo()
            assert workbook.stored_text("profile.people") == "many"
        assert told == []
