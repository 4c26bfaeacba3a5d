"""Where a command may find itself: clocks, zones, locales, homes, temporary folders, and disks of every kind."""

import ctypes
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

PLACE = "place"
"""The folder in which a trial has its files."""
_DROP, _OVERRIDE, _SEARCH = 24, 1, 2
"""PR_CAPBSET_DROP, and what lets root pass by permissions."""
Env = dict[str, str | bytes]


class Surrounding(NamedTuple):
    """`enter` changes a place that holds the files, and gives what more stands in the environment.

    `must_work`: there is no reason to refuse anything. `reads_only`: nothing may be written there."""

    group: str
    name: str
    enter: Callable[[Path], "Entered"]
    must_work: bool = True


class Entered(NamedTuple):
    """What a process finds there, what it does before it begins, and how the place becomes as it was."""

    env: Mapping[str, str | bytes] = {}
    before: Callable[[], None] | None = None
    leave: Callable[[], object] = lambda: None


class NotHere(Exception):
    """This machine cannot make such a surrounding; the text says why."""


def usual_env(place: Path) -> Env:
    """What a process has in any surrounding, unless that says otherwise."""
    return {
        "HOME": str(place / "home"),
        "XDG_DATA_HOME": str(place / "home"),
        "TMPDIR": str(place.parent / "temp"),
        "LANG": "C.UTF-8",
    }


def _with_env(**env: str | bytes) -> Callable[[Path], Entered]:
    return lambda _place: Entered(env)


# clocks and zones

_MOMENTS = (
    "1970-01-01 00:00:01", "1979-12-31 23:59:50", "1980-01-01 00:00:00", "1999-12-31 23:59:58", "2000-02-29 12:00:00",
    "2008-02-29 23:59:59", "2026-03-08 06:59:59", "2026-10-25 00:59:59", "2038-01-19 03:14:06", "2099-12-31 23:59:58",
    "2106-02-07 06:28:16",
)  # fmt: skip
_ZONES = (
    "UTC", "Asia/Tokyo", "America/New_York", "Europe/Berlin", "Pacific/Apia", "Asia/Kathmandu", "Australia/Lord_Howe",
    "XXX99", "Nonsense/Nowhere", "", "<+14>-14",
)  # fmt: skip


def _at(moment: str, zone: str = "Asia/Tokyo") -> Callable[[Path], Entered]:
    seconds = int(datetime.fromisoformat(moment).replace(tzinfo=UTC).timestamp())
    return lambda place: Entered({"TENKEN_CLOCK": str(seconds), "TZ": zone, "LD_PRELOAD": str(_clock(place))})


def _clock(place: Path) -> Path:
    found = place.parent.parent / "clock.so"
    if not found.exists():
        raise NotHere("gcc is missing, which compiles tests/faults/clock.c")
    return found


def _clocks() -> Iterator[Surrounding]:
    for moment in _MOMENTS:
        yield Surrounding("clocks", moment, _at(moment))
    for zone in _ZONES:
        yield Surrounding("zones", zone or "none", _with_env(TZ=zone))
    for zone, moment in (
        ("America/New_York", "2026-03-08 06:59:59"),
        ("America/New_York", "2026-11-01 05:59:59"),
        ("Europe/Berlin", "2026-03-29 00:59:59"),
        ("Australia/Lord_Howe", "2026-04-04 14:59:59"),
        ("Pacific/Apia", "2011-12-30 09:59:59"),
    ):
        yield Surrounding("zones", f"{zone} at {moment}", _at(moment, zone))


# locales

_NO_LOCALE = "no_SUCH.locale"
_LOCALES = (
    "C", "POSIX", "C.UTF-8", "ja_JP.UTF-8", "ja_JP.EUC-JP", "ja_JP.SHIFT_JIS", "en_US.UTF-8",
    "en_US.ISO-8859-1", "tr_TR.UTF-8", "de_DE.ISO-8859-1", "ar_SA.UTF-8", "fa_IR.UTF-8", "th_TH.TIS-620",
    "ru_RU.KOI8-R", "ko_KR.EUC-KR", "zh_CN.GB18030", "hi_IN.UTF-8", _NO_LOCALE,
)  # fmt: skip
_ENCODINGS: tuple[Env, ...] = (
    {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LC_ALL": "ja_JP.EUC-JP", "PYTHONUTF8": "0"},
    {"LC_ALL": "ja_JP.SHIFT_JIS", "PYTHONUTF8": "1"},
    {"LANG": "ja_JP.UTF-8", "PYTHONIOENCODING": "cp932"},
    {"LANG": "ja_JP.UTF-8", "PYTHONIOENCODING": "ascii:strict"},
    {"LANG": "en_US.UTF-8", "PYTHONIOENCODING": "utf-16"},
    {"LANG": "", "LC_ALL": "", "LANGUAGE": "xx:yy"},
    {"LANGUAGE": "ja", "LC_MESSAGES": "en_US.UTF-8", "LC_TIME": "tr_TR.UTF-8"},
)


def _locales() -> Iterator[Surrounding]:
    for name in _LOCALES:
        yield Surrounding("locales", name, partial(_in_locale, {"LC_ALL": name, "PYTHONUTF8": "0"}))
    for env in _ENCODINGS:
        yield Surrounding("locales", " ".join(f"{k}={v!s}" for k, v in env.items()), partial(_in_locale, env))


def _in_locale(env: Env, place: Path) -> Entered:
    folder = place.parent.parent / "locales"
    for name in {str(value) for value in env.values() if "_" in str(value) and "." in str(value)}:
        _make_locale(folder, name)
    return Entered({"LANG": "C.UTF-8", **env, "LOCPATH": str(folder)})


def _make_locale(folder: Path, name: str) -> None:
    """Compiles a locale unless it is there, or is meant not to be. Raises NotHere where that cannot be."""
    if (folder / name).exists() or name == _NO_LOCALE:
        return
    if not shutil.which("localedef"):
        raise NotHere("localedef is missing, which makes locales")
    folder.mkdir(exist_ok=True)
    language, charset = name.split(".")
    made = folder / f"{name}.{os.getpid()}"
    subprocess.run(["localedef", "-c", "-i", language, "-f", charset, str(made)], capture_output=True, check=False)
    if made.exists() and not (folder / name).exists():
        made.rename(folder / name)
    if not (folder / name).exists():
        raise NotHere(f"the system has not what {name} is made of")


# homes and temporary folders


def _bound_by_permissions() -> None:
    """Runs in the process before it begins: root is bound by permissions as everybody is."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None)
        for capability in (_OVERRIDE, _SEARCH):
            libc.prctl(_DROP, capability, 0, 0, 0)


def _locked(folder: Path, env: Mapping[str, str | bytes], mode: int = 0o555) -> Entered:
    folder.mkdir(exist_ok=True)
    folder.chmod(mode)
    return Entered(env, _bound_by_permissions, lambda: folder.chmod(0o755))


def _home_missing(place: Path) -> Entered:
    return Entered({"HOME": str(place / "home" / "nowhere"), "XDG_DATA_HOME": ""})


def _home_locked(place: Path) -> Entered:
    home = place.parent / "locked"
    return _locked(home, {"HOME": str(home), "XDG_DATA_HOME": ""})


def _data_locked(place: Path) -> Entered:
    return _locked(place / "home" / "Tenken", {})


def _home_is_a_file(place: Path) -> Entered:
    (place.parent / "file").write_bytes(b"x")
    return Entered({"HOME": str(place.parent / "file"), "XDG_DATA_HOME": ""})


def _home_not_utf8(place: Path) -> Entered:
    home = os.fsencode(place / "home") + b"-\x93_\x8c\x9f-\xff"
    Path(os.fsdecode(home)).mkdir()
    return Entered({"HOME": home, "XDG_DATA_HOME": ""})


def _home_gone(_place: Path) -> Entered:
    return Entered({"HOME": "", "XDG_DATA_HOME": ""})


def _home_relative(_place: Path) -> Entered:
    return Entered({"HOME": "home", "XDG_DATA_HOME": "home"})


def _home_in_a_loop(place: Path) -> Entered:
    (place.parent / "loop").symlink_to(place.parent / "loop")
    return Entered({"HOME": str(place.parent / "loop"), "XDG_DATA_HOME": ""})


def _temp_missing(place: Path) -> Entered:
    return Entered({"TMPDIR": str(place / "nowhere")})


def _temp_locked(place: Path) -> Entered:
    temp = place.parent / "temp"
    return _locked(temp, {})


def _temp_full(place: Path) -> Entered:
    temp = place.parent / "temp"
    return Entered({}, None, _mounted(temp, "size=16k", lambda: _fill(temp, 0)))


def _homes() -> Iterator[Surrounding]:
    homes = (_home_missing, _home_locked, _data_locked, _home_is_a_file, _home_not_utf8, _home_gone, _home_relative)
    for enter in (*homes, _home_in_a_loop):
        yield Surrounding("homes", enter.__name__.strip("_"), enter, must_work=False)
    for enter in (_temp_missing, _temp_locked, _temp_full):
        yield Surrounding("temporary folders", enter.__name__.strip("_"), enter, must_work=False)


# disks


def _mounted(target: Path, options: str, then: Callable[[], object]) -> Callable[[], object]:
    """Mounts a small disk in memory; what takes it away. Raises NotHere."""
    target.mkdir(exist_ok=True)
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(target)], capture_output=True, check=False
    )
    if done.returncode:
        raise NotHere(f"nothing can be mounted: {done.stderr.decode(errors='replace').strip()}")
    try:
        then()
    except BaseException:
        _unmount(target)
        raise
    return lambda: _unmount(target)


def _unmount(target: Path) -> None:
    _ran("umount", target)


def _fill(folder: Path, free: int) -> None:
    """Leaves so many bytes of a disk free."""
    with (folder / "filler").open("wb") as filler:
        left = shutil.disk_usage(folder).free - free
        while left >= 4096:
            filler.write(bytes(4096))
            filler.flush()
            left = shutil.disk_usage(folder).free - free


@contextmanager
def _carried(place: Path) -> Iterator[Path]:
    """The files of a place, to be put on a disk that is mounted there."""
    away = place.with_name("away")
    place.rename(away)
    try:
        yield away
    finally:
        shutil.rmtree(away)


def _on_disk_with(free: int, place: Path) -> Entered:
    with _carried(place) as away:
        leave = _mounted(place, "size=8m", lambda: shutil.copytree(away, place, dirs_exist_ok=True))
    try:
        _fill(place, free)
    except BaseException:
        leave()
        raise
    return Entered({}, None, leave)


def _on_disk_read_only(place: Path) -> Entered:
    with _carried(place) as away:
        leave = _mounted(place, "size=8m", lambda: shutil.copytree(away, place, dirs_exist_ok=True))
    subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
    return Entered({}, None, leave)


def _on_exfat(place: Path) -> Entered:
    driver = shutil.which("mount.exfat-fuse", path=_PATH)
    if not (driver and shutil.which("mkfs.exfat", path=_PATH)):
        raise NotHere("there is no FUSE driver for exFAT (packages exfat-fuse and exfatprogs)")
    image = place.with_name("exfat.img")
    with image.open("wb") as file:
        file.truncate(16 << 20)
    _ran("mkfs.exfat", image)
    device = _ran("losetup", "-f", "--show", image)
    with _carried(place) as away:
        place.mkdir()
        try:
            _ran(driver, device, place)
        except NotHere:
            _ran("losetup", "-d", device)
            raise
        shutil.copytree(away, place, dirs_exist_ok=True, copy_function=shutil.copyfile)
    return Entered({}, None, lambda: (_unmount(place), _ran("losetup", "-d", device)))


_PATH = "/usr/sbin:/sbin:/usr/bin:/bin"


def _ran(*command: str | Path) -> str:
    """What a command says. Raises NotHere where it fails."""
    env = {"PATH": _PATH}
    done = subprocess.run(list(map(str, command)), env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotHere(f"{command[0]} fails: {done.stderr.strip()}")
    return done.stdout.strip()


def _disks() -> Iterator[Surrounding]:
    for free in (0, 4, 8, 20, 40, 80, 120, 200):
        yield Surrounding("disks", f"{free} kB free", partial(_on_disk_with, free << 10), must_work=False)
    yield Surrounding("disks", "read-only", _on_disk_read_only, must_work=False)
    yield Surrounding("disks", "exFAT", _on_exfat)


SURROUNDINGS: tuple[Surrounding, ...] = (*_clocks(), *_locales(), *_homes(), *_disks())
