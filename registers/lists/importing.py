"""A foreign list judged and saved as the register's sheet of dossiers is: by the very same rules."""

from accounts.models import User
from core.claims import Tell
from core.errors import DomainError
from registers.lists.layout import Layout
from registers.lists.table import Table, read_table
from registers.workbook.guard import RefusedFileError
from registers.workbook.run import Outcome, import_sheets


def table_of(content: bytes) -> Table:
    """The list in a file; a ``DomainError`` where it cannot be read."""
    try:
        return read_table(content)
    except RefusedFileError as refusal:
        raise DomainError(str(refusal), fields={"file": str(refusal)}) from refusal


def import_list(content: bytes, layout: Layout, user: User, *, dry_run: bool, progress: Tell) -> Outcome:
    """What ``import_workbook`` does; findings name the list's own headings."""
    table = table_of(content)
    outcome = import_sheets(
        lambda findings, _told: [layout.read(table, findings)], user, dry_run=dry_run, progress=progress
    )
    findings = outcome.findings
    findings.faults = [layout.in_words_of(table, found) for found in findings.faults]
    findings.warnings = [layout.in_words_of(table, found) for found in findings.warnings]
    return outcome
