"""Names, headings and values of a choice: one reader, whichever the door."""

import pytest

from app.cli.chosen_workbook import measure_named
from app.cli.set_command import _value
from app.cli.usage import Refused
from app.domain.answers import Field, InvalidValue, to_text
from app.exchange.columns import WHATS
from app.exchange.refusals import MeasureUnknown, ValueWrong
from app.exchange.table_reading import headed
from tests.exchange.samples import M, back, csv_file, put, xlsx_file
from tests.tables import tables_of

CHOICES, MEASURES, HEADINGS = tables_of("Names, headings and values of a choice")


def table(path, rows):
    return (
        xlsx_file(path, rows) if path.suffix == ".xlsx" else csv_file(path, "".join(",".join(r) + "\n" for r in rows))
    )


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize(("text", "field", "means"), CHOICES)
def test_each_value_of_the_table_in_a_file(workbook, catalogue, tmp_path, kind, text, field, means):
    put(workbook, reason="使っていない", **{field: {"status": "unknown", "carrier": "both", "priority": "low"}[field]})
    path = table(tmp_path / f"x.{kind}", [("id", field), (M, text)])
    if means == "refused":
        with pytest.raises(ValueWrong):
            back(workbook, catalogue, path)
        return
    after = [to_text(one.edit.after) for one in back(workbook, catalogue, path).differences]
    assert (after or [to_text(workbook.entry(M).get(Field(field)))]) == [means]


@pytest.mark.parametrize(("text", "field", "means"), CHOICES)
def test_each_value_of_the_table_on_the_command_line(text, field, means):
    if means == "refused":
        with pytest.raises(InvalidValue):
            _value(Field(field), text)
    else:
        assert to_text(_value(Field(field), text)) == means


@pytest.mark.parametrize(("text", "measure"), MEASURES)
def test_each_measure_of_the_table(workbook, catalogue, tmp_path, text, measure):
    path = csv_file(tmp_path / "x.csv", f"対策,メモ\n{text},a\n")
    if measure == "refused":
        with pytest.raises(MeasureUnknown):
            back(workbook, catalogue, path)
        with pytest.raises(Refused):
            measure_named(catalogue, text)
    else:
        assert [one.edit.measure for one in back(workbook, catalogue, path).differences] == [measure]
        assert measure_named(catalogue, text).id == measure


@pytest.mark.parametrize(("text", "what", "column"), HEADINGS)
def test_each_heading_of_the_table(text, what, column):
    found = [key.value for key in headed(WHATS[what], [text, "", text.replace("前", "\n前")]).values()]
    assert set(found) == (set() if column == "not known" else {column})
