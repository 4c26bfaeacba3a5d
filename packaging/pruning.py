"""Which modules and files stay out of the installed program, because nothing in it uses them or the system has them."""

import posixpath
import re
from collections.abc import Iterable
from pathlib import Path

Entry = tuple[str, str, str]
"""A file as PyInstaller lists it: its name in the program's folder, where it comes from, its kind."""

EXCLUDED_MODULES = [
    # for building, testing and other platforms
    "curses", "distutils", "doctest", "lib2to3", "pip", "pkg_resources", "pydoc", "readline", "setuptools",
    "test", "tkinter", "unittest",
    # networks: the program is offline
    "_socket", "_ssl", "asyncio", "ftplib", "http", "multiprocessing", "smtplib", "socket", "socketserver", "ssl",
    "urllib.request", "xmlrpc",
    # what Python can do without, and what would bring a library along
    "_bz2", "_codecs_cn", "_codecs_hk", "_codecs_iso2022", "_codecs_kr", "_codecs_tw", "_hashlib", "_lzma", "bz2",
    "lzma",
    # parts of Qt that nothing uses
    "PySide6.Qt3DCore", "PySide6.QtDBus", "PySide6.QtNetwork", "PySide6.QtOpenGL", "PySide6.QtQml", "PySide6.QtQuick",
    "PySide6.QtWebEngineCore",
    # parts of libraries that nothing uses
    "PIL.AvifImagePlugin", "PIL.ImageQt", "PIL.ImageTk", "PIL.WebPImagePlugin", "PIL._avif", "PIL._imagingcms",
    "PIL._imagingtk", "PIL._webp", "lxml.html", "lxml.isoschematron", "lxml.objectify", "defusedxml", "numpy", "pandas",
    "reportlab.graphics.testshapes",
]  # fmt: skip

_LANGUAGES = "|".join(path.name for path in Path(__file__).parents[1].glob("resources/catalogue/*/"))
_DROPPED = re.compile(
    rf"""(?x)
    /translations/(?!qtbase_({_LANGUAGES})\.)
  | /plugins/(egldeviceintegrations|generic|networkinformation|sqldrivers|tls|wayland-graphics[a-z-]*|webview)/
  | /plugins/platforms/.*(direct2d|eglfs|linuxfb|minimal|vkkhrdisplay|vnc)
  | /plugins/platforminputcontexts/.*virtualkeyboard
  | /plugins/platformthemes/.*gtk3
  | /plugins/imageformats/.*(gif|icns|pdf|tga|tiff|wbmp|webp)
  | (^|/)(opengl32sw|d3dcompiler|libQt6Egl|(lib)?Qt6(PdfQuick|Qml|Quick|VirtualKeyboard))
  | ^lxml/(isoschematron|includes)/
  | ^tzdata/zoneinfo/(?!(__init__|UTC|Asia/(__init__|Tokyo))(\.py)?$)
  | ^pillow\.libs/lib(avif|sharpyuv|webp)
    """
)
_SYSTEM = re.compile(r"^(/usr)?/lib(64)?/(x86_64-linux-gnu/)?[^/]+$")
_CARRIED = re.compile(
    r"/lib(python3|sqlite3|ffi|xkbcommon-x11|xcb-(cursor|icccm|image|keysyms|render-util|util|xkb))[.\d]*\.so"
)


def pruned(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries that are shipped; no link among them leads to one that is not."""
    kept = [entry for entry in entries if _is_wanted(entry) and not _is_left_to_the_system(entry)]
    names = {name for name, _source, kind in kept if kind != "SYMLINK"}
    return [entry for entry in kept if entry[2] != "SYMLINK" or _target(entry) in names]


def _is_wanted(entry: Entry) -> bool:
    return not _DROPPED.search(entry[0].replace("\\", "/"))


def _is_left_to_the_system(entry: Entry) -> bool:
    """Whether every Linux with a desktop has this library: shipped, it would miss the system's repairs."""
    return bool(_SYSTEM.match(entry[1])) and not _CARRIED.search(entry[1])


def _target(entry: Entry) -> str:
    name, source, _kind = entry
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), source))


def modules_of_the_program(root: Path) -> list[str]:
    """Return every module of `app`: what is missing is to show in the build, not when a person opens a dialog."""
    files = sorted((root / "app").rglob("*.py"))
    return [".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__") for path in files]
