"""Where files lie: what the program brings along, and what it keeps for the user."""

import sys
from pathlib import Path

from app.paths import bundle, data_dir


def test_the_checkout_holds_what_the_program_brings_along():
    assert (bundle() / "resources" / "catalogue" / "facts.toml").is_file()
    assert (bundle() / "i18n" / "messages.pot").is_file()


def test_the_installed_program_looks_in_its_own_folder(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert bundle() == tmp_path


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
