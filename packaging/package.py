"""The command `package`: builds the artefacts of one system or of both from a fresh clone, or tries them as well."""

import filecmp
import hashlib
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import bundle
import release
import system_packages
import trial
from buildroom import Room, furnish
from console import Console, SetupError
from environment import ROOT
from linux import archive, deb
from linux import lane as linux_lane
from screen import PACKAGES as SCREEN_PACKAGES
from screen import virtual_screen
from steps import Steps, expect
from windows import folder as windows_folder
from windows import installer, interpreter
from windows import lane as windows_lane
from windows.wine import PACKAGES as WINE_PACKAGES
from windows.wine import Wine

USAGE = """\
Usage: python3 packaging/dev.py package [--test | --smoke] linux|windows|all

The artefacts land in dist/. With --test each is built twice and compared, then tried in a bare Debian 12 or in a fresh
wine: see packaging/README.md. With --smoke the folder of the program is built alone and runs its smoke test (Linux).
"""
MOST = {".deb": 45_000_000, ".exe": 35_000_000}
"""How large an artefact may be, in bytes."""


def package(arguments: Sequence[str], console: Console) -> int:
    """Build what is asked for; the exit status is 2 for wrong usage."""
    options = [word for word in arguments if word.startswith("--")]
    targets = [word for word in arguments if not word.startswith("--")]
    names = list(TARGETS) if targets == ["all"] else targets
    smoke_alone = options == ["--smoke"] and names == ["linux"]
    if len(targets) != 1 or not set(names) <= set(TARGETS) or not (options in ([], ["--test"]) or smoke_alone):
        console.say(USAGE)
        return 2
    if not system_packages.has_apt() or system_packages.root_prefix() != []:
        raise SetupError("Installers are built on Debian 12, as root: on a machine or in a container of its own.")
    room, steps = Room(ROOT), Steps(console)
    furnish(room, steps)
    if smoke_alone:
        smoke(room, steps)
    else:
        for name in names:
            TARGETS[name](room, steps, options == ["--test"])
    steps.step("Done")
    return 0


def smoke(room: Room, steps: Steps) -> None:
    """Build the folder for Linux and let it try itself, with and without a screen."""
    system_packages.install((*SCREEN_PACKAGES, *trial.PACKAGES), steps.console)
    folder = bundle.freeze(room, steps, room.build / "linux")
    with virtual_screen() as screen:
        for platform in ("offscreen", "xcb"):
            steps.step(f"Smoke test, {platform}")
            data = room.build / f"smoke-{platform}"
            shutil.rmtree(data, ignore_errors=True)
            env = {"QT_QPA_PLATFORM": platform, "DISPLAY": screen.display, "LANGUAGE": "ja"}
            steps.run(folder / "tenken", "--data-dir", data, "--smoke-test", env=env)
            trial.check_outcome(data)


def linux(room: Room, steps: Steps, is_tried: bool) -> None:
    """Make the Debian package and the archive."""
    system_packages.install(deb.PACKAGES, steps.console)
    work, version = room.build / "linux", release.version(room.root)
    folder = bundle.freeze(room, steps, work)
    if is_tried:
        built_twice(steps, folder, lambda: bundle.freeze(room, steps, work))
    targets = [room.dist / deb.name(version), room.dist / archive.name(version)]
    deb.make_deb(room.root, steps, folder, targets[0])
    archive.make_archive(room.root, steps, folder, targets[1])
    hand_out(room, steps, folder, "linux", targets)
    if is_tried:
        linux_lane.try_linux(room, steps, folder)


def windows(room: Room, steps: Steps, is_tried: bool) -> None:
    """Make the installer for Windows."""
    tools = (*WINE_PACKAGES, *installer.PACKAGES, *interpreter.PACKAGES, *SCREEN_PACKAGES)
    steps.step("System packages for Windows")
    system_packages.install(tools, steps.console)
    work = room.build / "windows"
    python, wheels = interpreter.fetch(room, steps), windows_folder.get_wheels(room, steps)
    with virtual_screen() as screen:
        wine = Wine(work, steps, screen)
        try:
            steps.step("Fresh wine for building")
            wine.make()
            folder = windows_folder.freeze(room, steps, wine, work, python, wheels)
            if is_tried:
                built_twice(steps, folder, lambda: windows_folder.freeze(room, steps, wine, work, python, wheels))
        finally:
            wine.end()
    target = room.dist / installer.name(release.version(room.root))
    installer.make_installer(steps, folder, target)
    hand_out(room, steps, folder, "windows", [target])
    if is_tried:
        windows_lane.try_windows(room, steps, folder)


TARGETS: dict[str, Callable[[Room, Steps, bool], None]] = {"linux": linux, "windows": windows}


def built_twice(steps: Steps, folder: Path, build: Callable[[], Path]) -> None:
    """Build once more and raise SetupError unless every file is the same, bit by bit."""
    first = folder.with_name("tenken-first")
    shutil.rmtree(first, ignore_errors=True)
    folder.rename(first)
    second = build()
    different = sorted(differences(first, second))
    expect(not different, f"two builds of one commit differ: {different[:10]}")
    shutil.rmtree(first)
    steps.step("A second build is the same, bit by bit")


def differences(one: Path, other: Path) -> set[str]:
    """Return the names of the files that are in one folder alone, or not the same in both."""
    names = [{path.relative_to(top).as_posix() for path in top.rglob("*") if path.is_file()} for top in (one, other)]
    common = names[0] & names[1]
    return (names[0] ^ names[1]) | {name for name in common if not filecmp.cmp(one / name, other / name, shallow=False)}


def hand_out(room: Room, steps: Steps, folder: Path, system: str, targets: Sequence[Path]) -> None:
    """Put the list of components beside the artefacts, and say how large these are; too large is an error."""
    listed = room.dist / f"tenken-{release.version(room.root)}-{system}.cdx.json"
    shutil.copyfile(folder / "_internal/licences/sbom.cdx.json", listed)
    for target in targets:
        size, most = target.stat().st_size, MOST.get(target.suffix)
        digest = hashlib.sha256(target.read_bytes()).hexdigest()
        steps.console.say(f"         {size / 1e6:5.1f} MB  {target.name}  sha256 {digest}")
        expect(
            most is None or size <= most, f"{target.name} has {size / 1e6:.1f} MB, more than {(most or 0) / 1e6:.0f}"
        )
