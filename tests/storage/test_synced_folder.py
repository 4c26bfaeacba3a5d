"""Folders of services that copy files to other PCs are known by their marks, and no others."""

from pathlib import Path

import pytest

from app.storage.synced_folder import synced_by

HOME = Path("/home/anna")
SYNCED = {
    "OneDrive/点検.tenken": "OneDrive",
    "OneDrive - みどり商店/社内/a.tenken": "OneDrive",
    "Library/CloudStorage/OneDrive-Personal/a.tenken": "OneDrive",
    "Dropbox/a.tenken": "Dropbox",
    "Dropbox (みどり商店)/a.tenken": "Dropbox",
    "iCloudDrive/a.tenken": "iCloud Drive",
    "Library/Mobile Documents/com~apple~CloudDocs/a.tenken": "iCloud Drive",
    "Google Drive/a.tenken": "Google Drive",
    "Library/CloudStorage/GoogleDrive-a@example.com/マイドライブ/a.tenken": "Google Drive",
    "マイドライブ/a.tenken": "Google Drive",
}
ORDINARY = ["a.tenken", "Documents/a.tenken", "デスクトップ/OneDriveの使い方/a.tenken", "dropboxes/a.tenken"]


@pytest.mark.parametrize(("name", "service"), SYNCED.items())
def test_known_by_its_name(name: str, service: str):
    assert synced_by(HOME / name, {}) == service


@pytest.mark.parametrize("name", ORDINARY)
def test_an_ordinary_folder(name: str):
    assert synced_by(HOME / name, {}) is None


def test_known_by_the_variable_that_windows_sets(tmp_path: Path):
    variables = {"OneDriveCommercial": str(tmp_path / "Firma"), "OneDrive": ""}
    assert synced_by(tmp_path / "Firma" / "2026" / "a.tenken", variables) == "OneDrive"
    assert synced_by(tmp_path / "Firmen" / "a.tenken", variables) is None


@pytest.mark.parametrize(("mark", "service"), [(".dropbox", "Dropbox"), (".tmp.driveupload", "Google Drive")])
def test_known_by_a_mark_inside(tmp_path: Path, mark: str, service: str):
    (tmp_path / "moved" / "deep").mkdir(parents=True)
    (tmp_path / "moved" / mark).touch()
    assert synced_by(tmp_path / "moved" / "deep" / "a.tenken", {}) == service


def test_the_mark_in_a_home_is_that_of_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    (tmp_path / ".dropbox").mkdir()
    assert synced_by(tmp_path / "a.tenken", {}) is None
