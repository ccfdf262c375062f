"""Files that no officer would send, and reading them in a process of its own that may use little memory and little
time: the limits kill it where one file is not bounded."""

import json
import random
import resource
import sys
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from registers.workbook import reading
from registers.workbook.findings import Findings

MEMORY = 1_400 * 1024**2
SECONDS = 120
MOST_ROWS = 5_000
SHEET = "xl/worksheets/sheet1.xml"
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def with_sheet(good: bytes, xml: str, *, part: str = SHEET) -> bytes:
    """A good workbook, one part of which is replaced."""
    output = BytesIO()
    with ZipFile(BytesIO(good)) as source, ZipFile(output, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, xml if name == part else source.read(name))
    return output.getvalue()


def sheet_of(rows: str, head: str = "") -> str:
    return f'<?xml version="1.0"?>{head}<worksheet {_MAIN}><sheetData>{rows}</sheetData></worksheet>'


def inline(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def fuzzed(good: bytes) -> Iterator[tuple[str, bytes]]:
    """By name, files that are refused or harmless."""
    chance = random.Random(6)
    for number in range(12):
        yield f"noise {number}", chance.randbytes(chance.randrange(1, 5_000))
        yield f"noise after PK {number}", b"PK\x03\x04" + chance.randbytes(chance.randrange(1, 5_000))
    for number in range(12):
        yield f"cut {number}", good[: chance.randrange(1, len(good))]
        spoilt = bytearray(good)
        for _ in range(chance.randrange(1, 20)):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        yield f"spoilt {number}", bytes(spoilt)
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE worksheet [<!ENTITY l0 "ha">{laughs}]>'
    yield "entities that grow", with_sheet(good, sheet_of(f'<row r="1">{inline("A1", "&l11;")}</row>', bomb))
    late = f"<!--{'x' * 70_000}-->{bomb}"
    yield "entities after a long comment", with_sheet(good, sheet_of(f'<row r="1">{inline("A1", "&l11;")}</row>', late))
    file = '<!DOCTYPE worksheet [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    yield "an entity that is a file", with_sheet(good, sheet_of(f'<row r="1">{inline("A1", "&f;")}</row>', file))
    late = f"<!--{'x' * 70_000}-->{file}"
    yield "a file after a long comment", with_sheet(good, sheet_of(f'<row r="1">{inline("A1", "&f;")}</row>', late))
    yield "a bomb of zeros", with_sheet(good, "\0" * 100_000_000)
    yield "a million blank rows", with_sheet(good, sheet_of("".join(f'<row r="{n}"/>' for n in range(1, 1_000_001))))
    styled = "".join(f'<row r="{n}" s="1"><c r="A{n}" s="1"/></row>' for n in range(1, 200_001))
    yield "many rows of blank cells", with_sheet(good, sheet_of(styled))
    wide = "".join(inline("", f"cột {n}").replace('r="" ', "") for n in range(16_384))
    yield "16,384 headings", with_sheet(good, sheet_of(f'<row r="1">{wide}</row>'))
    full = "".join(f'<row r="{n}">{inline(f"A{n}", f"{n * 7919}")}</row>' for n in range(1, MOST_ROWS + 100))
    yield "more rows than a register has", with_sheet(good, sheet_of(full))
    yield "a row beyond all", with_sheet(good, sheet_of(f'<row r="99999999999">{inline("ZZZZ9", "x")}</row>'))
    yield (
        "numbers that are none",
        with_sheet(good, sheet_of('<row r="1"><c r="A1"><v>1e999</v></c><c><v>x</v></c></row>')),
    )
    yield "a string that is not there", with_sheet(good, sheet_of('<row r="1"><c r="A1" t="s"><v>99</v></c></row>'))
    yield "deep brackets", with_sheet(good, sheet_of("<a>" * 100_000))
    yield "a text without end", with_sheet(good, sheet_of(f'<row r="1">{inline("A1", "x" * 30_000_000)}</row>'))
    formulas = "".join(f'<row r="{n}"><c r="A{n}"><f>SUM(A1:XFD1048576)</f></c></row>' for n in range(1, 2_000))
    yield "formulas without end", with_sheet(good, sheet_of(formulas))
    yield "a PDF", b"%PDF-1.7\n" + chance.randbytes(500)
    yield "a list with commas", "\ufeffSố hồ sơ,Họ và tên\nH-1,An\n".encode()
    yield "an old workbook", bytes.fromhex("d0cf11e0a1b11ae1") + chance.randbytes(2_000)


def main(path: str) -> None:
    """Print what became of each as JSON."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    with open(path, "rb") as file:
        good = file.read()
    reading.MAX_ROWS = MOST_ROWS
    for name, content in fuzzed(good):
        findings = Findings()
        rows = sum(len(raw.rows) for raw in reading.read_workbook(content, findings, lambda _rows: None))
        said = [finding.message for finding in (*findings.faults, *findings.warnings)][:3]
        sys.stdout.write(json.dumps({"name": name, "rows": rows, "faults": len(findings.faults), "said": said}) + "\n")
