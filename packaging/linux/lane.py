"""Tries the Linux artefacts as a person would who has nothing but a bare Debian 12."""

import hashlib
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import release
import system_packages
import trial
from buildroom import Room
from screen import PACKAGES as SCREEN_PACKAGES
from screen import Screen, virtual_screen
from steps import Steps, expect

from linux import archive, chroot, deb
from linux.chroot import HOME, Chroot

PACKAGES = (*chroot.PACKAGES, *trial.PACKAGES, *SCREEN_PACKAGES)
WORKBOOK = HOME / ".local/share/Tenken/tenken.tenken"
FOR_A_DESKTOP = ("appstream", "desktop-file-utils", "libglib2.0-bin", "shared-mime-info")
ANSWER = ("administrator-E-10", "--status", "done", "--note", "髙﨑①")


def try_linux(room: Room, steps: Steps, folder: Path) -> None:
    """Install, use, upgrade and remove the package; use the archive. Raise SetupError at the first disappointment."""
    system_packages.install(PACKAGES, steps.console)
    version = release.version(room.root)
    package, lane = room.dist / deb.name(version), Lane(room, steps)
    lane.begin()
    lane.refuse_on_a_full_disk(package)
    lane.install(lane.previous_package(folder, package))
    lane.answer()
    lane.upgrade(package)
    lane.refuse_a_newer_workbook()
    with virtual_screen() as screen:
        lane.smoke(screen)
        lane.open_by_association(screen)
    lane.use_archive(room.dist / archive.name(version))
    lane.remove()


class Lane:
    """One pass; the methods are called in the order of `try_linux`."""

    def __init__(self, room: Room, steps: Steps) -> None:
        """Work below the room's build folder."""
        self._room, self._steps = room, steps
        self._work = room.build / "lane-linux"
        self._system = Chroot(self._work / "debian", steps)
        self._before = ""

    def begin(self) -> None:
        """Make the bare system."""
        self._steps.step("Bare Debian 12 (debootstrap)")
        self._system.make()
        self._system.as_root("apt-get", "update")

    def previous_package(self, folder: Path, package: Path) -> Path:
        """Return an older package, which has a file that the new one no longer has."""
        older = self._work / "older"
        shutil.rmtree(older, ignore_errors=True)
        shutil.copytree(folder, older, symlinks=True)
        (older / "_internal/only-in-the-previous.txt").write_text("gone after the upgrade\n", encoding="utf-8")
        target = self._work / deb.name(deb.OLDER)
        deb.make_deb(self._room.root, self._steps, older, target, package)
        return target

    def refuse_on_a_full_disk(self, package: Path) -> None:
        """A package that does not fit is not half there."""
        self._steps.step("A disk that is too small: refused, nothing half installed")
        inside = self._bring(package)
        outcome = self._system.attempt_on_a_full_disk("usr/lib/tenken", "dpkg", "--unpack", inside)
        expect(outcome.status != 0, "the package was unpacked onto a disk that is too small")
        expect("No space left" in "\n".join(outcome.lines), f"dpkg did not say why it stopped: {outcome.tail()}")
        self._system.as_root("dpkg", "--purge", "--force-all", "tenken")
        expect(not self._traces(), f"left behind: {self._traces()}")

    def install(self, package: Path) -> None:
        """Install with apt, which finds the dependencies."""
        self._steps.step(f"apt-get install {package.name}")
        self._system.install(self._bring(package))

    def answer(self) -> None:
        """Answer a measure in the user's own workbook, and bring a workbook of the oldest format."""
        self._ok("tenken", "set", *ANSWER)
        self._before = self._ok("tenken", "check", str(WORKBOOK))
        oldest = self._room.root / "tests/data/workbook-v1.tenken"
        shutil.copyfile(oldest, self._system.path(HOME / "v1.tenken"))
        self._system.as_root("chown", f"{chroot.USER}:", str(HOME / "v1.tenken"))

    def upgrade(self, package: Path) -> None:
        """Install the package over the older one; the workbooks are as they were."""
        self._steps.step("Upgrade, with workbooks in place")
        self._system.install(self._bring(package))
        gone = self._system.path("/usr/lib/tenken/_internal/only-in-the-previous.txt")
        expect(not gone.exists(), "a file of the previous version stayed behind")
        expect(self._ok("tenken", "check", str(WORKBOOK)) == self._before, "the workbook changed by the upgrade")
        self._ok("tenken", "set", "--workbook", str(HOME / "v1.tenken"), *ANSWER)
        self._ok("tenken", "check", str(HOME / "v1.tenken"))

    def refuse_a_newer_workbook(self) -> None:
        """A workbook of a newer version is left alone, with a sentence that says so."""
        self._steps.step("A workbook of a newer version: refused, unchanged")
        newer = self._system.path(HOME / "newer.tenken")
        shutil.copy2(self._system.path(HOME / "v1.tenken"), newer)
        with closing(sqlite3.connect(newer)) as book:
            book.execute("PRAGMA user_version = 999")
        before = self._digest(HOME / newer.name)
        outcome = self._system.as_user("tenken", "set", "--workbook", str(HOME / newer.name), *ANSWER)
        expect(outcome.status == 1 and len(outcome.lines) == 1, f"no plain refusal: {outcome.tail()}")
        expect(self._digest(HOME / newer.name) == before, "a workbook of a newer version was changed")

    def smoke(self, screen: Screen) -> None:
        """Run the smoke test without and with a screen, without a network."""
        for name, where in (("offscreen", None), ("xcb", screen)):
            self._steps.step(f"Smoke test, {name}")
            data = HOME / f"smoke-{name}"
            self._ok("tenken", "--data-dir", str(data), "--smoke-test", screen=where)
            trial.check_outcome(self._system.path(data))
        for kind in trial.EXPORTS:
            self._ok("tenken", "export", kind, "--workbook", str(WORKBOOK), "--out", str(HOME / f"exported.{kind}"))

    def open_by_association(self, screen: Screen) -> None:
        """Open a workbook whose name has Japanese letters and a blank, as a file manager would."""
        self._steps.step("Desktop files valid; a .tenken opens by its association")
        self._system.install(*FOR_A_DESKTOP)
        self._system.as_root("desktop-file-validate", "/usr/share/applications/jp.tenken.Tenken.desktop")
        metainfo = "/usr/share/metainfo/jp.tenken.Tenken.metainfo.xml"
        self._system.as_root("appstreamcli", "validate", "--no-net", metainfo)
        book = HOME / "山田 花子.tenken"
        self._ok("tenken", "set", "--workbook", str(book), "--organization", "山田製作所")
        opened = self._system.start_as_user("gio", "open", str(book), screen=screen)
        screen.wait_for("山田製作所")
        screen.picture(self._room.build / "pictures" / "linux-window.png")
        screen.close("山田製作所")
        opened.wait()
        self._ok("tenken", "check", str(book))

    def use_archive(self, packed: Path) -> None:
        """Unpack the archive and run the smoke test from where it lies."""
        self._steps.step("Archive: unpack and smoke test")
        place = self._system.path(HOME / "archive")
        place.mkdir()
        subprocess.run(["tar", "--extract", "--file", packed, "--directory", place], check=True)
        program = next(place.glob("tenken-*/tenken")).relative_to(self._system.root)
        self._ok(f"/{program}", "--data-dir", str(HOME / "smoke-archive"), "--smoke-test")
        trial.check_outcome(self._system.path(HOME / "smoke-archive"))

    def remove(self) -> None:
        """Remove the package: nothing of it is left but the user's data."""
        self._steps.step("Removal: nothing left but the user's data")
        before = self._digest(WORKBOOK)
        self._system.as_root("apt-get", "purge", "-y", "tenken")
        expect(not self._traces(), f"left behind: {self._traces()}")
        expect(self._digest(WORKBOOK) == before, "the removal changed the user's workbook")

    def _ok(self, *command: str, screen: Screen | None = None) -> str:
        outcome = self._system.as_user(*command, screen=screen)
        expect(outcome.status == 0, f"{' '.join(command)} ended with {outcome.status}:\n{outcome.tail(15)}")
        return "\n".join(outcome.lines)

    def _bring(self, package: Path) -> str:
        shutil.copyfile(package, self._system.path(f"/{package.name}"))
        return f"/{package.name}"

    def _traces(self) -> list[str]:
        """What of the program lies outside the home folders, package files and logs apart."""
        apart = ("home", "proc", "sys", "dev", "tmp", "var/log", "var/cache")
        tops = [path for path in self._system.root.iterdir() if path.name not in apart and not path.is_symlink()]
        found = [path for top in tops for path in top.rglob("*tenken*")]
        names = [path.relative_to(self._system.root).as_posix() for path in found]
        return sorted(name for name in names if not name.startswith(apart))

    def _digest(self, inside: Path) -> str:
        return hashlib.sha256(self._system.path(inside).read_bytes()).hexdigest()
