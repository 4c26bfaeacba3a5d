"""Lets PySide start without the Python code of its help texts, which it else unpacks, compiles and runs each time.

PySide carries some 3,000 lines of Python in an archive inside its library: they word the signatures of functions, for
error messages and help(). Here they come compiled from a file, and run when something is first asked of them. Where
PySide's texts are not those, byte by byte, that the file was made of, or the file is damaged, of another Python, or not
there, PySide starts as ever. What this reaches into, and how to be rid of it: docs/decisions/0030-pyside-start.md.
"""

import builtins
import marshal
import os
import sys
from _thread import RLock
from collections.abc import Callable
from importlib import import_module
from importlib.machinery import ModuleSpec
from importlib.util import MAGIC_NUMBER, find_spec, module_from_spec, source_hash
from pathlib import Path
from types import ModuleType
from typing import Any

from app.ui.shell.quick_enums import are_made_alike, make_enums_quickly

KEPT = Path(__file__).with_suffix(".kept")
"""The file of compiled code: `packaging/translations.py compile` makes it, and an installer brings its own."""

_MADE_FOR = MAGIC_NUMBER + b"2 "
"""How the file begins: with the Python that understands it, and its own form."""

_BOOTSTRAP = "signature_bootstrap.py"
"""What PySide compiles first; it unpacks the archive, and runs what is in it."""

_RUN_LATER = frozenset(
    f"shibokensupport/{name}.py"
    for name in (
        *("feature", "signature/errorhandler", "signature/layout", "signature/mapping", "signature/parser"),
        *("signature/lib/enum_sig", "signature/lib/pyi_generator", "signature/lib/tool"),
    )
)
"""What nobody needs before something is asked of it."""

_FOR_THE_ARCHIVE = ("base64", "tempfile", "textwrap", "traceback", "zipfile")
"""What shiboken6 imports in order to unpack it, and to say that it cannot."""

_SWITCHES = {"SBK_EMBED": "", "PYSIDE6_OPTION_PYTHON_ENUM": "True"}
"""What the code looks up in the environment when it runs, and how that stands where nobody has changed it."""

KeptCode = tuple[bytes, list[str], dict[str, bytes], str]
"""The text of PySide's first steps, the archive, the compiled code of each file in that, and the Python, '' for none,
that makes PySide's enumerations alike in the quick way."""


def start_pyside(kept: Path = KEPT) -> None:
    """Imports PySide in the quick way. Where that is not possible, nothing is done: whoever needs PySide imports it."""
    known = None if "shiboken6" in sys.modules else kept_code(kept)
    if known is None or any(os.environ.get(name, usual) != usual for name, usual in _SWITCHES.items()):
        return
    for name in _FOR_THE_ARCHIVE:
        _import_asleep(name)
    quick = _PySideStart.now = _PySideStart(*known)
    try:
        import PySide6  # noqa: F401 - this is what runs the code
    finally:
        quick.give_compile_back()


def is_quick() -> bool:
    """Whether PySide has been started so."""
    return isinstance(getattr(sys.modules.get("shibokensupport"), "__loader__", None), _CompiledArchive)


def keep_code(file: Path) -> None:
    """Makes the file of compiled code; in a process that has not met PySide yet."""
    texts: dict[str, Any] = {}
    usual = builtins.compile

    def noted(source: Any, name: Any, *rest: Any, **named: Any) -> Any:
        texts[str(name)] = source
        return usual(source, name, *rest, **named)

    builtins.compile = noted  # type: ignore[assignment]
    try:
        import PySide6  # noqa: F401 - this is what compiles the texts
    finally:
        builtins.compile = usual
    codes = {name: _compiled(text, name) for name, text in texts.items() if name.startswith("shibokensupport/")}
    python = sys.version if are_made_alike() else ""
    write_code((texts[_BOOTSTRAP], sys.modules["signature_bootstrap"].zipstring_sequence, codes, python), file)


def _compiled(text: bytes, name: str) -> bytes:
    return marshal.dumps(compile(text, name, "exec", dont_inherit=True), 2)  # 2: the same bytes each time


def write_code(known: KeptCode, file: Path) -> None:
    """Writes the file, as a whole or not at all."""
    content = marshal.dumps(known, 2)
    partial = file.with_suffix(".partial")
    partial.write_bytes(_MADE_FOR + source_hash(content) + content)
    partial.replace(file)


def kept_code(file: Path) -> KeptCode | None:
    try:
        whole = file.read_bytes()
    except OSError:
        return None
    begin = len(_MADE_FOR) + 8
    if whole[:begin] != _MADE_FOR + source_hash(whole[begin:]):
        return None
    known: KeptCode = marshal.loads(whole[begin:])  # noqa: S302 - as much ours as the modules beside it
    return known


class _PySideStart:
    """One start of PySide: stands in for `compile` until PySide has called that for its first steps."""

    now: "_PySideStart"

    def __init__(self, text: bytes, archive: list[str], codes: dict[str, bytes], python: str) -> None:
        self._text, self._archive, self._codes, self._python = text, archive, codes, python
        self._usual, self._mine = builtins.compile, self._compile
        builtins.compile = self._mine  # type: ignore[assignment]

    def give_compile_back(self) -> None:
        if builtins.compile is self._mine:
            builtins.compile = self._usual

    def _compile(self, source: Any, name: Any, *rest: Any, **named: Any) -> Any:
        if name == _BOOTSTRAP:
            self.give_compile_back()
            if source == self._text:
                source = f"from {__name__} import bootstrap"
        return self._usual(source, name, *rest, **named)

    def loader(self) -> ModuleType:
        """The module of the functions that PySide calls: out of the file, or as PySide itself comes by it."""
        pyside: Any = sys.modules["signature_bootstrap"]
        unpacked = Path(str(sys.modules["shiboken6"].__file__)).with_name("files.dir")
        if pyside.zipstring_sequence == self._archive and not unpacked.exists():
            try:
                quick = _loader(_CompiledArchive(self._codes))
                if self._python == sys.version:
                    make_enums_quickly()
                return quick
            except Exception:
                import logging

                logging.getLogger(__name__).warning("PySide starts as ever", exc_info=True)
        exec(self._usual(self._text, _BOOTSTRAP, "exec", dont_inherit=True), vars(pyside))  # noqa: S102 - PySide's own
        loader: ModuleType = pyside.bootstrap()
        return loader


def bootstrap() -> ModuleType:
    """What PySide calls in place of its own function of this name."""
    return _PySideStart.now.loader()


def _loader(archive: "_CompiledArchive") -> ModuleType:
    sys.meta_path.insert(0, archive)
    try:
        loader = import_module("shibokensupport.signature.loader")
    finally:
        sys.meta_path.remove(archive)
    _hear_of_imports(loader, sys.modules["shibokensupport.feature"])
    _hear_of_errors(*(sys.modules[f"shibokensupport.signature.{name}"] for name in ("mapping", "errorhandler")))
    return loader


def _hear_of_imports(loader: ModuleType, feature: Any) -> None:
    """Takes the place of what PySide calls around each import, for `from __feature__ import`.

    Its own reads the source of every module. It is called once features are used, and goes then through all modules.
    """

    def feature_import(name: str, *rest: Any, **named: Any) -> Any:
        return feature.feature_import(name, *rest, **named) if name == "__feature__" else None

    def feature_imported(module: ModuleType) -> None:
        if not isinstance(feature, _Asleep):
            feature.feature_imported(module)

    vars(loader).update(feature_import=feature_import, feature_imported=feature_imported)


def _hear_of_errors(mapping: ModuleType, errorhandler: ModuleType) -> None:
    """Takes the place of what PySide calls before it words an error, out of the dictionary, which wakes no module.

    Both modules are woken then: when PySide calls the other one, an exception may be on its way, and nothing can run.
    """
    run = vars(mapping)["__run__"]

    def run_mapping(mapping: ModuleType) -> None:
        run(mapping)
        own.append(vars(mapping)["update_mapping"])
        vars(mapping).update(update_mapping=update_mapping)

    own: list[Callable[[], None]] = []

    def update_mapping() -> None:
        with _waking:
            _wake(errorhandler)
            own[-1]()

    vars(mapping).update(__run__=run_mapping, update_mapping=update_mapping)


class _CompiledArchive:
    """Stands for the archive: finds its modules, and loads them from their compiled code."""

    def __init__(self, codes: dict[str, bytes]) -> None:
        self._codes = codes

    def find_spec(self, name: str, _path: Any = None, _target: Any = None) -> ModuleSpec | None:
        """Asked by Python for where a module comes from."""
        base = name.replace(".", "/")
        for file in (f"{base}/__init__.py", f"{base}.py"):
            if file in self._codes:
                is_package = file.endswith("/__init__.py")
                return ModuleSpec(name, self, origin=file, is_package=is_package)  # type: ignore[arg-type]
        return None

    def create_module(self, _spec: ModuleSpec) -> None:
        """Asked by Python for a module of a kind of its own."""

    def exec_module(self, module: Any) -> None:
        """Asked by Python to run a module."""
        file = module.__file__ = module.__spec__.origin

        def run(module: ModuleType) -> None:
            exec(marshal.loads(self._codes[file]), vars(module))  # noqa: S102, S302 - what PySide would run

        if file in _RUN_LATER:
            _put_to_sleep(module, run)
        else:
            run(module)


_waking = RLock()
"""One for all modules, since they wake each other."""


def _is_made_by_code(name: str) -> bool:
    """Whether a module has this of its code, and not of being imported."""
    return not name.startswith("__") or name in ("__all__", "__doc__")


class _Asleep(ModuleType):
    """A module whose code runs when something of it is first asked for; being imported does not wake it.

    `importlib.util.LazyLoader` will not do: its modules wake at a second import, and two threads may wake them at once.
    """

    def __getattribute__(self, name: str) -> Any:
        if _is_made_by_code(name):
            _wake(self)
        return ModuleType.__getattribute__(self, name)

    def __setattr__(self, name: str, value: Any) -> None:
        if _is_made_by_code(name):
            vars(self)["__given__"][name] = value
        ModuleType.__setattr__(self, name, value)

    def __dir__(self) -> list[str]:
        _wake(self)
        return sorted(vars(self))


def _import_asleep(name: str) -> None:
    spec = None if name in sys.modules else find_spec(name)
    if spec and spec.loader:
        module = sys.modules[name] = module_from_spec(spec)
        _put_to_sleep(module, spec.loader.exec_module)


def _put_to_sleep(module: ModuleType, run: Callable[[ModuleType], None]) -> None:
    vars(module).update(__run__=run, __given__={})
    module.__class__ = _Asleep


def _wake(module: ModuleType) -> None:
    """Runs the module's code, unless this thread is about it; another thread waits until it has run."""
    with _waking:
        run = vars(module).pop("__run__", None)
        if run is None:
            return
        try:
            run(module)
        except BaseException:
            vars(module)["__run__"] = run  # who asks next tries again
            raise
        vars(module).update(vars(module).pop("__given__"))
        module.__class__ = ModuleType


if __name__ == "__main__":
    keep_code(Path(sys.argv[1]))
