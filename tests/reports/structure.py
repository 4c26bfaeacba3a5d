"""What a document says whatever its language: its measures and numbers in their order, for comparing two languages."""

import re
import unicodedata
from pathlib import Path

from tests.reports.samples import pdf_text

_ROLES = {"経営者": "executive", "管理者": "administrator", "勤務者": "teleworker"}
_LABEL = re.compile(rf"({'|'.join(_ROLES)}|Executive|Administrator|Teleworker)([A-M]-[0-9]+)")


def measures_in(path: Path) -> list[str]:
    """The ids of the measures whose labels a document prints, in the order of the paper."""
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", pdf_text(path)))
    return [f"{_ROLES.get(role, role.lower())}-{code}" for role, code in _LABEL.findall(text)]


def counts_in(path: Path) -> list[str]:
    """Every n / N of a document, but for the numbers of its pages."""
    text = unicodedata.normalize("NFKC", pdf_text(path))
    return [f"{n}/{of}" for n, of in re.findall(r"([0-9]+) / ([0-9]+)", text) if int(of) > 4]
