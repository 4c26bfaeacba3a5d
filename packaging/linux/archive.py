"""Makes the archive of the self-contained folder, for every Linux that has no use for a Debian package."""

import shutil
from pathlib import Path

import packing
import release
from bundle import settle
from steps import Steps

from linux import desktop

READ_ME = """\
Tenken (点検)

Start: ./tenken in this folder. Nothing has to be installed; your data are kept in your home folder.
To put it into the menu and open *.tenken by a double click: ./add-to-menu.sh (./add-to-menu.sh --remove takes it out).

始め方：このフォルダーの ./tenken を実行します。インストールは要りません。データはホームフォルダーに保存されます。
メニューに入れ、*.tenken をダブルクリックで開けるようにするには ./add-to-menu.sh（取り消すには --remove）を実行します。
"""


def make_archive(root: Path, steps: Steps, folder: Path, target: Path) -> None:
    """Make the archive of `folder` as `target`; it holds one folder, named after the program and its version."""
    steps.step(f"Archive {target.name}")
    name = f"tenken-{release.version(root)}"
    tree = target.parent / f"{name}-tree" / name
    shutil.rmtree(tree.parent, ignore_errors=True)
    shutil.copytree(folder, tree, symlinks=True)
    desktop.install(root, tree / "share")
    shutil.copyfile(Path(__file__).with_name("add-to-menu.sh"), tree / "add-to-menu.sh")
    (tree / "README.txt").write_text(READ_ME, encoding="utf-8")
    settle(tree, release.epoch(root))
    packing.tar_xz(tree, name, target)
    shutil.rmtree(tree.parent)


def name(version: str) -> str:
    """Return the file name."""
    return f"tenken-{version}-linux-x86_64.tar.xz"
