"""Writes the licence texts and the list of components (SBOM) into the folder of the program; runs in the build room.

Usage: components.py WORK SITE_PACKAGES [PYTHON]
"""

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import release
from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component as Listed
from cyclonedx.model.component import ComponentType
from cyclonedx.output.json import JsonV1Dot6
from inventory import BUILT_WITH, Component, components, files_of
from packageurl import PackageURL

ROOT = Path(__file__).resolve().parent.parent
RULE = "\n\n" + "-" * 100 + "\n"


def main(arguments: Sequence[str]) -> int:
    """Write both files into `licences` beside the program's other data."""
    work, site_packages = (Path(argument).resolve() for argument in arguments[:2])
    python = Path(arguments[2]).resolve() if len(arguments) > 2 else None
    parts = components(files_of(work), ROOT, site_packages, python)
    check_locked(parts, (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8"))
    target = work / "dist" / "tenken" / "_internal" / "licences"
    target.mkdir(exist_ok=True)
    (target / "third-party.txt").write_text(notices(parts), encoding="utf-8")
    (target / "sbom.cdx.json").write_text(sbom(parts, release.version(ROOT)), encoding="utf-8")
    print(f"{len(parts)} components")
    return 0


def check_locked(parts: Sequence[Component], lock: str) -> None:
    """Raise LookupError when a tool of the build has slipped into the program."""
    names = {line.partition("==")[0] for line in lock.splitlines() if "==" in line} | {BUILT_WITH}
    wheels = {part.name.lower().replace("_", "-") for part in parts if part.address.startswith("pkg:pypi/")}
    if wheels - names:
        raise LookupError(f"In the program, but not among its locked libraries: {', '.join(sorted(wheels - names))}")


def notices(parts: Sequence[Component]) -> str:
    """Return the list of components, then each licence text once with the names of those it is for."""
    width = max(len(part.name) for part in parts)
    table = [f"{part.name:{width}}  {part.version}  {part.terms}" for part in parts]
    names: dict[str, list[str]] = {}
    for part in parts:
        for path in part.texts:
            names.setdefault(path.read_text(encoding="utf-8", errors="replace").strip(), []).append(part.name)
    chapters = [f"{', '.join(dict.fromkeys(users))}\n\n{text}" for text, users in names.items()]
    return RULE.join(["\n".join(table), *chapters]) + "\n"


def sbom(parts: Sequence[Component], version: str) -> str:
    """Return the list of components in the CycloneDX format, the same for the same parts."""
    program = Listed(
        name="Tenken", bom_ref="tenken", version=version, type=ComponentType.APPLICATION, licenses=_terms("MIT")
    )
    bom = Bom(components=[_listed(part) for part in parts])
    bom.metadata.component = program
    bom.metadata.timestamp = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    bom.serial_number = uuid5(NAMESPACE_URL, repr(parts))
    bom.register_dependency(program, bom.components)
    return str(JsonV1Dot6(bom).output_as_string(indent=1))


def _listed(part: Component) -> Listed:
    address = PackageURL.from_string(part.address) if part.address else None
    return Listed(
        name=part.name,
        version=part.version,
        bom_ref=part.address or part.name,
        purl=address,
        type=ComponentType.LIBRARY,
        licenses=_terms(part.terms),
    )


def _terms(text: str) -> list[object]:
    return [LicenseFactory().make_from_string(text)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
