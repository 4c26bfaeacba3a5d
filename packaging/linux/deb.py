"""Makes the Debian package: what apt needs to know, and the program below /usr/lib/tenken."""

import gzip
import hashlib
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import packing
import release
from bundle import settle
from steps import Steps, output_of

from linux import desktop

PACKAGES = ("dpkg-dev",)
OLDER = "0.0.1"
"""The version that a package pretends to have, to be upgraded from."""
MAINTAINER = "Tenken authors <tenken@example.invalid>"

FROM_DEBIAN = ("libffi.so.*", "libsqlite3.so.*", "libxcb-*.so.?", "libxkbcommon-x11.so.?")
"""What the folder carries for systems that lack it, and apt brings. Python's library stays: Debian 13 has another."""

CONTROL = """\
Package: tenken
Version: {version}
Architecture: amd64
Maintainer: {maintainer}
Installed-Size: {size}
Depends: {depends}
Recommends: shared-mime-info, desktop-file-utils
Section: misc
Priority: optional
Description: self-check of telework security for small organizations
 Work through the 98 measures of the telework security guideline of Japan's
 Ministry of Internal Affairs and Communications, plan what is left, and print
 it for the meeting. Works offline; nothing is sent anywhere.
"""
COPYRIGHT = """\
Tenken is under the MIT License, below. The licences of everything else in this package stand in
/usr/lib/tenken/_internal/licences/third-party.txt, the list of components beside it in sbom.cdx.json.

"""


def make_deb(root: Path, steps: Steps, folder: Path, target: Path, like: Path | None = None) -> None:
    """Make the package of `folder` as `target`; one `like` another says it is older, and is packed quickly."""
    steps.step(f"Debian package {target.name}")
    tree = target.parent / f"{target.stem}-tree"
    shutil.rmtree(tree, ignore_errors=True)
    version = OLDER if like else release.version(root)
    _lay_out(root, folder, tree / "data", version)
    depends = output_of("dpkg-deb", "--field", like, "Depends").strip() if like else _dependencies(tree / "data")
    _describe(tree / "data", tree / "control", version, depends)
    settle(tree, release.epoch(root))
    target.parent.mkdir(parents=True, exist_ok=True)
    marker, control, data = (tree / name for name in ("debian-binary", "control.tar.xz", "data.tar.xz"))
    packing.tar_xz(tree / "control", ".", control)
    packing.tar_xz(tree / "data", ".", data, quick=bool(like))
    marker.write_text("2.0\n", encoding="ascii")
    packing.ar([marker, control, data], target, release.epoch(root))
    shutil.rmtree(tree)


def _lay_out(root: Path, folder: Path, tree: Path, version: str) -> None:
    shutil.copytree(folder, tree / "usr/lib/tenken", symlinks=True, ignore=shutil.ignore_patterns(*FROM_DEBIAN))
    (tree / "usr/bin").mkdir()
    (tree / "usr/bin/tenken").symlink_to("../lib/tenken/tenken")
    desktop.install(root, tree / "usr/share")
    papers = tree / "usr/share/doc/tenken"
    papers.mkdir(parents=True)
    (papers / "copyright").write_text(COPYRIGHT + (root / "LICENSE").read_text(encoding="utf-8"), encoding="utf-8")
    when = format_datetime(datetime.fromtimestamp(release.epoch(root), UTC))
    entry = f"tenken ({version}) stable; urgency=medium\n\n  * See CHANGELOG.md.\n\n -- {MAINTAINER}  {when}\n"
    (papers / "changelog.gz").write_bytes(gzip.compress(entry.encode(), mtime=0))


def _describe(tree: Path, control: Path, version: str, depends: str) -> None:
    control.mkdir()
    files = _files(tree)
    size = sum(-(-path.stat().st_size // 1024) for path in files)
    words = CONTROL.format(version=version, maintainer=MAINTAINER, size=size, depends=depends)
    (control / "control").write_text(words, encoding="utf-8")
    sums = (
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {path.relative_to(tree)}\n"
        for path in files
    )
    (control / "md5sums").write_text("".join(sums), encoding="utf-8")


def _files(tree: Path) -> list[Path]:
    return sorted(path for path in tree.rglob("*") if path.is_file() and not path.is_symlink())


def _dependencies(tree: Path) -> str:
    """Return the packages that hold the libraries our own files ask for and do not bring along."""
    asked_in = tree.parent / "shlibdeps"
    (asked_in / "debian").mkdir(parents=True, exist_ok=True)
    (asked_in / "debian/control").write_text(
        "Source: tenken\n\nPackage: tenken\nArchitecture: amd64\n", encoding="utf-8"
    )
    programs = list(_programs(_files(tree)))
    own = sorted({f"-l{path.parent}" for path in programs})
    found = output_of(
        "dpkg-shlibdeps", "-O", "--ignore-missing-info", *own, *[f"-e{path}" for path in programs], cwd=asked_in
    )
    return found.partition("shlibs:Depends=")[2].strip()


def _programs(files: list[Path]) -> Iterator[Path]:
    for path in files:
        with path.open("rb") as file:
            if file.read(4) == b"\x7fELF":
                yield path


def name(version: str) -> str:
    """Return the file name by Debian's custom."""
    return f"tenken_{version}_amd64.deb"
