"""What an officer does with the register workbook."""

from accounts.models import User
from registers.workbook.run import Outcome, import_workbook


def import_register(*, content: bytes, name: str, by: User, dry_run: bool) -> Outcome:
    """Import a register workbook at once (command line); a dry run saves nothing."""
    return import_workbook(content, by, dry_run=dry_run)
