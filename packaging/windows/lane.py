"""Tries the installer for Windows in a fresh wine, as a person with a Japanese name and without rights would."""

import hashlib
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import release
import system_packages
import trial
from buildroom import Room
from processes import Outcome
from screen import PACKAGES as SCREEN_PACKAGES
from screen import PATIENCE, Screen, virtual_screen
from steps import Steps, expect, merged

from windows import installer
from windows.wine import Wine, windows_path

PACKAGES = (*trial.PACKAGES, *SCREEN_PACKAGES)
PREVIOUS = "0.0.1"
USER = "山田 花子"
LISTED = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Tenken"
RUNNING, TOO_FULL, NOT_WRITABLE, OLDER = 3, 4, 5, 6
ANSWER = ("administrator-E-10", "--status", "done", "--note", "髙﨑①")
DIALOG_FONTS = ("MS Gothic", "MS PGothic", "MS Shell Dlg", "MS Shell Dlg 2", "MS UI Gothic", "Segoe UI", "Tahoma")


def try_windows(room: Room, steps: Steps, folder: Path) -> None:
    """Install, use, upgrade and remove. Raise SetupError at the first disappointment."""
    system_packages.install(PACKAGES, steps.console)
    work = room.build / "lane-windows"
    with virtual_screen() as screen:
        wine = Wine(work, steps, screen, USER)
        try:
            steps.step(f"Fresh wine for {USER}")
            wine.make()
            lane = Lane(room, steps, wine, screen)
            lane.give_fonts()
            lane.refuse_bad_places()
            lane.install(lane.previous_installer(folder))
            lane.refuse_while_running()
            lane.survive_an_interruption()
            lane.upgrade()
            lane.smoke()
            lane.open_by_association()
            lane.show_dialogs()
            lane.remove()
        finally:
            wine.end()


class Lane:
    """One pass; the methods are called in the order of `try_windows`."""

    def __init__(self, room: Room, steps: Steps, wine: Wine, screen: Screen) -> None:
        """Try what lies in the room's dist folder."""
        self._room, self._steps, self._wine, self._screen = room, steps, wine, screen
        self._work = room.build / "lane-windows"
        self._local = wine.home / "AppData/Local"
        self._place = self._local / "Programs/Tenken"
        self._workbook = self._local / "Tenken/tenken.tenken"
        self._new = room.dist / installer.name(release.version(room.root))

    def give_fonts(self) -> None:
        """Let wine's own dialogs have Japanese letters, as every Japanese Windows has."""
        fonts = self._wine.prefix / "drive_c/windows/Fonts"
        for font in (self._room.root / "resources/fonts").glob("BIZ*.ttf"):
            shutil.copy(font, fonts)
        for name in DIALOG_FONTS:
            key = r"HKCU\Software\Wine\Fonts\Replacements"
            self._wine.run("reg", "add", key, "/v", name, "/d", "BIZ UDPGothic", "/f")
        self._wine.settle()

    def previous_installer(self, folder: Path) -> Path:
        """Return the installer of an older version, which has a file that the new one no longer has."""
        older = self._work / "older" / "tenken"
        shutil.rmtree(older, ignore_errors=True)
        shutil.copytree(folder, older)
        (older / "_internal/only-in-the-previous.txt").write_text("gone after the upgrade\n", encoding="utf-8")
        target = self._work / installer.name(PREVIOUS)
        installer.make_installer(self._steps, older, target, PREVIOUS, quick=True)
        return target

    def refuse_bad_places(self) -> None:
        """A disk that is too small and a folder that cannot be written: refused, and nothing is there afterwards."""
        self._steps.step("A small disk, a folder that cannot be written: refused")
        with _small_disk(self._work / "small") as disk:
            outcome = self._wine.attempt(self._new, "/S", f"/D={windows_path(disk / 'Tenken')}")
            expect(outcome.status == TOO_FULL, f"on a small disk the installer ended with {outcome.status}")
            expect(not list(disk.iterdir()), f"left on the small disk: {list(disk.iterdir())}")
        outcome = self._wine.attempt(self._new, "/S", r"/D=Z:\proc\Tenken")
        expect(outcome.status == NOT_WRITABLE, f"where nobody can write the installer ended with {outcome.status}")

    def install(self, package: Path) -> None:
        """Install without a question, and answer a measure with the program that is there then."""
        self._steps.step(f"Silent installation of {package.name}")
        self._wine.run(package, "/S")
        self._wine.settle()
        self._listed("DisplayVersion", PREVIOUS)
        self._listed("EstimatedSize", "0x")
        expect(any(self._shortcuts()), "there is no entry in the Start menu")
        expect(self._tenken("set", *ANSWER).status == 0, "an answer could not be recorded")
        self._sound(self._workbook)

    def refuse_while_running(self) -> None:
        """While the window is open the installer changes nothing and says so by its status."""
        self._steps.step("Refusal while the program runs")
        with self._open_window("点検"):
            outcome = self._wine.attempt(self._new, "/S")
            expect(outcome.status == RUNNING, f"while the program runs the installer ended with {outcome.status}")
            self._screen.picture(self._room.build / "pictures/windows-first-window.png")
        self._listed("DisplayVersion", PREVIOUS)

    def survive_an_interruption(self) -> None:
        """An installer that is ended half-way leaves the old version as it was; the next one clears up behind it."""
        self._steps.step("An installation that is interrupted")
        staged = self._place.with_name("Tenken.tenken-new")
        started = self._start([str(self._new), "/S"])
        deadline = time.monotonic() + PATIENCE
        while not any(staged.rglob("*.dll")) and time.monotonic() < deadline:
            time.sleep(0.1)
        started.kill()
        started.wait()
        self._wine.settle()
        expect(any(staged.rglob("*.dll")), "the installer was not caught half-way")
        self._listed("DisplayVersion", PREVIOUS)
        expect(self._tenken("check", windows_path(self._workbook)).status == 0, "the old version no longer works")

    def upgrade(self) -> None:
        """Install over the older one: its files are gone, the workbook is as it was; the older one then refuses."""
        self._steps.step("Upgrade, with a workbook in place")
        before = _digest(self._workbook)
        self._wine.run(self._new, "/S")
        self._wine.settle()
        self._listed("DisplayVersion", release.version(self._room.root))
        expect(not list(self._place.rglob("only-in-the-previous.txt")), "a file of the previous version stayed behind")
        beside = [path.name for path in self._place.parent.iterdir() if path != self._place]
        expect(not beside, f"left beside the program: {beside}")
        expect(_digest(self._workbook) == before, "the upgrade changed the workbook")
        expect(self._tenken("check", windows_path(self._workbook)).status == 0, "the workbook is not sound")
        outcome = self._wine.attempt(self._work / installer.name(PREVIOUS), "/S")
        expect(outcome.status == OLDER, f"over a newer version the older installer ended with {outcome.status}")

    def smoke(self) -> None:
        """Run the smoke test on Windows' own screen platform."""
        self._steps.step("Smoke test on Qt's windows platform")
        data = self._work / "smoke"
        shutil.rmtree(data, ignore_errors=True)
        outcome = self._tenken("--data-dir", windows_path(data), "--smoke-test")
        trial.check_outcome(data)
        expect(outcome.status == 0, f"the smoke test ended with {outcome.status}")
        for kind in trial.EXPORTS:
            target = windows_path(data / f"exported.{kind}")
            done = self._tenken("export", kind, "--workbook", windows_path(self._workbook), "--out", target)
            expect(done.status == 0, f"the export as {kind} ended with {done.status}")

    def open_by_association(self) -> None:
        """Open a workbook whose path has Japanese letters and blanks, by its file type."""
        self._steps.step("A .tenken opens by its association")
        book = self._wine.home / "点検 帳.tenken"
        inside = "C:\\users\\" + f"{USER}\\{book.name}"
        expect(
            self._tenken("set", "--workbook", inside, "--organization", "山田製作所").status == 0, "no workbook made"
        )
        for key in (".tenken", "Tenken.Workbook.1"):  # wine's start looks only where administrators write
            self._wine.run("reg", "copy", rf"HKCU\Software\Classes\{key}", rf"HKLM\Software\Classes\{key}", "/s", "/f")
        with self._open_window("山田製作所", ["start", inside]):
            self._screen.picture(self._room.build / "pictures/windows-window.png")
        self._sound(book)

    def show_dialogs(self) -> None:
        """Take a picture of the installer's first page, in Japanese, and leave it."""
        self._steps.step("The installer's own window")
        started = self._start([str(self._new)])
        window = self._screen.wait_for("セットアップ")
        self._screen.picture(self._room.build / "pictures/windows-installer.png")
        self._screen.press(window, "Escape")
        question = self._screen.wait_for("セットアップ")
        self._screen.press(question, "alt+y")
        started.wait(timeout=60)

    def remove(self) -> None:
        """Uninstall without a question: the program's files and entries are gone, the workbook is there and sound."""
        self._steps.step("Silent removal: nothing left but the user's data")
        before = _digest(self._workbook)
        self._wine.run(self._place / "uninstall.exe", "/S")
        self._wine.settle()
        left = [path for path in self._place.rglob("*") if path.is_file()]
        expect(not left and not self._place.exists(), f"left behind: {left[:5]}")
        expect(not any(self._shortcuts()), "the entry in the Start menu is left")
        expect(self._wine.attempt("reg", "query", LISTED).status != 0, "the entry in Settings, Apps is left")
        expect(_digest(self._workbook) == before, "the removal changed the workbook")
        self._sound(self._workbook)

    def _tenken(self, *arguments: str) -> Outcome:
        return self._wine.attempt(self._place / "tenken.exe", *arguments, env={"WINEQT_QPA_PLATFORM": "windows"})

    @contextmanager
    def _open_window(self, title: str, command: list[str] | None = None) -> Iterator[None]:
        started = self._start(command or [str(self._place / "tenken.exe")])
        self._screen.wait_for(title)
        yield
        self._screen.close(title)
        started.wait(timeout=60)
        self._wine.settle()

    def _start(self, command: list[str]) -> "subprocess.Popen[bytes]":
        quiet = subprocess.DEVNULL
        return subprocess.Popen(["wine", *command], env=merged(self._wine.env), stdin=quiet, stdout=quiet, stderr=quiet)

    def _listed(self, name: str, value: str) -> None:
        lines = "\n".join(self._wine.run("reg", "query", LISTED, "/v", name).lines)
        expect(value in lines, f"Settings, Apps has no {name} {value}: {lines}")

    def _shortcuts(self) -> Iterator[Path]:
        return self._wine.home.glob("AppData/Roaming/Microsoft/Windows/Start Menu/Programs/*.lnk")

    def _sound(self, workbook: Path) -> None:
        self._steps.run(self._room.python, self._room.root / "main.py", "check", workbook)


@contextmanager
def _small_disk(place: Path) -> Iterator[Path]:
    place.mkdir(parents=True, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=30m", "tmpfs", place], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", place], check=True)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
