"""Makes the folder of the installed program for Linux: PyInstaller, then the notices and the list of components."""

import os
from pathlib import Path

import release
from buildroom import Room
from steps import Steps

SPEC = Path("packaging") / "tenken.spec"


def frozen_env(root: Path) -> dict[str, str]:
    """Return what makes two builds of one commit the same, bit by bit."""
    return {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(release.epoch(root)), "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def freeze(room: Room, steps: Steps, work: Path) -> Path:
    """Make the folder below `work` and return it."""
    steps.step("The program's folder (PyInstaller)")
    env = {**frozen_env(room.root), "PYINSTALLER_CONFIG_DIR": str(work / "cache")}
    steps.run(room.python, *pyinstaller_arguments(work), room.root / SPEC, env=env)
    folder = work / "dist" / "tenken"
    describe(room, steps, work, room.site_packages)
    return folder


def pyinstaller_arguments(work: Path) -> list[str]:
    """Return the arguments that make PyInstaller work below `work`."""
    places = ["--distpath", str(work / "dist"), "--workpath", str(work / "work")]
    return ["-m", "PyInstaller", "--noconfirm", "--clean", *places]


def describe(room: Room, steps: Steps, work: Path, site_packages: Path, *python: Path) -> None:
    """Put the licence texts and the list of components into the folder, from what PyInstaller says it holds."""
    steps.step("Licence texts and list of components")
    script = room.root / "packaging" / "components.py"
    steps.run(room.python, script, work, site_packages, *python, env=frozen_env(room.root))


def settle(folder: Path, when: int) -> None:
    """Give every file below `folder` one time and the usual rights."""
    for path in [folder, *sorted(folder.rglob("*"))]:
        if not path.is_symlink():
            runs = path.is_dir() or (path.stat().st_mode & 0o111 and not path.suffix) or path.suffix == ".sh"
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (when, when), follow_symlinks=False)
