"""Fuzzed files are refused, or read, in bounded time and memory, and never with anything but a sentence."""

import json
import os
import subprocess
import sys

from registers.workbook import guard, reading
from tests.registers.books import Book
from tests.registers.fuzz import MOST_ROWS, fuzzed

REFUSED = {
    "entities that grow": guard.DECLARATIONS,
    "entities after a long comment": guard.NOT_A_WORKBOOK,
    "an entity that is a file": guard.DECLARATIONS,
    "a bomb of zeros": guard.BOMB,
    "more rows than a register has": reading.TOO_MANY_ROWS.format(most=MOST_ROWS),
    "a row beyond all": guard.NOT_A_WORKBOOK,
    "numbers that are none": guard.NOT_A_WORKBOOK,
    "a string that is not there": guard.NOT_A_WORKBOOK,
    "deep brackets": guard.NOT_A_WORKBOOK,
    "a text without end": guard.BOMB,
    "a PDF": guard.NOT_A_WORKBOOK,
    "a list with commas": guard.NOT_A_WORKBOOK,
    "an old workbook": guard.OLD_EXCEL,
}
HARMLESS = {"a million blank rows", "many rows of blank cells", "a file after a long comment"}


def test_files_that_no_officer_would_send(tmp_path):
    good = tmp_path / "good.xlsx"
    good.write_bytes(Book().content)
    script = "import django, sys; django.setup(); from tests.registers.fuzz import main; main(sys.argv[1])"
    done = subprocess.run(
        [sys.executable, "-c", script, str(good)],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.test"},
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "root:" not in done.stdout
    told = {answer["name"]: answer for answer in map(json.loads, done.stdout.splitlines())}
    assert told.keys() == {name for name, _content in fuzzed(good.read_bytes())}
    assert {name: told[name]["said"][0] for name in REFUSED} == REFUSED
    for name in HARMLESS:
        assert (told[name]["faults"], told[name]["rows"] > 0) == (0, True), name
    for name, answer in told.items():
        if name.startswith(("noise", "cut")):
            assert answer["said"] == [guard.NOT_A_WORKBOOK], name
