"""What tells a Linux desktop about the program: menu entry, file type, icons, description for software catalogues."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import release

NAME = "jp.tenken.Tenken"
HERE = Path(__file__).resolve().parent


def install(root: Path, share: Path) -> None:
    """Put the files below a `share` folder."""
    _copy(HERE / f"{NAME}.desktop", share / "applications" / f"{NAME}.desktop")
    _copy(HERE / f"{NAME}.mime.xml", share / "mime" / "packages" / f"{NAME}.xml")
    _copy(root / "resources" / "icons" / "tenken.svg", share / "icons/hicolor/scalable/apps" / f"{NAME}.svg")
    for icon in sorted((HERE / "icons").glob("*.png")):
        _copy(icon, share / f"icons/hicolor/{icon.stem}x{icon.stem}/apps" / f"{NAME}.png")
    metainfo = share / "metainfo" / f"{NAME}.metainfo.xml"
    metainfo.parent.mkdir(parents=True, exist_ok=True)
    metainfo.write_text(_metainfo(root), encoding="utf-8")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _metainfo(root: Path) -> str:
    words = (HERE / f"{NAME}.metainfo.xml").read_text(encoding="utf-8")
    day = datetime.fromtimestamp(release.epoch(root), UTC).date().isoformat()
    return words.replace("@VERSION@", release.version(root)).replace("@DATE@", day)
