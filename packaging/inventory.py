"""What the folder of the program is made of: PyInstaller's lists of files, each traced to the component it came from.

A file that nobody answers for is an error: it would be shipped without its licence.
"""

import ast
import json
import re
import subprocess
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import NamedTuple

LICENCES = Path(__file__).resolve().parent / "licences"
QT_TEXTS = tuple(
    LICENCES / f"{name}.txt" for name in ("LGPL-3.0", "GPL-3.0", "Qt-third-party", "PDFium-third-party", "ICU")
)
BUILT_WITH = "pyinstaller"
"""Its starter is part of every program that it makes."""

_LEFT_OUT = re.compile(r"PIL\.|libavif|libimagequant|libwebp|Little CMS")
"""What a wheel's own list names although it is a part of it, is not in that wheel, or is pruned."""


class Component(NamedTuple):
    """Something made by others: what it is called, under which terms it comes, and where the words of these stand."""

    name: str
    version: str
    terms: str
    address: str
    """The package URL, by which other programs know it."""
    texts: tuple[Path, ...] = ()


def files_of(work: Path) -> set[Path]:
    """Return where the files of the folder came from, as PyInstaller's lists below `work` say."""
    shipped, modules = (
        ast.literal_eval((work / "work" / "tenken" / f"{name}-00.toc").read_text(encoding="utf-8"))
        for name in ("COLLECT", "PYZ")
    )
    entries = [*shipped[0], *modules[1]]
    sources = {on_this_machine(source) for _name, source, kind in entries if kind != "SYMLINK"}
    return {path for path in sources if not path.is_relative_to(work)}  # those below it are made of the others


def on_this_machine(source: str) -> Path:
    """Return the path that wine calls by a drive letter."""
    return Path(source.removeprefix("Z:").replace("\\", "/")) if source.startswith("Z:") else Path(source)


def components(files: set[Path], root: Path, site_packages: Path, python: Path | None) -> list[Component]:
    """Return what the files belong to, by name. `python` is where a Python that is no package of the system lies."""
    found: dict[str, Component] = {}
    left = {path for path in files if not _is_ours(path, root)}
    for distribution in distributions(path=[str(site_packages)]):
        own = {Path(str(file.locate())) for file in distribution.files or ()}
        if left & own or distribution.name == BUILT_WITH:
            found |= {part.name: part for part in _of_a_wheel(distribution)}
        left -= own
    if python:
        found |= {part.name: part for part in _of_python(python)}
        left = {path for path in left if not path.is_relative_to(python)}
    found |= {part.name: part for part in _of_the_system(left)}
    return sorted(found.values(), key=lambda part: part.name.lower())


def _is_ours(path: Path, root: Path) -> bool:
    return any(path.is_relative_to(root / name) for name in ("app", "resources", "i18n", "LICENSE", "main.py"))


def _of_a_wheel(distribution: Distribution) -> Iterator[Component]:
    """A library, and the libraries that its wheel says it carries."""
    name, version = distribution.name, distribution.version
    texts = tuple(sorted(_licence_files(distribution)))
    is_qt = name.lower().startswith(("pyside6", "shiboken6"))
    yield Component(
        name, version, _terms(distribution), f"pkg:pypi/{name.lower()}@{version}", QT_TEXTS if is_qt else texts
    )
    for file in distribution.files or ():
        if "/sboms/" in file.as_posix():
            yield from _carried(json.loads(file.read_text(encoding="utf-8")), name)


def _licence_files(distribution: Distribution) -> Iterator[Path]:
    for file in distribution.files or ():
        inside = file.as_posix().partition(".dist-info/")[2]
        if inside.startswith("licenses/") or re.match(r"(LICEN[CS]E|COPYING|NOTICE)", inside):
            yield Path(str(file.locate()))


def _terms(distribution: Distribution) -> str:
    known = distribution.metadata
    classifiers = [
        text.rpartition(" :: ")[2] for text in known.get_all("Classifier") or () if text.startswith("License")
    ]
    return known.get("License-Expression") or (classifiers or [known.get("License") or "see its text"])[0]


def _carried(list_of_wheel: dict[str, object], wheel: str) -> Iterator[Component]:
    parts = list_of_wheel.get("components")
    for part in parts if isinstance(parts, list) else ():
        if (
            not _LEFT_OUT.match(part["name"])
            and part["name"].lower() != wheel.lower()
            and part.get("scope") != "excluded"
        ):
            terms = " AND ".join(_terms_listed(part.get("licenses", ())))
            yield Component(part["name"], part.get("version", ""), terms or f"see {wheel}", part.get("purl", ""))


def _terms_listed(entries: Iterable[dict[str, dict[str, str]]]) -> Iterator[str]:
    for entry in entries:
        kind = entry.get("license", {})
        yield str(entry.get("expression") or kind.get("id") or kind.get("name") or "")


def _of_python(python: Path) -> Iterator[Component]:
    header = (python / "include" / "patchlevel.h").read_text(encoding="utf-8")
    version = re.findall(r'PY_VERSION\s+"(.+?)"', header)[0]
    yield Component("CPython", version, "PSF-2.0", f"pkg:generic/python@{version}", (python / "LICENSE.txt",))
    yield Component("Microsoft Visual C++ Runtime", "14", "redistributable as part of a program", "")
    yield Component("NSIS", "3.08", "Zlib", "pkg:generic/nsis@3.08", (LICENCES / "NSIS.txt",))


def _of_the_system(files: Iterable[Path]) -> Iterator[Component]:
    """The packages of Debian that libraries came from."""
    for package in sorted(_packages_of(files)):
        query = ["dpkg-query", "--show", "--showformat", "${Version}", package]
        version = subprocess.run(query, capture_output=True, text=True, check=True).stdout
        words = Path("/usr/share/doc") / package / "copyright"
        yield Component(package, version, "see its text", f"pkg:deb/debian/{package}@{version}", (words,))


def _packages_of(files: Iterable[Path]) -> set[str]:
    """Return the packages that own `files`; raise LookupError where there is none."""
    spellings = {spelling: path for path in files for spelling in _spellings(path)}
    if not spellings:
        return set()
    asked = subprocess.run(["dpkg-query", "--search", *spellings], capture_output=True, text=True, check=False)
    owners = {spellings[line.rpartition(": ")[2]]: line.partition(":")[0] for line in asked.stdout.splitlines()}
    strays = set(spellings.values()) - set(owners)
    if strays:
        raise LookupError(f"Nobody answers for {min(strays)}: it would be shipped without its licence.")
    return set(owners.values())


def _spellings(path: Path) -> set[str]:
    """The names under which Debian may know a file: through links, and with or without /usr."""
    names = {str(path), str(path.resolve())}
    return names | {f"/usr{name}" for name in names} | {name.removeprefix("/usr") for name in names}
