"""Makes the folder of the installed program for Windows, with PyInstaller under wine."""

import re
import shutil
from pathlib import Path

import release
from buildroom import Room
from bundle import SPEC, describe, frozen_env, pyinstaller_arguments
from console import SetupError
from setup_steps import PIP_INSTALL
from steps import Steps, expect, output_of

from windows.wine import Wine, windows_path

WHEELS = ("--platform", "win_amd64", "--python-version", "3.11", "--implementation", "cp", "--no-deps", "--no-compile")
_OF_WINE = re.compile(rb"Wine (builtin|placeholder) DLL")
_KNOWN_SIGNERS = re.compile(r"CN=(Python Software Foundation|The Qt Company Oy|Microsoft Corporation)", re.IGNORECASE)
_FROM_WHEELS = re.compile(r"(PIL|charset_normalizer|lxml|pikepdf)(\.libs)?/|[^/]+__mypyc\.|qpdf\d+-")
"""What nobody signs, but a lock file names by its hash."""
_NETWORK = re.compile(r"DLL Name: (ws2_32|wsock32|wininet|winhttp|urlmon)\.dll", re.IGNORECASE)
_LINKED_TO_SOCKETS = re.compile(r"(Qt6Core|Qt6Network|etree|python311|qpdf\d+|select)[.-]")
"""Libraries that are linked to Windows' sockets, for clocks, byte orders or what nobody here uses."""


def get_wheels(room: Room, steps: Steps) -> Path:
    """Return the folder with the libraries and tools for Windows."""
    steps.step("Libraries for Windows, by their hashes")
    target = room.build / "windows" / "site-packages"
    shutil.rmtree(target, ignore_errors=True)
    chosen = room.build / "windows" / "requirements.txt"
    chosen.parent.mkdir(parents=True, exist_ok=True)
    script = room.root / "packaging" / "windows" / "wheels.py"
    chosen.write_text(output_of(room.python, script, *room.locks), encoding="utf-8")
    steps.run(room.python, *PIP_INSTALL, *WHEELS, "--target", target, "--requirement", chosen)
    return target


def freeze(room: Room, steps: Steps, wine: Wine, work: Path, python: Path, wheels: Path) -> Path:
    """Make the folder below `work` and return it."""
    steps.step("The program's folder for Windows (PyInstaller under wine)")
    work.mkdir(parents=True, exist_ok=True)
    resource = work / "version.txt"
    resource.write_text(version_resource(release.version(room.root)), encoding="utf-8")
    env = {
        **frozen_env(room.root), "PYTHONPATH": windows_path(wheels), "TENKEN_VERSION_FILE": windows_path(resource),
        "WINEQT_QPA_PLATFORM": "offscreen", "PYINSTALLER_CONFIG_DIR": windows_path(work / "cache"),
        "LC_ALL": "ja_JP.UTF-8",
    }  # fmt: skip
    arguments = [part if not part.startswith("/") else windows_path(Path(part)) for part in pyinstaller_arguments(work)]
    wine.run(python / "python.exe", "-X", "utf8", *arguments, windows_path(room.root / SPEC), env=env)
    folder = work / "dist" / "tenken"
    describe(room, steps, work, wheels, python)
    look_at(folder)
    return folder


def version_resource(version: str) -> str:
    """Return what Windows shows under Properties, Details, in PyInstaller's notation."""
    words = {
        "CompanyName": "Tenken authors",
        "FileDescription": "点検",
        "FileVersion": version,
        "InternalName": "tenken",
        "LegalCopyright": "MIT License",
        "OriginalFilename": "tenken.exe",
        "ProductName": "点検 (Tenken)",
        "ProductVersion": version,
    }
    strings = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in words.items())
    four = release.numbers(version)
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={four}, prodvers={four}, mask=0x3F, flags=0x0, OS=0x40004, "
        "fileType=0x1, subtype=0x0, date=(0, 0)), kids=["
        f"StringFileInfo([StringTable('041104B0', [{strings}])]), "
        "VarFileInfo([VarStruct('Translation', [1041, 1200])])])\n"
    )


def look_at(folder: Path) -> None:
    """Raise SetupError when something is in the folder that must not be shipped, or nobody vouches for it."""
    binaries = sorted(path for path in folder.rglob("*") if path.suffix.lower() in (".dll", ".pyd", ".exe"))
    of_wine = [path.name for path in binaries if _OF_WINE.search(path.read_bytes()[:4096])]
    expect(not of_wine, f"from wine and not from Windows: {of_wine}")
    calling = [path.name for path in binaries if _NETWORK.search(output_of("objdump", "-p", path))]
    calling = [name for name in calling if not _LINKED_TO_SOCKETS.match(name)]
    expect(not calling, f"they can call a network: {calling}")
    unknown = [path.name for path in binaries if not _is_vouched_for(path, folder)]
    expect(not unknown, f"nobody vouches for: {unknown}")


def _is_vouched_for(path: Path, folder: Path) -> bool:
    """Whether a known signer signed it, or it came with its hash in a lock file and is not signed by anybody."""
    inside = path.relative_to(folder).as_posix().removeprefix("_internal/")
    if path.name == "tenken.exe" or _FROM_WHEELS.match(inside):
        return True
    return bool(_KNOWN_SIGNERS.search(signed_by(path)))


def signed_by(path: Path) -> str:
    """Return the subjects of the certificates in a signature, whether or not they lead to a root that Debian knows."""
    done = output_of("sh", "-c", 'osslsigncode verify -ignore-crl -in "$1" || true', "sh", path)
    subjects = re.findall(r"Subject: (.+)", done)
    if not done:
        raise SetupError(f"osslsigncode says nothing of {path}")
    return "; ".join(subjects)
