"""Makes the installer for Windows with NSIS: the exact list of files to lay and to remove, and what goes around it.

Usage: installer.py FOLDER OUT [VERSION]   (also what the release workflow runs on Windows)
"""

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import release  # noqa: E402 - found by the line above when this file is started by itself
from bundle import frozen_env, settle  # noqa: E402
from console import Console  # noqa: E402
from steps import Steps  # noqa: E402

PACKAGES = ("nsis",)
ROOT = HERE.parent.parent


def make_installer(steps: Steps, folder: Path, target: Path, version: str = "", *, quick: bool = False) -> None:
    """Make the installer of `folder` as `target`, signed when TENKEN_SIGN names a command; a `quick` one is larger."""
    steps.step(f"Installer {target.name}")
    version = version or release.version(ROOT)
    settle(folder, release.epoch(ROOT))
    target.parent.mkdir(parents=True, exist_ok=True)
    listed = folder.parent / "files.nsh"
    listed.write_text(macros(folder), encoding="utf-8-sig")
    numbers = ".".join(str(part) for part in release.numbers(version))
    values = {"VERSION": version, "NUMBERS": numbers, "OUT": str(target), "FILES": str(listed)}
    if os.environ.get("TENKEN_SIGN"):
        values["SIGN"] = os.environ["TENKEN_SIGN"]
    defined = [f"-D{name}={value}" for name, value in values.items()] + (["-DQUICK"] if quick else [])
    script = HERE / "installer.nsi"
    steps.run("makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defined, script, env=frozen_env(ROOT), cwd=HERE)


def name(version: str) -> str:
    """Return the file name; one with "setup" alone would make Windows ask for administrator rights."""
    return f"tenken-{version}-windows-x64.exe"


def macros(folder: Path) -> str:
    """Return the macros that lay and remove exactly the files of `folder`, and their size in kilobytes."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    folders = sorted((path for path in folder.rglob("*") if path.is_dir()), key=lambda path: (-len(path.parts), path))
    size = sum(path.stat().st_size for path in files) // 1024
    lines = [
        "!macro LayFiles",
        *_laying(folder, files),
        "!macroend",
        "!macro RemoveFiles",
        *(f'  Delete "$INSTDIR\\{_inside(folder, path)}"' for path in files),
        *(f'  RMDir "$INSTDIR\\{_inside(folder, path)}"' for path in folders),
        "!macroend",
        f"!define KBYTES {size}",
    ]
    return "\n".join(lines) + "\n"


def _laying(folder: Path, files: Iterable[Path]) -> Iterable[str]:
    current = None
    for path in files:
        if path.parent != current:
            current = path.parent
            yield f'  SetOutPath "$Staged\\{_inside(folder, current)}"'
        yield f'  File "{path}"'


def _inside(folder: Path, path: Path) -> str:
    inside = str(path.relative_to(folder))
    return "" if inside == "." else inside.replace("/", "\\").replace("$", "$$")


def main(arguments: Sequence[str]) -> int:
    """Make one installer."""
    make_installer(Steps(Console()), Path(arguments[0]).resolve(), Path(arguments[1]).resolve(), *arguments[2:3])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
