"""What a PC says about itself, from readings as Windows, macOS and Linux give them; then the PC that runs the tests."""

import ctypes
import plistlib
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.domain.tables import DEVICE, Column
from app.work.this_pc import PcReaders, ThisPc, read_this_pc, same_device, with_remark

VERSION = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion"
BIOS = r"HARDWARE\DESCRIPTION\System\BIOS"
NAMES = r"SYSTEM\CurrentControlSet\Services\Tcpip\Parameters"


def windows(
    product: str, build: str, shown: str = "23H2", *, maker: str = "Dell Inc.", model: str = "Latitude 5420"
) -> Mapping[tuple[str, str], str]:
    """The registry of a PC."""
    return {
        (VERSION, "ProductName"): product,
        (VERSION, "DisplayVersion"): shown,
        (VERSION, "CurrentBuild"): build,
        (VERSION, "UBR"): "4460",
        (BIOS, "SystemManufacturer"): maker,
        (BIOS, "SystemProductName"): model,
        (NAMES, "NV Hostname"): "Keiri-Note1",
    }


def firmware(*texts: str, kind: int = 1, place: int = 4) -> bytes:
    """What Windows hands out: a head of 8 bytes, the BIOS, the system with these texts, the end."""
    bios = bytes((0, 5, 0, 0, 1)) + b"Dell Inc.\0\0"
    bare = bytes((126, 4, 9, 0)) + b"\0\0"
    system = bytes((kind, 27, 1, 0, 1, 2, 3, place)) + bytes(19) + b"\0".join(t.encode() for t in texts) + b"\0\0"
    return b"\0\3\4\0" + b"\0\0\0\0" + bios + bare + system + bytes((127, 4, 2, 0, 0, 0))


DELL = firmware("Dell Inc.", "Latitude 5420", "1.0", "7XK2QM3")


def readers(
    platform: str,
    *,
    node: str = "",
    registry: Mapping[tuple[str, str], str] | None = None,
    raw: bytes = b"",
    files: Mapping[str, bytes] | None = None,
    printed: bytes = b"",
) -> PcReaders:
    """Readers of what was recorded."""
    return PcReaders(
        platform,
        lambda: node,
        lambda key, name: (registry or {}).get((key, name), ""),
        lambda: raw,
        lambda path: (files or {}).get(path, b""),
        lambda _command: printed,
    )


@pytest.mark.parametrize(
    ("product", "build", "shown", "system"),
    [
        ("Windows 10 Home", "19045", "22H2", "Windows 10 Home 22H2 (19045.4460)"),
        ("Windows 10 Pro", "19045", "22H2", "Windows 10 Pro 22H2 (19045.4460)"),
        ("Windows 10 Home", "22631", "23H2", "Windows 11 Home 23H2 (22631.4460)"),
        ("Windows 10 Pro", "22000", "21H2", "Windows 11 Pro 21H2 (22000.4460)"),
        ("Windows Server 2022 Standard", "26100", "24H2", "Windows Server 2022 Standard 24H2 (26100.4460)"),
    ],
)
def test_windows_11_is_told_by_its_build(product: str, build: str, shown: str, system: str) -> None:
    found = read_this_pc(readers("win32", registry=windows(product, build, shown), raw=DELL))
    assert found == ThisPc("Keiri-Note1", "7XK2QM3", system, "Dell Inc. Latitude 5420")


def test_an_older_windows_has_its_version_elsewhere() -> None:
    values = {**windows("Windows 10 Pro", "18363", ""), (VERSION, "ReleaseId"): "1909"}
    assert read_this_pc(readers("win32", registry=values)).system == "Windows 10 Pro 1909 (18363.4460)"


def test_the_model_of_a_lenovo_is_what_people_call_it() -> None:
    lenovo = windows("Windows 10 Pro", "22631", maker="LENOVO", model="21CBCTO1WW")
    named = {**lenovo, (BIOS, "SystemVersion"): "ThinkPad X1 Carbon Gen 10"}
    assert read_this_pc(readers("win32", registry=named)).model == "LENOVO ThinkPad X1 Carbon Gen 10 (21CBCTO1WW)"
    assert read_this_pc(readers("win32", registry=lenovo)).model == "LENOVO 21CBCTO1WW"
    nameless = {**named, (BIOS, "SystemProductName"): ""}
    assert read_this_pc(readers("win32", registry=nameless)).model == "LENOVO ThinkPad X1 Carbon Gen 10"


def test_a_maker_that_stands_in_the_model_is_not_said_twice() -> None:
    values = windows("Windows 10 Pro", "22631", maker="HP", model="HP ProBook 450")
    assert read_this_pc(readers("win32", registry=values)).model == "HP ProBook 450"


@pytest.mark.parametrize(
    "raw",
    [
        firmware("A", "B", "C", "To Be Filled By O.E.M."),
        firmware("A", "B", "C", "Default string"),
        firmware("A", "B", "C"),
        firmware("A", "B", "C", "D", place=0),
        firmware("A", "B", "C", "D", kind=2),
        DELL[:30],
        b"",
        b"\xff" * 60,
    ],
)
def test_what_makers_leave_in_the_firmware_is_no_serial_number(raw: bytes) -> None:
    values = windows("Windows 10 Pro", "22631", maker="System manufacturer", model="System Product Name")
    found = read_this_pc(readers("win32", registry=values, raw=raw))
    assert (found.serial, found.model) == ("", "")


MAC = {
    "/System/Library/CoreServices/SystemVersion.plist": plistlib.dumps(
        {"ProductName": "macOS", "ProductVersion": "14.5", "ProductBuildVersion": "23F79"}
    ),
    "/Library/Preferences/SystemConfiguration/preferences.plist": plistlib.dumps(
        {"System": {"System": {"ComputerName": "髙﨑のMacBook Pro"}}}, fmt=plistlib.FMT_BINARY
    ),
}
HARDWARE = plistlib.dumps([{"IOPlatformSerialNumber": "C02XL0GYJGH5", "model": b"MacBookPro18,3\0"}])


def test_a_mac() -> None:
    found = read_this_pc(readers("darwin", files=MAC, printed=HARDWARE))
    assert found == ThisPc("髙﨑のMacBook Pro", "C02XL0GYJGH5", "macOS 14.5 (23F79)", "MacBookPro18,3")


def test_a_mac_without_a_name_of_its_own_and_with_its_model_as_text() -> None:
    found = read_this_pc(readers("darwin", node="mac.local", printed=plistlib.dumps([{"model": "Mac14,2"}])))
    assert found == ThisPc("mac", "", "", "Mac14,2")
    assert read_this_pc(readers("darwin", printed=plistlib.dumps([]))) == ThisPc()


def test_linux() -> None:
    files = {
        "/etc/os-release": b'NAME="Ubuntu"\nVERSION_ID="24.04"\nPRETTY_NAME="Ubuntu 24.04.1 LTS"\n',
        "/sys/class/dmi/id/sys_vendor": b"ASUSTeK COMPUTER INC.\n",
        "/sys/class/dmi/id/product_name": b"VivoBook\n",
    }
    found = read_this_pc(readers("linux", node="jimu", files=files))
    assert found == ThisPc("jimu", "", "Ubuntu 24.04.1 LTS", "ASUSTeK COMPUTER INC. VivoBook")
    plain = {"/etc/os-release": b"NAME=Alpine\nVERSION=3.20\n"}
    assert read_this_pc(readers("linux", files=plain)).system == "Alpine 3.20"


@pytest.mark.parametrize("platform", ["win32", "darwin", "linux", "freebsd14"])
def test_where_nothing_can_be_read_nothing_is_said(platform: str) -> None:
    assert read_this_pc(readers(platform)) == ThisPc()


def test_a_reading_without_end_is_cut() -> None:
    assert len(read_this_pc(readers("linux", node="x" * 5000)).name) == 100


# the row of the ledger


def row(name: str, serial: str = "") -> dict[Column, str]:
    return {**dict.fromkeys(DEVICE.names, ""), Column.NAME: name, Column.SERIAL: serial}


def test_a_device_is_known_by_its_serial_number_and_else_by_its_name() -> None:
    rows = {"10": row("pc", "S1"), "2": row("PC", "S2"), "3": row("Mac"), "4": row("mac")}
    assert same_device(rows, "s1", "Mac") == "10"
    assert same_device(rows, "S9", "MAC") == "3"
    assert same_device(rows, "", "Pc") == "2"
    assert same_device(rows, "S9", "pc") is None
    assert same_device(rows, "", "") is None


def test_a_remark_is_added_once() -> None:
    assert with_remark("", "Model: X") == "Model: X"
    assert with_remark("old", "Model: X") == "old\nModel: X"
    assert with_remark("Model: X\nold", "Model: X") == "Model: X\nold"
    assert with_remark("old", "") == "old"


# the readers of a real PC


def test_this_very_pc_says_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert read_this_pc().name


class Registry:
    """Stands for the module of Python on Windows."""

    HKEY_LOCAL_MACHINE, KEY_READ, KEY_WOW64_64KEY = 1, 2, 4

    @contextmanager
    def OpenKey(self, _root: int, key: str, _zero: int, _rights: int) -> Iterator[str]:
        yield key

    def QueryValueEx(self, key: str, name: str) -> tuple[object, int]:
        if (key, name) == (VERSION, "UBR"):
            return 4460, 4
        if text := windows("Windows 10 Pro", "22631").get((key, name)):
            return text, 1
        raise FileNotFoundError(name)


def test_on_windows_registry_and_firmware_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def table(_provider: int, _id: int, buffer: object, size: int) -> int:
        if buffer is not None:
            ctypes.memmove(buffer, DELL, size)
        return len(DELL)

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("COMPUTERNAME", "KEIRI")
    monkeypatch.setitem(sys.modules, "winreg", Registry())
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: SimpleNamespace(GetSystemFirmwareTable=table))
    found = read_this_pc()
    assert found == ThisPc("Keiri-Note1", "7XK2QM3", "Windows 11 Pro 23H2 (22631.4460)", "Dell Inc. Latitude 5420")
    monkeypatch.setattr(Registry, "QueryValueEx", lambda *_: (_ for _ in ()).throw(FileNotFoundError()))
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: SimpleNamespace(GetSystemFirmwareTable=lambda *_: 0))
    assert read_this_pc() == ThisPc("KEIRI")
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: SimpleNamespace())
    assert read_this_pc() == ThisPc("KEIRI")


def test_on_a_mac_the_program_of_the_system_is_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def run(command: object, **_how: object) -> SimpleNamespace:
        return SimpleNamespace(stdout=HARDWARE)

    def missing(command: object, **_how: object) -> None:
        raise FileNotFoundError(tmp_path)

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(subprocess, "run", run)
    assert read_this_pc().serial == "C02XL0GYJGH5"
    monkeypatch.setattr(subprocess, "run", missing)
    assert read_this_pc().serial == ""
