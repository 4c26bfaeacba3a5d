"""Packs a folder the same way each time: names in order, one time, nobody's files, and a filter for machine code."""

import subprocess
import tarfile
from pathlib import Path

_XZ = ("xz", "--stdout", "--threads=2", "--block-size=80MiB", "--x86", "--lzma2=preset=6,dict=32MiB")
_XZ_QUICK = ("xz", "--stdout", "--threads=2", "-0")


def tar_xz(tree: Path, name: str, target: Path, *, quick: bool = False) -> None:
    """Pack `tree` under `name` as `target`; a `quick` one is larger."""
    plain = target.with_suffix("")
    with tarfile.open(plain, "w", format=tarfile.GNU_FORMAT) as tar:
        tar.add(tree, name, filter=_nobodys)
    with target.open("wb") as packed:
        subprocess.run([*(_XZ_QUICK if quick else _XZ), plain], stdout=packed, check=True)
    plain.unlink()


def _nobodys(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    return entry


def ar(members: list[Path], target: Path, when: int) -> None:
    """Put files into an `ar` archive, which is what a Debian package is."""
    with target.open("wb") as file:
        file.write(b"!<arch>\n")
        for member in members:
            content = member.read_bytes()
            file.write(f"{member.name:<16}{when:<12}0     0     100644  {len(content):<10}`\n".encode("ascii"))
            file.write(content + b"\n" * (len(content) % 2))
