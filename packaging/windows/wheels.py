"""Prints those lines of the lock files that count on Windows; runs in the build room.

pip asks for the wheels of another system, but reads the conditions in a lock file as those of its own.
Usage: wheels.py LOCK...
"""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from packaging.markers import Marker

WINDOWS = {
    "implementation_name": "cpython",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_system": "Windows",
    "python_full_version": "3.11.9",
    "python_version": "3.11",
    "sys_platform": "win32",
}
_ENTRY = re.compile(
    r"^(?P<package>[\w.-]+==[^\s;\\]+)(?: ; (?P<condition>[^\\]+?))?(?P<rest>\s*\\(?:\n[ ]+--hash=.*)+)", re.MULTILINE
)


def for_windows(lock: str) -> Iterator[str]:
    """Yield the entries of a lock file that are meant for Windows, without their conditions."""
    for entry in _ENTRY.finditer(lock):
        if not entry["condition"] or Marker(entry["condition"]).evaluate(dict(WINDOWS)):
            yield f"{entry['package']}{entry['rest']}"


def main(locks: Iterable[str]) -> None:
    """Print the entries of all lock files, each package once."""
    entries = dict.fromkeys(entry for lock in locks for entry in for_windows(Path(lock).read_text(encoding="utf-8")))
    print("\n".join(entries))


if __name__ == "__main__":
    main(sys.argv[1:])
