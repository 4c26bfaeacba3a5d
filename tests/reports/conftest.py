"""A document on disk."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.reports.documents.listing import DOCUMENTS
from app.reports.press.writing import write
from app.reports.report_content import ReportContent
from tests.reports.samples import sample


@pytest.fixture
def make_pdf(tmp_path: Path) -> Callable[..., Path]:
    def make(name: str, content: ReportContent | None = None, **changes: object) -> Path:
        target = tmp_path / f"{name}.pdf"
        for _progress in write(DOCUMENTS[name], content or sample(**changes), target):
            pass
        return target

    return make
