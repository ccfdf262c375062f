"""A corpus of faulty workbooks: of each exactly what is said, sheet, row, column, value and words, and nothing else."""

import pytest

from cases.models import Dossier
from registers.workbook.findings import Finding
from tests.registers.books import Book
from tests.registers.corpus import cells, files, rows, together  # noqa: F401 - they fill the table
from tests.registers.corpus.world import CASES, Case, in_the_register, judged

LEAST = 60


@pytest.fixture(scope="module")
def user(standing):
    with standing(in_the_register) as user:
        yield user


def told(findings: list[Finding]) -> list[tuple]:
    return [(found.sheet, found.row, found.column, found.value, found.message) for found in findings]


@pytest.mark.django_db
@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_workbook_of_the_corpus(user, case: Case):
    book = Book(empty=True)
    case.make(book)
    findings = judged(book, user).findings
    assert told(findings.faults) == list(case.faults)
    assert told(findings.warnings) == list(case.warnings)
    assert Dossier.objects.count() == 2


def test_the_corpus_is_large_enough():
    assert sum(bool(case.faults) for case in CASES) >= LEAST
