"""A bare Debian 12 in a folder, with nothing of a developer's machine in it.

Whatever runs in it has its own mounts, which end with it: nothing of the host can be left mounted or be taken away.
"""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from console import SetupError
from processes import Outcome
from screen import Screen
from steps import Steps, output_of

PACKAGES = ("debootstrap",)
RELEASE = "bookworm"
USER = "tester"
HOME = Path("/home") / USER

_ENTER = """\
root=$1; shift
mount -t proc proc "$root/proc"
mount --bind /dev/shm "$root/dev/shm"
mkdir -p "$root/tmp/.X11-unix" /tmp/.X11-unix
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
if [ -n "$SMALL" ]; then mkdir -p "$root/$SMALL"; mount -t tmpfs -o size=20m tmpfs "$root/$SMALL"; fi
exec chroot "$root" "$@"
"""


class Chroot:
    """One bare system."""

    def __init__(self, root: Path, steps: Steps) -> None:
        """Mean the system in the folder `root`."""
        self.root = root
        self._steps = steps

    def make(self) -> None:
        """Make it anew, from the package source that this machine uses, with one user."""
        shutil.rmtree(self.root, ignore_errors=True)
        self.root.mkdir(parents=True)
        source = package_source()
        self._steps.run("unshare", "--mount", "debootstrap", "--variant=minbase", RELEASE, self.root, source)
        for name in output_of("apt-config", "dump", "Acquire").splitlines():
            if "::Proxy" in name:
                with (self.root / "etc/apt/apt.conf.d/proxy").open("a", encoding="utf-8") as file:
                    print(name, file=file)
        shutil.copyfile("/etc/resolv.conf", self.root / "etc/resolv.conf")
        self.as_root("useradd", "--create-home", USER)

    def install(self, *packages: str) -> None:
        """Install packages, or package files, as an administrator would."""
        self.as_root("apt-get", "install", "-y", "--no-install-recommends", *packages)

    def as_root(self, *command: str) -> Outcome:
        """Run a command as root; raise SetupError when it fails."""
        env = ["env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C.UTF-8"]
        return self._steps.run(*self.enter([*env, *command]))

    def as_user(self, *command: str, screen: Screen | None = None) -> Outcome:
        """Run a command as the user, without any network, in Japanese; with or without a screen."""
        return self._steps.attempt(*self.enter([*self._user_env(screen), *command], offline=True))

    def start_as_user(self, *command: str, screen: Screen) -> "subprocess.Popen[bytes]":
        """Start a command as the user and do not wait for its end."""
        words = self.enter([*self._user_env(screen), *command], offline=True)
        return subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def attempt_on_a_full_disk(self, folder: str, *command: str) -> Outcome:
        """Run a command as root while `folder` has room for no more than 20 MB."""
        outcome = self._steps.attempt(*self.enter(["env", "DEBIAN_FRONTEND=noninteractive", *command], small=folder))
        self.path(folder).rmdir()
        return outcome

    def enter(self, command: Sequence[str], *, offline: bool = False, small: str = "") -> list[str]:
        """Return the command that runs `command` in here."""
        space = ["unshare", "--mount", *(["--net"] if offline else [])]
        return [*space, "env", f"SMALL={small}", "sh", "-euc", _ENTER, "sh", str(self.root), *command]

    def path(self, inside: Path | str) -> Path:
        """Return where a path of this system lies on the host."""
        return self.root / str(inside).lstrip("/")

    @staticmethod
    def _user_env(screen: Screen | None) -> list[str]:
        where = ["DISPLAY=" + screen.display, "QT_QPA_PLATFORM=xcb"] if screen else ["QT_QPA_PLATFORM=offscreen"]
        env = ["env", "-i", "PATH=/usr/bin:/bin", f"HOME={HOME}", "LC_ALL=C.UTF-8", "LANGUAGE=ja", *where]
        return ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--init-groups", *env]


def package_source() -> str:
    """Return where this machine gets Debian's packages from."""
    targets = output_of("apt-get", "indextargets", "--format", "$(SITE) $(RELEASE)", "Created-By: Packages")
    sites = [line.split()[0] for line in targets.splitlines() if line.split()[1:] == [RELEASE]]
    if not sites:
        raise SetupError(f"This machine has no source of packages for Debian {RELEASE}: the lane needs one.")
    return sites[0]
