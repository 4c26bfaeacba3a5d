"""Where files lie: what the program brings along, and what it keeps for the user."""

import shutil
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.files import NoDataFolder
from app.paths import DataDir, data_dir, have_temporary_folder, program_folder
from tests.permissions import bound_folder


def test_the_checkout_holds_what_the_program_brings_along():
    assert (program_folder() / "resources" / "catalogue" / "facts.toml").is_file()
    assert (program_folder() / "i18n" / "messages.pot").is_file()


def test_the_installed_program_looks_in_its_own_folder(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert program_folder() == tmp_path


def test_a_chosen_folder_holds_everything_wherever_one_goes(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    chosen = data_dir(Path("data"))
    monkeypatch.chdir("/")
    assert chosen.root == tmp_path / "data"
    files = (chosen.workbook, chosen.settings, chosen.backups, chosen.log)
    assert all(file.parent == chosen.root for file in files)
    assert len(set(files)) == len(files)
    assert chosen.workbook.suffix == ".tenken"


def test_the_users_own_folder_is_local_and_never_a_synced_one(monkeypatch):
    asked = {}

    def user_data_path(name, **options):
        asked.update(options, name=name)
        return Path("/local/Tenken")

    monkeypatch.setattr("platformdirs.user_data_path", user_data_path)
    assert data_dir().root == Path("/local/Tenken")
    assert asked == {"name": "Tenken", "appauthor": False, "roaming": False}


def test_the_real_place_is_not_among_the_documents():
    parts = {part.lower() for part in data_dir().root.relative_to(data_dir().root.anchor).parts}
    assert "tenken" in parts
    assert not parts & {"documents", "my documents", "書類", "onedrive", "dropbox", "desktop"}


def test_naming_a_place_makes_nothing(tmp_path):
    assert data_dir(tmp_path / "data").workbook.exists() is False
    assert list(tmp_path.iterdir()) == []


def test_the_folder_is_made_and_nothing_is_left_in_it(tmp_path):
    data = data_dir(tmp_path / "a" / "b")
    data.make()
    data.make()
    assert list(data.root.iterdir()) == []


def a_file_in_the_way(folder: Path) -> DataDir:
    (folder / "home").write_text("x")
    return DataDir(folder / "home" / "Tenken")


@pytest.mark.parametrize(
    "data",
    [a_file_in_the_way, lambda _folder: DataDir(Path("~/.local/share/Tenken")), lambda _f: DataDir(Path("/proc/x"))],
    ids=["a file in the way", "no home", "a folder that takes nothing"],
)
def test_a_folder_that_cannot_be_had_is_said(monkeypatch, tmp_path, data):
    monkeypatch.chdir(tmp_path)
    wanted = data(tmp_path)
    with pytest.raises(NoDataFolder) as caught:
        wanted.make()
    assert caught.value.path == wanted.root
    assert not (tmp_path / "~").exists()


def test_a_folder_that_may_not_be_written_is_said():
    with bound_folder() as folder:
        folder.chmod(0o500)
        for data in (DataDir(folder), DataDir(folder / "Tenken")):
            with pytest.raises(NoDataFolder):
                data.make()


@pytest.mark.parametrize("free", [0, 1 << 20, None], ids=["full", "nearly full", "missing"])
def test_where_the_temporary_folder_is_missing_or_full_the_data_folder_serves(monkeypatch, tmp_path, free):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    if free is not None:
        monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=free))
    have_temporary_folder(DataDir(tmp_path / "no data yet"))
    assert tempfile.gettempdir() == str(tmp_path / "nowhere")
    have_temporary_folder(DataDir(tmp_path))
    assert tempfile.gettempdir() == str(tmp_path)


def test_a_good_temporary_folder_is_used(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=1 << 30))
    have_temporary_folder(DataDir(tmp_path / "data"))
    assert tempfile.gettempdir() == str(tmp_path)
