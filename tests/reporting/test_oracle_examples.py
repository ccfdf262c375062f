"""The oracle itself is held against the worked examples that come with the contract of the figures."""

import json
from datetime import date
from pathlib import Path

import pytest

from tests.reporting.oracle.forms import answer
from tests.reporting.oracle.workbook import read_register

DATA = Path(__file__).parents[1] / "registers" / "data"


@pytest.mark.parametrize("name", ["sample", "corners"])
def test_oracle_equals_the_worked_examples(name: str) -> None:
    register = read_register(DATA / f"register-{name}.xlsx")
    for expected in json.loads((DATA / f"register-{name}.expected.json").read_text(encoding="utf-8")):
        days = (date.fromisoformat(expected["from"]), date.fromisoformat(expected["to"]))
        counted = answer(register, expected["form"], *days, area=expected["area"], facility=expected["facility"])
        assert counted.cells == expected["cells"]
        lists = {row: numbers for (row, column), numbers in counted.lists.items() if column == "total" and numbers}
        assert lists == expected["dossiers"]
