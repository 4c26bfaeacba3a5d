"""A Windows as wine plays it, in a folder of its own: made afresh, used, and ended with all that runs in it."""

import shutil
from pathlib import Path

from processes import Outcome
from screen import Screen
from steps import Steps

PACKAGES = ("gcc-mingw-w64-x86-64-win32", "locales", "wine", "wine64")
STAND_INS = Path(__file__).resolve().parent / "stand-ins"
OVERRIDES = "mscms=n;winedbg.exe=d;mshtml=d;mscoree=d;winemenubuilder.exe=d"


class Wine:
    """One Windows."""

    def __init__(self, folder: Path, steps: Steps, screen: Screen, user: str = "builder") -> None:
        """Mean the Windows below `folder`, of the user of that name, on that screen."""
        self.prefix = folder / "wine"
        self.user = user
        self._locales = folder / "locales"
        self._steps = steps
        self._env = {
            "WINEPREFIX": str(self.prefix), "WINEARCH": "win64", "WINEDEBUG": "-all", "WINEDLLOVERRIDES": OVERRIDES,
            "DISPLAY": screen.display, "USER": user, "LOGNAME": user, "LOCPATH": str(self._locales),
            "LC_ALL": "ja_JP.UTF-8", "LANGUAGE": "ja", "WINEQT_FORCE_STDERR_LOGGING": "1",
        }  # fmt: skip

    def make(self) -> None:
        """Make it anew, as Windows 10 in Japanese, with what wine lacks and Qt asks for."""
        shutil.rmtree(self.prefix, ignore_errors=True)
        self._locales.mkdir(parents=True, exist_ok=True)
        place = self._locales / "ja_JP.UTF-8"
        self._steps.run("localedef", "-i", "ja_JP", "-f", "UTF-8", place)
        self.run("wineboot", "--init")
        self.run("winecfg", "-v", "win10")
        for source in sorted(STAND_INS.glob("*.c")):
            target = self.prefix / "drive_c/windows/system32" / f"{source.stem}.dll"
            self._steps.run("x86_64-w64-mingw32-gcc", "-shared", "-O2", "-s", "-o", target, source, "-ladvapi32")
        self.settle()

    def run(self, *command: str | Path, env: dict[str, str] | None = None) -> Outcome:
        """Run a program of Windows; raise SetupError when it fails. Its output goes through a pipe, as Python needs."""
        return self._steps.run("wine", *command, env={**self._env, **(env or {})})

    def attempt(self, *command: str | Path, env: dict[str, str] | None = None) -> Outcome:
        """Run a program of Windows to its end, whatever that is."""
        return self._steps.attempt("wine", *command, env={**self._env, **(env or {})})

    def settle(self) -> None:
        """Wait until everything that was started has ended."""
        self._steps.run("wineserver", "-w", env=self._env)

    def end(self) -> None:
        """End everything that still runs in here."""
        self._steps.attempt("wineserver", "-k", env=self._env)

    @property
    def home(self) -> Path:
        """Return the user's own folder, as the host sees it."""
        return self.prefix / "drive_c/users" / self.user

    @property
    def env(self) -> dict[str, str]:
        """Return the environment for a program that is started and not waited for."""
        return dict(self._env)


def windows_path(path: Path) -> str:
    """Return the name that a program of Windows knows a file of the host by."""
    return "Z:" + str(path).replace("/", "\\")
