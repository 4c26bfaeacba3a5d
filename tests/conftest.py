"""Tests that need what a machine cannot have are left out there; the header says which and why."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import i18n
from app.catalogue.loader import Catalogue
from app.paths import catalogue_folder
from tests import third_language

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

BENCH = Path(__file__).parents[2] / "shared" / "bench"
AUDIT, PDF_CHECK = BENCH / "ui_audit.py", BENCH / "pdf_check.py"
LIBREOFFICE = shutil.which("soffice")
NEEDED = {
    # fixture: whether it can be had here, and what is said where not
    "audit_tool": (AUDIT.exists(), f"tests that look at the screen with ui_audit.py are left out: {AUDIT} is missing"),
    "pdf_check": (PDF_CHECK.exists(), f"tests that look into PDF files with {PDF_CHECK} are left out: it is missing"),
    "libreoffice": (bool(LIBREOFFICE), "round trips through LibreOffice are left out: there is no soffice"),
    "screen": (sys.platform == "linux", "whole journeys are left out: they need an X server, so Linux"),
}


def pytest_report_header(config: pytest.Config) -> list[str]:
    return [words for there, words in NEEDED.values() if not there]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    lacking = {name for name, (there, _words) in NEEDED.items() if not there}
    left_out = [item for item in items if lacking.intersection(getattr(item, "fixturenames", ()))]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The real one."""
    return Catalogue(catalogue_folder())


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Every test begins in English and leaves no other language behind."""
    i18n.use("en")
    yield
    i18n.use("en")


@pytest.fixture(scope="session")
def third_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the program brings along, with a made-up third language."""
    return third_language.make(tmp_path_factory.mktemp("third") / "tenken")


@pytest.fixture
def third(third_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The program with a third language; its code."""
    monkeypatch.setattr(sys, "_MEIPASS", str(third_folder), raising=False)
    i18n.translation.cache_clear()
    yield third_language.CODE
    i18n.translation.cache_clear()


@pytest.fixture
def audit_tool() -> Path:
    """The audit of screens that stands beside the checkout where the program is developed."""
    return AUDIT


@pytest.fixture
def pdf_check() -> Path:
    """The check of PDF files that stands beside the checkout where the program is developed."""
    return PDF_CHECK


@pytest.fixture
def libreoffice() -> str:
    """The program that opens and saves tables as people do."""
    return LIBREOFFICE or ""
