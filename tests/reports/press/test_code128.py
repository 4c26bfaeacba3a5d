"""The bars of the numbers on printed sheets."""

import pytest
from reportlab.graphics.barcode.code128 import Code128

from app.reports.press.code128 import bars_of_figures


def _bars_of_reportlab(figures: str) -> list[tuple[int, bool]]:
    code = Code128(figures, quiet=0)
    code.validate()
    code.encode()
    code.decompose()
    # ReportLab writes bars as letters from A, gaps as letters from a.
    return [(ord(c.lower()) - ord("a") + 1, c.isupper()) for c in code.decomposed]


@pytest.mark.parametrize("pair", range(100))
def test_each_pair_of_figures_has_the_bars_that_reportlab_draws(pair: int) -> None:
    figures = f"{pair:02d}00{99 - pair:02d}{pair * 37 % 100:02d}"
    assert bars_of_figures(figures) == _bars_of_reportlab(figures)


@pytest.mark.parametrize("text", ["123", "12a4", "１２", "-1"])
def test_what_is_no_pairs_of_figures_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=str(len(text))):
        bars_of_figures(text)
