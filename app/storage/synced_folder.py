"""Tells by its marks whether a folder is copied to other PCs by a service while one works in it."""

import os
from collections.abc import Mapping
from pathlib import Path

_VARIABLES = {"OneDrive": "OneDrive", "OneDriveConsumer": "OneDrive", "OneDriveCommercial": "OneDrive"}
_NAMES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "iclouddrive": "iCloud Drive",
    "icloud drive": "iCloud Drive",
    "mobile documents": "iCloud Drive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "マイドライブ": "Google Drive",
}
_MARKERS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
}
_BEHIND_A_NAME = ("-", " -", " (")
"""How an account's name follows that of the service: `OneDrive - Firma`, `GoogleDrive-a@b`, `Dropbox (Firma)`."""


def synced_by(path: Path, variables: Mapping[str, str] = os.environ) -> str | None:
    """The name of the service in whose folder a file lies; None where no mark tells of one."""
    folders = list(path.absolute().parents)
    for name, service in _VARIABLES.items():
        root = variables.get(name)
        if root and Path(root) in folders:
            return service
    found = (_named(folder.name.casefold()) or _marked(folder) for folder in folders)
    return next((service for service in found if service), None)


def _named(name: str) -> str | None:
    for start, service in _NAMES.items():
        if name == start or name.startswith(tuple(start + more for more in _BEHIND_A_NAME)):
            return service
    return None


def _marked(folder: Path) -> str | None:
    if folder == folder.parent or folder == Path.home():  # a home has .dropbox of the program, too
        return None
    return next((service for name, service in _MARKERS.items() if os.path.lexists(folder / name)), None)
