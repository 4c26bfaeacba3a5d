"""What the PC in front of a person says about itself, read without rights, without a network and without a change.

Every reading comes from a reader that is handed in and gives nothing where there is nothing to be read.
"""

import os
import plistlib
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple
from xml.parsers.expat import ExpatError

from app.domain.entered_text import clean_line
from app.domain.tables import Column, Rows, order_of

_SECONDS = 5
"""As long as a program of the system may take to answer."""
_LONGEST = 100
"""Nothing that names a PC has more characters."""
_WINDOWS_11 = 22000
"""From this build on it is Windows 11, although the name in the registry still says 10."""
_RSMB = 0x52534D42
"""The table of the firmware that says what the PC is."""
_VERSION = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion"
_BIOS = r"HARDWARE\DESCRIPTION\System\BIOS"
_NETWORK_NAME = r"SYSTEM\CurrentControlSet\Services\Tcpip\Parameters"
_MAC_VERSION = "/System/Library/CoreServices/SystemVersion.plist"
_MAC_NAMES = "/Library/Preferences/SystemConfiguration/preferences.plist"
_MAC_HARDWARE = ("/usr/sbin/ioreg", "-a", "-r", "-d", "1", "-c", "IOPlatformExpertDevice")
_DMI = "/sys/class/dmi/id/"
_SAYS_NOTHING = frozenset(
    (
        *("0", "00000000", "123456789", "1234567890", "default string", "invalid", "n/a", "na", "none"),
        *("not applicable", "not available", "not specified", "o.e.m.", "oem", "system manufacturer"),
        *("system product name", "system serial number", "system version", "to be filled by o.e.m."),
        *("undefined", "unknown", "xxxxxxxx"),
    )
)
"""What makers leave in the firmware instead of a name or a number."""


class ThisPc(NamedTuple):
    """What was found; '' for what could not be read."""

    name: str = ""
    serial: str = ""
    system: str = ""
    model: str = ""


class PcReaders(NamedTuple):
    """What readings are made with; each gives '' or b'' where nothing can be read."""

    platform: str
    """As `sys.platform` has it."""
    node: Callable[[], str]
    """The name under which the system knows the PC."""
    registry: Callable[[str, str], str]
    """A value of the registry under HKEY_LOCAL_MACHINE, by key and name."""
    firmware: Callable[[], bytes]
    """What Windows hands out of the firmware's table."""
    content: Callable[[str], bytes]
    """What stands in a file."""
    output: Callable[[Sequence[str]], bytes]
    """What a program of the system prints."""


def read_this_pc(readers: PcReaders | None = None) -> ThisPc:
    """Looks at the PC on which Tenken runs. It may take a moment: not for the thread of the window."""
    readers = readers or _real()
    found = {"win32": _windows, "darwin": _mac}.get(readers.platform, _linux)(readers)
    return ThisPc(*(_told(text) for text in found))


def same_device(rows: Rows, serial: str, name: str) -> str | None:
    """The row of a ledger that is this device: with its serial number, else with its name and no other number."""
    by_order = sorted(rows, key=order_of)
    if serial:
        for row in by_order:
            if rows[row][Column.SERIAL].casefold() == serial.casefold():
                return row
    for row in by_order:
        other = rows[row][Column.SERIAL] if serial else ""
        if name and not other and rows[row][Column.NAME].casefold() == name.casefold():
            return row
    return None


def with_remark(remarks: str, remark: str) -> str:
    """Remarks with one more line, unless that stands there already."""
    lines = remarks.splitlines()
    return "\n".join(lines if remark in lines or not remark else [*lines, remark])


def _told(text: str) -> str:
    """A reading as a line of a ledger; '' for what makers write when they write nothing."""
    line = clean_line(text.replace("\0", " ")[:_LONGEST])
    return "" if line.casefold() in _SAYS_NOTHING else line


# what each system says


def _windows(readers: PcReaders) -> ThisPc:
    name = readers.registry(_NETWORK_NAME, "NV Hostname") or readers.node()
    maker, product, version = (
        _told(readers.registry(_BIOS, value)) for value in ("SystemManufacturer", "SystemProductName", "SystemVersion")
    )
    return ThisPc(name, firmware_serial(readers.firmware()), _windows_version(readers), _model(maker, product, version))


def _windows_version(readers: PcReaders) -> str:
    edition, shown, older, build, revision = (
        readers.registry(_VERSION, value)
        for value in ("ProductName", "DisplayVersion", "ReleaseId", "CurrentBuild", "UBR")
    )
    if build.isdecimal() and int(build) >= _WINDOWS_11:
        edition = edition.replace("Windows 10", "Windows 11")
    number = ".".join(filter(None, (build, revision)))
    return " ".join(filter(None, (edition, shown or older, number and f"({number})")))


def _mac(readers: PcReaders) -> ThisPc:
    version = _plist(readers.content(_MAC_VERSION))
    hardware = _plist(readers.output(_MAC_HARDWARE))
    number = version.get("ProductBuildVersion")
    system = (version.get("ProductName"), version.get("ProductVersion"), number and f"({number})")
    name = _within(_plist(readers.content(_MAC_NAMES)), "System", "System", "ComputerName")
    model = hardware.get("model", b"")
    return ThisPc(
        name if isinstance(name, str) else readers.node().removesuffix(".local"),
        str(hardware.get("IOPlatformSerialNumber", "")),
        " ".join(str(part) for part in system if part),
        model.decode("ascii", "replace") if isinstance(model, bytes) else str(model),
    )


def _linux(readers: PcReaders) -> ThisPc:
    lines = readers.content("/etc/os-release").decode(errors="replace").splitlines()
    said = {key: value.strip("\"'") for key, _equals, value in (line.partition("=") for line in lines)}
    maker, product, version, serial = (
        _told(readers.content(_DMI + name).decode(errors="replace"))
        for name in ("sys_vendor", "product_name", "product_version", "product_serial")
    )
    system = said.get("PRETTY_NAME") or " ".join(filter(None, (said.get("NAME"), said.get("VERSION"))))
    return ThisPc(readers.node(), serial, system, _model(maker, product, version))


def _model(maker: str, product: str, version: str) -> str:
    """What a person calls the model. Lenovo has that under version, and a number where others have the name."""
    if maker.casefold() == "lenovo" and version:
        product = f"{version} ({product})" if product else version
    return product if product.casefold().startswith(maker.casefold()) else f"{maker} {product}"


def firmware_serial(raw: bytes) -> str:
    """The serial number in what Windows hands out of the firmware (SMBIOS, structure of type 1); '' for none."""
    for kind, fixed, texts in _structures(raw[8:]):
        if kind == 1 and len(fixed) > 7 and 0 < fixed[7] <= len(texts):
            return texts[fixed[7] - 1].decode("ascii", "replace")
    return ""


def _structures(table: bytes) -> Iterator[tuple[int, bytes, Sequence[bytes]]]:
    """Each structure: its type, what has its fixed place in it, and the texts behind."""
    while len(table) >= 4 and table[1] >= 4:
        fixed, rest = table[: table[1]], table[table[1] :]
        texts, _end, table = rest.partition(b"\0\0")
        yield fixed[0], fixed, texts.split(b"\0")


def _plist(content: bytes) -> Mapping[str, object]:
    """What a list of properties holds, the first of several; nothing for what is none."""
    try:
        found = plistlib.loads(content)
    except (plistlib.InvalidFileException, ExpatError, ValueError, IndexError):
        return {}
    first = found[0] if isinstance(found, list) and found else found
    return first if isinstance(first, dict) else {}


def _within(found: object, *path: str) -> object:
    for key in path:
        found = found.get(key) if isinstance(found, dict) else None
    return found


# the readers of a real PC


def _real() -> PcReaders:
    return PcReaders(sys.platform, _node, _registry, _firmware, _content, _output)


def _node() -> str:
    return os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename


def _registry(key: str, name: str) -> str:
    winreg = import_module("winreg")
    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, key, 0, winreg.KEY_READ | winreg.KEY_WOW64_64KEY) as opened:
            return str(winreg.QueryValueEx(opened, name)[0])
    except OSError:
        return ""


def _firmware() -> bytes:
    import ctypes

    try:
        read = ctypes.CDLL("kernel32").GetSystemFirmwareTable
    except (OSError, AttributeError):
        return b""
    size = read(_RSMB, 0, None, 0)
    buffer = ctypes.create_string_buffer(max(size, 0))
    written = read(_RSMB, 0, buffer, size) if size > 0 else 0
    return buffer.raw[:written]


def _content(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError:
        return b""


def _output(command: Sequence[str]) -> bytes:
    try:
        return subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False).stdout
    except (OSError, subprocess.SubprocessError):
        return b""
